"""A talk on a real terminal: say a line, and wait until the program has answered and asks again. Not collected."""

from __future__ import annotations

import json
from pathlib import Path

from tests.tui.pty.place import Place
from tests.tui.pty.terminal import Terminal
from tui.policy import pin_entry

FIRST_MENU = "Start a new packet"
DUMB = {"TERM": "dumb"}


class Talk:
    """One program on one terminal. `said` is what it has said since the last line that was typed."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self._from = 0
        self.hears(FIRST_MENU)

    @property
    def said(self) -> str:
        """Everything since the last line, with one blank for a line end within a sentence."""
        return self.terminal.raw[self._from :].decode(errors="replace").replace("\r\n", "\n")

    @property
    def sessions(self) -> int:
        """How often the first menu was said: once for every process."""
        return self.terminal.raw.count(FIRST_MENU.encode())

    def hears(self, *words: str) -> None:
        """Wait until these words have been said, wherever lines were broken, and an answer is waited for."""
        self.terminal.until(
            lambda: self.said.endswith(": ") and all(word in self.said.replace("\n", " ") for word in words)
        )

    def types(self, text: str | bytes) -> None:
        """Type without Enter, and see it."""
        self._from = len(self.terminal.raw)
        self.terminal.send(text)

    def says(self, line: str, *words: str) -> None:
        """Type a line and wait for these words and the next prompt."""
        self.types(f"{line}\r")
        self.hears(*words)

    def to_name(self) -> None:
        """A new case, at the question for the patient's first name."""
        self.says("1", "Who are you?")
        self.says("*", "Go to: The patient")
        self.says("2", "First name")


def kiosk_talk(place: Place, policy: str = "", **environ: str) -> Talk:
    """A kiosk in plain lines."""
    return Talk(place.kiosk(policy, environ=place.environ(**{**DUMB, **environ})))


def policy_lines(**entries: str | bool | int | list[Path] | list[str]) -> str:
    """Entries of a policy as TOML."""

    return "\n".join(f"{name} = {json.dumps(entry, default=str)}" for name, entry in entries.items())


PIN = "481516"
STAFF = policy_lines(staff_pin=pin_entry(PIN, bytes(16)))
WITH_A_CLOCK = """
import os, sys, time
clock = os.environ["LC_CLOCK"]
time.clock_gettime = lambda _which: float(open(clock).read())
from tui.plain import questions
kept = questions.problem_of
def faulty(visit, key):
    if visit.session.typed(key) == "break":
        raise RuntimeError(visit.session.typed("last_name"))
    return kept(visit, key)
questions.problem_of = faulty
from tui.__main__ import main
sys.exit(main())
"""
"""The program with the seconds of its machine in a file, and a fault for the answer "break"."""


def clock_of(place: Place) -> Path:
    """The file that holds the seconds."""
    return place.folder / "clock"


def watched(place: Place, policy: str = "", *options: str, term: str = "dumb") -> Talk:
    """A kiosk whose clock and whose faults the test makes. LC_ names are among the few that a kiosk keeps."""
    clock_of(place).write_text("1000.0")
    environ = place.environ(TERM=term, LC_CLOCK=str(clock_of(place)))
    where = str(place.policy(f"idle_seconds = 60\nwarning_seconds = 30\n{policy}"))
    return Talk(place.start("--kiosk", where, *options, environ=environ, script=["-c", WITH_A_CLOCK]))


def passes(place: Place, now: float) -> None:
    """It is so late now."""
    whole = clock_of(place).with_suffix(".new")
    whole.write_text(str(now))
    whole.replace(clock_of(place))


def type_pin(talk: Talk, pin: str) -> None:
    """By the menu to the staff's line, and the PIN."""
    talk.says("*", "For staff: leave the program")
    talk.says("10", "Staff PIN")
    talk.types(f"{pin}\r")
