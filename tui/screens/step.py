"""One page of questions. It shows what the session holds, writes back every change, and checks on Continue, not
before.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from textual import events, on, work
from textual.containers import Vertical
from textual.css.query import NoMatches
from textual.timer import Timer
from textual.widget import Widget

from forms.interview import QUESTIONS
from forms.question import Question, QuestionPage
from tui.density import Closeness, closeness
from tui.flow import complete_date, fill_from_zip
from tui.keys import is_text
from tui.room import room
from tui.screens.offering import OfferingPage
from tui.screens.page import actions, visible_agency_line
from tui.session import Place, page_at
from tui.showing import blank_words, brief, extra, page_title, problem_words, room_words, step_name, understood
from tui.widgets.action import Action
from tui.widgets.entry import Entry
from tui.widgets.field import FormField, control_id
from tui.widgets.words import Words

_MEASURE_AFTER = 0.3
_ONE_LINE_OF_KEYS = 100
"""Columns from which the keys of a kiosk stand in one line."""


class StepScreen(OfferingPage):
    """One page at a time; it is told which, so that a place that changes meanwhile does not pull it away."""

    def __init__(self, place: Place, focus: str = "") -> None:
        super().__init__()
        self._place = self._drawn = place
        self._first = focus
        self._errors: dict[str, str] = {}
        self._proposed: dict[str, str] = {}
        """What was filled in for the person, by question, while it stands there unchanged."""
        self._measure_timers: dict[str, Timer] = {}

    @property
    def _page(self) -> QuestionPage:
        page = page_at(self._place)
        if page is None:
            raise LookupError(self._place.step)
        return page

    def title_words(self) -> str:
        step = step_name(self._place.step, self.session.case, self.language)
        where = self.say("where", number=self.session.step_number(), step=step)
        return self.say("title.error", where=where) if self._errors else where

    def first_focus(self) -> str:
        return self._first

    def closeness(self) -> Closeness:
        size, said = self.app.size, self.said_lines(question.key for question in self.session.questions(self._page))
        height = size.height - said - (self.imr.policy.kiosk and size.width < _ONE_LINE_OF_KEYS)
        return closeness(self._page, self.session, self.language, width=size.width, height=height)

    def body(self) -> Iterable[Widget]:
        self._drawn = self._place
        if self._errors:
            links = [Action(self._named(key), f"error-{key}", classes="-link", about=key) for key in self._errors]
            yield Vertical(Words(self.say("problem"), classes="heading"), *links, id="summary")
        yield Words(page_title(self._page.id, self.session.case, self.language), classes="heading")
        questions = self.session.questions(self._page)
        for question in questions:
            field = self._field(question)
            field.set_class(len(questions) == 1, "-alone")
            field.show_error(self._error_line(question.key))
            field.show_note(self._note(question.key))
            yield field
        buttons = [Action(self.say("continue"), "continue", classes="-main"), Action(self.say("back"), "back")]
        if self._errors:
            buttons.insert(1, Action(self.say("later"), "later"))
        yield actions(*buttons)

    def _field(self, question: Question) -> FormField:
        filer = self.session.case.filing.filer
        key = question.key
        return FormField(question, self.session.typed(key), self.language, filer, self.said_at(key))

    def _named(self, key: str) -> str:
        """An error for the summary: which question it is about, where the words do not say it themselves."""
        words = self._errors[key]
        blank = not self.session.typed(key)
        return words if blank else f"{brief(QUESTIONS[key], self.language)}: {words}"

    def _error_line(self, key: str) -> str:
        return self.say("error", words=self._errors[key]) if key in self._errors else ""

    def help_words(self) -> str:
        field = self._focused_field()
        words = extra(field.question, "help", self.language) if field else ""
        return f"{words or self.say('help.general')}\n\n{visible_agency_line(self.language)}"

    def _focused_field(self) -> FormField | None:
        focused = self.focused
        return next((w for w in focused.ancestors if isinstance(w, FormField)), None) if focused else None

    def on_show(self) -> None:
        for question in self.session.questions(self._page):
            if question.kind == "long":
                self._measure_soon(question.key)

    # Answers

    @on(FormField.Answered)
    async def _answered(self, event: FormField.Answered) -> None:
        before = [question.key for question in self.session.questions(self._page)]
        self.session.type(event.key, event.text)
        self._no_proposal(event.key)
        if QUESTIONS[event.key].kind == "long":
            self._measure_soon(event.key)
        after = [question.key for question in self.session.questions(self._page)]
        if after != before and before:
            await self._ask_anew(after)

    async def _ask_anew(self, wanted: list[str]) -> None:
        """Questions came or went with an answer: the others stay as they are, with focus and caret."""
        fields = {field.question.key: field for field in self.query(FormField)}
        for key, field in fields.items():
            if key not in wanted:
                await field.remove()
        before: Widget = next(iter(self.query("#body > .heading")))
        for key in wanted:
            if key in fields:
                before = fields[key]
                continue
            new = self._field(QUESTIONS[key])
            if not before.is_attached:  # the page was left meanwhile
                return
            await self.query_one("#body").mount(new, after=before)
            before = new

    def take_in(self) -> None:
        for field in self.query(FormField):
            if field.changed():
                self.session.type(field.question.key, field.text())

    @on(FormField.Left)
    async def _left(self, event: FormField.Left) -> None:
        self._complete_date(event.key)
        self.imr.save()
        self.show_statuses()
        self._fill_from_zip(event.key)
        self._show_note(event.key, self._note(event.key))
        if event.key in self._errors and event.key not in self._problems():
            await self._mended(event.key)
        await self.show_said(event.key)

    async def _mended(self, key: str) -> None:
        """An answer that is right now has no error beside it any more, here and in the summary."""
        del self._errors[key]
        for field in self.query(f"#field-{key}").results(FormField):
            field.show_error("")
        await self.query(f"#error-{key}").remove()
        for summary in self.query("#summary"):
            summary.refresh(layout=True)  # Textual keeps the height that it had
        if not self._errors:
            await self.query("#summary, #later").remove()
        self.show_title()

    def _complete_date(self, key: str) -> None:
        whole = complete_date(self.session, key)
        for field in self.query(f"#field-{key}").results(FormField) if whole else ():
            field.put(whole)

    def _fill_from_zip(self, key: str) -> None:
        found = fill_from_zip(self.session, key)
        for target, words in found.filled.items() if found else ():
            self._proposed[target] = words
            self.query_one(f"#field-{target}", FormField).propose(words)
            self._show_note(target, self._note(target))

    def _no_proposal(self, key: str) -> None:
        """What was filled in is no longer what stands there: then nothing may say so."""
        if key in self._proposed and self.session.typed(key) != self._proposed[key]:
            del self._proposed[key]
            self._show_note(key, "")

    def _note(self, key: str) -> str:
        if key in self._proposed:
            return self.say("from_zip")
        if key not in QUESTIONS or not self.session.typed(key):
            return ""
        words = understood(QUESTIONS[key], self.session.case, self.session.typed(key), self.language)
        return self.say("understood", words=words) if words else ""

    def _show_note(self, key: str, words: str) -> None:
        try:
            self.query_one(f"#field-{key}", FormField).show_note(words)
        except NoMatches:
            return

    def _measure_soon(self, key: str) -> None:
        if key in self._measure_timers:
            self._measure_timers[key].stop()
        self._measure_timers[key] = self.set_timer(_MEASURE_AFTER, lambda: self._measure(key, self.session.typed(key)))

    @work(thread=True, exit_on_error=False)
    def _measure(self, key: str, text: str) -> None:
        """Fonts load slowly the first time: beside the screen, never in it."""
        found = room(key, text, self.session.answers.form_language)
        if found is not None and text == self.session.typed(key):
            self.app.call_later(self._show_note, key, room_words(found, self.language))

    # On

    @on(FormField.GoOn)
    async def _go_on(self, event: FormField.GoOn) -> None:
        """Enter leads to the next question, from the last one to the next page."""
        fields = list(self.query(FormField))
        after = [field for before, field in pairwise(fields) if before.question.key == event.key]
        if after:
            after[0].control.focus()
        else:
            await self._continue()

    @on(Action.Pressed, "#continue")
    async def _continue(self) -> None:
        for question in self.session.questions(self._page):
            self._complete_date(question.key)
        self.imr.save()
        self._errors = self._problems()
        if self._errors:
            await self.rebuild(f"error-{next(iter(self._errors))}")
        else:
            self.imr.navigator.go_on()

    def _problems(self) -> dict[str, str]:
        found = {problem.key: problem_words(problem, self.language) for problem in self.session.problems_of(self._page)}
        filer = self.session.case.filing.filer
        blanks = {key: blank_words(key, self.language, filer) for key in self.session.blanks_of(self._page)}
        return {
            q.key: {**blanks, **found}[q.key]
            for q in self.session.questions(self._page)
            if q.key in {**blanks, **found}
        }

    @on(Action.Pressed, "#later")
    def _later(self) -> None:
        self._errors = {}
        self.imr.navigator.go_on()

    @on(Action.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()

    @on(Action.Pressed, ".-link")
    def _jump(self, event: Action.Pressed) -> None:
        self.put_focus(control_id(str(event.action.about)))

    def on_key(self, event: events.Key) -> None:
        """Letters typed on a line of the summary belong to its field: nobody sees that the field is not entered yet.
        They take the place of a line that is wrong; behind it they would make it wrong once more.
        """
        line = self.focused
        if not (isinstance(line, Action) and (line.id or "").startswith("error-") and is_text(event)):
            return
        field = next(iter(self.query(f"#{control_id(str(line.about))}")), None)
        if field is not None and event.character != " ":
            event.stop()
            if isinstance(field, Entry):
                field.whole_once()
            self.set_focus(field)
            field.post_message(events.Key(event.key, event.character))

    async def show_place(self, place: Place, focus: str = "") -> None:
        """Another page."""
        self._place = place
        self._errors, self._proposed = {}, {}
        await self.rebuild(focus)
        self.on_show()

    async def rebuild(self, focus: str = "") -> None:
        if self._errors:
            self._errors = self._problems()  # the same mistakes, in the language shown now
        await super().rebuild(focus)
