"""The worker for agencies' PDFs: `python -m packet.locate.worker`. One question on standard input, one answer on
standard output, inside the fence that papers have (`packet.sandbox.worker`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from packet.sandbox.worker import Tell, serve

LIBRARIES: Final = ("packet.locate.work",)
"""What it needs, for `packet.sandbox.fork_server`."""


def main() -> int:
    """Answer one question of `packet.locate.guard`."""
    return serve(_answered)


def _answered(question: dict[str, object], folder: Path, tell: Tell) -> dict[str, object]:
    from packet.locate.work import answer

    return answer(question, folder, tell)


if __name__ == "__main__":
    raise SystemExit(main())
