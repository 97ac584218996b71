"""The first page: what this is, in which language, a new packet or one begun before."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from forms.words import say
from packet.store.listing import CaseLine, list_cases
from tui.screens.page import Page, actions
from tui.showing import case_parts
from tui.widgets.action import Action
from tui.widgets.words import Words


class StartScreen(Page):
    """Before a case is open."""

    def title_words(self) -> str:
        return self.say("title")

    def shows_tasks(self) -> bool:
        return False

    def body(self) -> Iterable[Widget]:
        policy = self.imr.policy
        yield Words(self.say("start.heading"), classes="heading")
        yield Words(self.say("start.about"), classes="para")
        yield Words(self.say("start.kiosk" if policy.kiosk else "start.private"), classes="para")
        buttons = [Action(self.say("start.new"), "new", classes="-main")]
        if policy.may_keep:
            buttons.append(Action(self.say("start.sealed"), "sealed"))
        yield actions(*buttons)
        other = policy.other_language(self.imr.language)
        if other:
            yield actions(Action(say("screens.menu.language", other), "speak"))
        if policy.may_keep:
            yield from self._cases()

    def _cases(self) -> Iterable[Widget]:
        lines = list_cases(self.imr.setup.home, self.imr.setup.today)
        if lines:
            yield Words(self.say("start.cases"), classes="label section")
        for number, line in enumerate(lines):
            yield Action(" - ".join(case_parts(line, self.language)), f"case-{number}", classes="-link", about=line)

    @on(Action.Pressed, "#new")
    def _new(self) -> None:
        self.imr.cases.new()

    @on(Action.Pressed, "#sealed")
    def _sealed(self) -> None:
        self.imr.cases.new_sealed()

    @on(Action.Pressed, "#speak")
    async def _speak(self) -> None:
        await self.action_speak()

    @on(Action.Pressed, ".-link")
    def _open(self, event: Action.Pressed) -> None:
        if isinstance(event.action.about, CaseLine):
            self.imr.cases.open(event.action.about.path)

    def action_back(self) -> None:
        """There is nothing before the first page."""
