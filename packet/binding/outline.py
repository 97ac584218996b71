"""Outline, page labels, links on the contents page, title and language of the packet (ISO 32000-2 12.3, 12.4.2).

The catalog and the information dictionary get these and nothing else: no producer, no dates, no names of files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from forms.sheet import Rect


@dataclass(frozen=True)
class Mark:
    """A line of the outline that opens page `page` (from 1). `label` begins its page labels: "A" gives A-1, A-2 …"""

    title: str
    page: int
    label: str


@dataclass(frozen=True)
class PageLink:
    """A linked rectangle on page `page` that opens page `to`, both from 1."""

    page: int
    rect: Rect
    to: int


@dataclass(frozen=True)
class Furniture:
    title: str
    language: str
    marks: tuple[Mark, ...] = ()
    jumps: tuple[PageLink, ...] = field(default=())


def furnish(packet: Pdf, pages: Sequence[Object], furniture: Furniture) -> None:
    """Write all of it into an assembled packet that is not yet saved; `pages` are its page objects in order."""
    if furniture.title:
        packet.docinfo = packet.make_indirect(Dictionary(Title=String(furniture.title)))
    packet.Root.Lang = String(furniture.language)
    packet.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    _outline(packet, furniture.marks, pages)
    _labels(packet, furniture.marks, len(pages))
    _link(packet, furniture.jumps, pages)


def _outline(packet: Pdf, marks: tuple[Mark, ...], pages: Sequence[Object]) -> None:
    if not marks:
        return
    root = packet.make_indirect(Dictionary(Type=Name.Outlines, Count=len(marks)))
    items = [
        packet.make_indirect(Dictionary(Title=String(mark.title), Parent=root, Dest=_top(pages[mark.page - 1])))
        for mark in marks
    ]
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    root.First, root.Last = items[0], items[-1]
    packet.Root.Outlines = root
    packet.Root.PageMode = Name.UseOutlines


def _labels(packet: Pdf, marks: tuple[Mark, ...], total: int) -> None:
    """One range a part (ISO 32000-2 12.4.2); a part of one page needs no running number."""
    if not marks:
        return
    ranges = Array()
    ends = [mark.page for mark in marks[1:]] + [total + 1]
    for mark, end in zip(marks, ends, strict=True):
        alone = end - mark.page == 1
        style: Mapping[str, object] = {} if alone else {"/S": Name.D}
        ranges.append(mark.page - 1)
        ranges.append(Dictionary({"/P": String(mark.label if alone else f"{mark.label}-"), **style}))
    packet.Root.PageLabels = Dictionary(Nums=ranges)


def _link(packet: Pdf, jumps: tuple[PageLink, ...], pages: Sequence[Object]) -> None:
    for jump in jumps:
        here = pages[jump.page - 1]
        if Name.Annots not in here:
            here.Annots = Array()
        rect = jump.rect
        here.Annots.append(
            packet.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array([round(edge) for edge in (rect.x, rect.y, rect.right, rect.top)]),
                    Border=Array([0, 0, 0]),
                    Dest=_top(pages[jump.to - 1]),
                    F=4,  # print, so that no viewer treats it as a note
                )
            )
        )


def _top(page: Object) -> Array:
    return Array([page, Name.Fit])
