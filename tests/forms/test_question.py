"""Questions as data: few on a page, each with a kind that the faces can draw."""

from __future__ import annotations

from typing import get_args

from forms.interview import QUESTIONS, STEPS
from forms.question import Kind

MOST_ON_A_PAGE = 6


def test_a_page_holds_what_a_small_screen_holds() -> None:
    """80 columns by 24 lines."""
    assert [page.id for step in STEPS for page in step.pages if len(page.questions) > MOST_ON_A_PAGE] == []


def test_choices_belong_to_questions_of_choice_alone() -> None:
    """A kind that offers choices has some, every other has none."""
    for question in QUESTIONS.values():
        assert (question.kind == "choice") == bool(question.choices), question.key
        assert question.kind in get_args(Kind)
