"""The codes of the finished packet are read by another library than the one that drew them."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.case import Patient
from packet.binding.assemble import assemble, leaves_of
from packet.binding.stamp import stamp
from packet.errors import Unproved
from packet.marks.mark import PLACES, PageMark
from packet.proof.page_codes import verify
from packet.proof.page_look import changed
from tests.packet.drawn import write

MARK = PageMark("7K3F-9Q2M", 1, "DM", "A0B1C2", head=True)
BOX = (0, 0, 612, 792)


def _packet(folder: Path, content: bytes = b"", mark: PageMark = MARK) -> Path:
    source = write(folder / "source.pdf", content, box=BOX)
    bands = stamp([("", 1)], MARK.number, Patient(first_name="Ana"), "en", {0: mark})
    assemble(list(leaves_of(source, 1, own=True)), folder / "packet.pdf", bands=bands)
    return folder / "packet.pdf"


def test_a_page_says_which_it_is(tmp_path: Path) -> None:
    verify(_packet(tmp_path), {0: MARK})


@pytest.mark.parametrize("corner", ["L", "R", "H"])
def test_a_code_that_is_covered_is_no_proof(tmp_path: Path, corner: str) -> None:
    """By anything of the page: the codes are drawn over it, so it is white between their dots."""
    at = PLACES[corner]  # type: ignore[index]
    content = f"0 g {at.x} {at.y} {at.width} {at.height} re f".encode()
    with pytest.raises(Unproved) as told:
        verify(_packet(tmp_path, content), {0: MARK})
    assert (told.value.code, told.value.params) == ("mark_unread", {"page": 1})


def test_the_code_of_another_page_is_no_proof(tmp_path: Path) -> None:
    with pytest.raises(Unproved):
        verify(_packet(tmp_path, mark=PageMark("7K3F-9Q2M", 2, "DM", "A0B1C2", head=True)), {0: MARK})


def test_the_look_of_a_page_allows_for_the_code_at_its_head_alone(tmp_path: Path) -> None:
    """Where nothing stood under it, and where the page is ours."""
    head = {0: MARK.rects()[-1]}
    leaves = list(leaves_of(tmp_path / "source.pdf", 1, own=True))

    def seen(content: bytes) -> tuple[int, ...]:
        _packet(tmp_path, content)
        fits = assemble(leaves, tmp_path / "again.pdf")
        return changed(tmp_path / "packet.pdf", leaves, fits, heads=head)

    assert seen(b"0 g 100 300 200 20 re f") == ()
    assert seen(b"0 g 560 760 4 4 re f") == (0,)
    assert changed(tmp_path / "packet.pdf", leaves, assemble(leaves, tmp_path / "again.pdf")) == (0,)
