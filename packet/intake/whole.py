"""Is a PDF whole? A file cut off in transfer opens after repair and then lacks pages, or shows half of them.

Judged by the bytes (does it end as a PDF ends), by the page tree (are all pages there that it counts) and by what a page
needs (does any of it point behind the cut).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Pdf, PdfError, Stream

_TAIL: Final = 4096
_END: Final = re.compile(rb"%%EOF|startxref\s+\d+")
_REFERENCE: Final = re.compile(rb"\b(\d{1,9})\s+\d{1,5}\s+R\b")
_ELSEWHERE: Final = re.compile(rb"/(?:Parent|P|Dest|D|A|AA|Popup|IRT|Prev|Next|First|Last|B|PieceInfo|Metadata)\s*\d+\s+\d+\s+R\b")
"""References that lead away from the look of a page."""
_OBJECT: Final = re.compile(rb"(?:^|[\s>])(\d+)\s+(\d+)\s+obj\b")
_MOST: Final = 200_000


def ends(path: Path) -> bool:
    """Whether the file ends as a PDF does (7.5.5): an end mark near its end, zeros and white space aside."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        at = size
        while at > 0:
            at = max(0, at - _TAIL)
            file.seek(at)
            block = file.read(min(size, at + _TAIL + 64) - at)
            if block.strip(b"\0\r\n\t "):
                return _END.search(block) is not None
    return False


def cut_object(path: Path) -> tuple[int, int] | None:
    """Number and generation of the object in which the bytes end, or None when the last one is closed."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - (8 << 20)))
        tail = file.read()
    last = None
    for last in _OBJECT.finditer(tail):
        pass
    if last is None or b"endobj" in tail[last.end() :]:
        return None
    return int(last[1]), int(last[2])


def counted(pdf: Pdf) -> int:
    """How many pages the page tree says it has (7.7.3.2); 0 when it does not say."""
    pages = pdf.Root.get("/Pages")
    try:
        return int(pages.get("/Count", 0)) if isinstance(pages, Dictionary) else 0
    except (TypeError, ValueError):
        return 0


def missing_kids(pdf: Pdf) -> int:
    """How many entries of the page tree point to an object that is not in the file."""
    pages = pdf.Root.get("/Pages")
    waiting, seen, lost = [pages], set(), 0
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Dictionary):
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        kids = node.get("/Kids")
        if isinstance(kids, Array):
            for kid in list(kids):
                if kid is None:
                    lost += 1
                else:
                    waiting.append(kid)
    return lost


class Bones:
    """Which objects are in the bytes of a file, and what each points to: read from the bytes themselves, because a
    repairing engine takes a reference to a lost object for an empty one."""

    def __init__(self, path: Path, pdf: Pdf) -> None:
        self._cut = cut_object(path)
        data = path.read_bytes()
        self._texts: dict[int, bytes] = {}
        starts = list(_OBJECT.finditer(data))
        for found, following in zip(starts, [*starts[1:], None], strict=True):
            body = data[found.end() : following.start() if following else len(data)]
            self._texts[int(found[1])] = body.partition(b"stream")[0]
        for item in pdf.objects:
            if isinstance(item, Stream) and item.get("/Type") == Name.ObjStm:
                self._texts.update(_packed(item))

    def lacks(self, page: Any) -> bool:
        """Whether the page needs an object that is not there, or the one in which the bytes end."""
        waiting, seen = [page.objgen[0]], set[int]()
        while waiting and len(seen) < _MOST:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            if number not in self._texts or (self._cut is not None and number == self._cut[0]):
                return True
            text = _ELSEWHERE.sub(b" ", self._texts[number])
            waiting.extend(int(found[1]) for found in _REFERENCE.finditer(text))
        return False


def _packed(stream: Stream) -> dict[int, bytes]:
    """The objects of an object stream (7.5.7); none when it cannot be decoded."""
    try:
        data = bytes(stream.read_bytes())
        first = int(stream.get("/First", 0))
        numbers = [int(word) for word in data[:first].split()]
    except (PdfError, ValueError, TypeError):
        return {}
    names, offsets = numbers[::2], [*numbers[1::2], len(data) - first]
    return {
        name: data[first + start : first + end]
        for name, start, end in zip(names, offsets[:-1], offsets[1:], strict=False)
    }
