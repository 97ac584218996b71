"""The packet's number and the file's: the same from the same facts, another from any other."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from forms.typed import PaperEntry
from packet.binding.identity import file_identity, packet_id
from packet.intake import Refusal, Taken
from tests.packet.cases import TODAY, case

A, B = PaperEntry("a.pdf", "bill"), PaperEntry("b.pdf", "photo")
TAKEN = Taken("a.pdf", "ab" * 32, "pdf", 1, Path("clean.pdf"), (1,))
OTHER = replace(TAKEN, sha256="cd" * 32)
GONE = Refusal("b.pdf", "damaged")


def test_a_number_is_eight_signs_that_no_fax_confuses() -> None:
    """Two groups of four, without I, L, O and U."""
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", packet_id(case(), TODAY, ()))


def test_the_same_facts_give_the_same_number() -> None:
    """Built again on the same day, a packet is the same packet, wherever its clean papers lie."""
    moved = replace(TAKEN, pdf=Path("elsewhere.pdf"))
    assert packet_id(case(A, B), TODAY, (TAKEN, GONE)) == packet_id(case(A, B), TODAY, (moved, GONE))


def test_a_fact_that_changes_gives_another_number() -> None:
    """Pages of two versions cannot be mixed up on the far end's desk."""
    numbers = {
        "these facts": packet_id(case(A, B), TODAY, (TAKEN, OTHER)),
        "another answer": packet_id(case(A, B, city="Dixon"), TODAY, (TAKEN, OTHER)),
        "another day": packet_id(case(A, B), TODAY.replace(day=6), (TAKEN, OTHER)),
        "other bytes in a paper": packet_id(case(A, B), TODAY, (TAKEN, TAKEN)),
        "a paper left out": packet_id(case(A, B), TODAY, (TAKEN, GONE)),
        "papers changed places": packet_id(case(A, B), TODAY, (OTHER, TAKEN)),
        "another title": packet_id(case(replace(A, title="My bill"), B), TODAY, (TAKEN, OTHER)),
        "no papers": packet_id(case(), TODAY, ()),
        "an agency's own form": packet_id(case(), TODAY, (), ["ef" * 32]),
        "another one": packet_id(case(), TODAY, (), ["01" * 32]),
    }
    assert len(set(numbers.values())) == len(numbers)


def test_a_case_from_before_a_question_was_asked_keeps_its_number() -> None:
    """A fact that came later and is blank is no change of the case; once it is answered, it is."""
    assert packet_id(case(), TODAY, []) == "98HP-5N7K"
    assert packet_id(case(about="care"), TODAY, []) != "98HP-5N7K"


@pytest.mark.parametrize("paper", [TAKEN, GONE], ids=["taken", "left out"])
def test_a_password_does_not_change_the_number_of_the_packet(paper: Taken | Refusal) -> None:
    """It is no part of what is sent, and nothing of it may be derived from a page."""
    numbers = {packet_id(case(replace(A, password=word)), TODAY, [paper]) for word in ("", "hunter2")}
    assert len(numbers) == 1


def test_the_file_s_own_identity_has_sixteen_bytes() -> None:
    """ISO 32000-2 14.4; another number is another file."""
    assert len(file_identity("7K3F-9Q2M")) == 16
    assert file_identity("7K3F-9Q2M") != file_identity("7K3F-9Q2N")


def test_the_language_of_the_screens_does_not_change_the_number() -> None:
    """It is on no page: a page that was printed stays one of this packet when somebody else reads the screens."""
    spoken = case(A).model_copy(update={"language": "es"})
    assert packet_id(spoken, TODAY, (TAKEN,)) == packet_id(case(A), TODAY, (TAKEN,))
    printed = case(A).model_copy(update={"form_language": "es"})
    assert packet_id(printed, TODAY, (TAKEN,)) != packet_id(case(A), TODAY, (TAKEN,))
