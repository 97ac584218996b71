"""Check your answers: every answer with a Change that comes back, what the rules say with its source, then the
button.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual import on, work
from textual.containers import Vertical
from textual.widget import Widget

from forms.finding import Finding
from forms.interview import BY_HAND, STEPS
from forms.problem import Problem
from forms.spoken import label
from forms.visible import visible
from forms.words import say
from tui.flow import (
    Hindrance,
    NotFound,
    Standing,
    accept_id,
    hindrance,
    name_of,
    paper_of,
    refused,
    why_out,
)
from tui.screens.exhibit import short_state, standings_of
from tui.screens.page import Page, actions
from tui.screens.window import Choose, TypeLine
from tui.session import Place
from tui.showing import (
    answer_in_words,
    brief,
    citation_words,
    finding_words,
    official_question,
    official_words,
    problem_of_what,
    problem_words,
)
from tui.widgets.action import Action
from tui.widgets.body import fill
from tui.widgets.choices import Tick
from tui.widgets.rows import Row, Rows
from tui.widgets.words import Words


class CheckScreen(Page):
    """Step 7."""

    def __init__(self) -> None:
        super().__init__()
        self._complaint, self._remedy = "", ""

    def title_words(self) -> str:
        step = say("questions.step.check", self.language)
        return self.say("where", number=self.session.step_number(), step=step)

    def help_words(self) -> str:
        return self.say("check.help")

    def body(self) -> Iterable[Widget]:
        yield Words(say("questions.step.check", self.language), classes="heading")
        if self._complaint:
            yield Vertical(
                Words(self.say("problem"), classes="heading"),
                Action(self._complaint, "why", classes="-link", about=self._remedy),
                id="summary",
            )
        yield from self._mend()
        yield Words(self.say("check.about"), classes="para")
        for step in STEPS:
            rows = self._rows(step.id)
            if rows:
                yield Words(say(f"questions.step.{step.id}", self.language), classes="label section")
                yield Rows(rows, at=self.imr.navigator.changed_key, id=f"rows-{step.id}")
        yield Words(say("questions.step.papers", self.language), classes="label section")
        yield Vertical(*self._papers(self.imr.navigator.changed_key), id="papers-part")
        yield from self._findings()
        yield from self._make()

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

    def _findings(self) -> Iterable[Widget]:
        findings = self.session.findings()
        if findings:
            yield Words(self.say("check.findings"), classes="label section")
        for number, finding in enumerate(findings):
            yield from self._finding(number, finding)

    def _finding(self, number: int, finding: Finding) -> Iterable[Widget]:
        yield Words(finding_words(finding, self.language), classes=f"finding {finding.level}")
        yield Words(citation_words(finding, self.language, short=True), classes="hint source")
        if finding.level == "stop":
            accepted = finding.id in self.session.accepted
            yield Tick(self.say("check.accept"), accepted, id=f"accept-{number}")

    def _make(self) -> Iterable[Widget]:
        yield Words(self.say("check.make"), classes="label section")
        yield Tick(self.say("check.fax"), self.imr.keeper.wants_fax, id="fax-edition")
        if not self.imr.policy.kiosk:
            yield Action(official_words(self.session, self.language), "official", classes="-link")
        if asked := official_question(self.session, self.language):
            yield Words(asked, id="official-asked", classes="para")
            yield Action(self.say("paper.elsewhere"), "official-yes")
        last = actions(Action(self.say("check.button"), "make", classes="-main"), Action(self.say("back"), "back"))
        yield last.add_class("-last")

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

    def _accepts(self, name: str) -> str:
        if name.startswith("accept-paper-"):
            return accept_id(self.session.answers.papers, int(name.removeprefix("accept-paper-")))
        return self.session.findings()[int(name.removeprefix("accept-"))].id

    @on(Action.Pressed, "#official")
    @work
    async def _official(self) -> None:
        current = " ".join(str(path) for path in self.session.official)
        typed = await self.app.push_screen_wait(
            TypeLine(self.say("check.official.title"), self.say("check.official.about"), value=current)
        )
        if typed is None:
            return
        self._complaint, self._remedy = "", "official"
        try:
            self.imr.keeper.choose_official(typed, Path.home())
        except NotFound as error:
            self._complaint = error.message(self.language)
        self.imr.save()
        await self.rebuild("official")

    @on(Action.Pressed, "#official-yes")
    async def _official_yes(self) -> None:
        self.imr.keeper.allow_official()
        self.imr.save()
        await self.rebuild("official")

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

    def first_focus(self) -> str:
        """The control that has the focus when this page is shown again after a Change."""
        key = self.imr.navigator.changed_key
        if key.startswith("paper-"):
            return "rows-papers"
        place = self._place_of(key) if key else None
        return f"rows-{place.step}" if place else ""

    async def refresh_looks(self) -> None:
        """A paper came further: its line and the letters change, and what cannot go in asks to be left out."""
        for part in self.query("#papers-part").results(Vertical):
            focused = self.focused if self.focused and part in self.focused.ancestors else None
            at = next((rows.at for rows in part.query(Rows)), "")
            await fill(part, lambda: self._papers(at))  # noqa: B023 - awaited at once
            if focused is not None:
                self.put_focus(focused.id or "")
