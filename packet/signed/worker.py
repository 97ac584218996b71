"""The worker that looks at pages that came back: `python -m packet.signed.worker`. One question, one answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from packet.sandbox.worker import Tell, serve

LIBRARIES: Final = ("packet.signed.work", "zxingcpp")
"""What it needs, for `packet.sandbox.fork_server`."""


def main() -> int:
    """Answer one question of `packet.signed.recognise`."""
    return serve(_answered)


def _answered(question: dict[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    from packet.signed.work import answer

    return answer(question, folder, tell)


if __name__ == "__main__":
    raise SystemExit(main())
