"""The project's own blank forms go through the same reading as an agency's: every place, exactly."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from forms import dmhc_20_160, dmhc_20_224
from forms.case import Language
from forms.sheet import Box, CheckBox, Rect, Sheet, Signature
from packet.filling.draw import blank
from packet.locate import read_map
from packet.locate.items import by_key, places_of

SHEETS = [sheet(language) for sheet in (dmhc_20_224.sheet, dmhc_20_160.sheet) for language in ("en", "es")]


def _wanted(sheet: Sheet) -> dict[str, tuple[int, Rect]]:
    found: dict[str, tuple[int, Rect]] = {}
    for page, item in sheet.items():
        match item:
            case Box() | Signature():
                found[item.key] = (page, item.rect)
            case CheckBox():
                found[f"{item.key}.{item.value}"] = (page, item.rect)
            case _:
                pass
    return found


@pytest.mark.parametrize("flat", [False, True], ids=["fields", "flat"])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.number} {sheet.language}")
def test_own_blank_maps_whole(sheet: Sheet, flat: bool, tmp_path: Path) -> None:
    """Every box, tick and signature of our own blank is found where the Sheet has it, with or without its fields."""
    path = tmp_path / "blank.pdf"
    path.write_bytes(blank(sheet))
    if flat:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            for page in pdf.pages:
                if "/Annots" in page.obj:
                    del page.obj["/Annots"]
            del pdf.Root["/AcroForm"]
            pdf.save()
    found = read_map(path)
    places = {place.title: place for place in found.places}
    assert found.language == sheet.language
    assert found.editions == {sheet.form: sheet.edition}
    assert set(places) == set(_wanted(sheet))
    for title, (number, rect) in _wanted(sheet).items():
        x, y = places[title].area.middle
        assert places[title].page == number
        assert rect.x - 2 <= x <= rect.right + 2
        assert rect.y - 3 <= y <= rect.top + 3


@pytest.mark.parametrize("language", ["en", "es"])
def test_items_are_those_of_the_sheets(language: Language) -> None:
    """The table of items to be found names exactly the boxes, ticks and signatures of the two Sheets."""
    sheets = (dmhc_20_224.sheet(language), dmhc_20_160.sheet(language))
    items = by_key("dmhc").values()
    assert {title for item in items for title in places_of(item)} == {t for s in sheets for t in _wanted(s)}
