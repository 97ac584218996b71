"""The program behind the screens: which screen comes next, saving, language, the end. It holds no rule, no words."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from pathlib import Path
from typing import Literal

from rich.console import RenderableType
from rich.text import Text
from textual import events, work
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from forms.answers import Answers, write_case_file
from forms.case import Language
from forms.words import say
from packet.errors import CannotWrite, PacketError
from packet.store import CaseFile, ChangedElsewhere, create_case, needs_passphrase, open_case
from packet.store_profile import read_profile, write_profile
from tui.desk import Desk, Look
from tui.drive import save
from tui.keys import KeyQueue
from tui.kiosk import Guard
from tui.making import Made, Making, Order
from tui.process import hold_the_terminal
from tui.screens.advice import EARLY, AdviceScreen
from tui.screens.building import BuildingScreen
from tui.screens.check import CheckScreen
from tui.screens.done import DoneScreen
from tui.screens.page import Page
from tui.screens.paper import PaperScreen
from tui.screens.papers import PapersScreen
from tui.screens.start import StartScreen
from tui.screens.step import StepScreen
from tui.screens.window import Choose, TypeLine
from tui.session import Place, Session
from tui.setup import Setup
from tui.terminal import blank, forgive_bytes, on_end_signals, show_cursor
from tui.themes import PALETTES, theme

Ending = Literal["done", "replace", "signal"]


class ImrApp(App[None], inherit_bindings=False):
    """`return_code` is the exit code; `ending` says whether a kiosk replaces its process."""

    CSS_PATH = "imr.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual reads a class attribute
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-wide"),
        (140, "-widest"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - Textual reads a class attribute
        (0, "-flat"),
        (14, "-short"),
        (32, "-tall"),
    ]
    BINDINGS = [  # noqa: RUF012 - Textual reads a class attribute
        Binding("f9", "hide_now", show=False, id="hide", priority=True),
        Binding("ctrl+c", "ask_to_leave", show=False, id="leave"),
    ]

    def __init__(self, setup: Setup) -> None:
        super().__init__()
        forgive_bytes()
        self.setup = setup
        self.policy = setup.policy
        self.today = setup.today
        self.home = setup.home
        self.session = Session(Answers(language=setup.language, form_language=setup.language), setup.today)
        self.case_file: CaseFile | None = None
        self.in_case = False
        self.ending: Ending = "done"
        self.wants_fax = True
        self.changed_key = ""
        self.notice = ""
        self._told: set[str] = set()
        self._saved_at = ""
        self._conflict_shown = False
        self._desk = Desk(setup.runtime / "papers", Path.cwd(), self._desk_changed)
        self._guard = Guard(self, setup.steady())
        self._keys = KeyQueue(self, super().on_event, self._handle_exception)
        for palette in PALETTES:
            self.register_theme(theme(palette))
        self.theme = "imr-dark"
        self.animation_level = "none"

    # Words

    @property
    def language(self) -> Language:
        """Language of the screens."""
        return self.session.language

    def other_language(self) -> Language | Literal[""]:
        """The language F2 changes to; "" where there is no other."""
        return next((other for other in self.policy.languages if other != self.language), "")

    def say(self, key: str, /, **params: object) -> str:
        """A sentence of the screens."""
        return say(f"screens.{key}", self.language, **params)

    def kept_words(self) -> str:
        """Whether the answers are saved, for the title bar."""
        if self.session.save_error:
            return self.say("kept.not")
        if not self.policy.may_keep:
            return self.say("kept.never")
        return self.say("kept.at", time=self._saved_at) if self._saved_at and self.in_case else ""

    # Beginning and end

    def on_mount(self) -> None:
        ends = (signal.SIGTERM, signal.SIGHUP)
        if self.policy.kiosk:
            hold_the_terminal()  # again: Textual has just put its own handler of SIGTSTP there
            on_end_signals(self._end_signal, ends)
        else:
            on_end_signals(self._end_signal, (*ends, signal.SIGINT, signal.SIGQUIT))
        self.push_screen(StartScreen())
        if self.policy.kiosk:
            self.set_interval(1.0, self._tick)
        if self.setup.case is not None:
            self.open_case(self.setup.case)
        self.call_after_refresh(show_cursor, self)

    def _end_signal(self, code: int) -> None:
        self._take_in()
        self.save()
        self.ending = "signal"
        if self.policy.kiosk:
            blank(self)
        self._close_work()
        self.exit(return_code=code)

    def _take_in(self) -> None:
        """Letters that are on the screen, but not in the session yet."""
        for screen in self.screen_stack:
            if isinstance(screen, StepScreen):
                screen.take_in()

    def _close_work(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, BuildingScreen):  # it may be under a window
                screen.cancel()
        self._desk.close()
        if self.case_file is not None:
            self.case_file.close()

    def leave(self) -> None:
        """Save and end. When it cannot be saved the person is asked first."""
        if not self.save():
            self._ask_unsaved()
            return
        self._close_work()
        self.exit(return_code=0)

    @work
    async def _ask_unsaved(self) -> None:
        error = self.session.save_error
        words = error.message(self.language) if error else ""
        answers = [("stay", self.say("unsaved.stay")), ("leave", self.say("unsaved.leave"))]
        if await self.push_screen_wait(Choose(self.say("unsaved"), words, answers)) == "leave":
            self._close_work()
            self.exit(return_code=CannotWrite.exit)

    def hide_now(self) -> None:
        """A kiosk forgets everything at once: the process is replaced."""
        if self.policy.kiosk:
            self.ending = "replace"
            blank(self)
            self._close_work()
            self.exit(return_code=0)

    def leave_kiosk(self) -> None:
        """The staff ends the program."""
        blank(self)
        self._close_work()
        self.exit(return_code=0)

    def action_hide_now(self) -> None:
        """F9 at a kiosk."""
        self.hide_now()

    @work
    async def action_ask_to_leave(self) -> None:
        """Ctrl+C at home asks first; at a kiosk it does nothing."""
        if self.policy.kiosk or isinstance(self.screen, Choose):
            return
        answers = [("stay", self.say("leave.stay")), ("leave", self.say("menu.leave"))]
        if await self.push_screen_wait(Choose(self.say("leave"), self.say("leave.about"), answers)) == "leave":
            self.leave()

    def _fatal_error(self) -> None:
        # Textual would print a traceback with every local variable: a patient's answers among them.
        if self.policy.kiosk:
            self.ending = "replace"
            blank(self)
        else:
            with contextlib.suppress(Exception):  # the page may be what is broken
                self._take_in()
            self.session.flush()
            key = "crash.unsaved" if self.session.save_error else "crash.saved" if self.in_case else "crash"
            self._exit_renderables[:] = [Text(self.say(key))]
        with contextlib.suppress(Exception):  # whatever is broken, the workers must not outlive the screens
            self._close_work()
        self._close_messages_no_wait()

    def panic(self, *_renderables: RenderableType) -> None:
        """Textual ends here with a traceback when a thread of its own fails; the same rule holds for it."""
        self._return_code = 1
        self._fatal_error()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(
            event, (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp, events.Paste)
        ):
            self._guard.touch(self.setup.steady())
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and not self._at_once(event):
            self._keys.put(event)
            return
        await super().on_event(event)

    def _at_once(self, event: events.Key | events.Paste) -> bool:
        """Hiding does not wait for the keys before it."""
        return self.policy.kiosk and isinstance(event, events.Key) and event.key == "f9"

    def _tick(self) -> None:
        self._guard.tick(self.setup.steady())

    async def action_quit(self) -> None:
        """Nothing quits but the menu."""

    def action_suspend_process(self) -> None:
        """Nothing suspends the program."""

    def copy_to_clipboard(self, text: str) -> None:
        if not self.policy.kiosk:
            super().copy_to_clipboard(text)

    # Saving

    def save(self) -> bool:
        """Save what changed; a failure stays in the title bar until it is mended."""
        saved = self.session.flush()
        if self.session.saved:
            self._saved_at = self.setup.clock().strftime("%H:%M")
        if isinstance(self.screen, Page) and self.screen.is_mounted and self.screen.query("#kept"):
            self.screen.show_title()
        if isinstance(self.session.save_error, ChangedElsewhere) and not self._conflict_shown:
            self._conflict_shown = True
            self._ask_conflict()
        return saved

    @work
    async def _ask_conflict(self) -> None:
        answers = [
            ("both", self.say("conflict.both")),
            ("theirs", self.say("conflict.theirs")),
            ("later", self.say("conflict.later")),
        ]
        chosen = await self.push_screen_wait(Choose(self.say("conflict"), self.say("conflict.about"), answers))
        self._conflict_shown = False
        if self.case_file is None:
            return
        try:
            if chosen == "both":
                self.case_file.save_keeping_both(self.session.answers)
                self.session.save_error = None
            elif chosen == "theirs":
                self.session.replace_all(self.case_file.reload())
                await self._refresh_page()
        except PacketError as error:
            self.session.save_error = error
        self.save()

    # Language and looks

    async def speak_other(self) -> None:
        """The other language, in the same place with the same focus."""
        other = self.other_language()
        if other:
            self.session.speak(other)
            self.save()
            await self._refresh_page()

    async def _refresh_page(self) -> None:
        if isinstance(self.screen, Page):
            focused = self.screen.focused.id if self.screen.focused else ""
            await self.screen.rebuild(focused or "")

    def next_theme(self) -> None:
        """Light, dark, high contrast, and round again."""
        names = [palette.name for palette in PALETTES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    # Cases

    @work
    async def new_case(self) -> None:
        """A new case; at a kiosk one that is kept nowhere."""
        await self._new("")

    @work
    async def new_sealed_case(self) -> None:
        """A new case that is never on the disk in plain."""
        passphrase = await self._new_passphrase()
        if passphrase:
            await self._new(passphrase)

    async def _new_passphrase(self) -> str:
        first = await self.push_screen_wait(
            TypeLine(self.say("passphrase.new"), self.say("passphrase.about"), secret=True)
        )
        if not first:
            return ""
        again = await self.push_screen_wait(
            TypeLine(self.say("passphrase.again"), self.say("passphrase.about"), secret=True)
        )
        if again != first:
            await self._say_window(self.say("passphrase.differ"))
            return ""
        return first

    async def _say_window(self, words: str) -> None:
        await self.push_screen_wait(Choose(self.say("problem"), words, [("close", self.say("close"))]))

    async def _new(self, passphrase: str) -> None:
        language = self.language
        typed = read_profile(self.home) if self.policy.advocate else {}
        answers = Answers(language=language, form_language=language, typed=typed)
        if not self.policy.may_keep:
            self._begin(answers, None)
            return
        try:
            file = await asyncio.to_thread(create_case, self.home, self.today, passphrase)
        except PacketError as error:
            await self._say_window(error.message(language))
            return
        self._begin(answers, file)

    @work
    async def open_case(self, path: Path) -> None:
        """Open a case begun before, asking for its passphrase until it opens or the person gives up."""
        passphrase, words = "", self.say("passphrase.ask")
        while True:
            if needs_passphrase(path):
                typed = await self.push_screen_wait(TypeLine(self.say("passphrase"), words, secret=True))
                if typed is None:
                    return
                passphrase = typed
            try:
                file, answers = await asyncio.to_thread(open_case, path, passphrase)
                break
            except PacketError as error:
                words = error.message(self.language)
                if not needs_passphrase(path) or error.code != "wrong_passphrase":
                    await self._say_window(words)
                    return
        self._begin(answers, file)

    def _begin(self, answers: Answers, file: CaseFile | None) -> None:
        self._desk.close()
        self.case_file, self.in_case = file, True
        base = file.folder.absolute() if file else self.setup.runtime
        self.session = Session(answers, self.today, file, base=base, place=file.place() if file else "")
        (self.setup.runtime / "papers").mkdir(mode=0o700, exist_ok=True)
        self._desk = Desk(self.setup.runtime / "papers", base, self._desk_changed)
        self._told = {finding.id for finding in self.session.findings()}
        self._saved_at = ""
        self.papers_changed()
        self.show(self.session.place)

    def to_cases(self) -> None:
        """Back to the list of cases; the open one is saved and let go."""
        if not self.save():
            self._ask_unsaved()
            return
        self._close_work()
        self.case_file, self.in_case = None, False
        self.session = Session(Answers(language=self.language, form_language=self.language), self.today)
        self._put(StartScreen())

    # The journey

    def show(self, place: Place) -> None:
        """Go to a place."""
        self.session.go(place)
        self.save()
        match place.step:
            case "papers":
                self._put(PapersScreen())
            case "check":
                self.session.returning = False
                self._put(CheckScreen())
            case _ if isinstance(self.screen, StepScreen):
                self.call_later(self.screen.show_place, place, self._focus())
            case _:
                self._put(StepScreen(place))

    def _focus(self) -> str:
        return f"answer-{self.changed_key}" if self.session.returning and self.changed_key else ""

    def _put(self, screen: Screen[None]) -> None:
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(screen)

    def go_on(self) -> None:
        """Forward, telling first what the rules have newly found that cannot wait."""
        new = [
            finding
            for finding in self.session.findings()
            if finding.id not in self._told and finding.id.startswith(EARLY) and finding.level in ("stop", "warn")
        ]
        self._told |= {finding.id for finding in new}
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
        """Change one answer, and come back to the check."""
        self.session.returning, self.changed_key = True, key
        self.show(place)

    def back_to_check(self) -> None:
        """From the making or the result back to the answers."""
        self.show(Place("check"))

    # Papers

    def papers_changed(self) -> None:
        """Open what is new, stop what is gone, save."""
        self._desk.show(self.session.case.papers)
        self.save()

    def look(self, number: int) -> Look:
        """What became of the Nth paper, from 0."""
        papers = self.session.case.papers
        return self._desk.look(papers[number]) if number < len(papers) else Look()

    def open_again(self, number: int) -> None:
        """Open a paper again after its file was mended."""
        self._desk.again(self.session.case.papers[number])
        self.papers_changed()

    def _desk_changed(self) -> None:
        self.call_later(self._show_looks)

    async def _show_looks(self) -> None:
        screen: Screen[object] = self.screen
        if isinstance(screen, PapersScreen):
            screen.refresh_looks()
        elif isinstance(screen, PaperScreen):
            await screen.refresh_looks()

    # The packet

    def make(self) -> None:
        """Make the packet in a child process."""
        session, base = self.session, self.session.base
        out = base / ("packet" if not self.setup.case else f"{self.setup.case.stem}-packet")
        accepted, order_of = session.accepted, write_case_file(session.answers)
        order = Order(order_of, self.today.isoformat(), base, out, accepted, self.wants_fax, session.official)
        self._put(BuildingScreen(Making(order, self.setup.runtime)))

    def made(self, made: Made) -> None:
        """Show the result."""
        self._put(DoneScreen(made))

    def save_packet(self, folder: Path) -> str:
        """Copy what was made onto the person's drive; what happened, in words."""
        saved = save(folder, self.policy, self.today)
        return self.say("done.saved", folder=saved) if saved else self.say("done.not_saved")

    # The menu

    def menu_chosen(self, name: str | None) -> None:
        """What the menu's lines do."""
        match name:
            case "theme":
                self.next_theme()
            case "speak":
                self.call_later(self.speak_other)
            case "form-language":
                self.session.print_in("es" if self.session.answers.form_language == "en" else "en")
                self.save()
            case "lock":
                self._lock_or_unlock()
            case "profile":
                self._keep_profile()
            case "cases":
                self.to_cases()
            case "end":
                self.hide_now()
            case "staff":
                self._staff()
            case "leave":
                self.leave()

    @work
    async def _staff(self) -> None:
        await self._guard.ask_pin()

    @work
    async def _lock_or_unlock(self) -> None:
        file = self.case_file
        if file is None:
            return
        try:
            if file.sealed:
                file.decrypt(self.session.answers)
                words = self.say("passphrase.off")
            else:
                passphrase = await self._new_passphrase()
                if not passphrase:
                    return
                await asyncio.to_thread(file.encrypt, passphrase, self.session.answers)
                words = self.say("passphrase.on")
        except PacketError as error:
            words = error.message(self.language)
        await self.push_screen_wait(Choose(self.say("passphrase"), words, [("close", self.say("close"))]))

    @work
    async def _keep_profile(self) -> None:
        try:
            write_profile(self.home, self.session.answers.typed)
            words = self.say("profile.kept")
        except PacketError as error:
            words = error.message(self.language)
        await self.push_screen_wait(Choose(self.say("menu.profile"), words, [("close", self.say("close"))]))
