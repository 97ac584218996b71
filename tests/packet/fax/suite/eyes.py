"""What became of the parts of a paper on its fax, seen by somebody who knows where each part stands.

Knows nothing of the program's own judge: words are held against their black print by correlation, rules by how much of
their length has ink, codes by a reader, fills by their edges, pictures by the order of their tones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from packet.fax.geometry import BLEED, ROWS, WIDTH
from tests.packet.fax.pen import LETTER
from tests.packet.fax.suite.sheet import Area, Paper, Rule

Mask = NDArray[np.bool_]
Box = tuple[int, int, int, int]
"""Rows and columns: first and last, the last exclusive."""
_ALIKE = 0.55
"""Correlation of a word with its black print from which it is read."""


@dataclass(frozen=True)
class Spoilt:
    """One part that did not come through."""

    kind: str
    what: str
    box: Box


def box_of(area: Area, by: float = 0) -> Box:
    """The dots of an area, `by` dots more on each side."""
    across, down = (WIDTH + 2 * BLEED) / LETTER[0], ROWS / LETTER[1]
    top, bottom = ROWS - area.head * down - by, ROWS - area.foot * down + by
    left, right = area.left * across - BLEED - by, area.right * across - BLEED + by
    return (
        max(0, round(top)),
        min(ROWS, max(round(top) + 1, round(bottom))),
        max(0, round(left)),
        min(WIDTH, max(round(left) + 1, round(right))),
    )


def _cut(page: NDArray[Any], box: Box) -> NDArray[Any]:
    return page[box[0] : box[1], box[2] : box[3]]


def ideal(paper: Paper) -> NDArray[np.uint8]:
    """The words of the paper in black, in dots."""
    return _drawn(paper.ideal)


def _drawn(pdf: bytes) -> NDArray[np.uint8]:
    with pdfium.PdfDocument(pdf) as document:
        drawn = document[0].render(scale=3 * 204 / 72).to_pil().convert("L")
    whole = drawn.resize((WIDTH + 2 * BLEED, ROWS), Image.Resampling.BOX)
    return np.asarray(whole)[:, BLEED : BLEED + WIDTH]


def spoilt(paper: Paper, ink: Mask) -> list[Spoilt]:
    """All parts of the paper that did not come through on the page `ink` (2156 x 1728, True is black)."""
    found = [*_words(paper, ink), *_rules(paper, ink), *_codes(paper, ink), *_fills(paper, ink), *_tones(paper, ink)]
    return [*found, *_stamps(paper, ink), *_blots(paper, ink)]


def _words(paper: Paper, ink: Mask) -> list[Spoilt]:
    if not paper.parts.words:
        return []
    page = ideal(paper).astype(np.float32)
    found = []
    for word in paper.parts.words:
        box = box_of(word.area, 1)
        want, have = 255 - _cut(page, box), _soft(_cut(ink, box))
        best = max(abs(_like(want, np.roll(have, step, (0, 1)))) for step in ((0, 0), (0, 1), (1, 0), (0, -1), (-1, 0)))
        if best < _ALIKE:
            found.append(Spoilt("word", word.text, box))
    return found


def _soft(ink: Mask) -> NDArray[np.float32]:
    return np.asarray(Image.fromarray(ink.astype(np.uint8) * 255).filter(ImageFilter.GaussianBlur(0.6)), np.float32)


def _like(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    a, b = one - one.mean(), other - other.mean()
    size = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum() / size) if size else 0.0


def _rules(paper: Paper, ink: Mask) -> list[Spoilt]:
    found = []
    for rule in paper.parts.rules:
        have = _covered(rule, ink)
        if have < 0.9:
            found.append(Spoilt("rule", f"{have:.0%}", box_of(rule.area)))
    return found


def _covered(rule: Rule, ink: Mask) -> float:
    """How much of a rule's length has ink within two dots."""
    box = box_of(rule.area, 0)
    along = 1 if box[3] - box[2] >= box[1] - box[0] else 0
    wide = (box[0] - 2, box[1] + 2, box[2], box[3]) if along else (box[0], box[1], box[2] - 2, box[3] + 2)
    return float(_cut(ink, wide).any(axis=1 - along).mean())


