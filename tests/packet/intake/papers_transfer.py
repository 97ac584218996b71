"""Test papers: what mail, web forms, sticks and half-done copies do to a file that was sound."""

from __future__ import annotations

import io
from functools import partial
from typing import Any

from PIL import Image, ImageDraw

from tests.packet.intake.making import document, paper, pdf, words


def headers() -> None:
    """PDFs whose first bytes are gone, or come late."""
    whole = pdf(document(words("ONE"), words("TWO")))
    told: dict[str, Any] = {"pages": 2, "shows": ["ONE", "TWO"], "changes": ["repaired"], "drawn": False}
    paper("header-odd.pdf", "the header is misspelt", b"UPDF-1.7" + whole[8:], **told)
    paper("header-zeros.pdf", "the first bytes are zeros", bytes(9) + whole[9:], **told)
    paper("header-late.pdf", "three thousand bytes before the header", b"x\xfe" * 1500 + b"\n" + whole, **told)
    paper("header-none.pdf", "no header, and nothing but letters", b"\n" + whole[15:], **told)
    quoted = b"The file ends like this:\nstartxref\n9\n%%EOF\nThat was a sample of it.\n"
    paper("pdf-quoted.txt", "words about PDF are words", quoted, changes=["typed"], shows=["ends like this"])
    paper("png-crlf.png", "a PNG whose line ends were changed", b"\x89PNG\n\x1a\n" + bytes(90), "image_unreadable")


def _page(text: str) -> Image.Image:
    picture = Image.new("L", (1700, 2200), "white")
    draw = ImageDraw.Draw(picture)
    for row in range(40):
        draw.text((100, 100 + 50 * row), f"{text} row {row} of what the doctor wrote", fill="black", font_size=40)
    return picture


def _pages(compression: str) -> bytes:
    first, *more = (_page(text).convert("1") for text in ("ONE", "TWO", "THREE"))
    out = io.BytesIO()
    first.save(out, "TIFF", compression=compression, save_all=True, append_images=more)
    return out.getvalue()


def scans() -> None:
    """Multi-page TIFFs of which only the first part arrived."""
    for name in ("group4", "tiff_lzw"):
        for percent in (50, 95):
            paper(
                f"cut-{percent}-{name}.tif",
                f"three pages, cut at {percent} %: no page is lost in silence",
                partial(_first, name, percent),
                "image_cut_off",
            )
    paper(
        "cut-picked.tif",
        "three pages, cut, but the page picked is whole",
        partial(_first, "tiff_lzw", 60),
        wishes={"pages": "1"},
        pages=1,
        picture=lambda: _page("ONE").convert("RGB"),
    )


def _first(compression: str, percent: int) -> bytes:
    whole = _pages(compression)
    return whole[: len(whole) * percent // 100]
