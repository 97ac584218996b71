"""Pages that came back, inside the worker's fence: each sheet of ours found, straightened, held against its print."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image

from packet.intake.image import ImageFile
from packet.intake.pictures import PicturePdf, encode
from packet.intake.render import Renderer, Unopened, draw
from packet.intake.request import Refuse, Request
from packet.intake.sniff import IMAGES, sniff
from packet.marks.mark import PLACES, QUIET
from packet.pdf.placement import CONTENT
from packet.reading.recognise import paper_corners
from packet.sandbox.worker import Tell
from packet.signed.codes import SeenSheet, sheets
from packet.signed.compare import Box, PrintedLetter, compare
from packet.signed.register import FINE, Registered, register
from packet.signed.view import INCH, LETTER, WHITE, Grey, Points, SheetView, affine, lit, projective, similar, straight

SHARP: Final = 400
"""Dots an inch of PrintedLetter that are kept of a picture: two pages in one have 200 each."""
_MOST_PAGES: Final = 60
"""Pictures of one file that are looked at."""
_FOUND: Final = 0.55
"""Share of the print that must be found again for a sheet without a code to be this page."""
_GROWN: Final = 0.9
"""Share of the print under which the view that was grown from the codes may have lost its way: two codes at the foot
of a sheet that is seen from aside tell little of its head."""
_BESIDE: Final = 18.0
"""Points by which a code may lie beside where the edges of the paper say: paper that curls, and the grain of the small
picture in which they are looked for."""
_FOOT: Final = LETTER[1] - CONTENT.y + 2
"""Points from the upper edge: what lies below is the band, which is printed anew."""
_BLOCK: Final = 8
"""Dots of a block of JPEG (ITU-T T.81 A.1)."""
_PAPER: Final = 232
"""Level of grey from which a dot is paper: a pencil leaves 190, the grain of paper and a camera 240."""


@dataclass(frozen=True)
class PrintedPage:
    """A page of the packet as printed: `page` from 1, its check, and the boxes that wait for ink, by name."""

    page: int
    check: str
    boxes: Mapping[str, Box]


def answer(question: Mapping[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    """The answer to a question of `packet.signed.recognise`: {"sheets": […], "unread": {scan: code}}."""
    pages = {
        str(page["check"]): PrintedPage(int(page["page"]), str(page["check"]), dict(page["boxes"]))
        for page in question["pages"]
    }
    told: list[dict[str, Any]] = []
    unread: dict[str, str] = {}
    with warnings.catch_warnings(), Renderer(Path(question["packet"])) as packet:
        warnings.simplefilter("ignore")
        desk = _Desk(packet, str(question["number"]), pages, folder)
        for place, scan in enumerate(question["scans"]):
            tell(place, len(question["scans"]))
            try:
                for number, picture in enumerate(_pictures(Path(scan)), start=1):
                    tell(place, len(question["scans"]))
                    told += ({"scan": place, "picture": number, **sheet} for sheet in desk.look(picture))
            except Refuse as refuse:
                unread[str(place)] = refuse.code
            except MemoryError:
                unread[str(place)] = "too_heavy"
            except Exception:  # engines raise whatever they like; the other scans are looked at
                unread[str(place)] = "crashed"
    return {"sheets": told, "unread": unread}


def _pictures(path: Path) -> Iterator[Image.Image]:
    """The pictures of a scan, grey, with square dots. Raises Refuse."""
    kind = sniff(path)
    if kind == "pdf":
        try:
            pages = Renderer(path)
        except Unopened:
            raise Refuse("unreadable_pdf") from None
        with pages:
            for number in range(min(pages.pages, _MOST_PAGES)):
                with pages.page(number) as page:
                    if page is not None:
                        scale = SHARP / INCH * min(1.0, LETTER[1] / max(page.get_width(), page.get_height()))
                        size = (round(page.get_width() * scale), round(page.get_height() * scale))
                        yield draw(page, (max(1, size[0]), max(1, size[1]))).convert("L")
    elif kind in IMAGES:
        with ImageFile(Request(path.name, path), kind, SHARP) as file:
            for number in range(min(file.pages, _MOST_PAGES) if kind == "tiff" else 1):
                for frame in file.frame(number):
                    yield _square(frame.picture.convert("L"), frame.width / frame.height)
    else:
        raise Refuse("kind_" + kind)


def _square(picture: Image.Image, shape: float) -> Image.Image:
    """A fax has twice as many dots across as down."""
    if abs(picture.width / picture.height / shape - 1) < 0.02:
        return picture
    size = (picture.width, round(picture.width / shape))
    if size[1] < picture.height:
        size = (round(picture.height * shape), picture.height)
    return picture.resize(size, Image.Resampling.BICUBIC)


class _Desk:
    """Where sheets are laid on their prints."""

    def __init__(self, packet: Renderer, number: str, pages: Mapping[str, PrintedPage], folder: Path) -> None:
        self._packet, self._number, self._pages, self._folder = packet, number, pages, folder
        self._prints: dict[int, tuple[Image.Image, list[PrintedLetter]]] = {}
        self._count = 0

    def look(self, picture: Image.Image) -> Iterator[dict[str, Any]]:
        """What is told of each sheet in one picture; of a picture without any that there is none."""
        found = sheets(picture)
        even = Image.fromarray(lit(picture))
        for sheet in found:
            yield self._marked(even, sheet, picture)
        if not found:
            yield self._unmarked(even, picture)

    def _marked(self, even: Image.Image, sheet: SeenSheet, picture: Image.Image) -> dict[str, Any]:
        mark = sheet.mark
        told = {"by": "code", "number": mark.number, "of_page": mark.page, "check": mark.check}
        page = self._pages.get(mark.check)
        if page is None:
            return {**told, "state": "other" if mark.number != self._number else "not_to_sign"}
        points, dots = sheet.known()
        first = SheetView(projective(points, dots) if len(sheet.codes) > 2 else similar(points, dots))
        made = register(even, self._print(page.page)[0], first, points)
        if (made is None or made.found < _GROWN) and (edges := _by_edges(picture, points, dots)) is not None:
            other = register(even, self._print(page.page)[0], edges, np.zeros((0, 2)))
            made = other if made is None or (other is not None and other.found > made.found) else made
        return {**told, **self._compared(even, page, made)}

    def _unmarked(self, even: Image.Image, picture: Image.Image) -> dict[str, Any]:
        """The sheet as the page of which most is found again, however it lies."""
        best: tuple[float, PrintedPage, Registered] | None = None
        for first in _layings(picture):
            for page in self._pages.values():
                made = register(even, self._print(page.page)[0], first, np.zeros((0, 2)))
                if made is not None and made.found >= _FOUND and (best is None or made.found > best[0]):
                    best = (made.found, page, made)
        if best is None:
            return {"state": "unknown", "by": ""}
        told = {"by": "print", "number": "", "of_page": 0, "check": best[1].check}
        return {**told, **self._compared(even, best[1], best[2])}

    def _compared(self, even: Image.Image, page: PrintedPage, made: Registered | None) -> dict[str, Any]:
        if made is None:
            return {"state": "unclear", "page": page.page}
        printed, letters = self._print(page.page)
        sheet = np.asarray(straight(even, made.view, FINE))
        result = compare(sheet, printed, letters, page.boxes)
        return {
            "state": "read",
            "page": page.page,
            "dpi": round(made.view.resolution()),
            "found": round(made.found, 3),
            "residual": round(made.residual, 3),
            "clear": result.clear,
            "whole": _whole(even, made.view),
            "changed": [[round(edge, 1) for edge in box] for box in result.changed],
            "written": [[round(edge, 1) for edge in box] for box in result.written],
            "ink": dict(result.ink),
            "corners": [[round(float(edge), 1) for edge in dot] for dot in made.view.dots(_CORNERS)],
            "made": self._kept(sheet),
        }

    def _print(self, page: int) -> tuple[Image.Image, list[PrintedLetter]]:
        if page not in self._prints:
            with self._packet.page(page - 1) as shown:
                size = (round(LETTER[0] / INCH * FINE), round(LETTER[1] / INCH * FINE))
                self._prints[page] = draw(shown, size).convert("L"), list(_letters(shown))
        return self._prints[page]

    def _kept(self, sheet: Grey) -> str:
        """The straightened sheet as a page of PDF, without the band and the code at the head: they are drawn anew."""
        page = np.where(sheet >= _PAPER, np.uint8(WHITE), sheet)
        page[_block(_FOOT) :] = 255
        head = PLACES["H"]
        rows = slice(_block(LETTER[1] - head.top - QUIET), _block(LETTER[1] - head.y + QUIET) + _BLOCK)
        page[rows, _block(head.x - QUIET) : _block(head.right + QUIET) + _BLOCK] = 255
        self._count += 1
        name = f"sheet-{self._count}.pdf"
        with PicturePdf(self._folder / name) as pdf:
            pdf.add(encode(Image.fromarray(page), photo=True), *LETTER)
        return name


def _block(points: float) -> int:
    """The dot at or before this place at which a block of JPEG begins: what is white up to there stays pure white."""
    return int(points / INCH * FINE) // _BLOCK * _BLOCK


_CORNERS: Final = np.array([(0.0, 0.0), (LETTER[0], 0.0), LETTER, (0.0, LETTER[1])])
_INSIDE: Final = np.array([(CONTENT.x, 36.0), (CONTENT.right, 36.0), (CONTENT.right, _FOOT), (CONTENT.x, _FOOT)])
"""The corners of the room in which a page of ours has print."""


def _whole(picture: Image.Image, view: SheetView) -> bool:
    """Whether all of the sheet that can have print is in the picture."""
    dots = view.dots(_INSIDE)
    inside = (dots >= -2) & (dots <= np.array(picture.size) + 2)
    return bool(inside.all())


def _layings(picture: Image.Image) -> Iterator[SheetView]:
    """The views in which a sheet may lie that fills the picture, or lies on a darker table: upright, and turned."""
    wide, high = picture.size
    whole: Points = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float64)
    seen = paper_corners(picture)
    for corners in (whole,) if seen is None else (np.array(seen, np.float64), whole):
        for turn in range(4):
            turned = np.roll(corners, -turn, axis=0)
            across = float(np.hypot(*(turned[1] - turned[0])))
            down = float(np.hypot(*(turned[3] - turned[0])))
            if down > across:
                yield SheetView(affine(_CORNERS, turned) if seen is None else projective(_CORNERS, turned))


def _by_edges(picture: Image.Image, points: Points, dots: Points) -> SheetView | None:
    """The view of a single sheet on a darker table by its corners, the way round that its codes lie; None where they
    lie in none: then the corners are of something else.
    """
    seen = paper_corners(picture)
    if seen is None:
        return None
    corners = np.array(seen, np.float64)
    views = [SheetView(projective(_CORNERS, np.roll(corners, -turn, axis=0))) for turn in range(4)]
    beside = [float(np.hypot(*(view.points(dots) - points).T).max()) for view in views]
    return views[int(np.argmin(beside))] if min(beside) < _BESIDE else None


def _letters(page: Any) -> Iterator[PrintedLetter]:
    """The characters of a page of our own print, in its order."""
    text = page.get_textpage()
    for place in range(text.count_chars()):
        character = text.get_text_range(place, 1)
        if character.strip():
            left, foot, right, top = text.get_charbox(place)
            yield PrintedLetter(character, (left, LETTER[1] - top, right, LETTER[1] - foot))
