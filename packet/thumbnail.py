"""A page as a few hundred coloured dots, for orientation on a screen: upright or not, blank or not, which one it is."""

from __future__ import annotations

from pathlib import Path

from packet.page_look import look_at

Dots = tuple[tuple[tuple[int, int, int], ...], ...]
"""Rows from the top, each of (red, green, blue)."""


def dots(pdf: Path, page: int, columns: int, rows: int) -> Dots:
    """Page `page` (from 0) of a clean PDF, as large as it fits into `columns` × `rows` square dots; () if it cannot
    be drawn.
    """
    told = look_at(pdf, page, {"columns": columns, "rows": rows}).get("dots", ())
    try:
        return tuple(tuple(dot_of(*dot) for dot in row[:columns]) for row in told[:rows])
    except (TypeError, ValueError):
        return ()


def dot_of(red: int, green: int, blue: int) -> tuple[int, int, int]:
    """A dot as a worker told it, whose word nobody takes for its range."""
    return int(red) & 255, int(green) & 255, int(blue) & 255


def read_dots(pdf: Path, page: int, columns: int, rows: int) -> Dots:
    """As `dots`, here: for the worker."""
    import pypdfium2
    from PIL import Image

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            width, height = document[page].get_size()
            scale = min(columns / width, rows / height)
            image = document[page].render(scale=scale * 3).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, OSError, IndexError, ValueError):
        return ()
    small = image.resize((max(1, round(width * scale)), max(1, round(height * scale))), Image.Resampling.BOX)
    flat = small.tobytes()
    return tuple(
        tuple(
            (flat[at], flat[at + 1], flat[at + 2])
            for at in range(row * small.width * 3, (row + 1) * small.width * 3, 3)
        )
        for row in range(small.height)
    )
