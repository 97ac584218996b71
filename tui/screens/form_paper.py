"""The paper form: which of the agency's own PDFs the answers go on or that this program prints it and why, in which
language, where to get the agency's own, another file.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from textual import on, work
from textual.app import App
from textual.containers import Vertical
from textual.widget import Widget

from packet.errors import PacketError
from tui.flow import NotFound
from tui.form_paper import FormShelf, language_options, source_words, what_words
from tui.screens.page import Page, actions, visible_agency_line
from tui.screens.window import TypeLine
from tui.showing import step_name
from tui.widgets.action import Action
from tui.widgets.body import fill
from tui.widgets.choices import Choices
from tui.widgets.words import Words


class FormPaperScreen(Page):
    """Opened from the check and from the menu; `on_the_way`: it came by itself, before the check. Continue leads to
    where the person is in the interview.
    """

    def __init__(self, *, on_the_way: bool = False) -> None:
        super().__init__()
        self._on_the_way = on_the_way
        self._complaint = ""
        self._left = threading.Event()

    def title_words(self) -> str:
        step = step_name(self.session.place.step, self.session.case, self.language)
        return self.say("where", number=self.session.step_number(), step=step)

    def help_words(self) -> str:
        return f"{self.say('form.help')}\n\n{visible_agency_line(self.language)}"

    def first_focus(self) -> str:
        return "continue"

    def body(self) -> Iterable[Widget]:
        yield Words(self.say("form.title"), classes="heading")
        yield Vertical(*self._what(), id="what")
        yield actions(Action(self.say("continue"), "continue", classes="-main"), Action(self.say("back"), "back"))
        yield Words(self.say("form.languages"), classes="label section")
        options = language_options(self._shelf.shelf(), self.imr.policy, self.language)
        yield Choices(options, self.session.answers.form_language, id="languages")
        for words in source_words(self._shelf, self.imr.policy, self.language):
            yield Words(words, classes="para")
        if not self.imr.policy.kiosk:
            yield Action(self.say("check.official"), "official", classes="-link")

    @property
    def _shelf(self) -> FormShelf:
        return self.imr.keeper.shelf

    def _what(self) -> Iterable[Widget]:
        if self._complaint:
            yield Words(self.say("error", words=self._complaint), id="complaint", classes="error -shown")
        if self._shelf.waits:
            yield Words(self.say("form.looking", folder=self._shelf.folder), id="looking", classes="para")
        for words in what_words(self.session, self._shelf.shelf(), self.language):
            yield Words(words, classes="para what")

    # The first look at what lies in the folder: it takes seconds a file

    async def on_mount(self) -> None:
        await super().on_mount()
        if self._shelf.waits:
            threading.Thread(target=self._look, args=(self.app, self._shelf), daemon=True).start()

    def _look(self, app: App[object], shelf: FormShelf) -> None:
        """`app` is handed over: this page, and the program with it, may be gone before the files are read."""
        try:
            shelf.look(self._left.is_set)
        except PacketError:
            return
        app.call_later(self._looked)

    async def _looked(self) -> None:
        if self.is_attached:
            await self.rebuild((self.focused.id if self.focused else "") or "continue")

    def on_unmount(self) -> None:
        self._left.set()

    # What is pressed

    @on(Choices.Changed)
    async def _language(self, event: Choices.Changed) -> None:
        if event.value:
            self.session.print_in(event.value)
            self.imr.save()
            for part in self.query("#what").results(Vertical):
                await fill(part, self._what)

    @on(Choices.GoOn)
    def _chosen(self) -> None:
        self.put_focus("continue")

    @on(Action.Pressed, "#official")
    @work
    async def _official(self) -> None:
        current = " ".join(str(path) for path in self.session.official)
        typed = await self.app.push_screen_wait(
            TypeLine(self.say("check.official.title"), self.say("check.official.about"), value=current)
        )
        if typed is None:
            return
        self._complaint = ""
        try:
            self.imr.keeper.choose_official(typed, Path.home())
        except NotFound as error:
            self._complaint = error.message(self.language)
        self.imr.save()
        await self.rebuild("official" if self._complaint else "continue")

    @on(Action.Pressed, "#continue")
    def _on(self) -> None:
        self.imr.navigator.show(self.session.place)

    @on(Action.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()

    def action_back(self) -> None:
        if self._on_the_way:
            self.imr.navigator.go_back()
        else:
            self._on()
