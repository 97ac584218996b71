"""What the pages about papers share: their order and letters, the state of a paper in a few words, a change to one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from forms.words import say
from tui.flow import KINDS, Standing, notes_of, standings
from tui.paper_loader import Look
from tui.screens.page import Page
from tui.screens.window import Choose


def standings_of(page: Page) -> list[Standing]:
    """The papers in the order of the packet, with their letters as far as is known now."""
    return standings(page.session.case.papers, page.imr.keeper.looks())


def short_state(look: Look, language: str) -> str:
    """Opened, being opened, or refused, in a few words."""
    match look:
        case Look(taken=taken) if taken:
            words = say("screens.papers.in", language, pages=len(taken.sources))
            notes = notes_of(look)
            return f"{words}, {say('screens.papers.notes', language, count=notes)}" if notes else words
        case Look(refusal=refusal) if refusal:
            return say("screens.papers.refused", language)
        case Look(fault=fault) if fault:
            return say("screens.papers.refused", language)
        case Look(done=done, of=of) if of:
            return say("screens.papers.opening_page", language, done=done, of=of)
    return say("screens.papers.opening", language)


async def ask_kind(page: Page, number: int) -> None:
    """Ask what kind of paper one is; Escape leaves it as it is."""
    entry = page.session.answers.papers[number]
    kinds = [(kind, say(f"questions.paper_kind.{kind}", page.language)) for kind in KINDS]
    heading = page.say("papers.kind", name=Path(entry.file).name)
    chosen = await page.app.push_screen_wait(Choose(heading, page.say("papers.kind.hint"), kinds))
    if chosen:
        change_paper(page, number, kind=chosen)


def change_paper(page: Page, number: int, **changes: object) -> None:
    """Change one paper's entry, and open it again where that matters."""
    papers = list(page.session.answers.papers)
    papers[number] = replace(papers[number], **changes)  # type: ignore[arg-type]  # names are checked by the callers' tests
    page.session.put_papers(tuple(papers))
    page.imr.papers_changed()
