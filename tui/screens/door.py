"""Where the packet goes: the doors of this case, which is open now and until when, and the choice of one."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from forms.words import say
from tui.doors import chosen, door_options
from tui.screens.page import Page, actions, visible_agency_line
from tui.widgets.action import Action
from tui.widgets.choices import Choices
from tui.widgets.words import Words


class DoorScreen(Page):
    """Opened from the check. A choice counts when the person goes on; back leaves all as it was."""

    def title_words(self) -> str:
        step = say(f"questions.step.{self.session.place.step}", self.language)
        return self.say("where", number=self.session.step_number(), step=step)

    def help_words(self) -> str:
        return f"{self.say('door.help')}\n\n{visible_agency_line(self.language)}"

    def first_focus(self) -> str:
        return "doors"

    def body(self) -> Iterable[Widget]:
        yield Words(self.say("door.title"), classes="heading")
        yield Words(self.say("door.about"), classes="para")
        yield Choices(door_options(self.session, self.language), chosen(self.session), id="doors")
        yield actions(Action(self.say("continue"), "continue", classes="-main"), Action(self.say("back"), "back"))

    @on(Choices.GoOn)
    def _chosen(self) -> None:
        self._on()

    @on(Action.Pressed, "#continue")
    def _on(self) -> None:
        filing = self.query_one("#doors", Choices).chosen or chosen(self.session)
        self.imr.navigator.through_door(filing)

    @on(Action.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()

    def action_back(self) -> None:
        self.imr.navigator.show(self.session.place)
