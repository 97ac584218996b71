"""DMHC 20-224, the Independent Medical Review Application/Complaint, as the agency orders and words it."""

from __future__ import annotations

import pytest

from forms import dmhc_20_224
from forms.sheet import Box, CheckBox, Print, Signature
from forms.words import say
from tests.forms.listing import GOLDEN, answers_of


@pytest.mark.parametrize("language", ["en", "es"])
def test_items_in_the_form_s_order(language: str) -> None:
    """Both editions hold every item of DMHC 20-224, each once, in the agency's order."""
    order = (GOLDEN / "order_20_224.txt").read_text(encoding="utf-8").split()
    assert answers_of(dmhc_20_224.sheet(language)) == order


def test_edition() -> None:
    """The sheet carries the edition that it was made from."""
    assert {(sheet.number, sheet.edition) for sheet in map(dmhc_20_224.sheet, ("en", "es"))} == {("20-224", "09/25")}


def test_pages_and_breaks() -> None:
    """English breaks after "future services"; Spanish has three pages."""
    english, spanish = dmhc_20_224.sheet("en"), dmhc_20_224.sheet("es")
    assert (len(english.pages), len(spanish.pages)) == (2, 3)
    pages = {item.key: page for page, item in english.items() if isinstance(item, Box | CheckBox)}
    assert (pages["wants_future_services"], pages["condition"]) == (0, 1)
    pages = {item.key: page for page, item in spanish.items() if isinstance(item, Box | CheckBox)}
    assert (pages["wants_assistant"], pages["wants_future_services"], pages["problem_description"]) == (0, 1, 2)


@pytest.mark.parametrize("language", ["en", "es"])
def test_signature_stands_under_what_is_signed(language: str) -> None:
    """The text that is signed, its signature and its date are on one page, in this order."""
    sheet = dmhc_20_224.sheet(language)
    ((page, signed),) = [
        (n, i) for n, i in sheet.items() if isinstance(i, Print) and i.words == "form.dmhc_20_224.release"
    ]
    ((line_page, line),) = [(n, i) for n, i in sheet.items() if isinstance(i, Signature)]
    ((date_page, date),) = [(n, i) for n, i in sheet.items() if isinstance(i, Box) and i.key == "release_date"]
    assert page == line_page == date_page
    assert signed.rect.y >= line.rect.top
    assert date.rect.y == line.rect.y


@pytest.mark.parametrize("language", ["en", "es"])
def test_release_says_what_the_law_needs(language: str) -> None:
    """The release names who may give, what kinds of records, to whom, the year, its end, and that all is true."""
    words = say("form.dmhc_20_224.release", language).lower()
    needed = {
        "en": "providers, past and present|plan|mental health|substance abuse|hiv|diagnostic imaging|not medical|"
        "review|one year|date i sign|law|sooner|is true|complaint|department",
        "es": "proveedores de atención médica, pasados y actuales|plan|salud mental|abuso de sustancias|vih|"
        "diagnóstico por imágenes|no son médicos|revisar|un año|fecha en que firmo|ley|antes|es verdadera|queja",
    }
    assert [part for part in needed[language].split("|") if part not in words] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_statistics_are_optional_and_do_not_weigh(language: str) -> None:
    """The statistics may stay blank and do not change the decision."""
    statistics = say("form.dmhc_20_224.statistics", language)
    needed = {
        "en": ("1374.30", "blank", "will not change"),
        "es": ("1374.30", "blanco", "no cambiarán"),
    }
    assert [part for part in needed[language] if part not in statistics] == []
