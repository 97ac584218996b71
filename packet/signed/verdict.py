"""Whether a page that came back may take the place of the printed one: pure, on what the worker saw.

Nothing is replaced in doubt: each doubt has a code, and a person's yes settles it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from packet.signed import ReturnedSheet

Doubt = Literal["older", "no_code", "cut", "part", "blurred", "changed", "unsigned", "unsure_signature", "twice"]
Note = Literal["written", "no_date", "unsure_date"]

LEAST_DPI: Final = 90
"""Dots an inch of the sheet in the picture under which 10 point print cannot be told letter from letter."""
LEAST_FOUND: Final = 0.85
"""Share of the print that must be found again: a cut corner takes a twentieth of a page, a fold less."""
MOST_RESIDUAL: Final = 1.0
"""Millimetres that the print may lie beside its place: a curled page has more."""


@dataclass(frozen=True)
class SheetVerdict:
    """`doubts` are empty for a page that may be used; `notes` are told of one that is used, too. Of a page of an older
    printing `since` are the keys of the answers on it that changed, where that is known.
    """

    sheet: ReturnedSheet
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[Note, ...] = ()
    since: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether it is a page of this packet at all, that a yes can put in."""
        return self.sheet.state == "read" and self.sheet.made is not None


def verdicts(sheets: Sequence[ReturnedSheet], number: str) -> list[SheetVerdict]:
    """One for each sheet, in order; `number` is that of the packet. A page that came twice is a doubt of both, unless
    one of them alone is signed: then the other was only a copy.
    """
    found = [SheetVerdict(sheet, tuple(_doubts(sheet, number)), tuple(_notes(sheet))) for sheet in sheets]
    sound = Counter(one.sheet.page for one in found if one.usable and not one.doubts)
    return [
        SheetVerdict(one.sheet, (*one.doubts, "twice"), one.notes)
        if one.usable and not one.doubts and sound[one.sheet.page] > 1
        else one
        for one in found
    ]


def _doubts(sheet: ReturnedSheet, number: str) -> list[Doubt]:
    if sheet.state != "read":
        return []
    signed = (sheet.ink or {}).get("signature", "yes")
    seen: list[tuple[Doubt, bool]] = [
        ("no_code", sheet.by != "code"),
        ("older", sheet.by == "code" and sheet.number != number),
        ("cut", not sheet.whole),
        ("part", sheet.found < LEAST_FOUND),
        ("blurred", not sheet.clear or sheet.dpi < LEAST_DPI or sheet.residual > MOST_RESIDUAL),
        ("changed", bool(sheet.changed)),
        ("unsigned", signed == "no"),
        ("unsure_signature", signed == "unsure"),
    ]
    return [doubt for doubt, there in seen if there]


def _notes(sheet: ReturnedSheet) -> list[Note]:
    dated = (sheet.ink or {}).get("date", "yes")
    seen: list[tuple[Note, bool]] = [
        ("written", bool(sheet.written)),
        ("no_date", dated == "no"),
        ("unsure_date", dated == "unsure"),
    ]
    return [note for note, there in seen if there]
