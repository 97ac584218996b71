"""Optional content of the sources, kept as it was: a layer that was off stays off (ISO 32000-2 8.11).

A joined file has no /OCProperties and so shows every layer, hidden ones too. Only what a source's default
configuration says about visibility is carried over; names, menus and events of layers are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream


def carry_layers(packet: Pdf, pages: Sequence[tuple[Path, int]]) -> None:
    """Give `packet` the visibility of its layers. Its pages are still those of `pages` (file, page from 0) in order."""
    known: dict[tuple[int, int], tuple[Object, bool]] = {}
    for source_path, run in groupby(enumerate(pages), key=lambda page: page[1][0]):
        with pikepdf.open(source_path, access_mode=pikepdf.AccessMode.stream) as source:
            hidden = _hidden(source)
            if hidden is None:
                continue
            for number, (_, page) in run:
                for before, after in _pairs(source.pages[page].obj, packet.pages[number].obj):
                    known[after.objgen] = (after, before.objgen in hidden)
    if known:
        packet.Root.OCProperties = Dictionary(
            OCGs=Array([group for group, _ in known.values()]),
            D=Dictionary(BaseState=Name.ON, OFF=Array([group for group, off in known.values() if off])),
        )


def _hidden(source: Pdf) -> set[tuple[int, int]] | None:
    """Which groups are off by default; None when the file has no layers at all."""
    properties = source.Root.get(Name.OCProperties)
    if not isinstance(properties, Dictionary) or not isinstance(properties.get(Name.OCGs), Array):
        return None
    state = properties.get(Name.D)
    if not isinstance(state, Dictionary):
        return set()
    groups = {group.objgen for group in properties.OCGs}
    if state.get(Name.BaseState) == Name.OFF:
        return groups - {group.objgen for group in state.get(Name.ON, Array())}
    return {group.objgen for group in state.get(Name.OFF, Array())}


def _pairs(source: Object, joined: Object) -> Iterator[tuple[Object, Object]]:
    """Every group that a page's drawing refers to, in the source and in the joined file: both have the same shape."""
    seen: set[tuple[int, int]] = set()
    todo = [(source.get(key), joined.get(key)) for key in ("/Resources", "/Group")]
    while todo:
        before, after = todo.pop()
        if not isinstance(before, (Dictionary, Stream, Array)) or not isinstance(after, (Dictionary, Stream, Array)):
            continue
        if before.is_indirect:
            if before.objgen in seen:
                continue
            seen.add(before.objgen)
        if isinstance(before, Array):
            todo += zip(before, after, strict=True)
        elif before.get(Name.Type) == Name.OCG:
            yield before, after
        else:
            todo += [(before.get(key), after.get(key)) for key in before.keys() if key != "/Parent"]  # noqa: SIM118
