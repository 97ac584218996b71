"""Filling an agency's PDF: every answer in its room and proven, fields gone, pages kept, the rest for the extra
sheet."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import cast

import pikepdf
import pypdfium2
import pytest

from forms.case import Case
from forms.words import LANGUAGES, say
from packet.errors import Refused, Unproved
from packet.lettering.paint import Paint
from packet.locate import OfficialMap, fill_official, overflow_official, read_map
from packet.locate.answers_on import LocatedAnswer
from packet.locate.filling import _put
from packet.locate.form_map import FieldPlace
from packet.locate.geometry import Area
from packet.locate.items import by_key
from packet.locate.report import told
from packet.proof.values import prove
from tests.packet.locate.conftest import Maker
from tests.packet.locate.lookalikes.catalogue import LookAlike
from tests.packet.locate.lookalikes.fields import Fields
from tests.packet.locate.lookalikes.style import Style

BY_KEY = by_key("dmhc")

RULES = LookAlike("flat", "rules", Style(label="left", frame="rule", long_frame="rule"))
FIELDS = LookAlike("fields", "fields", Style(frame="none", fields=True), fields=Fields(value="old"))
PARTS = LookAlike("fields", "parts", Style(date_parts=True, fields=True), fields=Fields())
COMB = LookAlike("flat", "comb", Style(frame="comb"))

pytestmark = pytest.mark.usefixtures("looked_through_once")


def _words(pdf: bytes, page: int) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = str(document[page].get_textpage().get_text_bounded())
    document.close()
    return text


def test_unprintable_characters_stop_it(made: Maker, case: Case) -> None:
    """A character that no font prints stops the filling and names the item, never a question mark."""
    path, _ = made(RULES)
    strange = case.model_copy(update={"patient": case.patient.model_copy(update={"city": "\U000f1234"})})
    with pytest.raises(Unproved) as caught:
        fill_official(path, strange, {}, read_map(path))
    assert "City" in caught.value.message("en")


def test_changed_file_is_refused(made: Maker, case: Case) -> None:
    """A map is used for the bytes it was made of, no others."""
    path, _ = made(RULES)
    found = read_map(path)
    path.write_bytes(path.read_bytes() + b"\n% more\n")
    with pytest.raises(Refused) as caught:
        fill_official(path, case, {}, found)
    assert caught.value.code == "official_changed"


def test_answer_without_a_sure_place_overflows(made: Maker, case: Case) -> None:
    """An item that the map lacks goes to the extra sheet with its words, a choice with the words of its box."""
    path, _ = made(RULES)
    found = read_map(path)
    kept = tuple(p for p in found.places if p.title not in ("city", "gender.something_else", "has_medicare.no"))
    over = {o.key: o.text for o in overflow_official(replace(found, places=kept), case)}
    assert over == {"city": "Sacramento", "gender": "Something Else", "has_medicare": "No"}


def test_long_answer_ends_in_a_marker(made: Maker, case: Case) -> None:
    """What does not fit its room ends in the page of its continuation, and stands there whole."""
    path, _ = made(RULES)
    found = read_map(path)
    story = "The plan says that the scan is not needed and that I should wait for another year. " * 12
    long = case.model_copy(update={"dispute": case.dispute.model_copy(update={"problem_description": story})})
    over = overflow_official(found, long)
    assert [(o.key, o.text) for o in over] == [("problem_description", story.strip())]
    filled = fill_official(path, long, {"problem_description": 7}, found)
    placed = next(p for p in filled.placed if p.key == "problem_description")
    assert "(continued on page 7)" in placed.text.replace("\n", " ")
    assert all(result.proved for result in prove(filled.pdf, filled.placed))


@pytest.mark.parametrize(
    ("alike", "bend"),
    [
        *((alike, "") for alike in (RULES, FIELDS, PARTS, COMB)),
        # What straightens a page knows lines and fields, not what is written in them: each bend with one of the two.
        *((RULES, bend) for bend in ("stood 90", "owner 6")),
        *((FIELDS, bend) for bend in ("stood 90", "turned 90", "cropped")),
    ],
    ids=lambda given: given if isinstance(given, str) else given.name,
)
def test_every_answer_is_proved(alike: LookAlike, bend: str, made: Maker, case: Case) -> None:
    """On rules, fields, split dates and combs, turned, cropped and locked: all answers are found by the second
    engine."""
    path, _ = made(replace(alike, bend=bend))  # type: ignore[arg-type]
    found = read_map(path)
    assert overflow_official(found, case) == ()
    filled = fill_official(path, case, {}, found)
    assert all(result.proved for result in prove(filled.pdf, filled.placed))
    assert {p.key for p in filled.placed if p.where == "tick"} >= {"gender", "denial_reason", "poa_attached"}
    assert filled.pages == len(found.pages)


def test_fields_are_gone_and_old_values_with_them(made: Maker, case: Case) -> None:
    """No form field is left, and nothing of what was typed in the fields that are filled anew."""
    path, _ = made(FIELDS)
    filled = fill_official(path, case, {}, read_map(path))
    with pikepdf.open(io.BytesIO(filled.pdf)) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert not any("/Annots" in page.obj for page in pdf.pages)
    assert "old" not in _words(filled.pdf, 0)
    assert "Sacramento" in _words(filled.pdf, 0)


def test_signatures_and_their_dates_stay_empty(made: Maker, case: Case) -> None:
    """The lines for ink are told with their pages; no answer stands on them or on the dates beside them."""
    path, _ = made(RULES)
    filled = fill_official(path, case, {}, read_map(path))
    assert [(line.key, line.page) for line in filled.signatures] == [
        ("release_signature", 1),
        ("aaf_patient_signature", 2),
    ]
    assert not {"release_date", "aaf_patient_date", "release_signature"} & {p.key for p in filled.placed}


def test_blank_case_leaves_the_form_as_it_was(made: Maker) -> None:
    """An empty case draws nothing; boxes are proved to be empty."""
    path, _ = made(RULES)
    found: OfficialMap = read_map(path)
    filled = fill_official(path, Case(), {}, found)
    assert {p.where for p in filled.placed} == {"empty"}
    assert _words(filled.pdf, 0) == _words(fill_official(path, Case(), {}, found).pdf, 0)


def test_instruction_pages_are_kept(made: Maker, case: Case) -> None:
    """The instruction sheet is still there, with its words."""
    path, _ = made(RULES)
    filled = fill_official(path, case, {}, read_map(path))
    assert "Instruction Sheet" in _words(filled.pdf, 3)


def test_same_case_same_bytes(made: Maker, case: Case) -> None:
    """Two fillings of the same file are the same, byte for byte."""
    path, _ = made(FIELDS)
    found = read_map(path)
    assert fill_official(path, case, {}, found).pdf == fill_official(path, case, {}, found).pdf


def test_strangers_stay_empty(made: Maker) -> None:
    """Rooms of a newer edition that are not ours get no answer."""
    from tests.packet.locate.lookalikes.catalogue import NEWER
    from tests.packet.locate.lookalikes.score import fits

    path, truths = made(replace(FIELDS, edition=NEWER))
    found = read_map(path)
    strangers = [truth for truth in truths if truth.kind == "stranger"]
    assert len(strangers) == 2
    assert not any(fits(place, stranger) for place in found.places for stranger in strangers)


HIDDEN = {
    "without ink": b"3 Tr BT /Hidden 9 Tf 40 400 Td (Zqxsecret) Tj ET",
    "white on white": b"1 g BT /Hidden 9 Tf 40 20 Td (Zqxsecret) Tj ET",
    "off the page": b"BT /Hidden 9 Tf 4000 400 Td (Zqxsecret) Tj ET",
    "under a box": b"BT /Hidden 9 Tf 40 12 Td (Zqxsecret) Tj ET 1 g 30 5 200 20 re f",
    "standing in for other words": b"/Span <</ActualText (Zqxsecret)>> BDC EMC",
}


def _with(path: Path, content: bytes) -> None:
    """The same form with this on its first page."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/Hidden"))
        page.contents_add(b"q " + content + b" Q")
        pdf.save(path)


