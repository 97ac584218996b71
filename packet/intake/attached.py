"""Files inside a PDF become further pages after its own, when the person says so. One of them refused refuses the
paper.

Files inside those files stay out, and that is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from pikepdf import PdfError

from packet.intake import selection
from packet.intake.engine_fallback import assemble
from packet.intake.facts import attachments
from packet.intake.looks import packed
from packet.intake.pdf import Pages
from packet.intake.request import Refuse, Request
from packet.intake.result import Change, Hint, Taken
from packet.pdf import tree
from packet.sandbox.worker import Tell

NOTES: Final = "notes.txt"
"""What the words of notes are called among the files inside: pages of their own, each note after its page's number."""
Work = Callable[[Request, Path, Tell], Taken]


def add(request: Request, pages: Pages, folder: Path, work: Work, tell: Tell) -> Pages:
    """The pages with those of every file inside after them, numbered on. Raises Refuse("attachment" |
    "too_many_pages").
    """
    pieces = [(pages.pdf, place) for place in range(len(pages.sources))]
    total = pages.pages_in
    result = replace(pages, pdf=folder / "joined.pdf")
    try:
        saved = _saved(request, folder) if pages.attached else []
    except PdfError:  # a file so damaged that only PDFium opens it
        raise Refuse("attachment", inside=pages.attached[0]) from None
    if pages.notes:
        notes = folder / NOTES
        notes.write_text("\n\n".join(pages.notes), encoding="utf-8")
        saved.insert(0, (NOTES, notes))
    for number, (name, path) in enumerate(saved):
        room = folder / f"inside-{number}"
        room.mkdir()
        inside = replace(request, name=name, path=path, pages="", rotate={}, attachments="leave", password="")
        try:
            taken = work(inside, room, partial(_told_on, tell, len(result.sources)))
        except Refuse:
            raise Refuse("attachment", inside=name) from None
        place = len(result.sources)
        pieces += [(taken.pdf, page) for page in range(len(taken.sources))]
        result.sources += [total + page for page in taken.sources]
        result.changes += [Change(total + page, "attached", {"inside": name}) for page in taken.sources]
        result.changes += [replace(change, page=_on(total, change.page)) for change in taken.changes]
        result.left_out += [replace(left, page=_on(total, left.page)) for left in taken.left_out]
        result.hints += [_moved(hint, total, taken.pages_in) for hint in taken.hints]
        result.fingerprints += taken.fingerprints
        result.ink += taken.ink
        result.looks += [taken.looks.read_bytes()] if taken.looks else [packed(None)] * len(taken.sources)
        result.photos += [place + page for page in taken.photos]
        total += taken.pages_in
        if total > request.limits.pages:
            raise Refuse("too_many_pages", most=request.limits.pages)
    assemble(pieces, result.pdf)
    return replace(result, pages_in=total)


def _on(before: int, page: int) -> int:
    """The page's number after `before` others; what belongs to a whole file (0) stays so."""
    return before + page if page else 0


def _moved(hint: Hint, before: int, pages: int) -> Hint:
    """The hint with the numbers that its pages have after `before` others; `pages`: how many its file has."""
    if "pages" not in hint.detail:
        return replace(hint, page=_on(before, hint.page))
    numbers = selection.parse(str(hint.detail["pages"]), pages)
    return replace(hint, detail={"pages": selection.spoken(before + number for number in numbers)})


def _told_on(tell: Tell, before: int, done: int, of: int) -> None:
    tell(before + done, before + of)


def _saved(request: Request, folder: Path) -> list[tuple[str, Path]]:
    """Each file inside, written to the folder under a number."""
    saved = []
    with tree.opened(request.path, request.password) as pdf:
        for number, (name, stream) in enumerate(attachments(pdf)):
            path = folder / f"file-{number}"
            path.write_bytes(stream.read_bytes())
            saved.append((name, path))
    return saved
