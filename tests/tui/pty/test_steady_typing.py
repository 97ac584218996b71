"""Typing without a pause on a real terminal, and then the power fails: what was typed is on the disk."""

from __future__ import annotations

import itertools
import signal
import time
from collections.abc import Callable

import pytest

from packet.store.case import peek
from tests.tui.pty.place import Place, to_first_question, to_step
from tests.tui.pty.terminal import PATIENCE, Terminal

LETTERS = "abcdefghijklmnopqrstuvwxyz "
SAVES = 2


def _typed_on(terminal: Terminal, kept: Callable[[], str]) -> str:
    """Type letter after letter, whatever happens, until what is kept has grown several times; what was typed."""
    typed, seen, end = "", [""], time.monotonic() + PATIENCE
    for letter in itertools.cycle(LETTERS):
        terminal.send(letter)
        typed += letter
        terminal._read(0.1)
        now = kept()
        if now != seen[-1]:
            seen.append(now)
        if len(seen) > SAVES:
            return typed
        if time.monotonic() > end:
            raise AssertionError(f"{len(typed)} letters typed without a pause, kept was {seen}")
    raise AssertionError("unreachable")


def _kept(place: Place, key: str) -> str:
    files = list(place.cases.glob("*/case.json"))
    return peek(files[0]).typed.get(key, "") if files else ""


def _falls(terminal: Terminal) -> None:
    terminal.kill(signal.SIGKILL)
    terminal.process.wait(PATIENCE)


@pytest.mark.parametrize(("key", "step"), [("first_name", 2), ("condition", 4)])
def test_the_screens_save_on_the_way(place: Place, key: str, step: int) -> None:
    """One field, never left, of one line or of many: killed outright, all but the last moment is there."""
    terminal = place.start()
    to_first_question(terminal)
    to_step(terminal, step)
    terminal.shows(f"Step {step} of 7", "F10 Menu", without=["Go to a step"])
    typed = _typed_on(terminal, lambda: _kept(place, key))
    _falls(terminal)
    kept = _kept(place, key)
    assert kept
    assert typed.startswith(kept)


def test_plain_lines_save_half_a_line(place: Place) -> None:
    """Without an Enter."""
    terminal = place.start("--plain")
    terminal.shows("Start a new packet")
    for line, words in (("1", "Who are you?"), ("*", "Go to: The patient"), ("2", "First name")):
        terminal.send(f"{line}\r")
        terminal.shows(words)
    typed = _typed_on(terminal, lambda: _kept(place, "first_name"))
    _falls(terminal)
    kept = _kept(place, "first_name")
    assert kept
    assert typed.startswith(kept)


def test_plain_lines_save_a_long_text_and_the_one_before_it(place: Place) -> None:
    """Lines that are done and the one that is typed; an older whole answer stays behind what is not finished."""
    terminal = place.start("--plain")
    terminal.shows("Start a new packet")
    for line, words in (("1", "Who are you?"), ("*", "Go to: The problem"), ("4", "diagnosis?")):
        terminal.send(f"{line}\r")
        terminal.shows(words)
    for line, words in (("The old answer", ""), (".", "are you asking for?"), ("<", "Your answer now: The old answer")):
        terminal.send(f"{line}\r")
        terminal.shows(words)
    terminal.send("The first line\r")
    typed = _typed_on(terminal, lambda: _kept(place, "condition"))
    _falls(terminal)
    new, old = _kept(place, "condition").split("\n\n")
    first, second = new.split("\n")
    assert (first, old) == ("The first line", "The old answer")
    assert typed.startswith(second)
