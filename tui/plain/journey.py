"""The way through the interview in plain lines: which question comes next, and the signs that show or lead elsewhere.

The order is the interview's own. A question that an answer has opened or closed is found anew at every turn.
"""

from __future__ import annotations

from typing import Final

from forms.editions import EDITIONS
from forms.interview import STEPS, asked
from forms.question import Step
from packet.errors import PacketError
from tui.flow import menu, nothing_against
from tui.plain.after import after
from tui.plain.check import check
from tui.plain.console import Again
from tui.plain.form_paper import form_paper
from tui.plain.lists import show_answers, show_wrong, tell_all, tell_sources
from tui.plain.packet import show_result
from tui.plain.papers import papers
from tui.plain.questions import Move, ask
from tui.plain.signs import Sign
from tui.plain.start import lock_or_unlock
from tui.plain.visit import Jump, Leave, Stop, Visit
from tui.session import Place
from tui.showing import page_title, step_name

EVERY_STOP: Final[tuple[Stop, ...]] = tuple(
    stop
    for step in STEPS
    for stop in (
        [Stop(Place(step.id, page.id), question.key) for page in step.pages for question in page.questions]
        if step.pages
        else [Stop(Place(step.id))]
    )
)
"""Every question once and the two steps without questions, in order."""


def travel(visit: Visit) -> None:
    """Go through the interview from where the person stopped. Ends with `Leave` or `Ended`, after saving."""
    journey = PlainJourney(visit)
    journey.listen()
    try:
        journey.open_packet()
        while True:
            journey.turn()
    finally:
        visit.keeper.save_at_the_end()


