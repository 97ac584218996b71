"""Codes of squares and bars: drawn so that they can be read whatever their colour, and told when they cannot."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from packet.fax import codes
from packet.fax.encode import decode
from packet.fax.findings import BLEMISHED
from packet.fax.morphology import pack
from packet.fax.page import draw_page
from packet.fax.preview import compose
from packet.fax.render import Source
from tests.packet.fax import papers
from tests.packet.fax.suite import figure_papers as figures
from tests.packet.fax.suite import print_papers as printed
from tests.packet.fax.suite.eyes import spoilt
from tests.packet.fax.suite.sheet import BLACK, Maker, grey

COLOURED: tuple[Maker, ...] = (
    partial(figures.codes, grey(0x90), None, 1.2, "grey"),
    partial(figures.codes, (0.1, 0.42, 0.7), (0.91, 0.95, 1.0), 1.4, "blue on tint"),
    partial(figures.codes, (0.85, 0.4, 0.1), None, 1.4, "orange"),
)


@pytest.mark.parametrize("make", COLOURED, ids=["grey", "blue on tint", "orange"])
def test_codes_of_any_colour_are_read_on_the_fax(make: Maker) -> None:
    """Squares and bars of four kinds, by a reader on the page that is sent; nothing is told of the page."""
    paper = make()
    with Source(paper.pdf) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", "fine")
    assert spoilt(paper, decode(drawn.code, 1728, drawn.rows)) == []
    assert drawn.warnings == ()


def test_a_code_whose_modules_are_finer_than_the_line_is_told() -> None:
    """It can be read on paper, and not on the fax: the page is no clear print."""
    with Source(figures.codes(BLACK, None, 0.6, "fine").pdf) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", "fine")
    assert [warn.code for warn in drawn.warnings] == ["codes"]
    assert drawn.score <= BLEMISHED
    assert {spot.kind for spot in drawn.spots} == {"codes"}


@pytest.mark.parametrize("module", [1.8, 2.5])
def test_a_page_with_a_code_is_read_and_pages_of_type_are_not(module: float) -> None:
    """Reading takes longer than drawing a page of type does."""
    for pdf in (papers.text().pdf, papers.table().pdf, printed.letter(11, "Helvetica").pdf):
        with Source(pdf) as source:
            page, _ = source.grey(0)
        assert not codes.may_hold(pack(page < 150), plain=True)
    with Source(figures.codes(BLACK, None, module, "black").pdf) as source:
        page, _ = source.grey(0)
    assert codes.may_hold(pack(page < 150), plain=True)


def test_a_code_that_is_gone_is_lost_and_one_that_is_there_is_not() -> None:
    """By what it says."""
    with Source(figures.codes(BLACK, None, 1.4, "black").pdf) as source:
        page, _ = source.grey(0)
    ink = page < 128
    assert codes.lost(page, ink) == []
    assert {code.text for code in codes.lost(page, np.zeros_like(ink))} == {
        "FILE-HX-55190",
        "CLAIM 40229517",
        "HX55191",
        "MEMBER 40-22951.7 GROUP 55",
    }


def test_without_a_reader_the_page_says_that_nobody_looked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every platform has one; the page is drawn all the same, and does not pass for checked."""
    monkeypatch.setattr(codes, "find_spec", lambda _name: None)
    with Source(figures.codes(grey(0x90), None, 1.2, "grey").pdf) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", "fine")
    assert "unread" in [warn.code for warn in drawn.warnings]
    assert drawn.score <= BLEMISHED


def test_what_is_spoilt_is_framed_in_the_preview() -> None:
    """In red, on the fax and not on the page itself."""
    with Source(figures.codes(BLACK, None, 0.6, "fine").pdf) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", "fine")
        seen = np.asarray(compose(source, 1, drawn.code, ("a", "b"), drawn.spots))
    row, column = np.nonzero((seen == (200, 0, 0)).all(axis=2))
    assert row.size > 0
    assert column.min() > seen.shape[1] // 2


def test_only_what_is_about_a_place_like_a_code_is_read() -> None:
    """A line of type has such a place now and then; a page full of them is read as one, whatever its resolution."""
    page = np.zeros((2144, 1728), np.bool_)
    page[640:672, 640:704:4] = True
    ((rows, columns),) = codes.near_codes(pack(page), False, (4312, 3456))
    assert (rows.start, rows.stop, columns.start, columns.stop) == pytest.approx((772, 1866, 768, 1920), abs=2)
    page[:, ::4] = True
    assert codes.near_codes(pack(page), False, (4312, 3456)) == [(slice(0, 4312), slice(0, 3456))]


def test_a_code_is_found_in_the_part_that_is_read() -> None:
    """Where it stands on the page."""
    with Source(figures.codes(BLACK, None, 1.4, "black").pdf) as source:
        page, _ = source.grey(0)
    ink = page < 128
    parts = codes.near_codes(pack(ink), True, page.shape)
    nothing = np.zeros_like(ink)
    whole, some = (sorted(codes.lost(page, nothing, near), key=lambda code: code.text) for near in ((), parts))
    assert [code.text for code in some] == [code.text for code in whole]
    assert [(code.top, code.left) for code in some] == [pytest.approx((code.top, code.left), abs=8) for code in whole]
