"""How many bytes a picture's dots take is known from its entries."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Stream

from packet.intake.integrity.plain_rows import least

_PDF = pikepdf.new()


def _image(entries: str) -> Stream:
    made = _PDF.make_stream(b"", Subtype=Name.Image, Width=10, Height=4)
    for key, value in Object.parse(f"<<{entries}>>".encode()).items():
        made[key] = value
    return made


@pytest.mark.parametrize(
    ("entries", "bytes_"),
    [
        ("/ColorSpace/DeviceGray/BitsPerComponent 8", 40),
        ("/ColorSpace/DeviceRGB/BitsPerComponent 8", 120),
        ("/ColorSpace/DeviceCMYK/BitsPerComponent 16", 320),
        ("/ColorSpace/DeviceGray/BitsPerComponent 1", 8),
        ("/ImageMask true", 8),
        ("/ColorSpace[/Indexed/DeviceRGB 15(x)]/BitsPerComponent 4", 20),
        ("/ColorSpace[/DeviceN[/Cyan/Spot]/DeviceCMYK null]/BitsPerComponent 8", 80),
        ("/ColorSpace/Named/BitsPerComponent 8", 0),
        ("/ColorSpace/DeviceGray/DecodeParms<</Predictor 15>>", 44),
        ("/ColorSpace/DeviceGray/DecodeParms[null<</Predictor 2>>]", 40),
    ],
)
def test_each_row_starts_at_a_whole_byte(entries: str, bytes_: int) -> None:
    """By colours, bits and predictor; a colour space that only the page knows asks for nothing."""
    assert least(_image(entries), packed=True) == bytes_


def test_an_undone_predictor_has_no_bytes() -> None:
    """What qpdf unpacked has the dots alone."""
    assert least(_image("/ColorSpace/DeviceGray/DecodeParms<</Predictor 15>>"), packed=False) == 40


def test_colours_of_a_profile_are_in_the_profile() -> None:
    """ICCBased (8.6.5.5); what is no picture has no dots."""
    image = _image("")
    image["/ColorSpace"] = Array([Name.ICCBased, _PDF.make_stream(b"", N=3)])
    assert least(image, packed=True) == 120
    assert least(_PDF.make_stream(b"", Dictionary(Subtype=Name.Form)), packed=True) == 0
