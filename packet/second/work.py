"""Pages drawn by poppler or MuPDF, and held against our clean pages as PDFium draws them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageChops, ImageFilter

from packet.intake.render import Renderer, draw, pixels
from packet.intake.visual_diff import BLOCK, LONGEST
from packet.sandbox.worker import Tell

_SECONDS: Final = 60
_NEAR: Final = 5
"""Dots across within which both must have a mark: programs place letters of fonts that are not there by their own
measures, and round lines each in its own way.
"""
_APART: Final = 64
"""Levels (of 255), the mean of a block, from which a mark of the one is nothing of the other. Edges and hair lines that
each program draws as it likes leave less: over 60 pages of others none left more than 6 such blocks but those that do
look different.
"""
_BLOCKS: Final = 7
"""So many such blocks are a word of 10 point."""


def answer(question: dict[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    """{"apart": pages of the clean PDF (from 0) that look different, "undrawn": those that were not drawn}."""
    clean, source = Path(question["clean"]), question["source"]
    apart, undrawn = [], []
    with Renderer(clean) as made:
        for place, number in enumerate(question["pages"]):
            tell(place, len(question["pages"]))
            path, page_there = (Path(source), number) if source and number else (clean, place + 1)
            other = _drawn(question["program"], path, page_there, folder)
            with made.page(place) as page:
                ours = draw(page, pixels(page, LONGEST)).convert("L")
            if other is None:
                undrawn.append(place)
            elif not alike(ours, other):
                apart.append(place)
    return {"apart": apart, "undrawn": undrawn}


def _drawn(program: str, path: Path, number: int, folder: Path) -> Image.Image | None:
    """The page (1-based) in grey, LONGEST dots long; None when there is no picture of it."""
    size, out = str(LONGEST), folder / "second"
    if Path(program).name == "mutool":
        file = out.with_suffix(".png")
        command = [program, "draw", "-q", "-w", size, "-h", size, "-c", "gray", "-o", str(file), str(path), str(number)]
    else:
        file = out.with_suffix(".pgm")
        command = [program, "-q", "-cropbox", "-gray", "-scale-to", size, "-singlefile"]
        command += ["-f", str(number), "-l", str(number), str(path), str(out)]
    file.unlink(missing_ok=True)
    try:
        subprocess.run(
            command, timeout=_SECONDS, check=False, env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        with Image.open(file, formats=["PNG", "PPM"]) as picture:
            return picture.convert("L")
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return None


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether neither shows a mark that the other has nowhere near. A page that was turned is compared as it lies."""
    turned = (one.width > one.height) != (other.width > other.height)
    ways = (90, 270) if turned else (0, 180)
    return any(_alike(one, other.rotate(way, expand=True).resize(one.size)) for way in ways)


def _alike(one: Image.Image, other: Image.Image) -> bool:
    return _lost(one, other) < _BLOCKS and _lost(other, one) < _BLOCKS


def _lost(one: Image.Image, other: Image.Image) -> int:
    """Blocks of `one` with marks, darker or lighter, that are nowhere near in `other`."""
    darkest, lightest = (other.filter(kind(_NEAR)) for kind in (ImageFilter.MinFilter, ImageFilter.MaxFilter))
    beyond = ImageChops.lighter(ImageChops.subtract(darkest, one), ImageChops.subtract(one, lightest))
    return sum(beyond.reduce(BLOCK).histogram()[_APART:])
