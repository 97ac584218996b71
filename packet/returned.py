"""The pages that came back signed, in a packet that is being made: which of them are still what is printed now.

A straightened page is taken in as any paper is, behind the fence: the case that names it may be somebody else's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forms.case import Case, Paper
from forms.returned import SignedPage
from packet.binding.bind import Bound
from packet.intake import Refusal, take
from packet.progress import BuildWatch
from packet.store.known import place_outside


@dataclass(frozen=True)
class ReturnedPages:
    """`pages`: page of the packet (from 0) -> the page that came back, and its clean file. `stale`: those that are no
    longer what is printed, or cannot be taken.
    """

    pages: Mapping[int, tuple[SignedPage, Path]]
    stale: tuple[SignedPage, ...] = ()


def returned_pages(case: Case, base: Path, bound: Bound, work: Path, watch: BuildWatch) -> ReturnedPages:
    """What became of each page that came back; of two of one page the later one counts. `base`: the case's folder,
    outside of which no file is taken. Raises Interrupted, CannotWrite.
    """
    printed = {mark.check: page for page, mark in bound.marks.items()}
    awaited = {sign.page - 1 for sign in bound.signatures.values()}
    pages: dict[int, tuple[SignedPage, Path]] = {}
    stale: list[SignedPage] = []
    for entry in case.signed:
        page = printed.get(entry.check)
        clean = _clean(entry, base, work, watch) if page in awaited else None
        if page is None or clean is None:
            stale.append(entry)
        else:
            pages[page] = (entry, clean)
    newer = {(entry.form, entry.form_page) for entry, _ in pages.values()}
    return ReturnedPages(pages, tuple(one for one in stale if (one.form, one.form_page) not in newer))


def _clean(entry: SignedPage, base: Path, work: Path, watch: BuildWatch) -> Path | None:
    path = base / entry.file
    if place_outside(base, str(path.absolute())) is not None:
        return None
    taken = take(Paper(file=entry.file, kind="signed_form"), path, work, cancelled=watch.stopped)
    return None if isinstance(taken, Refusal) or len(taken.sources) != 1 else taken.pdf
