"""A PDF drawn in grey on the raster, and what is told of its pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from packet.errors import Refused
from packet.fax.render import REOPEN, Source
from tests.packet.fax import papers, scans
from tests.packet.fax.pen import LETTER

BLACK = papers.black_text(1)


def _in_a_form(pdf: bytes) -> bytes:
    """The page as a Form XObject on a page of its own with a line of type under it, as packets hold exhibits."""
    source, target = pikepdf.open(io.BytesIO(pdf)), pikepdf.new()
    page = target.add_blank_page(page_size=LETTER)
    page.add_overlay(source.pages[0], pikepdf.Rectangle(40, 60, 570, 746))
    out = io.BytesIO()
    target.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "scan"),
    [
        (lambda: scans.black_and_white(BLACK), True),
        (lambda: scans.black_and_white(BLACK, words=True), True),
        (lambda: _in_a_form(scans.black_and_white(BLACK)), True),
        (lambda: scans.black_and_white(BLACK, size=(200, 260)), False),
        (lambda: BLACK, False),
        (lambda: papers.tint().pdf, False),
    ],
    ids=["scan", "recognised", "exhibit", "small picture", "letter", "tints"],
)
def test_a_scan_is_told_from_what_a_program_drew(make: Callable[[], bytes], scan: bool) -> None:
    """A picture that covers the page, also inside a form; a logo or a letter is none."""
    with Source(make()) as source:
        source.grey(0)
        assert source.is_scan(0) is scan


def test_a_page_drawn_again_is_the_same_page_after_the_document_was_reopened() -> None:
    """It is opened anew after every `REOPEN` pages; no page changes its place or its dots by that."""
    with Source(papers.joined(papers.text(), papers.sized(6))) as source:
        first, placed = source.grey(0)
        source._drawn = REOPEN
        again, placed_again = source.grey(0)
        assert (again == first).all()
        assert placed_again == placed
        assert len(source) == 2


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7 nothing"])
def test_what_is_no_pdf_is_refused(pdf: bytes) -> None:
    with pytest.raises(Refused, match="fax_unreadable"):
        Source(pdf)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        Source(tmp_path / "gone.pdf")
    assert (refused.value.code, refused.value.params) == ("fax_missing", {"file": "gone.pdf"})
