"""A JPEG without what nobody sees: every trace goes, every pixel stays, what is broken is not made worse."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from packet.pdf.jpeg_data import bare_jpeg

TRACE = b"Zqxtrace"


def _picture(mode: str = "RGB") -> Image.Image:
    noise = Image.effect_noise((64, 48), 90)
    return Image.merge(mode, [noise] * len(mode)) if len(mode) > 1 else noise


def _segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes((marker,)) + (len(body) + 2).to_bytes(2, "big") + body


def traced_jpeg(mode: str = "RGB", **how: object) -> bytes:
    """A JPEG with a trace in EXIF, XMP, an ICC profile, a comment, an own segment, thumbnails, and after its end."""
    exif = Image.Exif()
    exif[0x010E] = TRACE.decode()
    exif.get_ifd(0x8825)[29] = TRACE.decode()
    buffer = io.BytesIO()
    _picture(mode).save(buffer, "JPEG", exif=exif, comment=TRACE, icc_profile=b"x" * 40 + TRACE, **how)
    data = buffer.getvalue()
    more = b"".join(
        (
            _segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\2" + TRACE[:6]),
            _segment(0xE0, b"JFXX\0\x10" + TRACE),
            _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + TRACE),
            _segment(0xED, b"Photoshop 3.0\0" + TRACE),
        )
    )
    return data[:2] + more + data[2:] + TRACE


@pytest.mark.parametrize(
    ("mode", "how"),
    [("RGB", {}), ("L", {}), ("CMYK", {}), ("RGB", {"progressive": True}), ("RGB", {"restart_marker_blocks": 1})],
    ids=["colour", "grey", "four colours", "progressive", "restarts"],
)
def test_every_trace_goes_and_every_pixel_stays(mode: str, how: dict[str, object]) -> None:
    """The pixels, and for four colours the note which way they are meant, are those of before."""
    traced = traced_jpeg(mode, **how)
    assert traced.count(TRACE[:6]) >= 8
    bare = bare_jpeg(traced)
    assert TRACE[:6] not in bare
    with Image.open(io.BytesIO(traced)) as before, Image.open(io.BytesIO(bare)) as after:
        assert after.tobytes() == before.tobytes()
        assert after.info.get("adobe_transform") == before.info.get("adobe_transform")
        assert not {"exif", "comment", "icc_profile", "xmp"} & set(after.info)
    assert bare_jpeg(bare) == bare


def test_a_comment_between_two_scans_goes(  # progressive pictures have several
) -> None:
    """It stands in the middle of the picture's data."""
    buffer = io.BytesIO()
    _picture().save(buffer, "JPEG", progressive=True)
    data = buffer.getvalue()
    second = data.index(b"\xff\xda", data.index(b"\xff\xda") + 2)
    assert bare_jpeg(data[:second] + _segment(0xFE, TRACE) + data[second:]) == bare_jpeg(data)


@pytest.mark.parametrize("cut", [3, 30, 400, -40, -2])
def test_a_jpeg_that_was_cut_off_loses_nothing_of_its_picture(cut: int) -> None:
    """What is there of the scan is there afterwards."""
    buffer = io.BytesIO()
    _picture().save(buffer, "JPEG")
    whole = buffer.getvalue()
    part = whole[:cut]
    kept = bare_jpeg(part)
    assert kept.endswith(part[-2:])
    assert abs(len(kept) - len(part)) <= 4


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"not a picture", b"\xff\xd8\xff\xd9" + b"x" * 9])
def test_what_is_no_jpeg_stays(data: bytes) -> None:
    """Not a byte of it is changed."""
    assert bare_jpeg(data) == data
