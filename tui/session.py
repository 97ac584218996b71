"""One person's work, without a screen: answers, where they are, what is wrong, what was found, whether it is saved.

Screens are seeded from it and write back to it at every change; they never hold an answer of their own. It never
clears what was typed and never raises for a disk that is full: it keeps the answers and says so in `save_error`.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, Protocol

from forms.answers import Answers, PaperEntry, parse
from forms.case import Case, Language, PapersOrder
from forms.finding import Finding
from forms.interview import STEPS, asked
from forms.problem import Problem
from forms.question import Question, QuestionPage, Step
from forms.returned import SignedPage
from forms.rules import judge
from packet.errors import PacketError

EARLY = ("route.", "hearing.filed", "grievance.not_filed", "grievance.waiting", "deadline.passed")
"""Findings that are told as soon as they are found; the others wait for the check."""

Status = Literal["completed", "in_progress", "not_started", "problem"]


class Store(Protocol):
    """Where answers are kept: `packet.store.case.CaseFile`."""

    def save(self, answers: Answers) -> None:
        """Raises PacketError when it could not be saved."""

    def remember(self, place: str) -> None:
        """Note where the person is."""

    def official(self) -> tuple[Path, ...]:
        """The agency's own PDFs that were chosen before."""

    def choose(self, official: Sequence[Path]) -> None:
        """Keep that choice. Raises PacketError when it could not be kept."""


@dataclass(frozen=True)
class Place:
    """Where a person is: a step, and a page of it ("" for papers and check)."""

    step: str
    page: str = ""

    def __str__(self) -> str:
        return f"{self.step}/{self.page}" if self.page else self.step


