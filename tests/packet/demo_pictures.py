"""Draws the README's picture of the demo packet. Not collected by pytest: `python -m tests.packet.demo_pictures`."""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from packet import cli

PICTURE = Path(__file__).parents[2] / ".docs" / "packet.png"
PAGES = (1, 2, 3, 11)
"""Cover, contents, form, and the member card that was photographed."""


def main() -> None:
    """Build the demo and put four of its pages side by side."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        assert cli.main(["demo", "--out", f"{folder}/out", "--lang", "en"]) == 0
        with pypdfium2.PdfDocument(f"{folder}/out/packet.pdf") as packet:
            shown = [ImageOps.expand(_page(packet, number), 1, "grey") for number in PAGES]
    wide = Image.new("RGB", (sum(page.width + 16 for page in shown) - 16, shown[0].height), "white")
    left = 0
    for page in shown:
        wide.paste(page, (left, 0))
        left += page.width + 16
    PICTURE.parent.mkdir(exist_ok=True)
    wide.quantize(128).save(PICTURE, optimize=True)


def _page(packet: pypdfium2.PdfDocument, number: int) -> Image.Image:
    picture: Image.Image = packet[number - 1].render(scale=2).to_pil().convert("RGB")
    return picture.resize((425, 550), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