def _picture(pdf: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    picture: bytes = document[0].render(scale=2).to_pil().convert("RGB").tobytes()
    document.close()
    return picture


@pytest.mark.parametrize("how", HIDDEN)
def test_words_that_nobody_sees_on_the_form_do_not_leave_with_it(how: str, made: Maker, case: Case) -> None:
    """As of a paper: they are gone, the page looks as before, and the person is told of which pages."""
    path, _ = made(RULES)
    shown = _picture(fill_official(path, case, {}, read_map(path)).pdf)
    _with(path, HIDDEN[how])
    found = read_map(path)
    filled = fill_official(path, case, {}, found)
    with pikepdf.open(io.BytesIO(filled.pdf)) as pdf:
        streams = [item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    assert not any(b"Zqxsecret" in stream for stream in streams)
    assert _picture(filled.pdf) == shown
    assert all(result.proved for result in prove(filled.pdf, filled.placed))
    if how != "standing in for other words":
        assert filled.unseen == (0,)
    for language in LANGUAGES:
        lines = "\n".join(told(replace(found, unseen=(0, 2)), language))
        assert say("official.unseen", language, file="form.pdf", pages="1, 3") in lines


def test_every_line_runs_as_the_answer_that_it_belongs_to() -> None:
    """A line that has only a date and an Arabic name, in an answer that begins in English: turned around, the date
    would be another one.
    """
    ways: list[tuple[str, object]] = []

    class Recorder:
        def turn_to(self, page: int) -> None:
            assert page == 0

        def text(self, _x: float, _y: float, line: str, _size: float, *, align: str, rtl: object) -> None:
            assert align == "left"
            ways.append((line, rtl))

    place = FieldPlace("problem_description", 0, Area(0, 0, 120, 100), multiline=True)
    found = OfficialMap("a.pdf", "", "ar", ("dmhc_20_224",), {}, (), (place,))
    for words, rtl in (("The plan said no again on March 3, 2026. \u0641\u0627\u0637\u0645\u0629", False),
                       ("\u0641\u0627\u0637\u0645\u0629 The plan said no again on March 3, 2026.", True)):  # fmt: skip
        ways.clear()
        _put(cast("Paint", Recorder()), LocatedAnswer(BY_KEY[place.key], words, place), found, {}, frozenset())
        assert len(ways) > 1
        assert {way for _, way in ways} == {rtl}
