"""What takes seconds to make is made by one process of a test run, and read by the others."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], bytes]) -> bytes:
    """What `make(empty folder)` gives. Of the processes of pytest-xdist the first makes it, the others wait for it."""
    shared = factory.getbasetemp()
    if shared.name.startswith("popen-"):
        shared = shared.parent
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = shared / name
        if not made.exists():
            whole = made.with_suffix(".part")
            whole.write_bytes(make(factory.mktemp("made")))
            whole.rename(made)
        return made.read_bytes()
