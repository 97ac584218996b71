"""A form on which something stands already is seen, item by item: two persons on one form would be proved otherwise."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from forms.case import Case
from packet.filling.fill import fill
from packet.locate import FieldPlace, OfficialMap, fill_official, overflow_official
from packet.locate.normalise import straightened
from packet.locate.reading import map_of
from tests.packet.locate.conftest import Maker
from tests.packet.locate.lookalikes.catalogue import LookAlike
from tests.packet.locate.lookalikes.draw import draw
from tests.packet.locate.lookalikes.fields import Fields
from tests.packet.locate.lookalikes.plan import application
from tests.packet.locate.lookalikes.style import Style

STYLES = {
    "lines": Style(label="left", frame="rule"),
    "boxes": Style(),
    "labels inside": Style(label="inside"),
    "underscores": Style(label="left", frame="underscores", long_frame="underscores"),
    "dots": Style(label="below", frame="dots"),
    "combs": Style(frame="comb"),
}


@cache
def _map(pdf: bytes) -> OfficialMap:
    return map_of(straightened(pdf, "form.pdf"))


def _filled(pdf: bytes) -> dict[str, tuple[str, ...]]:
    return {doubt.form: doubt.keys for doubt in _map(pdf).doubts if doubt.reason == "filled"}


def _over(pdf: bytes, page: int, content: str) -> bytes:
    """The file with this content over a page; /T is Helvetica, /D are dingbats."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as made:
        leaf = made.pages[page]
        fonts = {"T": "Helvetica", "D": "ZapfDingbats"}
        for name, base in fonts.items():
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{base}"))
            leaf.add_resource(font, Name.Font, Name(f"/{name}"))
        leaf.contents_add(b"q", prepend=True)
        leaf.contents_add(f"Q {content}".encode("latin-1"))
        made.save(out)
    return out.getvalue()


def _typed(place: FieldPlace, words: str, font: str = "T", size: float = 9) -> str:
    x, y = (place.area.middle[0] - 3, place.area.y0 + 2) if place.kind == "tick" else (place.area.x0 + 3, place.area.y0)
    return f"BT /{font} {size} Tf 0 g {x:.1f} {y + 1.5:.1f} Td ({words}) Tj ET"


def _place(pdf: bytes, title: str) -> FieldPlace:
    key, _, value = title.partition(".")
    place = _map(pdf).place(key, value)
    assert place is not None
    return place


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_one_word_in_one_room_is_seen(style: Style) -> None:
    """A name, half a line of the long story: each is told by its item; the empty form has no doubt."""
    empty = draw(style, [application("en")]).pdf
    assert _filled(empty) == {}
    for key in ("last_name", "problem_description"):
        place = _place(empty, key)
        written = _over(empty, place.page, _typed(place, "Lindqvist"))
        assert _filled(written) == {"dmhc_20_224": (key,)}


def _marked(place: FieldPlace, mark: str) -> str:
    x, y = place.area.middle
    marks: dict[str, str] = {
        "typed": _typed(place, "X"),
        "dingbat": _typed(place, "4", "D"),
        "cross": f"0 G 1 w {x - 4} {y - 4} m {x + 4} {y + 4} l {x - 4} {y + 4} m {x + 4} {y - 4} l S",
        "pen": f"0.2 G 1.2 w {x - 4} {y} m {x - 1} {y - 4} l {x + 1} {y - 2} {x + 2} {y + 4} {x + 6} {y + 7} c S",
    }
    return marks[mark]


MARKS = {
    "typed": "filed_grievance.yes",
    "dingbat": "has_medi_cal.no",
    "cross": "has_medicare.yes",
    "pen": "plan_denied.yes",
}
"""Marks, and the question that each of them answers when all are on one page."""


@pytest.mark.parametrize("mark", MARKS)
def test_one_tick_is_seen(mark: str) -> None:
    """A typed X, a check mark of a symbol font, two crossed lines, one stroke of a pen, each alone on the form."""
    empty = draw(STYLES["lines"], [application("en")]).pdf
    assert _filled(empty) == {}
    place = _place(empty, "has_medi_cal.yes")
    assert _filled(_over(empty, place.page, _marked(place, mark))) == {"dmhc_20_224": ("has_medi_cal",)}


@pytest.mark.parametrize("look", ["glyph", "bracket", "circle", "lines", "filled"])
def test_a_tick_is_seen_in_a_box_of_any_look(look: str) -> None:
    """Each kind of mark, told by its item; the empty form has no doubt."""
    pdf = draw(replace(STYLES["lines"], tick=look), [application("en")]).pdf  # type: ignore[arg-type]
    assert _filled(pdf) == {}
    places = {mark: _place(pdf, title) for mark, title in MARKS.items()}
    for mark, place in places.items():
        pdf = _over(pdf, place.page, _marked(place, mark))
    (keys,) = _filled(pdf).values()
    assert sorted(keys) == sorted(title.partition(".")[0] for title in MARKS.values())


