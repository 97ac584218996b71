"""The two forms as sheets: every item of the agency's forms, in their order, in their place, big enough for a fax."""

from __future__ import annotations

from itertools import combinations

import pytest

from forms import dmhc_20_224
from forms.case import FACTS
from forms.catalog import FORMS
from forms.layout import FOOT, LEFT, RIGHT, TOP, lay
from forms.rows import Gap, Long
from forms.sheet import Box, CheckBox, Print, Rect, Rule, Sheet, Signature
from forms.words import domain, say
from tests.forms.listing import GOLDEN, items_of, listing, sheets

every_sheet = pytest.mark.parametrize("sheet", sheets().values(), ids=sheets())


def answers_of(sheet: Sheet) -> list[str]:
    """The places for answers in order: "key", or "key=value" for a square."""
    found = []
    for item in items_of(sheet):
        match item:
            case Box(key=key) | Signature(key=key):
                found.append(key)
            case CheckBox(key=key, value=value):
                found.append(f"{key}={value}")
            case _:
                pass
    return found


@pytest.mark.parametrize("language", ["en", "es"])
def test_items_in_the_form_s_order(language: str) -> None:
    """Both editions hold every item of DMHC 20-224 and 20-160, each once, in the agency's order."""
    for number in ("20_224", "20_160"):
        order = (GOLDEN / f"order_{number}.txt").read_text(encoding="utf-8").split()
        assert answers_of(sheets()[f"dmhc_{number}_{language}"]) == order


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
    """No sentence of the two forms lies unused in the words."""
    for language in ("en", "es"):
        printed = {
            item.words.removeprefix("form.")
            for sheet in sheets().values()
            if sheet.language == language
            for item in items_of(sheet)
            if isinstance(item, Print)
        }
        told = {f"{spec.id}.{name}" for spec in FORMS for name in ("name", "to_sign")}  # in lists, not on the form
        words = {key for key in domain("form", language) if key.startswith("dmhc_")} - told
        assert words == {key for key in printed if key.startswith("dmhc_")}


def test_both_languages_have_the_same_words() -> None:
    """English and Spanish have the same keys with the same parameters."""
    import string

    english, spanish = domain("form", "en"), domain("form", "es")
    assert set(english) == set(spanish)
    for key, sentence in english.items():
        names = [name for _, name, _, _ in string.Formatter().parse(sentence) if name]
        other = [name for _, name, _, _ in string.Formatter().parse(spanish[key]) if name]
        assert sorted(names) == sorted(other), key


@every_sheet
def test_everything_stays_in_the_form_area(sheet: Sheet) -> None:
    """Nothing lies outside x 36 to 575 and y 54 to 756 points (frames share an edge of 0.75 with what is below)."""
    for item in items_of(sheet):
        rect = item.rect
        assert LEFT <= rect.x <= rect.right <= RIGHT + 0.75, item
        assert FOOT <= rect.y <= rect.top <= TOP + 0.01, item


@every_sheet
def test_answers_have_room_of_their_own(sheet: Sheet) -> None:
    """No box, square or signature overlaps another, or a printed text."""
    for page in sheet.pages:
        places = [item for item in page.items if not isinstance(item, Rule)]
        for one, other in combinations(places, 2):
            if not (isinstance(one, Print) and isinstance(other, Print)):
                assert not _overlap(one.rect, other.rect), (one, other)


@every_sheet
def test_survives_a_fax(sheet: Sheet) -> None:
    """Rules are at least 0.75 points, labels at least 8, answers at least 9, and each box holds a line of 10."""
    for item in items_of(sheet):
        match item:
            case Rule(width=width):
                assert width >= 0.75
            case Print(size=size):
                assert size >= 8
            case Box(size=size, rect=rect):
                assert size >= 10
                assert rect.height >= 12
            case Signature(rect=rect):
                assert rect.height >= 22
                assert rect.width >= 200
            case CheckBox(rect=rect):
                assert rect.width == rect.height >= 9


