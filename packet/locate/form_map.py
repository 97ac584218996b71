"""What was found on an agency's PDF: plain frozen data, for filling, for the picture, for the file beside the PDF.

The types say what each entry may be. The program's own maps are not checked against them; what comes from outside is,
by pydantic: from the worker (`packet.locate.crossing`) and from a file (`packet.locate.map_file`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field

from forms.catalog import form_name
from forms.editions import EditionLanguage
from forms.sheet import FormId
from forms.words import ENGLISH, has, say, tell
from packet.intake.selection import spoken
from packet.locate.geometry import IDENTITY, Area, moved, undone
from packet.locate.items import ITEMS, Item, agency_of, by_key
from packet.locate.tuning import PLACES

_FARTHEST: Final = 1e6
"""Points from a page's corner beyond which nothing lies: a page has 14,400 units at most (ISO 32000-2, Annex C), and a
unit is less than 100 points here (`upright`)."""


def _by_corners(value: object) -> object:
    """[left, bottom, right, top], as a map file has it, by its names; anything else is left to the type."""
    return dict(zip(("x0", "y0", "x1", "y1"), value, strict=True)) if isinstance(value, list) else value


def _sized(area: Area) -> Area:
    if not (area.x0 < area.x1 and area.y0 < area.y1 and max(map(abs, astuple(area))) < _FARTHEST):
        raise ValueError("area")
    return area


def _known(key: str) -> str:
    if key not in _KEYS:
        raise ValueError("key")
    return key


def _said(why: str) -> str:
    if not has(f"official.why.{why}", ENGLISH):
        raise ValueError("why")
    return why


Number = Annotated[float, Field(gt=-_FARTHEST, lt=_FARTHEST)]
Size = tuple[Annotated[float, Field(gt=0, lt=_FARTHEST)], Annotated[float, Field(gt=0, lt=_FARTHEST)]]
Count = Annotated[int, Field(ge=0)]
Turn = Annotated[int, Field(ge=0, lt=360, multiple_of=90)]
Key = Annotated[str, AfterValidator(_known)]
PageArea = Annotated[Area, BeforeValidator(_by_corners), AfterValidator(_sized)]
"""A rectangle on a page, neither flat nor turned over."""
PageKind = Literal["form", "instructions", "other"]
PlaceKind = Literal["text", "tick", "choice_text", "signature"]
CONFIDENCE_DIGITS = 3
"""Digits that are told of a confidence."""
_KEYS: Final = frozenset(item.key for item in ITEMS)
_ITEMS_TOLD: Final = 4
"""A sentence that names more than these is read by nobody."""


@dataclass(frozen=True)
class MapPage:
    """One page: `form` is None on instructions and on others, but for one that calls itself a form whose words are not
    known in the file's language. `number` from 0, `size` in points as displayed.

    `turn`: clockwise degrees that the page was turned, beyond its own /Rotate, because its words stood sideways;
    `matrix` takes the file's own page space to the displayed page.
    """

    number: int
    kind: PageKind
    form: FormId | None
    size: Size
    turn: Turn = 0
    matrix: tuple[Number, Number, Number, Number, Number, Number] = IDENTITY


@dataclass(frozen=True)
class FieldPlace:
    """Slot for one answer (`value` empty) or one tick box (`value` the choice).

    `area` in points on the displayed page, y upwards. `parts`: slots of a split answer, in order. `rows`: the single
    lines of a slot with several drawn ones, from the top. `comb`: number of cells. `evidence`: codes such as
    "label below", "field name"; `name` the field's name. `confidence` from 0 to 1. `kind`: "text", "tick",
    "choice_text" (a choice written as a word) or "signature".
    """

    key: Key
    page: Count
    area: PageArea
    value: str = ""
    kind: PlaceKind = "text"
    parts: tuple[PageArea, ...] = ()
    rows: tuple[PageArea, ...] = ()
    comb: Count = 0
    multiline: bool = False
    evidence: tuple[str, ...] = ()
    confidence: Number = 0.0
    name: str = ""
    widget: int = -1

    @property
    def title(self) -> str:
        """ "key" or "key.value": how tables and pictures call the place."""
        return f"{self.key}.{self.value}" if self.value else self.key

    def clashes(self, other: FieldPlace) -> bool:
        """Whether two answers would stand in one slot."""
        return self.page == other.page and self.area.overlaps(other.area, PLACES.clash)

    @property
    def sure(self) -> bool:
        return self.confidence >= PLACES.sure


@dataclass(frozen=True)
class MissingPlace:
    """A place that was not found or is not sure. `why`: label_absent, room_absent, unsure, page_absent, taken (there
    stands something already)."""

    key: Key
    value: str
    why: Annotated[str, AfterValidator(_said)]

    @property
    def title(self) -> str:
        return f"{self.key}.{self.value}" if self.value else self.key


class Wanted(NamedTuple):
    """What a file is asked for where it holds more than one: which forms, in which language ("" for any)."""

    forms: tuple[FormId, ...] = ()
    language: str = ""


ANY: Final = Wanted()


@dataclass(frozen=True)
class Doubt:
    """What a person must settle before anything is filled. `reason`: "head" (the form's title, but neither its number
    nor the Department), "part" (`keys` are the items that are not in the file), "filled" (something stands where the
    answers to `keys` belong), "sample" (the pages are marked as a specimen), "agency" (`pages`, from 0, are a form of
    another agency by their own heads), "several" (`pages` are the form once more: another copy, edition or language),
    "tongues" (`pages` are another form in another language). `instead` are the pages that would be filled.
    """

    reason: Literal["head", "part", "filled", "sample", "agency", "several", "tongues"]
    form: FormId
    keys: tuple[Key, ...] = ()
    pages: tuple[int, ...] = ()
    instead: tuple[int, ...] = ()

    def accept(self, name: str) -> str:
        """The id that a person gives to go on with the file `name` all the same."""
        return f"official.{self.reason}:{name}"

    def message(self, name: str, language: str) -> str:
        """What was seen in the file `name`, in one or two sentences."""
        labels = labels_of_items(map(by_key(agency_of(self.form)).__getitem__, self.keys), language)
        items = "; ".join(labels[:_ITEMS_TOLD])
        if len(labels) > _ITEMS_TOLD:
            items = say("official.more", language, items=items, count=len(labels) - _ITEMS_TOLD)
        form, kind = form_name(self.form, language), self.reason
        if kind == "filled" and not labels:
            return tell("official.doubt.filled.field", language, file=name, form=form)
        facts = {"file": name, "form": form, "items": items, "pages": spoken([page + 1 for page in self.pages])}
        return tell(f"official.doubt.{kind}", language, **facts, instead=spoken([page + 1 for page in self.instead]))


@dataclass(frozen=True)
class OfficialMap:
    """Where everything is. `editions`: form → "09/25" or "" when undated. `newer`: forms dated after the known edition.
    `remembered`: read from the file beside the PDF. `doubts`: what must be agreed to before it is filled.
    `unseen`: once it is filled, the pages (from 0) that words were taken out of which nobody sees on them."""

    file: str
    sha256: str
    language: EditionLanguage
    forms: tuple[FormId, ...]
    editions: dict[FormId, str]
    pages: tuple[MapPage, ...]
    places: tuple[FieldPlace, ...]
    missing: tuple[MissingPlace, ...] = ()
    newer: tuple[FormId, ...] = ()
    remembered: bool = False
    doubts: tuple[Doubt, ...] = ()
    unseen: tuple[int, ...] = ()

    @property
    def agency(self) -> str:
        """Whose forms they are (`packet.locate.items.AGENCIES`): all forms of a map are of one agency."""
        return agency_of(self.forms[0])

    def item(self, key: str) -> Item:
        """The item of this key on this agency's forms."""
        return by_key(self.agency)[key]

    def place(self, key: str, value: str = "") -> FieldPlace | None:
        """The sure place of a key or of a choice, if there is one."""
        return next((p for p in self.places if p.key == key and p.value == value), None)

    def in_file(self, place: FieldPlace) -> Area:
        """The place in the page space of the file itself, as a field's /Rect counts it."""
        return moved(undone(self.pages[place.page].matrix), place.area)

    def missing_labels(self, language: str) -> tuple[str, ...]:
        """The items that lack a sure place, signatures aside, as the forms name them, each once."""
        items = map(self.item, dict.fromkeys(missing.key for missing in self.missing))
        return labels_of_items((item for item in items if item.kind != "signature"), language)


def labels_of_items(items: Iterable[Item], language: str) -> tuple[str, ...]:
    """The items as their forms name them, each once."""
    return tuple(dict.fromkeys(say(f"form.{item.form}.{item.key}", language).rstrip(":") for item in items))
