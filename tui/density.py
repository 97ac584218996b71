"""How close the questions of a page stand together: told from the page and the window before anything is drawn.

Measured on the screen it would be known too late: the page would be seen with its gaps first, and would jump at every
answer that opens a question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from textwrap import wrap
from typing import Final, Literal

from forms.question import Question, QuestionPage, When
from forms.words import say
from tui.session import Session
from tui.showing import extra, label, option

_ROW_CELLS: Final = 72
"""Choices that take less stand side by side: the width of the questions at 80 columns."""
_MARK_CELLS: Final = 10
"""What stands before and after the words of a choice."""
_FIELD_CELLS: Final = 66
"""The narrowest that questions become in a window of 80 columns and more: a page has the same rhythm in each."""
_EDGE_CELLS: Final = 14
"""What a window of less has beside the questions."""
_FRAME_LINES: Final = 2
"""The title and the keys."""
_HEADING_LINES: Final = 3
_BUTTON_LINES: Final = 2
_GAP_LINES: Final = 1
_BOX_LINES: Final = 4
_LONE_BOX_LINES: Final = 9
"""Lines of a box for a long text, and of one that has the page to itself (`imr.tcss`)."""
_NOTED: Final = ("date", "phone")
"""Kinds under which what was understood takes a line."""


def options_of(question: Question, language: str) -> list[tuple[str, str]]:
    """What can be chosen, as value and words; a question that may stay blank has a choice for that, too."""
    values = question.choices or ("yes", "no")
    options = [(value, option(question, value, language)) for value in values]
    return [("", say("questions.leave_blank", language)), *options] if question.optional else options


def in_one_row(options: Sequence[tuple[str, str]]) -> bool:
    """Whether choices stand side by side."""
    return sum(len(words) + _MARK_CELLS for _, words in options) < _ROW_CELLS


Closeness = Literal["", "-dense", "-dense -closest"]
"""A gap between the questions; one around the heading only; none. Classes of the page's body (`imr.tcss`)."""


def closeness(page: QuestionPage, session: Session, language: str, *, width: int, height: int) -> Closeness:
    """The most air with which the questions fit a window of so many cells and lines, also when an answer on this page
    opens the others; none where they do not fit at all."""
    cells = min(_FIELD_CELLS, width - _EDGE_CELLS)
    questions = _ever_asked(page, session)
    alone = len(questions) == 1
    filer = session.case.filing.filer
    fields = sum(_lines(question, language, filer, cells, alone=alone) for question in questions)
    close = _FRAME_LINES + _HEADING_LINES + fields + _BUTTON_LINES
    if close + _GAP_LINES * len(questions) <= height:
        return ""
    return "-dense" if close <= height else "-dense -closest"


def _ever_asked(page: QuestionPage, session: Session) -> list[Question]:
    """What is asked now, and what answers on this page may open, one after the other."""
    found = session.questions(page)
    while True:
        here = {question.key for question in found}
        more = [question for question in page.questions if question in found or _hangs_on(question, here)]
        if len(more) == len(found):
            return found
        found = more


def _hangs_on(question: Question, keys: Collection[str]) -> bool:
    return any(when.key in keys for when in _conditions((*question.when, *question.any_when)))


def _conditions(whens: Sequence[When]) -> Iterator[When]:
    for when in whens:
        yield when
        yield from _conditions(when.also)


def _lines(question: Question, language: str, filer: str | None, cells: int, *, alone: bool) -> int:
    words = 0 if question.kind == "tick" else _wrapped(label(question, language, filer), cells)
    words += _wrapped(extra(question, "hint", language), cells)
    return words + _control_lines(question, language, filer, cells, alone=alone) + (question.kind in _NOTED)


def _control_lines(question: Question, language: str, filer: str | None, cells: int, *, alone: bool) -> int:
    match question.kind:
        case "long":
            return _LONE_BOX_LINES if alone else _BOX_LINES
        case "yes_no" | "choice":
            options = options_of(question, language)
            if in_one_row(options):
                return 1
            return sum(_wrapped(words, cells - _MARK_CELLS) for _, words in options)
        case "tick":
            return _wrapped(label(question, language, filer), cells - _MARK_CELLS)
    return 1


def _wrapped(words: str, cells: int) -> int:
    return len(wrap(words, max(1, cells)))
