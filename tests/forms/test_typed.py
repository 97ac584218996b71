"""What was typed, before anything is checked."""

from __future__ import annotations

from forms.typed import Answers, PaperEntry
from forms.words import ENGLISH


def test_nothing_typed_is_shown_by_a_log_or_a_failure() -> None:
    """Neither an answer nor a password is in the text of the object."""
    answers = Answers(typed={"condition": "SECRET-ILLNESS"}, papers=(PaperEntry("a.pdf", password="SECRET-WORD"),))
    assert "SECRET" not in repr(answers)


def test_a_new_case_is_empty_and_english() -> None:
    """Both languages have one default, and attachments are asked about."""
    assert Answers() == Answers(ENGLISH, ENGLISH, {}, ())
    assert PaperEntry("a.pdf").attachments == "ask"
