"""When the questions of a page stand close together: known before they are drawn, and never changed by an answer."""

from __future__ import annotations

import pytest

from forms.answers import Answers
from forms.interview import STEPS
from forms.words import LANGUAGES
from tests.tui.driving import FULL, TODAY, WIDE
from tui.density import closeness, in_one_row, options_of
from tui.session import Session

PAGES = {page.id: page for step in STEPS for page in step.pages}


def _close(page: str, typed: dict[str, str], language: str = "en", *, width: int = 80, height: int = 24) -> str:
    return closeness(PAGES[page], Session(Answers(typed=typed), TODAY), language, width=width, height=height)


def test_a_page_that_does_not_fit_with_gaps_stands_close() -> None:
    """Sixteen choices do not fit 24 lines; three dates do with some air; one question with all of it, and in 45 lines
    the choices too.
    """
    assert _close("coverage", dict(FULL)) == "-dense -closest"
    assert _close("grievance", dict(FULL)) == "-dense"
    assert _close("urgent", dict(FULL)) == ""
    assert _close("coverage", dict(FULL), height=45) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("height", [24, 30, 40])
def test_no_answer_makes_a_page_jump(language: str, height: int) -> None:
    """Whatever is chosen on a page, its questions stand as they stood before."""
    for page in PAGES.values():
        for filer in ("patient", "assistant"):
            base = {**WIDE, "filer": filer}
            before = {key: text for key, text in base.items() if key not in {q.key for q in page.questions}}
            stood = _close(page.id, before, language, height=height)
            for question in page.questions:
                for value in question.choices or ("yes", "no"):
                    if question.kind in ("choice", "yes_no") and question.key != "filer":
                        now = _close(page.id, {**before, question.key: value}, language, height=height)
                        assert now == stood, (page.id, question.key, value)


def test_what_stands_beside_the_questions_takes_none_of_their_lines() -> None:
    """Neither the task list nor the help, in a window of whatever width."""
    heights = {next(h for h in range(14, 70) if not _close("coverage", dict(FULL), width=width, height=h))
               for width in (100, 120, 139, 140)}  # fmt: skip
    assert len(heights) == 1


def test_choices_of_few_letters_stand_in_one_row() -> None:
    """Yes and no do; the reasons of a plan do not; what may stay blank has a choice for that."""
    questions = {question.key: question for page in PAGES.values() for question in page.questions}
    assert in_one_row(options_of(questions["urgent"], "en"))
    assert not in_one_row(options_of(questions["denial_reason"], "es"))
    assert options_of(questions["gender"], "en")[0] == ("", "Leave blank")
