"""The worker for papers: `python -m packet.intake.worker`. One request in, {"taken": …} or {"refusal": …} out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from packet.sandbox.worker import Tell, serve

LIBRARIES: Final = (
    "packet.intake.work",
    "packet.intake.pdf",
    "packet.intake.image",
    "packet.intake.from_image",
    "packet.intake.pictures",
    "packet.pdf.pdfium",
)
"""What it needs, for `packet.sandbox.fork_server`."""


def main() -> int:
    """Take one paper. The exit code is 0 when a result was written; the result itself says what became of the paper."""
    return serve(_taken)


def _taken(question: dict[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    from packet.intake import UNFENCED
    from packet.intake.request import Request
    from packet.intake.result import Refusal, Taken, to_plain
    from packet.intake.work import work

    request = Request.from_plain(question)
    if question["program"] and not _closed(question["walls"]) and not question["unfenced"]:
        return to_plain(Refusal(request.name, UNFENCED))
    result = work(request, folder, tell)
    return to_plain(replace(result, walls=tuple(question["walls"])) if isinstance(result, Taken) else result)


def _closed(walls: Collection[str]) -> bool:
    """Whether a program that follows a document's links finds no file and no network."""
    return "files" in walls and ("network" in walls or "calls" in walls)


if __name__ == "__main__":
    raise SystemExit(main())
