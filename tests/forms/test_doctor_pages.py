"""The pages for the doctor: what the case fills, what the doctor fills, and that every word has its room."""

from __future__ import annotations

import pytest

from forms.case import FACTS
from forms.checklist import advise
from forms.doctor_pages import PAGES, DoctorPage, page_for
from forms.sheet import Box, CheckBox, Print, Signature
from forms.words import LANGUAGES, has, say
from packet.lettering.typeset import height
from tests.forms.facts import case

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.command)
every_language = pytest.mark.parametrize("language", LANGUAGES)
LINE_ENDS = 1.5
"""Points by which a paragraph's last line may stand below its room: the room has so much air."""


@every_page
@every_language
def test_every_word_stands_inside_its_room(page: DoctorPage, language: str) -> None:
    """A translation that is longer than its rows would run over the boxes below it."""
    for _, item in page.sheet(language).items():  # noqa: PERF102 (pairs, and no dictionary)
        if isinstance(item, Print):
            words = say(item.words, language, **dict(item.params))
            assert height(words, item.rect.width, item.size, item.bold) <= item.rect.height + LINE_ENDS, words


@every_page
@every_language
def test_every_box_is_filled_by_the_case_or_by_the_doctor(page: DoctorPage, language: str) -> None:
    """None is lost between the two, none is in both; only the signature's line belongs to the pen alone."""
    whole = [item for _, item in page.sheet(language).items() if isinstance(item, Box | CheckBox)]
    known = [item for _, item in page.known(language).items() if isinstance(item, Box | CheckBox)]
    asked = [item for _, item in page.asked(language).items()]
    assert {item.key for item in known} <= set(FACTS)
    assert not {item.key for item in asked if isinstance(item, Box | CheckBox)} & set(FACTS)
    assert len(known) + len(asked) == len(whole)
    assert sum(isinstance(item, Signature) for _, item in page.sheet(language).items()) == 1


@every_page
@every_language
def test_every_box_of_the_doctor_has_a_name(page: DoctorPage, language: str) -> None:
    """It is the tooltip, and what a screen reader says."""
    for _, item in page.asked(language).items():  # noqa: PERF102
        assert isinstance(item, Box | CheckBox)
        assert has(f"form.doctor.{item.key}", language)


@pytest.mark.parametrize(
    ("facts", "command"),
    [
        ({"urgent": True}, "doctor-urgent"),
        ({"denial_reason": "experimental"}, "doctor-experimental"),
        ({"denial_reason": "not_medically_necessary"}, "doctor-necessity"),
    ],
)
def test_the_checklist_names_the_page_where_the_letter_is_missing(facts: dict[str, str | bool], command: str) -> None:
    """With the letter among the papers it names no page any more."""
    offered = [line.page.command for line in advise(case(facts)) if line.page]
    assert command in offered
    kind = next(page.kind for page in PAGES if page.command == command)
    with_letter = [line.page.command for line in advise(case(facts, papers=[kind])) if line.page]
    assert command not in with_letter


def test_a_kind_without_a_page_has_none() -> None:
    """A bill is nothing that a doctor fills in."""
    assert page_for("bill") is None