def _annotated(pdf: bytes, page: int, **entries: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as made:
        x0, y0, x1, y1 = entries.pop("rect")
        look = made.make_stream(entries.pop("look").encode())
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        look["/Type"], look["/Subtype"], look["/BBox"] = Name.XObject, Name.Form, Array([0, 0, x1 - x0, y1 - y0])
        look["/Resources"] = Dictionary(Font=Dictionary(T=font))
        rect = Array([x0, y0, x1, y1])
        note = Dictionary(Type=Name.Annot, F=4, Rect=rect, AP=Dictionary(N=made.make_indirect(look)), **entries)
        made.pages[page].obj["/Annots"] = Array([made.make_indirect(note)])
        made.save(out)
    return out.getvalue()


def test_what_a_viewer_wrote_over_the_form_is_seen() -> None:
    """Words set with "add text", and a signature drawn with the pen of a viewer."""
    empty = draw(STYLES["lines"], [application("en")]).pdf
    name, sign = _place(empty, "first_name"), _place(empty, "release_signature")
    area = name.area
    rect, look = (area.x0, area.y0, area.x0 + 60, area.y0 + 14), "BT /T 10 Tf 2 3 Td (Ana) Tj ET"
    words = _annotated(empty, name.page, Subtype=Name.FreeText, Contents=String("Ana"), rect=rect, look=look)
    assert _filled(words) == {"dmhc_20_224": ("first_name",)}
    wave = " ".join(f"{3 * n} {2 + 9 * (n % 2)} l" for n in range(1, 40))
    rect, look = (sign.area.x0, sign.area.y0, sign.area.x0 + 120, sign.area.y0 + 14), f"1.4 w 0 2 m {wave} S"
    pen = _annotated(empty, sign.page, Subtype=Name.Ink, rect=rect, look=look)
    assert _filled(pen) == {"dmhc_20_224": ("release_signature",)}


def _with_fields(change: Callable[[Any, str], None], **how: Any) -> bytes:
    """A form with fields, each changed by its name."""
    fields = Fields(naming="label", combos=("state",), **how)
    pdf, _ = LookAlike("fields", "changed", Style(frame="box", fields=True), fields=fields).make()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as made:
        for page in made.pages:
            for widget in page.obj.get("/Annots", []):
                change(widget, str(widget.get("/T", "")))
        made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "entry", "value"),
    [
        ("first_name", "/V", String("Ana")),
        ("state", "/V", String("NV")),
        ("has_medicare.no", "/AS", Name.Yes),
        ("release_signature", "/V", Dictionary(Type=Name.Sig)),
    ],
)
def test_a_field_with_a_value_is_seen(name: str, entry: str, value: Any) -> None:
    """Typed, chosen, ticked or signed in a viewer: nothing of it need be drawn on the page."""

    def change(widget: Any, called: str) -> None:
        if called == name:
            widget[entry] = value

    assert _filled(_with_fields(change)) == {"dmhc_20_224": (name.partition(".")[0],)}


def test_prefilled_boxes_alone_are_seen() -> None:
    """A clinic's copy with only its ticks."""

    def change(widget: Any, called: str) -> None:
        if called.endswith(".yes"):
            widget["/AS"] = Name.Yes

    assert "has_medi_cal" in _filled(_with_fields(change))["dmhc_20_224"]


def test_what_the_agency_itself_sets_in_a_field_is_no_answer() -> None:
    """A default, a hint how to write a date, the state, "Select": the empty form has them."""

    def change(widget: Any, called: str) -> None:
        if called == "first_name":
            widget["/V"] = widget["/DV"] = String("as on your card")
        if called in ("date_of_birth", "release_date"):
            widget["/V"] = String("mm/dd/yyyy")
        if called == "state":
            widget["/V"] = String("CA")
        if called == "assistant_state":
            widget["/V"] = String("Select one")

    assert _filled(_with_fields(change)) == {}


def test_a_form_printed_without_its_lines_is_seen_as_filled(made: Maker, case: Case) -> None:
    """A filled form whose fields had no border is words on white paper: its labels show which answers they are."""
    path, _ = made(LookAlike("fields", "bare", Style(label="above", frame="none", fields=True), fields=Fields()))
    found = map_of(straightened(path.read_bytes(), "form.pdf"))
    few = Case(patient=case.patient.model_copy(update={"city": ""}))
    printed = fill_official(path, few, {}, found).pdf
    assert {"first_name", "last_name", "zip"} <= set(_filled(printed)["dmhc_20_224"])


def test_our_own_filled_print_is_seen(case: Case) -> None:
    """The program's own form, filled and flat, is filled."""
    from forms import dmhc_20_224

    made = fill(dmhc_20_224.sheet("en"), case, {})
    assert len(_filled(made.pdf)["dmhc_20_224"]) >= 30


def test_what_stands_there_is_never_written_over(made: Maker, case: Case) -> None:
    """A person who goes on finds the old words as they were, and the new answer on the extra sheet."""
    path, _ = made(LookAlike("flat", "rules", Style(label="left", frame="rule")))
    place = _place(path.read_bytes(), "last_name")
    path.write_bytes(_over(path.read_bytes(), place.page, _typed(place, "Lindqvist")))
    found = map_of(straightened(path.read_bytes(), "form.pdf"))
    assert found.place("last_name") is None
    assert [missing.why for missing in found.missing if missing.key == "last_name"] == ["taken"]
    assert {over.key for over in overflow_official(found, case)} == {"last_name"}
