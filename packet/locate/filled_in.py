"""Whether somebody has filled the form in already: values of its fields, words, ticks and ink in its slots.

Looked for in the slots of the stripped pages, so that a value does not hide its own slot. Tells which items, never what
stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from forms.sheet import FormId
from packet.locate.form_map import Doubt, FieldPlace
from packet.locate.geometry import Area
from packet.locate.items import Item
from packet.locate.labels import Found
from packet.locate.normalise import Upright
from packet.locate.page_view import PageView
from packet.locate.runs import Run
from packet.locate.stripped import Stripped
from packet.locate.tuning import FILLED
from packet.locate.wording import spellings

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
    items = bare.known.items
    on_paper = {
        *_by_marks(views, places, items),
        *_by_words(bare, places),
        *_beside_labels(bare, places),
        *_joined_to_labels(views, bare),
        *_by_ink(source, views, places, items),
    }
    keys = {*_by_fields(views, bare, places), *on_paper}
    here = {form: tuple(key for key in items if (form, key) in keys) for form, _ in keys}
    doubts = tuple(Doubt("filled", form, here[form]) for form in bare.known.forms if form in here)
    return FilledIn(doubts, frozenset(key for _, key in on_paper))


def _named(place: FieldPlace, items: Mapping[str, Item]) -> tuple[FormId, str]:
    return items[place.key].form, place.key


def _by_fields(views: Sequence[PageView], bare: Stripped, places: Sequence[FieldPlace]) -> Iterator[tuple[FormId, str]]:
    owners = {(place.page, place.widget): place for place in places if place.widget >= 0}
    for page in views:
        form = bare.known.pages[page.number].form
        for widget in page.widgets:
            if form is not None and widget.holds and not _HINT.fullmatch(widget.holds):
                owner = owners.get((page.number, widget.number))
                yield _named(owner, bare.known.items) if owner else (form, "")


def _by_marks(
    views: Sequence[PageView], places: Sequence[FieldPlace], items: Mapping[str, Item]
) -> Iterator[tuple[FormId, str]]:
    for place in places:
        if place.kind == "tick" and any(place.area.shared(mark) > 0 for mark in views[place.page].marked):
            yield _named(place, items)


def _by_words(bare: Stripped, places: Sequence[FieldPlace]) -> Iterator[tuple[FormId, str]]:
    for place in places:
        for run in bare.strange[place.page]:
            if not _is_remark(run) and any(place.area.holds(*letter.area.middle) for letter in run.letters):
                yield _named(place, bare.known.items)


def _is_remark(run: Run) -> bool:
    return run.text[0] in "([{" or not run.text.strip("_.…-–—/()$ ") or bool(_HINT.fullmatch(run.plain))


def _beside_labels(bare: Stripped, places: Sequence[FieldPlace]) -> Iterator[tuple[FormId, str]]:
    """Words right behind or under a label that has no slot: a form that was printed without its fields."""
    placed = {place.key for place in places}
    for number, matches in enumerate(bare.known.found):
        for match in matches if bare.known.pages[number].kind == "form" else ():
            key = match.key
            if key and key not in placed and match.alone and bare.known.items[key].kind in ("text", "date"):
                for run in bare.strange[number]:
                    if not _is_remark(run) and (_is_behind(match, run) or _is_under(match, run)):
                        yield bare.known.items[key].form, key


def _joined_to_labels(views: Sequence[PageView], bare: Stripped) -> Iterator[tuple[FormId, str]]:
    """Words so close behind a label that both are one: the label then stands nowhere alone."""
    known = {match.about for matches in bare.known.found for match in matches}
    for spelling in spellings(bare.known.table):
        key = spelling.about.removeprefix("key:")
        item = bare.known.items.get(key)
        if spelling.about in known or item is None or item.kind not in ("text", "date"):
            continue
        for page in views:
            form = bare.known.pages[page.number].form
            if form == item.form and any(_begins_with(run, spelling.plain) for run in page.runs):
                yield form, key


def _begins_with(run: Run, label: str) -> bool:
    """Whether a run is this label and an answer: a new word, with a capital or a digit, and not many more."""
    behind = len(label)
    if not run.plain.startswith(label) or behind not in run.starts or len(run.plain) - behind > FILLED.short:
        return False
    first = run.letters[run.at[behind]].text
    return first.isupper() or first.isdigit()


def _is_behind(match: Found, run: Run) -> bool:
    return abs(run.base - match.base) < FILLED.same_line and -1 <= run.area.x0 - match.last.x1 <= FILLED.behind


def _is_under(match: Found, run: Run) -> bool:
    drop = match.last.y0 - run.area.y1
    begins = abs(run.area.x0 - match.last.x0) < FILLED.aside
    return -FILLED.into < drop <= FILLED.under and begins and len(run.plain) <= FILLED.short


def _by_ink(
    source: Upright, views: Sequence[PageView], places: Sequence[FieldPlace], items: Mapping[str, Item]
) -> Iterator[tuple[FormId, str]]:
    document = pypdfium2.PdfDocument(source.pdf)
    try:
        for number in sorted({place.page for place in places}):
            shown = np.asarray(document[number].render(scale=FILLED.scale, grayscale=True).to_pil())
            shown = shown[:, ::-1] if views[number].mirrored else shown
            for place in places:
                if place.page == number and _has_ink(shown, place, source.sizes[number][1]):
                    yield _named(place, items)
    finally:
        document.close()


def _has_ink(shown: NDArray[np.uint8], place: FieldPlace, height: float) -> bool:
    tick = place.kind == "tick"
    area = place.area
    x, y = (max(FILLED.edge, side * FILLED.border if tick else 0.0) for side in (area.width, area.height))
    dark = _cut(shown, Area(area.x0 + x, area.y0 + y, area.x1 - x, area.y1 - y), height) < FILLED.dark
    if not tick and dark.size:  # the form's own lines through a slot are no ink of a person
        dark = dark[dark.mean(axis=1) < FILLED.line][:, dark.mean(axis=0) < FILLED.line]
    return bool(dark.size) and float(dark.mean()) > (FILLED.ticked if tick else FILLED.written)


def _cut(shown: NDArray[np.uint8], area: Area, height: float) -> NDArray[np.uint8]:
    rows = slice(max(0, round((height - area.y1) * FILLED.scale)), max(0, round((height - area.y0) * FILLED.scale)))
    return shown[rows, max(0, round(area.x0 * FILLED.scale)) : max(0, round(area.x1 * FILLED.scale))]
