"""A grey page made black and white so that words survive a fax: the two-threshold method, and what it lacked.

Ink is what is darker than the paper just round it, so highlighter, tinted tables, shadows and yellow paper become white
and pale type becomes black. A second, lower threshold lets thin strokes hang on to the sure ink beside them. White words on
a dark fill stay white on black. A page that is already black on white is only cut at one level.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.morphology import Grey, Mask, blocks, close, count, dilate, erode, levels, open_, spread

PLAIN_CUT: Final = 150
"""Level that splits anti-aliased black on white: above the middle, so a hairline shared by two rows of dots stays."""
REACH: Final = 21
"""Strokes up to this many dots wide are ink on a paper; wider things are fills."""
TILE: Final = 48
"""Side of the squares whose usual tone tells a dark ground from a bright one."""
DARK: Final = 0.65
"""A ground darker than this share of the paper is a dark fill; dark words on it would be hard to read anyway."""
BLACK: Final = 0.18
"""Darker than this share of the page's white is black however wide it is: a redaction bar stays a bar."""
Shares = NDArray[np.float32]


@dataclass(frozen=True)
class Bits:
    """A black-and-white page: `ink` is True where the far end prints black; `paper` is the page's own white, 0..255."""

    ink: Mask
    plain: bool
    paper: int
    reversed_share: float = 0.0
    noise: float = 0.0


def is_plain(grey: Grey) -> bool:
    """Whether the page is only black strokes on white: no tint, no pale ink, no picture, no noise.

    Looks at samples of rows for flat tones that are neither black nor white, and at the darkest dot of each
    16 x 16 block for ink that never gets dark.
    """
    rows = grey[::16]
    bright = rows.max(axis=1)
    if int(bright.min(initial=255)) < 250:
        return False
    middle = (rows > 60) & (rows < 253)
    if float(middle.mean()) > 0.25:
        return False
    below = grey[2::16]
    rows = rows[: below.shape[0]]
    flat = (rows[:, :-2] == rows[:, 2:]) & (rows[:, :-2] == below[:, :-2]) & (rows[:, :-2] > 60) & (rows[:, :-2] < 253)
    if float(flat.mean()) > 0.0004:
        return False
    darkest = blocks(grey, 16, np.minimum)
    pale = (darkest < 250) & (erode(darkest, 3) > 120)
    return int(pale.sum()) <= 2


def cut(grey: Grey, level: int = PLAIN_CUT) -> Mask:
    """Ink is darker than `level`."""
    ink: Mask = grey < level
    return ink


def _table(share: float, least: int) -> Grey:
    """Threshold for each tint 0..255: `share` of it, but at least `least` below."""
    tint = np.arange(256)
    return np.clip(np.minimum(tint * share, tint - least), 0, 255).astype(np.uint8)


def text_bits(grey: Grey) -> Bits:
    """Black and white for a page to be read. Raises nothing; any grey page of any content gives a page."""
    if is_plain(grey):
        return Bits(cut(grey), True, 255)
    return local(grey)


def local(grey: Grey, seed: float = 0.70, weak: float = 0.84, solid: float = 0.35) -> Bits:
    """The two-threshold method on bytes: seeds darker than `seed` of the tint, weak dots down to `weak` beside them."""
    noise = noise_of(grey)
    tint = close(grey, REACH)
    near_paper = close(blocks(grey, 8, np.maximum), 17)
    far_paper = close(near_paper, 61)
    white = int(np.percentile(far_paper, 90))
    floor = int(min(60, 8 + 3 * noise))
    ink = grey < _table(seed, 2 * floor)[tint]
    ink |= grey < np.maximum(_over(_table(solid, 1)[near_paper], grey), np.uint8(white * BLACK))
    weak_ink = grey < _table(weak, floor)[tint]
    for _ in range(2):
        ink |= dilate(ink.view(np.uint8), 3).view(np.bool_) & weak_ink
    share = _dark_fills(grey, far_paper, ink, noise)
    if noise >= 1.0:
        ink = without_specks(ink)
    return Bits(ink, False, white, share, noise)


def _over(small: Grey, page: Grey, side: int = 8) -> Grey:
    return spread(small, (page.shape[0], page.shape[1]), side)


