"""Numbers by which a page is made black and white and judged: units, what each tells apart, and what fixed them.

Units: "dots" are those of the raster, 204 x 196 to the inch; "levels" are of 0 (black) to 255 (white); "share" is a
share of what is named. What a single module alone decides by stands named at its head; here stand the measures that
several share, samples, and the parts of formulas.

What fixed them: the made papers of `tests/packet/fax` (printed, scanned and photographed) are kept and judged right at
these values, and `tests/bench/test_fax_legibility.py` holds the score against what an OCR program reads. Where a
standard or the arithmetic of bytes fixes a number, that is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WHITE: Final = 255
"""The brightest level of a byte, and the mark of "none" in pages of bytes."""
LEVELS: Final = 256
"""How many levels a byte has."""
NEXT: Final = 3
"""Side in dots of the square of a dot and its neighbours."""
OWN: Final = 0o700
"""Rights of a folder with answers in it: its owner's alone (POSIX.1 chmod)."""
CHANNELS: Final = 3
"""Red, green, blue."""


@dataclass(frozen=True)
class _Paper:
    """The white that ink stands on."""

    block: int = 8
    """Side in dots of the blocks of which the brightest is looked at: less than the gap between two lines."""
    near: int = 17
    """Side in blocks of the square whose closing is the paper about a dot: 0.7 inches, wider than big type."""
    white: int = 90
    """Per cent of the blocks that are no brighter than the page's white: a glare has fewer than a tenth."""
    sample: int = 4
    """Of every so many dots each way the usual tone of a square is taken."""


@dataclass(frozen=True)
class _Ink:
    """How much darker than its tint ink is. Levels, unless said otherwise."""

    floor: float = 10
    floor_grain: float = 3
    floor_most: float = 30.0
    """Least depth of a weak dot on a page without grain; times the grain on top; at most."""
    least: float = 0.1
    """Share of its tint that ink is darker by, at least."""
    about: int = 7
    """Side in blocks of 8 dots of what the deepest is looked for in: two letters of 12 pt type to either side."""
    crowd: int = 15
    """Side in dots of the square in which pale dots are counted ..."""
    crowd_least: int = 24
    """... of which so many are a stroke: grain is scattered."""


@dataclass(frozen=True)
class _Grain:
    """The grain of the paper, and pixels that pdfium repeated."""

    rows: int = 8
    """One row in so many is looked at."""
    apart: int = 3
    """Dots between which a step is measured: a JPEG's grain is alike from dot to dot."""
    ink: int = 100
    """Levels up to which a dot is ink and no paper."""
    edge: int = 40
    """Levels from which a step is an edge."""
    least: int = 1000
    """Fewer steps say nothing."""
    busy_rows: int = 16
    """One row in so many is looked at for repeated pixels."""
    busy: int = 17
    busy_step: int = 24
    """Dots about a step of so many levels are busy: in plain paper all dots are alike."""
    busy_least: int = 2000
    """Fewer busy dots say nothing."""
    unlike: float = 0.1
    """Share of unlike neighbours that is reckoned with, at least."""
    plain: float = 0.8
    """A fifth of the busy dots is plain paper."""
    repeated: float = 2.5
    """Dots to a pixel from which pixels were repeated and not merely alike."""


@dataclass(frozen=True)
class _Letters:
    """Which shapes are letters, and how high. Dots; shares are of a shape's height or box."""

    strip: int = 16
    """One row in so many is looked at for where lines stand."""
    many: int = 3
    """A margin's column has ink in a third as many rows as the fullest."""
    pitch_rows: int = 4
    """One row in so many is looked at for the pitch of strokes."""
    least_latin: float = 0.8
    """Share of a Latin letter's height that letters with strokes as close count for, at least."""
    told_over: int = 2
    told_under: int = 3
    """About a told run of type, so many dots over and before it, under and behind it are its own."""
    heights: int = 91
    """Heights that are piled up: one more than `TALLEST`."""
    highest: int = 88
    """The highest letters that are looked for: pairs of heights end before the pile does."""
    common: float = 0.1
    common_least: float = 8.0
    """Heights that so large a share of all letters has, and so many, are common."""
    wide: int = 3
    """Times its height, at most, is a letter's width."""
    slim: int = 6
    """Times its width, at most, is a letter's height."""
    solid: int = 95
    """Per cent of its box that a letter fills, at most: more is a bar."""
    frame: int = 7
    """A body fills a seventh of its box: less is a frame."""
    body: int = 8
    """Rows of a body to which marks may belong."""
    over: int = 60
    aside: int = 35
    """Per cent of a body's height within which a mark is over or under it, and beside it."""


@dataclass(frozen=True)
class _Measure:
    """What the measures of a page look at."""

    rows: int = 4
    """One row in so many tells how black a page is."""
    floor: float = 14
    floor_grain: float = 5
    floor_most: float = 90
    """Levels of the least detail: without grain, times the grain on top, at most."""
    ink: int = 75
    """Per cent of the ink that is paler than what the contrast is told by: edges are."""
    steep: int = 85
    """Per cent of the steps that are flatter than a letter's edge."""
    some: int = 500
    """Fewer dots say nothing."""
    near: int = 5
    """Side in dots of the square about ink in which detail is kept."""
    shaky: float = 0.5
    """Levels of grain from which a page may lie askew: what a program drew lies straight."""


@dataclass(frozen=True)
class _Skew:
    """The slope of lines of type."""

    rows: int = 3
    columns: int = 8
    """Every so many dots are looked at, and rows piled up together."""
    least: int = 400
    """Fewer dots say nothing."""
    most: float = 4.0
    step: float = 0.25
    """Degrees to either side that are tried, and from one to the next."""
    room: int = 200
    """Rows that a page of 1728 dots rises or falls by at the most, and some: no pile has a number below nought."""
    clear: float = 1.3
    """So many times the usual peak is that of lines."""


