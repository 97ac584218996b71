"""What a careful helper would point out on a page: a Social Security number, a page that lies on its side.

Nothing is changed, and nothing found is repeated: a hint says the page, never the number.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

import pypdfium2.raw as raw
from PIL import Image

from packet.pdf.pdfium import PdfiumPage, TextPage

_MOST_CHARACTERS: Final = 40_000
_SAMPLE: Final = 400
_DASH: Final = r"[-\u00ad\u2010-\u2015\u2212]"
_DASHED: Final = rf"(?:\d ?){{2}}\d ?{_DASH}\s{{0,2}}(?:\d ?){{2}}{_DASH}\s{{0,2}}(?:\d ?){{3}}\d"
"""Digits may stand apart where each has a box of its own; the dashes then tell the groups."""
_PARTED: Final = r"\d{3}(?P<part>[ \u00a0.])\d{2}(?P=part)\d{4}"
"""Without dashes only as a whole: numbers in the columns of a table stand beside one another, too."""
_SSN: Final = re.compile(rf"(?<![\d$-])(?<!\d[.,])(?:{_DASHED}|{_PARTED})(?![\d-])")
_NAME: Final = re.compile(r"(?i)\bS\.?S\.?N\b|(?<![a-z])ssn(?![a-z])|\bSS ?#|social[\s_]+sec|seguro[\s_]+social")
_NINE: Final = re.compile(r"\d(?:[\s-]{0,3}\d){8}(?![\s-]{0,3}\d)")
_SMALLEST: Final = 200
"""Dots of a side of a picture, below which no page of text can be read in it."""
_SHADES: Final = 40
"""Levels that paper differs by under uneven light."""
_PAPER: Final = 0.6
"""Share of a page of text that is paper; of a scene or a chart it is less."""
_LINES: Final = 8
"""Fewer lines may be the rules of a table or the bars of a chart."""
_STEPS: Final = 4
"""Fewer distances between lines tell nothing."""
_UNEVEN: Final = 0.15
"""Share of the usual distance by which that of two lines of print may differ."""
_NEAR: Final = 40
"""Characters between the words and the number."""


def has_ssn(text: str) -> bool:
    """Whether the text holds a number written as Social Security numbers are, or nine digits after the words."""
    if any(_possible(found[0]) for found in _SSN.finditer(text)):
        return True
    for name in _NAME.finditer(text):
        digit = re.search(r"\d", text[name.end() : name.end() + _NEAR + 1])
        found = _NINE.match(text, name.end() + digit.start()) if digit is not None else None
        if found is not None and _possible(found[0]):
            return True
    return False


def names_ssn(name: str, value: str) -> bool:
    """Whether a form field of this name (or tooltip) holds nine digits that can be a Social Security number."""
    return _NAME.search(name) is not None and sum(map(str.isdigit, value)) == 9 and _possible(value)


def _possible(number: str) -> bool:
    """Whether the digits can be a number: no group of zeros, no 666, none from 900 on."""
    digits = "".join(filter(str.isdigit, number))
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    return area not in ("000", "666") and area[0] != "9" and group != "00" and serial != "0000"


def read(page: PdfiumPage) -> tuple[str, int]:
    """The page's text (as far as it has one) and the clockwise turn (0, 90, 180, 270) that would bring it upright."""
    words = page.get_textpage()
    try:
        count = words.count_chars()
        text: str = words.get_text_range(0, min(count, _MOST_CHARACTERS)) if count > 0 else ""
        return text, _turn(words, count, page.get_rotation()) if count >= 40 else 0
    finally:
        words.close()


def has_notes(page: PdfiumPage) -> bool:
    """Whether the page holds notes or form fields, whose words are not among its own."""
    return int(raw.FPDFPage_GetAnnotCount(page)) > 0


def _turn(words: TextPage, count: int, rotation: int) -> int:
    """By the angle of most letters: reading direction on the page as shown."""
    votes = [0, 0, 0, 0]
    for index in range(0, count, max(1, count // _SAMPLE)):
        angle = raw.FPDFText_GetCharAngle(words, index)
        if angle >= 0:
            votes[round(angle / 1.5707963) % 4] += 1
    most = max(votes)
    if most < 20 or most < 0.8 * sum(votes):
        return 0
    shown = (votes.index(most) * 90 + rotation) % 360
    return (360 - shown) % 360


def lies_on_its_side(picture: Image.Image) -> bool:
    """Whether a picture of a page of text shows its lines standing: columns of ink and gaps where rows should be."""
    grey = picture.convert("L")
    if min(grey.size) < _SMALLEST or not _on_paper(grey):
        return False
    rows = _roughness(grey.resize((1, grey.height), Image.Resampling.BOX))
    columns = _roughness(grey.resize((grey.width, 1), Image.Resampling.BOX))
    if columns <= 2.0 or columns <= 1.6 * rows:
        return False
    across = _lines(grey.resize((grey.width, 1), Image.Resampling.BOX).tobytes())
    down = _lines(grey.resize((1, grey.height), Image.Resampling.BOX).tobytes())
    return len(across) >= _LINES and _evenness(across) >= _evenness(down)


def _on_paper(grey: Image.Image) -> bool:
    """Whether most of the picture has one shade, and the rest is darker for the most part: ink, no scene."""
    shades = grey.histogram()
    paper = max(range(256), key=lambda shade: sum(shades[max(0, shade - _SHADES) : shade + _SHADES + 1]))
    darker, whole = sum(shades[: max(0, paper - _SHADES)]), sum(shades)
    lighter = sum(shades[paper + _SHADES + 1 :])
    return darker > lighter and whole - darker - lighter >= _PAPER * whole


def _lines(profile: bytes) -> list[int]:
    """Where the profile goes from gap to ink: through the middle of its range, with some room for noise."""
    low, high = min(profile), max(profile)
    starts, in_ink = list[int](), False
    for place, level in enumerate(profile):
        if in_ink and level > low + 0.6 * (high - low):
            in_ink = False
        elif not in_ink and level < low + 0.4 * (high - low):
            starts.append(place)
            in_ink = True
    return starts


def _evenness(starts: Sequence[int]) -> float:
    """The share of lines that are as far from the next one as most are. Lines of print are; letters that stand under
    one another, where the same words begin every line, are not.
    """
    steps = [after - before for before, after in itertools.pairwise(starts)]
    if len(steps) < _STEPS:
        return 0.0
    usual = sorted(steps)[len(steps) // 2]
    return sum(abs(step - usual) <= max(1.0, _UNEVEN * usual) for step in steps) / len(steps)


def _roughness(line: Image.Image) -> float:
    values = line.tobytes()
    steps = [abs(one - other) for one, other in itertools.pairwise(values)]
    return sum(steps) / max(1, len(steps))
