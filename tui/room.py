"""How much of a long answer fits its box on the paper form: measured with the form's own type, not counted in
letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from forms.case import Language
from forms.sheet import Box

_SAMPLE = "My health plan said no to the treatment that my doctor asked for. "
_ROUND = 10


@dataclass(frozen=True)
class Room:
    """`typed` letters so far, about how many the box holds, and whether the text goes past it."""

    typed: int
    about: int
    over: bool


@cache
def _boxes(language: Language) -> dict[str, Box]:
    from forms import catalog

    items = (item for spec in map(catalog.form, catalog.FILINGS[0].forms) for _, item in spec.sheet(language).items())
    return {item.key: item for item in items if isinstance(item, Box)}


@cache
def _about(box: Box) -> int:
    from packet.lettering.typeset import width

    letters = box.rect.width / (width(_SAMPLE, box.size) / len(_SAMPLE)) * box.lines * 0.95
    return max(_ROUND, int(letters / _ROUND) * _ROUND)


def room(key: str, text: str, language: Language) -> Room | None:
    """The room for `key` on the paper form, or None when it has no box there. Loads the fonts at the first call."""
    from packet.lettering.typeset import missing, wrap

    box = _boxes(language).get(key)
    if box is None:
        return None
    over = not missing(text) and len(wrap(text, box.rect.width, box.size)) > box.lines
    return Room(len(text), _about(box), over)
