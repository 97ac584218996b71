"""One page from PDF to fax code: drawn in grey, made black and white, judged, coded. What a worker does, page after
page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from packet.fax import codes
from packet.fax.binarise import REACH, Bits, local, noise_of, plain_bits, text_bits
from packet.fax.broken import hidden_places
from packet.fax.crossed import freed
from packet.fax.encode import encode_rows
from packet.fax.figures import outlined
from packet.fax.findings import FaxedPage, Spot, judged
from packet.fax.geometry import (
    HEADER_ROWS,
    ROWS,
    SAFE_BOTTOM,
    SAFE_LEFT,
    SAFE_RIGHT,
    SAFE_TOP,
    WIDTH,
    Coding,
    Extent,
    Placement,
    Resolution,
    shrink,
)
from packet.fax.hue import unmarked
from packet.fax.legibility import FEW, FULL_DOTS, Measures, measure, score, typed_height, warnings
from packet.fax.marks import DRAWN
from packet.fax.morphology import Grey, Mask, Packed, close, dilate, dots, halved, open_, pack, unpack
from packet.fax.picture_objects import Toned, toned, with_tones
from packet.fax.plain import is_plain
from packet.fax.render import Source
from packet.fax.screen import ToneArea, framed, looks_like_photo, pictures
from packet.fax.shapes import shapes
from packet.fax.time import page_seconds
from packet.fax.tuning import LEVELS, LINE, NEXT, WHITE
from packet.fax.typed import Point
from packet.fax.warn import Warn

if TYPE_CHECKING:
    from forms.case import FaxWay

FINE: Final = 3
_ABOUT: Final = 13
"""Side in dots of what is about the lines of a hatching, which lie as far apart."""
_STRAYS: Final = 40
"""So many dots outside the safe area are specks of a scan, not a reason to make the page smaller."""
_SOLID: Final = 25
"""Side in dots of the squares that a fill has and no stroke of type of 60 pt."""
_SOFT: Final = 5
"""Side in dots of what takes the edge of a fill with it."""
MARK: Final = 8
"""Height or width in dots from which a shape is a mark somebody made: the small letters of 6 pt type."""
_COLUMNS: Final = np.arange(WIDTH)
_MARGINS: Final = np.packbits((_COLUMNS < SAFE_LEFT) | (_COLUMNS >= SAFE_RIGHT)).view(np.uint64)
"""The columns where paper machines may not print, 64 a word."""
_BESIDE: Final = np.flatnonzero(_MARGINS)
_LIFT: Final = 0.55
"""Power of a tone that makes a page lighter: grey that is half as light as paper gets seven tenths of its light."""
_LIGHTER: Final = np.round(WHITE * (np.arange(LEVELS) / WHITE) ** _LIFT).astype(np.uint8)


@dataclass(frozen=True)
class Drawn:
    """One coded page: `number` from 1; `code` most significant bit first; `rows` of 1728 dots."""

    number: int
    code: bytes
    rows: int
    score: int
    warnings: tuple[Warn, ...]
    measures: Measures
    plain: bool
    spots: tuple[Spot, ...] = ()


def draw_page(source: Source, number: int, way: FaxWay, coding: Coding, resolution: Resolution) -> Drawn:
    """Page `number` (from 1), in a way: with its pictures screened ("photo"), or with less black ("lighter"). Raises as
    `Source.grey` does."""
    photo = way == "photo"
    grey, bits, placed = inside(source, number, way == "lighter")
    if resolution == "standard":
        read = grey if bits.plain else unmarked(grey, source.colours(number - 1, placed))
        hidden = tuple((row // 2, column) for row, column in bits.hidden)
        read = lighter(read) if way == "lighter" else read
        fine, bits = bits, replace(text_bits(halved(read), source.is_scan(number - 1)), hidden=hidden)
        if fine.fills is not None:
            _put_fills(bits, fine.packed, fine.fills)
        grey = halved(grey)
    own = Toned() if photo or source.is_scan(number - 1) else _own_pictures(source, number, placed, grey)
    sent = bits.packed
    if photo:
        sent = pack(with_pictures(grey, bits.ink))
    elif own.photos or own.charts:
        sent = pack(with_tones(grey, bits.ink, own))
    sent[: HEADER_ROWS if resolution == "fine" else HEADER_ROWS // 2] = 0
    code = encode_rows(sent, coding)
    like_photo = not photo and not bits.plain and not own.photos and looks_like_photo(grey)
    aside = pictures(grey) if photo or like_photo else own.photos
    measures = measure(grey, bits, aside)
    seconds = page_seconds(len(code), LINE.fast, coding)
    points: tuple[Point, ...] = ()
    if not source.is_scan(number - 1) and (measures.letter < FULL_DOTS or not bits.plain):
        page = source.typed(number - 1, placed)
        if measures.letter < FULL_DOTS:
            measures = replace(measures, letter=typed_height(measures.letter, bits, page))
        if len(page.sizes) >= FEW:  # letters that the page itself draws are never out of focus, nor of coarse pixels
            measures = replace(measures, blur=1.0, coarse=1.0)
        points = () if bits.plain else page.points
    judge = FaxedPage(
        number,
        placed,
        grey,
        unpack(sent),
        source.is_scan(number - 1),
        bits.plain,
        tuple(aside),
        points,
        own.photos,
        measures.letter > 0,
    )
    said = judged(source, judge)
    found = (*said.warns, *warnings(measures, seconds, placed.scale, like_photo, said.lost))
    legible = min(said.most, score(measures))
    return Drawn(number, code, sent.shape[0], legible, found, measures, bits.plain, tuple(said.spots))


def _put_fills(bits: Bits, fine: Packed, fills: Packed) -> None:
    """Draw the fills, and what is about them, as fine resolution has them, in place: a row has the ink of the two that
    it stands for. Keys of a chart are so low in the coarse rows that they would be taken for strokes, and black."""
    about = dilate(unpack(fills[::2] | fills[1::2]).view(np.uint8), _ABOUT).view(np.bool_)
    bits.packed[:] = pack(np.where(about, unpack(fine[::2] | fine[1::2]), bits.ink))


def _own_pictures(source: Source, number: int, placed: Placement, grey: Grey) -> Toned:
    """The pictures with tones of page `number`, in dots of `grey`, of either resolution."""
    tall = grey.shape[0] / ROWS
    found = [
        ToneArea(round(box.top * tall), box.left, round(box.bottom * tall), box.right)
        for box in source.pictures(number - 1, placed)
    ]
    return toned(grey, found)


def inside(source: Source, number: int, less: bool = False) -> tuple[Grey, Bits, Placement]:
    """Page `number` (from 1) in grey and in black and white, drawn again smaller when its ink would be cut off. With
    `less` black the ink is found on a lighter page; the grey one is as it was."""
    grey, bits, placed = _drawn(source, number, None, less)
    if _outside(bits.packed) > _STRAYS:
        told = _told(bits)
        extent = _marks(unpack(told)) if source.is_scan(number - 1) else _extent(told)
        if not extent.safe:
            grey, bits, placed = _drawn(source, number, shrink(placed, extent), less)
    if bits.plain:
        return grey, bits, placed
    ink = codes.drawn(grey, bits.ink)
    hidden = hidden_places(source.colours(number - 1, placed), ink)
    return grey, replace(bits, packed=pack(ink), hidden=hidden), placed


def lighter(grey: Grey) -> Grey:
    """The page as a copier set to lighter makes it: what is half as dark as ink and less becomes paper's."""
    return _LIGHTER[grey]


