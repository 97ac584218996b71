"""Where the packet goes, in plain lines: the doors of this case, the choice of one, the questions that only it has."""

from __future__ import annotations

from forms.catalog import FILINGS
from tui.doors import chosen, door_options, go_through, name_of_door, open_instead, own_questions
from tui.plain.questions import ask
from tui.plain.visit import Visit


def door_words(visit: Visit) -> str:
    """The line of the check that leads here: whom the packet is for now."""
    console = visit.console
    return console.words("screens.door.link", to=name_of_door(chosen(visit.session), console.language))


def tell_open(visit: Visit) -> None:
    """Say which filing is open now while the chosen one is not."""
    console = visit.console
    if filing := open_instead(visit.session):
        console.gap()
        console.say("screens.door.offer", to=name_of_door(filing, console.language))


def choose_door(visit: Visit) -> None:
    """Choose whom the packet is for, and answer what only its form asks; back or Enter leaves all as it is."""
    console, session = visit.console, visit.session
    console.gap()
    console.say("screens.door.title")
    console.say("screens.door.about")
    picked = console.choose(door_options(session, console.language), chosen(session))
    filing = next((filing.id for filing in FILINGS if filing.id == picked), "")
    if not filing:
        return
    go_through(session, filing)
    visit.save()
    told: set[str] = set()
    while (key := next((key for key in own_questions(session) if key not in told), "")) and ask(visit, key) == "next":
        told.add(key)
