"""What a page holds and does not show."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
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


def _masked(dots: Image.Image, clear: int, steps: str = "") -> bytes:
    """A page of one picture with this opacity all over, or of these steps."""
    picture = dots.convert("RGBA")
    picture.putalpha(clear)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 100), invariant=1)
    canvas.drawImage(ImageReader(picture), 20, 20, 60, 60, mask="auto")
    canvas.addLiteral(steps)
    canvas.save()
    return out.getvalue()


_LETTERS = Image.effect_noise((64, 64), 200)


@pytest.mark.parametrize(
    ("page", "held"),
    [
        (_masked(_LETTERS, 0), True),
        (_masked(Image.new("L", (64, 64), 250), 0), False),
        (_masked(_LETTERS.resize((8, 8)), 0), False),
        (_masked(Image.new("L", (64, 64), 255), 0, "0 0 0 0 re W n 1 0 0 rg 10 10 50 50 re f"), True),
        (_masked(Image.new("L", (64, 64), 255), 0, "0 0 0 0 re W n 1 1 1 rg 10 10 50 50 re f"), False),
        (_masked(Image.new("L", (64, 64), 255), 0, "0 0 0 0 re W n 1 0 0 rg 10 10 50 2 re f"), False),
    ],
    ids=["picture", "white picture", "marker", "area", "white area", "rule"],
)
def test_what_a_mask_or_a_clip_hides_is_something(page: bytes, held: bool) -> None:
    """A picture of which something would be seen, and a fill that is no rule, on a page that shows nothing."""
    with pypdfium2.PdfDocument(page) as document:
        assert holds_something(document[0]) is held


def test_the_noise_of_a_blank_sheet_is_nothing() -> None:
    """A scan of the empty back of a letter."""
    sheet = Image.effect_noise((1700, 2200), 60).point(lambda level: 245 + level % 8)
    with pypdfium2.PdfDocument(_masked(sheet, 255)) as document:
        assert not holds_something(document[0])
