"""What the judges say of one page: each finding with its kind, its words or its place, and what it leaves of the score.

The judges know nothing of how the ink was found (a contract of the imports says so); here they are only asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Final

import numpy as np

from packet.fax import codes
from packet.fax.black_pictures import blackened
from packet.fax.broad import lost_broad
from packet.fax.geometry import ROWS, SHEET, WIDTH, Placement
from packet.fax.judge import spoilt
from packet.fax.lost import BETWEEN, Lost, inches, lost_points, told
from packet.fax.missing import DotBox, Missing, missing
from packet.fax.morphology import Grey, Mask, Packed, halved, pack
from packet.fax.render import Source
from packet.fax.screen import ToneArea
from packet.fax.tones import spoilt_page, spoilt_pictures
from packet.fax.typed import Box, Point
from packet.fax.vanished import vanished
from packet.fax.warn import Warn

WHOLE: Final = 100
"""The score of print on paper."""
BLEMISHED: Final = 90
"""A page that lost a mark, a rule or a code scores no more: it is not as clear as print."""
SPOILT: Final = 60
"""A page with a picture or a chart's fill gone, or a point or a letter of a figure, scores no more."""
MISREAD: Final = 3
"""So many broken letters are a word; one broken figure is another sum."""
WIDE_INCHES: Final = 8.5
"""Inches of a scan line's sheet, left to right."""
_NEAR_INCHES: Final = 0.2
"""Spots of one kind no further apart have one frame: a line of type."""
_CODE_FINE: Final = 2
"""Times as many dots, each way, in which codes of the page are read: those of small modules, too."""


@dataclass(frozen=True)
class Spot:
    """Where a finding is: its kind, left, top, right and bottom in inches of the sheet as it is faxed, and the words
    that stand there, "" where none are known."""

    kind: str
    left: float
    top: float
    right: float
    bottom: float
    words: str = ""

    def near(self, other: Spot) -> bool:
        """Whether one frame does for both."""
        apart = max(self.left - other.right, other.left - self.right, self.top - other.bottom, other.top - self.bottom)
        return self.kind == other.kind and apart <= _NEAR_INCHES

    def with_(self, other: Spot) -> Spot:
        """One frame about both."""
        words = told(filter(None, (*self.words.split(BETWEEN), *other.words.split(BETWEEN))))
        edges = (self.left, other.left), (self.top, other.top), (self.right, other.right), (self.bottom, other.bottom)
        return Spot(self.kind, min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3]), words)


def gathered(spots: Iterable[Spot]) -> list[Spot]:
    """The spots with those of a kind that lie together as one: a broken word has a frame, not each of its letters."""
    cells: dict[tuple[str, int, int], Spot] = {}
    for spot in spots:  # hundreds of marks of a spoilt page: those of one place first
        cell = spot.kind, int(spot.top / _NEAR_INCHES), int(spot.left / _NEAR_INCHES)
        cells[cell] = cells[cell].with_(spot) if cell in cells else spot
    found: list[Spot] = []
    for spot in cells.values():
        while near := [one for one in found if one.near(spot)]:
            found = [one for one in found if one not in near]
            spot = reduce(Spot.with_, near, spot)
        found.append(spot)
    return sorted(found, key=lambda spot: (spot.top, spot.left))


@dataclass(frozen=True)
class FaxedPage:
    """A page before and after: grey as drawn and `sent` in ink, of one size; laid as `placed`; its number from 1.

    `aside`: its photographs, whose strokes are none; those of them that were `screened` unasked are judged as
    pictures all the same. `points` are those that its text has, none to leave them out. `worded`: it has lines of type
    or of handwriting."""

    number: int
    placed: Placement
    grey: Grey
    sent: Mask
    scan: bool
    plain: bool
    aside: Sequence[ToneArea] = ()
    points: tuple[Point, ...] = ()
    screened: Sequence[ToneArea] = ()
    worded: bool = True

    @property
    def tall(self) -> float:
        """Rows of the page to one row of fine resolution."""
        return float(self.sent.shape[0] / ROWS)


@dataclass
class Findings:
    """What was found: words and places for the warnings, spots for the frames, and the most that the page may score."""

    lost: Lost = field(default_factory=Lost)
    warns: list[Warn] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    most: int = WHOLE

    def add(self, kind: str, most: int, places: Sequence[DotBox], rows: int) -> None:
        """A warning of a kind that names places, when there are some."""
        if not places:
            return
        about = inches([place.middle for place in places], rows)
        self.warns.append(Warn(kind, {"inches": told(about)}))
        self.spot(kind, places, rows, most)

    def spot(self, kind: str, places: Sequence[DotBox], rows: int, most: int, words: Sequence[str] = ()) -> None:
        across, down = WIDE_INCHES / WIDTH, SHEET / rows
        said = words or [""] * len(places)
        self.spots += [
            Spot(
                kind,
                round(place.left * across, 2),
                round(place.top * down, 2),
                round(place.right * across, 2),
                round(place.bottom * down, 2),
                line,
            )
            for place, line in zip(places, said, strict=True)
        ]
        if places:
            self.most = min(self.most, most)


