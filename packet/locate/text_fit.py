"""How an answer stands in a found place: type size, lines, and the pieces of a split slot or a comb.

Official slots are often lower than ours, so type goes down to 8 points, never smaller: a fax must still carry it.
Pure: uses the text engine's measures, draws nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from forms.sheet import Rect
from packet.lettering.bidi import right_to_left
from packet.lettering.fitting import cut, room_for, set_text
from packet.lettering.typeset import LEADING, width
from packet.locate.form_map import FieldPlace
from packet.locate.geometry import Area
from packet.locate.tuning import SETTING


@dataclass(frozen=True)
class FittedLine:
    """One line of text at a base line; `area` is where it must be found again."""

    x: float
    y: float
    text: str
    size: float
    middle: bool = False
    rtl: bool = False


@dataclass(frozen=True)
class Setting:
    """`lines` stand in the place; `whole`: nothing of the answer is left over."""

    lines: tuple[FittedLine, ...]
    whole: bool


def settle(place: FieldPlace, words: str, marker: str = "") -> Setting:
    """The answer in its place. What does not fit is cut before `marker`, or left out when not even that fits."""
    if place.parts:
        return _in_parts(place, words)
    if place.comb > 1:
        return _in_comb(place, words)
    if place.rows:
        setting = _on_rows(place.rows, words, marker)
    else:
        several = place.multiline or place.area.height >= SETTING.several
        setting = _in_box(place.area, words, marker, several=several)
    return _from_the_right(place, setting) if right_to_left(words) else setting


def _from_the_right(place: FieldPlace, setting: Setting) -> Setting:
    """The lines of a text that runs right to left begin at the right edge of their room."""
    edge = min(row.x1 for row in _in_use(place.rows)) if place.rows else place.area.x1
    lines = (replace(line, x=edge - SETTING.pad - width(line.text, line.size), rtl=True) for line in setting.lines)
    return replace(setting, lines=tuple(lines))


def _in_box(area: Area, words: str, marker: str, several: bool) -> Setting:
    line = words.replace("\n", " ")
    for size in SETTING.sizes:
        if (
            width(line, size) <= area.width - 2 * SETTING.pad
            and area.height >= SETTING.line * size
            and ("\n" not in words or not several)
        ):
            return Setting((_single(area, line, size),), True)
    rect = Rect(area.x0 + SETTING.pad, area.y0, area.width - 2 * SETTING.pad, area.height)
    if room_for(rect, SETTING.sizes[-1]) >= 1:
        lines, size, fits = set_text(words, rect, SETTING.sizes)
        if fits:
            return Setting(_stacked(area, lines, size), True)
        if marker:
            kept = cut(words, marker, rect, size)
            if len(kept) <= room_for(rect, size) and kept[-1].endswith(marker[-1]):
                return Setting(_stacked(area, kept, size), False)
    if marker and width(marker, SETTING.sizes[-1]) <= area.width - 2 * SETTING.pad:
        return Setting((_single(area, marker, SETTING.sizes[-1]),), False)
    return Setting((), False)


def _single(area: Area, line: str, size: float) -> FittedLine:
    """In the middle of a low slot, at the top of a high one."""
    spare = max(0.0, area.height - size)
    if area.height > SETTING.low:
        return FittedLine(area.x0 + SETTING.pad, area.y1 - SETTING.pad - SETTING.ascent * size, line, size)
    return FittedLine(
        area.x0 + SETTING.pad, area.y0 + min(spare / 2, SETTING.lift) + SETTING.descent * size, line, size
    )


def _stacked(area: Area, lines: Sequence[str], size: float) -> tuple[FittedLine, ...]:
    if len(lines) == 1 and area.height < SETTING.low:
        return (_single(area, lines[0], size),)
    spare = area.height - len(lines) * size * LEADING
    top = area.y1 - min(SETTING.pad, max(0.0, spare)) - SETTING.ascent * size
    return tuple(
        FittedLine(area.x0 + SETTING.pad, top - n * size * LEADING, line, size) for n, line in enumerate(lines)
    )


def _on_rows(rows: Sequence[Area], words: str, marker: str) -> Setting:
    """One line of text on each drawn line; a first line that a label has shortened is passed over when it is short."""
    use = _in_use(rows)
    left, right = max(row.x0 for row in use), min(row.x1 for row in use)
    pitch = min((a.y0 - b.y0 for a, b in pairwise(use)), default=use[0].height)
    sizes = tuple(size for size in SETTING.sizes if size <= pitch) or SETTING.sizes[-1:]
    for size in sizes:
        rect = Rect(left + SETTING.pad, 0, right - left - 2 * SETTING.pad, len(use) * size * LEADING + SETTING.spare)
        lines, _, fits = set_text(words, rect, (size,))
        if fits:
            return Setting(_ruled(use, left, lines, size), True)
    kept = cut(words, marker, rect, size) if marker else ()
    return Setting(_ruled(use, left, kept, size) if len(kept) <= len(use) else (), False)


def _in_use(rows: Sequence[Area]) -> list[Area]:
    widest = max(row.width for row in rows)
    return [row for row in rows if row.width > SETTING.rows * widest]


def _ruled(rows: Sequence[Area], left: float, lines: Sequence[str], size: float) -> tuple[FittedLine, ...]:
    return tuple(
        FittedLine(left + SETTING.pad, row.y0 + SETTING.descent_rule * size, line, size)
        for row, line in zip(rows, lines, strict=False)
        if line
    )


def _in_parts(place: FieldPlace, words: str) -> Setting:
    pieces = _pieces(words, len(place.parts))
    if pieces is None:
        return Setting((), False)
    lines = []
    for part, piece in zip(place.parts, pieces, strict=True):
        size = next(
            (s for s in SETTING.sizes if width(piece, s) <= part.width - 1 and part.height >= SETTING.line * s), None
        )
        if size is None:
            return Setting((), False)
        low = _single(part, piece, size)
        lines.append(FittedLine(part.middle[0], low.y, piece, size, middle=True))
    return Setting(tuple(lines), True)


def _pieces(words: str, count: int) -> list[str] | None:
    """A date as mm, dd, yyyy; a phone number as 3, 3 and 4 digits. None when the answer has another shape."""
    if re.fullmatch(r"\d{2}/\d{2}/\d{4}", words):
        found = words.split("/")
    elif match := re.fullmatch(r"\(?(\d{3})\)?[-. ]*(\d{3})[-. ]*(\d{4})", words):
        found = list(match.groups())
    else:
        return None
    return found if len(found) == count else None


def _in_comb(place: FieldPlace, words: str) -> Setting:
    """One character a cell; signs between the digits of a date or a number only when there is room for them."""
    said = words if len(words) <= place.comb else re.sub(r"[^0-9A-Za-z]", "", words)
    digits = re.sub(r"\D", "", words)
    if re.fullmatch(r"[\d/\-() .]+", words) and len(digits) == place.comb:
        said = digits
    if len(said) > place.comb or not said:
        return Setting((), False)
    each = place.area.width / place.comb
    size = min(SETTING.sizes[0], place.area.height / SETTING.line, max(SETTING.comb_least, each))
    base = _single(place.area, said, size).y
    return Setting(
        tuple(
            FittedLine(place.area.x0 + (n + 0.5) * each, base, sign, size, middle=True)
            for n, sign in enumerate(said)
            if sign.strip()
        ),
        True,
    )
