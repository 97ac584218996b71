"""Small PDFs for the tests of the packet, and how to look at pages. Not collected by pytest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
from numpy.typing import NDArray
from pikepdf import Array, Dictionary, Name

F_SHAPE = b"0.1 0.1 0.1 rg 60 60 18 140 re f 60 182 90 18 re f 60 120 60 18 re f 0.8 0.1 0.1 rg 170 40 20 20 re f"
"""Strokes of an F and a red square at the lower right: no turn or mirror image looks like another."""


def add_page(
    pdf: pikepdf.Pdf,
    content: bytes | Sequence[bytes] = F_SHAPE,
    *,
    box: Sequence[float] = (0, 0, 220, 240),
    **entries: Any,
) -> Dictionary:
    """A page whose content is one stream, or an array of streams; further page entries by their names."""
    streams = [content] if isinstance(content, bytes) else list(content)
    made = [pdf.make_stream(stream) for stream in streams]
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array(list(box)),
        Resources=Dictionary(),
        Contents=made[0] if isinstance(content, bytes) else Array(made),
    )
    for key, value in entries.items():
        page[f"/{key}"] = value
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    added: Dictionary = pdf.pages[-1].obj
    return added


def write(path: Path, *contents: bytes, **entries: Any) -> Path:
    """A file with one page for each content."""
    pdf = pikepdf.new()
    for content in contents or (F_SHAPE,):
        add_page(pdf, content, **entries)
    pdf.save(path)
    return path


def look(path: Path, page: int = 0, scale: float = 1.0) -> NDArray[np.uint8]:
    """The page as pdfium shows it: rows from the top, red, green, blue; `scale` pixels a point."""
    with pypdfium2.PdfDocument(path) as pdf:
        bitmap = pdf[page].render(scale=scale, rev_byteorder=True)
        return np.array(bitmap.to_numpy()[:, :, :3])


def words(path: Path, page: int) -> str:
    """The text of a page (from 0), white space made single."""
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(pdf[page].get_textpage().get_text_range().split())


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Mean difference of two pictures of nearly one size, 0 to 255, each averaged over blocks of 4 × 4 pixels."""
    height, width = min(one.shape[0], other.shape[0]) // 4 * 4, min(one.shape[1], other.shape[1]) // 4 * 4
    blocks = [
        picture[:height, :width].astype(float).reshape(height // 4, 4, width // 4, 4, 3).mean(axis=(1, 3))
        for picture in (one, other)
    ]
    return float(np.abs(blocks[0] - blocks[1]).mean())
