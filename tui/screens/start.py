"""The first page: what this is, in which language, a new packet or one begun before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from forms.dates import plain
from forms.words import say
from tui.case_list import case_parts, cases_at_home, cells, heads
from tui.screens.page import Page, actions, visible_agency_line
from tui.widgets.action import Action
from tui.widgets.body import fill
from tui.widgets.entry import Entry, Line
from tui.widgets.rows import Row, RowLine, Rows
from tui.widgets.words import Words

if TYPE_CHECKING:
    from packet.store.listing import CaseLine

_COLUMNS_FROM = 78
"""Cells of a window from which the cases stand in columns: in a smaller one no name would have room beside them."""


class StartScreen(Page):
    """Before a case is open."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""
        self._in_columns = True
        self._lines: list[CaseLine] = []

    def title_words(self) -> str:
        return self.say("title")

    def help_words(self) -> str:
        return f"{self.say('start.help')}\n\n{visible_agency_line(self.language)}"

    def shows_tasks(self) -> bool:
        return False

    def body(self) -> Iterable[Widget]:
        policy = self.imr.policy
        self._in_columns = self.app.size.width >= _COLUMNS_FROM
        self._lines = cases_at_home(self.imr.setup)
        if policy.advocate and self._lines:
            yield from self._advocate()
        yield Vertical(
            Words(self.say("start.heading"), classes="heading"),
            Words(self.say("start.about"), classes="para"),
            id="card",
        )
        yield Words(self.say("start.kiosk" if policy.kiosk else "start.private"), classes="para")
        if not (policy.advocate and self._lines):
            yield from self._begin()
            for number, line in enumerate(self._lines):
                if number == 0:
                    yield Words(self.say("start.cases"), classes="label section")
                yield Action(self._words(line), f"case-{number}", classes="-link", about=line)

    def _begin(self) -> Iterable[Widget]:
        policy = self.imr.policy
        buttons = [
            Action(self.say("start.new"), "new", classes="-main"),
            Action(self.say("start.papers"), "papers-first"),
        ]
        if policy.may_keep:
            buttons.append(Action(self.say("start.sealed"), "sealed"))
        yield actions(*buttons)
        other = policy.other_language(self.imr.language)
        if other:
            yield actions(Action(say("screens.menu.language", other), "speak"))

    def _advocate(self) -> Iterable[Widget]:
        """Whoever has several cases: the list first, then what can be done with it."""
        yield Words(self.say("start.list"), classes="heading")
        yield Words(self.say("start.search"), classes="label")
        yield Line(Entry(self._wanted, id="search"))
        yield Vertical(*self._found(), id="found")
        yield from self._begin()
        yield actions(Action(self.say("start.copy"), "copy"), Action(self.say("start.delete"), "delete"))

    def _words(self, line: CaseLine) -> str:
        return " - ".join(case_parts(line, self.language))

    def _matching(self) -> list[CaseLine]:
        return [line for line in self._lines if plain(self._wanted) in plain(self._words(line))]

    def _found(self) -> Iterable[Widget]:
        """The cases with these words, each in one line."""
        rows = [self._row(line) for line in self._matching()]
        if rows and self._in_columns:
            head = Row("", self.say("start.column.case"), "", cells=heads(self.language))
            yield RowLine(head).add_class("heads")
        yield Rows(rows, id="rows-cases") if rows else Words(self.say("start.none"), classes="hint")

    def _row(self, line: CaseLine) -> Row:
        name, *parts = case_parts(line, self.language)
        if self._in_columns:
            return Row(
                str(line.path), name, "", self.say("start.open"), cells(line, self.imr.setup.today, self.language)
            )
        return Row(str(line.path), name, " - ".join(parts), self.say("start.open"))

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.call_later(self._suit_width)

    async def _suit_width(self) -> None:
        """Columns, where there is room for them now."""
        before, self._in_columns = self._in_columns, self.app.size.width >= _COLUMNS_FROM
        for found in self.query("#found").results(Vertical) if before is not self._in_columns else ():
            await fill(found, self._found)

    @on(Input.Changed, "#search")
    async def _search(self, event: Input.Changed) -> None:
        if event.value != self._wanted:
            self._wanted = event.value
            await fill(self.query_one("#found"), self._found)

    @on(Input.Submitted, "#search")
    def _to_the_list(self) -> None:
        self.put_focus("rows-cases")

    @on(Rows.Picked)
    def _picked(self, event: Rows.Picked) -> None:
        self.imr.cases.open(Path(event.about))

    @on(Action.Pressed, "#copy")
    def _copy(self) -> None:
        self.imr.cases.copy(self._matching())

    @on(Action.Pressed, "#delete")
    def _delete(self) -> None:
        self.imr.cases.delete(self._matching())

    @on(Action.Pressed, "#new")
    def _new(self) -> None:
        self.imr.cases.new()

    @on(Action.Pressed, "#papers-first")
    def _papers_first(self) -> None:
        self.imr.cases.new(papers_first=True)

    @on(Action.Pressed, "#sealed")
    def _sealed(self) -> None:
        self.imr.cases.new_sealed()

    @on(Action.Pressed, "#speak")
    async def _speak(self) -> None:
        await self.action_speak()

    @on(Action.Pressed, ".-link")
    def _open(self, event: Action.Pressed) -> None:
        from packet.store.listing import CaseLine

        if isinstance(event.action.about, CaseLine):
            self.imr.cases.open(event.action.about.path)

    def action_back(self) -> None:
        """There is nothing before the first page."""
