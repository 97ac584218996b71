"""Is a picture file all there? Its decoder is asked in ways that make it tell: by itself it paints what is missing."""

from __future__ import annotations

import io
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PIL import Image

from packet.intake.integrity import jpeg
from packet.intake.request import Refuse

_DENSE: Final = frozenset(("webp", "heic", "avif", "jpeg2000"))
"""Kinds whose coded data never ends in a long row of zeros; their decoders take zeros for colours."""
_ZEROS: Final = 256
_BAD_ROW: Final = re.compile(
    r"Bad code word|Premature E|Uncompressed data|Invalid code|ine length mismatch|too few|Read error"
)


def source(path: Path, kind: str) -> Path | io.BytesIO:
    """What to open: the file, or a JPEG's bytes with the end mark it may lack.

    Raises Refuse("image_cut_off") when rows are missing, and OSError.
    """
    if kind == "jpeg":
        return _jpeg(path)
    if kind in _DENSE and _hollow(path):
        raise Refuse("image_cut_off")
    return path


def _jpeg(path: Path) -> io.BytesIO:
    data = path.read_bytes()
    try:
        complete = jpeg.complete(data)
    except Exception:  # Pillow raises whatever it likes on broken files; opening it will tell
        complete = data
    if complete is None:
        raise Refuse("image_cut_off")
    return io.BytesIO(complete)


def _hollow(path: Path) -> bool:
    """Whether the file ends in nothing but zeros, as after a copy that stopped early."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _ZEROS))
        return size > _ZEROS and not file.read().strip(b"\0")


@contextmanager
def complaints() -> Iterator[list[str]]:
    """What libtiff says on standard error while the block runs: it returns a white page where a fax code breaks off."""
    found = [""]
    with tempfile.TemporaryFile() as heard:
        before = os.dup(2)
        os.dup2(heard.fileno(), 2)
        try:
            yield found
        finally:
            os.dup2(before, 2)
            os.close(before)
            heard.seek(0)
            found[0] = heard.read(1 << 20).decode("latin-1")


def lost_rows(complaint: str, image: Image.Image) -> bool:
    """Whether rows of a TIFF page are lost: any break in G4 (each row needs the one before), many in G3."""
    bad = len(_BAD_ROW.findall(complaint))
    return bad > 0 and (image.info.get("compression") == "group4" or bad > 0.02 * image.height)
