"""Test papers: what mail, web forms, sticks and half-done copies do to a file that was sound."""

from __future__ import annotations

import io
import zlib
from functools import cache, partial
from random import Random
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

from tests.packet.intake.making import FIRST, document, flate, paper, pdf, stream, words


def headers() -> None:
    """PDFs whose first bytes are gone, or come late."""
    whole = pdf(document(words("ONE"), words("TWO")))
    told: dict[str, Any] = {"pages": 2, "shows": ["ONE", "TWO"], "changes": ["repaired"], "drawn": False}
    paper("header-odd.pdf", "the header is misspelt", b"UPDF-1.7" + whole[8:], **told)
    paper("header-zeros.pdf", "the first bytes are zeros", bytes(9) + whole[9:], **told)
    paper("header-late.pdf", "three thousand bytes before the header", b"x\xfe" * 1500 + b"\n" + whole, **told)
    paper("header-none.pdf", "no header, and nothing but letters", b"\n" + whole[15:], **told)
    last: dict[str, Any] = {"shows": ["LAST"], "hints": ["joined"], "changes": ["repaired"], "drawn": False}
    paper("two-in-one.pdf", "two PDFs in one file: that is told", whole + pdf(document(words("LAST"))), **last)
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
                "image_page_cut_off",
            )
    paper(
        "cut-picked.tif",
        "three pages, cut, but the page picked is whole",
        partial(_first, "tiff_lzw", 60),
        wishes={"pages": "1"},
        pages=1,
        picture=lambda: _page("ONE").convert("RGB"),
    )
    lost = partial(_zeros, "TIFF", 301)
    paper("cut-zeros-raw.tif", "uncompressed, zeros from the middle of a row on", lost, "image_cut_off")
    told: dict[str, Any] = {"hints": ["one_color"], "picture": lambda: _bordered().convert("RGB")}
    paper("border.tif", "uncompressed, a broad black border is no cut", lambda: _saved_as("TIFF", _bordered()), **told)


def _bordered() -> Image.Image:
    picture = _page("ONE")
    picture.paste(0, (0, 2000, 1700, 2200))
    return picture


