"""The items of the forms as something to be found on a page: which form, which section, what kind of slot.

Read from our own Sheets (`forms.catalog`), in their order. It knows no wording (wording.py) and no geometry.
An item is known by its form and its key; the forms of one agency, which may stand in one file, share no key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, cast

from forms import catalog
from forms.form_spec import FormSpec
from forms.sheet import Box, CheckBox, FormId, Print, Signature

Kind = Literal["text", "date", "long", "choice", "tick", "statement", "word", "signature"]
"""One line, a date, several lines, a group of tick boxes, a Yes without a No, a tick box before a sentence, a choice
that is written as a word, a line for ink."""

FORMS: Final = tuple(spec for spec in catalog.FORMS if spec.official)
NUMBERS: Final[dict[FormId, str]] = {spec.id: spec.edition.number for spec in FORMS}
"""As its agency numbers it: "DMHC 20-224"."""
KNOWN_EDITIONS: Final[dict[FormId, str]] = {spec.id: spec.edition.revision for spec in FORMS}


@dataclass(frozen=True)
class Item:
    """One fact that a form asks for. `values`: the tick boxes of a choice, in the form's order."""

    key: str
    form: FormId
    section: str
    kind: Kind = "text"
    values: tuple[str, ...] = ()

    @property
    def yes_no(self) -> bool:
        return self.kind == "choice" and self.values == YES_NO


YES_NO: Final = ("yes", "no")


def _items(spec: FormSpec) -> Iterator[Item]:
    """The items of our own print of the form, in its order, each under the heading that it stands below."""
    section, heading = "", f"form.{spec.id}.section."
    kinds: dict[str, tuple[str, Kind]] = {}
    values: dict[str, list[str]] = {}
    sheet = spec.sheet(spec.languages[0])
    printed = {item.words for _, item in sheet.items() if isinstance(item, Print)}
    for item in (item for page in sheet.pages for item in page.items):
        match item:
            case Print(words=words) if words.startswith(heading) and not words.endswith(".note"):
                section = words.removeprefix(heading)
            case CheckBox(key=key, value=value):
                kinds.setdefault(key, (section, "choice"))
                values.setdefault(key, []).append(value)
            case Signature(key=key):
                kinds[key] = (section, "signature")
            case Box(key=key, kind=written, long=long):
                kinds[key] = (section, "long" if long else written)
            case _:
                pass
    for key, (below, kind) in kinds.items():
        choices = tuple(values.get(key, ()))
        if choices == ("yes",):
            kind = "tick" if f"form.{spec.id}.{key}.yes" in printed else "statement"
        kind = cast("Kind", spec.rooms.get(key, kind))
        yield Item(key, spec.id, below, kind, ("yes",) if kind == "statement" else choices)


ITEMS: Final[tuple[Item, ...]] = tuple(item for spec in FORMS for item in _items(spec))


@cache
def agency_of(form: FormId) -> str:
    """The agency whose form it is, as its number begins: "dmhc"."""
    return NUMBERS[form].partition(" ")[0].lower()


AGENCIES: Final[dict[str, tuple[FormId, ...]]] = {
    agency: tuple(form for form in NUMBERS if agency_of(form) == agency) for agency in map(agency_of, NUMBERS)
}
"""Agency -> its forms, which may stand in one file. The first is the agency whose forms are looked for first."""


@cache
def by_key(agency: str) -> Mapping[str, Item]:
    """The items of all forms of an agency by key, in the forms' order."""
    return MappingProxyType({item.key: item for item in ITEMS if agency_of(item.form) == agency})


@cache
def form_of(agency: str) -> Mapping[str, FormId]:
    """Section of a form -> the form. The headings of an agency's forms differ."""
    return MappingProxyType({item.section: item.form for item in by_key(agency).values()})


def places_of(item: Item) -> tuple[str, ...]:
    """The names of an item's places on paper: its key, or "key.value" for every tick box."""
    ticks = item.values and item.kind != "word"
    return tuple(f"{item.key}.{value}" for value in item.values) if ticks else (item.key,)
