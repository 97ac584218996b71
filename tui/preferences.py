"""What a person chose for all their visits: theme, language, screens or plain lines. Never at a kiosk, never an answer.

Kept in one small file beside the cases. Losing it loses nothing, so that no fault of it is ever told.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.words import LANGUAGES
from packet.errors import PacketError
from packet.one_file import read_one
from packet.store.files import private_folder, write_whole

if TYPE_CHECKING:
    from forms.case import Language

_NAME: Final = "screens.json"
_MOST_BYTES: Final = 1 << 16
"""Three short words."""


@dataclass(frozen=True)
class Preferences:
    """`theme` and `language` are "" while nothing was chosen."""

    theme: str = ""
    language: Language | str = ""
    plain: bool = False


def read_preferences(home: Path) -> Preferences:
    """What was chosen before; nothing where the file is missing or cannot be understood."""
    try:
        kept = json.loads(read_one(home / _NAME, _MOST_BYTES).decode())
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(kept, dict):
        return Preferences()
    theme, language = kept.get("theme", ""), kept.get("language", "")
    return Preferences(
        theme if isinstance(theme, str) else "",
        language if isinstance(language, str) and language in LANGUAGES else "",
        kept.get("plain") is True,
    )


def keep_preferences(home: Path, **chosen: str | bool) -> None:
    """Remember these; what was chosen before stays."""
    before = read_preferences(home)
    now = replace(before, **chosen)  # type: ignore[arg-type]  # callers name the fields
    if now == before:
        return
    with contextlib.suppress(PacketError):
        write_whole(private_folder(home) / _NAME, (json.dumps(asdict(now)) + "\n").encode())
