"""Is a PDF whole? A file cut off in transfer opens after repair and then lacks pages, or shows half of them.

Judged by the bytes (does it end as a PDF ends), by the page tree (are all pages there that it counts) and by what a
page needs (does any of it point behind the cut).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from pikepdf import Dictionary, Name, Pdf, PdfError, Stream

_TAIL: Final = 1 << 16
_TAIL_MOST: Final = 4 << 20
_LAST: Final = (b"endobj", b"endstream", b" obj")
_END: Final = re.compile(rb"%%EOF|startxref\s+\d+")
_JOINT: Final = re.compile(rb"%%EOF[\s\0]{0,64}%PDF-\d")
_JOINT_MOST: Final = 80
_REFERENCE: Final = re.compile(rb"\b(\d{1,9})\s+\d{1,5}\s+R\b")
_ELSEWHERE: Final = re.compile(
    rb"/(?:Parent|P|Dest|D|A|AA|Popup|IRT|Prev|Next|First|Last|B|PieceInfo|Metadata)\s*\d+\s+\d+\s+R\b"
)
"""References that lead away from the look of a page."""
_KIDS: Final = re.compile(rb"(?s)/Kids\s*\[(.*?)\]")
_OBJECT: Final = re.compile(rb"(?:^|[\s>])(\d+)\s+(\d+)\s+obj\b")
_MOST: Final = 200_000


def ends(path: Path) -> bool:
    """Whether the file ends as a PDF does (7.5.5): after its last object, zeros and junk aside, an end mark."""
    with path.open("rb") as file:
        at = file.seek(0, 2)
        block = b""
        while at > 0 and len(block) < _TAIL_MOST:
            start = max(0, at - _TAIL)
            file.seek(start)
            block = file.read(at - start) + block
            at = start
            if (last := max(block.rfind(word) for word in _LAST)) >= 0:
                return _END.search(block, last) is not None
    return _END.search(block) is not None


def joined(path: Path) -> bool:
    """Whether a second PDF follows the end of a first one in this file: viewers then show one of the two."""
    before = b""
    with path.open("rb") as file:
        while block := file.read(_TAIL_MOST):
            if _JOINT.search(before + block) is not None:
                return True
            before = block[-_JOINT_MOST:]
    return False


def cut_object(path: Path) -> tuple[int, int] | None:
    """Number and generation of the object in which the bytes end, or None when the last one is closed."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - (8 << 20)))
        tail = file.read()
    *_, last = [None, *_OBJECT.finditer(tail)]
    if last is None or b"endobj" in tail[last.end() :]:
        return None
    return int(last[1]), int(last[2])


class Bones:
    """Which objects are in the bytes of a file, and what each points to: read from the bytes themselves, because a
    repairing engine takes a reference to a lost object for an empty one."""

    def __init__(self, path: Path, pdf: Pdf) -> None:
        self._cut = cut_object(path)
        data = path.read_bytes()
        pages = pdf.Root.get("/Pages")
        self._root = pages.objgen[0] if isinstance(pages, Dictionary) else 0
        self._texts: dict[int, bytes] = {}
        starts = list(_OBJECT.finditer(data))
        for found, following in zip(starts, [*starts[1:], None], strict=True):
            body = data[found.end() : following.start() if following else len(data)]
            self._texts[int(found[1])] = body.partition(b"stream")[0]
        for item in pdf.objects:
            if isinstance(item, Stream) and item.get("/Type") == Name.ObjStm:
                self._texts.update(_packed(item))

    def lost_pages(self) -> int:
        """How many entries of the page tree point to an object that is not in the file, or is cut off."""
        waiting, seen, lost = [self._root], set[int](), 0
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            if number not in self._texts or (self._cut is not None and number == self._cut[0]):
                lost += 1
            elif (kids := _KIDS.search(self._texts[number])) is not None:
                waiting += [int(found[1]) for found in _REFERENCE.finditer(kids[1])]
        return lost

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
