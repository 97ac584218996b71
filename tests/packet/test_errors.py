"""The error tree: exit codes, and sentences that hold no answer."""

from __future__ import annotations

import pytest

from forms.words import LANGUAGES, domain, say
from packet.errors import (
    CannotWrite,
    Exit,
    Interrupted,
    PacketError,
    Refused,
    Stopped,
    Unproved,
    UsageError,
)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PacketError, 1),
        (UsageError, 2),
        (Stopped, 3),
        (Refused, 4),
        (Unproved, 5),
        (CannotWrite, 6),
        (Interrupted, 130),
    ],
)
def test_every_failure_has_the_exit_code_that_programs_know(error: type[PacketError], code: int) -> None:
    """Scripts of clinics lean on these numbers: they never change."""
    assert error("interrupted").exit == code


def test_no_two_failures_share_an_exit_code() -> None:
    """A second name for one number would be an alias in silence."""
    assert len(set(Exit)) == len(Exit.__members__)


def test_the_text_of_an_error_is_its_code_alone() -> None:
    """A traceback or a log prints it: what fills the sentence stays out."""
    error = Refused("official_large", file="Ana Quintero.pdf", most=20)
    assert str(error) == "official_large"
    assert "Quintero" not in repr(error)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_is_told_in_the_language_asked_for(language: str) -> None:
    """Its gaps are filled with the error's params."""
    error = CannotWrite("folder_unwritable", folder="/media/drive")
    assert "/media/drive" in error.message(language)
    assert error.message(language) == say("errors.folder_unwritable", language, folder="/media/drive")


def test_a_code_without_a_sentence_is_a_fault_of_the_program() -> None:
    """It is raised where it happens, and not shown to a person as a code."""
    assert "no_such_code" not in domain("errors", "en")
    with pytest.raises(KeyError):
        PacketError("no_such_code").message("en")
