"""Pages of a clean PDF whose words no picture can judge: in the tiles of a pattern, in the letters that a font draws,
in a mask, in a knockout group, where engines differ in what shows (ISO 32000-2, 8.7.3, 9.6.4, 11.4.6, 11.6.5.2).
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf import Dictionary, Stream

from packet.pdf.named import drawn_with, is_form, items

_TEXT: Final = re.compile(rb"""(?:^|[\s)\]>])(?:Tj|TJ|['"])(?=[\s\[(</%]|$)""")
"""An operator that shows text, or bytes that look like one: then the page is a picture, and looks the same."""
_Key = tuple[int, int]


def obscure(path: Path) -> frozenset[int]:
    """The pages (from 0) whose words no picture can judge. Raises pikepdf.PdfError or OSError."""
    with pikepdf.open(path, suppress_warnings=True) as pdf:
        walk = _Walk()
        return frozenset(place for place, page in enumerate(pdf.pages) if walk.is_obscure(page.obj))


class _Walk:
    """What each thing of a document is drawn with is looked up once, however many pages show it."""

    def __init__(self) -> None:
        self._parts: dict[_Key, list[tuple[Any, bool]]] = {}

    def is_obscure(self, page: Dictionary) -> bool:
        waiting: list[tuple[Any, bool]] = [(page, _knocks_out(page.get("/Group")))]
        seen = set[tuple[_Key, bool]]()
        while waiting:
            holder, hidden = waiting.pop()
            mark = (holder.objgen, hidden)
            if mark in seen and holder.is_indirect:
                continue
            seen.add(mark)
            if hidden and isinstance(holder, Stream) and _has_text(holder):
                return True
            waiting += [(one, hidden or dark) for one, dark in self._drawn_with(holder)]
        return False

    def _drawn_with(self, holder: Any) -> list[tuple[Any, bool]]:
        """Each part, and whether no picture judges what is in it."""
        if not holder.is_indirect:
            return _parts(holder)
        if holder.objgen not in self._parts:
            self._parts[holder.objgen] = _parts(holder)
        return self._parts[holder.objgen]


def _parts(holder: Any) -> list[tuple[Any, bool]]:
    placed = {one.objgen for _, one in items(holder.get("/Resources"), "/XObject") if is_form(one)}
    return [(one, one.objgen not in placed or _knocks_out(one.get("/Group"))) for one in drawn_with(holder)]


def _knocks_out(group: object) -> bool:
    return isinstance(group, Dictionary) and bool(group.get("/K", False))


def _has_text(content: Stream) -> bool:
    with contextlib.suppress(pikepdf.PdfError):
        return _TEXT.search(content.read_bytes()) is not None
    return True
