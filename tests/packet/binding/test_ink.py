"""The box of a page's ink."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.binding.ink import inked
from tests.packet.drawn import write


def test_the_ink_of_a_page_is_found_as_it_is_displayed(tmp_path: Path) -> None:
    """In points, rounded outward; a blank page has none; a document is read in batches."""
    square, blank = b"0 g 0 0 61.2 79.2 re f", b"q Q"
    paper = write(tmp_path / "paper.pdf", *[square, blank] * 40, box=(0, 0, 612, 792), Rotate=180)
    found = list(inked(paper))
    assert len(found) == 80
    assert found[1::2] == [None] * 40
    for box in found[::2]:
        assert box is not None
        assert (box.right, box.top) == (612, 792)
        assert box.x == pytest.approx(550.8, abs=6)
        assert box.y == pytest.approx(712.8, abs=6)
