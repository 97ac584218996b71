"""Where a test lets the program run: its own home, run-time folder, temporary folder; ways through the screens."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import tui
from tests.tui.pty.terminal import Terminal
from tests.tui.pty.warm import Server

ROOT = Path(tui.__file__).resolve().parent.parent
START = "Start a new packet"
_OF_A_LOGIN = frozenset(["PATH", "HOME", "XDG_RUNTIME_DIR", "TMPDIR", "TERM", "LANG", "PYTHONPATH"])
"""Names that nothing reads while the program is loaded, as LC_ names of the tests' own. LANG and PYTHONPATH the
interpreter reads, so they must be as they are at a login."""


@dataclass
class Place:
    """Where the program may write, and the terminals it was started on. `memory` is a folder on tmpfs."""

    folder: Path
    memory: Path
    terminals: list[Terminal] = field(default_factory=list)
    warm: Server | None = None

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
        by_exec: bool = False,
    ) -> Terminal:
        """The program on a terminal of its own; `by_exec` where its start is what is looked at."""
        command = [sys.executable, *script, *options]
        environ = environ or self.environ()
        warm = None if by_exec or not self._of_a_login(environ) else self.warm
        terminal = Terminal(command, environ, self.folder / "cwd", size=size, largest_file=largest_file, warm=warm)
        self.terminals.append(terminal)
        return terminal

    def _of_a_login(self, environ: Mapping[str, str]) -> bool:
        usual = self.environ()
        return all(name in _OF_A_LOGIN or name.startswith("LC_") for name in environ) and all(
            environ.get(name) == usual[name] for name in ("LANG", "PYTHONPATH")
        )

    def policy(self, text: str = "") -> Path:
        """A kiosk policy with these lines in it."""
        path = self.folder / "policy.toml"
        path.write_text(f'format = "imr-packet kiosk policy 1"\n{text}\n', encoding="utf-8")
        return path

    def kiosk(self, text: str = "", **options: object) -> Terminal:
        """The program as a kiosk with a policy of these lines."""
        return self.start("--kiosk", str(self.policy(text)), **options)  # type: ignore[arg-type]


def to_first_question(terminal: Terminal) -> None:
    """Begin a case."""
    terminal.shows(START, "F10 Menu")
    terminal.press("enter")
    terminal.shows("Step 1 of 7", "F10 Menu")


def to_name(terminal: Terminal) -> None:
    """Begin a case and go to the page with the patient's name: its first field has the focus."""
    to_first_question(terminal)
    to_step(terminal, 2)
    terminal.shows("Step 2 of 7", "First name", "F10 Menu", without=["Go to a step"])


def to_step(terminal: Terminal, number: int) -> None:
    """By the menu to a step."""
    terminal.press("f10")
    terminal.shows("Go to a step", "[ Close ]")
    terminal.press(*["down"] * (number - 1), "enter")


def children(process: int) -> list[int]:
    """The processes that a process has started and not yet seen end."""
    lists = (path.read_text().split() for path in Path(f"/proc/{process}/task").glob("*/children"))
    return [int(number) for numbers in lists for number in numbers]


def descendants(process: int) -> list[int]:
    """Its children, theirs, and so on."""
    return [one for child in children(process) for one in (child, *descendants(child))]


def kiosk_of(terminal: Terminal) -> int:
    """The process that shows a kiosk and holds the answers: the one child of the process above it."""
    (number,) = children(terminal.process.pid)
    return number
