"""The mark of each page of a packet that is ours: every page but those of papers."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import astuple

from packet.binding.plan import PacketPlan
from packet.binding.sheets import Sheets
from packet.filling.filled import Filled
from packet.marks.mark import MOST_PAGES, PageMark, filing_letters, page_check

Checks = Mapping[tuple[str, int], str]
"""(source, page of it from 1) -> the check of what the page shows."""


def page_checks(
    plan: PacketPlan, drawn: Mapping[str, bytes], filled: Mapping[str, Filled], sheets: Sheets
) -> dict[tuple[str, int], str]:
    """The check of every page that is ours. `drawn`: the files of the front parts by name, "slip-A" for a slip.

    On a form it follows from the form, its print and what stands on this page of it, and so stays when another page
    changes; on any other page from the whole file.
    """
    checks: dict[tuple[str, int], str] = {}
    for part in plan.parts:
        if part.exhibit is not None and part.source != "slip":
            continue
        name = part.source if part.exhibit is None else f"slip-{part.exhibit.letter}"
        for page in range(1, part.pages + 1):
            if part.source in filled:
                content = _print_of(part.source, sheets), _placed(filled[part.source], page - 1)
            else:
                content = drawn[name], b""
            checks[name, page] = page_check([name.encode(), str(page).encode(), *content])
    return checks


def marks_of(
    plan: PacketPlan, number: str, sheets: Sheets, checks: Checks, signed: Collection[int]
) -> dict[int, PageMark]:
    """The mark of each page (from 0) that is ours. `number` is the packet's; the pages `signed` (from 1) wait for a
    signature: those of our own print have a third code at the head, by which the page can be straightened. Slips beyond
    the pages that a code can number have none.
    """
    agency = {official.source for official in sheets.officials}
    letters = filing_letters(sheets.filing.id)
    marks = {}
    for page, part, place in plan.numbered():
        name = part.source if part.exhibit is None else f"slip-{part.exhibit.letter}"
        if page <= MOST_PAGES and (name, place) in checks and (part.exhibit is None or part.source == "slip"):
            head = page in signed and part.source not in agency
            marks[page - 1] = PageMark(number, page, letters, checks[name, place], head)
    return marks


def _print_of(source: str, sheets: Sheets) -> bytes:
    """Which print of the form it is: ours by its number, edition and language, an agency's by its file."""
    for official in sheets.officials:
        if official.source == source:
            return official.found.sha256.encode()
    sheet = sheets.own.get(source)
    return f"{sheet.number} {sheet.edition} {sheet.language}".encode() if sheet else b""


def _placed(filled: Filled, page: int) -> bytes:
    """What stands on this page (from 0), and where."""
    on_it = [
        (one.key, one.form, one.where, one.text, *(round(edge, 1) for edge in astuple(one.rect)))
        for one in filled.placed
        if one.page == page
    ]
    return json.dumps(on_it, ensure_ascii=True).encode()
