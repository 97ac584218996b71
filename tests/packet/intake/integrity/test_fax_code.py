"""Group 4 codes: what shows that a decoder lost its place, and what does not."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest
from PIL import Image, ImageDraw

from packet.intake.integrity.fax_code import group_4_state
from packet.intake.integrity.state import State

_SIZE = (400, 500)


@cache
def _code() -> bytes:
    picture = Image.new("1", _SIZE, 1)
    pen = ImageDraw.Draw(picture)
    for line in range(32):
        pen.text((10, 8 + 15 * line), f"line {line}: the request is denied {line * 37}", fill=0)
    buffer = io.BytesIO()
    picture.save(buffer, "TIFF", compression="group4", tiffinfo={278: _SIZE[1]})
    with Image.open(io.BytesIO(buffer.getvalue())) as made:
        tags: Any = made.tag_v2  # type: ignore[attr-defined]
        return buffer.getvalue()[tags[273][0] : tags[273][0] + tags[279][0]]


def _bits(data: bytes) -> str:
    return "".join(f"{byte:08b}" for byte in data)


def _bytes(bits: str) -> bytes:
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))


def _without_end() -> str:
    return _bits(_code()).partition(2 * _END)[0]


_END = "000000000001"
_TABLE = b"\x0a\0" + b"".join(bytes((tag, 1, 4, 0, 1, 0, 0, 0, 77, tag, 0, 0)) for tag in range(14)) + bytes(4)
"""The table of a TIFF: some scanners copy the file into the PDF to its end."""


@pytest.mark.parametrize("more", [b"", b"\0" * 40, b"\r\n", _TABLE])
@pytest.mark.parametrize("behind", [2 * _END, _END])
def test_a_marked_end_is_whole_whatever_stands_behind_it(behind: str, more: bytes) -> None:
    """The mark of the end, or half of it, and what writers put behind it."""
    assert group_4_state(_bytes(_without_end() + behind) + more, *_SIZE) == State.WHOLE


@pytest.mark.parametrize("more", [b"", b"\0" * 40])
def test_an_end_without_a_mark_is_whole(more: bytes) -> None:
    """Zeros may stand behind it; a line end there would read as more rows."""
    assert group_4_state(_bytes(_without_end()) + more, *_SIZE) == State.WHOLE


@pytest.mark.parametrize("number", [*range(8), 9, 10, 11])
def test_a_changed_bit_is_not_whole(number: int) -> None:
    """Wherever it is: the rows end elsewhere, or are coded as no writer codes them."""
    code = _code()
    place = len(code) * (number + 1) // 14
    changed = code[:place] + bytes((code[place] ^ 1 << number % 8,)) + code[place + 1 :]
    assert group_4_state(changed, *_SIZE) != State.WHOLE


def test_rows_that_are_left_over_are_told_and_stop_nothing() -> None:
    """Viewers show as many as the picture says it has."""
    assert group_4_state(_bytes(_without_end()), _SIZE[0], _SIZE[1] - 60) == State.DOUBTFUL


def test_a_row_that_is_missing_is_torn() -> None:
    """One more than there are."""
    assert group_4_state(_code(), _SIZE[0], _SIZE[1] + 1) == State.TORN


def test_a_writer_of_its_own_way_is_whole() -> None:
    """A run between others may be coded by its length, where the rule has a shorter code: such a writer does so all
    over.
    """
    one_row = "001" + "110100" + "11" + "1"  # 14 white and 2 black dots by their lengths, the rest white
    again = "001" + "110100" + "11" + "1"  # the rule says: the same as above (two codes of one bit)
    assert group_4_state(_bytes(one_row + again * 299 + 2 * _END), 100, 300) == State.WHOLE
