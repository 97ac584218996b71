"""Which pages, in which order: "1-3,7" as people write it. Pure; for the screens as for the worker."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PART = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6})?)?")
_MOST = 100_000


class SelectionError(ValueError):
    """`code`: "spelling" (cannot be read), "range" (no such page; `page`), "twice" (`page` named twice)."""

    def __init__(self, code: str, page: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.page = page


def parse(text: str, total: int | None = None) -> tuple[int, ...]:
    """The pages (1-based) in the order written: "" is all, "3-1" goes down, "5-" to the end.

    With `total` None only the spelling is judged, and "" or an open end gives (). Raises SelectionError.
    """
    written = re.sub(r"[‐-―−]", "-", text).strip()
    if not written:
        return tuple(range(1, (total or 0) + 1))
    pages: list[int] = []
    for part in re.split(r"[,;]", written):
        found = _PART.fullmatch(part.strip())
        if found is None:
            raise SelectionError("spelling")
        pages.extend(_run(found, "-" in part, total))
        if len(pages) > _MOST:
            raise SelectionError("spelling")
    return _checked(pages, total)


def _run(found: re.Match[str], open_end: bool, total: int | None) -> Iterable[int]:
    first = int(found[1])
    if not open_end:
        return (first,)
    if found[2] is None:
        if total is None:
            return ()
        return range(first, max(total, first) + 1)
    last = int(found[2])
    if abs(last - first) > _MOST:
        raise SelectionError("range", max(first, last))
    return range(first, last + 1) if first <= last else range(first, last - 1, -1)


def _checked(pages: list[int], total: int | None) -> tuple[int, ...]:
    seen: set[int] = set()
    for page in pages:
        if page < 1 or (total is not None and page > total):
            raise SelectionError("range", page)
        if page in seen:
            raise SelectionError("twice", page)
        seen.add(page)
    return tuple(pages)


def show(pages: Iterable[int]) -> str:
    """Pages as people write them: (1, 2, 3, 7) is "1-3,7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def spoken(pages: Iterable[int]) -> str:
    """The same within a sentence: "1-3, 7". `parse` reads it, too."""
    return show(pages).replace(",", ", ")
