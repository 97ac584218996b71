"""The pages of many PDFs onto Letter pages of one new PDF, without parsing what is drawn on them.

Each source page becomes a Form XObject (ISO 32000-2 8.10) that is placed once; its stream is copied, unread, from the
source file when the packet is saved, so memory does not grow with the size of the papers. Only what is visible comes
along: the page object of the source is emptied, and with it go annotations, fields, actions and thumbnails; nothing of
a source's catalog is ever taken. What layers hide was taken out before (`packet.pdf.allowlist`).
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from forms.sheet import LETTER, Rect
from forms.words import ENGLISH
from packet.binding.outline import Furniture, furnish
from packet.binding.stamp import Bands
from packet.pdf.page import digits, inherited, real, turned, unit, visible
from packet.pdf.placement import Fit, PageRef, SourcePage, fit, whole
from packet.resources import ending
from packet.spans import spans

PLAIN = Furniture(title="", language=ENGLISH)


def assemble(
    leaves: Sequence[PageRef],
    out: Path,
    *,
    bands: Bands | None = None,
    furniture: Furniture = PLAIN,
    identity: bytes = bytes(16),
    each: Callable[[int], None] | None = None,
) -> tuple[Fit, ...]:
    """Write the packet to `out`; return what was done to each leaf. `each` hears of every page placed, from 1.

    `bands` has one band a leaf. `identity` is the file's /ID, and our resource names are made from it: it must follow
    from the papers, so that none of them can hold one. The same leaves give the same bytes. Raises `pikepdf.PdfError`
    or OSError when a source cannot be read; sources are intake's clean files and our own.
    """
    end = ending(identity)
    pages = [(leaf.pdf, leaf.page) for leaf in leaves]
    fits = []
    with _joined(pages) as packet:
        placed = list(packet.pages)
        feet, fonts = bands.lay(packet, end) if bands else ([""] * len(leaves), Dictionary())
        forms = _Forms(packet)
        for number, (leaf, page, foot) in enumerate(zip(leaves, placed, feet, strict=True), start=1):
            seen = _describe(page)
            placing = whole(seen) if leaf.own else fit(seen, leaf.ink)
            resources = Dictionary(XObject=Dictionary({f"/P{end}": forms.of(page, seen)}), Font=fonts)
            matrix = " ".join(digits(value).decode() for value in placing.matrix)
            _place(packet, page.obj, resources, f"q {matrix} cm /P{end} Do Q {foot}")
            fits.append(placing)
            if each is not None:
                each(number)
        furnish(packet, [page.obj for page in placed], furniture)
        # A random /ID would differ from build to build; qpdf's own digest costs as much time as the rest of the work.
        packet.trailer.ID = Array([String(identity), String(identity)])
        packet.save(out, min_version="1.7", static_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return tuple(fits)


def leaves_of(pdf: Path, pages: int, *, own: bool = False) -> Iterator[PageRef]:
    """All pages of one file, in order."""
    return (PageRef(pdf, page, own) for page in range(pages))


def _joined(pages: Sequence[tuple[Path, int]]) -> Pdf:
    """All pages in one open document whose streams still lie in their source files.

    qpdf's own page joining is the one road on which streams are not first read into memory.
    """
    runs = [(pdf, _range(page + 1 for _, page in run)) for pdf, run in groupby(pages, key=lambda page: page[0])]
    job = pikepdf.Job(
        {
            "empty": "",
            "noWarn": "",  # it would print where the file lies, and pieces of it
            "outputFile": "-",
            "removeUnreferencedResources": "no",
            "pages": [{"file": str(pdf), "range": numbers} for pdf, numbers in runs],
        }
    )
    # Named with its type: pikepdf 10.17 does not annotate the method, 10.18 does, and strict typing reads both.
    create: Callable[[], Pdf] = job.create_pdf
    return create()


def _range(numbers: Iterable[int]) -> str:
    return ",".join(f"{first}-{last}" for first, last in spans(numbers))


class _Forms:
    """Turns page contents into Form XObjects, in place where no other page uses the same stream."""

    def __init__(self, packet: Pdf) -> None:
        self._packet = packet
        self._used: set[tuple[int, int]] = set()

    def of(self, page: pikepdf.Page, seen: SourcePage) -> pikepdf.Object:
        form, box = self._stream(page), seen.box
        for key in (Name.Matrix, Name.Group):
            if key in form:
                del form[key]
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([real(edge) for edge in (box.x, box.y, box.right, box.top)])
        resources = inherited(page.obj, "/Resources")
        form.Resources = Dictionary() if resources is None else resources
        group = page.obj.get(Name.Group)
        if isinstance(group, Dictionary):
            # A page group is always isolated (ISO 32000-2 11.6.6); a form's is only when it says so.
            form.Group = Dictionary({**dict(group.items()), "/I": True})
        return form

    def _stream(self, page: pikepdf.Page) -> pikepdf.Object:
        contents = page.obj.get(Name.Contents)
        if isinstance(contents, Array) and len(contents) == 1:
            contents = contents[0]
        if isinstance(contents, pikepdf.Stream):
            shared = contents.objgen in self._used
            self._used.add(contents.objgen)
            return copy.copy(contents) if shared else contents
        if isinstance(contents, Array) and len(contents):
            page.contents_coalesce()
            return page.obj.Contents
        return self._packet.make_stream(b"")


def _place(packet: Pdf, page: pikepdf.Object, resources: Dictionary, content: str) -> None:
    """Empty the source's page object and make it the Letter page with this content."""
    for key in list(page.keys()):
        if key not in ("/Type", "/Parent"):
            del page[key]
    page.MediaBox = Array([0, 0, *map(int, LETTER)])
    page.Resources = resources
    page.Contents = packet.make_stream(content.encode("ascii"))


def _describe(page: pikepdf.Page) -> SourcePage:
    area = visible(page.obj)
    return SourcePage(Rect(area.left, area.bottom, area.width, area.height), turned(page.obj), unit(page.obj))