def _drawn(source: Source, number: int, placed: Placement | None, less: bool) -> tuple[Grey, Bits, Placement]:
    """Grey and bits, codes not yet looked for. A drawn page with tints or pale ink is drawn in more dots; a scan would
    gain nothing by it."""
    grey, placed = source.grey(number - 1, placed)
    scan = source.is_scan(number - 1)
    if is_plain(grey):
        return grey, plain_bits(grey, scan), placed
    if not scan and noise_of(grey, scan) < DRAWN:
        grey, _ = source.grey(number - 1, placed, FINE)
    colours = source.colours(number - 1, placed)
    bits = local(lighter(unmarked(grey, colours)), scan) if less else local(unmarked(grey, colours), scan, grey)
    ink = bits.ink if scan else outlined(grey, colours, bits.ink)
    fills = None
    if ink is not bits.ink:
        ink = freed(ink, grey, close(grey, REACH), bits.dark)
        fills = pack(ink & ~bits.ink)
    return grey, replace(bits, packed=pack(ink), fills=fills), placed


def _outside(page: Packed) -> int:
    """Dots of ink where paper machines may not print."""
    beside = page[SAFE_TOP:SAFE_BOTTOM].view(np.uint64)[:, _BESIDE] & _MARGINS[_BESIDE]
    return dots(page[:SAFE_TOP]) + dots(page[SAFE_BOTTOM:]) + int(np.bitwise_count(beside).sum())


