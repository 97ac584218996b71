"""Binding behind the fence: pages of papers meet qpdf and PDFium in a worker, away from the one with the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple
from math import isfinite
from pathlib import Path
from typing import Any, Final

from forms.sheet import Rect
from packet.binding.outline import Furniture
from packet.binding.stamp import Bands
from packet.pdf.placement import Fit, PageRef
from packet.sandbox.own_step import Tell, behind
from packet.sandbox.supervisor import private, written

_MADE: Final = "packet.pdf"


def assemble(
    leaves: Sequence[PageRef],
    out: Path,
    work: Path,
    *,
    bands: Bands,
    furniture: Furniture,
    identity: bytes,
    each: Callable[[int], None],
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Fit, ...]:
    """As `packet.binding.assemble.assemble`; `work` is a folder on the disk of `out`. Raises Unproved
    when the worker gave no answer, OSError, Interrupted.
    """

    def read(told: Any) -> tuple[Fit, ...]:
        fits = tuple(_fit(one) for one in told)
        if len(fits) != len(leaves) or not written(folder, _MADE):
            raise ValueError("pages")
        return fits

    fonts = {mark.face.path for page in bands.pages for mark in page}
    reads = sorted({leaf.pdf for leaf in leaves} | {Path(font) for font in fonts})
    with private(work) as folder:
        fits = behind(
            _assemble, tuple(leaves), bands, furniture, identity,
            folder=folder, reads=reads, read=read, progress=lambda page, _: each(page), cancelled=cancelled,
        )  # fmt: skip
        (folder / _MADE).replace(out)
    return fits


def inked(pdf: Path, cancelled: Callable[[], bool] | None = None) -> tuple[Rect | None, ...]:
    """As `packet.binding.ink.inked`. Raises as `assemble`."""

    def read(told: Any) -> tuple[Rect | None, ...]:
        return tuple(None if box is None else _rect(box) for box in told)

    with private() as folder:
        return behind(_inked, pdf, folder=folder, reads=[pdf], read=read, cancelled=cancelled)


def _assemble(
    folder: Path, tell: Tell, leaves: Sequence[PageRef], bands: Bands, furniture: Furniture, identity: bytes
) -> list[tuple[object, ...]]:
    from packet.binding import assemble as here

    fits = here.assemble(
        leaves, folder / _MADE, bands=bands, furniture=furniture, identity=identity,
        each=lambda page: tell(page, len(leaves)),
    )  # fmt: skip
    return [astuple(fit) for fit in fits]


def _inked(_folder: Path, _tell: Tell, pdf: Path) -> list[tuple[float, ...] | None]:
    from packet.binding.ink import inked as here

    return [None if box is None else astuple(box) for box in here(pdf)]


def _fit(told: Any) -> Fit:
    matrix, placed, scale, turned = told
    a, b, c, d, e, f = (_number(value) for value in matrix)
    return Fit((a, b, c, d, e, f), _rect(placed), _number(scale), turned is True)


def _rect(told: Any) -> Rect:
    x, y, width, height = (_number(value) for value in told)
    return Rect(x, y, width, height)


def _number(told: Any) -> float:
    value = float(told)
    if not isfinite(value):
        raise ValueError("number")
    return value
