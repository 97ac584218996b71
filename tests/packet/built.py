"""Looks at what a build left in a folder. Not collected by pytest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from packet.build import Built


def ledger_of(built: Built) -> dict[str, Any]:
    """The ledger beside the packet."""
    ledger: dict[str, Any] = json.loads(built.ledger.read_text(encoding="utf-8"))
    return ledger


def names_in(folder: Path) -> list[str]:
    """What lies in a folder, sorted."""
    return sorted(path.name for path in folder.iterdir())
