"""The request for a State Hearing: two pages, open where the law opens it, its number kept secret."""

from __future__ import annotations

from typing import Any

import pytest

from forms.hearing_request import sheet
from forms.sheet import Print
from forms.words import LANGUAGES, say
from packet.lettering.typeset import height
from tests.forms.facts import case, find, ids

LINE_ENDS = 1.5
"""Points by which a paragraph's last line may stand below its room: the room has so much air."""
MEDI_CAL: dict[str, Any] = {"coverage_kind": "medi_cal_managed_care"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_stands_inside_its_room(language: str) -> None:
    """On both pages."""
    made = sheet(language)
    assert len(made.pages) == 2
    for item in (item for page in made.pages for item in page.items if isinstance(item, Print)):
        words = say(item.words, language, **dict(item.params))
        assert height(words, item.rect.width, item.size, item.bold) <= item.rect.height + LINE_ENDS, words


@pytest.mark.parametrize(
    ("facts", "stopped"),
    [
        ({}, True),
        (MEDI_CAL, True),
        ({**MEDI_CAL, "filed_grievance": True}, False),
        ({"coverage_kind": "medi_cal_fee_for_service"}, False),
        ({**MEDI_CAL, "about": "drug"}, False),
    ],
)
def test_it_is_open_to_medi_cal_after_the_plans_appeal(facts: dict[str, Any], stopped: bool) -> None:
    """At once where no plan decides: fee-for-service, and the drugs of Medi-Cal Rx."""
    found = ids(case(facts).model_copy(update={"to": "state_hearing"}))
    assert ("hearing.not_open" in found) is stopped


def test_another_packet_hears_nothing_of_it() -> None:
    """The finding is about the request alone."""
    assert "hearing.not_open" not in ids(case())


def test_a_plan_that_was_not_asked_is_named_with_its_letter() -> None:
    """What to do next stands in the sentence."""
    of = case(MEDI_CAL).model_copy(update={"to": "state_hearing"})
    assert "--to plan" in find(of, "hearing.not_open").message("en")


def test_the_number_of_the_card_is_in_no_picture_of_the_case() -> None:
    """A log or a trace that shows the case shows none of it."""
    assert "90000000A" not in repr(case(bic_ssn="90000000A"))


def test_the_other_numbers_for_medi_cal_rx_are_told_for_its_drugs_alone() -> None:
    """One notice has them; the first page keeps those of the State's own form, and the person is told to call."""
    rx = case(MEDI_CAL, about="drug").model_copy(update={"to": "state_hearing"})
    told = find(rx, "hearing.rx_numbers").message("en")
    assert all(words in told for words in ("1-833-281-0905", "MS 21-37", "1-800-743-8525"))
    assert "hearing.rx_numbers" not in ids(case(MEDI_CAL, about="care").model_copy(update={"to": "state_hearing"}))
