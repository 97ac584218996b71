"""What was found on an agency's PDF: plain frozen data, for filling, for the picture, for the file beside the PDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from forms.case import Language
from forms.catalog import form
from forms.sheet import FormId
from forms.words import say, tell
from packet.locate.geometry import IDENTITY, Area, Matrix, moved, undone
from packet.locate.items import BY_KEY

PageKind = Literal["form", "instructions", "other"]
SURE = 0.6
"""A place below this confidence is not used: its answer goes to the continuation sheet."""
_ITEMS_TOLD: Final = 4
"""A sentence that names more than these is read by nobody."""


@dataclass(frozen=True)
class MapPage:
    """One page: `form` is None on instructions and others. `number` from 0, `size` in points as displayed.

    `turn`: clockwise degrees that the page was turned, beyond its own /Rotate, because its words stood sideways;
    `matrix` takes the file's own page space to the displayed page.
    """

    number: int
    kind: PageKind
    form: FormId | None
    size: tuple[float, float]
    turn: int = 0
    matrix: Matrix = IDENTITY


@dataclass(frozen=True)
class FieldPlace:
    """Slot for one answer (`value` empty) or one tick box (`value` the choice).

    `area` in points on the displayed page, y upwards. `parts`: slots of a split answer, in order. `rows`: the single
    lines of a slot with several drawn ones, from the top. `comb`: number of cells. `evidence`: codes such as
    "label below", "field name"; `name` the field's name. `confidence` from 0 to 1. `kind`: "text", "tick",
    "choice_text" (a choice written as a word) or "signature".
    """

    key: str
    page: int
    area: Area
    value: str = ""
    kind: Literal["text", "tick", "choice_text", "signature"] = "text"
    parts: tuple[Area, ...] = ()
    rows: tuple[Area, ...] = ()
    comb: int = 0
    multiline: bool = False
    evidence: tuple[str, ...] = ()
    confidence: float = 0.0
    name: str = ""
    widget: int = -1

    @property
    def title(self) -> str:
        """ "key" or "key.value": how tables and pictures call the place."""
        return f"{self.key}.{self.value}" if self.value else self.key

    @property
    def sure(self) -> bool:
        return self.confidence >= SURE


@dataclass(frozen=True)
class MissingPlace:
    """A place that was not found or is not sure. `why`: label_absent, room_absent, unsure, page_absent, taken (there
    stands something already)."""

    key: str
    value: str
    why: str

    @property
    def title(self) -> str:
        return f"{self.key}.{self.value}" if self.value else self.key


@dataclass(frozen=True)
class Doubt:
    """What a person must settle before anything is filled. `reason`: "head" (the form's title, but neither its number
    nor the Department), "part" (`keys` are the items that are not in the file), "filled" (something stands where the
    answers to `keys` belong), "sample" (the pages are marked as a specimen)."""

    reason: Literal["head", "part", "filled", "sample"]
    form: FormId
    keys: tuple[str, ...] = ()

    def accept(self, name: str) -> str:
        """The id that a person gives to go on with the file `name` all the same."""
        return f"official.{self.reason}:{name}"

    def message(self, name: str, language: str) -> str:
        """What was seen in the file `name`, in one or two sentences."""
        labels = labels_of_items(self.keys, language)
        items = "; ".join(labels[:_ITEMS_TOLD])
        if len(labels) > _ITEMS_TOLD:
            items = say("official.more", language, items=items, count=len(labels) - _ITEMS_TOLD)
        form, kind = form_name(self.form, language), self.reason
        if kind == "filled" and not labels:
            return tell("official.doubt.filled.field", language, file=name, form=form)
        return tell(f"official.doubt.{kind}", language, file=name, form=form, items=items)


@dataclass(frozen=True)
class OfficialMap:
    """Where everything is. `editions`: form → "09/25" or "" when undated. `newer`: forms dated after the known edition.
    `remembered`: read from the file beside the PDF. `doubts`: what must be agreed to before it is filled."""

    file: str
    sha256: str
    language: Language
    forms: tuple[FormId, ...]
    editions: dict[FormId, str]
    pages: tuple[MapPage, ...]
    places: tuple[FieldPlace, ...]
    missing: tuple[MissingPlace, ...] = ()
    newer: tuple[FormId, ...] = ()
    remembered: bool = False
    doubts: tuple[Doubt, ...] = ()

    def place(self, key: str, value: str = "") -> FieldPlace | None:
        """The sure place of a key or of a choice, if there is one."""
        return next((p for p in self.places if p.key == key and p.value == value), None)

    def in_file(self, place: FieldPlace) -> Area:
        """The place in the page space of the file itself, as a field's /Rect counts it."""
        return moved(undone(self.pages[place.page].matrix), place.area)

    def missing_labels(self, language: str) -> tuple[str, ...]:
        """The items that lack a sure place, signatures aside, as the forms name them, each once."""
        return labels_of_items((m.key for m in self.missing if BY_KEY[m.key].kind != "signature"), language)


def form_name(id: FormId, language: str) -> str:
    """The form by its number and name."""
    name = say(f"form.{id}.name", language)
    return say("official.form.name", language, number=form(id).edition.number, name=name)


def labels_of_items(keys: Iterable[str], language: str) -> tuple[str, ...]:
    """The items as their forms name them, each once."""
    return tuple(dict.fromkeys(say(f"form.{BY_KEY[key].form}.{key}", language).rstrip(":") for key in keys))
