"""Filling: every answer in its box, or begun there and told in full on a continuation sheet."""

from __future__ import annotations

import io
import unicodedata
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from forms import printed
from forms.case import Case, Language
from forms.catalog import FORMS
from forms.form_spec import FormSpec
from forms.sheet import Box, CheckBox, Rect, Sheet, SheetPage, Signature
from forms.words import LANGUAGES
from packet.errors import Exit, Unproved
from packet.filling import continuation
from packet.filling.fill import SMALLEST, fill, overflow
from packet.filling.filled import Filled
from packet.lettering.characters import clean
from packet.lettering.fitting import cut, set_text
from packet.lettering.typeset import missing, width
from packet.proof.values import essence, prove
from tests.forms.facts import case
from tests.forms.listing import items_of, sheets
from tests.packet.sample import full
from tests.packet.scripts import texts

every_sheet = pytest.mark.parametrize("sheet", sheets().values(), ids=sheets())
LONG = "The plan said no to the MRI that Dr. Nguyễn ordered, and the pain is worse. "


def one_box(rect: Rect, lines: int = 3, language: str = "en") -> Sheet:
    """A sheet with nothing but the box "condition"."""
    page = SheetPage((Box("condition", rect, lines),))
    return Sheet("dmhc_20_224", "20-224", "09/25", language, (page,))


def all_proved(filled: Filled) -> bool:
    """Whether every value is found on the finished pages."""
    return not filled.pages or all(result.proved for result in prove(filled.pdf, filled.placed))


def test_unprintable_answers_are_named_and_nothing_is_made() -> None:
    """The error names the items' labels and the characters, in the case's language, never the answers."""
    sheet = sheets()["dmhc_20_224_en"]
    bad = case(first_name="Ana\ue000", city="Sentinelville \U000fffff", language="es")
    for work in (lambda: fill(sheet, bad, {}), lambda: overflow(sheet, bad)):
        with pytest.raises(Unproved) as caught:
            work()
        message = caught.value.message("es")
        assert caught.value.exit is Exit.UNPROVED
        assert all(part in message for part in ("Nombre", "U+E000", "Ciudad", "U+FFFFF"))
        assert "Sentinelville" not in message + repr(caught.value)


def test_continuation_page_must_be_known() -> None:
    """An overflowing answer without a page number is an error, not a marker that leads nowhere."""
    with pytest.raises(KeyError):
        fill(one_box(Rect(40, 600, 100, 24)), case(condition=LONG * 20), {})


@every_sheet
def test_blank_case_leaves_every_box_empty(sheet: Sheet) -> None:
    """Nothing is written, no square is ticked, and the signature is listed as still to be made."""
    filled = fill(sheet, Case(), {})
    assert {value.where for value in filled.placed} == {"empty"}
    assert [line.key for line in filled.signatures] == [i.key for i in items_of(sheet) if isinstance(i, Signature)]
    assert all_proved(filled)


@every_sheet
def test_full_case_is_on_the_paper(sheet: Sheet) -> None:
    """Every answer stands in its box and every tick in its square, and the proof finds them all."""
    of = full()
    filled = fill(sheet, of, {})
    assert overflow(sheet, of) == ()
    boxes = {value.key: value.text for value in filled.placed if value.where == "box"}
    assert {key: " ".join(text.split()) for key, text in boxes.items()} == {
        item.key: " ".join(printed.text(of, item.key).split())
        for item in sheet.boxes()
        if not isinstance(item, Signature)
    }
    ticks = {(value.key, value.text) for value in filled.placed if value.where == "tick"}
    expected = [i for i in items_of(sheet) if isinstance(i, CheckBox) and printed.ticked(of, i.key, i.value)]
    assert ticks == {(item.key, item.value) for item in expected}
    assert all_proved(filled)


