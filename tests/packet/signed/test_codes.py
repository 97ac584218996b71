"""Which sheets lie in a picture, by their codes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from packet.signed.codes import sheets
from packet.signed.view import SheetView, projective
from tests.packet.signed.paper import MARK, beside, drawn, off, printed_page

OTHER = replace(MARK, check="ZZZZZZ")
PLAIN = replace(MARK, head=False)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    return drawn(printed_page(tmp_path_factory.mktemp("page")), 150)


def test_a_sheet_tells_which_it_is_and_where_its_corners_are(page: Image.Image) -> None:
    (sheet,) = sheets(page)
    assert sheet.mark == replace(MARK, head=False)
    assert [code.corner for code in sheet.codes] == ["H", "L", "R"]
    view = SheetView(projective(*sheet.known()))
    assert off(view.matrix, np.diag((150 / 72, 150 / 72, 1.0))) < 1


def test_two_sheets_in_one_picture_are_two_also_of_the_same_page(page: Image.Image, tmp_path: Path) -> None:
    other = drawn(printed_page(tmp_path, mark=OTHER), 150)
    assert {sheet.mark for sheet in sheets(beside([page, other]))} == {PLAIN, replace(OTHER, head=False)}
    twice = sheets(beside([page, page.rotate(180)]))
    assert [sheet.mark for sheet in twice] == [PLAIN, PLAIN]
    assert [len(sheet.codes) for sheet in twice] == [3, 3]


def test_a_picture_without_our_codes_has_no_sheet_of_ours() -> None:
    assert sheets(Image.new("L", (800, 1000), 200)) == []
