"""Where the cases of a person are. It imports nothing: the screens ask for it before their first page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def home_folder(environ: Mapping[str, str]) -> Path:
    """The folder of all cases: $IMR_PACKET_HOME, or "IMR-packet" in the home folder where a person finds it again."""
    named = environ.get("IMR_PACKET_HOME")
    return Path(named) if named else Path(environ.get("HOME") or Path.home()) / "IMR-packet"
