"""A form as a sheet: each item is a fact with words, each sentence is printed, nothing has moved unread."""

from __future__ import annotations

import string

import pytest

from forms.case import FACTS
from forms.catalog import FORMS
from forms.sheet import Box, CheckBox, Print, Sheet, Signature
from forms.words import domain, say
from tests.forms.listing import GOLDEN, answers_of, items_of, listing, sheets

every_sheet = pytest.mark.parametrize("sheet", sheets().values(), ids=sheets())


@every_sheet
def test_every_box_is_a_fact(sheet: Sheet) -> None:
    """Every box, square and signature names a fact of the case."""
    assert {name.partition("=")[0] for name in answers_of(sheet)} <= set(FACTS)


@every_sheet
def test_every_label_and_text_has_words(sheet: Sheet) -> None:
    """Every box, square and printed text has words in the sheet's language, and each answer's label is printed."""
    printed = {item.words for item in items_of(sheet) if isinstance(item, Print)}
    for item in items_of(sheet):
        if isinstance(item, Print):
            assert say(item.words, sheet.language, **dict(item.params)).strip()
        elif isinstance(item, Box | Signature | CheckBox):
            assert f"form.{sheet.form}.{item.key}" in printed


def test_every_word_of_a_form_is_printed() -> None:
    """No sentence of the agency's forms lies unused in the words."""
    ids = tuple(f"{sheet.form}." for sheet in sheets().values())
    for language in ("en", "es"):
        printed = {
            item.words.removeprefix("form.")
            for sheet in sheets().values()
            if sheet.language == language
            for item in items_of(sheet)
            if isinstance(item, Print)
        }
        told = {f"{spec.id}.{name}" for spec in FORMS for name in ("name", "to_sign")}  # in lists, not on the form
        words = {key for key in domain("form", language) if key.startswith(ids)} - told
        assert words == {key for key in printed if key.startswith(ids)}


def test_both_languages_have_the_same_words() -> None:
    """English and Spanish have the same keys with the same parameters."""
    english, spanish = domain("form", "en"), domain("form", "es")
    assert set(english) == set(spanish)
    for key, sentence in english.items():
        names = [name for _, name, _, _ in string.Formatter().parse(sentence) if name]
        other = [name for _, name, _, _ in string.Formatter().parse(spanish[key]) if name]
        assert sorted(names) == sorted(other), key


@pytest.mark.parametrize("name", sheets())
def test_golden_listing(name: str) -> None:
    """Nothing has moved unread: each item stands where the golden listing says."""
    assert listing(sheets()[name]) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
