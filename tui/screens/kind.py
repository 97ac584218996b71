"""What is this paper? A list of kinds; the current one, or a guess that is called one, is pointed at. Where the paper
bears a date, the title that kind and date make is offered with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from forms.case import PaperKind
from forms.words import say
from tui.flow import KINDS, kind_of
from tui.kind_guess import kind_by_name, kind_by_words
from tui.paper_words import title_words
from tui.screens.window import Window
from tui.showing import short_state, size_words
from tui.widgets.at_hand import AtHand, PageAtHand
from tui.widgets.choices import Choices
from tui.widgets.words import Words

_PICTURE_COLUMNS = 38
"""Of the picture beside the kinds, in a window of 120 and more (`imr.tcss`)."""


class KindScreen(Window[tuple[str, str]]):
    """Gives the kind, and the title or ""; None for Escape. `new`: nobody has said yet what the paper is, so that it
    has no kind to keep.
    """

    AUTO_FOCUS = "Choices"
    BINDINGS = [  # noqa: RUF012 - Textual reads a class attribute
        Binding("f4", "take", show=False, priority=True),
    ]

    def __init__(self, number: int, *, new: bool) -> None:
        super().__init__()
        self._number, self._new = number, new

    @property
    def _path(self) -> Path:
        session = self.imr.keeper.session
        return session.base / session.answers.papers[self._number].file

    def heading(self) -> str:
        return self.say("papers.kind", name=self._path.name)

    def content(self) -> Iterable[Widget]:
        language, entry = self.imr.language, self.imr.keeper.session.answers.papers[self._number]
        guess = kind_by_name(entry.file) if self._new else None
        yield Words(f"{size_words(self._path, language)}{self._state()}", id="state", classes="hint")
        yield Words(self._guess_words(guess), id="guess", classes="hint")
        yield Words("", id="called", classes="hint")
        kinds = [(kind, say(f"questions.paper_kind.{kind}", language)) for kind in KINDS]
        yield Choices(kinds, "" if self._new else kind_of(entry), point_at=guess or "", id="kinds")

    def beside(self) -> Iterable[Widget]:
        """The paper itself, in a wide window: its name alone may be "scan0001.pdf"."""
        yield PageAtHand(id="at-hand", columns=_PICTURE_COLUMNS, share=1)

    def _show_paper(self) -> None:
        taken = self.imr.keeper.look(self._number).taken
        wide = any(self.has_class(size) for size in ("-wider", "-widest", "-vast"))
        for beside in self.query("#at-hand").results(PageAtHand):
            beside.show(AtHand(taken.pdf, 0, "") if taken and wide else None)

    def on_resize(self) -> None:
        super().on_resize()
        self.call_after_refresh(self._show_paper)

    def _state(self) -> str:
        return short_state(self.imr.keeper.look(self._number), self.imr.language)

    def _title(self) -> str:
        """The title that the kind pointed at and the day on the paper make; "" where there is no day, or a title."""
        kind = next((kinds.pointed for kinds in self.query("#kinds").results(Choices)), "")
        if not kind or self.imr.keeper.session.answers.papers[self._number].title:
            return ""
        return title_words(self.imr.keeper.read_papers(), self._number, kind, self.imr.language)

    def _show_title(self) -> None:
        for words in self.query("#called").results(Words):
            title = self._title()
            words.update(self.say("papers.kind.called", title=title) if title else "")
            words.display = bool(title)

    def _guess_words(self, guess: PaperKind | None) -> str:
        return self.say("papers.kind.guess") if guess else self.say("papers.kind.hint")

    def on_mount(self) -> None:
        super().on_mount()
        self.propose()

    def propose(self) -> None:
        """Show the paper, and point at what its words say, once they have been read, unless the person has begun to
        choose."""
        self.call_after_refresh(self._show_paper)
        self.call_after_refresh(self._show_title)
        read = (paper.reading.found for paper in self.imr.keeper.read_papers() if paper.number == self._number)
        guess = kind_by_words(next(read, None)) if self._new else None
        if guess is None:
            return
        for kinds in self.query("#kinds").results(Choices):
            if kinds.point_at(guess):
                self.query_one("#guess", Words).update(self._guess_words(guess))

    @on(Choices.Changed)
    @on(Choices.Pointed)
    def _changed(self, event: Choices.Changed | Choices.Pointed) -> None:
        event.stop()
        self._show_title()

    def action_take(self) -> None:
        """The kind that is pointed at, and the title."""
        if title := self._title():
            self.dismiss((self.query_one("#kinds", Choices).pointed, title))

    @on(Choices.GoOn)
    def _taken(self, event: Choices.GoOn) -> None:
        event.stop()
        self.dismiss((self.query_one("#kinds", Choices).chosen, ""))
