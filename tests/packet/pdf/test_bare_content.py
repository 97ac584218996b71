"""Contents keep what paints and lose what does not; what costs only who opens it is written small or refused."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from PIL import Image

from packet.pdf import bare_content
from packet.pdf.bare_content import TooMuch, make_bare

_DRAWN = b"q 1 0 0 1 5 5 cm BT /F 12 Tf (Words) Tj ET Q"


def _bare(data: bytes, **entries: object) -> tuple[bytes, bool]:
    """The content afterwards, and whether it was written anew."""
    pdf = pikepdf.new()
    packed = zlib.compress(data)
    stream = pdf.make_stream(packed, Filter=pikepdf.Name.FlateDecode, **entries)
    make_bare(pdf, stream)
    return stream.read_bytes(), stream.read_raw_bytes() != packed


@pytest.mark.parametrize(
    "hidden",
    [
        b"/Span <</ActualText (Secret)>> BDC %s EMC",
        b"/Span <</MCID 0 /Alt (Secret)>> BDC %s EMC",
        b"/Span <</#41ctualText (Secret)>> BDC %s EMC",
        b"/Span <</MCID 0>> BDC %s EMC /Span <</E (Secret)>>BDC EMC",
        b"/Note <</Contents (Secret)>> DP %s",
        b"%% Secret\n%s",
        b"BX (Secret) whatever EX %s",
    ],
)
def test_words_that_paint_nothing_go(hidden: bytes) -> None:
    """Alternate and actual text, points of marks, comments, what no reader knows."""
    data, written = _bare(hidden % _DRAWN)
    assert written
    assert b"Secret" not in data
    assert data.split() == _DRAWN.split()


@pytest.mark.parametrize(
    "content", [_DRAWN, b"/P <</MCID 7>> BDC " + _DRAWN + b" EMC", b"/OC /L BDC " + _DRAWN + b" EMC"]
)
def test_plain_content_is_not_touched(content: bytes) -> None:
    """Not parsed and not written: most pages."""
    assert _bare(content) == (content, False)


def _jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((16, 16)).save(buffer, "JPEG", comment=b"Secret")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("filters", "data"),
    [
        (b"/DCT", _jpeg()),
        (b"[/AHx /DCT]", _jpeg().hex().encode() + b">"),
        (b"[/ASCIIHexDecode /DCTDecode]", _jpeg().hex().encode() + b">"),
    ],
)
def test_a_jpeg_within_content_loses_its_comment_and_no_pixel(filters: bytes, data: bytes) -> None:
    """Alone and behind another filter."""
    head = b"/W 16 /H 16 /BPC 8 /CS /G /Note (Secret) /F " + filters
    content, _ = _bare(b"q 9 0 0 9 0 0 cm BI " + head + b" ID " + data + b"\nEI Q " + _DRAWN)
    pdf = pikepdf.new()
    steps = pikepdf.parse_content_stream(pdf.make_stream(content))
    coded = content.partition(b" ID ")[2].partition(b"\nEI")[0]
    coded = coded if filters == b"/DCT" else bytes.fromhex(coded.rstrip(b">").decode())
    with Image.open(io.BytesIO(_jpeg())) as before, Image.open(io.BytesIO(coded)) as after:
        assert after.tobytes() == before.tobytes()
    assert b"Secret" not in content + coded
    assert len(steps) == len(pikepdf.parse_content_stream(pdf.make_stream(_DRAWN))) + 4


def test_a_picture_of_plain_dots_within_content_stays_byte_for_byte() -> None:
    """Its dots may be any bytes."""
    dots = bytes(range(0, 256, 16)) * 4
    content, _ = _bare(b"BI /W 8 /H 8 /BPC 8 /CS /G /IM false /I true ID " + dots + b"\nEI")
    assert dots in content
    assert b"/I true" in content


def test_padding_goes() -> None:
    """Spaces that pack to nothing and unpack to megabytes."""
    data, written = _bare(b" " * (1 << 20) + _DRAWN)
    assert written
    assert data.split() == _DRAWN.split()
    assert len(data) < 100


@pytest.mark.parametrize("content", [b"q " * 200_000, b"0 0 m 1 1 l S\n" * 100_000])
def test_the_same_again_and_again_is_refused(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """States in states, which viewers copy, and more strokes than a page of print has."""
    monkeypatch.setattr(bare_content, "CONDENSED_BYTES", 1 << 19)
    with pytest.raises(TooMuch):
        _bare(content)


@pytest.mark.parametrize("filters", [["/FlateDecode"], ["/ASCIIHexDecode", "/FlateDecode"]])
def test_more_than_any_paper_needs_is_refused(filters: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever way it is packed; unpacked only so far."""
    monkeypatch.setattr(bare_content, "CONTENT_BYTES", 3 << 20)
    pdf = pikepdf.new()
    packed = zlib.compress(b" " * (4 << 20))
    packed = packed.hex().encode() + b">" if len(filters) > 1 else packed
    names = [pikepdf.Name(one) for one in filters]
    with pytest.raises(TooMuch):
        make_bare(pdf, pdf.make_stream(packed, Filter=names[0] if len(names) == 1 else pikepdf.Array(names)))


def test_content_that_does_not_unpack_is_left_to_who_compares_pages() -> None:
    """It is not made worse."""
    pdf = pikepdf.new()
    stream = pdf.make_stream(b"no deflated bytes", Filter=pikepdf.Name.FlateDecode)
    make_bare(pdf, stream)
    assert stream.read_raw_bytes() == b"no deflated bytes"