def noise_of(grey: Grey) -> float:
    """Grain of the paper, in levels: the mean step between dots three apart, ink left out. Below 1 for drawn pages."""
    sample = grey[::8].astype(np.int16)
    step = np.abs(sample[:, 3::3] - sample[:, :-3:3])
    light = sample[:, :-3:3] > 100
    steps = step[light & (step < 40)]
    return float(np.mean(steps)) if steps.size > 1000 else 0.0


def _dark_fills(grey: Grey, paper: Grey, ink: Mask, noise: float) -> float:
    """Correct `ink` in place where the ground is dark: bright words stay white on black, a table round a photographed
    sheet turns white. Returns the share of the page that is dark ground.

    Works on tiles of 48 dots: a tile is dark when most of it is. Bright strokes (gone under an opening, which paper is
    not) make a dark tile a ground for words, and the whole fill it belongs to.
    """
    tone = levels(grey, TILE, 4)
    sheet = blocks(paper, TILE // 8, np.maximum)[: tone.shape[0], : tone.shape[1]]
    fill = tone < sheet * DARK
    if not fill.any():
        return 0.0
    dark = close((grey < _over((paper * DARK).astype(np.uint8), grey)).view(np.uint8), 5).view(np.bool_)
    ground = open_(grey, REACH)
    inside = _over(fill.view(np.uint8), grey, TILE).view(np.bool_)
    level = _over(tone, grey, TILE)
    stroke = inside & (grey > np.minimum(level, 214) + np.uint8(40)) & (ground < _over((sheet * 0.7).astype(np.uint8), grey, TILE))
    blot = inside & (grey < (np.arange(256) * 0.6).astype(np.uint8)[level])
    words, blots = _shares(stroke, tone.shape), _shares(blot, tone.shape)
    written = _grow(fill & (words > 0.03) & (blots < words), fill)
    if written.any():
        area = dark & _over(dilate(written.view(np.uint8), 3), grey, TILE).view(np.bool_)
        contrast = dilate(grey, REACH) - ground
        middle = ground + ((contrast.astype(np.uint16) * 115) >> 8).astype(np.uint8)
        ink[area] = ((grey < middle) | (contrast < 40))[area]
    edge = np.zeros_like(fill)
    edge[0], edge[-1], edge[:, 0], edge[:, -1] = fill[0], fill[-1], fill[:, 0], fill[:, -1]
    frame = _grow(edge & ~written, fill & ~written)
    if noise >= 1.0 and frame.any():
        outside = open_(dark.view(np.uint8), REACH).view(np.bool_)
        ink &= ~(dilate(outside.view(np.uint8), 5).view(np.bool_) & _over(dilate(frame.view(np.uint8), 3), grey, TILE).view(np.bool_))
    return float(written.mean())


def _grow(start: Mask, within: Mask) -> Mask:
    """All of `within` that hangs together with `start`, by sides and corners."""
    grown = start
    while True:
        more = dilate(grown.view(np.uint8), 3).view(np.bool_) & within
        if (more == grown).all():
            return grown
        grown = more


def _shares(mask: Mask, shape: tuple[int, ...]) -> Shares:
    rows, columns = shape
    part = mask[: rows * TILE, : columns * TILE].view(np.uint8)
    return part.reshape(rows, TILE, columns, TILE).mean(axis=(1, 3), dtype=np.float32)


def without_specks(ink: Mask) -> Mask:
    """Drop lone specks, much smaller than the dot a pen or type of this page makes, with two clear dots all round.

    The size follows the page: strokes `width` dots wide make periods of at least width x width dots. An i-dot or a
    decimal point of smaller type has a letter within two dots.
    """
    starts = int(np.count_nonzero(ink[::4, 1:] & ~ink[::4, :-1]))
    if not starts:
        return ink
    width = float(np.count_nonzero(ink[::4])) / starts
    most = int(min(10.0, 0.6 * width * width))
    inner = count(ink, 5)
    alone = (inner > 0) & (inner <= most) & (count(ink, 9) == inner)
    return ink & ~dilate(alone.view(np.uint8), 5).view(np.bool_)
