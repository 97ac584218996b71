"""A grey page made black and white so that words survive a fax: the two-threshold method, and what it lacked.

Ink is what is darker than the paper just round it, so highlighter, tinted tables, shadows and yellow paper become white
and pale type becomes black. A second, lower threshold lets thin strokes hang on to the sure ink beside them. White
words on a dark fill stay white on black. A page that is already black on white is only cut at one level.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from packet.fax.corners import corners
from packet.fax.crossed import freed
from packet.fax.grounds import Ground, written_grounds
from packet.fax.marks import DRAWN, attached, beside, letters, swelled, washes
from packet.fax.morphology import (
    Grey,
    Mask,
    Packed,
    blocks,
    close,
    count,
    dilate,
    erode,
    levels,
    mapped,
    pack,
    percentile,
    rules,
    spread,
    unpack,
)
from packet.fax.plain import cut, is_plain
from packet.fax.ruling import grids, ruling, ungridded
from packet.fax.specks import without_specks
from packet.fax.tails import with_tails
from packet.fax.tuning import GRAIN, INK, LEVELS, NEXT, PAPER, WHITE

REACH: Final = 21
"""Strokes up to this many dots wide are ink on a paper; wider things are fills."""
TILE: Final = 48
"""Side of the squares whose usual tone tells a dark ground from a bright one."""
SEED: Final = 0.5
"""Ink for sure: as much darker than its tint as this share of what the darkest dot about it is."""
WEAK: Final = 0.4
"""Ink when sure ink is within two dots: the thin end of a stroke."""
_FAR: Final = 61
"""Side in blocks of 8 dots of the place whose brightest is its paper: 1.2 inches to either side of a banner."""
ABOUT: Final = 11
"""Side of the square in which a dot is held against the deepest: a stroke and its edges."""
HAIR: Final = 24
"""The missing part of a letter is no larger, each way; grain that hangs together is."""
FAINT: Final = 90
"""Strokes less deep than so many levels take along what hangs on them and is half as deep as they: their hairlines are
hardly deeper than grain. On scans only: what a program drew is as deep as it should be."""
EDGE: Final = 9
"""Side of the square about sure ink that counts as its soft edge."""
PALE: Final = 0.3
"""Less darker than its tint by this share is pale ink: looked for after the rest, by its own measure."""
RULE: Final = 41
"""Pale ink that runs straight for so many dots is a rule, not a letter."""
RULED: Final = 8
"""Levels by which a rule is darker than its tint, that a reader would miss: a hairline of a grey that is half white."""
WASHED: Final = 61
"""Side in dots of what is about a watermark's strokes: its parts beside words, which have the words' soft edges."""
_DEEPER: Final = 1.3
_DEEPEST: Final = 90
"""Of a watermark is what is no deeper than nine tenths of its dots and a third more: pale words on it stay."""
SOLID: Final = 0.35
"""Darker than this share of the paper about it is black however wide: big type, boxes."""
DARK: Final = 0.65
"""A ground darker than this share of the paper is a dark fill; dark words on it would be hard to read anyway."""
SHARP: Final = 6.0
"""Grain in levels up to which the strokes of a scan are sharpened: it would grow with them."""
_EVEN: Final = 0.9
"""A drawn page has no step at all in so large a share of its paper; the steps it has are the edges of pale words."""
_NO_GRAIN: Final = 0.99
"""The most that such edges count for: less than `DRAWN`."""
GRAINY: Final = 9.0
"""Grain in levels from which a page is smoothed before anything else."""
BLACK: Final = 0.18
"""Darker than this share of the page's white is black however wide it is: a redaction bar stays a bar."""
Shares = NDArray[np.float32]
_DARKEST_PAPER: Final = 80
"""No sheet is darker than this, however bad the light: a page all black is black."""
_QUARTER: Final = 2
_EIGHTH: Final = 3
"""Bits: a quarter and an eighth of a depth, together three eighths."""
_RING: Final = 5
"""Side in dots of the square in which a pale stroke beside black ink is the deepest, or half as deep."""


