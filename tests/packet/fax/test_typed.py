"""What a page says of its own type: sizes through every matrix, and points that did not come through, named."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from packet.fax import page as page_module
from packet.fax.binarise import Bits, local
from packet.fax.lost import lost_points
from packet.fax.morphology import Grey, pack
from packet.fax.page import draw_page, inside
from packet.fax.render import Source
from packet.fax.typed import Typed
from tests.packet.fax import foreign, points
from tests.packet.fax.pen import LETTER


def _typed(pdf: bytes) -> Typed:
    with Source(pdf) as source:
        _, placed = source.grey(0)
        return source.typed(0, placed)


def _written(*, size: float = 12, scale: float = 1, mode: int = 0, turn: int = 0) -> bytes:
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.scale(scale, scale)
    text = canvas.beginText(72 / scale, 700 / scale)
    text.setFont("Helvetica", size)
    text.setTextRenderMode(mode)
    for _ in range(20):
        text.textLine("Dose 1.5 mg, at 10:30 in all")
    canvas.drawText(text)
    if turn:
        canvas.setPageRotation(turn)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(("size", "scale"), [(12, 1), (1, 12), (24, 0.5), (6, 1)])
def test_the_size_of_type_is_told_as_it_is_laid(size: float, scale: float) -> None:
    """Whatever part of it stands in a matrix."""
    assert set(np.round(_typed(_written(size=size, scale=scale)).sizes, 2)) == {size * scale}


def test_words_that_are_not_drawn_say_nothing_of_sizes() -> None:
    """Those of a recognised scan."""
    assert _typed(_written(mode=3)).sizes == ()


def test_every_point_is_where_it_is_drawn() -> None:
    """In dots: a point, a comma and both halves of a colon each lie on ink, and on nothing else's."""
    pdf = _written()
    found = _typed(pdf).points
    assert len(found) == 20 * 4
    assert {point.words for point in found} == {"Dose 1.5 mg, at 10:30 in all"}
    with Source(pdf) as source:
        _, bits, _ = inside(source, 1)
    for point in found:
        box = np.s_[round(point.top) : round(point.bottom), round(point.left) : round(point.right)]
        assert bits.ink[box].mean() > 0.2  # a half of a colon is mostly the white between its marks


def test_a_line_is_told_without_what_steers_a_terminal() -> None:
    """Control characters and halves of pairs become spaces."""
    from packet.fax.typed import _line

    assert _line([*map(ord, "a\x1b[2J"), 0xD83D, *map(ord, "1.5")], 8) == "a [2J 1.5"


def test_no_point_is_missed_where_none_is_lost() -> None:
    """Pale and black, on a page turned on its side too: no false alarm."""
    for pdf in (points.page(points.shade("grey", 0xB4), ("Helvetica", "Vera"), True), _written(turn=90)):
        with Source(pdf) as source:
            grey, bits, placed = inside(source, 1)
            found = source.typed(0, placed).points
        assert len(found) > 50
        assert lost_points(grey, bits.ink, found) == []


def test_a_lost_point_is_named_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words are in the warning, and the page scores no more as if it could be read."""
    pdf = points.page(points.shade("grey", 0xB4), ("Helvetica", "Vera"), True)
    clean = draw_page(Source(pdf), 1, "as_is", "mmr", "fine")
    assert "points" not in [warn.code for warn in clean.warnings]
    gone = _typed(pdf).points[0]

    def losing(grey: Grey, scan: bool = False, tone: Grey | None = None) -> Bits:
        bits = local(grey, scan, tone)
        ink = bits.ink.copy()
        ink[round(gone.top) - 2 : round(gone.bottom) + 2, round(gone.left) - 2 : round(gone.right) + 2] = False
        return Bits(pack(ink), False, bits.paper, bits.dark, bits.noise, bits.coarse, bits.depth)

    monkeypatch.setattr(page_module, "local", losing)
    spoilt = draw_page(Source(pdf), 1, "as_is", "mmr", "fine")
    (warn,) = (warn for warn in spoilt.warnings if warn.code == "points")
    assert warn.params == {"words": gone.words}
    assert "0.5 mg" in gone.words
    assert spoilt.score <= 60 < clean.score
    assert gone.words in warn.message(3, "es")


def test_small_type_that_is_struck_out_is_told_by_its_size() -> None:
    """Its letters hang together by the line and have no height of their own."""
    for language in ("english", "greek"):
        struck = foreign.struck(foreign.letter(language, 5), 5)
        with Source(struck) as source:
            assert "small" in [warn.code for warn in draw_page(source, 1, "as_is", "mmr", "fine").warnings]


def test_small_print_beside_large_type_is_measured_by_itself() -> None:
    """Type of 12 pt does not vouch for small print that is drawn as a picture."""
    small = foreign.pictured(foreign.letter("english", 4.5, lines=6), 300, noise=0)
    out = io.BytesIO()
    import pikepdf

    with pikepdf.open(io.BytesIO(_written())) as whole, pikepdf.open(io.BytesIO(small)) as other:
        whole.pages[0].add_underlay(other.pages[0], pikepdf.Rectangle(0, -300, 612, 492))
        whole.save(out)
    with Source(out.getvalue()) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", "fine")
    assert "small" in [warn.code for warn in drawn.warnings]
