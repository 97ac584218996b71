"""DMHC 20-160, the Authorized Assistant form, as the agency orders and words it."""

from __future__ import annotations

import pytest

from forms import dmhc_20_160
from forms.sheet import Box, Print, Signature
from forms.words import say
from tests.forms.listing import GOLDEN, answers_of


@pytest.mark.parametrize("language", ["en", "es"])
def test_items_in_the_form_s_order(language: str) -> None:
    """Both editions hold every item of DMHC 20-160, each once, in the agency's order."""
    order = (GOLDEN / "order_20_160.txt").read_text(encoding="utf-8").split()
    assert answers_of(dmhc_20_160.sheet(language)) == order


def test_edition() -> None:
    """The sheet carries the edition that it was made from."""
    assert {(sheet.number, sheet.edition) for sheet in map(dmhc_20_160.sheet, ("en", "es"))} == {("20-160", "01/20")}


def test_it_is_one_page() -> None:
    """In both languages: Part A and Part B are signed and sent as one sheet."""
    assert [len(dmhc_20_160.sheet(language).pages) for language in ("en", "es")] == [1, 1]


@pytest.mark.parametrize("language", ["en", "es"])
def test_signature_stands_under_what_is_signed(language: str) -> None:
    """The text that is signed, its signature and its date are on one page, in this order."""
    sheet = dmhc_20_160.sheet(language)
    ((page, signed),) = [
        (n, i) for n, i in sheet.items() if isinstance(i, Print) and i.words == "form.dmhc_20_160.permission"
    ]
    ((line_page, line),) = [(n, i) for n, i in sheet.items() if isinstance(i, Signature)]
    ((date_page, date),) = [(n, i) for n, i in sheet.items() if isinstance(i, Box) and i.key == "aaf_patient_date"]
    assert page == line_page == date_page
    assert signed.rect.y >= line.rect.top
    assert date.rect.y == line.rect.y


@pytest.mark.parametrize("language", ["en", "es"])
def test_permission_says_what_the_law_needs(language: str) -> None:
    """Part A names what may be shared and how the permission ends."""
    permission = say("form.dmhc_20_160.permission", language)
    needed = {
        "en": ("mental health", "HIV", "alcohol", "only", "free will", "in writing"),
        "es": ("salud mental", "VIH", "alcohol", "Solo", "propia voluntad", "por escrito"),
    }
    assert [part for part in needed[language] if part not in permission] == []
