"""Small pictures of the filled forms: what the golden pictures hold, and when two of them are the same page.

`python -m tests.packet.pictures` writes them anew, after the pages were looked at.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image

from packet.filling.fill import fill
from tests.forms.listing import sheets
from tests.packet.sample import full

GOLDEN = Path(__file__).parent / "golden"
SCALE = 0.25
BLOCK = 6
"""Pictures are compared block by block, so that a font drawn a little heavier is no difference and a lost word is."""


def pages() -> dict[str, Image.Image]:
    """Every page of the four filled sheets by the name of its golden picture."""
    found = {}
    for name, sheet in sheets().items():
        document = pdfium.PdfDocument(fill(sheet, full(), {}).pdf)
        for number in range(len(document)):
            found[f"{name}_{number + 1}"] = document[number].render(scale=SCALE, grayscale=True).to_pil().convert("L")
        document.close()
    return found


def golden(name: str) -> Image.Image:
    """The kept picture of a page."""
    return Image.open(GOLDEN / f"{name}.png").convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The largest difference of the mean grey of any block, from 0 to 255; 255 for pictures of unlike size."""
    if one.size != other.size:
        return 255.0
    return float(np.abs(_blocks(one) - _blocks(other)).max())


def _blocks(picture: Image.Image) -> NDArray[np.float64]:
    grey = np.asarray(picture, dtype=np.float64)
    rows, columns = (side // BLOCK * BLOCK for side in grey.shape)
    cut = grey[:rows, :columns].reshape(rows // BLOCK, BLOCK, columns // BLOCK, BLOCK)
    means: NDArray[np.float64] = cut.mean(axis=(1, 3))
    return means


if __name__ == "__main__":
    for name, picture in pages().items():
        picture.save(GOLDEN / f"{name}.png", optimize=True)
