"""A sheet is laid on its print to within a tenth of a millimetre, also from two codes, from aside, in shade."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from packet.signed.codes import sheets
from packet.signed.register import register
from packet.signed.view import SheetView, lit, similar
from tests.packet.signed.paper import Camera, drawn, off, printed_page


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return printed_page(tmp_path_factory.mktemp("page"))


def test_a_photo_from_aside_is_set_straight_from_two_codes(packet: Path) -> None:
    """Those at the foot alone: the head is found by what is printed there."""
    camera = Camera(tilt=12, turn=5, shade=0.4, blur=1.0, dpi=120, quality=60, upside_down=True)
    photo, truth = camera.take(drawn(packet, 240), 240, random.Random(20))
    (sheet,) = sheets(photo)
    foot = [code for code in sheet.codes if code.corner != "H"]
    points = np.concatenate([code.points for code in foot])
    first = SheetView(similar(points, np.concatenate([code.dots for code in foot])))
    assert off(first.matrix, truth) > 5
    made = register(Image.fromarray(lit(photo)), drawn(packet), first, points)
    assert made is not None
    assert off(made.view.matrix, truth) < 0.2
    assert made.found > 0.95
    assert made.residual < 0.3


def test_an_empty_sheet_is_not_found(packet: Path) -> None:
    view = SheetView(np.diag((200 / 72, 200 / 72, 1.0)))
    paper = Image.new("L", (1700, 2200), 255)
    assert register(paper, drawn(packet), view, np.zeros((0, 2))) is None
