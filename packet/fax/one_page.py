"""A page of our own, drawn in this process: the cover of a part."""

from __future__ import annotations

from packet.fax.binarise import text_bits
from packet.fax.encode import encode_rows
from packet.fax.geometry import Coding, Resolution
from packet.fax.morphology import halved
from packet.fax.render import Source


def coded(pdf: bytes, coding: Coding, resolution: Resolution) -> tuple[bytes, int]:
    """Fax code and rows of the first page of `pdf`, which must be ours: it is not fenced in."""
    with Source(pdf) as source:
        grey, _ = source.grey(0)
    if resolution == "standard":
        grey = halved(grey)
    page = text_bits(grey).packed
    return encode_rows(page, coding), page.shape[0]