@dataclass(frozen=True)
class Bits:
    """A black-and-white page: bits of `packed` are set where the far end prints black; `paper` is its white, 0..255.

    `dark` tells the dots of dark grounds with bright words; None when there are none. `noise`: `noise_of`.
    `depth` is how much darker than its tint each dot was; None on a plain page and a smoothed one.
    `lines`: the dots of rules that are in ink for their length alone, however pale; no word is as pale.
    `hidden`: row and column of the places whose words only the colours show. `fills`: the outlines and the hatching of
    coloured fills, of the bits of `packed`; None for none.
    """

    packed: Packed
    plain: bool
    paper: int
    dark: Mask | None = None
    noise: float = 0.0
    coarse: float = 1.0
    depth: Grey | None = None
    lines: Mask | None = None
    hidden: tuple[tuple[int, int], ...] = ()
    fills: Packed | None = None

    @cached_property
    def ink(self) -> Mask:
        """`packed` as a page of truth values."""
        return unpack(self.packed)


def text_bits(grey: Grey, scan: bool = False) -> Bits:
    """Black and white for a page to be read; specks are taken off a `scan`, never off what a program drew. Raises
    nothing; any grey page of any content gives a page."""
    return plain_bits(grey, scan) if is_plain(grey) else local(grey, scan)


def plain_bits(grey: Grey, scan: bool = False) -> Bits:
    """A page that is black on white already: cut at one level."""
    ink = cut(grey)
    return Bits(pack(without_specks(ink) if scan else ink), True, WHITE)


def local(grey: Grey, scan: bool = False, tone: Grey | None = None) -> Bits:
    """The two-threshold method on bytes. How much darker than its tint a dot must be follows the darkest ink about it:
    between black words a pale smudge is none, but words that are all pale are words. `tone`: the page before its marks
    were taken off."""
    grain = noise_of(grey, scan)
    drawn = grey
    # A grid's lines look like repeated pixels.
    grid = grids(grey if tone is None else tone, grain) if grain < GRAINY else None
    grey, coarse = (grey, 1.0) if grid is not None else _smooth(grey, grain)
    noise = noise_of(grey) if grain >= GRAINY else grain
    tint = close(grey, REACH)
    near_paper = close(blocks(grey, PAPER.block, np.maximum), PAPER.near)
    far_paper = dilate(near_paper, _FAR)
    white = max(_DARKEST_PAPER, int(np.percentile(far_paper, PAPER.white)))
    depth = tint - grey
    if not scan:
        depth[corners(grey, depth)] = 0
    ink, wash = _strokes(sharpened(depth) if DRAWN <= noise < SHARP else depth, tint, noise)
    massive = grey < np.maximum(_over((near_paper * SOLID).astype(np.uint8), grey), np.uint8(white * BLACK))
    if noise < DRAWN and not scan:
        massive = _whole(massive, grey < white * SOLID)
    dark = _dark_fills(grey, far_paper, massive, ink, noise)
    if scan or noise >= DRAWN:
        ink = without_specks(ink)
    if DRAWN <= noise < GRAINY or (noise < DRAWN and not scan):  # a clean scan's lone dots are dust
        more = swelled(depth, ink, noise)
        more = more if wash is None else more & ~wash
        ink |= more if dark is None else more & ~dark
    if DRAWN <= noise < GRAINY:
        more = with_tails(ink, depth)
        ink = more if dark is None else ink | (more & ~dark)
    lines = None
    if noise < GRAINY:
        if grid is not None:
            ink = ungridded(ink, depth, grid)
            depth[grid & ~ink] = 0  # what was taken off on purpose is no detail lost
        lines = ruling(depth, round(RULED + INK.floor_grain * noise), grid, noise >= DRAWN)
        if tone is not None and tone is not drawn:  # what is left of a mark between words of a pen runs straight, too
            lines &= close(tone, REACH) - tone > RULED // 2
        lines = lines & ~ink if dark is None else lines & ~ink & ~dark
        ink |= lines
    if wash is not None:
        depth[wash & ~ink] = 0
    ink = freed(ink, grey, tint, dark)
    return Bits(pack(ink), False, white, dark, grain, coarse, depth if grey is drawn else None, lines)


