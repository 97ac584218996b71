"""What there is on the forms shelf, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.editions import EDITIONS
from packet.errors import Refused
from packet.locate.form_map import FieldPlace
from packet.locate.geometry import Area
from packet.shelf import Shelf
from packet.shelf_report import files, form_facts, lines
from tests.packet.test_shelf import _held

FOLDER = Path("forms")


def _place(left: float) -> FieldPlace:
    return FieldPlace("city", 0, Area(left, 10, left + 50, 20))


def test_an_empty_shelf_says_where_forms_would_lie() -> None:
    """And what each language has without them: our own print, or nothing."""
    told = list(lines(Shelf(()), FOLDER, "en"))
    assert told[0] == "No form is in forms."
    languages = [line for line in told if any(line.startswith(f"  {name}: ") for name in EDITIONS.values())]
    assert "  English: this program's own print" in languages
    assert any(line.startswith("  Tiếng Việt: no form here") for line in languages)


def test_each_file_is_told_with_its_forms_and_one_that_is_none_with_its_reason() -> None:
    """An edition that nobody read is called so."""
    shelf = Shelf(
        (_held("vi.pdf"), _held("old.pdf", edition="")), (("x.pdf", Refused("official_no_pdf", file="x.pdf")),)
    )
    told = "\n".join(files(shelf, FOLDER, "en"))
    assert told.startswith("Forms in forms\n")
    assert "vi.pdf: " in told
    assert "x.pdf: cannot be used: " in told
    assert form_facts(shelf.files[0], "dmhc_20_224", "es")["form_language"] == "vietnamita"
    assert "09/25" in form_facts(shelf.files[0], "dmhc_20_224", "en")["edition"]
    assert form_facts(shelf.files[1], "dmhc_20_224", "en")["edition"] in told


@pytest.mark.parametrize(("language", "none"), [("en", "New: none."), ("es", "Nuevos: ninguno.")])
def test_what_a_newer_edition_moved_is_told(language: str, none: str) -> None:
    """By the names of the places; what did not happen is none."""
    shelf = Shelf((_held("a.pdf", places=(_place(10),)), _held("b.pdf", edition="03/27", places=(_place(300),))))
    (told,) = (line for line in files(shelf, FOLDER, language) if "a.pdf" in line and "b.pdf" in line)
    assert "city" in told
    assert none in told
