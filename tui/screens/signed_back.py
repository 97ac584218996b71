"""A page came back signed: which file, what was seen on it, and the packet made again with it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input

from forms.words import say
from packet.errors import PacketError
from packet.take_back import PacketRecord
from tui.after import SheetsBack, filing_of, look, put_in
from tui.flow import named_files
from tui.screens.file_page import FilePage
from tui.screens.page import actions, visible_agency_line
from tui.widgets.action import Action
from tui.widgets.choices import Tick
from tui.widgets.words import Words


class SignedBackScreen(FilePage):
    """Asks for the scan, shows what was seen, asks where it is in doubt. Nothing is replaced without "put it in"."""

    def __init__(self, record: PacketRecord) -> None:
        super().__init__()
        self._record = record
        self._back: SheetsBack | None = None
        self._accepted: set[int] = set()

    def title_words(self) -> str:
        return self.say("back.title")

    def help_words(self) -> str:
        return f"{self.say('back.help')}\n\n{visible_agency_line(self.language)}"

    def shows_tasks(self) -> bool:
        return False

    def body(self) -> Iterable[Widget]:
        yield Words(self.say("back.title"), classes="heading")
        yield from self.fault_words()
        if self._back is None:
            yield Words(self.say("back.about"), classes="para")
            yield from self.file_line(self.say("back.path"), self.say("back.path.hint"))
            check = Action(self.say("back.check"), "check", classes="-main")
            yield actions(check, Action(self.say("back"), "back"))
        else:
            yield from self._seen(self._back)

    def _seen(self, back: SheetsBack) -> Iterable[Widget]:
        for number, (words, doubtful) in enumerate(back.lines(self.language)):
            yield Words(words, classes="para seen")
            if doubtful is not None:
                place = back.told.index(doubtful)
                use = self.say("back.all_the_same", page=doubtful.sheet.page)
                yield Tick(use, place in self._accepted, id=f"use-{place}-{number}")
        if back.used(self._accepted):
            yield Words(self.say("back.put.about"), classes="para")
            put = [Action(self.say("back.put"), "put", classes="-main")]
        else:
            yield Words(say("signed.nothing", self.language), classes="para")
            put = []
        yield actions(*put, Action(self.say("back.another"), "another"), Action(self.say("back"), "back"))

    @on(Tick.Changed)
    async def _tick(self, event: Tick.Changed) -> None:
        place = int((event.tick.id or "use-0").split("-")[1])
        self._accepted ^= {place} if event.on != (place in self._accepted) else set()
        await self.rebuild(event.tick.id or "")

    @on(Action.Pressed, "#check")
    @on(Input.Submitted, "#path")
    @work(exclusive=True)
    async def _check(self) -> None:
        self.take_in()
        self.fault = ""
        try:
            files = named_files(self.typed, Path.home())
            async with self.imr.busy(self.say("back.looking")):
                self._back = await asyncio.to_thread(look, self.imr.keeper, self._record, files)
        except PacketError as error:
            self.fault = error.message(self.language)
        if self.is_attached:
            await self.rebuild("path" if self.fault else "put")

    @on(Action.Pressed, "#put")
    async def _put(self) -> None:
        if self._back is None:
            return
        try:
            coming = put_in(self.imr.keeper, self._back, self._back.used(self._accepted))
        except PacketError as error:
            self.fault = error.message(self.language)
            await self.rebuild("another")
        else:
            self.imr.navigator.make_signed(coming)

    @on(Action.Pressed, "#another")
    async def _another(self) -> None:
        self._let_go()
        self.typed = self.fault = ""
        await self.rebuild("path")

    def _let_go(self) -> None:
        if self._back is not None:
            self._back.forget()
        self._back, self._accepted = None, set()

    @on(Action.Pressed, "#back")
    def _leave(self) -> None:
        self.action_back()

    def action_back(self) -> None:
        self._let_go()
        self.imr.navigator.after(filing=filing_of(self._record))
