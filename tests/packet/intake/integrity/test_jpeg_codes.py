"""Codes are read as the standard's own example tables have them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from packet.intake.integrity import jpeg, jpeg_codes
from packet.intake.integrity.jpeg_codes import Block, NoCodeError, block_at


def _head() -> tuple[bytes, int]:
    """Of a picture with the tables of annex K, as most writers take them."""
    out = io.BytesIO()
    Image.new("RGB", (16, 16)).save(out, "JPEG", subsampling=2)
    found = jpeg.outline(out.getvalue())
    assert found is not None
    return found.head, found.frame.place - 5


def test_the_tables_are_those_of_annex_k() -> None:
    known = jpeg_codes.tables(_head()[0])
    assert set(known) == {(0, 0), (1, 0), (0, 1), (1, 1)}
    assert known[0, 0] == {
        "00": 0, "010": 1, "011": 2, "100": 3, "101": 4, "110": 5, "1110": 6, "11110": 7, "111110": 8,
        "1111110": 9, "11111110": 10, "111111110": 11,
    }  # fmt: skip
    assert known[1, 0]["1010"] == 0
    assert known[1, 0]["11111111001"] == 0xF0
    assert len(known[1, 1]) == 162


def test_a_unit_of_halved_colours_has_four_blocks_of_grey_and_one_of_each_colour() -> None:
    head, frame = _head()
    unit = jpeg_codes.unit_of(head, frame, jpeg_codes.tables(head))
    assert [block.component for block in unit] == [0, 0, 0, 0, 1, 2]
    assert unit[0].dc != unit[4].dc


@pytest.mark.parametrize(
    ("bits", "difference", "end"),
    [
        ("001010", 0, 6),
        ("01001010", -1, 8),
        ("011111010", 3, 9),
        ("000011010", 0, 9),
        ("00" + "11111111001" * 3 + "1010", 0, 39),
    ],
    ids=["white", "one-darker", "three-lighter", "a-coefficient", "runs-of-sixteen"],
)
def test_a_block_is_its_difference_and_its_runs_up_to_the_end_of_the_block(
    bits: str, difference: int, end: int
) -> None:
    known = jpeg_codes.tables(_head()[0])
    assert block_at(bits + "0" * 40, 0, Block(0, known[0, 0], known[1, 0])) == (difference, end)


@pytest.mark.parametrize("bits", ["", "0", "00", "0010", "0111", "1" * 40])
def test_bits_that_end_within_a_block_or_are_no_code_are_none(bits: str) -> None:
    known = jpeg_codes.tables(_head()[0])
    with pytest.raises(NoCodeError):
        block_at(bits, 0, Block(0, known[0, 0], known[1, 0]))


def test_libjpeg_reads_what_is_no_code_as_zero() -> None:
    """It has read 17 bits by then (jdhuff.c)."""
    block = Block(0, {"0": 1}, {"0": 0})
    assert block_at("1" * 17 + "0" + "1" * 40, 0, block, as_libjpeg=True) == (0, 18)
