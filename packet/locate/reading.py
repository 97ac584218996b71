"""The map of a whole agency's PDF: look, recognise, find labels, give slots, say what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from forms.words import LANGUAGES as PRINTED
from packet.errors import Refused
from packet.locate.filled_in import filled_in
from packet.locate.form_map import ANY, FieldPlace, MissingPlace, OfficialMap, Wanted
from packet.locate.items import Item, places_of
from packet.locate.menus import menu_places
from packet.locate.mirrored import mirrored_place
from packet.locate.normalise import Upright, straightened
from packet.locate.page_view import PageView, view
from packet.locate.recognise import Recognised, recognise
from packet.locate.sample import marked_as_sample
from packet.locate.sections import Label, labels_of
from packet.locate.stripped import stripped
from packet.locate.text_places import text_places
from packet.locate.tick_places import tick_places
from packet.locate.tongues import script_of
from packet.locate.wording import joined, runs_backward

_UNREAD: Final = frozenset({"official_tongue", "official_tongue_unread", "official_glyphs", "official_unknown"})
"""Refusals of a file whose words may be there in another way."""


def best_map(source: Upright, data: bytes, wanted: Wanted = ANY) -> OfficialMap:
    """The map of the file `data`, read by its glyphs; or by the text that the file gives for them (ActualText), when
    that finds more: glyphs of scripts that need shaping often tell no letter. English and Spanish are read by glyphs
    alone: what stands for them may say anything. `wanted`: as `packet.locate.recognise.recognise` has it.
    """
    try:
        found = map_of(source, wanted)
    except Refused as refused:
        told = _by_text(source, data) if refused.code in _UNREAD else None
        if told is None:
            raise
        return told
    if found.language in PRINTED or not found.missing:
        return found
    told = _by_text(source, data)
    return told if told and told.language == found.language and len(told.places) > len(found.places) else found


def _by_text(source: Upright, data: bytes) -> OfficialMap | None:
    """The map by the text that stands for glyphs; None where there is none, or it says no more."""
    told = straightened(data, source.name, turns=source.turns, bare=False)
    if told.pdf == source.pdf:
        return None
    try:
        found = map_of(told)
    except Refused:
        return None
    return None if found.language in PRINTED else found


def map_of(source: Upright, wanted: Wanted = ANY) -> OfficialMap:
    """The map of an opened file."""
    views = view(source)
    mirrored = view(source, mirror=True) if script_of(views) == "arabic" else ()
    known = recognise(source.name, views, mirrored, wanted)
    if runs_backward(known.language):
        views = mirrored
    sure, missing = _places(views, known)
    housed = {key for host, keys in joined(known.table).items() for key in keys if any(p.key == host for p in sure)}
    missing = [place for place in missing if place.key not in housed]
    bare = stripped(views, known)
    slots, _ = _places(bare.views, bare.known)
    filled = filled_in(source, views, bare, slots)
    missing = [MissingPlace(m.key, m.value, "taken" if m.key in filled.taken else m.why) for m in missing]
    missing += [MissingPlace(place.key, place.value, "taken") for place in sure if place.key in filled.taken]
    free = [place for place in sure if place.key not in filled.taken]
    if runs_backward(known.language):
        # Which part of a date comes first, such a form says by its words alone; nobody guesses it.
        missing += [MissingPlace(place.key, place.value, "unsure") for place in free if place.parts]
        free = [place for place in free if not place.parts]
        free = [mirrored_place(place, source.sizes[place.page][0]) for place in free]
    return OfficialMap(
        file=source.name,
        sha256=source.sha256,
        language=known.language,
        forms=known.forms,
        editions=dict(known.editions),
        pages=tuple(
            replace(page, turn=source.turns.get(page.number, 0), matrix=source.matrices[page.number])
            for page in known.pages
        ),
        places=tuple(sorted(free, key=lambda p: (p.page, -p.area.y1, p.area.x0))),
        missing=tuple(missing),
        newer=known.newer,
        doubts=(*known.doubts, *filled.doubts, *marked_as_sample(views, known)),
    )


def _places(views: Sequence[PageView], known: Recognised) -> tuple[list[FieldPlace], list[MissingPlace]]:
    """The sure places, and what has none."""
    labels = labels_of(views, known)
    ticks = tick_places(views, known, labels)
    menus = menu_places(views, known, labels, ticks)
    taken = [place for place in (*ticks, *menus) if place.sure]
    places = [*text_places(views, known, labels, taken), *ticks, *menus]
    items = [item for item in known.items.values() if item.form in known.forms]
    return _settled(places, labels, items)


def _settled(
    places: list[FieldPlace], labels: dict[str, Label], items: Sequence[Item]
) -> tuple[list[FieldPlace], list[MissingPlace]]:
    """The sure places, no two over each other, and every place that is not among them."""
    sure: list[FieldPlace] = []
    for place in sorted(places, key=lambda p: -p.confidence):
        if place.sure and not any(p.clashes(place) for p in sure):
            sure.append(place)
    have = {place.title for place in sure} | {place.key for place in sure if place.kind == "choice_text"}
    near = {place.title for place in places}
    missing = [
        MissingPlace(item.key, title.partition(".")[2], _why(item.key in labels, title in near))
        for item in items
        for title in places_of(item)
        if title not in have and item.key not in have
    ]
    return sure, missing


def _why(labelled: bool, near: bool) -> str:
    if near:
        return "unsure"
    return "room_absent" if labelled else "label_absent"
