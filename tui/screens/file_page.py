"""One line for the place of a file, and the window in which it is looked for: for a page that takes in a file."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.widget import Widget

from tui.screens.folder import FolderScreen
from tui.screens.page import Page, actions
from tui.widgets.action import Action
from tui.widgets.entry import Line, PathEntry
from tui.widgets.words import Words


class FilePage(Page):
    """A page with a line for files. `fault` stands over it until something else is named."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""
        self.fault = ""

    def fault_words(self) -> Iterable[Widget]:
        """What is wrong, where something is."""
        words = self.say("error", words=self.fault) if self.fault else ""
        yield Words(words, id="path-error", classes=f"error fault {'-shown' if words else ''}")

    def file_line(self, label: str, hint: str) -> Iterable[Widget]:
        """The line, what it is for, and the button that looks for the file."""
        yield Words(label, classes="label")
        yield Words(hint, classes="hint")
        yield Line(PathEntry(self.typed, id="path"))
        yield actions(Action(self.say("papers.look"), "look"))

    def take_in(self) -> None:
        for box in self.query("#path").results(PathEntry):
            self.typed = box.value

    @on(Action.Pressed, "#look")
    def _look(self) -> None:
        self.take_in()
        self.app.push_screen(FolderScreen(), self._looked)

    async def _looked(self, files: list[Path] | None) -> None:
        if files:
            self.typed = shlex.join(map(str, files))
            await self.rebuild("path")
