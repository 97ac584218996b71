"""The items of the forms as something to be found on a page: which form, which section, what kind of slot.

Read from our own Sheets (`forms.catalog`), in their order. It knows no wording (wording.py) and no geometry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from forms import catalog
from forms.form_spec import FormSpec
from forms.sheet import Box, CheckBox, FormId, Print, Signature

Kind = Literal["text", "date", "long", "choice", "tick", "signature"]
"""One line, a date, several lines, a group of tick boxes, one tick box alone, a line for ink."""

FORMS: Final = tuple(spec for spec in catalog.FORMS if spec.official)
NUMBERS: Final[dict[FormId, str]] = {spec.id: spec.number for spec in FORMS}
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
        return self.values == YES_NO


YES_NO: Final = ("yes", "no")


def _items(spec: FormSpec) -> Iterator[Item]:
    """The items of our own print of the form, in its order, each under the heading that it stands below."""
    section, heading = "", f"form.{spec.id}.section."
    kinds: dict[str, tuple[str, Kind]] = {}
    values: dict[str, list[str]] = {}
    sheet = spec.sheet(spec.languages[0])
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
        yield Item(key, spec.id, below, "tick" if choices == ("yes",) else kind, choices)


ITEMS: Final[tuple[Item, ...]] = tuple(item for spec in FORMS for item in _items(spec))
FORM_OF: Final[dict[str, FormId]] = {item.section: item.form for item in ITEMS}
"""Section of a form -> the form. The headings of all forms differ."""

BY_KEY: Final[dict[str, Item]] = {item.key: item for item in ITEMS}


def places_of(item: Item) -> tuple[str, ...]:
    """The names of an item's places on paper: its key, or "key.value" for every tick box."""
    return tuple(f"{item.key}.{value}" for value in item.values) if item.values else (item.key,)
