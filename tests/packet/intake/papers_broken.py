"""Test papers: PDFs cut off, broken, looping, bursting, and files that lie about being one."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import pikepdf

from tests.packet.intake.making import FIRST, Objects, document, flate, page, paper, pdf, simple, stream, words


def _text(line: int) -> bytes:
    return b"".join(words(f"page {line} line {row} of the record", 72, 700 - 20 * row, 10) for row in range(30))


@cache
def _four() -> bytes:
    return pdf(document(*(_text(number) for number in range(4))))


@cache
def _four_packed() -> bytes:
    """The same with object streams and a cross-reference stream."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_four())) as made:
        made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=False)
    return out.getvalue()


@cache
def _four_linear() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_four())) as made:
        made.save(out, linearize=True)
    return out.getvalue()


def _cut(whole: Callable[[], bytes], percent: int) -> bytes:
    return whole()[: len(whole()) * percent // 100]


def cut_off() -> None:
    """Truncated at ten places, three ways of writing."""
    for percent in (3, 10, 20, 30, 40, 50, 60, 70, 80, 90):
        paper(f"cut-{percent}.pdf", f"cut at {percent} %", partial(_cut, _four, percent), "cut_any")
    for percent in (30, 60):
        paper(
            f"cut-packed-{percent}.pdf",
            f"object streams, cut at {percent} %",
            partial(_cut, _four_packed, percent),
            "cut_any",
        )
    for percent in (90, 99):
        paper(
            f"cut-packed-{percent}.pdf",
            f"object streams, only the table cut, at {percent} %",
            partial(_cut, _four_packed, percent),
            pages=4,
            changes=["repaired"],
            drawn=False,
        )
    for percent in (20, 50, 80):
        paper(
            f"cut-linear-{percent}.pdf",
            f"linearized, cut at {percent} %",
            partial(_cut, _four_linear, percent),
            "cut_any",
        )
    paper(
        "cut-picked.pdf",
        "cut, but the pages picked are whole",
        partial(_cut, _four, 60),
        wishes={"pages": "1"},
        changes=["cut_off"],
        drawn=False,
    )
    paper(
        "cut-table.pdf",
        "only the table and the end are cut: every page is whole",
        lambda: _four()[: _four().index(b"xref")],
        pages=4,
        drawn=False,
        shows=["page 3 line 29"],
        changes=["repaired"],
    )
    paper("cut-mark.pdf", "only the end mark is cut", lambda: _four()[:-6], pages=4)
    lost = document(words("ONE"), words("TWO"))
    del lost[FIRST + 2], lost[FIRST + 3]
    paper("page-gone.pdf", "a page the tree names is not in the file", partial(pdf, lost), "cut_off")
    paper("zero-bytes.pdf", "nothing", b"", "kind_empty")
    paper("zeros.pdf", "only zeros", bytes(5000), "kind_binary")
    paper("head-only.pdf", "only a header", b"%PDF-1.7\n", "unreadable_pdf")


def _counted(objects: Objects, count: bytes) -> bytes:
    return pdf(objects).replace(b"/Count 2", b"/Count " + count)


def broken() -> None:
    """Tables, trees and streams that are wrong, and yet every page is there."""
    two = document(words("ONE"), words("TWO"))
    paper(
        "xref-none.pdf",
        "no table, no trailer",
        partial(pdf, two, xref=False),
        pages=2,
        drawn=False,
        shows=["ONE", "TWO"],
    )
    paper(
        "xref-elsewhere.pdf", "the table is not where it should be", partial(pdf, two, start=7), pages=2, shows=["TWO"]
    )
    paper("xref-zero.pdf", "startxref 0", partial(pdf, two, start=0), pages=2, shows=["TWO"])
    paper("xref-beyond.pdf", "startxref behind the end", partial(pdf, two, start=10**9), pages=2, shows=["TWO"])
    paper(
        "xref-shifted.pdf",
        "every offset wrong by one",
        lambda: pdf(two).replace(b"%\xe2", b"%%\xe2", 1),
        pages=2,
        shows=["TWO"],
    )
    paper(
        "xref-numbers.pdf",
        "offsets that are no offsets",
        lambda: re.sub(rb"\d{10} 00000 n", b"9999999999 00000 n", pdf(two)),
        pages=2,
    )
    paper(
        "junk-before.pdf",
        "words before the header",
        lambda: b"HTTP/1.1 200 OK\r\n\r\n" + pdf(two),
        pages=2,
        shows=["TWO"],
    )
    paper(
        "junk-after.pdf", "words after the end", lambda: pdf(two) + b"\r\n--boundary--\r\n" * 40, pages=2, shows=["TWO"]
    )
    paper("zeros-after.pdf", "zeros after the end", lambda: pdf(two) + bytes(9000), pages=2, shows=["TWO"])
    paper("version-odd.pdf", "a version nobody knows", lambda: pdf(two).replace(b"%PDF-1.7", b"%PDF-9.9"), pages=2)
    paper(
        "size-none.pdf", "a trailer without /Size", lambda: re.sub(rb"/Size \d+", b"", pdf(two)), pages=2, shows=["TWO"]
    )
    paper(
        "type-none.pdf",
        "pages without /Type",
        lambda: pdf(two).replace(b"/Type/Pages", b"").replace(b"/Type/Page", b""),
        pages=2,
    )
    paper(
        "parent-none.pdf",
        "pages without /Parent",
        lambda: pdf(two).replace(b"/Parent 2 0 R", b"             "),
        pages=2,
    )
    for count in (b"0", b"1", b"-1"):
        paper(
            f"count{count.decode()}.pdf",
            f"/Count {count.decode()} of two pages",
            partial(_counted, two, count),
            pages=2,
            drawn=count != b"1",
            shows=["ONE", "TWO"],
        )
    paper("count9.pdf", "/Count 9 of two pages", lambda: pdf(two).replace(b"/Count 2", b"/Count 9"), pages=2)
    loop = document(words("SEEN")) | {2: b"<</Type/Pages/Count 1/Kids[10 0 R 2 0 R]>>"}
    paper("tree-loop.pdf", "a page tree that holds itself", partial(pdf, loop), shows=["SEEN"])
    for depth in (40, 300, 10_000):
        nodes = {100 + level: b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (101 + level) for level in range(depth)}
        nodes[100 + depth] = page(FIRST + 1).replace(b"/Parent 2 0 R", b"")
        deep = document(words("SEEN")) | {2: b"<</Type/Pages/Count 1/Kids[100 0 R]>>"} | nodes
        paper(
            f"tree-deep-{depth}.pdf",
            f"a page {depth} levels down",
            partial(pdf, deep),
            shows=["SEEN"],
            drawn=depth < 300,
        )
    for name, length in (("short", 10), ("long", 9999), ("none", 0)):
        wrong = document(b"") | {FIRST + 1: stream(words("SEEN") * 3, length=length)}
        told = [] if name == "none" else ["repaired"]
        paper(f"length-{name}.pdf", f"a stream's /Length is {length}", partial(pdf, wrong), changes=told)
    torn = zlib.compress(b"".join(words(f"row {row}", y=760 - row * 24, size=12) for row in range(30)))
    half = document(b"") | {FIRST + 1: stream(torn[: len(torn) // 2], b"/Filter/FlateDecode")}
    paper("flate-torn.pdf", "packed content that breaks off is asked about", partial(pdf, half), "losses_ask")
    agreed: dict[str, Any] = {"changes": ["incomplete"], "wishes": {"attachments": "leave"}, "left": ["lost_part"]}
    paper("flate-torn-agreed.pdf", "the same, when the person agrees", partial(pdf, half), **agreed)
    noise = document(b"") | {FIRST + 1: stream(bytes(range(256)) * 4, b"/Filter/FlateDecode")}
    paper("flate-noise.pdf", "packed content that is noise: a page is lost", partial(pdf, noise), "losses_ask")
    unknown = document(b"") | {FIRST + 1: stream(words("SEEN"), b"/Filter/NoSuchFilter")}
    paper("filter-unknown.pdf", "content packed in a way nobody knows", partial(pdf, unknown), "losses_ask")
    syntax = document(b"<< [ ( q 1 0 0 RG " + words("SEEN") + b"] >> 1 2 3 foo bar ) Tj")
    paper("content-noise.pdf", "content that is hardly content", partial(pdf, syntax), "losses_ask")
    image = b"/Type/XObject/Subtype/Image/Width 80/Height 80/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode"
    part = document(
        b"q 200 0 0 200 100 400 cm /I Do Q " + words("SEEN"), resources=b"/XObject<</I 5 0 R/N null/S 6 0 R/P 3 0 R>>"
    )
    paper(
        "image-noise.pdf",
        "an image that is noise",
        partial(pdf, part | {5: stream(b"\xff\xd8\xff noise", image), 6: stream(b"x", b"/Subtype/PS")}),
        "losses_ask",
    )
    root = document(words("SEEN")) | {
        1: b"<</Type/Catalog/Pages 2 0 R/OCProperties 7/AcroForm 8/Names(x)/Collection[]>>"
    }
    paper("catalog-odd.pdf", "a catalog of wrong types", partial(pdf, root), shows=["SEEN"])
    layers = document(words("SEEN"), catalog=b"/OCProperties<</OCGs[7 null (x)]/D<</OFF[7]/ON 3/AS[9]/BaseState 4>>>>")
    paper("layers-odd.pdf", "layers of wrong types", partial(pdf, layers), shows=["SEEN"])
    twin = document(words("SEEN")) | {2: b"<</Type/Pages/Count 3/Kids[10 0 R 10 0 R 10 0 R]>>"}
    paper("kids-twins.pdf", "one page three times", partial(pdf, twin), pages=3, shows=["SEEN"])


def bombs() -> None:
    """Small files that want to be large."""
    spaces = document(b"") | {FIRST + 1: flate(b" " * 30_000_000 + words("SEEN"))}
    paper("bomb-flate.pdf", "content that unpacks a thousandfold", partial(pdf, spaces), shows=["SEEN"])
    names = document(b" ".join(b"/N%d gs" % number for number in range(20_000)) + words("SEEN"))
    names[FIRST] = page(
        FIRST + 1,
        resources=b"/Font<</F 3 0 R>>/ExtGState<<%s>>" % b"".join(b"/N%d<<>>" % number for number in range(20_000)),
    )
    paper("bomb-names.pdf", "twenty thousand names", partial(pdf, names), shows=["SEEN"])
    long = document(b"/" + b"A" * 200_000 + b" gs " + words("SEEN"))
    paper("bomb-name.pdf", "a name of 200,000 letters", partial(pdf, long))
    deep = document(words("SEEN"), catalog=b"/X" + b"[" * 3000 + b"]" * 3000)
    paper("bomb-nesting.pdf", "three thousand brackets", partial(pdf, deep), "taken_or_refused")
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 5 0 R>>>>"
    chain = {number: stream(b"/X Do " * 10, form.replace(b"/X 5", b"/X %d" % (number + 1))) for number in range(20, 24)}
    chain[24] = stream(b"0 0 1 1 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]")
    laughs = document(b"/X Do " + words("SEEN"), resources=b"/XObject<</X 20 0 R>>", more=chain)
    paper("bomb-laughs.pdf", "ten thousand drawings of one dot", partial(pdf, laughs), shows=["SEEN"])
    vast = b"/Type/XObject/Subtype/Image/Width 9000/Height 9000/ColorSpace/DeviceGray/BitsPerComponent 8"
    image = document(
        b"q 200 0 0 200 100 400 cm /I Do Q " + words("SEEN"),
        resources=b"/XObject<</I 5 0 R>>",
        more={5: flate(bytes(100_000), vast)},
    )
    paper("bomb-image.pdf", "an image of 81 megapixels with little behind it", partial(pdf, image), "taken_or_refused")
    paper(
        "many-pages.pdf",
        "more pages than may be",
        partial(simple, *["p"] * 12),
        "too_many_pages",
        wishes={"limits": {"pages": 10}},
    )


def liars() -> None:
    """Files that are called PDF."""
    paper("html.pdf", "a web page called PDF", b"<!DOCTYPE html><html><body>%PDF</body></html>", "kind_html")
    paper("words.pdf", "words called PDF", b"This is a letter.\n" * 20, shows=["This is a letter."], changes=["typed"])
    paper("zip.pdf", "an archive called PDF", b"PK\x05\x06" + bytes(18), "kind_zip")
