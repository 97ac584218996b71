"""Dark grounds with bright words on them: which patches of a grey page are to be white on black.

One decision for each connected patch, by what it holds: bright strokes, or dark ones, or a picture's mixture. The white
between two marked lines is no bright word: it runs straight and far, or it opens into the paper about the patch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from packet.fax.marks import attached
from packet.fax.morphology import Grey, Mask, blocks, close, dilate, erode, levels, open_, rules, spread
from packet.fax.patches import ALIKE, CELL, SIDE, Cells, Numbers, middles, patches
from packet.fax.tuning import GROUNDS, NEXT, WHITE

_DOTS: Final = SIDE * CELL
"""Dots to a cell, each way."""
_LOOK: Final = 24
"""Side of the squares whose middle tone shows that there may be a ground."""
GROUND: Final = 0.83
"""A ground is darker than this share of the paper: white words on a paler one cannot be read before the fax either."""
_PAPER: Final = 0.9
"""The white between two patches is brighter than this share of the paper, or a scan has smeared it to none."""
_LEAST: Final = 24
"""Smaller patches, in cells, hold no word: 48 x 32 dots."""
_REACH: Final = 21
"""Strokes up to so many dots wide are words."""
_HALF: Final = 0.45
"""A bright stroke is nearer to the paper's tone than this share of the way from the ground's."""
_STEP: Final = 24
"""And brighter than the ground by so many levels."""
_INK: Final = 0.6
"""A dark stroke is darker than this share of the ground."""
_RULE: Final = 41
"""What runs straight for so many dots is the space between two patches, or a rule, and no word."""
_WORDS: Final = 0.02
"""So large a share of what is near bright strokes must be bright: words stand in lines, glints alone."""
_LETTERS: Final = 300
"""And so many dots in all: the strokes of four letters."""
_CONTRAST: Final = 40
"""Words on a ground that are to be seen are brighter than it by so many levels ..."""
_PALE: Final = 0.6
"""... or, on a pale ground and in a shadow, by so large a share of what the paper is brighter by."""
_GRAIN: Final = 20
"""What is brighter than its ground by fewer levels is grain, be it the brightest about ..."""
_LIFT: Final = 0.3
"""... and on a pale ground what is nearer to it than this share of the way to the paper."""
_BARE: Final = 4
"""Levels: where nothing is brighter by as many there is no word, though no paper be near to tell by."""
_MORE: Final = 2.5
"""So many times as much must be bright as dark: a picture has as much of either, a stamp's letter its hole and the
strokes of the words that it lies on."""
_GLINTS: Final = 6
"""Of every fourth dot each way, so many must be bright for a patch to be worth a look: a hundred dots."""
_EVEN: Final = 20
"""Levels to either side of its tone that a fill keeps to, grain and light included."""
_FLAT: Final = 0.5
"""So large a share of what is near words must be fill: blurred letters have the whites between them, but no fill."""
_FEW: Final = 0.1
"""Words about which lies less than this share of their patch (a card on a table of its tone) take only what is near
along."""
_NEAR: Final = 13
"""Side in cells of what is near a word: half an inch."""
_HOLE: Final = 5
"""Side in cells of the holes in a patch that are words."""


@dataclass(frozen=True)
class Ground:
    """`area`: the dots of dark grounds with words; `ink`: those of them that are black."""

    area: Mask
    ink: Mask


def written_grounds(grey: Grey, paper: Grey) -> Ground | None:
    """The dark grounds of a page that hold bright words, None for none. `paper`: the page's paper in blocks of 8."""
    samples = np.ascontiguousarray(grey[SIDE // 2 :: SIDE, SIDE // 2 :: SIDE])
    cells, tone = _cells(grey, samples, paper)
    if cells[0].size < _LEAST:
        return None
    owner = patches(tone.astype(np.int32)[:, None], cells, 1)
    bright, dark = (
        np.bincount(owner, weights=some, minlength=owner.size) for some in _glints(samples, paper, cells, tone)
    )
    worth = (bright >= _GLINTS) & (bright >= dark) & (np.bincount(owner, minlength=owner.size) >= _LEAST)
    keep = worth[owner]
    if not keep.any():
        return None
    cells, tone, owner = (cells[0][keep], cells[1][keep]), tone[keep], owner[keep]
    box = tuple(_span(places, most) for places, most in zip(cells, paper.shape, strict=True))
    here = np.s_[box[0].start * _DOTS : box[0].stop * _DOTS, box[1].start * _DOTS : box[1].stop * _DOTS]
    part = _Part.of(grey[here], paper[box[0], box[1]], (cells[0] - box[0].start, cells[1] - box[1].start), tone, owner)
    written = part.written()
    if not written.any():
        return None
    area, ink = np.zeros(grey.shape, np.bool_), np.zeros(grey.shape, np.bool_)
    area[here], ink[here] = part.inverted(written)
    return Ground(area, ink)


def _span(places: Numbers, most: int) -> slice:
    """The cells from the first to the last and some about them."""
    return slice(max(0, int(places.min()) - _HOLE), min(most, int(places.max()) + 1 + _HOLE))


def _cells(grey: Grey, samples: Grey, paper: Grey) -> tuple[Cells, Grey]:
    """The cells whose ground is darker than the paper, and its tone."""
    none = (np.zeros(0, np.intp), np.zeros(0, np.intp)), np.zeros(0, np.uint8)
    if min(grey.shape) < _LOOK:
        return none
    look = levels(grey, _LOOK, SIDE)
    some = look < blocks(paper, _LOOK // _DOTS, np.maximum)[: look.shape[0], : look.shape[1]] * GROUND
    if not some.any():
        return none
    y, x = np.nonzero(spread(dilate(some.view(np.uint8), NEXT), (paper.shape[0], paper.shape[1]), _LOOK // _DOTS))
    tone = samples[middles(samples, (y, x))]
    dark = (tone < paper[y, x] * GROUND) & ~_between(samples, paper)[y, x]
    return (y[dark], x[dark]), tone[dark]


def _between(samples: Grey, paper: Grey) -> Mask:
    """The cells through which paper runs straight: what lies on one side of it is another patch than what lies on the
    other."""
    white = samples >= spread((paper * _PAPER).astype(np.uint8), (samples.shape[0], samples.shape[1]), CELL)
    gaps = rules(white, _RULE // SIDE | 1).view(np.uint8)
    cells = blocks(gaps, CELL, np.maximum)
    return spread(cells, (paper.shape[0], paper.shape[1]), 1).view(np.bool_)


def _above(tone: Grey, paper: Grey, share: float) -> Grey:
    """The levels so far from the ground's tones to the paper's."""
    step = (paper.astype(np.int16) - tone) * share
    level: Grey = np.clip(tone + np.maximum(step, _STEP), 0, WHITE - 1).astype(np.uint8)
    return level


def _glints(samples: Grey, paper: Grey, cells: Cells, tone: Grey) -> tuple[Numbers, Numbers]:
    """How many of the four samples of each cell inside a ground are as bright as a bright stroke, and how many are dark
    near such. A quick look: most dark grounds are shadow, or a table, or hold dark words."""
    top, left = cells[0] * CELL, cells[1] * CELL
    four = [
        samples[np.minimum(top + down, samples.shape[0] - 1), left + right]
        for down in range(CELL)
        for right in range(CELL)
    ]
    body = np.zeros(paper.shape, np.uint8)
    body[cells] = 1
    inner = erode(close(body, _HOLE), NEXT)[cells]  # at its edge the paper is as bright
    limit, ink = _above(tone, paper[cells], _HALF), (tone * _INK).astype(np.uint8)
    lit = np.add.reduce([some > limit for some in four], dtype=np.intp) * inner
    body[cells] = np.minimum(lit, 1)
    inked = np.add.reduce([some < ink for some in four], dtype=np.intp) * dilate(body, _NEAR)[cells]
    return lit, inked


def _held(numbers: NDArray[np.int32]) -> NDArray[np.int32]:
    """For each cell the patch that lies both before and after it in its row, with less than `_HOLE` cells between;
    nought for none."""
    before, after = numbers.copy(), numbers.copy()
    for step in range(1, _HOLE):
        before[:, step:] = np.where(before[:, step:] == 0, numbers[:, :-step], before[:, step:])
        after[:, :-step] = np.where(after[:, :-step] == 0, numbers[:, step:], after[:, :-step])
    return np.where(before == after, before, 0)


@dataclass(frozen=True)
class _Part:
    """The part of a page that has dark grounds, in dots, and its cells: the number of each one's patch (0 for none),
    its ground's tone (255 for none) and its paper's."""

    grey: Grey
    paper: Grey
    tone: Grey
    patch: NDArray[np.int32]

    @classmethod
    def of(cls, grey: Grey, paper: Grey, cells: Cells, tone: Grey, owner: Numbers) -> _Part:
        """The holes of patches, which are words, belong to them."""
        tones = np.full(paper.shape, WHITE, np.uint8)
        tones[cells] = tone
        numbers = np.zeros(paper.shape, np.int32)
        numbers[cells] = np.unique(owner, return_inverse=True)[1] + 1
        within = np.maximum(_held(numbers), _held(numbers.T).T)
        holes = (numbers == 0) & (within > 0)
        numbers[holes] = within[holes]
        tones[holes] = erode(tones, 2 * _HOLE - 1)[holes]
        return cls(grey, paper, tones, numbers)

    def _spread(self, cells: Grey) -> Grey:
        return spread(cells, (self.grey.shape[0], self.grey.shape[1]), _DOTS)

    def written(self) -> Mask:
        """The cells of the patches that hold bright words."""
        inside = self._spread((self.patch > 0).view(np.uint8)).view(np.bool_)
        limit = self._spread(_above(self.tone, self.paper, _HALF))
        alone = open_(np.where(inside, self.grey, np.uint8(WHITE)), _REACH)  # what opens into the paper about is paper
        bright = inside & (self.grey > limit) & (alone < limit)
        bright &= ~rules(bright, _RULE)
        bright &= ~attached(bright, ~inside & (self.grey > limit))  # a bay between the arms of a stamp's letter
        dark = inside & (self.grey < self._spread((self.tone * _INK).astype(np.uint8)))
        dark &= ~rules(dark, _RULE)
        lit, inked = self._sums(bright), self._sums(dark)
        low = self._spread(np.maximum(self.tone, _EVEN) - np.uint8(_EVEN))
        even = self._sums(inside & (self.grey - low <= 2 * _EVEN))
        near = dilate((lit > 2 * _DOTS).view(np.uint8), _NEAR).view(np.bool_) & (self.patch > 0)
        if not near.any():
            return near
        number = self._groups(near)
        about, words, against, flat = (
            np.bincount(number[near], weights=some[near]) for some in (np.ones_like(lit), lit, inked, even)
        )
        chosen = (words >= _WORDS * _DOTS**2 * about) & (words > _MORE * against) & (words >= _LETTERS)
        chosen &= flat >= _FLAT * _DOTS**2 * about
        cells = near & chosen[number]
        size, taken = (np.bincount(self.patch.ravel(), weights=some.ravel()) for some in (np.ones_like(lit), cells))
        whole = (taken >= _FEW * size) & (taken > 0)
        whole[0] = False
        dark_words = dilate((inked > 2 * _DOTS).view(np.uint8), _NEAR).view(np.bool_)
        return cells | (whole[self.patch] & ~dark_words)  # a chart's slices may be of one tone and hold words of both

    def _groups(self, near: Mask) -> NDArray[np.intp]:
        """A number for the group of each cell near words: cells of one patch, next to each other."""
        cells = np.nonzero(near)
        numbers = np.zeros(near.shape, np.intp)
        own = self.patch[near].astype(np.int32)[:, None] * (ALIKE + 1)
        numbers[near] = patches(own, (cells[0], cells[1]), 1)
        return numbers

    def _sums(self, dots: Mask) -> NDArray[np.intp]:
        rows, columns = self.patch.shape
        down = np.add.reduce(dots.view(np.uint8).reshape(rows, _DOTS, -1), axis=1, dtype=np.uint8)
        sums: NDArray[np.intp] = np.add.reduce(down.reshape(rows, columns, _DOTS), axis=2, dtype=np.intp)
        return sums

    def inverted(self, written: Mask) -> tuple[Mask, Mask]:
        """The dots of some cells that are dark ground with its words, and those of them that are black."""
        about = dilate(written.view(np.uint8), NEXT)
        tone = np.where(written, self.tone, erode(np.where(written, self.tone, np.uint8(WHITE)), NEXT))
        inside = self._spread(about).view(np.bool_)
        # Further out no ground has a tone, and the grey paper of a scan would pass for a dark one.
        dark = inside & (self.grey < self._spread(_above(tone, self.paper, 0.5)))
        area = close(dark.view(np.uint8), _REACH).view(np.bool_) & inside
        bright, ground = dilate(self.grey, _REACH), open_(self.grey, _REACH)
        contrast = bright - ground
        middle = ground + ((contrast.astype(np.uint16) * GROUNDS.middle) >> GROUNDS.middle_bits).astype(np.uint8)
        step = self.paper - np.minimum(tone, self.paper)
        least = np.minimum(bright // GROUNDS.contrast, _CONTRAST)
        flat = contrast < np.maximum(np.minimum(least, self._spread((step * _PALE).astype(np.uint8))), _BARE)
        grain = tone + np.minimum(step * _LIFT, _GRAIN).astype(np.uint8)
        return area, area & ((self.grey < np.maximum(middle, self._spread(grain))) | flat)
