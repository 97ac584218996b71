"""Check and finish: what waits for the person, the button, what the rules say, every answer with a Change that comes
back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from textual import on, work
from textual.containers import Vertical
from textual.widget import Widget

from forms.finding import Finding
from forms.interview import BY_HAND, STEPS
from forms.problem import Problem
from forms.question import Step
from forms.spoken import label
from forms.visible import visible
from forms.words import say
from tui.doors import chosen, name_of_door, open_instead
from tui.flow import (
    Hindrance,
    Standing,
    accept_id,
    hindrance,
    name_of,
    paper_of,
    refused,
    why_out,
)
from tui.form_paper import brief_words
from tui.screens.differing import differing
from tui.screens.exhibit import page_of_paper, standings_of
from tui.screens.page import Page, actions
from tui.screens.window import Choose
from tui.session import Place
from tui.showing import (
    answer_in_words,
    brief,
    citation_words,
    finding_words,
    left_to_do,
    official_question,
    problem_of_what,
    problem_words,
    short_state,
    step_name,
)
from tui.widgets.action import Action
from tui.widgets.at_hand import AtHand
from tui.widgets.body import fill
from tui.widgets.choices import Tick
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words

_BLANKS_SHOWN = 5
"""Answers still missing that are named at once: more would push the button to make the packet off the first screen."""


class CheckScreen(Page):
    """Step 7. First what hinders the packet and the button, then what to know, then the answers, folded by step."""

    def __init__(self) -> None:
        super().__init__()
        self._complaint, self._remedy = "", ""
        self._unfolded: set[str] = set()
        self._sources, self._all_blanks = False, False

    def title_words(self) -> str:
        step = say("questions.step.check", self.language)
        return self.say("where", number=self.session.step_number(), step=step)

    def help_words(self) -> str:
        return self.say("check.help")

    def at_hand(self) -> AtHand | None:
        """The paper that the keys point at."""
        at = self.focused.at if isinstance(self.focused, Rows) else ""
        number = at.removeprefix("paper-")
        return page_of_paper(self, int(number)) if number.isdecimal() else None

    def body(self) -> Iterable[Widget]:
        if at := self._step_of(self.imr.navigator.changed_key):
            self._unfolded.add(at)
        yield Words(self._status(), id="status", classes="heading")
        if self._complaint:
            yield Vertical(
                Words(self.say("problem"), classes="heading"),
                Action(self._complaint, "why", classes="-link", about=self._remedy),
                id="summary",
            )
        yield from self._offer_door()
        yield from self._mend()
        yield from self._missing()
        yield Vertical(*differing(self), id="papers-differ")
        yield from self._findings(("stop",))
        yield Vertical(*self._left_out(), id="left-out")
        yield from self._make()
        yield from self._findings(("warn", "info"))
        yield Words(self.say("check.answers"), classes="label section")
        yield Words(self.say("check.about"), classes="hint")
        for step in STEPS:
            yield from self._step(step)
        yield Words(say("questions.step.papers", self.language), classes="label section")
        yield Vertical(*self._papers(self.imr.navigator.changed_key), id="papers-part")

    def _offer_door(self) -> Iterable[Widget]:
        """The filing that is open now while the chosen one is not: one key makes its packet instead."""
        if filing := open_instead(self.session):
            words = self.say("door.offer", to=name_of_door(filing, self.language))
            yield Action(words, "door-open", classes="-link", about=filing)

    def _status(self) -> str:
        """Whether the packet can be made now, and how many things wait for the person."""
        session, looks = self.session, self.imr.keeper.looks()
        stops = sum(f.level == "stop" and f.id not in session.accepted for f in session.findings())
        out = sum(accept_id(session.answers.papers, number) not in session.accepted for number in refused(looks))
        count = len(session.understood()[1]) + stops + out
        if count:
            return self.say("check.status.one" if count == 1 else "check.status.mend", count=count)
        return self.say("check.status.blanks" if session.blanks() else "check.status.ready")

    def _step(self, step: Step) -> Iterable[Widget]:
        """The answers of a step: a line that says how many there are, and under it the answers when it is unfolded."""
        rows = self._rows(step.id)
        if not rows:
            return
        unfolded = step.id in self._unfolded
        blank = sum(not self.session.typed(row.about) for row in rows)
        words = self.say("check.step.blank" if blank else "check.step", count=len(rows) - blank, blank=blank)
        name = step_name(step.id, self.session.case, self.language)
        mark = "-" if unfolded else "+"
        yield Action(f"{name}: {words}", f"fold-{step.id}", classes="-link", about=step.id, lead=mark)
        if unfolded:
            yield Rows(rows, at=self.imr.navigator.changed_key, id=f"rows-{step.id}")

    def _mend(self) -> Iterable[Widget]:
        """Answers that cannot be understood: the packet waits for them. Each leads to its page; one that no question
        asks now, which only a case file can give, can be taken out."""
        problems = self.session.understood()[1]
        if problems:
            links = [
                Action(self._problem_words(problem), f"mend-{number}", classes="-link", about=problem)
                for number, problem in enumerate(problems)
            ]
            yield Vertical(Words(self.say("check.mend"), classes="heading"), *links, id="mend")

    def _missing(self) -> Iterable[Widget]:
        """Answers that are still missing, each leading to its page. They hinder nothing by themselves."""
        blanks = self.session.blanks()
        shown = blanks if self._all_blanks or len(blanks) <= _BLANKS_SHOWN else blanks[: _BLANKS_SHOWN - 1]
        filer = self.session.case.filing.filer
        links = [
            Action(left_to_do(key, self.language, filer), f"blank-{key}", classes="-link", about=key) for key in shown
        ]
        if len(shown) < len(blanks):
            more = self.say("check.missing.more", count=len(blanks) - len(shown))
            links.append(Action(more, "more-blanks", classes="-link"))
        if links:
            yield Vertical(Words(self.say("check.missing"), classes="label"), *links, id="missing")

    def _problem_words(self, problem: Problem) -> str:
        what, words = problem_of_what(problem, self.session, self.language), problem_words(problem, self.language)
        return f"{what}: {words}" if what else words

    def _place_of(self, key: str) -> Place | None:
        for place in self.session.places():
            for step in STEPS:
                for page in step.pages:
                    here = (step.id, page.id) == (place.step, place.page)
                    if here and any(question.key == key for question in self.session.questions(page)):
                        return place
        return None

    def _rows(self, step_id: str) -> list[Row]:
        session, rows = self.session, []
        for step in STEPS:
            for page in step.pages if step.id == step_id else ():
                for question in session.questions(page):
                    shown = answer_in_words(question, session, self.language)
                    rows.append(Row(question.key, brief(question, self.language), shown, self.say("change")))
        return rows

    def _papers(self, at: str) -> Iterable[Widget]:
        rows = [self._paper_row(standing) for standing in standings_of(self)]
        none = Row("paper-none", self.say("papers.none"), "", self.say("change"))
        yield Rows(rows or [none], at=at, id="rows-papers")

    def _left_out(self) -> Iterable[Widget]:
        """Papers that cannot go in: why, and a box to leave each of them out."""
        entries, looks = self.session.answers.papers, self.imr.keeper.looks()
        for number in refused(looks):
            yield Words(why_out(looks[number], self.language), classes="warn")
            leave_out = self.say("check.leave_out", name=Path(entries[number].file).name)
            accepted = accept_id(entries, number) in self.session.accepted
            yield Tick(leave_out, accepted, id=f"accept-paper-{number}")

    def _paper_row(self, standing: Standing) -> Row:
        entry = self.session.answers.papers[standing.number]
        state = short_state(self.imr.keeper.look(standing.number), self.language)
        name = f"{standing.letter or '-'} {name_of(entry)}"
        return Row(f"paper-{standing.number}", name, visible(entry.title) or state, self.say("change"))

    def _findings(self, levels: Collection[str]) -> Iterable[Widget]:
        """What the rules say; answers that are missing stand above, each by itself."""
        findings = enumerate(self.session.findings())
        found = [(number, one) for number, one in findings if one.level in levels and one.id != "answers.missing"]
        if found and "stop" not in levels:
            yield Words(self.say("check.findings"), classes="label section")
        for number, finding in found:
            yield from self._finding(number, finding)
        if found and "stop" not in levels:
            yield Action(
                self.say("check.sources.hide" if self._sources else "check.sources"), "sources", classes="-link"
            )

    def _finding(self, number: int, finding: Finding) -> Iterable[Widget]:
        plain = finding.level == "info" and not finding.at_once  # the heading above says that it is good to know
        words = finding.message(self.language) if plain else finding_words(finding, self.language)
        yield Words(words, classes=f"finding {finding.level}")
        if self._sources or finding.level == "stop":
            yield Words(citation_words(finding, self.language, short=True), classes="hint source")
        if finding.level == "stop":
            accepted = finding.id in self.session.accepted
            yield Tick(self.say("check.accept"), accepted, id=f"accept-{number}")

    def _make(self) -> Iterable[Widget]:
        last = actions(Action(self.say("check.button"), "make", classes="-main"), Action(self.say("back"), "back"))
        yield last.add_class("-last")
        yield Tick(self.say("check.fax"), self.imr.keeper.wants_fax, id="fax-edition")
        to = name_of_door(chosen(self.session), self.language)
        yield Action(self.say("door.link", to=to), "door", classes="-link")
        paper = brief_words(self.session, self.imr.keeper.shelf.shelf(), self.language)
        yield Action(self.say("form.link", paper=paper), "form-paper", classes="-link")
        if asked := official_question(self.session, self.language):
            yield Words(asked, id="official-asked", classes="para")
            yield Action(self.say("paper.elsewhere"), "official-yes")

    # What is pressed

    @on(Rows.Picked)
    async def _change(self, event: Rows.Picked) -> None:
        self._go_change(event.about)

    def _go_change(self, key: str) -> bool:
        """To the question, or with "paper-N" to that paper; False when no page asks for it now."""
        place = Place("papers") if key.startswith("paper-") else self._place_of(key)
        if place:
            self.imr.navigator.change(place, key)
        return place is not None

    @on(Action.Pressed, "#missing .-link")
    async def _go_missing(self, event: Action.Pressed) -> None:
        if event.action.about is None:
            self._all_blanks = True
            await self.rebuild(f"blank-{self.session.blanks()[_BLANKS_SHOWN - 1]}")
        else:
            self._go_change(str(event.action.about))

    @on(Action.Pressed, "#differs .-link")
    def _go_differing(self, event: Action.Pressed) -> None:
        self._go_change(str(event.action.about))

    @on(Action.Pressed, "#sources")
    async def _show_sources(self) -> None:
        self._sources = not self._sources
        await self.rebuild("sources")

    async def unfold(self, *steps: str) -> None:
        """Show the answers of these steps."""
        self._unfolded.update(steps)
        await self.rebuild((self.focused.id if self.focused else "") or "")

    @on(Action.Pressed, ".-link")
    async def _fold(self, event: Action.Pressed) -> None:
        name = event.action.id or ""
        if name.startswith("fold-"):
            self._unfolded ^= {str(event.action.about)}
            self.imr.navigator.changed_key = ""
            await self.rebuild(name)

    @on(Action.Pressed, "#mend .-link")
    def _go_mend(self, event: Action.Pressed) -> None:
        if isinstance(event.action.about, Problem):
            key, number = event.action.about.key, paper_of(event.action.about.key)
            key = key if number is None else f"paper-{number}"
            if not self._go_change(key):
                self._take_out(key)

    @work
    async def _take_out(self, key: str) -> None:
        why = say("plain.by_hand", self.language) if key in BY_HAND else self.say("check.not_asked")
        words = f"{visible(self.session.typed(key))}\n\n{why}"
        answers = [(name, say(f"questions.{name}", self.language)) for name in ("no", "yes")]
        if await self.app.push_screen_wait(Choose(label(key, self.language), words, answers)) == "yes":
            self.session.type(key, "")
            self.imr.save()
            await self.rebuild()

    @on(Tick.Changed)
    def _ticked(self, event: Tick.Changed) -> None:
        name = event.tick.id or ""
        if name == "fax-edition":
            self.imr.keeper.wants_fax = event.on
            return
        mark = self._accepts(name)
        self.session.accepted = self.session.accepted | {mark} if event.on else self.session.accepted - {mark}
        self.query_one("#status", Words).update(self._status())

    def _accepts(self, name: str) -> str:
        if name.startswith("accept-paper-"):
            return accept_id(self.session.answers.papers, int(name.removeprefix("accept-paper-")))
        return self.session.findings()[int(name.removeprefix("accept-"))].id

    @on(Action.Pressed, "#door")
    def _door(self) -> None:
        self.imr.navigator.door()

    @on(Action.Pressed, "#door-open")
    def _open_door(self, event: Action.Pressed) -> None:
        self.imr.navigator.through_door(str(event.action.about))

    @on(Action.Pressed, "#form-paper")
    def _form_paper(self) -> None:
        self.imr.navigator.form_paper()

    @on(Action.Pressed, "#official-yes")
    async def _official_yes(self) -> None:
        self.imr.keeper.allow_official()
        self.imr.save()
        await self.rebuild("form-paper")

    @on(Action.Pressed, "#make")
    async def _start(self) -> None:
        self.imr.save()
        self._complaint, self._remedy = self._why_not()
        if self._complaint:
            await self.rebuild("why")
            return
        self.imr.navigator.make()

    @on(Action.Pressed, "#why")
    def _to_remedy(self) -> None:
        self.put_focus(self._remedy)

    def _why_not(self) -> tuple[str, str]:
        """Why the packet cannot be made yet, in words, and the control that helps; "" and "" when it can."""
        limit, entries = self.imr.policy.max_pages, self.session.answers.papers
        found = hindrance(self.session, self.imr.keeper.looks(), limit)
        match found:
            case None:
                return "", ""
            case Hindrance("problems"):
                return self.say("check.why.problems"), "mend-0"
            case Hindrance("stop", number):
                return self.say("check.why.stop"), f"accept-{number}"
            case Hindrance("pages"):
                return self.say("papers.too_many", limit=limit), "rows-papers"
        remedy = f"accept-paper-{found.number}" if found.why == "paper" else "rows-papers"
        return self.say(f"check.why.{found.why}", name=Path(entries[found.number].file).name), remedy

    @on(Action.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()

    def _step_of(self, key: str) -> str:
        """The step that asks for this key, "" for none."""
        place = self._place_of(key) if key and not key.startswith("paper-") else None
        return place.step if place else ""

    def first_focus(self) -> str:
        """The control that has the focus when this page is shown again after a Change; else the button, when nothing
        is to be mended first."""
        key = self.imr.navigator.changed_key
        if key.startswith("paper-"):
            return "rows-papers"
        if step := self._step_of(key):
            return f"rows-{step}"
        waits = self.session.blanks() or hindrance(self.session, self.imr.keeper.looks(), 0)
        return "" if waits else "make"

    async def refresh_looks(self) -> None:
        """A paper came further: its line and the letters change, and what cannot go in asks to be left out."""
        self.query_one("#status", Words).update(self._status())
        at = next((rows.at for rows in self.query("#rows-papers").results(Rows)), "")
        parts = {
            "papers-part": lambda: self._papers(at),
            "left-out": self._left_out,
            "papers-differ": lambda: differing(self),
        }
        for name, content in parts.items():
            for part in self.query(f"#{name}").results(Vertical):
                focused = self.focused if self.focused and part in self.focused.ancestors else None
                await fill(part, content)
                if focused is not None:
                    self.put_focus(focused.id or "")
