"""Continuation sheets: form, item, patient, and the whole text."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from forms.words import say
from packet.errors import Unproved
from packet.filling import continuation
from packet.filling.filled import Filled, Overflow
from packet.proof.values import essence, prove
from tests.packet.sample import full

LONG = "The plan said no to the MRI that Dr. Nguyễn ordered, and the pain is worse. "


def pages_of(filled: Filled) -> list[str]:
    """The text of each sheet as pdfium reads it."""
    document = pdfium.PdfDocument(filled.pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_nothing_to_continue_is_no_sheet() -> None:
    """Without overflowing answers there is no page at all."""
    assert continuation.sheets([], full(), "en") == Filled(b"", 0)


def test_unprintable_text_is_refused() -> None:
    """A character without a font stops the sheet as it stops the form."""
    with pytest.raises(Unproved):
        continuation.sheets([Overflow("condition", "dmhc_20_224", "\ue000")], full(), "en")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_sheet_names_form_item_and_patient(language: str) -> None:
    """Each sheet of a long answer names the patient, the form and the item, and counts the sheets."""
    made = continuation.sheets([Overflow("problem_description", "dmhc_20_224", LONG * 250)], full(), language)
    assert made.pages > 2
    item = essence(say("form.dmhc_20_224.problem_description", language))
    for number, text in enumerate(pages_of(made), start=1):
        plain = essence(text)
        assert item in plain
        assert essence("María Guadalupe Q Álvarez de la Cruz") in plain
        assert "DMHC20-224" in plain
        assert essence(say("form.continuation.page", language, page=number, pages=made.pages)) in plain


def test_an_endless_name_leaves_room_for_the_answers() -> None:
    """The head of a sheet names the patient in two lines at most; the item of the name has it whole."""
    of = full(first_name="x" * 20_000)
    made = continuation.sheets([Overflow("first_name", "dmhc_20_224", "x" * 20_000)], of, "en")
    assert made.pages < 6
    assert "…" in pages_of(made)[0]
    assert "".join(value.text for value in made.placed).replace("\n", "") == "x" * 20_000
    assert all(result.proved for result in prove(made.pdf, made.placed))


def test_half_width_kana_are_found_again() -> None:
    """A half-width letter and its voicing mark are two characters on the page, though one in compatibility form."""
    made = continuation.sheets([Overflow("city", "dmhc_20_224", "ｶﾞｷﾞ東京 ﾊﾟ")], full(), "en")
    assert all(result.proved for result in prove(made.pdf, made.placed))


def test_two_forms_on_one_sheet() -> None:
    """Short overflows of both forms share a sheet, each under its own head."""
    overs = [Overflow("condition", "dmhc_20_224", LONG * 3), Overflow("assistant_name", "dmhc_20_160", "Ana " * 60)]
    made = continuation.sheets(overs, full(), "en")
    assert made.pages == 1
    assert [value.key for value in made.placed] == ["condition", "assistant_name"]
    assert all(result.proved for result in prove(made.pdf, made.placed))


def test_parts_of_a_long_answer_are_the_whole() -> None:
    """What stands on the sheets, put together, is the answer: no line lost or doubled at a page's end."""
    text = "\n".join(f"line {number} {LONG}" for number in range(300))
    made = continuation.sheets([Overflow("providers", "dmhc_20_224", text)], full(), "en")
    assert essence("".join(value.text for value in made.placed)) == essence(text)
    assert [value.page for value in made.placed] == list(range(made.pages))
    assert all(result.proved for result in prove(made.pdf, made.placed))


def test_first_pages() -> None:
    """The marker in a box leads to the sheet on which the answer begins."""
    overs = [
        Overflow("condition", "dmhc_20_224", LONG * 100),
        Overflow("providers", "dmhc_20_224", LONG * 100),
        Overflow("city", "dmhc_20_224", "Sacramento"),
    ]
    made = continuation.sheets(overs, full(), "en")
    starts = continuation.first_pages(made.placed)
    texts = [essence(page) for page in pages_of(made)]
    for key, page in starts.items():
        head = essence(say(f"form.dmhc_20_224.{key}", "en"))
        assert head in texts[page]
        assert not any(head in text for text in texts[:page])


def test_no_head_without_text_at_the_foot_of_a_sheet() -> None:
    """An item never begins so low that its head stands alone: each part of a text has at least one line."""
    overs = [Overflow("condition", "dmhc_20_224", "word\n" * count) for count in range(1, 60)]
    made = continuation.sheets(overs, full(), "en")
    assert all(value.text for value in made.placed)
    assert all(value.rect.y >= 54 for value in made.placed)
    assert all(result.proved for result in prove(made.pdf, made.placed))


def test_case_without_a_name() -> None:
    """A draft without a patient's name still makes a sheet, with a dash for the name."""
    from forms.case import Case

    made = continuation.sheets([Overflow("condition", "dmhc_20_224", LONG)], Case(), "en")
    assert "Patient: —" in pages_of(made)[0]
