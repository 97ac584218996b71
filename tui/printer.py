"""The printer, by the system's own lp. The job has the file's neutral name; no answer is on the command line."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

_SECONDS: Final = 60.0
"""lp only hands the file over to the print server; one that takes longer is not there."""


def print_file(file: Path, printer: str = "", program: str = "lp") -> bool:
    """Whether the print server took the file. `printer` is a queue's name, "" the default one. Blocks its thread."""
    named = ["-d", printer] if printer else []
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(
            [program, *named, "--", str(file)], stdin=quiet, stdout=quiet, stderr=quiet, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
