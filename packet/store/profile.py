"""An advocate's own details, kept once and put into Part B of every new case. Never a patient's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

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


def read_profile(home: Path) -> dict[str, str]:
    """The advocate's details by key; empty when there are none or the file cannot be understood."""
    return profile_of(home / _NAME)


def profile_of(path: Path) -> dict[str, str]:
    """The same of any file: one that was kept, or a case file, whose answers are looked into for these keys alone."""
    try:
        kept = json.loads(read_one(path, CASE_MOST))
    except (OSError, ValueError):
        return {}
    kept = kept.get("answers", kept) if isinstance(kept, dict) else {}
    return {key: kept[key] for key in KEYS if isinstance(kept, dict) and isinstance(kept.get(key), str)}


def write_profile(home: Path, typed: Mapping[str, str]) -> None:
    """Keep the advocate's own details out of a case's answers. Raises CannotWrite."""
    own = {key: typed[key] for key in KEYS if typed.get(key)}
    write_whole(private_folder(home) / _NAME, (json.dumps(own, ensure_ascii=False, indent=1) + "\n").encode())
