"""The codes of the finished packet, read by a library that did not draw them: a page that is ours says which it is."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np

from forms.sheet import LETTER
from packet.errors import Unproved
from packet.intake.render import Renderer, draw_part
from packet.marks.mark import PageMark

DOTS: Final = 3.0
"""Dots a point at which codes are read: 4.5 a module, about as many as a fine fax has."""


def verify(packet: Path, marks: Mapping[int, PageMark]) -> None:
    """Raise `Unproved` ("mark_unread") unless each page (from 0) with a mark has its codes, to be read where they
    stand. Where the reader is not installed, the page look alone holds: nothing else stands on the page.
    """
    if not marks or find_spec("zxingcpp") is None:
        return
    import zxingcpp

    with Renderer(packet) as made:
        for number, mark in sorted(marks.items()):
            with made.page(number) as page:
                for corner, at in zip(mark.corners, mark.rects(), strict=True):
                    if page is None:
                        raise Unproved("mark_unread", page=number + 1)
                    size = wide, high = round(at.width * DOTS), round(at.height * DOTS)
                    matrix = (DOTS, 0.0, 0.0, DOTS, -at.x * DOTS, -(LETTER[1] - at.top) * DOTS)
                    drawn = np.asarray(draw_part(page, size, matrix, (0.0, 0.0, wide, high)).convert("L"))
                    found = zxingcpp.read_barcodes(drawn, zxingcpp.barcode_formats_from_str("DataMatrix"))
                    if [code.text for code in found] != [mark.text(corner)]:
                        raise Unproved("mark_unread", page=number + 1)
