"""Checks that an agency's PDF is complete before it is read.

It must pass what a paper must (`packet.intake`), and more: a paper may go in with a word that a part of it is damaged,
because a person looks at it; a form is read by the program, which cannot miss what it never saw.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from packet.errors import Refused
from packet.intake import pdf as papers
from packet.intake.integrity import pdf_truncation
from packet.intake.render import Renderer, draw, pixels
from packet.intake.request import Refuse, Request
from packet.intake.sniff import sniff
from packet.intake.source_document import Reference
from packet.intake.visual_diff import LONGEST, same
from packet.locate.integrity import broken, holed
from packet.locate.normalise import PAGES_MOST
from packet.pdf import tree
from packet.sandbox.limits import Limits
from packet.sandbox.worker import Tell

_WORDS: Final = {
    "password_needed": "official_locked",
    "xfa": "official_xfa",
    "too_many_pages": "official_long",
    "cut_off": "official_cut",
    "cut_off_all": "official_cut",
}
"""What a paper would be refused for, in the words for a form; "official_damaged" for any other reason."""
_LOST: Final = frozenset(("lost_blank", "lost_part", "lost_font"))
"""Losses of a form itself; notes that somebody put on it are no part of it."""
_GUESSED: Final = frozenset(("repaired", "picture"))


def require_whole(path: Path, name: str, folder: Path, limits: Limits, tell: Tell) -> bool:
    """Raise Refused for a file that is no PDF, is locked, cut off or torn. Whether something in it had to be guessed:
    then what is made of it must be held against its look (`require_same_look`).

    Files are left in `folder`.
    """
    if sniff(path) != "pdf":
        raise Refused("official_no_pdf", file=name)
    request = Request(name, path, attachments="leave", limits=replace(limits, pages=PAGES_MOST))
    try:
        pages = papers.take(request, path, folder, tell)
    except Refuse as refuse:
        raise Refused(_WORDS.get(refuse.code, "official_damaged"), file=name, most=PAGES_MOST) from None
    told = {change.what for change in pages.changes}
    if any(left.reason in _LOST for left in pages.left_out):
        raise Refused("official_torn", file=name)
    guessed = _require_all_objects(path, name, not told.isdisjoint(_GUESSED))
    if "incomplete" in told:
        raise Refused("official_torn", file=name)
    return guessed


def _require_all_objects(path: Path, name: str, guessed: bool) -> bool:
    """Whether qpdf had to guess where something is, or `guessed`. Raises Refused (official_torn) when a piece is
    missing.
    """
    torn = holed(path.read_bytes())
    try:
        with tree.opened(path) as pdf:
            list(pdf.objects)  # each is read from the file now, and complained of if it is not there
            guessed |= bool(pdf.get_warnings())
            torn |= broken(pdf, strict=guessed)
            if guessed and not torn:
                bones = pdf_truncation.Bones(path, pdf)
                torn = bool(bones.lost_pages()) or any(bones.lacks(page) for page in tree.leaves(pdf))
    except MemoryError:
        raise
    except Exception:  # engines raise whatever they like on broken files
        torn = True
    if torn:
        raise Refused("official_torn", file=name)
    return guessed


def require_same_look(path: Path, upright: bytes, turns: dict[int, int], name: str, folder: Path) -> None:
    """Raise Refused (official_torn) unless the upright pages, their fields as they are, look as viewers show the
    file.
    """
    made = folder / "upright-trial.pdf"
    made.write_bytes(upright)
    with Reference(path, "", folder) as shown, Renderer(made) as ours:
        if ours.pages != shown.pages:
            raise Refused("official_torn", file=name)
        for index in range(shown.pages):
            turn = turns.get(index, 0)
            with shown.page(index) as wanted, ours.page(index) as page:
                if wanted is None or page is None:
                    raise Refused("official_torn", file=name)
                size = pixels(wanted, LONGEST, turn)
                if not same(draw(wanted, size, turn), draw(page, size)):
                    raise Refused("official_torn", file=name)
