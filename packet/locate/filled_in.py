"""Whether somebody has filled the form in already: values of its fields, words, ticks and ink in its slots.

Looked for in the slots of the stripped pages, so that a value does not hide its own slot. Tells which items, never what
stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from forms.sheet import FormId
from packet.locate.form_map import Doubt, FieldPlace
from packet.locate.geometry import Area
from packet.locate.items import BY_KEY, ITEMS
from packet.locate.labels import Found
from packet.locate.normalise import Upright
from packet.locate.page_view import PageView
from packet.locate.runs import Run
from packet.locate.stripped import Stripped
from packet.locate.wording import spellings

_SCALE: Final = 2.0
"""Pixels a point: a pen's line is two pixels wide."""
_DARK: Final = 128
_TICKED: Final = 0.06
"""Share of dark pixels in the middle of a tick box. Empty boxes have none, a cross of thin lines a fifth."""
_WRITTEN: Final = 0.03
"""Share of dark pixels in a slot. Rows of dots make 0.015 of it dark; a line of handwriting more than this."""
_LINE: Final = 0.6
"""A row or a column of pixels with this share dark is a drawn line."""
_MIDDLE: Final = 0.22
"""Share of a tick box's width and height that is its border, on each side."""
_EDGE: Final = 1.5
"""Points inside a slot's edge that may hold its line."""
_BEHIND: Final = 40.0
"""Points behind a label in which words are its answer, where no slot is drawn."""
_UNDER: Final = 14.0
"""Points under such a label."""
_ASIDE: Final = 12.0
"""Points by which an answer under its label may begin farther left or right."""
_SHORT: Final = 45
"""Letters of an answer on one line; longer lines are the form's own remarks."""
_HINT: Final = re.compile(r"(?:m{1,2}|d{1,2}|y{2,4}|a{4})+|ca|california|ext|apt|print|optional|opcional|x{2,}|0+")
"""What a form itself prints in a slot, as plain text: date hints, the state."""


@dataclass(frozen=True)
class FilledIn:
    """`doubts`: one for each form that is filled in, with its items. `taken`: items whose slots hold what cannot be
    taken away again; a field's value can."""

    doubts: tuple[Doubt, ...]
    taken: frozenset[str]


def filled_in(source: Upright, views: Sequence[PageView], bare: Stripped, places: Sequence[FieldPlace]) -> FilledIn:
    """What stands on the form already; `places` are the slots of the stripped pages."""
    on_paper = {
        *_by_marks(views, places),
        *_by_words(bare, places),
        *_beside_labels(bare, places),
        *_joined_to_labels(views, bare),
        *_by_ink(source, places),
    }
    keys = {*_by_fields(views, bare, places), *on_paper}
    items = {form: tuple(item.key for item in ITEMS if (form, item.key) in keys) for form, _ in keys}
    doubts = tuple(Doubt("filled", form, items[form]) for form in bare.known.forms if form in items)
    return FilledIn(doubts, frozenset(key for _, key in on_paper))


def _named(place: FieldPlace) -> tuple[FormId, str]:
    return BY_KEY[place.key].form, place.key


def _by_fields(views: Sequence[PageView], bare: Stripped, places: Sequence[FieldPlace]) -> Iterator[tuple[FormId, str]]:
    owners = {(place.page, place.widget): place for place in places if place.widget >= 0}
    for page in views:
        form = bare.known.pages[page.number].form
        for widget in page.widgets:
            if form is not None and widget.holds and not _HINT.fullmatch(widget.holds):
                owner = owners.get((page.number, widget.number))
                yield _named(owner) if owner else (form, "")


def _by_marks(views: Sequence[PageView], places: Sequence[FieldPlace]) -> Iterator[tuple[FormId, str]]:
    for place in places:
        if place.kind == "tick" and any(place.area.shared(mark) > 0 for mark in views[place.page].marked):
            yield _named(place)


