"""What stood on the pages to be signed of each printing of a packet, as digests: so that of a page of an older printing
that comes back can be said which answers changed since.

It lies beside the packet, out of sight, and no answer is in it. A digest is short: it tells that an answer is another
one, and fits too many answers to tell which.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from forms.case import FACTS, Case
from forms.printed import text
from packet.atomic import PRINTINGS
from packet.one_file import read_one

FORMAT: Final = "imr-packet printings 1"
_MOST: Final = 40
"""Pages that are remembered: twenty printings of two forms."""
_MOST_BYTES: Final = 1 << 20
_DIGITS: Final = 5
"""Hexadecimal digits of a digest: of a million other answers one passes for the same."""


@dataclass(frozen=True)
class PrintedSheet:
    """A page to be signed as it was printed: packet `number`, the day it was made `on`, `page` of the packet, the
    `check` of its code, and the digest of each answer on it by key.
    """

    number: str
    on: str
    page: int
    check: str
    answers: Mapping[str, str]

    def changed(self, case: Case) -> tuple[str, ...]:
        """The keys of the answers that are others now, in the order of the facts."""
        return tuple(
            key for key in FACTS if key in self.answers and self.answers[key] != _digest(self.number, key, case)
        )


def remember(made: Path, before: Path, case: Case, ledger: Mapping[str, Any]) -> None:
    """Write into the folder `made` what stands on this packet's pages to be signed, and what `before`, the folder that
    it goes into, knows of earlier ones.
    """
    number, on = str(ledger["packet"]["number"]), str(ledger["packet"]["made"]["on"])
    checks = {page["number"]: str(page.get("check", "")) for page in ledger["pages"]}
    new = []
    for page in dict.fromkeys(sign["page"] for sign in ledger["signatures"]):
        keys = sorted({str(value["key"]) for value in ledger["values"] if value["page"] == page} & set(FACTS))
        answers = {key: _digest(number, key, case) for key in keys}
        new.append(PrintedSheet(number, on, page, checks.get(page, ""), answers))
    known = [sheet for sheet in printed_sheets(before) if sheet.number != number]
    plain = {"format": FORMAT, "sheets": [vars(sheet) for sheet in (*known, *new)[-_MOST:]]}
    (made / PRINTINGS).write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")


def printed_sheets(folder: Path) -> list[PrintedSheet]:
    """What is remembered beside a packet; nothing where it cannot be understood."""
    try:
        plain = json.loads(read_one(folder / PRINTINGS, _MOST_BYTES))
        if plain["format"] != FORMAT:
            return []
        return [_sheet(one) for one in plain["sheets"][-_MOST:]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def found_again(folders: Iterable[Path], number: str, check: str) -> PrintedSheet | None:
    """The sheet of one of these packets with this number and check, as it was printed."""
    sheets = (sheet for folder in folders for sheet in printed_sheets(folder))
    return next((sheet for sheet in sheets if (sheet.number, sheet.check) == (number, check)), None)


def _sheet(plain: Mapping[str, Any]) -> PrintedSheet:
    answers = {str(key): str(digest) for key, digest in plain["answers"].items()}
    return PrintedSheet(str(plain["number"]), str(plain["on"]), int(plain["page"]), str(plain["check"]), answers)


def _digest(number: str, key: str, case: Case) -> str:
    """Salted with the packet's number and the key: the same answer has another digest in another printing."""
    return hashlib.sha256(f"{number}\0{key}\0{text(case, key)}".encode()).hexdigest()[:_DIGITS]
