"""The SHA-256 of a file (FIPS 180-4): what the ledger, the kept pages and the hand-over hold files to."""

from __future__ import annotations

import hashlib
from pathlib import Path


def digest_of(path: Path) -> str:
    """As hexadecimal text. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
