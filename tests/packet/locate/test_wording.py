"""How the agency words its forms: what is known of each language, and what a program says where it is not."""

from __future__ import annotations

import pytest

from packet.locate.items import ITEMS, by_key
from packet.locate.letters import plain
from packet.locate.tongues import TONGUES
from packet.locate.wording import (
    LANGUAGES,
    Table,
    choice_label,
    joined,
    known_keys,
    names,
    runs_backward,
    spellings,
    tongue_of,
)

BY_KEY = by_key("dmhc")

OTHERS = [language for language in LANGUAGES if language not in ("en", "es")]


def test_english_and_spanish_know_every_item() -> None:
    """They are our own print, too."""
    for language in ("en", "es"):
        for form in ("dmhc_20_224", "dmhc_20_160"):
            assert known_keys(form, language) == tuple(item.key for item in ITEMS if item.form == form)


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_knows_most_of_the_application(language: str) -> None:
    """In the form's order; what the agency's words for are not known is not among them."""
    known = known_keys("dmhc_20_224", language)
    assert len(known) >= 32
    assert list(known) == [key for key in BY_KEY if key in known]
    assert {"first_name", "date_of_birth", "membership_number", "problem_description"} <= set(known)


@pytest.mark.parametrize("language", OTHERS)
def test_no_wording_of_a_language_means_two_items(language: str) -> None:
    """Within one form; both forms ask for a city and a date."""
    keys = {f"key:{key}" for key in known_keys("dmhc_20_224", language)}
    labels = [s.plain for s in spellings(Table("dmhc", language)) if s.about in keys]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("language", OTHERS)
def test_the_header_of_every_edition_names_its_language(language: str) -> None:
    """In English, as the agency prints it."""
    assert tongue_of(language) in TONGUES
    assert any(
        s.plain.endswith(tongue_of(language)) and s.plain.startswith("imrapplication")
        for s in spellings(Table("dmhc", language))
        if s.about == "page:dmhc_20_224"
    )


def test_two_languages_run_from_right_to_left() -> None:
    """Arabic and Farsi, and no other."""
    assert [language for language in LANGUAGES if runs_backward(language)] == ["ar", "fa"]


def test_names_that_share_a_room_are_told() -> None:
    """The Arabic form asks for the middle name and the last name at once."""
    assert joined(Table("dmhc", "ar")) == {"last_name": ("middle_initial", "last_name")}
    assert joined(Table("dmhc", "en")) == {}


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("gender.male", "es", "Masculino"),
        ("gender.male", "vi", "Nam"),
        ("has_medi_cal.yes", "vi", "Có"),
        ("denial_reason.not_covered", "zh-tw", "Not a Covered Benefit"),
    ],
)
def test_a_choice_is_worded_as_the_edition_words_it(name: str, language: str, words: str) -> None:
    """In English where the edition's own words are not known."""
    assert choice_label("dmhc_20_224", name, language) == words


def test_joined_consonants_are_known_when_the_file_loses_them() -> None:
    """The second, the first, or both of a pair; never so that too few letters are left."""
    said = {s.plain for s in spellings(Table("dmhc", "hi")) if s.about == "key:release_name"}
    assert said == {plain("रोगी या अभिभावक का नाम (मुद्रित करें)"), plain("रोगी या अभिभावक का नाम (मुत करें)"),
                    plain("रोगी या अभिभावक का नाम (मुरित करें)"), plain("रोगी या अभिभावक का नाम (मुदित करें)")}  # fmt: skip
    assert {s.plain for s in spellings(Table("dmhc", "hi")) if s.about == "key:state"} == {plain("राज्य")}


def test_a_field_may_name_an_item_in_any_language() -> None:
    """Its name or its tooltip."""
    assert {plain("Thành phố"), plain("City"), plain("Ciudad")} <= set(names(BY_KEY["city"]))
