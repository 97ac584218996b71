"""Pictures as pages of a PDF, written as they come: no page is held in memory once it is on disk.

A page of black and white goes as CCITT G4 (T.6), few colours lossless, photographs as JPEG without any of their
metadata.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from PIL import Image, ImageOps

from packet.pdf.jpeg_data import bare_jpeg

LETTER_LONG, LETTER_SHORT = 792.0, 612.0
SHARP: Final = 200
"""Dots per inch kept of grey and colour pictures at the size they will have on Letter."""
_LOSSLESS: Final = 1_500_000
"""Bytes up to which a page stays lossless."""
_QUALITY: Final = 88


@dataclass(frozen=True)
class Encoded:
    """An image as a PDF stream: the entries of its dictionary, and its data."""

    entries: bytes
    data: bytes


class PicturePdf:
    """A PDF of pictures written page by page. Use as a context manager; leaving it completes the file."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._offsets: list[int] = []
        self._pages: list[int] = []
        self._file.write(b"%PDF-1.7\n")
        self._tree = self._reserve()

    def __enter__(self) -> PicturePdf:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: TracebackType | BaseException | None) -> None:
        if kind is None:
            self._finish()
        self._file.close()

    def add(self, image: Encoded, width: float, height: float, rotate: int = 0) -> None:
        """A page of `width` x `height` points filled by the image, shown turned `rotate` degrees clockwise."""
        stream = b"<<%s/Length %d>>stream\n%s\nendstream"
        picture = self._object(stream, b"/Type/XObject/Subtype/Image" + image.entries, len(image.data), image.data)
        steps = b"q %.3f 0 0 %.3f 0 0 cm /I Do Q" % (width, height)
        content = self._object(stream, b"", len(steps), steps)
        shape = b"/MediaBox[0 0 %.3f %.3f]/Rotate %d" % (width, height, rotate)
        page = b"<</Type/Page/Parent %d 0 R%s/Resources<</XObject<</I %d 0 R>>>>/Contents %d 0 R>>"
        self._pages.append(self._object(page, self._tree, shape, picture, content))

    def _reserve(self) -> int:
        self._offsets.append(0)
        return len(self._offsets)

    def _object(self, pattern: bytes, *values: object) -> int:
        number = self._reserve()
        self._write(number, pattern % values)
        return number

    def _write(self, number: int, body: bytes) -> None:
        self._offsets[number - 1] = self._file.tell()
        self._file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _finish(self) -> None:
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        self._write(self._tree, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self._pages), kids))
        root = self._object(b"<</Type/Catalog/Pages %d 0 R>>", self._tree)
        start = self._file.tell()
        rows = b"".join(b"%010d 00000 n \n" % offset for offset in self._offsets)
        size = len(self._offsets) + 1
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows))
        self._file.write(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start))


def encode(picture: Image.Image, photo: bool = False) -> Encoded:
    """A picture of mode 1, L or RGB. `photo`: it was stored with loss before, so JPEG costs it little."""
    size = b"/Width %d/Height %d" % picture.size
    if picture.mode == "1":
        return _g4(picture, size)
    if (plain := _two_tone(picture)) is not None:
        return _g4(plain, size)
    if picture.mode == "RGB" and _is_grey(picture):
        picture = picture.convert("L")
    colours = b"/ColorSpace/%s/BitsPerComponent 8" % (b"DeviceGray" if picture.mode == "L" else b"DeviceRGB")
    if not photo:
        data = _flate(picture)
        if len(data) <= _LOSSLESS:
            parameters = b"/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent 8/Columns %d>>"
            channels = 1 if picture.mode == "L" else 3
            return Encoded(size + colours + b"/Filter/FlateDecode" + parameters % (channels, picture.width), data)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY, subsampling=0)
    return Encoded(size + colours + b"/Filter/DCTDecode", bare_jpeg(buffer.getvalue()))  # Pillow writes the comment on


def _g4(picture: Image.Image, size: bytes) -> Encoded:
    """T.6 with black as black: Pillow stores white as 1, so the bits are turned first."""
    buffer = io.BytesIO()
    rows_in_strip = 278
    ImageOps.invert(picture).save(buffer, "TIFF", compression="group4", tiffinfo={rows_in_strip: picture.height})
    with Image.open(buffer) as stored:
        tags = stored.tag_v2  # type: ignore[attr-defined]
        (offset,), (length,) = tags[273], tags[279]
    data = buffer.getvalue()[offset : offset + length]
    parameters = b"/DecodeParms<</K -1/Columns %d/Rows %d>>" % picture.size
    return Encoded(size + b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode" + parameters, data)


def _two_tone(picture: Image.Image) -> Image.Image | None:
    """The picture as black and white when it has no other colour; None when it has."""
    colours = picture.getcolors(2)
    black, white = (0, 255) if picture.mode == "L" else ((0, 0, 0), (255, 255, 255))
    if colours is None or any(colour not in (black, white) for _, colour in colours):
        return None
    return picture.convert("L").point(lambda value: 255 if value else 0).convert("1", dither=Image.Dither.NONE)


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return red.tobytes() == green.tobytes() == blue.tobytes()


def _flate(picture: Image.Image) -> bytes:
    """The image data of a PNG: rows with PNG predictors, deflated (7.4.4.4)."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=6)
    stored, at, parts = buffer.getvalue(), 8, []
    while at < len(stored):
        length = int.from_bytes(stored[at : at + 4], "big")
        if stored[at + 4 : at + 8] == b"IDAT":
            parts.append(stored[at + 8 : at + 8 + length])
        at += length + 12
    return b"".join(parts)


def on_letter(width: float, height: float) -> float:
    """The factor (at most 1) by which a page of this size in points shrinks to fit Letter, upright or lying."""
    longer, shorter = max(width, height), min(width, height)
    return min(1.0, LETTER_LONG / longer, LETTER_SHORT / shorter)
