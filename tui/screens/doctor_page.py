"""Pages for the doctor: what each is for, and one key that makes it, filled with what is known."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual import on, work
from textual.widget import Widget

from forms.doctor_pages import DoctorPage
from forms.words import say
from packet.errors import PacketError
from tui.doctor_page import wanted_pages, write_page
from tui.screens.page import Page, actions
from tui.widgets.action import Action
from tui.widgets.words import Words


class DoctorPageScreen(Page):
    """Opened from the papers, and leads back there."""

    def __init__(self) -> None:
        super().__init__()
        self._said = ""

    def title_words(self) -> str:
        return self.say("doctor.title")

    def help_words(self) -> str:
        return self.say("doctor.help")

    def body(self) -> Iterable[Widget]:
        yield Words(self.say("doctor.title"), classes="heading")
        yield Words(self._said, id="said", classes=f"para fault {'-shown' if self._said else ''}")
        yield Words(self.say("doctor.about"), classes="para")
        for page, advice in wanted_pages(self.session, self.imr.keeper.looks()):
            yield Words(advice.title(self.language), classes="label section")
            yield Words(advice.reason(self.language), classes="hint")
            yield Action(self.say("doctor.make"), page.command, about=page)
        yield actions(Action(self.say("back"), "back"))

    @on(Action.Pressed)
    @work(exclusive=True)
    async def _make(self, event: Action.Pressed) -> None:
        page = event.action.about
        if not isinstance(page, DoctorPage):
            return
        try:
            path = await asyncio.to_thread(write_page, page, self.session)
        except PacketError as error:
            self._said = error.message(self.language)
        else:
            kind = say(f"questions.paper_kind.{page.kind}", self.language)
            self._said = self.say("doctor.made", file=path, next=say("commands.sheet.next", self.language, kind=kind))
        if self.is_attached:
            await self.rebuild(page.command)

    @on(Action.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()

    def action_back(self) -> None:
        self.imr.navigator.show(self.session.place)
