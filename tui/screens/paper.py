"""One paper: what was changed or refused and why, its kind, title, pages, turns, place in the packet; a small
picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input

from forms.answers import PaperEntry
from forms.words import say
from packet.intake import Change, Hint, PageLeftOut
from packet.thumbnail import Dots, dots
from tui.flow import (
    crosses,
    fate,
    kind_of,
    may_be_pictures,
    may_be_searchable,
    move,
    name_of,
    paper_of,
    remedy,
    take_out,
    whole_pages,
    why_out,
)
from tui.paper_loader import Look
from tui.paper_words import title_words
from tui.screens.exhibit import ask_kind, change_paper, page_of_paper, standings_of
from tui.screens.page import Page, actions
from tui.screens.window import Choose, TypeLine
from tui.showing import problem_words
from tui.widgets.action import Action
from tui.widgets.at_hand import AtHand
from tui.widgets.choices import Tick
from tui.widgets.entry import Entry, Line
from tui.widgets.picture import Picture
from tui.widgets.words import Words

_ROWS = 20
"""Cells of the picture's height; two dots each."""
_COLUMNS = 40
_NOTES = 12


class PaperScreen(Page):
    """Over the papers; Escape or Done goes back to them."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._shown = 1

    @property
    def _entry(self) -> PaperEntry:
        return self.session.answers.papers[self._number]

    @property
    def _look(self) -> Look:
        return self.imr.keeper.look(self._number)

    def title_words(self) -> str:
        letter = next((at.letter for at in standings_of(self) if at.number == self._number), "")
        return self.say("paper.title" if letter else "paper.title.out", letter=letter, name=Path(self._entry.file).name)

    def help_words(self) -> str:
        return self.say("papers.help")

    def at_hand(self) -> AtHand | None:
        """The page that is looked at."""
        return page_of_paper(self, self._number, self._shown)

    def body(self) -> Iterable[Widget]:
        entry = self._entry
        yield Words(name_of(entry), classes="heading")
        yield Words(self._notes(), id="notes", classes="para")
        yield from self._remedies()
        kind = say(f"questions.paper_kind.{kind_of(entry)}", self.language)
        yield Action(self.say("paper.kind", kind=kind), "kind", classes="-link")
        yield Words(self.say("paper.name"), classes="label")
        yield Line(Entry(entry.title, id="title"))
        if offered := self._title_offered():
            yield Action(self.say("paper.name.offer", title=offered), "name", classes="-link")
        yield Words(self.say("paper.pages"), classes="label")
        yield Words(self.say("paper.pages.hint"), classes="hint")
        yield Line(Entry(entry.pages, id="pages"))
        yield Words(
            self._pages_error(),
            id="pages-error",
            classes=f"error fault {'-shown' if self._pages_error() else ''}",
        )
        yield Tick(self.say("paper.drop_blank"), entry.drop_blank, id="drop-blank")
        if may_be_pictures(entry, self._look):
            yield Tick(self.say("paper.as_pictures"), entry.as_pictures, id="as-pictures")
        if may_be_searchable(entry, self._look):
            yield Tick(self.say("paper.searchable"), entry.searchable, id="searchable")
        yield actions(
            Action(self.say("paper.up"), "up"),
            Action(self.say("paper.down"), "down"),
            Action(self.say("paper.remove"), "remove"),
        )
        yield Words(self.say("paper.fixed"), id="fixed", classes="para fault")
        yield actions(Action(self.say("paper.done"), "done", classes="-main"))
        taken = self._look.taken
        if taken:
            self._shown = min(self._shown, len(taken.sources))
            yield Words(self._picture_words(), id="picture-words", classes="label")
            yield actions(
                Action(self.say("paper.turn"), "turn"),
                Action(self.say("paper.before"), "before"),
                Action(self.say("paper.after"), "after"),
            )
            yield Picture(id="picture")

    def _notes(self) -> str:
        match self._look:
            case Look(taken=taken) if taken:
                lines = [self.say("papers.in", pages=len(taken.sources))]
                notes: list[Change | Hint | PageLeftOut] = [*taken.hints, *taken.changes, *taken.left_out]
                lines += [f"- {note.message(self.language)}" for note in notes[:_NOTES]]
                if len(notes) > _NOTES:
                    lines.append(self.say("paper.more_notes", count=len(notes) - _NOTES))
                return "\n".join(lines)
            case look if fate(look) == "out":
                return why_out(look, self.language)
            case Look(done=done, of=of) if of:
                return self.say("papers.opening_page", done=done, of=of)
        return self.say("papers.opening")

    def _remedies(self) -> Iterable[Widget]:
        match remedy(self._look):
            case "password":
                yield Action(self.say("paper.password"), "password")
            case "attachments":
                yield actions(
                    Action(self.say("paper.attachments.include"), "include"),
                    Action(self.say("paper.attachments.leave"), "leave"),
                )
            case "outside":
                yield Action(self.say("paper.outside.leave"), "leave")
            case "elsewhere":
                yield Action(self.say("paper.elsewhere"), "elsewhere")
            case "whole":
                yield Action(self.say("paper.whole", pages=whole_pages(self._look)), "whole")
        if fate(self._look) == "out":
            yield Action(self.say("paper.again"), "again")

    def _title_offered(self) -> str:
        """The title that the paper's own day makes; "" where it has that already or bears none."""
        kind = kind_of(self._entry)
        offered = title_words(self.imr.keeper.read_papers(), self._number, kind, self.language)
        return "" if offered == self._entry.title else offered

    def _pages_error(self) -> str:
        for problem in self.session.understood()[1]:
            if paper_of(problem.key) == self._number:
                return self.say("error", words=problem_words(problem, self.language))
        return ""

    def on_show(self) -> None:
        self._draw()

    def take_in(self) -> None:
        for box in self.query("#pages").results(Entry):
            if box.value != self._entry.pages:
                papers = list(self.session.answers.papers)
                papers[self._number] = replace(papers[self._number], pages=box.value)
                self.session.put_papers(tuple(papers))

    async def rebuild(self, focus: str = "") -> None:
        self.take_in()
        await super().rebuild(focus)

    async def refresh_looks(self) -> None:
        """The paper came further."""
        focused = (self.focused.id if self.focused else "") or ""
        if self._look.settled:
            # What helps a refused paper stands first; whoever has not moved on yet is put there.
            await self.rebuild("" if fate(self._look) == "out" and focused == "kind" else focused)
            self._draw()
        else:
            self.query_one("#notes", Words).update(self._notes())

    # Change it

    def _change(self, **changes: object) -> None:
        change_paper(self, self._number, **changes)

    @on(Input.Changed, "#title")
    def _title(self, event: Input.Changed) -> None:
        self._change(title=event.value)

    @on(Action.Pressed, "#name")
    async def _call_it(self) -> None:
        if offered := self._title_offered():
            for box in self.query("#title").results(Entry):
                box.value = offered
            self._change(title=offered)
            await self.rebuild("title")

    @on(Input.Blurred, "#pages")
    @on(Input.Submitted, "#pages")
    def _pages(self) -> None:
        """The paper is opened with them when they are all typed, not at every digit."""
        self.take_in()
        self.imr.papers_changed()
        fault = self.query_one("#pages-error", Words)
        fault.update(self._pages_error())
        fault.set_class(bool(self._pages_error()), "-shown")

    @on(Input.Submitted)
    def _on(self) -> None:
        self.action_focus_after()

    @on(Tick.Changed, "#drop-blank")
    def _blank(self, event: Tick.Changed) -> None:
        self._change(drop_blank=event.on)

    @on(Tick.Changed, "#as-pictures")
    def _as_pictures(self, event: Tick.Changed) -> None:
        self._change(as_pictures=event.on)

    @on(Tick.Changed, "#searchable")
    def _searchable(self, event: Tick.Changed) -> None:
        self._change(searchable=event.on)

    @on(Action.Pressed, "#kind")
    @work
    async def _kind(self) -> None:
        await ask_kind(self, self._number)
        await self.rebuild("kind")
        self._draw()

    @on(Action.Pressed, "#password")
    @work
    async def _password(self) -> None:
        typed = await self.app.push_screen_wait(
            TypeLine(self.say("paper.password"), self.say("paper.password.about"), secret=True)
        )
        if typed:
            self._change(password=typed)
            await self.rebuild()

    @on(Action.Pressed, "#include")
    async def _include(self) -> None:
        self._change(attachments="include")
        await self.rebuild()

    @on(Action.Pressed, "#leave")
    async def _leave(self) -> None:
        self._change(attachments="leave")
        await self.rebuild()

    @on(Action.Pressed, "#whole")
    async def _whole(self) -> None:
        picked = whole_pages(self._look)
        for box in self.query("#pages").results(Entry):
            box.value = picked
        self._change(pages=picked)
        await self.rebuild()

    @on(Action.Pressed, "#elsewhere")
    async def _elsewhere(self) -> None:
        self.imr.keeper.allow(self._number)
        self.imr.papers_changed()
        await self.rebuild()

    @on(Action.Pressed, "#again")
    async def _again(self) -> None:
        self.imr.keeper.forget(self._number)
        self.imr.papers_changed()
        await self.rebuild()

    @on(Action.Pressed, "#up")
    @work
    async def _up(self) -> None:
        await self._move(-1, "up")

    @on(Action.Pressed, "#down")
    @work
    async def _down(self) -> None:
        await self._move(1, "down")

    async def _move(self, step: Literal[-1, 1], focus: str) -> None:
        """Before or after the next paper of the list; past one of another kind only when the person wants that."""
        if crosses(self.session.case, self._number, step):
            answers = [("stay", self.say("paper.across.stay")), ("across", self.say("paper.across.yes"))]
            asking = Choose(self.say("paper.across"), self.say("paper.across.about"), answers)
            if await self.app.push_screen_wait(asking) != "across":
                return
        to = move(self.session, self._number, step)
        if to is None:
            fixed = self.query_one("#fixed", Words)
            fixed.add_class("-shown")
            self.call_after_refresh(fixed.scroll_visible, animate=False)
            return
        self._number = to
        self.imr.papers_changed()
        await self.rebuild(focus)
        self._draw()

    @on(Action.Pressed, "#remove")
    @work
    async def _remove(self) -> None:
        answers = [("keep", self.say("paper.keep")), ("remove", self.say("paper.remove.yes"))]
        name = Path(self._entry.file).name
        chosen = await self.app.push_screen_wait(
            Choose(self.say("paper.remove"), self.say("paper.remove.about", name=name), answers)
        )
        if chosen == "remove":
            take_out(self.session, self._number)
            self.imr.papers_changed()
            self.dismiss(None)

    @on(Action.Pressed, "#done")
    def _done(self) -> None:
        self.action_back()

    def action_back(self) -> None:
        self.imr.save()
        self.dismiss(None)

    # The picture

    def _picture_words(self) -> str:
        taken = self._look.taken
        of = len(taken.sources) if taken else 0
        return self.say("paper.picture", page=self._shown, of=of)

    @on(Action.Pressed, "#before")
    def _page_before(self) -> None:
        self._turn_to(self._shown - 1)

    @on(Action.Pressed, "#after")
    def _page_after(self) -> None:
        self._turn_to(self._shown + 1)

    def _turn_to(self, page: int) -> None:
        taken = self._look.taken
        if taken and 1 <= page <= len(taken.sources):
            self._shown = page
            self.query_one("#picture-words", Words).update(self._picture_words())
            self._draw()

    @on(Action.Pressed, "#turn")
    def _turn(self) -> None:
        taken = self._look.taken
        if taken:
            source = str(taken.sources[self._shown - 1])
            turns = dict(self._entry.rotate)
            turns[source] = (turns.get(source, 0) + 90) % 360
            self._change(rotate={page: turn for page, turn in turns.items() if turn})

    def _draw(self) -> None:
        """The picture, beside the page where there is room, else at its end."""
        self.show_at_hand()
        if self.help_beside():
            self._put_picture(())
        else:
            self._draw_here()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _draw_here(self) -> None:
        taken = self._look.taken
        if taken:
            found = dots(taken.pdf, self._shown - 1, _COLUMNS, _ROWS * 2)
            self.app.call_later(self._put_picture, found)

    def _put_picture(self, found: Dots) -> None:
        for picture in self.query("#picture").results(Picture):
            picture.show(found)
