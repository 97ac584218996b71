"""What becomes of one paper: `Taken` (its pages, and all that was done to them) or `Refusal` (why not, and the remedy).

Facts only, no words: the sentences are in `forms.words`, domains "refusals" and "changes". No answer, no password and
no text of a page is ever kept here; a file is named as the person named it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forms.words import tell

LOSSES = ("lost_blank", "lost_part", "lost_text", "lost_font", "lost_letters", "lost_entry", "lost_note", "lost_words")
"""Reasons for which something of a page is not in the packet, the gravest first."""
Ink = tuple[float, float, float, float] | None


@dataclass(frozen=True)
class Change:
    """Something done to a page. `page` is its number in the source (1-based; 0 = the whole file).

    `what` is the key of a sentence ("changes.<what>"), `detail` its parameters.
    """

    page: int
    what: str
    detail: Mapping[str, str | int] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """The change in words."""
        return tell(f"changes.{self.what}", language, page=self.page, **self.detail)


@dataclass(frozen=True)
class PageLeftOut:
    """A page (0 = something that belongs to the whole file) left out, and why; always by the person's own wish.

    `reason`: "not_selected" | "blank" | "attachments" | "outside" | "other_frames" | "other_stills", or what is lost:
    "lost_part" | "lost_blank" | "lost_text" | "lost_font" | "lost_note" | "lost_letters" | "lost_entry" |
    "lost_words" (`LOSSES`); the sentence is "changes.left_<reason>".
    """

    page: int
    reason: str
    detail: Mapping[str, str | int] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """The reason in words."""
        return tell(f"changes.left_{self.reason}", language, **{"page": self.page, **self.detail})


@dataclass(frozen=True)
class Hint:
    """Something to look at; nothing was changed. `page` as in `Change`.

    `code`: "ssn" | "sideways" | "blank" | "signed" | "joined" | "unlinked" | "one_color" | "hidden" | "redact" |
    "covered" | "part_unseen" | "hidden_pages" | "unprinted" | "inside" | "comments" | "tracked" | "hidden_words" |
    "macros" | "empty_fields", and of `packet.second` "second_apart" | "second_undrawn" | "second_undrawn_all"; the
    sentence is "changes.hint_<code>".
    `detail` of "hidden_pages" and "unprinted" has "pages", as in "1-3, 7".
    `detail` of "sideways" has "turn": the degrees clockwise (90 or 270) that would make the page upright.
    """

    page: int
    code: str
    detail: Mapping[str, str | int] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """The hint in words."""
        return tell(f"changes.hint_{self.code}", language, page=self.page, **self.detail)


@dataclass(frozen=True)
class Taken:
    """A paper whose pages are ready.

    `pdf` is a clean flat PDF in the work folder: page i (0-based) shows page `sources[i]` (1-based) of the paper, every
    MediaBox is [0 0 width height] in points with nothing outside it, /Rotate may be 0, 90, 180 or 270; no form, note,
    link, script, layer, attachment or metadata is left. `fingerprints[i]` is equal for two pages that look the same.
    `type` is a kind of `sniff` ("pdf", "jpeg", …), `pages_in` the number of pages of the paper, `photos` the pages of
    `pdf` (1-based) that are photographs or grey scans. `ink[i]` is the box (left, bottom, right, top) in points of page
    i as shown (after /Rotate), origin lower left, outside which every dot is white; None for a page that is all white.
    `looks` is a file beside `pdf` that tells what its pages look like (`packet.intake.looks`). `walls`: those that
    stood round the worker that opened it (`packet.sandbox.linux`).
    """

    name: str
    sha256: str
    type: str
    pages_in: int
    pdf: Path
    sources: tuple[int, ...]
    changes: tuple[Change, ...] = ()
    left_out: tuple[PageLeftOut, ...] = ()
    hints: tuple[Hint, ...] = ()
    fingerprints: tuple[str, ...] = ()
    photos: tuple[int, ...] = ()
    ink: tuple[Ink, ...] = ()
    looks: Path | None = None
    walls: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """A paper that cannot go in as it is. `code` names the sentence "refusals.<code>"; `params` fill it. `losses`: what
    would be missing from the packet.
    """

    name: str
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    losses: tuple[PageLeftOut, ...] = ()

    def message(self, language: str) -> str:
        """What happened, to which file, and what to do next."""
        losses = " ".join(dict.fromkeys(loss.message(language) for loss in self.losses))
        return tell(f"refusals.{self.code}", language, **{"name": self.name, "losses": losses, **self.params})


def to_plain(result: Taken | Refusal) -> dict[str, Any]:
    """The result as JSON-ready values: the way it crosses from the worker."""
    if isinstance(result, Refusal):
        losses = [[loss.page, loss.reason, dict(loss.detail)] for loss in result.losses]
        plain = {"name": result.name, "code": result.code, "params": dict(result.params), "losses": losses}
        return {"refusal": plain}
    noted = {
        part: [[note.page, code, dict(note.detail)] for note, code in notes]
        for part, notes in (
            ("changes", [(change, change.what) for change in result.changes]),
            ("left_out", [(left, left.reason) for left in result.left_out]),
            ("hints", [(hint, hint.code) for hint in result.hints]),
        )
    }
    plain = {name: getattr(result, name) for name in ("name", "sha256", "type", "pages_in")}
    listed = {name: list(getattr(result, name)) for name in ("sources", "fingerprints", "photos", "walls")}
    ink = [list(box) if box else None for box in result.ink]
    files = {"pdf": str(result.pdf), "looks": str(result.looks) if result.looks else ""}
    return {"taken": {**plain, **listed, **noted, **files, "ink": ink}}


def from_plain(plain: Mapping[str, Any]) -> Taken | Refusal:
    """The result back from JSON. Raises KeyError, TypeError or ValueError for anything `to_plain` did not write."""
    if "refusal" in plain:
        refusal = plain["refusal"]
        losses = tuple(PageLeftOut(int(page), str(reason), detail) for page, reason, detail in refusal["losses"])
        return Refusal(str(refusal["name"]), str(refusal["code"]), dict(refusal["params"]), losses)
    taken = plain["taken"]
    return Taken(
        name=str(taken["name"]),
        sha256=str(taken["sha256"]),
        type=str(taken["type"]),
        pages_in=int(taken["pages_in"]),
        pdf=Path(taken["pdf"]),
        sources=tuple(int(page) for page in taken["sources"]),
        changes=tuple(Change(int(page), what, detail) for page, what, detail in taken["changes"]),
        left_out=tuple(PageLeftOut(int(page), reason, detail) for page, reason, detail in taken["left_out"]),
        hints=tuple(Hint(int(page), code, detail) for page, code, detail in taken["hints"]),
        fingerprints=tuple(str(value) for value in taken["fingerprints"]),
        photos=tuple(int(page) for page in taken["photos"]),
        ink=tuple(_ink(box) for box in taken["ink"]),
        looks=Path(taken["looks"]) if taken["looks"] else None,
        walls=tuple(str(wall) for wall in taken["walls"]),
    )


def _ink(box: Any) -> Ink:
    if box is None:
        return None
    left, bottom, right, top = (float(edge) for edge in box)
    return left, bottom, right, top
