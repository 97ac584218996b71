"""The look-alikes of the tests by class and name: layouts × rooms × ticks × names × languages × editions × bends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Literal

from forms.case import Language
from tests.packet.locate.lookalikes.bend import locked, shifted, stood_up, turned
from tests.packet.locate.lookalikes.draw import draw
from tests.packet.locate.lookalikes.fields import Fields, Naming, add_fields
from tests.packet.locate.lookalikes.plan import NEWEST, Edition, application, assistant, instructions
from tests.packet.locate.lookalikes.style import Frame, Side, Style, TickLook, Truth

Bend = Literal[
    "", "stood 90", "stood 180", "stood 270", "turned 90", "turned 180", "offset", "cropped", "owner 4", "owner 6"
]


@dataclass(frozen=True)
class LookAlike:
    """One file to be: `kind` is the class that the benchmark counts it in."""

    kind: str
    name: str
    style: Style
    language: Language = "en"
    edition: Edition = NEWEST
    fields: Fields | None = None
    bend: Bend = ""

    def make(self) -> tuple[bytes, list[Truth]]:
        """The PDF and its truth, in points on the displayed page."""
        drawn = draw(
            self.style,
            [
                application(self.language, self.edition),
                assistant(self.language, self.edition),
                instructions(self.language),
            ],
        )
        pdf = add_fields(drawn, self.fields) if self.fields else drawn.pdf
        return _bent(pdf, self.bend), drawn.truths


def _bent(pdf: bytes, bend: Bend) -> bytes:
    match bend.split():
        case ["stood", degrees]:
            return stood_up(pdf, int(degrees))[0]
        case ["turned", degrees]:
            return turned(pdf, int(degrees))
        case ["offset"]:
            return shifted(pdf, 50, -30)
        case ["cropped"]:
            return shifted(pdf, 20, 40, 30)
        case ["owner", strength]:
            return locked(pdf, strength=4 if strength == "4" else 6)
        case _:
            return pdf


OLD, UNDATED, NEWER = Edition("01/20", old=True), Edition(""), Edition("03/27", extra=True)
REWORDED = Edition(
    labels={
        "phone": "Phone Number",
        "zip": "Zip Code",
        "membership_number": "Patient's Membership Number",
        "email": "E-mail Address",
        "date_of_birth": "Patient's Date of Birth",
        "release_name": "Patient or Parent Name (Please Print)",
        "race_ethnicity": "Race or Ethnicity",
        "denial_reason.other": "Other",
    }
)
_PLAIN = Style()
_MENUS = {
    "right": ("Yes", "No"),
    "inline": ("", "No", "Yes"),
    "below": ("Select", "YES", "NO"),
    "before": ("Sí", "No"),
}
"""What drop-down fields offer, by where they stand."""


def everything() -> Iterator[LookAlike]:
    """All look-alikes: for the benchmark."""
    for language in ("en", "es"):
        tongue: Language = "es" if language == "es" else "en"
        for found in (_flat, _ticks, _pages, _fields, _editions, _bends):
            for alike in found(tongue):
                yield replace(alike, language=tongue, name=f"{tongue} {alike.name}")


def sample() -> list[LookAlike]:
    """Few of them in which everything is that any has (`traits`), each kind in both languages: for the tests."""
    known, chosen = [(alike, traits(alike)) for alike in everything()], list[LookAlike]()
    wanted = set[object]().union(*(has for _, has in known))
    while wanted:
        best, has = max(known, key=lambda one: len(one[1] & wanted))
        chosen.append(best)
        wanted -= has
    return chosen


def traits(alike: LookAlike) -> set[object]:
    """What tells it from others: each setting of its style, its fields, its edition, and its bend; in each language
    every kind, and every side on which labels, ticks and a question's yes and no may stand.
    """
    parts = {"style": alike.style, "fields": alike.fields, "edition": alike.edition}
    settings = {
        (part, one.name, str(getattr(of, one.name)))
        for part, of in parts.items()
        if is_dataclass(of)
        for one in fields(of)
    }
    in_both = {("kind", alike.kind), *(("side", str(side)) for side in (alike.style.label, alike.style.yes_no))}
    return {*settings, ("bend", alike.bend), *((one, alike.language) for one in in_both)}


def _flat(_: Language) -> Iterator[LookAlike]:
    sides: tuple[Side, ...] = ("left", "above", "below", "right")
    frames: tuple[Frame, ...] = ("rule", "box", "dots", "underscores", "shade", "dashes", "table")
    for side in sides:
        for frame in frames:
            long: Frame = "box" if frame in ("table", "shade") else frame
            yield LookAlike("flat", f"{side} {frame}", replace(_PLAIN, label=side, frame=frame, long_frame=long))
    yield LookAlike("flat", "inside box", replace(_PLAIN, label="inside"))
    yield LookAlike("flat", "comb", replace(_PLAIN, frame="comb"))
    yield LookAlike("flat", "date in parts", replace(_PLAIN, date_parts=True, label="left", frame="rule"))


def _ticks(_: Language) -> Iterator[LookAlike]:
    looks: tuple[TickLook, ...] = ("glyph", "bracket", "paren", "circle", "lines", "filled")
    sides: tuple[Literal["left", "right"], ...] = ("left", "right")
    unders: tuple[Literal["left", "right", "under"], ...] = ("left", "right", "under")
    places: tuple[Literal["inline", "below", "before"], ...] = ("inline", "below", "before")
    for look in looks:
        for side in sides:
            style = replace(_PLAIN, tick=look, tick_side=side, label="left", frame="rule")
            yield LookAlike("ticks", f"{look} {side}", style)
    for place in places:
        for spot in unders:
            style = replace(_PLAIN, yes_no=place, tick_side=spot, frame="rule")
            yield LookAlike("ticks", f"yes/no {place} {spot}", style)


def _pages(_: Language) -> Iterator[LookAlike]:
    sides: tuple[Side, ...] = ("left", "above", "inside", "below")
    for side in sides:
        yield LookAlike("pages", f"two columns {side}", replace(_PLAIN, columns=2, label=side, size=8))
    for font in ("Times-Roman", "Courier", "DejaVuSans"):
        size = 8 if font == "Courier" else 9
        yield LookAlike("pages", font, replace(_PLAIN, font=font, label="above", frame="rule", size=size))
    yield LookAlike("pages", "spaced letters", replace(_PLAIN, letter_space=1.0))
    yield LookAlike("pages", "colons", replace(_PLAIN, colon=True, label="left", frame="underscores"))
    yield LookAlike("pages", "shuffled", replace(_PLAIN, shuffled=True, label="left", frame="rule"))
    yield LookAlike("pages", "numbered", replace(_PLAIN, numbered=True))
    yield LookAlike("pages", "A4", replace(_PLAIN, page=(595.0, 842.0)))


def _fields(_: Language) -> Iterator[LookAlike]:
    layouts: tuple[tuple[Side, Frame], ...] = (
        ("left", "none"),
        ("above", "none"),
        ("inside", "box"),
        ("below", "none"),
        ("left", "rule"),
        ("left", "table"),
    )
    namings: tuple[Naming, ...] = ("meaningless", "hierarchical", "spanish", "label", "shared", "misleading")
    for naming in namings:
        for side, frame in layouts:
            how = Fields(
                naming=naming,
                hints=naming == "spanish",
                radio=naming in ("hierarchical", "shared"),
                on={"meaningless": "On", "label": "1"}.get(naming, "Yes"),
                looks=naming != "hierarchical",
            )
            bare = frame == "none"
            style = replace(
                _PLAIN, label=side, frame=frame, fields=True, tick="none" if bare else "square", long_frame="none"
            )
            yield LookAlike("fields", f"{naming} {side} {frame}", style, fields=how)
    odd = Fields(combos=("state", "assistant_state"), comb=True, value="x", signatures=False, xfa=True)
    yield LookAlike("fields", "combos and combs", replace(_PLAIN, frame="none", fields=True), fields=odd)
    for place in ("right", "inline", "below", "before"):
        drops = replace(_PLAIN, fields=True, yes_no=place, menus=True)
        yield LookAlike("fields", f"menus {place}", drops, fields=Fields(menu=_MENUS[place]))
    yield LookAlike("fields", "date in parts", replace(_PLAIN, fields=True, date_parts=True), fields=Fields())


def _editions(language: Language) -> Iterator[LookAlike]:
    for name, edition in (("old", OLD), ("undated", UNDATED), ("newer", NEWER), ("reworded", REWORDED)):
        if name == "reworded" and language == "es":
            continue
        for style in (replace(_PLAIN, label="left", frame="rule"), _PLAIN, replace(_PLAIN, label="inside")):
            yield LookAlike("editions", f"{name} {style.label}", style, edition=edition)
        yield LookAlike("editions", f"{name} fields", replace(_PLAIN, fields=True), edition=edition, fields=Fields())


def _bends(_: Language) -> Iterator[LookAlike]:
    bends: tuple[Bend, ...] = (
        "stood 90", "stood 180", "stood 270", "turned 90", "turned 180", "offset", "cropped", "owner 4", "owner 6",
    )  # fmt: skip
    for bend in bends:
        yield LookAlike("bends", f"flat {bend}", replace(_PLAIN, label="left", frame="rule"), bend=bend)
        yield LookAlike(
            "bends", f"fields {bend}", replace(_PLAIN, frame="none", fields=True), fields=Fields(), bend=bend
        )
