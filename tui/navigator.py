"""The navigator: which screen comes next. Forward, back, change and return, the advice on the way, then the packet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen

from forms.answers import Answers
from packet.store.case import CaseFile
from tui import later
from tui.after import PutIn, packets_of
from tui.doors import go_through
from tui.making import Made, Making
from tui.screens.page import Page
from tui.screens.start import StartScreen
from tui.session import Place
from tui.widgets.field import control_id

if TYPE_CHECKING:
    from tui.app import ImrApp

_UNDER_WINDOWS = 2
"""Screens that are always there: Textual's own empty one, and the page."""


def control_of(key: str) -> str:
    """The id of the control that changes what a line of the check shows."""
    return key if key.startswith("paper-") else control_id(key)


class Navigator:
    """Shows the place where the person is. `changed_key` is what the check was left for, "" before."""

    def __init__(self, app: ImrApp) -> None:
        self._app = app
        self.changed_key = ""

    def put(self, screen: Screen[None]) -> None:
        """Show a page in the place of the one before, without the windows over it."""
        while len(self._app.screen_stack) > _UNDER_WINDOWS:
            self._app.pop_screen()
        self._app.switch_screen(screen)

    async def refresh_page(self) -> None:
        """Draw the page again from the session, with the focus where it was."""
        screen: Screen[object] = self._app.screen
        if isinstance(screen, Page):
            await screen.rebuild((screen.focused.id if screen.focused else "") or "")

    # Into a case and out of it

    def begin(self, answers: Answers, file: CaseFile | None, *, papers_first: bool = False) -> None:
        """Open this case on the screens, where it was left or at its papers; without a file it stays in memory."""
        app = self._app
        app.keeper.begin(answers, file)
        app.saved_at = ""
        app.papers_changed()
        if papers_first:
            app.keeper.session.lead_with_papers()
        if not papers_first and packets_of(app.keeper):
            self.after()
        else:
            self.show(app.keeper.session.place)

    def to_cases(self) -> None:
        """Back to the list of cases; the open one is saved and let go."""
        app = self._app
        if not app.save():
            app.cases.ask_unsaved()
            return
        app.close_work()
        app.keeper.let_go()
        self.put(StartScreen())

    # From place to place

    def show(self, place: Place) -> None:
        """Go to a place."""
        app, session = self._app, self._app.keeper.session
        session.go(place)
        app.save()
        focus = control_of(self.changed_key) if session.returning and self.changed_key else ""
        match place.step:
            case "papers":
                self.put(later.PapersScreen(focus))
            case "check":
                session.returning = False
                self.put(later.FormPaperScreen(on_the_way=True) if app.keeper.news_of_paper() else later.CheckScreen())
            case _ if later.is_step(app.screen):
                app.call_later(app.screen.show_place, place, focus)
            case _:
                self.put(later.StepScreen(place, focus))

    def go_on(self) -> None:
        """Forward, telling first what the rules have newly found that cannot wait."""
        session = self._app.keeper.session
        new = self._app.keeper.news_of_rules()
        if new and session.place.step not in ("papers", "check"):
            self._app.push_screen(later.AdviceScreen(new))
        else:
            self.show(session.forward())

    def after_advice(self) -> None:
        """The person goes on all the same."""
        self._app.pop_screen()
        self.show(self._app.keeper.session.forward())

    def go_back(self) -> None:
        """One place back; from the first one to the cases."""
        place = self._app.keeper.session.back()
        if place is not None:
            self.show(place)
        elif self._app.keeper.is_open and self._app.policy.may_keep:
            self.to_cases()

    def change(self, place: Place, key: str) -> None:
        """Change one answer, or with the key "paper-N" the paper N (from 0), and come back to the check."""
        self._app.keeper.session.returning, self.changed_key = True, key
        self.show(place)

    def form_paper(self) -> None:
        """The paper form, from wherever the person is; it leads back there."""
        self._app.save()
        self.put(later.FormPaperScreen())

    def doctor_pages(self) -> None:
        """Pages for the doctor; it leads back to where the person is."""
        self._app.save()
        self.put(later.DoctorPageScreen())

    def door(self) -> None:
        """Where the packet goes; it leads back to where the person is."""
        self._app.save()
        self.put(later.DoorScreen())

    def through_door(self, filing: str) -> None:
        """The packet is for this filing from now on; first the questions that only it has, then the check."""
        place = go_through(self._app.keeper.session, filing)
        self._app.keeper.session.returning, self.changed_key = place is not None, ""
        self.show(place or Place("check"))

    def back_to_check(self) -> None:
        """From the making or the result back to the answers."""
        self.show(Place("check"))

    # The packet

    def after(self, told: Sequence[str] = (), filing: str = "") -> None:
        """What became of the packet since it was made, with what has just been noted."""
        self.put(later.AfterScreen(told, filing))

    def make_signed(self, coming: PutIn) -> None:
        """Make the packet again with pages that came back; the case has them once it is made."""

        def adopt(made: Made) -> Sequence[str]:
            told = coming.adopt(made)
            self._app.save()
            return told

        self.put(later.BuildingScreen(Making(coming.order, self._app.setup.runtime), adopt, self.after))

    def make(self) -> None:
        """Make the packet in a child process."""
        self.put(later.BuildingScreen(Making(self._app.keeper.order(), self._app.setup.runtime)))

    def made(self, made: Made, told: Sequence[str] = ()) -> None:
        """Show the result, with what is to be said of it."""
        self.put(later.DoneScreen(made, told))
