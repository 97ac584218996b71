"""What every part of the program stands on: the session, the words, saving, the desk of papers, the screen shown."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from textual.app import App
from textual.screen import Screen

from forms.answers import Answers
from forms.case import Language
from forms.words import tell
from packet.store.case import CaseFile, ChangedElsewhere
from tui.paper_loader import Look, PaperLoader
from tui.screens.page import Page
from tui.screens.window import Choose
from tui.session import Place, Session
from tui.setup import Setup
from tui.themes import PALETTES, theme

Ending = Literal["done", "replace", "signal"]


class Frame(App[None], inherit_bindings=False):
    """The lowest of the program's parts; `Cases`, `Journey` and `ImrApp` stand on it in this order."""

    def __init__(self, setup: Setup) -> None:
        super().__init__()
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
        self.told: set[str] = set()
        self.saved_at = ""
        self._conflict_shown = False
        self.loader = PaperLoader(setup.runtime / "papers", Path.cwd(), self.papers_came_further)
        for palette in PALETTES:
            self.register_theme(theme(palette))
        self.theme = "imr-dark"
        self.animation_level = "none"

    # What the parts above give

    def show(self, place: Place) -> None:
        """Go to a place (`Journey`)."""
        raise NotImplementedError

    def close_work(self) -> None:
        """Stop what runs beside the screens, let go of the case (`ImrApp`)."""
        raise NotImplementedError

    def ask_unsaved(self) -> None:
        """Ask before leaving answers that could not be saved (`ImrApp`)."""
        raise NotImplementedError

    def ask_conflict(self) -> None:
        """Ask which version of a case counts (`Cases`)."""
        raise NotImplementedError

    # Words

    @property
    def language(self) -> Language:
        """Language of the screens."""
        return self.session.language

    def other_language(self) -> Language | Literal[""]:
        """The language F2 changes to; "" where there is no other."""
        return self.policy.other_language(self.language)

    def say(self, key: str, /, **params: object) -> str:
        """A sentence of the screens."""
        return tell(f"screens.{key}", self.language, **params)

    def kept_words(self) -> str:
        """Whether the answers are saved, for the title bar."""
        if self.session.save_error:
            return self.say("kept.not")
        if not self.policy.may_keep:
            return self.say("kept.never")
        return self.say("kept.at", time=self.saved_at) if self.saved_at and self.in_case else ""

    # Saving

    def save_quietly(self) -> bool:
        """Save what changed, under the hands of a person who types: a failure shows in the title bar alone, for a
        window would take the next letters.
        """
        saved = self.session.flush()
        if self.session.saved:
            self.saved_at = self.setup.clock().strftime("%H:%M")
        if isinstance(self.screen, Page) and self.screen.is_mounted and self.screen.query("#kept"):
            self.screen.show_title()
        return saved

    def save(self) -> bool:
        """Save what changed; a failure stays in the title bar until it is mended."""
        saved = self.save_quietly()
        if isinstance(self.session.save_error, ChangedElsewhere) and not self._conflict_shown:
            self._conflict_shown = True
            self.ask_conflict()
        return saved

    # Language and looks

    async def speak_other(self) -> None:
        """The other language, in the same place with the same focus."""
        other = self.other_language()
        if other:
            self.session.speak(other)
            self.save()
            await self.refresh_page()

    async def refresh_page(self) -> None:
        """Draw the page again from the session, with the focus where it was."""
        if isinstance(self.screen, Page):
            focused = self.screen.focused.id if self.screen.focused else ""
            await self.screen.rebuild(focused or "")

    def next_theme(self) -> None:
        """Light, dark, high contrast, and round again."""
        names = [palette.name for palette in PALETTES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    # What is on the screen

    def put(self, screen: Screen[None]) -> None:
        """Show a page in the place of the one before, without the windows over it."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(screen)

    async def say_window(self, words: str) -> None:
        """Say one thing in a window, and wait until it has been read."""
        await self.push_screen_wait(Choose(self.say("problem"), words, [("close", self.say("close"))]))

    # Papers

    def papers_changed(self) -> None:
        """Open what is new, stop what is gone, save."""
        self.loader.show(self.session.case.papers)
        self.save()

    def look(self, number: int) -> Look:
        """What became of the Nth paper, from 0."""
        papers = self.session.case.papers
        return self.loader.look(papers[number]) if number < len(papers) else Look()

    def open_again(self, number: int) -> None:
        """Open a paper again after its file was mended."""
        self.loader.again(self.session.case.papers[number])
        self.papers_changed()

    def papers_came_further(self) -> None:
        """A paper came further; called from any thread."""
        self.call_later(self._show_looks)

    async def _show_looks(self) -> None:
        screen: Screen[object] = self.screen
        if isinstance(screen, Page):
            await screen.refresh_looks()
