"""`Taken.ink`: the box is where the ink is on the clean page as shown, however the page was turned or cut."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image, ImageChops

from packet.intake.render import Renderer, draw
from packet.intake.request import Request
from packet.intake.result import Taken
from packet.intake.work import work
from packet.pdf.flatten import Flattener
from tests.packet.intake.making import document, pdf

_MARK = (140.0, 220.0, 300.0, 260.0)
"""The black rectangle of every page, in the page's own units: left, bottom, right, top."""


class Shape(NamedTuple):
    """A page: its entries, the area that shows in its own units, points a unit, degrees it is turned clockwise."""

    entries: bytes
    area: tuple[float, float, float, float]
    unit: float = 1
    turn: int = 0


_LETTER = (0.0, 0.0, 612.0, 792.0)
_SHAPES = {
    "plain": Shape(b"/MediaBox[0 0 612 792]", _LETTER),
    "wide": Shape(b"/MediaBox[0 0 792 612]", (0, 0, 792, 612)),
    "offset": Shape(b"/MediaBox[100 50 712 842]", (100, 50, 712, 842)),
    "negative": Shape(b"/MediaBox[-300 -200 312 592]", (-300, -200, 312, 592)),
    "reversed": Shape(b"/MediaBox[612 792 0 0]", _LETTER),
    "cropped": Shape(b"/MediaBox[0 0 612 792]/CropBox[100 90 450 700]", (100, 90, 450, 700)),
    "cropped-beyond": Shape(b"/MediaBox[0 0 612 792]/CropBox[-50 -50 500 900]", (0, 0, 500, 792)),
    "cropped-through": Shape(b"/MediaBox[0 0 612 792]/CropBox[200 90 450 700]", (200, 90, 450, 700)),
    "unit-2": Shape(b"/MediaBox[0 0 400 500]/UserUnit 2", (0, 0, 400, 500), 2),
    "unit-half-offset": Shape(b"/MediaBox[100 50 712 842]/UserUnit .5", (100, 50, 712, 842), 0.5),
    **{
        f"turned-{turn}": Shape(b"/MediaBox[0 0 612 792]/Rotate %d" % turn, _LETTER, 1, turn) for turn in (90, 180, 270)
    },
    "turned-cropped": Shape(b"/MediaBox[0 0 612 792]/CropBox[100 90 450 700]/Rotate 90", (100, 90, 450, 700), 1, 90),
    "turned-all": Shape(
        b"/MediaBox[50 20 700 800]/CropBox[100 90 450 700]/Rotate 270/UserUnit 1.5", (100, 90, 450, 700), 1.5, 270
    ),
}


def _expected(shape: Shape, by_hand: int = 0) -> tuple[float, float, float, float]:
    """Where the mark is on the page as shown, in points, origin lower left (7.7.3.3, 14.11.2)."""
    left, bottom, right, top = shape.area
    width, height = (right - left) * shape.unit, (top - bottom) * shape.unit
    x0, x1 = (min(max(edge, left), right) * shape.unit - left * shape.unit for edge in (_MARK[0], _MARK[2]))
    y0, y1 = (min(max(edge, bottom), top) * shape.unit - bottom * shape.unit for edge in (_MARK[1], _MARK[3]))
    for _ in range((shape.turn + by_hand) // 90 % 4):
        x0, y0, x1, y1 = y0, width - x1, y1, width - x0
        width, height = height, width
    return x0, y0, x1, y1


def _taken(folder: Path, shape: Shape, content: bytes = b"", **wishes: object) -> Taken:
    paper, room = folder / "paper.pdf", folder / "room"
    room.mkdir()
    mark = b"0 g %g %g %g %g re f" % (_MARK[0], _MARK[1], _MARK[2] - _MARK[0], _MARK[3] - _MARK[1])
    paper.write_bytes(pdf(document(content or mark, entries=shape.entries)))
    result = work(Request("paper", paper, **wishes), room, lambda _done, _of: None)  # type: ignore[arg-type]
    assert isinstance(result, Taken)
    return result


def _check(result: Taken, expected: tuple[float, float, float, float]) -> None:
    """The box is round the mark by at most 3 dots of the picture it was measured on; outside it every dot is white."""
    (ink,) = result.ink
    assert ink is not None
    with Renderer(result.pdf) as made, made.page(0) as page:
        width, height = page.get_width(), page.get_height()
        scale = 1600 / max(width, height)
        size = round(width * scale), round(height * scale)
        picture = draw(page, size)
    room = 3 * max(width, height) / 800
    for edge, wanted, sign in zip(ink, expected, (-1, -1, 1, 1), strict=True):
        assert -0.01 <= (edge - wanted) * sign + room / 3 <= room + room / 3
    left, bottom, right, top = ink
    inside = Image.new("RGB", picture.size, "white")
    box = (round(left * scale), round((height - top) * scale), round(right * scale), round((height - bottom) * scale))
    inside.paste(picture.crop(box), box[:2])
    assert ImageChops.difference(inside, picture).getbbox() is None


@pytest.mark.parametrize("shape", _SHAPES.values(), ids=_SHAPES)
@pytest.mark.parametrize("by_hand", [0, 90, 270])
def test_the_box_of_the_ink_is_where_the_ink_is(shape: Shape, by_hand: int, tmp_path: Path) -> None:
    """Cut, moved, scaled, turned by the file and by hand: the box is round the mark as the clean page shows it."""
    result = _taken(tmp_path, shape, rotate={1: by_hand} if by_hand else {})
    _check(result, _expected(shape, by_hand))


@pytest.mark.parametrize("name", ["plain", "turned-all", "unit-2"])
def test_the_box_holds_for_a_picture_of_the_page(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the last rung the page shrinks to Letter at most, and the box with it."""
    monkeypatch.setattr(Flattener, "_content", lambda self, _contents: self._pdf.make_stream(b""))
    shape = _SHAPES[name]
    result = _taken(tmp_path, shape)
    assert [change.what for change in result.changes] == ["picture"]
    width, height = ((shape.area[2] - shape.area[0]) * shape.unit, (shape.area[3] - shape.area[1]) * shape.unit)
    fit = min(1.0, 792 / max(width, height), 612 / min(width, height))
    left, bottom, right, top = _expected(shape)
    _check(result, (left * fit, bottom * fit, right * fit, top * fit))


def test_a_white_page_has_no_box(tmp_path: Path) -> None:
    """White on white is no ink."""
    assert _taken(tmp_path, _SHAPES["turned-all"], b"1 g 140 220 160 40 re f").ink == (None,)


def test_ink_at_the_edge_reaches_the_edge_and_no_farther(tmp_path: Path) -> None:
    """A page that is black all over: its box is the page."""
    result = _taken(tmp_path, _SHAPES["turned-cropped"], b"0 g -500 -500 3000 3000 re f")
    (ink,) = result.ink
    assert ink == pytest.approx((0, 0, 610, 350), abs=0.01)
