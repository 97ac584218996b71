"""The order of the packet and every page number in it. Pure: sizes go in, places come out, nothing is drawn or read.

Cover sheet, request page, contents, the forms as the catalogue has them, instructions, continuation sheets, then the
exhibits with letters, each after its slip when slips are wanted. Numbers that are printed on pages ("continued on page
9") are known only when the plan is settled, and may change how many pages there are: `settle` repeats until every
number printed is true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from forms import catalog
from forms.case import PaperKind, PapersOrder

KIND_ORDER: Final[tuple[PaperKind, ...]] = (
    "signed_form",
    "power_of_attorney",
    "urgent_letter",
    "denial_letter",
    "notice_of_action",
    "plan_decision",
    "notice_of_appeal_resolution",
    "experimental_certification",
    "doctor_letter",
    "prescription",
    "eob",
    "medical_records",
    "out_of_network_records",
    "bill",
    "id_card",
    "claim_file",
    "fax_confirmation",
    "other",
    "photo",
)
"""What a reviewer needs first stands first; photographs, the slowest to fax, stand last."""

_ROUNDS: Final = 12


@dataclass(frozen=True)
class Exhibit:
    """A paper that goes in. `paper` is its place in the case (from 0), `pages` how many pages it has in the packet."""

    paper: int
    kind: PaperKind
    pages: int
    letter: str = ""


@dataclass(frozen=True)
class PacketPart:
    """Pages that belong together. `source` as in the ledger; `exhibit` is set for an exhibit and for its slip."""

    source: str
    pages: int
    first: int
    exhibit: Exhibit | None = None

    @property
    def last(self) -> int:
        return self.first + self.pages - 1


@dataclass(frozen=True)
class PacketPlan:
    """Every part that has pages, in order; page numbers run from 1 to `pages`."""

    parts: tuple[PacketPart, ...]

    @property
    def pages(self) -> int:
        return sum(part.pages for part in self.parts)

    def part(self, source: str) -> PacketPart | None:
        """The first part with this source, if it has pages."""
        return next((part for part in self.parts if part.source == source), None)

    def sections(self) -> Iterator[PacketPart]:
        """The parts with every slip counted to its exhibit: what the contents and the outline list."""
        slip: PacketPart | None = None
        for part in self.parts:
            if part.source == "slip":
                slip = part
            elif slip is not None:
                yield PacketPart(part.source, part.pages + 1, slip.first, part.exhibit)
                slip = None
            else:
                yield part

    def numbered(self) -> Iterator[tuple[int, PacketPart, int]]:
        """(page of the packet, its part, page of that part), all from 1."""
        for part in self.parts:
            for page in range(1, part.pages + 1):
                yield part.first + page - 1, part, page


def lettered(
    exhibits: Sequence[Exhibit], first: Sequence[PaperKind] = (), order: PapersOrder = "kind"
) -> tuple[Exhibit, ...]:
    """The exhibits by kind, those of one kind in the order given, with letters A to Z, then AA, AB …

    Those of the kinds `first` stand before all others. With the order "listed" the person's own order stands.
    """

    def place(exhibit: Exhibit) -> tuple[bool, int]:
        return exhibit.kind not in first, KIND_ORDER.index(exhibit.kind)

    ordered = sorted(exhibits, key=place) if order == "kind" else exhibits
    return tuple(
        Exhibit(exhibit.paper, exhibit.kind, exhibit.pages, letter(place)) for place, exhibit in enumerate(ordered)
    )


def letter(place: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA: as the columns of a spreadsheet."""
    rest, last = divmod(place, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("A") + last)


def front_order() -> tuple[str, ...]:
    """The parts before the exhibits, in order; the names are those of the ledger's `source`."""
    return ("cover", "request", "contents", *(spec.id for spec in catalog.FORMS), "instructions", "continuation")


def lay_out(front: Mapping[str, int], exhibits: Sequence[Exhibit], *, slips: bool = False) -> PacketPlan:
    """Number all pages. `front`: source -> pages, of the parts that the packet has.

    Raises ValueError for a part that no place in the order is known for, or that has no page: left out in silence, a
    form would be missing from the packet.
    """
    order = front_order()
    lost = [source for source, pages in front.items() if source not in order or pages < 1]
    lost += [exhibit.letter for exhibit in exhibits if exhibit.pages < 1]
    if lost:
        raise ValueError(f"parts without a place or a page: {', '.join(lost)}")
    sections: list[tuple[str, int, Exhibit | None]] = [(source, front.get(source, 0), None) for source in order]
    for exhibit in exhibits:
        if slips:
            sections.append(("slip", 1, exhibit))
        sections.append((exhibit.letter, exhibit.pages, exhibit))
    parts, first = [], 1
    for source, pages, owner in sections:
        if pages:  # only front parts that the packet has not
            parts.append(PacketPart(source, pages, first, owner))
            first += pages
    return PacketPlan(tuple(parts))


def settle(
    front: Mapping[str, int],
    exhibits: Sequence[Exhibit],
    measure: Callable[[PacketPlan], Mapping[str, int]],
    *,
    slips: bool = False,
) -> PacketPlan:
    """The plan whose sizes are the sizes measured for it. `measure` draws the front parts for a plan and counts
    pages.

    Sizes differ between rounds only by the width of a page number, so this ends after two or three; a measure that
    never agrees with itself raises RuntimeError.
    """
    sizes = dict(front)
    for _ in range(_ROUNDS):
        plan = lay_out(sizes, exhibits, slips=slips)
        measured = dict(measure(plan))
        if measured == sizes:
            return plan
        sizes = measured
    raise RuntimeError("the sizes of the front parts do not settle")
