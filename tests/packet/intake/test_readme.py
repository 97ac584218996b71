"""The table of the made papers in README.md is the list the tests run."""

from __future__ import annotations

import re
from pathlib import Path

from tests.packet.intake.papers import ALL, MODULES

_HEAD = """# The made papers

Every paper here is made by the tests, byte by byte ({modules}): no file of others, no person.
`test_corpus.py` takes each of them in and holds the outcome against this table. For a PDF taken, source and result are
drawn by PDFium at 72 dots an inch, and no block of 4 x 4 dots may differ by more than {bound:g} of 255 (a mark may be
one dot off); instead of a source that hides something on a layer its twin is drawn, made without it. For a picture, the
mean of the difference from the picture itself stays below 14 of 255.
`test_engine_fallback.py` takes every second PDF again with each engine made to fail; `test_worker.py` kills, starves
and cheats the worker;
`python -m tests.packet.intake.fuzz --seconds 300` looks for more.

| file | what it proves | outcome |
|---|---|---|
"""


def table() -> str:
    """README.md as it must be."""
    from packet.intake.visual_diff import BOUND

    names = ", ".join(f"`{name}.py`" for name in MODULES)
    rows = (f"| {made.name} | {made.proves} | {_outcome(made.expect, made.pages)} |\n" for made in ALL)
    return _HEAD.format(modules=names, bound=BOUND) + "".join(rows)


def _outcome(expect: str, pages: int) -> str:
    if expect == "taken":
        return "1 page" if pages == 1 else f"{pages} pages"
    return "taken or refused" if expect == "taken_or_refused" else f"refused: {re.sub('_', ' ', expect)}"


def test_the_table_is_the_list() -> None:
    """README.md names every made paper, what it proves and its outcome."""
    written = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
    assert written == table()
