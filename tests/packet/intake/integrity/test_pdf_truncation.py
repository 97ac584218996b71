"""Where a file ends, and what its bones know of what is lost."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from packet.intake.integrity import pdf_truncation
from tests.packet.intake.making import document, pdf, simple, words


def test_a_file_ends_after_its_last_object(tmp_path: Path) -> None:
    """An end mark before the last object is no end; junk and zeros after the end do not matter."""
    path = tmp_path / "x.pdf"
    for data, ended in (
        (simple("x"), True),
        (simple("x") + bytes(90_000), True),
        (simple("x") + b"\n9 0 obj\n", False),
        (b"%PDF-", False),
    ):
        path.write_bytes(data)
        assert pdf_truncation.ends(path) is ended


def test_bones_know_what_is_lost(tmp_path: Path) -> None:
    """A page whose content is not in the file is lost; the others are whole."""
    objects = document(words("a"), words("b"))
    del objects[13]
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(objects))
    with pikepdf.open(path) as made:
        bones = pdf_truncation.Bones(path, made)
        assert [bones.lacks(page.obj) for page in made.pages] == [False, True]
        assert bones.lost_pages() == 0