def judged(source: Source, page: FaxedPage) -> Findings:
    """What all judges say of a page. A plain page is its own print, black on white: its codes and pictures are asked
    about alone."""
    found = Findings()
    rows = page.sent.shape[0]
    black = blackened(page.grey, pack(page.sent))
    pictures = [black] if black else []
    if not page.plain:
        pictures += spoilt_pictures(page.grey, page.sent, page.scan)
        if page.scan and not page.worded and not pictures and (whole := spoilt_page(page.grey, page.sent)):
            pictures.append(whole)
        gone = _outside(missing(page.grey, page.sent, page.scan), page.aside)
        found.add("rules", BLEMISHED, gone.rules, rows)
        broad = _clear(lost_broad(page.grey, page.sent), page.aside)
        _marks(source, page, (*gone.marks, *broad), found)
        _letters(source, page, found)
        found.add("fills", SPOILT, _fills(source, page, pictures), rows)
    found.add("picture", SPOILT, [place for place in pictures if page.screened or not _within(place, page.aside)], rows)
    two = pack(page.sent) if page.plain else codes.two_tone(page.grey)
    if codes.may_hold(two, page.plain):
        found.add("codes", BLEMISHED, _codes(source, page, two), rows)
        if not codes.can_read():
            found.warns.append(Warn("unread"))
            found.most = min(found.most, BLEMISHED)
    found.spots = gathered(found.spots)
    return found


def _outside(gone: Missing, aside: Sequence[ToneArea]) -> Missing:
    if not aside:
        return gone
    rules, marks = (tuple(one for one in some if not _within(one, aside)) for some in (gone.rules, gone.marks))
    return Missing(rules, marks)


def _clear(places: Sequence[DotBox], aside: Sequence[ToneArea]) -> list[DotBox]:
    return [place for place in places if not _within(place, aside)]


def _within(place: DotBox, areas: Sequence[ToneArea]) -> bool:
    down, across = place.middle
    return any(area.left <= across < area.right and area.top <= down < area.bottom for area in areas)


def _marks(source: Source, page: FaxedPage, marks: Sequence[DotBox], found: Findings) -> None:
    """The words about lost points, and those about other lost marks, or their places where the page has no text."""
    rows = page.sent.shape[0]
    points = lost_points(page.grey, page.sent, page.points)
    words = [point.words for point in points]
    edges = [
        DotBox(int(one.top * page.tall), int(one.bottom * page.tall) + 1, int(one.left), int(one.right) + 1)
        for one in points
    ]
    found.spot("points", edges, rows, SPOILT, words)
    found.spot("marks", marks, rows, BLEMISHED)
    places = [place.middle for place in marks]
    if places and not page.scan:
        fine = [(round(row / page.tall), column) for row, column in places]
        said, places = source.words_at(page.number - 1, page.placed, fine)
        words, rows = words + said, ROWS
    found.lost = Lost(tuple(words), inches(places, rows))


def _letters(source: Source, page: FaxedPage, found: Findings) -> None:
    """The words about letters that cannot be read. A scan's recognised words are not the strokes that it shows."""
    if page.scan:
        return
    ideal, letters = source.letters(page.number - 1, page.placed)
    if page.tall < 1:
        ideal = halved(ideal)
    boxes = [(left, top * page.tall, right, bottom * page.tall) for left, top, right, bottom in letters.boxes]
    places = [
        place for place in spoilt(page.grey, page.sent, ideal, boxes) if not _within(_placed(boxes[place]), page.aside)
    ]
    if not places:
        return
    misread = len(places) >= MISREAD or any(letters.is_figure(place) for place in places)
    found.lost = replace(found.lost, letters=tuple(letters.line(place) for place in places))
    edges = [_placed(boxes[place]) for place in places]
    found.spot("letters", edges, page.sent.shape[0], SPOILT if misread else BLEMISHED, found.lost.letters)


def _placed(box: Box) -> DotBox:
    left, top, right, bottom = box
    return DotBox(int(top), int(bottom) + 1, int(left), int(right) + 1)


def _fills(source: Source, page: FaxedPage, pictures: Sequence[DotBox]) -> list[DotBox]:
    """The fills that are gone; those in a picture that is gone are told with it."""
    grey, ink = page.grey, page.sent
    coarse = page.tall < 1
    if coarse:  # colours have a pixel for each 4 x 4 dots of fine resolution
        grey, ink = np.repeat(grey, 2, axis=0), np.repeat(ink, 2, axis=0)
    colours = source.colours(page.number - 1, page.placed)
    areas = [*page.aside, *(ToneArea(one.top, one.left, one.bottom, one.right) for one in pictures)]
    places = vanished(grey, colours, ink, page.scan)
    if coarse:
        places = [DotBox(one.top // 2, one.bottom // 2, one.left, one.right) for one in places]
    return [place for place in places if not _within(place, areas)]


def _codes(source: Source, page: FaxedPage, two: Packed) -> list[DotBox]:
    """The codes of the page that a reader finds before the fax, and not on it. `two`: the page in black and white."""
    fine = source.large(page.number - 1, page.placed, _CODE_FINE)
    parts = codes.near_codes(two, page.plain, fine.shape)
    return [DotBox(one.top, one.bottom, one.left, one.right) for one in codes.lost(fine, page.sent, parts)]
