"""The map file beside the PDF: reused, mended by hand, and never trusted blindly."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from packet.errors import UsageError
from packet.locate import read_map
from packet.locate.geometry import Area
from packet.locate.map_file import beside, remembered, written
from tests.packet.locate.lookalikes.catalogue import LookAlike
from tests.packet.locate.lookalikes.style import Style
from tests.packet.locate.view_parts import MAP

pytestmark = pytest.mark.usefixtures("looked_through_once")


@pytest.fixture
def mapped(tmp_path: Path, looked_through_once: None) -> tuple[Path, dict[str, Any]]:
    """A flat form with its map file; the path of the form and the file's content."""
    pdf, _ = LookAlike("flat", "rules", Style(label="left", frame="rule", date_parts=True, long_frame="rule")).make()
    path = tmp_path / "form.pdf"
    path.write_bytes(pdf)
    text = written(read_map(path))
    beside(path).write_text(text, encoding="utf-8")
    told: dict[str, Any] = json.loads(text)
    return path, told


def _write(path: Path, told: dict[str, Any]) -> None:
    beside(path).write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize("slip", ["no json", "{}", "[]"])
def test_broken_file_is_named(slip: str, mapped: tuple[Path, dict[str, Any]]) -> None:
    """A map file that cannot be read is an error that names it, not a silent guess."""
    path, _ = mapped
    beside(path).write_text(slip, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_map(path)
    assert "form.map.json" in caught.value.message("es")


def test_unknown_item_is_an_error(mapped: tuple[Path, dict[str, Any]]) -> None:
    """A slip in a place's name must not lose an answer."""
    path, told = mapped
    told["places"][0]["place"] = "frist_name"
    _write(path, told)
    with pytest.raises(UsageError):
        read_map(path)


def test_two_places_over_each_other_are_an_error(mapped: tuple[Path, dict[str, Any]]) -> None:
    """Two answers never share a room, by hand neither."""
    path, told = mapped
    told["places"][1]["rect"] = told["places"][0]["rect"]
    _write(path, told)
    with pytest.raises(UsageError):
        read_map(path)


def test_other_bytes_are_read_anew(mapped: tuple[Path, dict[str, Any]]) -> None:
    """A map made for another file is passed over."""
    path, told = mapped
    told["sha256"] = "0" * 64
    _write(path, told)
    assert not read_map(path).remembered


def test_kept_map_is_the_same(mapped: tuple[Path, dict[str, Any]]) -> None:
    """What is read back is what was found, place by place."""
    path, _ = mapped
    kept, fresh = read_map(path), read_map(path, remember=False)
    assert kept.remembered
    assert not fresh.remembered
    assert {p.title: (p.page, p.kind, len(p.parts), len(p.rows)) for p in kept.places} == {
        p.title: (p.page, p.kind, len(p.parts), len(p.rows)) for p in fresh.places
    }
    assert written(kept) == written(fresh)


def test_hand_moved_place_counts(mapped: tuple[Path, dict[str, Any]]) -> None:
    """A rectangle that a person moved is taken as it is."""
    path, told = mapped
    moved = next(place for place in told["places"] if place["place"] == "employer")
    moved["rect"] = [400.0, 20.0, 500.0, 34.0]
    _write(path, told)
    place = read_map(path).place("employer")
    assert place is not None
    assert (place.area.x0, place.area.y1) == (400.0, 34.0)


@pytest.mark.parametrize("form", ["dmhc_20_224", "dmhc_20_160"])
def test_a_map_makes_no_form_of_another_page(form: str, mapped: tuple[Path, dict[str, Any]]) -> None:
    """A map that calls the instruction sheet a page of the form is passed over, as older programs wrote it."""
    path, told = mapped
    told["pages"][-1] |= {"kind": "form", "form": form}
    _write(path, told)
    assert not read_map(path).remembered


def test_a_place_on_another_page_is_not_believed(mapped: tuple[Path, dict[str, Any]]) -> None:
    """Nor does a room that a map sets on the instruction sheet get an answer."""
    path, told = mapped
    told["places"][0] |= {"page": len(told["pages"])}
    _write(path, told)
    assert not read_map(path).remembered


def test_a_doubt_is_not_settled_by_a_map(tmp_path: Path) -> None:
    """Half a form stays half a form, whatever lies beside it."""
    pdf, _ = LookAlike("flat", "rules", Style(label="left", frame="rule")).make()
    path = tmp_path / "half.pdf"
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        del whole.pages[1:]
        whole.save(path)
    beside(path).write_text(written(read_map(path)), encoding="utf-8")
    kept = read_map(path)
    assert kept.remembered
    assert [doubt.reason for doubt in kept.doubts] == ["part"]


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A map file made by hand beside a path; no form need be there to read it."""
    path = tmp_path / "form.pdf"
    told: dict[str, Any] = json.loads(written(MAP))
    return path, told


def test_a_map_comes_back_from_its_file(kept: tuple[Path, dict[str, Any]]) -> None:
    """Rounded to hundredths of a point, doubts and all."""
    path, told = kept
    _write(path, told)
    found = remembered(path, MAP.sha256)
    assert found is not None
    assert found == replace(
        MAP,
        places=tuple(replace(p, area=p.area if p.widget >= 0 else Area(1, 2, 3.12, 4)) for p in MAP.places),
        remembered=True,
    )


@pytest.mark.parametrize(("title", "kind"), [("employer", "text"), ("gender.female", "tick")])
def test_a_person_adds_a_place_in_three_words(title: str, kind: str, kept: tuple[Path, dict[str, Any]]) -> None:
    """What it is for, the page, the rectangle; the rest is understood, and it is believed."""
    path, told = kept
    told["places"].append({"place": title, "page": 1, "rect": [400, 20, 500, 34]})
    _write(path, told)
    found = remembered(path, MAP.sha256)
    place = found and found.place(*title.split("."))
    assert place
    assert (place.page, place.kind, place.confidence, place.sure, place.widget) == (0, kind, 1.0, True, -1)


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("language", "xx"),
        ("forms", {}),
        ("missing", [{"place": "frist_name", "why": "unsure"}]),
        ("missing", [{"place": "city", "why": "no reason"}]),
        ("pages", None),
        ("place", "city.often"),
        ("page", 0),
        ("page", 99),
        ("rect", [400, 20, 400, 34]),
        ("rect", [400, 20, 500]),
        ("rect", "here"),
        ("kind", "button"),
        ("parts", [[1, 2, 1, 4]]),
        ("comb", -1),
        ("field", "name"),
    ],
)
def test_an_entry_that_cannot_be_is_an_error(entry: str, value: object, kept: tuple[Path, dict[str, Any]]) -> None:
    """One slip of a person is told by the file's name, in any part of it."""
    path, told = kept
    spot = told if entry in told else told["places"][0]
    spot[entry] = value
    _write(path, told)
    with pytest.raises(UsageError) as caught:
        remembered(path, MAP.sha256)
    assert caught.value.code == "official_map_broken"
