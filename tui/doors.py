"""Where the packet goes: which filings one case can be made into, which is open now, and the choice of one of them.

Both faces say what is decided here. What was typed serves every filing; only the questions of one that no other has
are asked when it is chosen.
"""

from __future__ import annotations

from forms import doors
from forms.catalog import FILINGS, filing_for
from forms.dates import show_date
from forms.doors import Door
from forms.interview import STEPS
from forms.words import say
from tui.session import Place, Session


def name_of_door(filing: str, language: str) -> str:
    """Whom a packet is for."""
    return say(f"check.door.to.{filing}", language)


def chosen(session: Session) -> str:
    """The filing that is made of the case now."""
    return filing_for(session.case).id


def door_options(session: Session, language: str) -> list[tuple[str, str]]:
    """(filing, words) of every door of the case's road, and of the one that is chosen, with what is known of each."""
    ways = doors.doors(session.case, session.today)
    known = {way.filing: way for way in ways}
    others = [id for id in dict.fromkeys((FILINGS[0].id, chosen(session))) if id not in known]
    return [(way.filing, _told(way, language)) for way in ways] + [(id, name_of_door(id, language)) for id in others]


def _told(way: Door, language: str) -> str:
    by = show_date(way.until, language) if way.until else ""
    state = say(f"check.door.{way.state}{'_by' if by else ''}", language, by=by)
    return f"{name_of_door(way.filing, language)}: {state}"


def open_instead(session: Session) -> str:
    """The filing that is open now while the chosen one is not; "" where the chosen one is, or none is."""
    way = doors.open_instead(session.case, session.today)
    return way.filing if way else ""


def go_through(session: Session, filing: str) -> Place | None:
    """Make the packet for this filing from now on; the first page with questions that only it has, None for none."""
    session.make_for(filing)
    own = (Place(step.id, page.id) for step in STEPS for page in step.pages if page.filings)
    return next((place for place in own if place in session.places()), None)


def own_questions(session: Session) -> list[str]:
    """The questions that are asked now for the chosen filing alone, in order."""
    pages = (page for step in STEPS for page in step.pages if page.filings)
    return [question.key for page in pages for question in session.questions(page)]
