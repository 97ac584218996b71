"""I sent it, or a letter came: on which day, how or what, and the paper that says so, which never goes into a
packet.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from forms.dates import show_date
from forms.returned import CHOICES
from packet.errors import PacketError
from packet.take_back import PacketRecord
from tui.after import day_of, filing_of, how_of, kind_of_reply, note_answer, note_sending, one_file
from tui.flow import named_files
from tui.screens.file_page import FilePage
from tui.screens.page import actions, visible_agency_line
from tui.widgets.action import Action
from tui.widgets.choices import Choices
from tui.widgets.entry import Entry, Line
from tui.widgets.words import Words

_CHOICE = {"sent": "how", "came": "what"}


class NotedScreen(FilePage):
    """Notes one thing, and goes back to the packet with what was written."""

    def __init__(self, record: PacketRecord, what: Literal["sent", "came"]) -> None:
        super().__init__()
        self._record = record
        self._what = what
        self._day = self._receipt = ""
        self._chosen = CHOICES[_CHOICE[what]][0]

    def title_words(self) -> str:
        return self.say(f"noted.{self._what}")

    def help_words(self) -> str:
        return f"{self.say('noted.help')}\n\n{visible_agency_line(self.language)}"

    def shows_tasks(self) -> bool:
        return False

    def body(self) -> Iterable[Widget]:
        what = self._what
        yield Words(self.say(f"noted.{what}"), classes="heading")
        yield Words(self.say(f"noted.{what}.about"), classes="para")
        yield from self.fault_words()
        yield Words(self.say(f"noted.{what}.day"), classes="label")
        yield Words(self.say("noted.day.hint", day=show_date(self.session.today, self.language)), classes="hint")
        yield Line(Entry(self._day, id="day"))
        yield Words(self.say(f"noted.{what}.choice"), classes="label")
        options = [(value, self.say(f"noted.{what}.{value}")) for value in CHOICES[_CHOICE[what]]]
        yield Choices(options, self._chosen, id="choice")
        yield from self.file_line(self.say(f"noted.{what}.paper"), self.say("noted.paper.hint"))
        if what == "sent":
            yield Words(self.say("noted.receipt"), classes="label")
            yield Line(Entry(self._receipt, id="receipt"))
        yield actions(Action(self.say("noted.save"), "save", classes="-main"), Action(self.say("back"), "back"))

    def take_in(self) -> None:
        super().take_in()
        for box in self.query("#day").results(Entry):
            self._day = box.value
        for box in self.query("#receipt").results(Entry):
            self._receipt = box.value
        for choices in self.query("#choice").results(Choices):
            self._chosen = choices.chosen or self._chosen

    @on(Choices.GoOn)
    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next("#body *")

    @on(Action.Pressed, "#save")
    async def _save(self) -> None:
        self.take_in()
        session, language = self.session, self.language
        try:
            on_day = day_of(self._day, session.today)
            paper = one_file(self.typed, named_files(self.typed, Path.home()) if self.typed.strip() else ())
            if self._what == "sent":
                told = note_sending(session, self._record, on_day, how_of(self._chosen), paper, self._receipt, language)
            else:
                told = note_answer(session, self._record, on_day, kind_of_reply(self._chosen), paper, language)
        except PacketError as error:
            self.fault = error.message(language)
            await self.rebuild("day")
        else:
            self.imr.navigator.after(told, filing_of(self._record))

    @on(Action.Pressed, "#back")
    def _leave(self) -> None:
        self.action_back()

    def action_back(self) -> None:
        self.imr.navigator.after(filing=filing_of(self._record))
