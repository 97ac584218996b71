"""A place for each test of its own: home, run-time folder in memory, temporary folder; and terminals that end with it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import tui
from tests.tui.pty.terminal import Terminal

ROOT = Path(tui.__file__).resolve().parent.parent
MEMORY = Path("/dev/shm")


@dataclass
class Place:
    """Where the program may write, and the terminals it was started on. `memory` is a folder on tmpfs."""

    folder: Path
    memory: Path
    terminals: list[Terminal] = field(default_factory=list)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def cases(self) -> Path:
        return self.home / "IMR-packet"

    @property
    def case(self) -> Path:
        """The newest case file."""
        return max(self.cases.glob("*/case.json"))

    def environ(self, **more: str) -> dict[str, str]:
        """A small environment, as a login has."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.memory),
            "TMPDIR": str(self.folder / "tmp"),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            **more,
        }

    def start(
        self,
        *options: str,
        environ: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
        largest_file: int = 0,
        script: Sequence[str] = ("-m", "tui"),
    ) -> Terminal:
        """The program on a terminal of its own."""
        command = [sys.executable, *script, *options]
        terminal = Terminal(
            command, environ or self.environ(), self.folder / "cwd", size=size, largest_file=largest_file
        )
        self.terminals.append(terminal)
        return terminal

    def policy(self, text: str = "") -> Path:
        """A kiosk policy with these lines in it."""
        path = self.folder / "policy.toml"
        path.write_text(f'format = "imr-packet kiosk policy 1"\n{text}\n', encoding="utf-8")
        return path

    def kiosk(self, text: str = "", **options: object) -> Terminal:
        """The program as a kiosk with a policy of these lines."""
        return self.start("--kiosk", str(self.policy(text)), **options)  # type: ignore[arg-type]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A place; whatever still runs in it is ended."""
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        pytest.skip("no /dev/shm: a kiosk works in memory only")
    memory = Path(tempfile.mkdtemp(prefix="imr-test-", dir=MEMORY))
    for name in ("home", "tmp", "cwd"):
        (tmp_path / name).mkdir()
    made = Place(tmp_path, memory)
    yield made
    for terminal in made.terminals:
        terminal.close()
    shutil.rmtree(memory, ignore_errors=True)
