"""Pick papers from folders: tick them, add them. At a kiosk it starts in an allowed folder and no link leads out of
it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widget import Widget

from forms.visible import visible
from tui.flow import first_folder, ways_up
from tui.paths import folders_in, papers_in
from tui.screens.window import Window
from tui.showing import file_line
from tui.widgets.action import Action
from tui.widgets.body import Body, fill
from tui.widgets.choices import Tick
from tui.widgets.words import Words

_MOST = 200
"""Folders, and papers, that are listed at once: each is a widget."""


@dataclass(frozen=True)
class _Above:
    """The folder that "up" leads to; None: the list of allowed folders."""

    folder: Path | None


class FolderScreen(Window[list[Path]]):
    """Gives the ticked files, None for Escape."""

    BINDINGS = [  # noqa: RUF012 - Textual reads a class attribute
        Binding("home", "end_of_list(0)", show=False),
        Binding("end", "end_of_list(-1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._ticked: dict[Path, None] = {}
        self._files: dict[int, Path] = {}

    def compose(self) -> ComposeResult:
        self._folder = self._last() or first_folder(self.imr.policy, Path.home())
        with Vertical(id="window"):
            yield Words(self.say("folder"), classes="heading")
            with Body(id="window-body"):
                yield from self._entries()

    def _last(self) -> Path | None:
        """The folder where papers were found before, while it is there."""
        last = self.imr.last_folder
        return last if last is not None and last.is_dir() and self.imr.policy.readable(last) else None

    def _entries(self) -> Iterable[Widget]:
        self._files.clear()
        if self._folder is None:
            folders, papers = list(self.imr.policy.read_folders), []
        else:
            folders, papers = folders_in(self._folder), papers_in(self._folder)
            yield Words(visible(str(self._folder)), classes="hint")
            for above in ways_up(self._folder, self.imr.policy):
                yield Action(self.say("folder.above"), "above", classes="-link", about=_Above(above))
        allowed = self.imr.policy.readable
        for number, folder in enumerate(folder for folder in folders[:_MOST] if allowed(folder)):
            yield Action(visible(f"{folder.name or folder}/"), f"folder-{number}", classes="-link", about=folder)
        shown = [paper for paper in papers if allowed(paper)]
        for number, paper in enumerate(shown[:_MOST]):
            self._files[number] = paper
            yield Tick(file_line(paper, self.imr.language), paper in self._ticked, id=f"file-{number}")
        if len(shown) > _MOST or len(folders) > _MOST:
            yield Words(self.say("folder.more"), classes="hint")
        if not shown and not folders:
            yield Words(self.say("folder.empty"), classes="hint")
        yield Action(self.say("folder.add"), "add", classes="-main")
        yield Action(self.say("cancel"), "cancel")

    def action_end_of_list(self, which: int) -> None:
        """The first or the last folder or paper."""
        stops = [stop for stop in self.query("#window-body > *") if isinstance(stop, Tick) or stop.has_class("-link")]
        if stops:
            stops[which].focus()

    async def _show(self, folder: Path | None) -> None:
        self._folder = folder
        body = self.query_one("#window-body", Body)
        await fill(body, self._entries)
        self.focus_next()

    @on(Tick.Changed)
    def _tick(self, event: Tick.Changed) -> None:
        paper = self._files[int((event.tick.id or "file-0").removeprefix("file-"))]
        if event.on:
            self._ticked[paper] = None
        else:
            self._ticked.pop(paper, None)

    @on(Action.Pressed, "#add")
    def _add(self) -> None:
        self.imr.last_folder = self._folder
        self.dismiss(list(self._ticked))

    @on(Action.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.dismiss(None)

    @on(Action.Pressed, ".-link")
    async def _into(self, event: Action.Pressed) -> None:
        match event.action.about:
            case _Above(folder) | (Path() as folder):
                await self._show(folder)
