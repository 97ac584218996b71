"""What cameras write beside the pixels of a picture in a PDF, behind whatever filters."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Name

from packet.pdf.jpeg_data import bare_jpeg
from packet.pdf.picture_data import clean_picture
from tests.packet.pdf.test_jpeg_data import TRACE, traced_jpeg


@pytest.mark.parametrize("outer", ["", "/FlateDecode", "/ASCIIHexDecode"])
def test_a_jpeg_in_a_pdf_is_cleaned_behind_every_filter(outer: str) -> None:
    """Alone, deflated, or in hexadecimal: afterwards it is a plain JPEG stream."""
    traced = traced_jpeg()
    pdf = pikepdf.new()
    image = pdf.make_stream(traced, Subtype=Name.Image, Filter=Name.DCTDecode)
    if outer == "/FlateDecode":
        import zlib

        image.write(zlib.compress(traced), filter=Array([Name.FlateDecode, Name.DCTDecode]))
    elif outer:
        image.write(traced.hex().encode() + b">", filter=Array([Name(outer), Name.DCTDecode]))
    clean_picture(pdf, image)
    assert image.Filter == Name.DCTDecode
    assert image.read_raw_bytes() == bare_jpeg(traced)


def test_a_picture_that_is_no_jpeg_is_left_alone() -> None:
    """Its bytes and its filter are those of before."""
    pdf = pikepdf.new()
    image = pdf.make_stream(b"\xff\xd8" + TRACE, Subtype=Name.Image)
    clean_picture(pdf, image)
    assert image.read_bytes() == b"\xff\xd8" + TRACE
