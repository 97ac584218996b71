"""The packet is made: where it is, how many pages, where to sign, where to fax it, what happens next."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from textual import on, work
from textual.containers import Horizontal
from textual.widget import Widget

from forms.catalog import filing_for
from forms.returned import HandWay
from packet.errors import PacketError
from packet.hand_over import HandOverFault, print_file
from tui.after import packets_of
from tui.export import copy_to_drive, open_folder, ways_out
from tui.fax_pages import hard_pages, is_changed, page_of
from tui.handing import asked, can_ask, give, jobs_of, kept, kept_states, may_fax, question, record_of_made
from tui.making import Made
from tui.screens.fax_page import FaxPageScreen
from tui.screens.page import Page, actions, visible_agency_line
from tui.screens.window import Choose
from tui.showing import send_by, to_do
from tui.widgets.action import Action
from tui.widgets.words import Words


class DoneScreen(Page):
    """After a build."""

    def __init__(self, made: Made, told: Sequence[str] = ()) -> None:
        super().__init__()
        self._made = made
        self._said = "\n".join(told)
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
        record = record_of_made(self._made)
        mail = self._made.packet.with_name("mail.pdf").is_file()
        for way in ways_out(self.imr.policy):
            if way == "fax" and not may_fax(record, self.session.case):
                continue
            name = "fax_now" if way == "fax" else way
            yield Action(self.say(f"done.{name}"), name.replace("_", "-"))
            if way == "print" and mail:
                yield Action(self.say("done.mail_print"), "mail-print")
            if way == "open":
                yield Action(self.say("done.open_steps"), "steps")
                yield Action(self.say("done.open_dates"), "dates")
        if can_ask(self.session, record):
            yield Action(self.say("done.jobs"), "jobs")
        if not mail:
            yield Action(self.say("done.mail_sheet"), "mail")
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

    async def _show_jobs(self, focus: str) -> None:
        """Anew: a first job brings the question how far it is. A page that was left meanwhile has no place for it."""
        if self.is_attached:
            await self.rebuild(focus)

    def _show_said(self) -> None:
        for said in self.query("#said").results(Words):
            said.update(self._said)
            said.add_class("-shown")

    @on(Action.Pressed, "#print")
    def _print(self) -> None:
        self._hand_over("print")

    @on(Action.Pressed, "#fax-now")
    def _fax(self) -> None:
        self._hand_over("fax")

    @work
    async def _hand_over(self, way: HandWay) -> None:
        record, session = record_of_made(self._made), self.session
        does = self.say("done.print" if way == "print" else "done.fax_now")
        try:
            asked = question(record, session.case, way, self.language)
        except PacketError as error:
            self._tell(error.message(self.language))
            return
        window = Choose(does, asked, [("yes", does), ("no", self.say("cancel"))])
        if await self.app.push_screen_wait(window) == "yes":
            jobs, failed = await asyncio.to_thread(give, session, record, way, self.imr.policy)
            self._said = "\n".join(kept(session, jobs, failed))
            self.call_later(self._show_jobs, "print" if way == "print" else "fax-now")

    @on(Action.Pressed, "#jobs")
    @work
    async def _jobs(self) -> None:
        record, session = record_of_made(self._made), self.session
        now, failed = await asyncio.to_thread(asked, jobs_of(session, record), self.language)
        self._tell("\n".join(kept_states(session, record, now, failed)))

    @on(Action.Pressed, "#mail")
    def _mail(self) -> None:
        self.session.by_mail = True
        self.imr.navigator.make()

    @on(Action.Pressed, "#mail-print")
    @work
    async def _mail_print(self) -> None:
        try:
            await asyncio.to_thread(print_file, self._made.packet.with_name("mail.pdf"), self.imr.policy.printer)
        except HandOverFault as fault:
            self._tell(fault.message(self.language))
        else:
            self._tell(self.say("done.printed"))

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
