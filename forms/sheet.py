"""The vocabulary of paper: what stands where on a form, as plain frozen data. Renderers dispatch on the kind of item.

Units are points (1/72 inch); the origin is the lower left corner of an upright US Letter page, 612 × 792 (ISO 32000-2
8.3.2.3).
Words are found by key in `forms.words`: a Print names its key; the label of a box is "form.<form>.<key>", of a tick
"form.<form>.<key>.<value>".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from forms.case import Language


FormId = str
"""The id of a form in `forms.catalog`."""
LETTER = (612.0, 792.0)


@dataclass(frozen=True)
class Rect:
    """Lower left corner, width and height, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height


@dataclass(frozen=True)
class Print:
    """Printed words wrapped into `rect` from its top. `words` is a key of `forms.words`, `params` fill its {names}."""

    words: str
    rect: Rect
    size: float = 9.0
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Rule:
    """A black line or, with `box`, a rectangle's outline. `width` is the stroke in points."""

    rect: Rect
    width: float = 0.75
    box: bool = False


@dataclass(frozen=True)
class Box:
    """Room for the answer `key`. `lines` > 1: wrapped text. `kind` says how the fact is written.

    A `long` answer begins at the top of its box; a short one stands in the middle while it is a single line.
    """

    key: str
    rect: Rect
    lines: int = 1
    kind: Literal["text", "date"] = "text"
    size: float = 10.0
    long: bool = False


@dataclass(frozen=True)
class CheckBox:
    """A square that is ticked when the fact `key` equals `value` ("yes"/"no" for booleans)."""

    key: str
    value: str
    rect: Rect


@dataclass(frozen=True)
class Signature:
    """A line for ink: empty unless the fact `key` holds a typed signature. Who signs is a matter of `forms.signing`."""

    key: str
    rect: Rect


Item = Print | Rule | Box | CheckBox | Signature


@dataclass(frozen=True)
class SheetPage:
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Sheet:
    """One form in one language. `number` is the agency's ("20-224"), `edition` its revision ("09/25")."""

    form: FormId
    number: str
    edition: str
    language: Language
    pages: tuple[SheetPage, ...]

    def items(self) -> Iterator[tuple[int, Item]]:
        """Every item with its page, from 0, in the form's own order."""
        for number, page in enumerate(self.pages):
            for item in page.items:
                yield number, item

    def boxes(self) -> Iterator[Box | Signature]:
        """Every place for a written answer, in the form's own order."""
        for page in self.pages:
            yield from (item for item in page.items if isinstance(item, Box | Signature))
