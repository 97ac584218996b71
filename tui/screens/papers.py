"""The papers: add, see what became of each, open one to change it; how many pages and fax minutes so far; what is
advised.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from textual import on, work
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from forms.visible import visible
from forms.words import say
from tui.doctor_page import wanted_pages
from tui.flow import NotFound, Standing, fate, fetch, kind_of, name_of, named_files, sums
from tui.paper_words import reading_words
from tui.screens.exhibit import ask_kind, page_of_paper, standings_of
from tui.screens.folder import FolderScreen
from tui.screens.page import Page, actions
from tui.screens.paper import PaperScreen
from tui.showing import minutes_words, short_state
from tui.widgets.action import Action
from tui.widgets.at_hand import AtHand
from tui.widgets.body import fill
from tui.widgets.entry import Line, PathEntry
from tui.widgets.words import Words

_NAME_CELLS = 26


class PapersScreen(Page):
    """Step 6. `focus` is the control to begin with; without one it is the line for a path."""

    def __init__(self, focus: str = "") -> None:
        super().__init__()
        self._first = focus
        self._fault = ""

    def first_focus(self) -> str:
        return self._first

    def title_words(self) -> str:
        step = say("questions.step.papers", self.language)
        return self.say("where", number=self.session.step_number(), step=step)

    def help_words(self) -> str:
        return self.say("papers.help")

    def at_hand(self) -> AtHand | None:
        """The paper that the keys point at."""
        about = self.focused.about if isinstance(self.focused, Action) else None
        return page_of_paper(self, about) if isinstance(about, int) else None

    def body(self) -> Iterable[Widget]:
        yield Words(say("questions.step.papers", self.language), classes="heading")
        yield Words(self.say("papers.about"), classes="para")
        yield Words(self.say("papers.path"), classes="label")
        yield Words(self.say("papers.path.hint"), classes="hint")
        yield Line(PathEntry(id="path"))
        fault = self.say("error", words=self._fault) if self._fault else ""
        yield Words(fault, id="path-error", classes="error fault -shown" if fault else "error fault")
        yield actions(Action(self.say("papers.add"), "add"), Action(self.say("papers.look"), "look"))
        if self.session.answers.papers:
            yield Words(self.say("papers.list"), classes="label")
        for standing in standings_of(self):
            yield self._paper(standing)
        if self.session.answers.papers_order == "listed":
            yield Words(self.say("papers.listed"), classes="hint section")
            yield Action(self.say("papers.by_kind"), "by-kind")
        yield Words(self._budget(), id="budget", classes="para")
        yield Words(self.say("papers.advised"), classes="label")
        yield Vertical(*self._advice(), id="advice")
        if wanted_pages(self.session, self.imr.keeper.looks()) and not self.imr.policy.kiosk:
            yield Action(self.say("papers.doctor"), "doctor-pages", classes="-link")
        last = actions(Action(self.say("continue"), "continue", classes="-main"), Action(self.say("back"), "back"))
        yield last.add_class("-last")

    def _paper(self, standing: Standing) -> Action:
        number = standing.number
        return Action(
            self._line(number), f"paper-{number}", classes="-link", about=number, lead=f"{standing.letter or '-'} "
        )

    def _line(self, number: int) -> str:
        entry = self.session.answers.papers[number]
        name = name_of(entry)
        name = name if len(name) <= _NAME_CELLS else f"{name[: _NAME_CELLS - 8]}...{name[-5:]}"
        kind = visible(entry.title) or say(f"questions.paper_kind.{kind_of(entry)}", self.language)
        return f"{name:<{_NAME_CELLS}} {self.state_words(number)}\n{kind}"

    def state_words(self, number: int) -> str:
        """What became of a paper, in a few words."""
        return short_state(self.imr.keeper.look(number), self.language)

    def _budget(self) -> str:
        limit = self.imr.policy.max_pages
        come_to = sums(self.imr.keeper.looks(), limit)
        if not come_to.pages:
            return "" if self.session.answers.papers else self.say("papers.none")
        long = minutes_words(come_to.fax_minutes, self.language)
        words = self.say("papers.budget", pages=come_to.pages, minutes=long)
        lines = [words, *([self.say("papers.too_many", limit=limit)] if come_to.over else [])]
        return "\n".join([*lines, *filter(None, [reading_words(self.imr.keeper, self.language)])])

    def _advice(self) -> Iterable[Widget]:
        from forms.checklist import advise

        for advice in advise(self.session.case, [fate(look) for look in self.imr.keeper.looks()]):
            state = self.say(f"papers.advice.{advice.state}")
            yield Words(f"{advice.title(self.language)}: {state}", classes=f"advice -{advice.state}")
            if advice.state != "in":
                yield Words(advice.reason(self.language), classes="hint reason")

    async def refresh_looks(self) -> None:
        """A paper came further: change its line, the letters and the sums, leave the focus alone."""
        for standing in standings_of(self):
            for action in self.query(f"#paper-{standing.number}").results(Action):
                action.words, action.lead = self._line(standing.number), f"{standing.letter or '-'} "
                action.refresh(layout=True)
        for budget in self.query("#budget").results(Words):
            budget.update(self._budget())
        for advice in self.query("#advice").results(Vertical):
            await fill(advice, self._advice)

    @on(Action.Pressed, "#add")
    @on(Input.Submitted, "#path")
    async def _add(self) -> None:
        box = self.query_one("#path", PathEntry)
        if not box.value.strip():
            self.put_focus("continue")
            return
        try:
            paths = named_files(box.value, Path.home())
        except NotFound as error:
            self._show_fault(error.message(self.language))
        else:
            await self.add(paths)

    async def add(self, paths: list[Path]) -> None:
        """Add files to the papers. Which of them cannot be had stays on the page until more are added."""
        fetched = await asyncio.to_thread(fetch, paths, self.imr.policy, self.imr.setup.runtime / "inbox")
        told = fetched.told(self.language)
        if not fetched.files:
            self._show_fault(told)
            return
        self._fault = told
        added = self.imr.keeper.add_papers(fetched.files)
        self.imr.papers_changed()
        await self.rebuild("path")
        self._ask_kinds(added)

    def _show_fault(self, told: str) -> None:
        fault = self.query_one("#path-error", Words)
        fault.update(self.say("error", words=told))
        fault.add_class("-shown")

    @work
    async def _ask_kinds(self, added: range) -> None:
        for number in added:
            await ask_kind(self, number, new=True)
        await self.rebuild("path")

    @on(Action.Pressed, "#look")
    def _look(self) -> None:
        self.app.push_screen(FolderScreen(), self._looked)

    async def _looked(self, chosen: list[Path] | None) -> None:
        if chosen:
            await self.add(chosen)

    @on(Action.Pressed, ".-link")
    def _open(self, event: Action.Pressed) -> None:
        if isinstance(event.action.about, int):
            self.app.push_screen(PaperScreen(event.action.about))

    @on(Action.Pressed, "#doctor-pages")
    def _doctor_pages(self) -> None:
        self.imr.navigator.doctor_pages()

    @on(Action.Pressed, "#by-kind")
    async def _by_kind(self) -> None:
        self.session.order_papers("kind")
        self.imr.papers_changed()
        await self.rebuild("path")

    async def on_screen_resume(self) -> None:
        if self._shown_before:
            focused = self.focused.id if self.focused else ""
            await self.rebuild(focused or self._first)

    @on(Action.Pressed, "#continue")
    def _continue(self) -> None:
        self.imr.navigator.go_on()

    @on(Action.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()
