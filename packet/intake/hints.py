"""What a careful helper would point out on a page: a Social Security number, a page that lies on its side.

Nothing is changed, and nothing found is repeated: a hint says the page, never the number.
"""

from __future__ import annotations

import itertools
import re
from typing import Any, Final

import pypdfium2.raw as raw
from PIL import Image

_MOST_CHARACTERS: Final = 40_000
_SAMPLE: Final = 400
_SSN: Final = re.compile(r"(?<![\d-])(?!000|666|9\d\d)\d{3}[-–  ](?!00)\d{2}[-–  ](?!0000)\d{4}(?![\d-])")
_SSN_NAMED: Final = re.compile(
    r"(?i)(?:\bSSN\b|social\s+security|seguro\s+social)[^\d]{0,40}(?!000|666|9\d\d)\d{9}(?!\d)"
)


def has_ssn(text: str) -> bool:
    """Whether the text holds a number written as Social Security numbers are."""
    return _SSN.search(text) is not None or _SSN_NAMED.search(text) is not None


def read(page: Any) -> tuple[str, int]:
    """The page's text (as far as it has one) and the clockwise turn (0, 90, 180, 270) that would bring it upright."""
    words = page.get_textpage()
    try:
        count = words.count_chars()
        text: str = words.get_text_range(0, min(count, _MOST_CHARACTERS)) if count > 0 else ""
        return text, _turn(words, count, page.get_rotation()) if count >= 40 else 0
    finally:
        words.close()


def _turn(words: Any, count: int, rotation: int) -> int:
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
    rows = _roughness(grey.resize((1, grey.height), Image.Resampling.BOX))
    columns = _roughness(grey.resize((grey.width, 1), Image.Resampling.BOX))
    return columns > 2.0 and columns > 1.6 * rows


def _roughness(line: Image.Image) -> float:
    values = line.tobytes()
    steps = [abs(one - other) for one, other in itertools.pairwise(values)]
    return sum(steps) / max(1, len(steps))
