"""The forms shelf: which file a case takes, what is told when there is none, what a new edition changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from forms.case import Case, Helper
from forms.editions import EDITIONS
from forms.words import LANGUAGES as OURS
from packet.errors import Refused
from packet.locate.form_map import Doubt, FieldPlace, OfficialMap
from packet.locate.geometry import Area
from packet.locate.map_file import beside, written
from packet.locate.wording import LANGUAGES
from packet.shelf import (
    OnShelf,
    Shelf,
    choose,
    compared,
    files_for,
    home_shelf,
    keep_looked_at,
    lacking,
    look,
    looked_at,
    mapped,
    signs,
)
from tests.packet.locate.lookalikes.draw import draw
from tests.packet.locate.lookalikes.plan import application, assistant
from tests.packet.locate.lookalikes.style import Style

TODAY = dt.date(2026, 11, 2)
BOTH = ("dmhc_20_224", "dmhc_20_160")


def _held(
    name: str, language: str = "vi", forms: tuple[str, ...] = ("dmhc_20_224",), edition: str = "09/25", **more: object
) -> OnShelf:
    found = OfficialMap(name, "0" * 64, language, forms, dict.fromkeys(forms, edition), (), ())
    return OnShelf(Path(name), replace(found, **more))  # type: ignore[arg-type]


def test_every_language_that_is_read_can_be_asked_for() -> None:
    """And no other, but for those that our own print may have."""
    assert set(LANGUAGES) <= set(EDITIONS) <= {*LANGUAGES, *OURS}


def test_the_newest_edition_in_the_language_is_taken() -> None:
    """Month and year count, not the name; an undated one comes last."""
    shelf = Shelf((_held("a", edition="12/24"), _held("b", edition="01/25"), _held("c", edition=""), _held("d", "ru")))
    assert choose(shelf, "vi", BOTH) == (Path("b"),)


def test_each_form_is_taken_once() -> None:
    """A file with both forms beside one with a form of its own: no form twice, and none left out that is there."""
    whole, half = _held("whole", forms=BOTH), _held("half", forms=("dmhc_20_160",), edition="09/26")
    assert choose(Shelf((whole, half)), "vi", BOTH) == (Path("whole"),)
    one = _held("one")
    assert choose(Shelf((one, half)), "vi", BOTH) == (Path("one"), Path("half"))


def test_a_file_that_must_be_asked_about_is_never_taken_by_itself() -> None:
    """Filled in already, marked as a sample, a part of a form."""
    assert choose(Shelf((_held("a", doubts=(Doubt("sample", "dmhc_20_224"),)),)), "vi", BOTH) == ()


def _form(folder: Path, name: str = "form.pdf") -> Path:
    path = folder / name
    path.write_bytes(draw(Style(), [application("es"), assistant("es")]).pdf)
    return path


def test_a_folder_is_looked_at_file_by_file(tmp_path: Path) -> None:
    """What is no form is named with its reason; what is no PDF is not looked at."""
    _form(tmp_path)
    (tmp_path / "letter.PDF").write_bytes(b"no PDF")
    (tmp_path / "notes.txt").write_text("x")
    shelf = look(tmp_path)
    assert [(one.path.name, one.found.language) for one in shelf.files] == [("form.pdf", "es")]
    assert [(name, type(error)) for name, error in shelf.refused] == [("letter.PDF", Refused)]


def test_a_shelf_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """Nobody has to have one."""
    assert look(tmp_path / "none") == Shelf(())
    assert files_for(Case(), TODAY, tmp_path / "none") == ()


def test_a_case_takes_the_form_in_its_language_by_the_kept_map(tmp_path: Path) -> None:
    """Without a new look; a map of other bytes counts for nothing."""
    path = _form(tmp_path)
    found = look(tmp_path).files[0].found
    beside(path).write_text(written(replace(found, language="vi")))
    helped = Case(edition="vi", helper=Helper(wants_assistant=True))
    assert [one.found.language for one in mapped(tmp_path).files] == ["vi"]
    assert files_for(helped, TODAY, tmp_path) == (path,)
    assert files_for(Case(), TODAY, tmp_path) == ()
    path.write_bytes(path.read_bytes() + b"\n")
    assert mapped(tmp_path).files == ()
    assert files_for(helped, TODAY, tmp_path) == ()
    assert files_for(Case(form_language="es"), TODAY, tmp_path) == (path,)


def test_a_file_in_doubt_is_not_taken_by_its_map_either(tmp_path: Path) -> None:
    """The map beside it says what had to be asked: a packet would stop at it."""
    path = _form(tmp_path)
    found = look(tmp_path).files[0].found
    beside(path).write_text(written(replace(found, doubts=(Doubt("sample", "dmhc_20_224"),))))
    (one,) = mapped(tmp_path).files
    assert [doubt.reason for doubt in one.found.doubts] == ["sample"]
    assert choose(mapped(tmp_path), "es", BOTH) == ()


def test_a_broken_map_hides_no_other_form(tmp_path: Path) -> None:
    """The file is passed over until somebody looks at it."""
    good, bad = _form(tmp_path, "good.pdf"), _form(tmp_path, "bad.pdf")
    beside(good).write_text(written(look(tmp_path).files[1].found))
    beside(bad).write_text("{")
    assert files_for(Case(form_language="es"), TODAY, tmp_path) == (good,)


@pytest.mark.parametrize(
    ("language", "wanted", "instead"), [("en", "Vietnamese", "English"), ("es", "vietnamita", "inglés")]
)
def test_a_form_that_is_not_there_is_told_with_what_stands_in(language: str, wanted: str, instead: str) -> None:
    """Both languages by their names in the person's; nothing where a form was found, or our print was wanted."""
    told = lacking(Case(edition="vi"), (), language)
    assert wanted in told
    assert instead in told
    assert lacking(Case(edition="vi"), (Path("a.pdf"),), language) == ""
    assert lacking(Case(), (), language) == ""


