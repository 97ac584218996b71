"""One question: label, hint, error, control, and a note (what was understood, how much room is left)."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from forms.plans import suggestions
from forms.question import Question
from forms.words import say
from tui.density import in_one_row, options_of
from tui.showing import extra, label, offered_answer
from tui.widgets.choices import Choices, Tick
from tui.widgets.entry import Entry, Line, Story
from tui.widgets.paper_offers import OfferedLine, PaperOffers, SaidByPapers
from tui.widgets.words import Words


def control_id(key: str) -> str:
    """The id of the control that answers `key`."""
    return f"answer-{key}"


_OFFERED = 4
"""Plans offered at once: with them the page still fits 24 lines."""


class FormField(Vertical):
    """Seeded from the session; every change is posted as `Answered`, leaving it as `Left`. It checks nothing."""

    class Answered(Message):
        """Something was typed or chosen."""

        def __init__(self, key: str, text: str) -> None:
            super().__init__()
            self.key = key
            self.text = text

    class Left(Message):
        """The focus left the control."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class GoOn(Message):
        """Enter: on to the question after `key`."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(
        self,
        question: Question,
        typed: str,
        language: str,
        filer: str | None = None,
        said: SaidByPapers | None = None,
    ) -> None:
        super().__init__(id=f"field-{question.key}", classes=f"-{question.kind.replace('_', '-')}")
        self.question = question
        self._typed = typed
        self._language = language
        self._asks = label(question, language, filer)
        self._error = Words(classes="error")
        self._note = Words(classes="note")
        self.control = self._control()
        self._seeded = self._last = self.text()
        self._offered: list[str] = []
        self._said, self._before = said, typed

    def _control(self) -> Widget:
        question, name = self.question, control_id(self.question.key)
        match question.kind:
            case "long":
                return Story(self._typed, id=name)
            case "yes_no" | "choice":
                options = options_of(question, self._language)
                return Choices(options, self._typed, in_row=in_one_row(options), id=name)
            case "tick":
                return Tick(self._asks, self._typed == "yes", id=name)
            case "secret":
                return Entry(self._typed, secret=True, id=name)
            case _:
                return Entry(self._typed, id=name)

    def compose(self) -> ComposeResult:
        hint = extra(self.question, "hint", self._language)
        if self.question.kind != "tick":
            yield Words(self._asks, classes="label")
        if hint:
            yield Words(hint, classes="hint")
        yield self._error
        if self.question.kind in ("yes_no", "choice", "tick"):
            yield self.control
        else:
            yield Line(self.control)
        yield self._note
        if offer := offered_answer(self.question, self._typed, self._language):
            self._offered = [offer]
            yield self._offers([offer])
        if self._said is not None:
            yield PaperOffers(self.question.key, self._said)

    def show_error(self, words: str) -> None:
        """Mark the field with a bar and the words of the error, or take both away."""
        self._error.update(words)
        self.set_class(bool(words), "-error")

    def show_note(self, words: str) -> None:
        """What was understood, or the room left."""
        self._note.update(words)
        self.set_class(bool(words), "-noted")

    def changed(self) -> bool:
        """Whether the control holds something else than it was seeded with."""
        return self.text() != self._seeded

    def text(self) -> str:
        """What stands in the control now, also while the news of it is still on its way."""
        match self.control:
            case Entry() as line:
                return line.value
            case Story() as story:
                return story.text
            case Choices() as choices:
                return choices.chosen
            case Tick() as tick:
                return "yes" if tick.on else ""
        return self._typed

    def put(self, text: str) -> None:
        """Propose an answer, as if it had been typed or chosen."""
        match self.control:
            case Entry() as line:
                line.value = text
            case Story() as story:
                story.text = text
            case Choices() as choices:
                choices.choose(text)

    def propose(self, text: str) -> None:
        """Fill in what the person has not typed. Typing there replaces it: it is nobody's answer that would be lost."""
        self.put(text)
        if isinstance(self.control, Entry):
            self.control.whole_once()

    # What papers say

    async def say_by_papers(self, said: SaidByPapers | None) -> None:
        """Show this in the place of what was shown, which stays while the person is at the question: what was taken can
        be given back.
        """
        if said == self._said or (self._said is not None and self.has_focus_within):
            return
        self._said, self._before = said, self.text()
        await self.query(PaperOffers).remove()
        if said is not None and self.is_attached:
            await self.mount(PaperOffers(self.question.key, said))

    def take_next(self) -> None:
        """Put what papers say into the answer: the first thing, then the next, after the last what stood there."""
        if self._said is None:
            return
        ring = [*(answer for answer, _ in self._said.lines), self._before]
        now = self.text()
        self.put(ring[(ring.index(now) + 1) % len(ring)] if now in ring[:-1] else ring[0])
        self.control.focus()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        self.add_class("-in")

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        self.remove_class("-in")
        self.post_message(self.Left(self.question.key))

    @on(Input.Changed)
    async def _line_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._answer(event.value)
        if self.question.kind == "plan":
            found = suggestions(event.value, _OFFERED)
            await self._offer([] if event.value in found or event.value == self._seeded else found)
        elif event.value and self._offered:
            await self._offer([])

    def _offers(self, names: list[str]) -> Vertical:
        """Answers that may be meant, in a list. What is typed stays unless one of them is taken."""
        lines = Choices([(name, name) for name in names], point_at=names[0], id=f"offer-{self.question.key}")
        hint = say("screens.offer" if len(names) > 1 else "screens.offer.one", self._language)
        return Vertical(Words(hint, classes="hint"), lines, classes="suggested")

    async def _offer(self, names: list[str]) -> None:
        if names == self._offered:
            return
        self._offered = names
        await self.query(".suggested").remove()
        if names and self.is_attached:
            await self.mount(self._offers(names), after=self._note)

    @on(TextArea.Changed)
    def _story_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._answer(event.text_area.text)

    def _answer(self, text: str) -> None:
        """Textual also tells of the value that a line begins with; nobody typed that."""
        if text != self._last:
            self._last = text
            for offers in self.query(PaperOffers):
                offers.follow(text)
            self.post_message(self.Answered(self.question.key, text))

    @on(Choices.Changed)
    def _choice_changed(self, event: Choices.Changed) -> None:
        event.stop()
        if event.choices is not self.control:  # an offer
            self.put(event.value)
            self.control.focus()
            return
        for offers in self.query(PaperOffers):
            offers.follow(event.value)
        self.post_message(self.Answered(self.question.key, event.value))

    @on(OfferedLine.Taken)
    def _offer_taken(self, event: OfferedLine.Taken) -> None:
        event.stop()
        self.put(event.answer)
        self.control.focus()

    @on(Tick.Changed)
    def _tick_changed(self, event: Tick.Changed) -> None:
        event.stop()
        self.post_message(self.Answered(self.question.key, "yes" if event.on else ""))

    @on(Input.Submitted)
    @on(Choices.GoOn)
    def _go_on(self, event: Message) -> None:
        event.stop()
        self.post_message(self.GoOn(self.question.key))