def _strokes(depth: Grey, tint: Grey, noise: float) -> tuple[Mask, Mask | None]:
    """Ink of two strengths: the darkest about, and then what is left of paler words, with their hairlines and their
    marks. `depth` is how much darker than its tint a dot is. So grey words beside black ones stay, and the soft edge of
    black ones does not. With it the dots about a watermark, of which nothing pale may stay; None for none."""
    floor = min(INK.floor_most, INK.floor + INK.floor_grain * noise)
    lowest = np.maximum(np.arange(LEVELS) * INK.least, 2 * floor)
    least = mapped(tint, lowest.astype(np.uint8))
    dark = mapped(tint, np.maximum(lowest, np.arange(LEVELS) * PALE).astype(np.uint8))
    ink = _level(depth, *_levels(depth, dark))
    edge = dilate(ink.view(np.uint8), EDGE).view(np.bool_)
    left = np.where(edge, np.uint8(0), depth)
    pale = _level(left, *_levels(left, least))
    wash = washes(pale, edge)
    sure = pale & (count(pale, INK.crowd) >= INK.crowd_least)  # grain is scattered, a stroke is not
    about = dilate(depth, ABOUT)
    half = depth > about >> 1
    pale |= edge & half & (depth > least)  # a hairline beside its stem; no soft edge
    ruled = rules(pale, RULE)  # the ruling of a table would come out as dashes between its words
    if ruled.any():
        sure &= ~rules(sure, RULE)
    if noise >= GRAINY:
        return ink | sure, None  # grain as deep as ink is not to be told from its marks
    rest = pale & ~(ink | sure | ruled)
    if noise < DRAWN:  # a pale ring about a black dot goes on beside it, and is no soft edge
        ring = edge & ~ink & (depth > least) & (depth >= dilate(depth, _RING) >> 1)
        sure |= attached(ring, sure)
    if noise >= DRAWN:
        rest |= half & (depth > least >> 1) & (about < FAINT) & ~(ink | sure | ruled)
    sure |= attached(rest, ink | sure, HAIR)
    rest &= ~sure
    strokes = ink | sure
    found = strokes | beside(
        rest | _dots(depth, about, least, strokes), ink | letters(sure, ink), depth, about, noise < DRAWN
    )
    if wash is None:
        return found, None
    near = dilate(wash.view(np.uint8), WASHED).view(np.bool_) & ~ink
    near &= depth <= min(WHITE, round(_DEEPER * percentile(depth[wash], _DEEPEST)))
    return found & ~near, near


def _dots(depth: Grey, about: Grey, least: Grey, strokes: Mask) -> Mask:
    """Dots at least three eighths as deep as the deepest about them, as a small mark may be in a blurred scan, and half
    as deep as ink must be elsewhere, that are no soft edge of a stroke: none of their shape comes near one."""
    low: Mask = depth > np.maximum((about >> _QUARTER) + (about >> _EIGHTH), least >> 1)
    near = dilate(strokes.view(np.uint8), NEXT).view(np.bool_)
    low &= ~near
    return low & ~attached(low, near)


def _levels(depth: Grey, least: Grey) -> tuple[Grey, Grey]:
    """How deep a seed must be, and a weak dot: shares of the deepest of the 56 x 56 dots round each dot, and no less
    than `least` and half of it."""
    darkest = dilate(blocks(depth, PAPER.block, np.maximum), INK.about)
    seed, weak = (_over((np.arange(LEVELS) * share).astype(np.uint8)[darkest], depth) for share in (SEED, WEAK))
    return np.maximum(seed, least), np.maximum(weak, least >> 1)


def _level(depth: Grey, seed: Grey, weak: Grey) -> Mask:
    """Dots deeper than `seed`, and those deeper than `weak` within two steps of them."""
    ink: Mask = depth > seed
    near = depth > weak
    for _ in range(2):
        ink |= dilate(ink.view(np.uint8), NEXT).view(np.bool_) & near
    return ink


def coarseness(grey: Grey) -> float:
    """Dots of the raster to one pixel of the picture it was drawn from, when pdfium repeated pixels: 1.0 when it did
    not."""
    rows = grey[:: GRAIN.busy_rows].astype(np.int16)
    step = np.abs(np.diff(rows, axis=1)).astype(np.uint8)
    busy = dilate(step, GRAIN.busy) > GRAIN.busy_step if step.shape[0] else step > 0
    if np.count_nonzero(busy) < GRAIN.busy_least:
        return 1.0
    repeated = 1 / max(GRAIN.unlike, 1 - float((step[busy] == 0).mean()))
    return GRAIN.plain * repeated if repeated > GRAIN.repeated else 1.0


