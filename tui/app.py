"""The application of the screens: it holds its parts, and joins them to the terminal, the keys, the clock and the end.

The parts: the case keeper (`tui.case_keeper`), the navigator (`tui.navigator`), the windows about a case
(`tui.case_windows`), the guard of a kiosk (`tui.kiosk`). It holds no rule and no words.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rich.console import RenderableType
from rich.text import Text
from textual import events, work
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from forms.words import tell
from tui import later
from tui.keys import KeyQueue
from tui.kiosk import Guard
from tui.preferences import keep_preferences
from tui.process import hold_the_terminal
from tui.screens.page import Page
from tui.screens.start import StartScreen
from tui.screens.window import Choose, EraseScreen, HideScreen, WaitScreen
from tui.setup import Setup
from tui.supervisor import end_for_sure
from tui.terminal import blank, forget_screen, on_end_signals, show_cursor, suit_terminals
from tui.themes import PALETTES, theme
from tui.watch import SaveClock

if TYPE_CHECKING:
    from forms.case import Language
    from tui.case_keeper import CaseKeeper
    from tui.case_windows import CaseWindows
    from tui.navigator import Navigator

Ending = Literal["done", "replace", "signal"]


class ImrApp(App[None], inherit_bindings=False):
    """`return_code` is the exit code; `ending` says whether a kiosk replaces its process."""

    CSS_PATH = "imr.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual reads a class attribute
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-wide"),
        (120, "-wider"),
        (140, "-widest"),
        (150, "-vast"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - Textual reads a class attribute
        (0, "-flat"),
        (14, "-short"),
        (32, "-tall"),
    ]
    BINDINGS = [  # noqa: RUF012 - Textual reads a class attribute
        Binding("f7", "cases", show=False, id="cases", priority=True),
        Binding("f8", "hide", show=False, id="hide", priority=True),
        Binding("f9", "erase", show=False, id="erase", priority=True),
        Binding("ctrl+c", "ask_to_leave", show=False, id="leave"),
    ]

    def __init__(self, setup: Setup) -> None:
        super().__init__()
        suit_terminals()
        self.setup = setup
        self.policy = setup.policy
        self.ending: Ending = "done"
        self.saved_at = ""
        self.last_folder: Path | None = None
        self._guard = Guard(self, setup.steady())
        self._saves = SaveClock()
        self._keys = KeyQueue(self, super().on_event, self._handle_exception)
        for palette in PALETTES:
            self.register_theme(theme(palette))
        known = [palette.name for palette in PALETTES]
        self.theme = setup.theme if setup.theme in known else "imr-dark"
        self.stylesheet.set_variables(self.get_css_variables())
        self._dressed = self.theme
        self.animation_level = "none"

    # Its parts that only a case needs: they come after the first page, or when something asks for one

    @cached_property
    def keeper(self) -> CaseKeeper:
        """What holds the case."""
        from tui.case_keeper import CaseKeeper

        return CaseKeeper(self.setup, lambda: self.call_later(self._show_looks))

    @cached_property
    def navigator(self) -> Navigator:
        """What knows the next page."""
        from tui.navigator import Navigator

        return Navigator(self)

    @cached_property
    def cases(self) -> CaseWindows:
        """What asks about a case."""
        from tui.case_windows import CaseWindows

        return CaseWindows(self)

    @property
    def has_case(self) -> bool:
        """Whether there is or was a case to be kept: before that nothing can be unsaved."""
        return "keeper" in vars(self)

    @property
    def is_open(self) -> bool:
        """Whether a case is open."""
        return self.has_case and self.keeper.is_open

    # Words and looks

    @property
    def language(self) -> Language:
        """Language of the screens."""
        return self.keeper.session.language if self.has_case else self.setup.language

    def say(self, key: str, /, **params: object) -> str:
        """A sentence of the screens."""
        return tell(f"screens.{key}", self.language, **params)

    def kept_words(self) -> str:
        """Whether the answers are saved, for the title bar."""
        if self.has_case and self.keeper.session.save_error:
            return self.say("kept.not")
        if not self.policy.may_keep:
            return self.say("kept.never")
        return self.say("kept.at", time=self.saved_at) if self.saved_at and self.is_open else ""

    async def speak_other(self) -> None:
        """The other language, in the same place with the same focus."""
        other = self.policy.other_language(self.language)
        if other:
            self.keeper.session.speak(other)
            self.save()
            self._remember(language=other)
            await self.navigator.refresh_page()

    def next_theme(self) -> None:
        """Light, dark, high contrast, and round again."""
        names = [palette.name for palette in PALETTES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._remember(theme=self.theme)

    def refresh_css(self, animate: bool = True) -> None:
        """Textual reads every rule again for the theme that it begins with: a tenth of the first page, for nothing when
        the rules are read in that theme from the start.
        """
        begins, self._dressed = self._dressed, ""
        if begins != self.theme:
            super().refresh_css(animate)

    def _remember(self, **chosen: str) -> None:
        """For the next visit of this person; nobody's at a kiosk."""
        if self.policy.may_keep:
            keep_preferences(self.setup.home, **chosen)

    # Saving

    def save_quietly(self) -> bool:
        """Save what changed, under the hands of a person who types: a failure shows in the title bar alone, for a
        window would take the next letters.
        """
        if not self.has_case:
            return True
        saved = self.keeper.session.flush()
        if self.keeper.session.saved:
            self.saved_at = self.setup.clock().strftime("%H:%M")
        shown = self._shown
        if isinstance(shown, Page) and shown.is_mounted and shown.query("#kept"):
            shown.show_title()
        return saved

    def save(self) -> bool:
        """Save what changed; a failure stays in the title bar until it is mended."""
        saved = self.save_quietly()
        if self.has_case and self.keeper.conflict:
            self.cases.ask_conflict()
        return saved

    def papers_changed(self) -> None:
        """Papers came, went or changed: open what is new, stop what is gone, save."""
        self.keeper.open_papers()
        self.save()

    @property
    def _shown(self) -> Screen[object] | None:
        """The screen in front; none before the first one and after the last, when a second may still strike."""
        return self.screen_stack[-1] if self.screen_stack else None

    async def _show_looks(self) -> None:
        screen: Screen[object] = self.screen
        if isinstance(screen, Page):
            await screen.looks_changed()
        elif later.is_kind(screen):
            screen.propose()

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
            self.cases.open(self.setup.case)
        self.call_after_refresh(show_cursor, self)
        self.call_after_refresh(later.fetch)

    def _end_signal(self, code: int) -> None:
        self._take_in()
        if self.has_case:
            self.keeper.save_at_the_end()
        self.ending = "signal"
        if self.policy.kiosk:
            end_for_sure(code)
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
            if later.is_building(screen):  # it may be under a window
                screen.cancel()
        if self.has_case:
            self.keeper.close()

    def leave(self) -> None:
        """Save and end. When it cannot be saved the person is asked first."""
        if not self.save():
            self.cases.ask_unsaved()
            return
        self.close_work()
        self.exit(return_code=0)

    def erase_now(self) -> None:
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

    def ask_erase(self) -> None:
        """A kiosk asks once before it forgets a case; F9 again is a yes."""
        asked = any(isinstance(screen, EraseScreen) for screen in self.screen_stack)
        if asked or not self.is_open:
            self.erase_now()
        elif self.policy.kiosk:
            self.push_screen(EraseScreen(), self._erase_answered)

    def _erase_answered(self, erase: bool | None) -> None:
        if erase:
            self.erase_now()

    def action_erase(self) -> None:
        """F9 at a kiosk."""
        if isinstance(self.screen, HideScreen):
            self.screen.show_again()
        elif self.policy.kiosk:
            self.ask_erase()

    def action_hide(self) -> None:
        """F8: nothing of the case is on the screen until a key is pressed."""
        if isinstance(self.screen, HideScreen):
            self.screen.show_again()
        else:
            self.push_screen(HideScreen())

    def action_cases(self) -> None:
        """F7: an advocate goes back to the list of cases from anywhere."""
        if self.policy.advocate and self.is_open and isinstance(self.screen, Page):
            self.navigator.to_cases()

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
            if self.has_case:
                self.keeper.save_at_the_end()
            saved = "crash.saved" if self.is_open else "crash"
            key = "crash.unsaved" if self.has_case and self.keeper.session.save_error else saved
            self._exit_renderables[:] = [Text(self.say(key))]
        with contextlib.suppress(Exception):  # whatever is broken, the workers must not outlive the screens
            self.close_work()
        self._close_messages_no_wait()

    def panic(self, *_renderables: RenderableType) -> None:
        """Textual ends here with a traceback when a thread of its own fails; the same rule holds for it."""
        self._return_code = 1
        self._fatal_error()

    @contextlib.asynccontextmanager
    async def busy(self, words: str) -> AsyncIterator[None]:
        """Say that something takes a while; keys typed meanwhile are for what comes after it."""
        with self._keys.held():
            window = WaitScreen(words)
            await self.push_screen(window)
            try:
                yield
            finally:
                if window.is_current:
                    await self.pop_screen()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(
            event, (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp, events.Paste)
        ):
            self._guard.touch(self.setup.steady())
        if isinstance(event, events.Resize):
            forget_screen(self)
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and not self._at_once(event):
            self._keys.put(event)
            return
        await super().on_event(event)

    def _at_once(self, event: events.Key | events.Paste) -> bool:
        """Erasing does not wait for the keys before it."""
        return self.policy.kiosk and isinstance(event, events.Key) and event.key == "f9"

    def _tick(self) -> None:
        """Every second: whoever types without a pause is saved too."""
        now = self.setup.steady()
        if self.policy.kiosk:
            self._guard.tick(now)
        if later.is_paper(shown := self._shown):
            shown.take_in()  # its line of page numbers waits for the end of the line
        if self._saves.due(now, unsaved=self.has_case and self.keeper.session.unsaved):
            self.save_quietly()

    async def action_quit(self) -> None:
        """Nothing quits but the menu."""

    def action_suspend_process(self) -> None:
        """Nothing suspends the program."""

    def copy_to_clipboard(self, text: str) -> None:
        if not self.policy.kiosk:
            super().copy_to_clipboard(text)

    # The menu

    def menu_chosen(self, name: str | None) -> None:
        """What the menu's lines do."""
        match name:
            case "theme":
                self.next_theme()
            case "speak":
                self.call_later(self.speak_other)
            case "form-language":
                self.navigator.form_paper()
            case "lock":
                self.cases.lock_or_unlock()
            case "profile":
                self.cases.keep_profile()
            case "cases":
                self.navigator.to_cases()
            case "hide":
                self.action_hide()
            case "end":
                self.ask_erase()
            case "staff":
                self.run_worker(self._guard.ask_pin())
            case "leave":
                self.leave()
