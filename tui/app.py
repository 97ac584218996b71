"""The program behind the screens: which screen comes next, saving, language, the end. It holds no rule, no words."""

from __future__ import annotations

import contextlib
from typing import Literal

from rich.console import RenderableType
from rich.text import Text
from textual import events, work
from textual.binding import Binding

from forms.catalog import form_languages
from forms.words import following
from packet.errors import CannotWrite
from tui.journey import Journey
from tui.keys import KeyQueue
from tui.kiosk import Guard
from tui.process import hold_the_terminal
from tui.screens.building import BuildingScreen
from tui.screens.page import Page
from tui.screens.paper import PaperScreen
from tui.screens.start import StartScreen
from tui.screens.window import Choose
from tui.setup import Setup
from tui.terminal import blank, on_end_signals, show_cursor, suit_terminals
from tui.watch import SaveClock

Ending = Literal["done", "replace", "signal"]


class ImrApp(Journey):
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
        super().__init__(setup)
        suit_terminals()
        self._guard = Guard(self, setup.steady(), self.hide_now, self.leave_kiosk)
        self._saves = SaveClock()
        self._keys = KeyQueue(self, super().on_event, self._handle_exception)

    # Beginning and end

    def on_mount(self) -> None:
        ends = ("SIGTERM", "SIGHUP")
        if self.policy.kiosk:
            hold_the_terminal()  # again: Textual has just put its own handler of SIGTSTP there
            on_end_signals(self._end_signal, ends)
        else:
            on_end_signals(self._end_signal, (*ends, "SIGINT", "SIGQUIT"))
        self.push_screen(StartScreen())
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
        self.close_work()
        self.exit(return_code=code)

    def _take_in(self) -> None:
        """Letters that are on the screen, but not in the session yet."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.take_in()

    def close_work(self) -> None:
        """Stop what runs beside the screens, let go of the case."""
        for screen in self.screen_stack:
            if isinstance(screen, BuildingScreen):  # it may be under a window
                screen.cancel()
        self.loader.close()
        if self.case_file is not None:
            self.case_file.close()

    def leave(self) -> None:
        """Save and end. When it cannot be saved the person is asked first."""
        if not self.save():
            self.ask_unsaved()
            return
        self.close_work()
        self.exit(return_code=0)

    def hide_now(self) -> None:
        """A kiosk forgets everything at once: the process is replaced."""
        if self.policy.kiosk:
            self.ending = "replace"
            blank(self)
            self.close_work()
            self.exit(return_code=0)

    def leave_kiosk(self) -> None:
        """The staff ends the program."""
        blank(self)
        self.close_work()
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
            self.close_work()
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
        """Every second: whoever types without a pause is saved too."""
        now = self.setup.steady()
        if self.policy.kiosk:
            self._guard.tick(now)
        if isinstance(self.screen, PaperScreen):
            self.screen.take_in()  # its line of page numbers waits for the end of the line
        if self._saves.due(now, unsaved=self.session.unsaved):
            self.save_quietly()

    async def action_quit(self) -> None:
        """Nothing quits but the menu."""

    def action_suspend_process(self) -> None:
        """Nothing suspends the program."""

    def copy_to_clipboard(self, text: str) -> None:
        if not self.policy.kiosk:
            super().copy_to_clipboard(text)

    def ask_unsaved(self) -> None:
        """Leaving is asked about when the answers could not be saved."""
        self._ask_to_lose()

    @work
    async def _ask_to_lose(self) -> None:
        error = self.session.save_error
        words = error.message(self.language) if error else ""
        answers = [("stay", self.say("unsaved.stay")), ("leave", self.say("unsaved.leave"))]
        if await self.push_screen_wait(Choose(self.say("unsaved"), words, answers)) == "leave":
            self.close_work()
            self.exit(return_code=CannotWrite.exit)

    # The menu

    def menu_chosen(self, name: str | None) -> None:
        """What the menu's lines do."""
        match name:
            case "theme":
                self.next_theme()
            case "speak":
                self.call_later(self.speak_other)
            case "form-language":
                self.session.print_in(following(self.session.answers.form_language, form_languages()))
                self.save()
            case "lock":
                self.lock_or_unlock()
            case "profile":
                self.keep_profile()
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
