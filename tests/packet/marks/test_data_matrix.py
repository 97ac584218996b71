"""The code that is drawn is the code that a stranger's reader reads."""

from __future__ import annotations

import random

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray

from packet.marks.data_matrix import LETTERS, SIDE, modules

_SET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ "
_DOTS, _ROOM = 4, 12


def _read(rows: NDArray[np.bool_]) -> list[str]:
    page = np.full((SIDE * _DOTS + 2 * _ROOM,) * 2, 255, np.uint8)
    page[_ROOM:-_ROOM, _ROOM:-_ROOM][np.kron(rows, np.ones((_DOTS, _DOTS), np.bool_))] = 0
    return [code.text for code in zxingcpp.read_barcodes(page, zxingcpp.barcode_formats_from_str("DataMatrix"))]


def test_whatever_a_code_says_is_read() -> None:
    luck = random.Random(20)
    for _ in range(60):
        text = "".join(luck.choices(_SET, k=LETTERS - 1)) + "X"
        assert _read(np.array(modules(text))) == [text]


def test_a_code_of_which_a_corner_is_gone_is_read() -> None:
    """Fourteen words of correction mend seven: a stain of sixteen modules never spoils more."""
    text = "IP17K3F9Q2M0004DMABCDEFL"
    rows = np.array(modules(text))
    rows[4:8, 8:12] = True
    assert _read(rows) == [text]


@pytest.mark.parametrize("text", ["SHORT", "A" * (LETTERS + 1), "a" * LETTERS, "É" * LETTERS])
def test_what_has_no_room_or_no_letter_in_the_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the length or the letter
        modules(text)