def _first(compression: str, percent: int) -> bytes:
    whole = _pages(compression)
    return whole[: len(whole) * percent // 100]


@cache
def _photo(**how: Any) -> bytes:
    out = io.BytesIO()
    _page("ONE").convert("RGB").save(out, "JPEG", quality=85, **how)
    return out.getvalue()


def _large() -> bytes:
    out = io.BytesIO()
    _page("ONE").resize((3400, 4400)).save(out, "JPEG")
    return out.getvalue()


def _half(**how: Any) -> bytes:
    return _photo(**how)[: len(_photo(**how)) // 2]


def _half_zeros(**how: Any) -> bytes:
    return _half(**how).ljust(len(_photo(**how)), b"\0")


def _unmarked(**how: Any) -> bytes:
    return _photo(**how)[:-2]


def _saved_as(kind: str, picture: Image.Image, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, {"jp2": "JPEG2000"}.get(kind, kind), **how)
    return out.getvalue()


@cache
def _grainy() -> Image.Image:
    """A letter photographed in poor light."""
    letter = _page("ONE").resize((424, 544)).convert("RGB")
    return Image.blend(letter, Image.frombytes("RGB", letter.size, Random(3).randbytes(424 * 544 * 3)), 0.6)


def _zeros(kind: str, more: int = 0) -> bytes:
    whole = _saved_as(kind, _page("ONE").resize((425, 550)))
    return whole[: len(whole) // 2 + more].ljust(len(whole), b"\0")


def photographs() -> None:
    """JPEGs of which a part is gone: a decoder paints what is missing and says nothing."""
    seen = partial(lambda: _page("ONE").convert("RGB"))
    for name, how in (("plain", {}), ("progressive", {"progressive": True})):
        lost = "image_cut_off"
        paper(f"cut-{name}.jpg", f"{name}: the second half is gone", partial(_half, **how), lost)
        paper(f"cut-zeros-{name}.jpg", f"{name}: zeros for the second half", partial(_half_zeros, **how), lost)
        paper(f"mark-none-{name}.jpg", f"{name}: all rows, no end mark", partial(_unmarked, **how), picture=seen)
    rest = 30_000
    paper(
        "cut-marked.jpg",
        "the second half is gone, and an end mark is there",
        lambda: _half() + b"\xff\xd9",
        "image_cut_off",
    )
    ends = partial(lambda: _photo().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    paper("line-ends.jpg", "its line ends were changed, as if it were text", ends, "image_cut_off")
    marks = partial(_photo, restart_marker_rows=1)
    paper("restarts.jpg", "restart marks, whole", marks, picture=seen)
    third = partial(lambda: marks().replace(b"\xff\xd3", b"\xff\xd5", 1))
    paper("restarts-lost.jpg", "restart marks out of order", third, "image_cut_off")
    paper(
        "gap.jpg", "a piece in the middle is gone", lambda: _photo()[:rest] + _photo()[rest + 4000 :], "image_cut_off"
    )
    paper("twice.jpg", "a piece came twice", lambda: _photo()[: rest + 4000] + _photo()[rest:], "image_cut_off")
    for kind in ("webp", "jp2"):
        paper(f"cut-zeros.{kind}", "zeros where the second half should be", partial(_zeros, kind), "image_cut_off")
    fine = partial(_saved_as, "JPEG", _grainy(), quality=100, subsampling=0)
    paper("fine.jpg", "whole, and its last bytes are one small part of one block", fine, picture=_grainy)
    paper("large.jpg", "more dots than may be, read smaller", _large, wishes={"limits": {"pixels": 4_000_000}})


def insides() -> None:
    """PDFs that open without a complaint, and inside which something is broken."""
    image = b"/Type/XObject/Subtype/Image/Width 300/Height 300/ColorSpace/DeviceGray/BitsPerComponent 8"
    packed = flate(Random(4).randbytes(90_000), image)
    noise = packed[:2000] + bytes(2000) + packed[4000:]
    shown = b"q 400 0 0 400 100 100 cm /I Do Q "
    names = b"/XObject<</I 5 0 R>>"
    told: dict[str, Any] = {"changes": ["incomplete"], "shows": ["SEEN"]}
    both = document(shown + words("SEEN"), resources=names, more={5: noise})
    paper("picture-torn.pdf", "a picture on the page breaks off, and that is told", partial(pdf, both), **told)
    gone = stream(_photo()[:200], image + b"/Filter/DCTDecode")
    lost = document(words("SEEN"), shown, resources=names, more={5: gone})
    paper("picture-lost.pdf", "a page whose only picture is lost is no blank page", partial(pdf, lost), "losses_ask")
    packed = zlib.compress(words("SEEN"))[:-4] + b"\0\1\2\3"
    summed = document(b"") | {FIRST + 1: stream(packed, b"/Filter/FlateDecode")}
    paper("content-sum.pdf", "content that is not what it was when it was packed", partial(pdf, summed), **told)


@cache
def _packed() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(document(words("ONE"), words("TWO"))))) as made:
        made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def tables() -> None:
    """PDFs that no engine opens, and in which every page stands."""
    both: dict[str, Any] = {"pages": 2, "shows": ["ONE", "TWO"], "changes": ["repaired"], "drawn": False}
    table = partial(lambda: _packed().rindex(b"/XRef"))
    paper("table-cut.pdf", "packed objects, the table is cut off", lambda: _packed()[: table() + 9], **both)
    paper("table-zeros.pdf", "packed objects, zeros for the table", lambda: _packed()[: table()] + bytes(999), **both)
    paper("pack-cut.pdf", "packed objects, a page is cut off", lambda: _packed()[: table() - 60], "cut_off")
