"""A page of our own as fax code."""

from __future__ import annotations

import pytest

from packet.fax.cover import PartLabel, plain_cover
from packet.fax.encode import decode
from packet.fax.geometry import ROWS, WIDTH, Resolution
from packet.fax.one_page import coded


@pytest.mark.parametrize(("resolution", "rows"), [("fine", ROWS), ("standard", ROWS // 2)])
def test_a_cover_is_coded_whole_at_either_resolution(resolution: Resolution, rows: int) -> None:
    code, told = coded(plain_cover(PartLabel(1, 2, 1, 9, 20, 10), "en"), "mmr", resolution)
    assert told == rows
    ink = decode(code, WIDTH, rows)
    assert ink.shape == (rows, WIDTH)
    assert 0 < ink.mean() < 0.1
