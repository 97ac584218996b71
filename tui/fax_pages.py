"""How the pages of a made packet are faxed: which came out badly, which page of which paper each is, what was chosen.

Pure: asks the packet's ledger and the case, draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from forms.case import FaxWay
from tui.making import Made
from tui.session import Session

WAYS: Final[tuple[FaxWay, ...]] = ("as_is", "photo", "lighter", "mail")


@dataclass(frozen=True)
class FaxPage:
    """Page `number` of the packet (from 1), how clear its fax is (0..100), how it was faxed, how many spots are spoilt;
    `paper` is the place in the case (from 0) of the paper that it is page `source` of, None for the program's own."""

    number: int
    legibility: int
    way: FaxWay
    spots: int
    paper: int | None = None
    source: int = 0


def hard_pages(made: Made) -> list[FaxPage]:
    """The pages of the fax edition that have something to look at: a warning, or a choice; in order."""
    fax = made.facts.get("fax") or {}
    return [_page(made.facts, told) for told in fax.get("pages", []) if told["warnings"] or told["way"] != "as_is"]


def page_of(made: Made, number: int) -> FaxPage | None:
    """Page `number` (from 1) of the fax edition; None when it has none."""
    pages = (made.facts.get("fax") or {}).get("pages", [])
    return next((_page(made.facts, told) for told in pages if told["number"] == number), None)


def _page(facts: dict[str, Any], told: dict[str, Any]) -> FaxPage:
    number = told["number"]
    at = facts["pages"][number - 1]
    letters = [entry["exhibit"] for entry in facts["inputs"]]
    paper = letters.index(at["source"]) if at["source"] in letters else None
    found = FaxPage(number, told["legibility"], told["way"], len(told["spots"]))
    return found if paper is None else replace(found, paper=paper, source=at["source_page"])


def way_of(session: Session, page: FaxPage) -> FaxWay:
    """How the page will be faxed the next time: what the case says, else as the packet has it."""
    papers = session.answers.papers
    if page.paper is None or page.paper >= len(papers):
        return page.way
    chosen = papers[page.paper].fax.get(str(page.source))
    kind: FaxWay = "photo" if papers[page.paper].kind == "photo" else "as_is"
    return next((way for way in WAYS if way == chosen), kind)


def choose(session: Session, page: FaxPage, way: FaxWay) -> None:
    """Keep with the case how a page of a paper is faxed. A photograph's pages are photos unless something else is
    chosen, so that one faxed as it is says so."""
    papers = list(session.answers.papers)
    if page.paper is None or page.paper >= len(papers):
        return
    entry = papers[page.paper]
    ways = {place: kept for place, kept in entry.fax.items() if place != str(page.source)}
    usual = "photo" if entry.kind == "photo" else "as_is"
    if way != usual:
        ways[str(page.source)] = way
    papers[page.paper] = replace(entry, fax=ways)
    session.put_papers(tuple(papers))


def is_changed(session: Session, made: Made) -> bool:
    """Whether the case asks for another fax edition than the one that was made."""
    return any(way_of(session, page) != page.way for page in _all(made) if page.paper is not None)


def _all(made: Made) -> list[FaxPage]:
    return [_page(made.facts, told) for told in (made.facts.get("fax") or {}).get("pages", [])]
