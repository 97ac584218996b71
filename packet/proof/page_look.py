"""Visual comparison of every page of the finished packet, stamped and all, with the page it was made of.

Each page of the packet is drawn once, on the very dots on which its source page was drawn, and judged as intake judges
(`packet.intake.visual_diff`). Where intake kept a look of the source page, that page is not drawn again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil, floor
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PIL import Image

from forms.sheet import LETTER, Rect
from packet.intake.looks import Looks, PageLook
from packet.intake.render import Renderer, draw_part, pixels
from packet.intake.visual_diff import LONGEST, same
from packet.pdf.pdfium import PdfiumPage
from packet.pdf.placement import CONTENT, Fit, PageRef

FOOT: Final = CONTENT.y - 2
"""Points from the sheet's lower edge below which only the band stands: 2 below the room for ink, so that the fringe
of a letter at its very edge is still held against its source; the band itself ends 2 points lower."""

QUICK: Final = 0.002
INSETS: Final = (0.02, 0.3)
"""Dots by which the page is drawn smaller than its picture on every side.

PDFium gives an image every dot that it touches (CPDF_ImageRenderer, GetOuterRect): without an inset the last bit of a
number decides whether the edge of a scan touches one row of dots more, and all of it is stretched over that. QUICK is
five times what six decimals of a matrix lose on a page of LONGEST dots, and moves next to no letter to another dot than
in the look. Where the look differs all the same, both pages are drawn with the same inset, one after the other until
they are the same: the edge of an image within the page may meet the edge of a dot at one of them, hardly at both."""


def changed(
    packet: Path,
    leaves: Sequence[PageRef],
    fits: Sequence[Fit],
    pages: Sequence[int] | None = None,
    each: Callable[[int], None] | None = None,
    heads: Mapping[int, Rect] = MappingProxyType({}),
) -> tuple[int, ...]:
    """Those of `pages` of the packet (from 0; all of them by default) that do not show what their leaves show. `fits`
    as `assemble` returned them.

    `each` hears how many pages were looked at. `heads`: what a code covers above FOOT, by page; what is ours stays
    where it was drawn there, and a page is changed when something stood under it. Raises OSError and
    `packet.intake.render.Unopened`.
    """
    found = []
    with Renderer(packet) as made:
        pages = range(len(leaves)) if pages is None else pages
        part = [leaves[number] for number in pages]
        for done, (number, leaf, look) in enumerate(zip(pages, part, _looks(part), strict=True), 1):
            fit = fits[number]
            with made.page(number) as page:
                if page is None or not _same(page, leaf, fit, look, heads.get(number)):
                    found.append(number)
            if each is not None:
                each(done)
    return tuple(found)


def _looks(leaves: Sequence[PageRef]) -> Iterator[PageLook | None]:
    known: dict[Path, Looks] = {}
    for leaf in leaves:
        if leaf.looks is None:
            yield None
            continue
        if leaf.looks not in known:
            known = {leaf.looks: Looks(leaf.looks)}
        yield known[leaf.looks].of(leaf.page)


def _same(page: PdfiumPage, leaf: PageRef, fit: Fit, look: PageLook | None, head: Rect | None) -> bool:
    if head is None and look is not None and look.alike(_placed(page, fit, look.size, QUICK)):
        return True
    with Renderer(leaf.pdf) as drawn, drawn.page(leaf.page) as before:
        if before is None:
            return False
        size = pixels(before, LONGEST)
        for inset in INSETS:
            source, shown = _alone(before, size, inset), _placed(page, fit, size, inset)
            if head is not None:
                if not leaf.own or not _white(source, _dots(head, size)):
                    return False
                shown.paste("white", _dots(head, size))
            if same(source, shown):
                return True
        return False


def _dots(rect: Rect, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The dots of a picture of a whole sheet that a rectangle touches."""
    across, down = size[0] / LETTER[0], size[1] / LETTER[1]
    left, right = floor(rect.x * across), ceil(rect.right * across)
    return left, floor((LETTER[1] - rect.top) * down), right, ceil((LETTER[1] - rect.y) * down)


def _white(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return picture.crop(box).getcolors(1) == [((box[2] - box[0]) * (box[3] - box[1]), (255, 255, 255))]


def _alone(page: PdfiumPage, size: tuple[int, int], inset: float) -> Image.Image:
    """The source page as displayed, as a picture of this size (dots)."""
    width, height = size
    across, down = (width - 2 * inset) / page.get_width(), (height - 2 * inset) / page.get_height()
    return draw_part(page, size, (across, 0.0, 0.0, down, inset, inset), (0.0, 0.0, width, height))


def _placed(page: PdfiumPage, fit: Fit, size: tuple[int, int], inset: float) -> Image.Image:
    """The placed page as a picture of this size (dots), turned back as its source is shown, white where the band is."""
    (width, height), placed, sheet = size, fit.placed, LETTER[1]
    wide, high = width - 2 * inset, height - 2 * inset
    if fit.turned:  # a quarter against the clock: the source's left edge lies at the foot
        across, down = wide / placed.height, high / placed.width
        matrix = (0.0, down, -across, 0.0, (sheet - placed.y) * across + inset, inset - placed.x * down)
        return draw_part(page, size, matrix, ((FOOT - placed.y) * across, 0.0, width, height))
    across, down = wide / placed.width, high / placed.height
    matrix = (across, 0.0, 0.0, down, inset - placed.x * across, (placed.top - sheet) * down + inset)
    return draw_part(page, size, matrix, (0.0, 0.0, width, (placed.top - FOOT) * down))
