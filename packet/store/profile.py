"""An advocate's own details, kept once and put into Part B of every new case, and what may be handed over on this
computer. Never a patient's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from forms.returned import HandWay
from packet.one_file import CASE_MOST, read_one
from packet.store.files import private_folder, write_whole

KEYS: Final = (
    "assistant_name",
    "assistant_address",
    "assistant_city",
    "assistant_state",
    "assistant_zip",
    "assistant_relationship",
    "assistant_phone",
    "assistant_phone2",
    "assistant_email",
    "fax_from_name",
    "fax_from_number",
)
"""The only keys that are ever kept: who helps and who faxes."""

_NAME = "profile.json"
_HANDS: Final = "hand_over"
PRINTER: Final = re.compile(r"(\w[\w.-]*)?")
"""Name of a queue of CUPS; it begins with no dash."""
PREFIX: Final = re.compile(r"[0-9*#,]{0,12}")
"""What is dialled before a number: an outside line, a pause, the 1 of North America."""


@dataclass(frozen=True)
class HandWishes:
    """What may be handed over here: off unless the policy of a kiosk or the helper's own profile says so. `printer` is
    a queue of CUPS, "" its default; `prefix` is what is dialled before the ten digits of a number.
    """

    may_print: bool = False
    may_fax: bool = False
    printer: str = ""
    prefix: str = "1"

    def allows(self, way: HandWay) -> bool:
        """Whether this way is allowed; that the program for it is installed is another question."""
        return self.may_print if way == "print" else self.may_fax


def read_profile(home: Path) -> dict[str, str]:
    """The advocate's details by key; empty when there are none or the file cannot be understood."""
    return profile_of(home / _NAME)


def profile_of(path: Path) -> dict[str, str]:
    """The same of any file: one that was kept, or a case file, whose answers are looked into for these keys alone."""
    kept = _kept(path)
    kept = kept.get("answers", kept)
    return {key: kept[key] for key in KEYS if isinstance(kept, dict) and isinstance(kept.get(key), str)}


def write_profile(home: Path, typed: Mapping[str, str]) -> None:
    """Keep the advocate's own details out of a case's answers. Raises CannotWrite."""
    hands = _kept(home / _NAME).get(_HANDS)
    _write(home, {key: typed[key] for key in KEYS if typed.get(key)} | ({_HANDS: hands} if hands else {}))


def read_wishes(home: Path) -> HandWishes:
    """What may be handed over here; nothing where the profile does not say so, or cannot be understood."""
    hands = _kept(home / _NAME).get(_HANDS)
    if not isinstance(hands, dict):
        return HandWishes()
    printer, prefix = hands.get("printer", ""), hands.get("prefix", HandWishes.prefix)
    if not (isinstance(printer, str) and PRINTER.fullmatch(printer)):
        return HandWishes()
    if not (isinstance(prefix, str) and PREFIX.fullmatch(prefix)):
        return HandWishes()
    return HandWishes(hands.get("print") is True, hands.get("fax") is True, printer, prefix)


def write_wishes(home: Path, wishes: HandWishes) -> None:
    """Keep what may be handed over here; the details stay. Raises CannotWrite."""
    hands = {"print": wishes.may_print, "fax": wishes.may_fax, "printer": wishes.printer, "prefix": wishes.prefix}
    _write(home, {**_kept(home / _NAME), _HANDS: hands})


def _kept(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(read_one(path, CASE_MOST))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(home: Path, own: Mapping[str, Any]) -> None:
    write_whole(private_folder(home) / _NAME, (json.dumps(own, ensure_ascii=False, indent=1) + "\n").encode())