def _codes(paper: Paper, ink: Mask) -> list[Spoilt]:
    if not paper.parts.codes:
        return []
    page = np.where(ink, np.uint8(0), np.uint8(255))
    large = np.asarray(Image.fromarray(page).resize((2 * WIDTH, 2 * ROWS), Image.Resampling.NEAREST))
    read = {code.text for one in (page, large) for code in zxingcpp.read_barcodes(one)}
    return [Spoilt("code", text, (0, 1, 0, 1)) for text in paper.parts.codes if text not in read]


def _fills(paper: Paper, ink: Mask) -> list[Spoilt]:
    """A fill is there when most of its outline has a line or an edge."""
    found = []
    for area in paper.parts.fills:
        top, bottom, left, right = box_of(area)
        sides = (
            ink[max(0, top - 4) : top + 4, left:right].any(axis=0),
            ink[bottom - 4 : bottom + 4, left:right].any(axis=0),
            ink[top:bottom, max(0, left - 4) : left + 4].any(axis=1),
            ink[top:bottom, right - 4 : right + 4].any(axis=1),
        )
        if min(float(side.mean()) for side in sides) < 0.6:
            found.append(Spoilt("fill", "", (top, bottom, left, right)))
    return found


def _tones(paper: Paper, ink: Mask) -> list[Spoilt]:
    """A picture is there when the light and dark of its places keep their order."""
    found = []
    for area, made in paper.parts.pictures:
        box = box_of(area, -8)
        rows, columns = (box[1] - box[0]) // 24, (box[3] - box[2]) // 24
        want = np.asarray(made.convert("L").resize((columns, rows), Image.Resampling.BOX), np.float32)
        cut = _cut(ink, box)[: rows * 24, : columns * 24]
        have = 1 - cut.reshape(rows, 24, columns, 24).mean(axis=(1, 3))
        if _like(want, have.astype(np.float32)) < 0.75:
            found.append(Spoilt("picture", "", box))
    return found


def _stamps(paper: Paper, ink: Mask) -> list[Spoilt]:
    """A stamp is there when most of it has ink, or most of its edges, between the words that it lies on."""
    if not paper.parts.stamps:
        return []
    words = _grown(ideal(paper) < 200, 9)
    found = []
    for stamp in paper.parts.stamps:
        body = _drawn(stamp) < 128
        inner = ~_grown(~body, 7)
        edge = body & ~inner & ~words
        filled, lined = (float(ink[some].mean()) for some in (inner & ~words, edge))
        if filled < 0.5 and lined < 0.4:
            rows, columns = np.flatnonzero(body.any(axis=1)), np.flatnonzero(body.any(axis=0))
            found.append(Spoilt("stamp", f"{filled:.0%} {lined:.0%}", (rows[0], rows[-1], columns[0], columns[-1])))
    return found


def _grown(some: Mask, side: int) -> Mask:
    return np.asarray(Image.fromarray(some.astype(np.uint8)).filter(ImageFilter.MaxFilter(side))) > 0


def _blots(paper: Paper, ink: Mask) -> list[Spoilt]:
    """Black where the paper is light: dots of ink whose place on the paper is white, more than three dots from all
    that is darker."""
    share = blots(paper, ink)
    return [Spoilt("blots", f"{share:.2%}", (0, 1, 0, 1))] if share > 0.002 else []


def blots(paper: Paper, ink: Mask) -> float:
    """The share of the page that is black where the paper is light."""
    with pdfium.PdfDocument(paper.pdf) as document:
        drawn = document[0].render(scale=204 / 72).to_pil().convert("L")
    page = drawn.resize((WIDTH + 2 * BLEED, ROWS), Image.Resampling.BOX).filter(ImageFilter.MinFilter(7))
    light = np.asarray(page)[:, BLEED : BLEED + WIDTH] > (225 if paper.scan else 247)
    return float((ink & light).mean())