@every_sheet
def test_finished_form_is_flat(sheet: Sheet) -> None:
    """Nothing interactive is left: no field, no annotation, no script; the same case gives the same bytes."""
    filled = fill(sheet, full(), {})
    assert filled.pdf == fill(sheet, full(), {}).pdf
    with pikepdf.open(io.BytesIO(filled.pdf)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert "/AcroForm" not in pdf.Root
        assert all("/Annots" not in page.obj for page in pdf.pages)
        assert len(pdf.pages) == filled.pages


def test_typed_signature_is_printed_and_not_asked_for() -> None:
    """A signature given as an answer stands on its line, and that line is not listed for ink."""
    sheet = sheets()["dmhc_20_224_en"]
    filled = fill(sheet, full(release_signature="M. Álvarez"), {})
    assert filled.signatures == ()
    assert [value.text for value in filled.placed if value.key == "release_signature"] == ["M. Álvarez"]
    assert all_proved(filled)


def test_part_b_only() -> None:
    """For a legal representative Part A stays empty and its line is not to be signed; Part B is filled."""
    filled = fill(sheets()["dmhc_20_160_en"], full(filer="legal_representative"), {})
    written = {value.key for value in filled.placed if value.where != "empty"}
    assert not any(key.startswith("aaf_") for key in written)
    assert {"assistant_name", "poa_attached"} <= written
    assert filled.signatures == ()


TOO_LONG = {"words": LONG * 120, "one word": "x" * 7000, "letters": "Ññ ắ Ж Ω Ֆ " * 700}


@pytest.mark.parametrize(
    ("sheet", "text"),
    [
        pytest.param(sheet, text, id=f"{of}-{name}")
        for of, sheet in sheets().items()
        for name, text in TOO_LONG.items()
        # How a text is cut asks for its letters, whatever the language: the longer marker takes more room from them.
        if name == "words" or sheet.language == "es"
    ],
)
def test_every_box_overflows_in_good_order(sheet: Sheet, text: str) -> None:
    """Every text box of the forms ends in a true marker when its answer is far too long, and the proof finds it."""
    keys = [item.key for item in sheet.boxes() if not (isinstance(item, Box) and item.kind == "date")]
    of = case(dict.fromkeys(keys, text), language=sheet.language)
    assert [over.key for over in overflow(sheet, of)] == keys
    filled = fill(sheet, of, {key: 40 + place for place, key in enumerate(keys)})
    marker = {"en": "(continued on page {})", "es": "(continúa en la página {})"}[sheet.language]
    shown = {value.key: " ".join(value.text.split("\n")) for value in filled.placed if value.where == "box"}
    for place, key in enumerate(keys):
        assert shown[key].endswith(marker.format(40 + place)), key
        begun = shown[key].removesuffix(marker.format(40 + place)).strip()
        assert essence(text).startswith(essence(begun))
    assert all_proved(filled)


def test_marker_leaves_no_room_unused() -> None:
    """As much as fits: one more word before the marker would need another line."""
    rect = Rect(40, 600, 200, 24)
    lines = cut(LONG * 5, "(continued on page 7)", rect, 9.0)
    begun = " ".join(lines).removesuffix(" (continued on page 7)")
    words = (LONG * 5).split()
    count = len(begun.split())
    assert begun.split() == words[:count]
    longer, _, fits = set_text(" ".join([*words[: count + 1], "(continued on page 7)"]), rect, (9.0,))
    assert not fits
    assert len(longer) == 3


def test_type_shrinks_before_it_overflows() -> None:
    """A text a little too long for 10 points is set smaller, never below 9, and a short one stays at 10."""
    rect = Rect(40, 600, 200, 24)
    sizes = (10.0, 9.5, 9.0)
    assert set_text("me " * 5, rect, sizes)[1:] == (10.0, True)
    longer = next(text for text in ("me " * count for count in range(5, 99)) if not set_text(text, rect, (10.0,))[2])
    lines, size, fits = set_text(longer, rect, sizes)
    assert fits
    assert SMALLEST <= size < 10
    assert all(width(line, size) <= rect.width for line in lines)


@settings(max_examples=50, deadline=None)
@given(texts(700), st.integers(60, 400), st.integers(24, 60))
def test_any_text_is_on_the_finished_paper_in_full(text: str, across: int, down: int) -> None:
    """Any text of a script that can be printed, up to many times its box, is found whole: in the box or continued."""
    sheet, of = one_box(Rect(40, 600, max(across, 130), down)), case(condition=text)
    overflows = overflow(sheet, of)
    continued = continuation.sheets(overflows, of, "en")
    filled = fill(sheet, of, {"condition": 7})
    assert all_proved(filled)
    assert all_proved(continued)
    shown = "".join(value.text for value in (continued if overflows else filled).placed if value.where != "empty")
    assert "".join(shown.split()) == "".join(clean(text, keep_lines=True).split())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12))
def test_any_character_is_on_the_paper_or_named(text: str) -> None:
    """Whatever Unicode holds: every character of an answer is found on the paper, or is named and nothing is made."""
    sheet, of = one_box(Rect(40, 600, 300, 60)), case(condition=text)
    lost = missing(text)
    if lost:
        assert set(lost) <= set(unicodedata.normalize("NFC", text)) | set(text)
        with pytest.raises(Unproved):
            fill(sheet, of, {"condition": 2})
    else:
        assert all_proved(fill(sheet, of, {"condition": 2}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spec", FORMS, ids=lambda spec: spec.id)
def test_the_number_of_any_page_fits_where_a_box_of_any_form_is_continued(spec: FormSpec, language: Language) -> None:
    """Also in the smallest: a state of three hundred letters must not stop the packet."""
    sheet = spec.sheet(language)
    keys = [item.key for item in sheet.boxes() if not (isinstance(item, Box) and item.kind == "date")]
    of = case(dict.fromkeys(keys, "word " * 60))
    assert all_proved(fill(sheet, of, {over.key: 147 for over in overflow(sheet, of)}))


@settings(max_examples=6, deadline=None, phases=(Phase.generate,))
@given(st.data())
def test_all_boxes_of_a_form_at_once(data: st.DataObject) -> None:
    """All boxes of any form filled with texts of any script and length: every one is proved, there or continued."""
    spec, language = data.draw(st.sampled_from(FORMS)), data.draw(st.sampled_from(LANGUAGES))
    sheet = spec.sheet(language)
    keys = [item.key for item in sheet.boxes() if not (isinstance(item, Box) and item.kind == "date")]
    of = case({key: data.draw(texts(400)) for key in keys})
    overflows = overflow(sheet, of)
    continued = continuation.sheets(overflows, of, sheet.language)
    starts = continuation.first_pages(continued.placed)
    assert all_proved(fill(sheet, of, {key: page + 4 for key, page in starts.items()}))
    assert all_proved(continued)
    assert list(starts) == [over.key for over in overflows]
    assert all(before <= after for before, after in pairwise(starts.values()))
