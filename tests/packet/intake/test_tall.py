"""Pages as tall as several sheets are cut where their words can be read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from packet.intake.render import Renderer, draw, pixels
from packet.intake.request import Request
from packet.intake.result import Taken
from packet.intake.tall import tops
from packet.intake.visual_diff import blank
from packet.intake.work import work
from tests.packet.intake.making import document, pdf, words


@pytest.mark.parametrize(
    "size", [(612, 792), (612, 1008), (612, 1500), (227, 1400), (1200, 1600), (2384, 3370), (3000, 612), (140, 6000)]
)
def test_papers_and_posters_are_not_cut(size: tuple[float, float]) -> None:
    assert tops(*size) == (size[1], [])


@pytest.mark.parametrize(("size", "count"), [((612, 1600), 3), ((612, 6000), 8), ((227, 1500), 3), ((1080, 9000), 7)])
def test_every_line_stands_whole_on_some_piece(size: tuple[float, float], count: int) -> None:
    """Three lines of 12 points, at least, stand on both of two pieces; the last piece ends where the page ends."""
    piece, starts = tops(*size)
    assert len(starts) == count
    assert starts[0] == 0
    assert starts[-1] + piece == pytest.approx(size[1])
    assert all(before + piece - after >= 36 for before, after in pairwise(starts))


def test_a_web_page_in_one_pdf_page_becomes_readable_pages(tmp_path: Path) -> None:
    """Each as wide as Letter, the page's words on them from top to foot, and that is said."""
    lines = b"".join(words("LINE", 40, up) for up in range(30, 3000, 60))
    source, room = tmp_path / "a.pdf", tmp_path / "room"
    source.write_bytes(pdf(document(words("FIRST"), lines, entries=b"/MediaBox[0 0 612 3000]/Rotate 0")))
    room.mkdir()
    made = work(Request("a.pdf", source), room, lambda *_: None)
    assert isinstance(made, Taken)
    count = len(tops(612, 3000)[1])
    assert made.sources == (1,) * count + (2,) * count
    assert [(one.page, one.detail) for one in made.changes if one.what == "cut_page"] == [
        (1, {"count": count}), (2, {"count": count}),
    ]  # fmt: skip
    assert len(made.ink) == len(made.fingerprints) == 2 * count
    with Renderer(made.pdf) as clean:
        assert clean.pages == 2 * count
        for place in range(count, 2 * count):
            with clean.page(place) as page:
                assert page.get_width() == pytest.approx(612, abs=1)
                assert not blank(draw(page, pixels(page, 400)))


def test_a_page_that_was_turned_to_lie_is_not_cut(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(pdf(document(words("FIRST"), entries=b"/MediaBox[0 0 612 3000]")))
    made = work(Request("a.pdf", source, rotate={1: 90}), tmp_path, lambda *_: None)
    assert isinstance(made, Taken)
    assert made.sources == (1,)