class PlainJourney:
    """The place in the interview, and what the signs do."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._here = self._first(visit.session.place)
        self._back_to: Stop | None = None
        self._known: frozenset[Stop] = frozenset()
        self._announced = ""

    def listen(self) -> None:
        """Let the signs work at every prompt."""
        visit = self._visit
        on = visit.console.on = {
            Sign.WRONG: lambda: show_wrong(visit, EVERY_STOP),
            Sign.ANSWERS: lambda: show_answers(visit, EVERY_STOP),
            Sign.MENU: self._menu,
            Sign.SOURCES: lambda: tell_sources(visit),
        }
        if len(visit.setup.policy.languages) > 1:
            on[Sign.LANGUAGE] = self._speak
        if visit.guard is not None:
            on[Sign.HIDE] = visit.guard.hide

    def open_packet(self) -> None:
        """Of a case with a packet, first what became of that."""
        while True:
            try:
                if (made := after(self._visit)) is not None:
                    show_result(self._visit, made)
                return
            except Again:
                continue
            except Jump as jump:
                self._go(jump.stop)
                return

    def turn(self) -> None:
        """Ask at one stop and move on."""
        visit = self._visit
        try:
            self._announce()
            move = self._ask()
        except Again:
            self._announced = ""
            return
        except Jump as jump:
            self._back_to, self._known = (self._here if jump.once else None), frozenset(self._open())
            self._announced = ""
            self._go(jump.stop)
            return
        visit.save()
        if self._back_to is not None:
            self._return(self._back_to)
            return
        target = self._next() if move == "next" else self._before()
        if target.place != self._here.place:
            self._advise()
        self._go(target)

    def _return(self, back_to: Stop) -> None:
        """Back after a change, but first to the questions that the change has opened."""
        opened = next((stop for stop in self._open() if stop not in self._known), None)
        if opened is None:
            self._back_to = None
        else:
            self._known |= {opened}
        self._go(opened or back_to)

    def _ask(self) -> Move:
        match self._here:
            case Stop(Place("papers"), ""):
                return papers(self._visit)
            case Stop(Place("check"), ""):
                return check(self._visit, EVERY_STOP)
            case Stop(_, key):
                return ask(self._visit, key)

    def _announce(self) -> None:
        """Say the step when it changes, and the page when that does."""
        visit, place = self._visit, self._here.place
        if str(place) == self._announced:
            return
        console = visit.console
        console.gap()
        if self._announced.partition("/")[0] != place.step:
            if visit.saved_at:
                console.say("screens.kept.at", time=visit.saved_at)
            number = [step.id for step in STEPS].index(place.step) + 1
            console.say(
                "screens.where", number=number, step=step_name(place.step, visit.session.case, console.language)
            )
        self._announced = str(place)
        if place.page:
            console.tell(page_title(place.page, visit.session.case, console.language))

    def _advise(self) -> None:
        """Say once what cannot wait for the check, so that nobody learns it at the end."""
        visit = self._visit
        new = visit.keeper.news_of_rules()
        tell_all(visit, new)
        if new:
            visit.console.say("screens.advice.now" if nothing_against(new) else "screens.advice.about")

    def _go(self, stop: Stop) -> None:
        self._here = stop
        self._visit.session.go(stop.place)

    def _open(self) -> list[Stop]:
        case, today = self._visit.session.case, self._visit.session.today
        keys = {question.key for step in STEPS for question in asked(step, case, today)}
        return [stop for stop in EVERY_STOP if not stop.key or stop.key in keys]

    def _first(self, place: Place) -> Stop:
        return next((stop for stop in self._open() if stop.place == place), self._open()[0])

    def _next(self) -> Stop:
        if self._visit.session.papers_first:
            return self._first(self._visit.session.forward())
        here = EVERY_STOP.index(self._here)
        return next((stop for stop in self._open() if EVERY_STOP.index(stop) > here), EVERY_STOP[-1])

    def _before(self) -> Stop:
        here = EVERY_STOP.index(self._here)
        before = [stop for stop in self._open() if EVERY_STOP.index(stop) < here]
        if not before:
            self._visit.console.say("plain.first")
        return before[-1] if before else self._here

    # What the signs do

    def _speak(self) -> None:
        visit = self._visit
        other = visit.setup.policy.other_language(visit.console.language)
        if other:
            visit.console.language = other
            visit.session.speak(other)
            visit.save()

    def _menu(self) -> None:
        visit = self._visit
        console = visit.console
        options = [(f"step.{step.id}", self._step_words(step)) for step in STEPS]
        offered = menu(visit.setup, in_case=True, sealed=visit.keeper.sealed)
        paper = EDITIONS[visit.session.answers.form_language]
        options += [(name, console.words(f"screens.menu.{words}", name=paper)) for name, words in offered]
        console.gap()
        console.say("screens.menu")
        self._chosen(console.choose(options))

    def _step_words(self, step: Step) -> str:
        console, status = self._visit.console, self._visit.session.status(step)
        name = step_name(step.id, self._visit.session.case, console.language)
        if status is None:
            return console.words("plain.go_to", step=name)
        return console.words("plain.menu.step", step=name, status=console.words(f"screens.status.{status}"))

    def _chosen(self, chosen: object) -> None:
        visit = self._visit
        match chosen:
            case "form-language":
                form_paper(visit)
            case "lock":
                lock_or_unlock(visit)
            case "profile":
                self._keep_profile()
            case "cases":
                self._leave(cases=True)
            case "leave" | "end":
                self._leave(cases=False)
            case "staff" if visit.guard is not None:
                visit.guard.ask_pin()
            case str() if chosen.startswith("step."):
                step = chosen.removeprefix("step.")
                raise Jump(next(stop for stop in self._open() if stop.place.step == step))

    def _keep_profile(self) -> None:
        visit = self._visit
        try:
            visit.keeper.keep_profile()
        except PacketError as error:
            visit.console.tell(error.message(visit.console.language))
        else:
            visit.console.say("screens.profile.kept")

    def _leave(self, *, cases: bool) -> None:
        """Leave only with everything saved, or with a plain yes to losing it."""
        if self._visit.save() or self._visit.console.agree("plain.leave_unsaved"):
            raise Leave(cases=cases)