def test_a_new_edition_is_compared_with_the_old() -> None:
    """What moved, what is new, what is gone; a hair's breadth is no move."""

    def places(*where: tuple[str, float]) -> tuple[FieldPlace, ...]:
        return tuple(FieldPlace(key, 0, Area(x, 0, x + 10, 10)) for key, x in where)

    old = _held("old", edition="09/25", places=places(("first_name", 0), ("city", 0), ("state", 0)))
    new = _held("new", edition="03/26", places=places(("first_name", 5), ("city", 7), ("zip", 0)))
    [(newer, older, form, changes)] = compared(Shelf((old, new)))
    assert (newer.path.name, older.path.name, form) == ("new", "old", "dmhc_20_224")
    assert (changes.moved, changes.new, changes.gone) == (("city",), ("zip",), ("state",))


def test_the_shelf_at_home_lies_beside_the_cases(tmp_path: Path) -> None:
    """Where a person finds it."""
    assert home_shelf({"IMR_PACKET_HOME": str(tmp_path)}) == tmp_path / "forms"


@pytest.mark.parametrize(
    "kept", [b"", b"[]", b'{"version": 1}', b"\xff", b"[" * 100_000, b'{"version": null, "refused": 7}']
)
def test_a_list_of_files_that_cannot_be_read_is_an_empty_one(kept: bytes, tmp_path: Path) -> None:
    """They are looked at once more."""
    refused = Shelf((), (("letter.pdf", Refused("official_unknown")),))
    (tmp_path / "letter.pdf").write_bytes(b"a letter")
    keep_looked_at(refused, tmp_path)
    assert looked_at(tmp_path) == frozenset(signs(tmp_path))
    (tmp_path / ".looked-at.json").write_bytes(kept)
    assert looked_at(tmp_path) == frozenset()
    keep_looked_at(Shelf(()), tmp_path)
    assert looked_at(tmp_path) == frozenset()
