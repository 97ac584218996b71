"""Seconds on the line, from coded bytes. The constants are measured on T.30 calls, confirmation to confirmation.

With ECM a page costs a fixed 3.2 s, its bits and 8 per cent for framing, and 2 s for each further block of 64 KiB.
Without ECM (an old machine, MH at 9,600 bit/s) 2.6 s and its bits. Setting up the call takes 11 s after the answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from packet.fax.geometry import Coding
from packet.fax.tuning import LINE

SET_UP: Final = 11.0
_BLOCK: Final = 65536
_MEDIAN_TEXT, _MEDIAN_PHOTO = 30_000, 90_000
"""Usual bytes of an MMR page of text, and of a screened photograph of half a page."""


def page_seconds(size: int, rate: int = LINE.fast, coding: Coding = "mmr") -> float:
    """Seconds for one page of `size` coded bytes at `rate` bit/s; MMR is sent with error correction, MH without."""
    if coding == "mh":
        return LINE.page_plain + LINE.byte * size / rate
    return LINE.page + LINE.framing * LINE.byte * size / rate + LINE.block * (max(0, size - 1) // _BLOCK)


def estimate_seconds(sizes: Iterable[int], rate: int = LINE.fast, coding: Coding = "mmr") -> float:
    """Seconds for one call with pages of these coded bytes, set-up included, dialling not."""
    return SET_UP + sum(page_seconds(size, rate, coding) for size in sizes)


def guess_seconds(pages: int, photos: int = 0, rate: int = LINE.fast) -> float:
    """Seconds for a packet that is not drawn yet: `pages` in all, `photos` of them photographs."""
    return estimate_seconds([_MEDIAN_TEXT] * (pages - photos) + [_MEDIAN_PHOTO] * photos, rate)
