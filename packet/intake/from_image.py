"""The pages of an image file, drawn into a PDF one by one and then treated as the pages of any PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from packet.intake import pdf
from packet.intake.image import ImageFile
from packet.intake.pdf import Pages, chosen
from packet.intake.pictures import PicturePdf, encode
from packet.intake.request import Refuse, Request
from packet.intake.result import Change, Hint, PageLeftOut
from packet.sandbox.worker import Tell

_LOSSY = frozenset({"jpeg", "webp", "heic", "avif"})


def take(request: Request, kind: str, folder: Path, tell: Tell) -> Pages:
    """The wished pages of the image file. Raises Refuse."""
    drawn = folder / "image.pdf"
    changes: list[Change] = []
    hints: list[Hint] = []
    with ImageFile(request, kind) as image:
        wished = chosen(request, image.pages) if request.pages or kind == "tiff" else (image.shown_first,)
        if beyond := [page for page in request.rotate if not 1 <= page <= image.pages]:
            raise Refuse("turn_unknown", page=min(beyond), total=image.pages)
        if image.breaks_off and not request.pages:
            raise Refuse("image_page_cut_off", page=image.pages + 1)
        shown: list[int] = []
        """The page of the file that each page drawn is, or is a piece of."""
        with PicturePdf(drawn) as pictures:
            for place, page in enumerate(wished):
                tell(place // 2, len(wished))  # decoding is the first half of the work
                for frame in image.frame(page - 1):
                    shown.append(page)
                    changes += [Change(page, what, detail) for what, detail in frame.changes]
                    hints += [Hint(page, "one_color")] if frame.doubtful else []
                    pictures.add(encode(frame.picture, kind in _LOSSY), frame.width, frame.height)
        total, others, stills = image.pages, image.other_frames, kind != "tiff" and not request.pages
    turns = {place + 1: request.rotate[page] for place, page in enumerate(shown) if page in request.rotate}
    pages = pdf.take(
        replace(request, pages="", rotate=turns, password=""),
        drawn,
        folder,
        lambda done, _: tell((len(wished) + done) // 2, len(wished)),
    )
    drawn.unlink()
    left = [PageLeftOut(page, "not_selected") for page in range(1, total + 1) if page not in set(wished)]
    if stills and total > 1:
        left = [PageLeftOut(0, "other_stills", {"page": wished[0], "total": total})]
    return _renumbered(pages, shown, total, changes, hints, left, others)


def _renumbered(
    pages: Pages,
    shown: Sequence[int],
    total: int,
    changes: list[Change],
    hints: list[Hint],
    left: list[PageLeftOut],
    others: int,
) -> Pages:
    """The result in page numbers of the image file."""
    if others > 0:
        left.append(PageLeftOut(0, "other_frames", {"count": others}))
    return replace(
        pages,
        pages_in=total,
        sources=[shown[page - 1] for page in pages.sources],
        changes=changes + [replace(change, page=shown[change.page - 1]) for change in pages.changes if change.page],
        left_out=left + [replace(leaf, page=shown[leaf.page - 1]) for leaf in pages.left_out],
        hints=hints + [replace(hint, page=shown[hint.page - 1]) for hint in pages.hints],
    )
