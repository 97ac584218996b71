"""The worker for papers: `python -m packet.intake.worker`. One request in, {"taken": …} or {"refusal": …} out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from packet.sandbox.worker import Tell, serve


def main() -> int:
    """Take one paper. The exit code is 0 when a result was written; the result itself says what became of the paper."""
    return serve(_taken)


def _taken(question: dict[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    from packet.intake.request import Request
    from packet.intake.result import to_plain
    from packet.intake.work import work

    return to_plain(work(Request.from_plain(question), folder, tell))


if __name__ == "__main__":
    raise SystemExit(main())
