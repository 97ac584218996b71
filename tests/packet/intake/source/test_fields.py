"""What becomes of a field of a word processor file: `packet.intake.source.fields`."""

from __future__ import annotations

import pytest

from packet.intake.source.fields import Fate, Field, keyword, target


@pytest.mark.parametrize(
    ("field", "fate"),
    [
        (Field("PAGE", parted=True, words=True), Fate.LIVE),
        (Field(" numpages \\* Arabic ", parted=True), Fate.LIVE),
        (Field("PAGE \\* Arabic INCLUDETEXT x", parted=True, words=True), Fate.FROZEN),
        (Field("DATE", parted=True, words=True), Fate.FROZEN),
        (Field("DATE", parted=True), Fate.EMPTY),
        (Field("AUTHOR"), Fate.EMPTY),
        (Field("AUTHOR", parted=True), Fate.FROZEN),
        (Field('INCLUDEPICTURE "x.png"', parted=True, words=True), Fate.LOST),
        (Field('INCLUDEPICTURE "x.png"', parted=True, picture=True), Fate.FROZEN),
        (Field("includetext x", parted=True, words=True), Fate.FROZEN),
        (Field("DDEAUTO x"), Fate.LOST),
        (Field("SET a b", parted=True, words=True), Fate.UNSEEN),
        (Field("SYMBOL 74"), Fate.LIVE),
        (Field(""), Fate.LIVE),
    ],
)
def test_stored_words_stay_and_nothing_is_fetched(field: Field, fate: Fate) -> None:
    """Only the numbers of pages are worked out anew; a page field with anything else in it is none."""
    assert field.fate is fate


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ('INCLUDEPICTURE "C:\\\\scans\\\\a b.png" \\d', "C:\\scans\\a b.png"),
        ("LINK \\a x.xls", "x.xls"),
        ("INCLUDETEXT \\\\\\\\server\\\\x.doc", "\\\\server\\x.doc"),
        ("INCLUDEPICTURE \\d", "INCLUDEPICTURE"),
        ("", ""),
    ],
)
def test_the_file_that_a_field_shows_is_named(code: str, name: str) -> None:
    """Not a switch; without a file the field itself is named."""
    assert target(code) == name


def test_the_name_of_a_field_has_no_case() -> None:
    """Word writes it as it was typed."""
    assert [keyword(code) for code in ("  page x", "Page", "")] == ["PAGE", "PAGE", ""]
