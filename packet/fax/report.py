"""What a fax edition is when it is made: its parts, its pages with what is said of them, and report.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packet.fax.findings import WHOLE, Spot
from packet.fax.geometry import Coding, Resolution
from packet.fax.time import page_seconds
from packet.fax.tuning import LINE
from packet.fax.warn import REMEDIES, Warn, told

if TYPE_CHECKING:
    from forms.case import FaxWay


@dataclass(frozen=True)
class Part:
    """One call. Pages first..last of the packet; `pages` counts the sheets sent, its cover too; `bytes` and `sha256`
    are of the TIFF."""

    number: int
    first: int
    last: int
    file: Path
    pdf: Path
    pages: int
    bytes: int
    pdf_bytes: int
    seconds_14400: float
    seconds_9600: float
    too_large: bool = False
    sha256: str = ""


@dataclass(frozen=True)
class PageReport:
    """One page of the packet: `legibility` 0..100, seconds on the line, coded bytes, warnings, measures by name, the
    spoilt spots, and how it is faxed."""

    number: int
    legibility: int
    seconds_14400: float
    seconds_9600: float
    bytes: int
    warnings: tuple[Warn, ...]
    measures: dict[str, float]
    spots: tuple[Spot, ...] = ()
    way: FaxWay = "as_is"

    def messages(self, language: str) -> list[str]:
        """The warnings in words, each with what to do."""
        return [warn.message(self.number, language) for warn in self.warnings]


@dataclass(frozen=True)
class FaxEdition:
    """What was written. `total` pages of the packet; one part means it goes in one call, without a further cover."""

    parts: tuple[Part, ...]
    pages: tuple[PageReport, ...]
    report: Path

    def told(self, language: str, papers: Mapping[int, str] | None = None) -> list[str]:
        """The warnings of all pages in words (`packet.fax.warn.told`)."""
        return told(((page.number, page.warnings) for page in self.pages), language, papers)

    def ledger(self) -> dict[str, Any]:
        """The ledger's "fax" object."""
        return {
            "parts": [
                {
                    "file": part.file.name,
                    "pages": part.pages,
                    "bytes": part.bytes,
                    "sha256": part.sha256,
                    "seconds_14400": round(part.seconds_14400, 1),
                    "seconds_9600": round(part.seconds_9600, 1),
                }
                for part in self.parts
            ],
            "pages": [
                {
                    "number": page.number,
                    "legibility": page.legibility,
                    "warnings": [warn.code for warn in page.warnings],
                    "way": page.way,
                    "spots": [_spot(spot) for spot in page.spots],
                }
                for page in self.pages
            ],
        }


def _spot(spot: Spot) -> dict[str, Any]:
    """A spot without its words, which may be an answer's: kind, place and remedies."""
    place = [spot.left, spot.top, spot.right, spot.bottom]
    return {"kind": spot.kind, "place": place, "remedies": list(REMEDIES[spot.kind])}


def page_report(head: dict[str, Any], coding: Coding, way: FaxWay = "as_is") -> PageReport:
    """A page from the facts that a worker sent with its code."""
    size = int(head["bytes"])
    return PageReport(
        number=int(head["number"]),
        legibility=int(head["score"]),
        seconds_14400=page_seconds(size, LINE.fast, coding),
        seconds_9600=page_seconds(size, LINE.slow, coding),
        bytes=size,
        warnings=tuple(Warn(code, params) for code, params in head["warnings"]),
        measures=head["measures"],
        spots=tuple(Spot(**spot) for spot in head["spots"]),
        way=way,
    )


def mailed_report(number: int, size: int, coding: Coding) -> PageReport:
    """A page that is left for the mail: what goes over the line is the sheet in its place, of `size` bytes."""
    seconds = page_seconds(size, LINE.fast, coding), page_seconds(size, LINE.slow, coding)
    return PageReport(number, WHOLE, *seconds, size, (Warn("mailed"),), {}, (), "mail")


def report_bytes(made: FaxEdition, coding: Coding, resolution: Resolution, language: str) -> bytes:
    """report.json: the ledger's facts and more of each page and part, with the warnings in words."""
    ledger = made.ledger()
    for entry, part in zip(ledger["parts"], made.parts, strict=True):
        entry |= {"pdf": part.pdf.name, "pdf_bytes": part.pdf_bytes, "first": part.first, "last": part.last}
        entry |= {"too_large": part.too_large}
    for entry, page in zip(ledger["pages"], made.pages, strict=True):
        entry |= {
            "bytes": page.bytes,
            "seconds_14400": round(page.seconds_14400, 1),
            "seconds_9600": round(page.seconds_9600, 1),
            "measures": page.measures,
            "messages": page.messages(language),
        }
        for place, spot in zip(entry["spots"], page.spots, strict=True):
            place["words"] = spot.words
    whole = {
        "format": "imr-packet fax 1",
        "coding": coding,
        "resolution": resolution,
        "seconds_14400": round(sum(part.seconds_14400 for part in made.parts), 1),
        "seconds_9600": round(sum(part.seconds_9600 for part in made.parts), 1),
        **ledger,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
