"""How a test comes to a page of questions, and waits for what follows an answer."""

from __future__ import annotations

from textual.pilot import Pilot

from forms.answers import Answers
from forms.case import Language
from tests.tui.driving import until
from tui.app import ImrApp
from tui.screens.step import StepScreen
from tui.session import Place


async def at_page(
    pilot: Pilot[None], app: ImrApp, place: Place, typed: dict[str, str] | None = None, language: Language = "en"
) -> None:
    """Stand on a page with these answers."""
    app.navigator.begin(Answers(language=language, typed=typed or {}), None)
    app.navigator.show(place)
    await until(pilot, lambda: isinstance(app.screen, StepScreen) and app.screen._drawn == place)
    await pilot.pause()


async def settled(app: ImrApp, pilot: Pilot[None]) -> None:
    """Timers of no length have run, and the threads they started are done."""
    for _ in range(3):
        await pilot.pause()
        await app.workers.wait_for_complete()
    await pilot.pause()


NAME = Place("patient", "name")
