"""What a page holds and does not show."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from packet.intake.undrawn import holds_something, undrawn_font


def _page(mode: int = 0, grey: float = 0.0, text: str = "words", x: float = 20) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 100), invariant=1)
    words = canvas.beginText(x, 50)
    words.setFillGray(grey)
    words.setTextRenderMode(mode)
    words.textLine(text)
    canvas.drawText(words)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("how", "held"),
    [
        ({}, True), ({"mode": 3}, False), ({"mode": 7}, False), ({"grey": 1.0}, False), ({"text": "   "}, False),
        ({"x": 500}, False),
    ],
)  # fmt: skip
def test_words_in_ink_on_the_page_are_something(how: dict[str, object], held: bool) -> None:
    """Invisible, white, blank and beside the page they are nothing that should have shown."""
    with pypdfium2.PdfDocument(_page(**how)) as document:  # type: ignore[arg-type]
        assert holds_something(document[0]) is held


def test_a_font_whose_letters_leave_no_dot_is_named() -> None:
    with pypdfium2.PdfDocument(_page()) as document:
        page = document[0]
        blank, drawn = Image.new("L", (400, 200), 255), page.render(scale=2).to_pil()
        assert undrawn_font(page, blank, frozenset({"Helvetica"})) == "Helvetica"
        assert undrawn_font(page, drawn, frozenset({"Helvetica"})) == ""
        assert undrawn_font(page, blank, frozenset({"Times"})) == ""
