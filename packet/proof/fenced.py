"""The proof behind the fence: the finished packet is opened by a worker, and what it holds against it goes there, too.

The worker learns nothing that does not stand on the pages it opens, and it can only read them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from packet.filling.filled import Placed
from packet.marks.mark import PageMark
from packet.pdf.placement import Fit, PageRef
from packet.proof.proved import Proved
from packet.sandbox.own_step import Tell, behind
from packet.sandbox.supervisor import private


def changed(
    packet: Path,
    leaves: Sequence[PageRef],
    fits: Sequence[Fit],
    each: Callable[[int], None],
    cancelled: Callable[[], bool] | None = None,
    marks: Mapping[int, PageMark] = MappingProxyType({}),
) -> tuple[int, ...]:
    """As `packet.proof.page_look.changed`, after `packet.proof.structure.verify` and `packet.proof.page_codes.verify`.
    Raises Unproved, also when the worker gave no answer, and Interrupted.
    """

    def read(told: Any) -> tuple[int, ...]:
        pages = tuple(int(page) for page in told)
        if any(not 0 <= page < len(leaves) for page in pages):
            raise ValueError("page")
        return pages

    reads = sorted({packet, *(leaf.pdf for leaf in leaves), *(leaf.looks for leaf in leaves if leaf.looks)})
    with private() as folder:
        return behind(
            _changed, packet, tuple(leaves), tuple(fits), dict(marks),
            folder=folder, reads=reads, read=read, progress=lambda page, _: each(page), cancelled=cancelled,
        )  # fmt: skip


def prove(pdf: Path | bytes, placed: Sequence[Placed], cancelled: Callable[[], bool] | None = None) -> list[Proved]:
    """As `packet.proof.values.prove`. Raises as `changed`."""

    def read(told: Any) -> list[Proved]:
        return [
            Proved(value.key, value.form, value.page, value.where, found is True)
            for value, found in zip(placed, told, strict=True)
        ]

    reads = [pdf] if isinstance(pdf, Path) else []
    with private() as folder:
        return behind(_prove, pdf, tuple(placed), folder=folder, reads=reads, read=read, cancelled=cancelled)


def _changed(
    _folder: Path,
    tell: Tell,
    packet: Path,
    leaves: Sequence[PageRef],
    fits: Sequence[Fit],
    marks: Mapping[int, PageMark],
) -> list[int]:
    from packet.proof import page_codes
    from packet.proof.page_look import changed as here
    from packet.proof.structure import verify

    verify(packet, leaves)
    page_codes.verify(packet, marks)
    heads = {page: mark.rects()[-1] for page, mark in marks.items() if mark.head}
    return list(here(packet, leaves, fits, lambda page: tell(page, len(leaves)), heads))


def _prove(_folder: Path, _tell: Tell, pdf: Path | bytes, placed: Sequence[Placed]) -> list[bool]:
    from packet.proof.values import prove as here

    return [one.proved for one in here(pdf, placed)]
