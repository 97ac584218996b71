"""What a case puts into the places of an official form: which text, which ticks, and what has no place there.

Knows the map and the case; draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from forms.case import Case
from forms.printed import text, ticked
from packet.lettering.characters import clean
from packet.locate.form_map import FieldPlace, OfficialMap
from packet.locate.items import Item, by_key
from packet.locate.wording import Table, choice_label, joined

_COMMA: Final = ("address", "city")
"""Ends of the keys of what a comma follows on a line of its own address."""


@dataclass(frozen=True)
class LocatedAnswer:
    """One answer of the case, as words. `ticks`: (value, whether it is ticked, its place if it has one) of tick boxes;
    `place`: the slot of a written answer; `beside`: keys of the answers that stand in the same room, in these words."""

    item: Item
    words: str = field(repr=False)
    place: FieldPlace | None = None
    ticks: tuple[tuple[str, bool, FieldPlace | None], ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def homeless(self) -> bool:
        """Whether the answer says something that no place on the form takes."""
        if self.place is not None:
            return False
        if self.ticks:
            return any(on and place is None for _, on, place in self.ticks)
        return bool(self.words)


def answers(found: OfficialMap, case: Case) -> Iterator[LocatedAnswer]:
    """Every item of the forms in the file, in the forms' order, blank ones too; what shares a room is said there."""
    rooms = joined(Table(found.agency, found.language))
    shared = {key: keys for key, keys in rooms.items() if found.place(key)}
    lodgers = {key for host, keys in shared.items() for key in keys if key != host}
    for item in by_key(found.agency).values():
        if item.form not in found.forms:
            continue
        if not item.values:
            keys = () if item.key in lodgers else shared.get(item.key, (item.key,))
            said = {key: words for key in keys if (words := text(case, key))}
            together = _together(said, "\n" if item.kind == "long" else " ")
            words = clean(together, keep_lines=item.kind == "long")
            beside = tuple(key for key in said if key != item.key)
            yield LocatedAnswer(item, words, found.place(item.key), beside=beside)
            continue
        ticks = tuple((value, ticked(case, item.key, value), found.place(item.key, value)) for value in item.values)
        words = ", ".join(_choice(item, value, found) for value, on, _ in ticks if on)
        written = found.place(item.key)
        yield LocatedAnswer(item, words, written, () if written is not None else ticks)


def _together(said: Mapping[str, str], apart: str) -> str:
    """What stands in one room; a street and a city end in a comma there."""
    marks = {key: "," if key.endswith(_COMMA) and key != [*said][-1] else "" for key in said}
    return apart.join(words + marks[key] for key, words in said.items())


def _choice(item: Item, value: str, found: OfficialMap) -> str:
    name = item.key if item.kind == "statement" else f"{item.key}.{value}"
    return choice_label(item.form, name, found.language)
