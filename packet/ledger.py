"""ledger.json: where every page of every paper went, what was changed, what was left out, what was proved.

Facts and file names only: no answer's text is ever in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from forms.case import Case, Language, Paper
from forms.next_steps import SignHere
from forms.sheet import LETTER, Rect
from forms.words import say
from packet.binding.ink_boxes import InkBoxes
from packet.binding.plan import PacketPart, PacketPlan
from packet.digest import digest_of
from packet.filling.filled import Placed
from packet.gather import located
from packet.intake.result import Refusal, Taken
from packet.marks.mark import PageMark
from packet.pdf.placement import Fit
from packet.proof.proved import Proved

FORMAT: Final = "imr-packet ledger 1"


def write_ledger(path: Path, ledger: Mapping[str, Any]) -> None:
    """As JSON, the same bytes for the same facts."""
    path.write_text(json.dumps(ledger, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def packet_entry(packet: Path, pages: int, number: str, made: Mapping[str, Any]) -> dict[str, Any]:
    """`number` is the packet's; `made`: the day and the wishes it was made with, from which it can be made again."""
    return {"file": packet.name, "sha256": digest_of(packet), "pages": pages, "number": number, "made": dict(made)}


def input_entries(
    case: Case, base: Path, plan: PacketPlan, fits: Sequence[Fit], taken: Sequence[Taken | Refusal]
) -> list[dict[str, Any]]:
    """One entry a paper, in the case's order. `fits` has one entry for each page of the packet."""
    parts = {part.exhibit.paper: part for part in plan.parts if part.exhibit and part.source != "slip"}
    entries = []
    for place, (paper, result) in enumerate(zip(case.papers, taken, strict=True)):
        if isinstance(result, Refusal):
            entries.append(_excluded(paper, result, base, case.language))
        else:
            part = parts[place]
            entries.append(_included(paper, result, part, fits[part.first - 1 : part.last], case.language))
    return entries


def _included(paper: Paper, taken: Taken, part: PacketPart, fits: Sequence[Fit], language: Language) -> dict[str, Any]:
    changes = [
        {"page": change.page, "what": change.what, "detail": change.message(language)} for change in taken.changes
    ]
    for page, fit in zip(taken.sources, fits, strict=True):
        for made in fit.changes():
            words = say(f"packet.change.{made.what}", language, detail=made.detail)
            changes.append({"page": page, "what": made.what, "detail": words})
    return {
        "file": paper.file,
        "sha256": taken.sha256,
        "kind": paper.kind,
        "exhibit": part.source,
        "pages_in": taken.pages_in,
        "pages_out": len(taken.sources),
        "outcome": "partly" if taken.left_out else "included",
        "changes": changes,
        "hints": [{"page": hint.page, "what": hint.code, "detail": hint.message(language)} for hint in taken.hints],
        "walls": list(taken.walls),
        "reason": " ".join(dict.fromkeys(left.message(language) for left in taken.left_out)),
    }


def _excluded(paper: Paper, refusal: Refusal, base: Path, language: Language) -> dict[str, Any]:
    """A paper left out by consent. Its hash is blank when the file cannot even be read."""
    try:
        digest = digest_of(located(base, paper.file))
    except OSError:
        digest = ""
    return {
        "file": paper.file,
        "sha256": digest,
        "kind": paper.kind,
        "exhibit": "",
        "pages_in": 0,
        "pages_out": 0,
        "outcome": "excluded",
        "changes": [],
        "reason": refusal.message(language),
    }


def page_entries(
    plan: PacketPlan, taken: Sequence[Taken | Refusal], marks: Mapping[int, PageMark]
) -> list[dict[str, Any]]:
    """Every page of the packet; of an exhibit the page of the paper that it shows, of one of ours its check."""
    entries = []
    for number, part, page in plan.numbered():
        result = taken[part.exhibit.paper] if part.exhibit and part.source != "slip" else None
        source_page = result.sources[page - 1] if isinstance(result, Taken) else page
        entry: dict[str, Any] = {"number": number, "source": part.source, "source_page": source_page}
        if number - 1 in marks:
            entry["check"] = marks[number - 1].check
        entries.append(entry)
    return entries


def value_entries(proved: Sequence[Proved], placed: Sequence[Placed]) -> list[dict[str, Any]]:
    """What the second engine found: each value's key, form, packet page (from 1) and place; values that share a room
    have the same place.
    """
    return [
        {
            "key": key,
            "form": one.form,
            "page": one.page + 1,
            "where": one.where,
            "proved": one.proved,
            "place": edges(at.rect),
        }
        for one, at in zip(proved, placed, strict=True)
        if one.where != "empty"
        for key in (one.key, *at.beside)
    ]


def signature_entries(
    signatures: Sequence[SignHere], boxes: Mapping[int, InkBoxes], signed: Mapping[int, str]
) -> list[dict[str, Any]]:
    """`signed`: pages (from 1) that came back, each with the name of the scan that it is from."""
    entries = []
    for sign in signatures:
        entry: dict[str, Any] = {"form": sign.form, "page": sign.page, "who": sign.who, "signed": sign.page in signed}
        if sign.page in signed:
            entry["from"] = signed[sign.page]
        if at := boxes.get(sign.page - 1):
            entry["box"] = edges(at.signature)
            if at.date is not None:
                entry["date_box"] = edges(at.date)
        entries.append(entry)
    return entries


def edges(rect: Rect) -> list[float]:
    """Left, top, right, bottom: points from the upper left corner of the sheet."""
    return [round(edge, 1) for edge in (rect.x, LETTER[1] - rect.top, rect.right, LETTER[1] - rect.y)]
