"""What the packet holds as the answers are now: its forms and papers, for the column beside a page of a wide window."""

from __future__ import annotations

from collections.abc import Sequence

from forms import catalog
from forms.answers import PaperEntry
from forms.visible import visible
from forms.words import say
from tui.flow import kind_of, standings
from tui.paper_loader import Look
from tui.session import Session


def so_far(session: Session, looks: Sequence[Look], language: str) -> list[str]:
    """The forms that this case needs, then the papers that go in with their letters, each in a line."""
    case, entries = session.case, session.answers.papers
    forms = [
        catalog.form_name(spec.id, language) for spec in catalog.needed(catalog.filing_for(case), case, session.today)
    ]
    papers = [
        f"{one.letter}  {visible(entries[one.number].title) or say(_kind(entries[one.number]), language)}"
        for one in standings(case, looks)
        if one.letter
    ]
    return forms + papers


def _kind(entry: PaperEntry) -> str:
    return f"questions.paper_kind.{kind_of(entry)}"
