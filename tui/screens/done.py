"""The packet is made: where it is, how many pages, where to sign, where to fax it, what happens next."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual import on, work
from textual.containers import Horizontal
from textual.widget import Widget

from forms.catalog import filing_for
from tui.after import packets_of
from tui.export import copy_to_drive, open_folder, print_file, ways_out
from tui.fax_pages import hard_pages, is_changed, page_of
from tui.making import Made
from tui.screens.fax_page import FaxPageScreen
from tui.screens.page import Page, actions, visible_agency_line
from tui.screens.window import Choose
from tui.showing import send_by, to_do
from tui.widgets.action import Action
from tui.widgets.words import Words


class DoneScreen(Page):
    """After a build."""

    def __init__(self, made: Made) -> None:
        super().__init__()
        self._made = made
        self._said = ""
        self._looked = False
        """Whether a page of the fax is being looked at, over this page."""

    def title_words(self) -> str:
        return self.say("done.title")

    def help_words(self) -> str:
        return f"{self.say('done.help')}\n\n{visible_agency_line(self.language)}"

    def shows_tasks(self) -> bool:
        return False

    def body(self) -> Iterable[Widget]:
        facts = self._made.facts
        yield Words(self.say("done.heading"), classes="heading")
        yield Words(self._said, id="said", classes=f"para fault {'-shown' if self._said else ''}")
        if not self.imr.policy.kiosk:
            yield Words(self.say("done.file", file=self._made.packet))
        yield Words(self.say("done.pages", pages=facts["packet"]["pages"]), classes="para")
        for words in self._made.official.get(self.language, []):
            yield Words(words, classes="para official")
        yield Words(self.say("done.next"), classes="label")
        for mark, words in self._steps():
            yield Horizontal(Words(mark, classes="number"), Words(words), classes="numbered")
        for page in hard_pages(self._made):
            words = self.say("done.look", page=page.number)
            yield Action(words, f"fax-{page.number}", classes="-link", about=page.number)
        if is_changed(self.session, self._made):
            yield Words(self.say("done.changed"), id="changed", classes="para fault -shown")
            yield Action(self.say("done.remake"), "remake", classes="-main")
        when = send_by(self.session, self.language)
        if when:
            yield Words(when, classes="para section when")
        yield actions(*self._buttons())

    def _steps(self) -> list[tuple[str, str]]:
        """What to do now: (number, words). The fax's parts, and its pages that may come out badly, stand under its step
        without a number."""
        lines: list[tuple[str, str]] = []
        for number, step in enumerate(to_do(self._made, self.language, filing_for(self.session.case).agency), 1):
            lines += [(f"{number}.", step.words), *(("", words) for words in step.parts)]
            lines += [("!", words) for words in step.warnings]
        return lines

    def _buttons(self) -> Iterable[Action]:
        kiosk = self.imr.policy.kiosk
        for way in ways_out(self.imr.policy):
            yield Action(self.say(f"done.{way}"), way)
            if way == "open":
                yield Action(self.say("done.open_steps"), "steps")
                yield Action(self.say("done.open_dates"), "dates")
        if packets_of(self.imr.keeper):
            yield Action(self.say("done.after"), "after")
        if kiosk:
            yield Action(self.say("done.end"), "end", classes="-main")
        yield Action(self.say("done.again"), "again")
        if not kiosk:
            yield Action(self.say("menu.leave"), "leave")

    @on(Action.Pressed, ".-link")
    def _look(self, event: Action.Pressed) -> None:
        page = page_of(self._made, event.action.about) if isinstance(event.action.about, int) else None
        if page is not None:
            self._looked = True
            self.app.push_screen(FaxPageScreen(self._made, page))

    async def on_screen_resume(self) -> None:
        """Back from a page of the fax: what was chosen there may ask for another packet."""
        if self._looked:
            self._looked = False
            await self.rebuild((self.focused.id if self.focused else "") or "")

    @on(Action.Pressed, "#remake")
    def _remake(self) -> None:
        self.imr.navigator.make()

    def _tell(self, words: str) -> None:
        self._said = words
        self.call_later(self._show_said)  # after a rebuild that is under way: a printer may take its time

    def _show_said(self) -> None:
        for said in self.query("#said").results(Words):
            said.update(self._said)
            said.add_class("-shown")

    @on(Action.Pressed, "#print")
    @work
    async def _print(self) -> None:
        answers = [("print", self.say("done.print")), ("no", self.say("cancel"))]
        pages = self._made.facts["packet"]["pages"]
        if (
            await self.app.push_screen_wait(
                Choose(self.say("done.print"), self.say("done.print.about", pages=pages), answers)
            )
            == "print"
        ):
            printed = await asyncio.to_thread(print_file, self._made.packet, self.imr.policy.printer)
            self._tell(self.say("done.printed" if printed else "done.not_printed"))

    @on(Action.Pressed, "#save")
    async def _save(self) -> None:
        policy, today = self.imr.policy, self.imr.setup.today
        saved = await asyncio.to_thread(copy_to_drive, self._made.packet.parent, policy, today)
        self._tell(self.say("done.saved", folder=saved) if saved else self.say("done.not_saved"))

    @on(Action.Pressed, "#open")
    def _open_folder(self) -> None:
        open_folder(self._made.packet.parent)

    @on(Action.Pressed, "#steps")
    def _open_steps(self) -> None:
        open_folder(self._made.packet.with_name("next-steps.pdf"))

    @on(Action.Pressed, "#dates")
    def _open_dates(self) -> None:
        open_folder(self._made.packet.with_name("next-steps.ics"))

    @on(Action.Pressed, "#after")
    def _after(self) -> None:
        self.imr.navigator.after()

    @on(Action.Pressed, "#again")
    def _again(self) -> None:
        self.imr.navigator.back_to_check()

    @on(Action.Pressed, "#end")
    def _end(self) -> None:
        self.imr.menu_chosen("end")

    @on(Action.Pressed, "#leave")
    def _leave(self) -> None:
        self.imr.menu_chosen("leave")

    def action_back(self) -> None:
        self.imr.navigator.back_to_check()