def _smooth(grey: Grey, grain: float) -> tuple[Grey, float]:
    """A very grainy page smoothed over 3 x 3 dots, one of repeated pixels over a pixel; others as they are. With it the
    coarseness."""
    coarse = coarseness(grey) if grain >= DRAWN else 1.0
    reach = max((coarse - 1) / 2 if coarse > 2 else 0.0, 1.0 if grain >= GRAINY else 0.0)
    if not reach:
        return grey, coarse
    return np.asarray(Image.fromarray(grey).filter(ImageFilter.BoxBlur(reach))), coarse


def sharpened(page: Grey) -> Grey:
    """The page with what the glass of a scanner smeared over 3 x 3 dots taken back: each dot as far from the mean about
    it once more. The white between a letter and its accent opens, and a dot of 8 pt type is as deep as its stroke."""
    mean = np.asarray(Image.fromarray(page).filter(ImageFilter.BoxBlur(1)))
    sharp: Grey = np.clip(2 * page.astype(np.int16) - mean, 0, WHITE).astype(np.uint8)
    return sharp


def _over(small: Grey, page: Grey, side: int = PAPER.block) -> Grey:
    return spread(small, (page.shape[0], page.shape[1]), side)


def noise_of(grey: Grey, scan: bool = True) -> float:
    """Grain of the paper, in levels: the mean step between dots three apart, ink left out. Below 1 for drawn pages;
    of a page that is no `scan`, white words on pale grounds are no grain."""
    sample = grey[:: GRAIN.rows].astype(np.int16)
    step = np.abs(sample[:, GRAIN.apart :: GRAIN.apart] - sample[:, : -GRAIN.apart : GRAIN.apart])
    light = sample[:, : -GRAIN.apart : GRAIN.apart] > GRAIN.ink
    steps = step[light & (step < GRAIN.edge)]
    if steps.size <= GRAIN.least:
        return 0.0
    if not scan and np.count_nonzero(steps) <= (1 - _EVEN) * steps.size:
        return min(_NO_GRAIN, float(np.mean(steps)))
    return float(np.mean(steps))


def _dark_fills(grey: Grey, paper: Grey, massive: Mask, ink: Mask, noise: float) -> Mask | None:
    """Add what is dark far and wide to `ink`, in place: `massive` black stays black, bright words on a dark ground stay
    white on black, and the table round a photographed sheet stays away. Strokes that are ink already are never touched
    outside a dark ground. Returns the dots of dark ground with words, None for none.
    """
    ground = written_grounds(grey, erode(paper, _FAR))
    if noise >= DRAWN:
        massive &= ~_over(_frame(grey, paper, ground), grey, TILE).view(np.bool_)
    ink |= massive
    if ground is None:
        return None
    ink[ground.area] = ground.ink[ground.area]
    return ground.area


def _whole(massive: Mask, deep: Mask) -> Mask:
    """Black fills to their edges, the middle of a large one too, from which no paper is near: what is `deep` beside the
    page's white and hangs together with them."""
    if not massive.any():
        return massive
    cells, seeds = (blocks(some.view(np.uint8), PAPER.block, np.minimum).view(np.bool_) for some in (deep, massive))
    if not seeds.any():
        return massive
    grown = dilate(_grow(seeds & cells, cells).view(np.uint8), NEXT)
    return massive | (deep & _over(grown, deep.view(np.uint8)).view(np.bool_))


def _frame(grey: Grey, paper: Grey, ground: Ground | None) -> Grey:
    """The tiles of 48 x 48 dots, most of each dark, that hang together with an edge of the page and hold no words: the
    table round a sheet."""
    tone = levels(grey, TILE, PAPER.sample)
    sheet = blocks(paper, TILE // PAPER.block, np.maximum)[: tone.shape[0], : tone.shape[1]]
    fill = tone < sheet * DARK
    if ground is not None:
        fill &= blocks(ground.area.view(np.uint8), TILE, np.maximum) == 0
    edge = np.zeros_like(fill)
    edge[0], edge[-1], edge[:, 0], edge[:, -1] = fill[0], fill[-1], fill[:, 0], fill[:, -1]
    return dilate(_grow(edge, fill).view(np.uint8), NEXT)


def _grow(start: Mask, within: Mask) -> Mask:
    """All of `within` that hangs together with `start`, by sides and corners."""
    grown = start
    while True:
        more = dilate(grown.view(np.uint8), NEXT).view(np.bool_) & within
        if (more == grown).all():
            return grown
        grown = more
