"""The worker that looks at one page for the screens: `python -m packet.page_worker`.

The clean PDF is our own, its fonts and pictures are still the paper's, so PDFium meets them inside the fence, away from
the process that has the answers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from packet.sandbox.worker import Tell, serve

LIBRARIES: Final = (
    "packet.thumbnail",
    "packet.page_facts",
)
"""What it needs, for `packet.sandbox.fork_server`."""


def main() -> int:
    """Answer one question of `packet.thumbnail` or `packet.page_facts`."""
    return serve(_answered)


def _answered(question: dict[str, Any], _folder: Path, _tell: Tell) -> dict[str, Any]:
    from packet.page_facts import read_facts
    from packet.thumbnail import read_dots

    path, page = Path(question["path"]), int(question["page"])
    if "columns" in question:
        return {"dots": read_dots(path, page, int(question["columns"]), int(question["rows"]))}
    return {"facts": read_facts(path, page, int(question["longest"]))}


if __name__ == "__main__":
    raise SystemExit(main())
