"""The worker for agencies' PDFs: `python -m packet.official.worker`. One question on standard input, one answer on
standard output, inside the fence that papers have (`packet.intake.worker`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from packet.intake.order import Tell
from packet.intake.worker import serve


def main() -> int:
    """Answer one question of `packet.official.guard`."""
    return serve(_answered)


def _answered(question: dict[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    from packet.official.work import answer

    return answer(question, folder, tell)


if __name__ == "__main__":
    raise SystemExit(main())