def _by_words(bare: Stripped, places: Sequence[FieldPlace]) -> Iterator[tuple[FormId, str]]:
    for place in places:
        for run in bare.strange[place.page]:
            if not _is_remark(run) and any(place.area.holds(*letter.area.middle) for letter in run.letters):
                yield _named(place)


def _is_remark(run: Run) -> bool:
    return run.text[0] in "([{" or not run.text.strip("_.…-–—/()$ ") or bool(_HINT.fullmatch(run.plain))


def _beside_labels(bare: Stripped, places: Sequence[FieldPlace]) -> Iterator[tuple[FormId, str]]:
    """Words right behind or under a label that has no slot: a form that was printed without its fields."""
    placed = {place.key for place in places}
    for number, matches in enumerate(bare.known.found):
        for match in matches if bare.known.pages[number].kind == "form" else ():
            key = match.about.removeprefix("key:")
            if key not in placed and match.alone and key in BY_KEY and BY_KEY[key].kind in ("text", "date"):
                for run in bare.strange[number]:
                    if not _is_remark(run) and (_is_behind(match, run) or _is_under(match, run)):
                        yield BY_KEY[key].form, key


def _joined_to_labels(views: Sequence[PageView], bare: Stripped) -> Iterator[tuple[FormId, str]]:
    """Words so close behind a label that both are one: the label then stands nowhere alone."""
    known = {match.about for matches in bare.known.found for match in matches}
    for spelling in spellings(bare.known.language):
        key = spelling.about.removeprefix("key:")
        if spelling.about in known or key not in BY_KEY or BY_KEY[key].kind not in ("text", "date"):
            continue
        for page in views:
            form = bare.known.pages[page.number].form
            if form == BY_KEY[key].form and any(_begins_with(run, spelling.plain) for run in page.runs):
                yield form, key


def _begins_with(run: Run, label: str) -> bool:
    """Whether a run is this label and an answer: a new word, with a capital or a digit, and not many more."""
    behind = len(label)
    if not run.plain.startswith(label) or behind not in run.starts or len(run.plain) - behind > _SHORT:
        return False
    first = run.letters[run.at[behind]].text
    return first.isupper() or first.isdigit()


def _is_behind(match: Found, run: Run) -> bool:
    return abs(run.base - match.base) < 3 and -1 <= run.area.x0 - match.last.x1 <= _BEHIND


def _is_under(match: Found, run: Run) -> bool:
    drop = match.last.y0 - run.area.y1
    return -3 < drop <= _UNDER and abs(run.area.x0 - match.last.x0) < _ASIDE and len(run.plain) <= _SHORT


def _by_ink(source: Upright, places: Sequence[FieldPlace]) -> Iterator[tuple[FormId, str]]:
    document = pypdfium2.PdfDocument(source.pdf)
    try:
        for number in sorted({place.page for place in places}):
            shown = np.asarray(document[number].render(scale=_SCALE, grayscale=True).to_pil())
            for place in places:
                if place.page == number and _has_ink(shown, place, source.sizes[number][1]):
                    yield _named(place)
    finally:
        document.close()


def _has_ink(shown: NDArray[np.uint8], place: FieldPlace, height: float) -> bool:
    tick = place.kind == "tick"
    area = place.area
    x, y = (max(_EDGE, side * _MIDDLE if tick else 0.0) for side in (area.width, area.height))
    dark = _cut(shown, Area(area.x0 + x, area.y0 + y, area.x1 - x, area.y1 - y), height) < _DARK
    if not tick and dark.size:
        dark = dark[dark.mean(axis=1) < _LINE][:, dark.mean(axis=0) < _LINE]
    return bool(dark.size) and float(dark.mean()) > (_TICKED if tick else _WRITTEN)


def _cut(shown: NDArray[np.uint8], area: Area, height: float) -> NDArray[np.uint8]:
    rows = slice(max(0, round((height - area.y1) * _SCALE)), max(0, round((height - area.y0) * _SCALE)))
    return shown[rows, max(0, round(area.x0 * _SCALE)) : max(0, round(area.x1 * _SCALE))]