def test_pages_and_breaks() -> None:
    """English breaks after "future services"; Spanish has three pages; the assistant form has one."""
    english, spanish = dmhc_20_224.sheet("en"), dmhc_20_224.sheet("es")
    assert [len(sheet.pages) for sheet in sheets().values()] == [2, 3, 1, 1]
    pages = {item.key: page for page, item in english.items() if isinstance(item, Box | CheckBox)}
    assert (pages["wants_future_services"], pages["condition"]) == (0, 1)
    pages = {item.key: page for page, item in spanish.items() if isinstance(item, Box | CheckBox)}
    assert (pages["wants_assistant"], pages["wants_future_services"], pages["problem_description"]) == (0, 1, 2)


@every_sheet
def test_signature_stands_under_what_is_signed(sheet: Sheet) -> None:
    """The text that is signed, its signature and its date are on one page, in this order."""
    texts = {"form.dmhc_20_224.release", "form.dmhc_20_160.permission"}
    ((page, signed),) = [(n, i) for n, i in sheet.items() if isinstance(i, Print) and i.words in texts]
    ((line_page, line),) = [(n, i) for n, i in sheet.items() if isinstance(i, Signature)]
    ((date_page, date),) = [(n, i) for n, i in sheet.items() if isinstance(i, Box) and i.key in DATES]
    assert page == line_page == date_page
    assert signed.rect.y >= line.rect.top
    assert date.rect.y == line.rect.y


DATES = {"release_date", "aaf_patient_date"}


@every_sheet
def test_foot_says_what_the_paper_is(sheet: Sheet) -> None:
    """Every page says with what it was made and which form's items it holds, and never claims to be the state's."""
    for number, page in enumerate(sheet.pages, start=1):
        words = [say(i.words, sheet.language, **dict(i.params)) for i in page.items if isinstance(i, Print)]
        (foot,) = [line for line in words if "imr-packet" in line]
        assert f"DMHC {sheet.number} Rev. {sheet.edition}" in foot
        assert any(
            line.endswith((f"{number} of {len(sheet.pages)}", f"{number} de {len(sheet.pages)}")) for line in words
        )
        assert not any("State of California" in line for line in words)


def test_editions() -> None:
    """The sheets carry the editions they were made from."""
    found = {(sheet.number, sheet.edition) for sheet in sheets().values()}
    assert found == {("20-224", "09/25"), ("20-160", "01/20")}


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
def test_permission_and_statistics_say_what_the_law_needs(language: str) -> None:
    """Part A names what may be shared and how it ends; the statistics are optional and do not weigh on the decision."""
    permission = say("form.dmhc_20_160.permission", language)
    statistics = say("form.dmhc_20_224.statistics", language)
    words = {
        "en": (
            "mental health",
            "HIV",
            "alcohol",
            "only",
            "free will",
            "in writing",
            "1374.30",
            "blank",
            "will not change",
        ),
        "es": (
            "salud mental",
            "VIH",
            "alcohol",
            "Solo",
            "propia voluntad",
            "por escrito",
            "1374.30",
            "blanco",
            "no cambiarán",
        ),
    }
    assert [part for part in words[language] if part not in permission + statistics] == []


@pytest.mark.parametrize("name", sheets())
def test_golden_listing(name: str) -> None:
    """Nothing has moved unread: each item stands where the golden listing says."""
    assert listing(sheets()[name]) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_rows_higher_than_the_page_are_refused() -> None:
    """Rows that do not fit the form area are an error, not an overlap."""
    with pytest.raises(ValueError, match="higher"):
        lay("dmhc_20_160", "20-160", "01/20", "en", ((Gap(800),),))


def test_long_answer_needs_two_lines() -> None:
    """A page so full that a long answer has less than two lines is an error."""
    with pytest.raises(ValueError, match="condition"):
        lay("dmhc_20_224", "20-224", "09/25", "en", ((Gap(670), Long("condition", 1)),))


def test_free_room_is_shared_by_weight() -> None:
    """Long rows get the page's free room in the proportion of their weights."""
    sheet = lay("dmhc_20_224", "20-224", "09/25", "en", ((Long("condition", 1), Long("providers", 3)),))
    heights = [item.rect.height for item in items_of(sheet) if isinstance(item, Box)]
    assert heights[1] + 1 == pytest.approx(3 * (heights[0] + 1), abs=0.1)


def _overlap(one: Rect, other: Rect) -> bool:
    apart = 0.01
    across = min(one.right, other.right) - max(one.x, other.x) > apart
    return across and min(one.top, other.top) - max(one.y, other.y) > apart