@dataclass(frozen=True)
class _Score:
    """Between which values a measure takes legibility from none to all; held to what an OCR program reads."""

    size_none: float = 3.5
    """Dots of small letters that nobody reads."""
    sharp_all: float = 0.18
    sharp_none: float = 0.6
    """Width of an edge over the height of letters."""
    contrast_none: float = 0.07
    contrast_all: float = 0.2
    """Contrast of ink to its paper."""
    lost_all: float = 0.15
    lost_none: float = 0.9
    """Share of the detail that is lost."""
    repeated: float = 0.7
    """Power of the repeated pixels by which a letter's dots count for less."""
    told_lost: float = 0.3
    """Share of the detail lost that is told."""
    told_blur: float = 0.3
    """Width of an edge over the height of letters that is told."""
    told_scale: float = 0.95
    """A page made smaller than this share is told."""
    told_skew: float = 2
    """Degrees that are told."""


@dataclass(frozen=True)
class _Plain:
    """A page that is black on white."""

    rows: int = 24
    """One row in so many is looked at: every line of type has one."""
    paper: int = 250
    """Levels: rows whose brightest is darker have no white paper."""
    ink_end: int = 61
    middle: int = 192
    """Levels: from the first on, and so many more, a dot is neither ink nor paper."""
    middle_most: float = 0.25
    """Share of such dots that edges of black type have."""
    flat_most: float = 0.0004
    """Share of dots of a flat tone between that rules and edges have."""
    stroke: int = 10
    """Levels by which a stroke is darker than the cut."""
    strokes: int = 10
    """Dots of strokes that a stretch with words has."""
    level: float = 0.8
    """Share of its dots that a thin rule has alike."""
    wide: int = 16
    """Columns of the blocks whose darkest dot is looked at: a letter."""
    pale: int = 120
    """Levels: ink with nothing darker about it is pale."""


@dataclass(frozen=True)
class _Photo:
    """Pictures with tones. Levels, unless said otherwise."""

    sample: int = 4
    """Of every so many dots each way tones are taken."""
    low: int = 1
    high: int = 99
    """Per cent of a picture's dots that are its black, and all but its white."""
    least: float = 24.0
    """A picture's black and white lie so far apart, at least: sky stays sky."""
    side: int = 80
    """Dots, each way, of the smallest picture: 1 cm."""
    half: float = 0.5
    """Share of a line that is toned beside a picture."""
    grow: int = 16
    """Dots, beyond a tile, that a picture's side is moved at most."""
    night: int = 30
    """Darker tones are black."""
    bright: float = 0.85
    paper: int = 95
    """Share of the paper (the tone that so many per cent are no brighter than) that a tone is darker than."""
    step_least: int = 5
    step_most: int = 60
    """Tones of a picture differ by so much from place to place; a shadow's by less, edges by more."""
    share: float = 0.02
    of_toned: float = 0.4
    """Shares of the page, and of what is toned, that are lively in a photograph."""


@dataclass(frozen=True)
class _Colour:
    """The colours of a page."""

    near: int = 9
    """Side in blocks of the closing that takes words off the paper."""
    red: int = 30
    green: int = 59
    blue: int = 11
    whole: int = 100
    """Weights of the channels in luminance, as pdfium has them, and their sum."""
    about: int = 5
    """Side, in cells or dots, of what is about a shaped mark, and about dark words."""
    middle: int = 127
    """Levels: half covered."""
    rim: int = 7
    """Side in dots of the square that takes a rim off its body: three dots wide."""
    unit_bits: int = 6
    """A gain of one is 64: so many bits."""


@dataclass(frozen=True)
class _Grounds:
    """Dark grounds with bright words."""

    middle: int = 115
    """Of 256: what is brighter than this share of the way from the ground to the brightest about is a word."""
    middle_bits: int = 8
    """256 is so many bits."""
    contrast: int = 3
    """Words on a dark ground are brighter than it by a third of the brightest about."""
    paper: int = 61
    """Side in blocks of 8 dots of the closing that finds the paper about a banner: 2.4 inches."""


@dataclass(frozen=True)
class _Specks:
    """The dust of a scan."""

    rows: int = 4
    """One row in so many tells how wide strokes are."""
    most: float = 10.0
    share: float = 0.6
    """Dots of a speck, at most, and as a share of a period's: a stroke's width squared."""
    half: int = 4
    low: int = 15
    """Bits of half a byte, and the byte whose lower half is set."""


@dataclass(frozen=True)
class _Line:
    """Seconds on the telephone line, measured on T.30 calls, and rates of modems (ITU-T V.17, V.29)."""

    fast: int = 14400
    slow: int = 9600
    """Bit/s of a usual call, and of an old machine's."""
    page: float = 3.2
    """Seconds from page to page with error correction."""
    framing: float = 1.08
    """Bits sent for one of the page's, with error correction."""
    block: float = 2.0
    """Seconds for each further block of 64 KiB."""
    page_plain: float = 2.6
    """Seconds from page to page without error correction."""
    byte: int = 8
    """Bits."""


PAPER: Final = _Paper()
INK: Final = _Ink()
GRAIN: Final = _Grain()
LETTERS: Final = _Letters()
MEASURE: Final = _Measure()
SKEW: Final = _Skew()
SCORE: Final = _Score()
PLAIN: Final = _Plain()
PHOTO: Final = _Photo()
COLOUR: Final = _Colour()
GROUNDS: Final = _Grounds()
SPECKS: Final = _Specks()
LINE: Final = _Line()
