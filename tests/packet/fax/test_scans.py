"""A page that is one picture is a scan: its dust goes, and dust neither shrinks nor slows it. What a program drew
stays, dot for dot."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from reportlab.pdfgen.canvas import Canvas

from packet.fax.page import draw_page, inside
from packet.fax.render import Source
from tests.packet.fax import papers, scans
from tests.packet.fax.pen import LETTER

BLACK = papers.black_text(1)


def test_dust_goes_off_a_scan_and_its_letters_stay() -> None:
    """Of 300 specks hardly one is sent; no letter loses a dot by it."""
    with Source(scans.black_and_white(BLACK)) as clean, Source(scans.black_and_white(BLACK, 300)) as dusty:
        was, now = inside(clean, 1)[1].ink, inside(dusty, 1)[1].ink
    assert np.count_nonzero(now & ~was) < 0.01 * np.count_nonzero(was)
    assert np.count_nonzero(was & ~now) < 0.01 * np.count_nonzero(was)


def test_dust_is_not_sent_to_a_coarse_machine_either() -> None:
    """At 98 rows to the inch 1,000 specks cost almost nothing on the line."""
    with Source(scans.black_and_white(BLACK)) as clean, Source(scans.black_and_white(BLACK, 1000)) as dusty:
        was, now = (draw_page(source, 1, "as_is", "mmr", "standard") for source in (clean, dusty))
    assert len(now.code) < 1.02 * len(was.code)


def test_dust_at_the_edges_makes_no_page_smaller() -> None:
    """Letters keep their size; ink that is more than dust still makes the page fit."""
    with Source(scans.black_and_white(BLACK, 3000)) as source:
        drawn = draw_page(source, 1, "as_is", "mmr", "fine")
    assert "reduced" not in [warn.code for warn in drawn.warnings]
    with Source(scans.black_and_white(BLACK, size=(700, 792))) as source:
        wide = draw_page(source, 1, "as_is", "mmr", "fine")
    assert wide.code


def test_a_lone_dot_that_a_program_drew_is_kept() -> None:
    """It may be a decimal point of a table's empty cell: nobody knows, so it is sent."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 700, "A letter with one dot far below it")
    canvas.circle(300, 300, 0.5, stroke=0, fill=1)
    canvas.save()
    with Source(out.getvalue()) as source:
        ink = inside(source, 1)[1].ink
    assert ink[1300:1400, 800:900].any()
