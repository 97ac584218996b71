"""A place for each test of its own, and an end for every terminal that was opened in it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.pty.place import ROOT, Place
from tests.tui.pty.warm import Server

MEMORY = Path("/dev/shm")


@pytest.fixture(scope="session")
def warm() -> Iterator[Server]:
    """What has loaded the program."""
    server = Server({"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}, ROOT)
    yield server
    server.close()


@pytest.fixture
def place(tmp_path: Path, warm: Server) -> Iterator[Place]:
    """A place; whatever still runs in it is ended."""
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        pytest.skip("no /dev/shm: a kiosk works in memory only")
    memory = Path(tempfile.mkdtemp(prefix="imr-test-", dir=MEMORY))
    for name in ("home", "tmp", "cwd"):
        (tmp_path / name).mkdir()
    made = Place(tmp_path, memory, warm=warm)
    yield made
    for terminal in made.terminals:
        terminal.close()
    shutil.rmtree(memory, ignore_errors=True)
