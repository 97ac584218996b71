"""The proof behind the fence: the finished packet is opened by a worker, and what it holds against it goes there, too.

The worker learns nothing that does not stand on the pages it opens, and it can only read them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from threading import Event, Lock
from types import MappingProxyType
from typing import Any, Final

from packet.filling.filled import Placed
from packet.marks.mark import PageMark
from packet.pdf.placement import Fit, PageRef
from packet.proof.proved import Proved
from packet.proof.proven_pages import ProvenPages
from packet.sandbox.own_step import Tell, behind
from packet.sandbox.supervisor import private

AT_ONCE: Final = 4
"""Workers that look at pages: each needs 100 MB."""
LEAST_SHARE: Final = 24
"""Pages for which another worker is worth its start: half a second of looking against 0.1 s."""


def changed(
    packet: Path,
    leaves: Sequence[PageRef],
    fits: Sequence[Fit],
    each: Callable[[int], None],
    cancelled: Callable[[], bool] | None = None,
    marks: Mapping[int, PageMark] = MappingProxyType({}),
    proven: ProvenPages | None = None,
) -> tuple[int, ...]:
    """As `packet.proof.page_look.changed`, after `packet.proof.structure.verify` and `packet.proof.page_codes.verify`;
    a long packet is looked at by several workers. What `proven` knows is not drawn again, and it learns the rest.

    Raises Unproved, also when a worker gave no answer, and Interrupted.
    """
    known = None if proven is None else proven.keys
    shares = _shares(len(leaves), len(known or ()))
    counted, stop = _Counted(len(shares), each), Event()

    def look(place: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
        pages = shares[place]

        def read(told: Any) -> tuple[tuple[int, ...], tuple[str, ...]]:
            changed, same = told
            found = tuple(int(page) for page in changed)
            if any(page not in pages for page in found) or len(same) > len(pages):
                raise ValueError("page")
            return found, tuple(map(str, same))

        part = leaves if pages.start == 0 else leaves[pages.start :: pages.step]  # the first proves the structure, too
        reads = sorted({packet, *(leaf.pdf for leaf in part), *(leaf.looks for leaf in part if leaf.looks)})
        with private() as folder:
            return behind(
                _changed, packet, tuple(leaves), tuple(fits), dict(marks), known, pages,
                folder=folder, reads=reads, read=read, progress=lambda done, _: counted.hear(place, done),
                cancelled=lambda: stop.is_set() or (cancelled is not None and cancelled()),
            )  # fmt: skip

    with ThreadPoolExecutor(max_workers=len(shares)) as pool:
        asked = [pool.submit(look, place) for place in range(len(shares))]
        try:
            for answer in as_completed(asked):
                answer.result()
        except BaseException:
            stop.set()  # one fault is enough: the others need not go on
            raise
    if proven is not None:
        proven.learn(key for answer in asked for key in answer.result()[1])
    return tuple(sorted(page for answer in asked for page in answer.result()[0]))


def _shares(pages: int, known: int = 0) -> list[range]:
    """The pages from 0 in as many parts as there are processors, none of them so small that its worker costs more:
    about `known` of them need not be drawn. They are dealt out like cards: scans, which take longest, come one after
    the other.
    """
    parts = max(1, min(AT_ONCE, os.cpu_count() or 1, (pages - known) // LEAST_SHARE))
    return [range(part, pages, parts) for part in range(parts)]


class _Counted:
    """Adds up what the workers say that they have done. Heard from their threads."""

    def __init__(self, shares: int, each: Callable[[int], None]) -> None:
        self._done, self._each, self._one = [0] * shares, each, Lock()

    def hear(self, place: int, done: int) -> None:
        with self._one:
            self._done[place] = done
            self._each(sum(self._done))


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
    known: frozenset[str] | None,
    pages: range,
) -> tuple[list[int], list[str]]:
    from packet.proof import page_codes
    from packet.proof.page_keys import page_keys
    from packet.proof.page_look import changed as here
    from packet.proof.structure import verify

    if pages.start == 0:
        verify(packet, leaves)
    own = {page: mark for page, mark in marks.items() if page in pages}
    page_codes.verify(packet, own)
    heads = {page: mark.rects()[-1] for page, mark in own.items() if mark.head}
    keys = {} if known is None else page_keys(packet, leaves, fits, pages)
    left = [page for page in pages if keys.get(page) not in (known or ())]
    seen = len(pages) - len(left)
    found = here(packet, leaves, fits, left, lambda done: tell(seen + done, len(pages)), heads)
    return list(found), [key for page, key in keys.items() if page not in found]


def _prove(_folder: Path, _tell: Tell, pdf: Path | bytes, placed: Sequence[Placed]) -> list[bool]:
    from packet.proof.values import prove as here

    return [one.proved for one in here(pdf, placed)]
