"""The filled forms of a case as one flat file, without cover sheet and papers: what `imr-packet fill` writes.

Our own pages say "Page n of N", since "(continued on page N)" must lead somewhere; an agency's pages stay as they are.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from forms.case import Case, Language
from forms.layout import RIGHT
from forms.next_steps import SignHere
from forms.words import say
from packet.binding.plan import lay_out
from packet.binding.sheets import sheets_for, sign_here
from packet.filling.filled import Filled, Placed, SignatureLine, moved
from packet.lettering.paint import Paint, save
from packet.proof.fenced import prove
from packet.proof.proved import require
from packet.sandbox.own_step import Tell, behind
from packet.sandbox.supervisor import private, written

if TYPE_CHECKING:
    from packet.locate import OfficialMap

_MADE: Final = "forms.pdf"
NUMBER_AT: Final = 40.0
"""Points from the sheet's lower edge to the base line of the number: where the packet's band has its own."""


@dataclass(frozen=True)
class FormsOnly:
    """The file. `officials`: what was found on each official PDF."""

    filled: Filled
    signatures: tuple[SignHere, ...]
    officials: tuple[OfficialMap, ...] = ()


def forms_only(
    case: Case, today: dt.date, official: Sequence[Path] = (), accept: frozenset[str] = frozenset()
) -> FormsOnly:
    """The forms that the case needs and their continuation sheets, filled, joined and proved.

    `official`: agencies' own PDFs to fill in place of our print of the forms they hold; all their pages are kept.
    `accept`: doubts about them that are settled. Raises `Unproved` when a character cannot be printed or a value is not
    found on the finished page, `Refused` for an official PDF that cannot be used, `UsageError` when two of them hold
    the same form.
    """
    sheets = sheets_for(case, today, official, accept=accept)
    plan = lay_out(sheets.sizes(), ())
    drawn = sheets.filled(plan)
    agency = {one.source for one in sheets.officials}
    parts = [(drawn[part.source], part.source not in agency) for part in plan.parts]
    title = say(f"form.{plan.parts[0].source}.title", case.form_language)
    joined = join(parts, title, case.form_language)
    require(prove(joined.pdf, joined.placed), case.language)
    signs = tuple(sign_here(sheets, today, plan, drawn).values())
    return FormsOnly(joined, signs, sheets.told(drawn))


def join(parts: Sequence[tuple[Filled, bool]], title: str, language: Language) -> Filled:
    """One file of all the parts' pages, with this title; the pages of the parts marked True get their number in it.

    The pages are joined behind the fence: an agency's are among them. Raises Unproved when that gave no file.
    """
    placed: list[Placed] = []
    lines: list[SignatureLine] = []
    own: list[int] = []
    start = 0
    for part, numbered in parts:
        placed += moved(part.placed, start)
        lines += [replace(line, page=line.page + start) for line in part.signatures]
        own += range(start, start + part.pages) if numbered else ()
        start += part.pages

    def read(told: Any) -> bytes:
        if told != start or not written(folder, _MADE):
            raise ValueError("pages")
        return (folder / _MADE).read_bytes()

    with private() as folder:
        files = [part.pdf for part, _ in parts]
        made = behind(_join, files, own, title, language, folder=folder, reads=(), read=read)
    return Filled(made, start, tuple(placed), tuple(lines))


def _join(
    folder: Path, _tell: Tell, files: Sequence[bytes], numbered: Sequence[int], title: str, language: Language
) -> int:
    with pikepdf.new() as pdf:
        for file in files:
            with pikepdf.open(io.BytesIO(file)) as source:
                pdf.pages.extend(source.pages)
        _number(pdf, numbered, language)
        pdf.docinfo["/Title"] = title
        pdf.Root.Lang = pikepdf.String(language)
        (folder / _MADE).write_bytes(save(pdf))
        return len(pdf.pages)


def _number(pdf: pikepdf.Pdf, pages: Sequence[int], language: Language) -> None:
    """Print "Page n of N" at the foot of these pages (from 0)."""
    paint = Paint()
    for page in pages:
        paint.new_page()
        words = say("form.page", language, page=page + 1, pages=len(pdf.pages))
        paint.text(RIGHT, NUMBER_AT, words, 9.0, align="right")
    with paint.document() as numbers:
        for page, number in zip(pages, numbers.pages, strict=True):
            leaf = pdf.pages[page]
            name = leaf.add_resource(
                pdf.copy_foreign(number.as_form_xobject()), pikepdf.Name.XObject, pikepdf.Name("/PageNumber")
            )
            leaf.contents_add(b"q", prepend=True)
            leaf.contents_add(f"Q q {name} Do Q".encode("ascii"))
