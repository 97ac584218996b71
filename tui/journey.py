"""From place to place: forward, back, change and return; what cannot wait is told on the way; then the packet."""

from __future__ import annotations

from pathlib import Path

from tui.cases import Cases
from tui.export import copy_to_drive
from tui.making import Made, Making, order_of
from tui.screens.advice import AdviceScreen
from tui.screens.building import BuildingScreen
from tui.screens.check import CheckScreen
from tui.screens.done import DoneScreen
from tui.screens.papers import PapersScreen
from tui.screens.step import StepScreen
from tui.session import Place
from tui.widgets.field import control_id


def control_of(key: str) -> str:
    """The id of the control that changes what a line of the check shows."""
    return key if key.startswith("paper-") else control_id(key)


class Journey(Cases):
    """Which screen comes next."""

    def show(self, place: Place) -> None:
        """Go to a place."""
        self.session.go(place)
        self.save()
        match place.step:
            case "papers":
                self.put(PapersScreen(self._focus()))
            case "check":
                self.session.returning = False
                self.put(CheckScreen())
            case _ if isinstance(self.screen, StepScreen):
                self.call_later(self.screen.show_place, place, self._focus())
            case _:
                self.put(StepScreen(place, self._focus()))

    def _focus(self) -> str:
        """The control of what is changed; a page that does not have it begins with its first."""
        return control_of(self.changed_key) if self.session.returning and self.changed_key else ""

    def go_on(self) -> None:
        """Forward, telling first what the rules have newly found that cannot wait."""
        new = self.session.early(self.told)
        self.told |= {finding.id for finding in new}
        if new and self.session.place.step not in ("papers", "check"):
            self.push_screen(AdviceScreen(new))
        else:
            self.show(self.session.forward())

    def after_advice(self) -> None:
        """The person goes on all the same."""
        self.pop_screen()
        self.show(self.session.forward())

    def go_back(self) -> None:
        """One place back."""
        place = self.session.back()
        if place is not None:
            self.show(place)
        elif self.in_case and self.policy.may_keep:
            self.to_cases()

    def change(self, place: Place, key: str) -> None:
        """Change one answer, or with the key "paper-N" the paper N (from 0), and come back to the check."""
        self.session.returning, self.changed_key = True, key
        self.show(place)

    def back_to_check(self) -> None:
        """From the making or the result back to the answers."""
        self.show(Place("check"))

    # The packet

    def make(self) -> None:
        """Make the packet in a child process."""
        order = order_of(self.session, self.setup.case, fax=self.wants_fax)
        self.put(BuildingScreen(Making(order, self.setup.runtime)))

    def made(self, made: Made) -> None:
        """Show the result."""
        self.put(DoneScreen(made))

    def save_packet(self, folder: Path) -> str:
        """Copy what was made onto the person's drive; what happened, in words."""
        saved = copy_to_drive(folder, self.policy, self.today)
        return self.say("done.saved", folder=saved) if saved else self.say("done.not_saved")
