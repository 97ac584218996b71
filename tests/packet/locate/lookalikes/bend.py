"""Bends a finished look-alike without changing what a viewer shows: rotation, offset boxes, encryption."""

from __future__ import annotations

import io
from typing import Literal

import pikepdf
from pikepdf import Array

from packet.locate.geometry import Area, Matrix, moved, upright


def turned(pdf: bytes, turn: int) -> bytes:
    """/Rotate on every page: the viewer turns the page; the content stays."""
    with pikepdf.open(io.BytesIO(pdf)) as doc:
        for page in doc.pages:
            page.obj["/Rotate"] = turn
        return _saved(doc)


def stood_up(pdf: bytes, turn: int) -> tuple[bytes, Matrix]:
    """Content turned against /Rotate, so that the viewer shows it upright, as scanners and some writers do.

    Returns the file and the matrix that was put on the content (identity as displayed)."""
    with pikepdf.open(io.BytesIO(pdf)) as doc:
        matrix: Matrix = (1, 0, 0, 1, 0, 0)
        for page in doc.pages:
            x0, y0, x1, y1 = (float(n) for n in page.mediabox)
            shown = upright(Area(x0, y0, x1, y1), -turn % 360)
            matrix = shown
            page.contents_add(("q " + " ".join(f"{n:.4f}" for n in shown) + " cm").encode(), prepend=True)
            page.contents_add(b"Q")
            box = moved(shown, Area(x0, y0, x1, y1))
            page.obj["/MediaBox"] = Array([box.x0, box.y0, box.x1, box.y1])
            page.obj["/Rotate"] = turn
            for annotation in page.obj.get("/Annots", []):
                a, b, c, d = (float(n) for n in annotation["/Rect"])
                area = moved(shown, Area(a, b, c, d))
                annotation["/Rect"] = Array([area.x0, area.y0, area.x1, area.y1])
                if "/AP" in annotation:
                    del annotation["/AP"]
        return _saved(doc), matrix


def shifted(pdf: bytes, dx: float, dy: float, crop: float = 0.0) -> bytes:
    """A MediaBox off the origin, everything moved with it; with `crop`, a larger MediaBox and a CropBox of the old
    size."""
    with pikepdf.open(io.BytesIO(pdf)) as doc:
        for page in doc.pages:
            x0, y0, x1, y1 = (float(n) for n in page.mediabox)
            page.contents_add(f"q 1 0 0 1 {dx} {dy} cm".encode(), prepend=True)
            page.contents_add(b"Q")
            page.obj["/MediaBox"] = Array([x0 + dx - crop, y0 + dy - crop, x1 + dx + crop, y1 + dy + crop])
            if crop:
                page.obj["/CropBox"] = Array([x0 + dx, y0 + dy, x1 + dx, y1 + dy])
            for annotation in page.obj.get("/Annots", []):
                a, b, c, d = (float(n) for n in annotation["/Rect"])
                annotation["/Rect"] = Array([a + dx, b + dy, c + dx, d + dy])
        return _saved(doc)


def locked(pdf: bytes, owner: str = "owner", user: str = "", strength: Literal[4, 6] = 6) -> bytes:
    """Encrypted: with an owner password alone it opens freely, with a user password it does not."""
    with pikepdf.open(io.BytesIO(pdf)) as doc:
        out = io.BytesIO()
        doc.save(out, encryption=pikepdf.Encryption(owner=owner, user=user, R=strength))
        return out.getvalue()


def _saved(doc: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    doc.save(out, deterministic_id=True)
    return out.getvalue()