class Session:
    """The state behind both faces. `today` is the date all rules use; `base` the folder papers are relative to.

    `official`: the agency's own PDFs that the answers go on; empty: the forms of this program. `official_asked`: those
    that the case names and that wait for a yes, since they lie outside of its folder. Without a `store`, as at
    a kiosk, the answers live in the process and go with it. `papers_first`: the questions follow the papers. `by_mail`:
    packets are made with the sheet that goes on top in an envelope.
    """

    def __init__(
        self,
        answers: Answers,
        today: dt.date,
        store: Store | None = None,
        *,
        base: Path | None = None,
        place: str = "",
    ) -> None:
        self.answers = answers
        self.today = today
        self._store = store
        self.base = base or Path.cwd()
        self.save_error: PacketError | None = None
        self.saved = False
        self.returning = False
        self.accepted: frozenset[str] = frozenset()
        self.by_mail = False
        self.official: tuple[Path, ...] = store.official() if store else ()
        self._official_kept = self.official
        self.official_asked: tuple[Path, ...] = ()
        self._dirty = False
        self._read: tuple[Answers, Case, list[Problem]] | None = None
        self._judged: tuple[Case, list[Finding]] | None = None
        self.papers_first = place == str(_PAPERS_FIRST)
        self.place = PAPERS if self.papers_first else self._known(place)

    def ask_about(self, official: Sequence[Path]) -> None:
        """Do not use these of the agency's PDFs before a yes. What is kept with the case stays as it is."""
        self.official_asked = tuple(official)
        self.official = tuple(path for path in self.official if path not in self.official_asked)
        self._official_kept = self.official

    # What was typed

    @property
    def language(self) -> Language:
        """Language of the screens and the advice."""
        return self.answers.language

    def typed(self, key: str) -> str:
        """The text of one answer, "" while blank."""
        return self.answers.typed.get(key, "")

    def type(self, key: str, text: str) -> None:
        """Take one answer as typed (Unicode NFC). Other answers stay as they are."""
        text = unicodedata.normalize("NFC", text)
        if text == self.typed(key):
            return
        typed = {**self.answers.typed, key: text}
        if not text:
            del typed[key]
        self._change(replace(self.answers, typed=typed))

    def speak(self, language: Language) -> None:
        """Change the language of the screens; the paper's own follows only a choice of its own."""
        self._change(replace(self.answers, language=language))

    def print_in(self, language: Language) -> None:
        """Change the language of the paper forms."""
        self._change(replace(self.answers, form_language=language))

    def put_papers(self, papers: tuple[PaperEntry, ...]) -> None:
        """The papers in their order."""
        self._change(replace(self.answers, papers=papers))

    def make_for(self, filing: str) -> None:
        """Whom the packet is for: a filing of `forms.catalog`. Everything that was typed stays."""
        self._change(replace(self.answers, to=filing))

    def order_papers(self, order: PapersOrder) -> None:
        """By kind, or as they are listed."""
        self._change(replace(self.answers, papers_order=order))

    def put_signed(self, pages: tuple[SignedPage, ...]) -> None:
        """The pages that came back signed."""
        self._change(replace(self.answers, signed=pages))

    def note(self, answers: Answers) -> None:
        """Take what `answers` say of what was sent and what came back, and the answers that follow from it."""
        self._change(replace(self.answers, sent=answers.sent, replies=answers.replies, typed=answers.typed))

    def note_jobs(self, answers: Answers) -> None:
        """Take what `answers` say of what was handed over; the rest stays as it is here."""
        self._change(replace(self.answers, handed=answers.handed))

    def replace_all(self, answers: Answers) -> None:
        """Take another version of the whole case, one that is already on disk."""
        self.answers = answers
        self._dirty = False

    def _change(self, answers: Answers) -> None:
        if answers != self.answers:
            self.answers = answers
            self._dirty = True

    # What it means

    def understood(self) -> tuple[Case, list[Problem]]:
        """The case and the problems of all answers; read once for each change."""
        if self._read is None or self._read[0] is not self.answers:
            self._read = (self.answers, *parse(self.answers, self.today))
        return self._read[1], self._read[2]

    @property
    def case(self) -> Case:
        """What the answers mean."""
        return self.understood()[0]

    def findings(self) -> list[Finding]:
        """What the rules say about the case today."""
        case = self.case
        if self._judged is None or self._judged[0] is not case:
            self._judged = (case, judge(case, self.today))
        return self._judged[1]

    def early(self, told: Collection[str]) -> list[Finding]:
        """Findings that cannot wait for the check, without those whose ids were told."""
        return [finding for finding in self.findings() if finding.id not in told and self._is_early(finding)]

    def _is_early(self, finding: Finding) -> bool:
        if finding.at_once:  # where to go depends on the coverage, which is asked after what it is about
            order = all_places()
            return order.index(self.place) >= order.index(COVERAGE)
        return finding.id.startswith(EARLY) and finding.level in ("stop", "warn")

    def problems_of(self, page: QuestionPage) -> list[Problem]:
        """What cannot be understood on this page, in the order of its questions."""
        order = [question.key for question in self.questions(page)]
        found = {problem.key: problem for problem in reversed(self.understood()[1])}
        return [found[key] for key in order if key in found]

    def blanks_of(self, page: QuestionPage) -> list[str]:
        """Questions of this page that are not optional and have no answer."""
        return [q.key for q in self.questions(page) if not q.optional and q.kind != "tick" and not self.typed(q.key)]

    def blanks(self) -> list[str]:
        """Questions of all pages that are not optional and have no answer."""
        return [key for step in STEPS for page in step.pages for key in self.blanks_of(page)]

    # Where the person is

    def questions(self, page: QuestionPage) -> list[Question]:
        """What this page asks this person now."""
        return asked(page, self.case, self.today)

    def places(self) -> list[Place]:
        """Every place of the journey that concerns this case, in order."""
        places: list[Place] = []
        for step in STEPS:
            pages = [Place(step.id, page.id) for page in step.pages if self.questions(page)]
            places += pages if step.pages else [Place(step.id)]
        return places

    def on_the_way(self) -> list[Place]:
        """The places that forward and back lead through, and where the person is now."""
        return [place for place in self.places() if place == self.place or not _aside(place)]

    def page(self) -> QuestionPage | None:
        """The page the person is on; None on papers and check."""
        return page_at(self.place)

    def go(self, place: Place) -> None:
        """Move there, and remember it."""
        self.place = place
        self.papers_first = self.papers_first and place == PAPERS
        self.flush()
        if self._store:
            self._store.remember(str(_PAPERS_FIRST if self.papers_first else place))

    def forward(self) -> Place:
        """The next place: after a Change the check, unless the change opened a page with blanks before it."""
        places = self.on_the_way()
        if self.papers_first:
            return places[0]
        rest = places[self._position(places) + 1 :] or [Place("check")]
        if self.returning:
            step_pages = [place for place in rest if place.step == self.place.step]
            own = _own(self.place)  # the questions of one filing are asked together
            opened = next((place for place in step_pages if self._untouched(place) or (own and _own(place))), None)
            return opened or Place("check")
        return rest[0]

    def lead_with_papers(self) -> None:
        """Go to the papers first: from there the questions follow."""
        self.papers_first = True
        self.go(PAPERS)

    def back(self) -> Place | None:
        """The place before; None at the first."""
        if self.returning:
            return Place("check")
        places = self.on_the_way()
        position = self._position(places)
        return places[position - 1] if position > 0 else None

    def _untouched(self, place: Place) -> bool:
        page = page_at(place)
        return (
            page is not None and bool(self.blanks_of(page)) and not any(self.typed(q.key) for q in self.questions(page))
        )

    def _position(self, places: list[Place]) -> int:
        if self.place in places:
            return places.index(self.place)
        # The page asks nothing any more: stand where it was, before the first place that comes later.
        order = all_places()
        here = order.index(self.place)
        return next((n - 1 for n, place in enumerate(places) if order.index(place) > here), len(places) - 1)

    def _known(self, text: str) -> Place:
        step, _, page = text.partition("/")
        place = Place(step, page)
        return place if place in all_places() else all_places()[0]

    def step_number(self) -> int:
        """1 to 7."""
        return [step.id for step in STEPS].index(self.place.step) + 1

    def status(self, step: Step) -> Status | None:
        """How far a step is, for the task list; None for steps without questions."""
        if not step.pages:
            return None
        pages = [page for page in step.pages if self.questions(page)]
        if any(self.problems_of(page) for page in pages):
            return "problem"
        touched = any(self.typed(q.key) for page in pages for q in self.questions(page))
        if not any(self.blanks_of(page) for page in pages):
            return "completed" if touched or self._passed(step) else "not_started"
        return "in_progress" if touched else "not_started"

    def _passed(self, step: Step) -> bool:
        order = [known.id for known in STEPS]
        return order.index(step.id) < order.index(self.place.step)

    # Saving

    @property
    def unsaved(self) -> bool:
        """Whether there is an answer that is not where it is kept."""
        return self._dirty

    def flush(self) -> bool:
        """Save what changed. False when it could not be saved; the reason stays in `save_error` until it can."""
        try:
            if self._dirty or self.save_error:
                if self._store:
                    self._store.save(self.answers)
                self._dirty, self.save_error, self.saved = False, None, True
            if self.official != self._official_kept:
                if self._store:
                    self._store.choose(self.official)
                self._official_kept = self.official
        except PacketError as error:
            self.save_error = error
            return False
        return True


PAPERS: Final = Place("papers")
_PAPERS_FIRST: Final = Place("papers", "first")
"""How it is kept that the questions come after the papers."""
COVERAGE: Final = Place("before", "coverage")


def all_places() -> list[Place]:
    """Every place there is, in order."""
    return [
        place
        for step in STEPS
        for place in ([Place(step.id, page.id) for page in step.pages] if step.pages else [Place(step.id)])
    ]


def _aside(place: Place) -> bool:
    page = page_at(place)
    return page is not None and page.aside


def _own(place: Place) -> bool:
    """Whether the page is of some filings alone."""
    page = page_at(place)
    return page is not None and bool(page.filings)


def page_at(place: Place) -> QuestionPage | None:
    """The page of questions at a place; None on papers and check."""
    return next((page for step in STEPS if step.id == place.step for page in step.pages if page.id == place.page), None)
