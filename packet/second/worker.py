"""The worker that has pages drawn a second time: `python -m packet.second.worker`. One question, inside the fence."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from packet.sandbox.worker import Tell, serve

LIBRARIES: Final = ("packet.second.work",)
"""What it needs, for `packet.sandbox.fork_server`."""


def main() -> int:
    """Answer one question of `packet.second.compared`."""
    return serve(_answered)


def _answered(question: dict[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    from packet.second.work import answer

    return answer(question, folder, tell)


if __name__ == "__main__":
    raise SystemExit(main())
