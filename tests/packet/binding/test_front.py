"""All front pages together: the strips they leave free, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2

from packet.binding.contents import ContentsRow, LeftOut, draw_contents, draw_slip
from packet.binding.cover import Cover, cover_of, draw_cover
from packet.binding.request_page import draw_requests
from tests.packet.binding.reading import COVER
from tests.packet.cases import TODAY, case


def test_what_we_draw_leaves_the_fax_header_s_strip_free() -> None:
    """The sending machine prints a line in the top 0.15 inch; half an inch stays white at top and sides."""
    for pdf in _drawn():
        with pypdfium2.PdfDocument(pdf) as document:
            for page in document:
                ink = page.render(scale=1, rev_byteorder=True).to_numpy() < 255
                assert not ink[:36].any()
                assert not ink[:, :36].any()
                assert not ink[:, 576:].any()
                assert not ink[792 - 54 :].any(), "the band's strip"


def _drawn() -> Sequence[bytes]:
    long = case(urgent="yes", urgent_reason="reason " * 2000, late_reason="late " * 900)
    return [
        draw_cover(cover_of(long, "7K3F-9Q2M", 9, TODAY)),
        draw_cover(Cover(**{**vars(COVER), "language": "es", "urgent": True, "part": "Part 1 of 2"})),
        draw_requests(long).pdf,
        draw_contents([ContentsRow("x" * 300, 1, 2, "ABC")] * 80, [LeftOut("y" * 300)] * 60, "es").pdf,
        draw_slip(ContentsRow("title " * 40, 1, 2, "AAA"), "es"),
    ]


def test_the_same_facts_give_the_same_bytes() -> None:
    """No front page holds a time or a random number."""
    assert [hash(io.BytesIO(pdf).getvalue()) for pdf in _drawn()] == [hash(pdf) for pdf in _drawn()]
