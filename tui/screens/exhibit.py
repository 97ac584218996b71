"""What the pages about papers share: their order and letters, what kind one is, a change to one."""

from __future__ import annotations

from dataclasses import replace

from tui.flow import Standing, name_of, standings
from tui.screens.kind import KindScreen
from tui.screens.page import Page
from tui.widgets.at_hand import AtHand


def standings_of(page: Page) -> list[Standing]:
    """The papers in the order of the packet, with their letters as far as is known now."""
    return standings(page.session.case, page.imr.keeper.looks())


def page_of_paper(page: Page, number: int, at: int = 1) -> AtHand | None:
    """A page of a paper, from 1, for the space beside; None while it is not open, or when it does not go in."""
    papers, taken = page.session.answers.papers, page.imr.keeper.look(number).taken if number >= 0 else None
    if taken is None or number >= len(papers) or not 1 <= at <= len(taken.sources):
        return None
    words = page.say("at_hand", name=name_of(papers[number]), page=at, of=len(taken.sources))
    return AtHand(taken.pdf, at - 1, words)


async def ask_kind(page: Page, number: int, *, new: bool = False) -> None:
    """Ask what kind of paper one is; Escape leaves it as it is."""
    chosen = await page.app.push_screen_wait(KindScreen(number, new=new))
    if chosen:
        kind, title = chosen
        change_paper(page, number, kind=kind, **({"title": title} if title else {}))


def change_paper(page: Page, number: int, **changes: object) -> None:
    """Change one paper's entry, and open it again where that matters."""
    papers = list(page.session.answers.papers)
    papers[number] = replace(papers[number], **changes)  # type: ignore[arg-type]  # names are checked by the callers' tests
    page.session.put_papers(tuple(papers))
    page.imr.papers_changed()