def _told(bits: Bits) -> Packed:
    """What of a page must not be cut off: all ink but the fills and what outlines them, and bright words on dark
    grounds. A banner that bleeds off the sheet says nothing at its end, nor does a punched hole."""
    if bits.plain:
        return bits.packed
    solid = dilate(open_(bits.ink.view(np.uint8), _SOLID), _SOFT)
    left = bits.ink & ~solid.view(np.bool_)
    if bits.fills is not None:
        left &= ~dilate(unpack(bits.fills).view(np.uint8), NEXT).view(np.bool_)
    if bits.dark is not None:
        left &= ~dilate(bits.dark.view(np.uint8), _SOFT).view(np.bool_)
        left |= open_((bits.dark & ~bits.ink).view(np.uint8), NEXT).view(np.bool_)
    return pack(left)


def _extent(page: Packed) -> Extent:
    """Of all ink, or of the safe area when there is none beyond it but strays."""
    if _outside(page) <= _STRAYS:
        return Extent(SAFE_LEFT, SAFE_TOP, SAFE_RIGHT, SAFE_BOTTOM)
    rows = np.flatnonzero(page.any(axis=1))
    columns = np.flatnonzero(np.unpackbits(np.bitwise_or.reduce(page, axis=0)))
    return Extent(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def _marks(ink: Mask) -> Extent:
    """The extent of a scan's marks: dust at the edge of the glass is none, or it would make every letter smaller."""
    found = shapes(ink)
    large = np.maximum(found.height, found.width) >= MARK
    if not large.any():
        return Extent(SAFE_LEFT, SAFE_TOP, SAFE_RIGHT, SAFE_BOTTOM)
    left, top, right, bottom = found.left[large], found.top[large], found.right[large], found.bottom[large]
    return Extent(int(left.min()), int(top.min()), int(right.max()) + 1, int(bottom.max()) + 1)


def with_pictures(grey: Grey, ink: Mask) -> Mask:
    """The page with its pictures screened and everything else as it was."""
    whole = ink.copy()
    for box in pictures(grey):
        area = np.s_[box.top : box.bottom, box.left : box.right]
        whole[area] = framed(grey[area])
    return whole


def bits_of(source: Source, number: int, photo: bool = False) -> tuple[Grey, Bits, Mask]:
    """Grey page, its text bits, and the ink that is sent, at fine resolution: for the preview and for tests."""
    grey, bits, _ = inside(source, number)
    bits.packed[:HEADER_ROWS] = 0
    ink = with_pictures(grey, bits.ink) if photo else bits.ink
    ink[:HEADER_ROWS] = False
    assert ink.shape[1] == WIDTH
    return grey, bits, ink
