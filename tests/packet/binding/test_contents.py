"""The list of contents and the slips, read back from the drawn pages."""

from __future__ import annotations

import pytest

from forms.case import Language
from packet.binding.contents import ContentsRow, LeftOut, draw_contents, draw_slip
from packet.errors import Unproved
from packet.pdf.placement import CONTENT
from packet.proof.values import essence
from tests.packet.binding.reading import text_of, top_of


def test_the_longest_title_stands_whole_in_the_list_and_on_the_slip() -> None:
    """300 of the widest letters: one row of the contents, one slip, nothing over the edge."""
    row = ContentsRow("W" * 300, 3, 4, "A")
    for drawn in (draw_contents([row], [], "es").pdf, draw_slip(row, "es")):
        assert "W" * 300 in essence(text_of(drawn))
        assert top_of(drawn, "W") < 740


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_contents_list_exhibits_pages_and_what_was_left_out(language: Language) -> None:
    """Letter, title, pages; a paper left out is named, so that the reader does not look for it."""
    rows = [ContentsRow("Cover", 1, 1), ContentsRow("Denial of MRI", 5, 9, "A"), ContentsRow("Photo", 10, 10, "B")]
    made = draw_contents(rows, [LeftOut("broken.pdf: gone"), LeftOut("Exhibit A: 5 of 9", whole=False)], language)
    text = text_of(made.pdf)
    for part in ("Denial of MRI", "5–9", "broken.pdf: gone", "Exhibit A: 5 of 9"):
        assert part in text
    assert [(page, to) for page, _, to in made.links] == [(0, 1), (0, 5), (0, 10)]


def test_long_contents_go_on_over_pages() -> None:
    """A hundred exhibits with long titles: every title is there, and every row is inside the margins."""
    rows = [ContentsRow(f"Record {n} " + "with a very long title " * 6, n, n, f"X{n}") for n in range(1, 101)]
    made = draw_contents(rows, [LeftOut(f"file {n}") for n in range(40)], "en")
    assert made.pages > 3
    text = " ".join(text_of(made.pdf, page) for page in range(made.pages))
    for number in range(1, 101):
        assert f"Record {number} with" in text
    assert all(f"file {n}" in text for n in range(40))
    assert all(rect.y >= CONTENT.y and rect.top <= CONTENT.top for _, rect, _ in made.links)


def test_a_title_with_a_letter_that_no_font_prints_is_refused() -> None:
    """Nothing becomes "?": the error names the character."""
    with pytest.raises(Unproved) as stopped:
        draw_contents([ContentsRow("Denial \ue123", 1, 1)], [], "en")
    assert "U+E123" in str(stopped.value.params["characters"])


@pytest.mark.parametrize(("last", "shown"), [(12, "Page 12"), (15, "Pages 12 to 15")])
def test_a_slip_shows_the_letter_the_title_and_the_pages(last: int, shown: str) -> None:
    """The page before an exhibit."""
    text = text_of(draw_slip(ContentsRow("Letters", 12, last, "C"), "en"))
    assert text == f"Exhibit C Letters {shown}"
