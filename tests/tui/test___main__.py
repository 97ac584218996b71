"""The entry: Ctrl-C ends the program quietly with 130 at every moment of its start, and of its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest

import tui
from packet.errors import Exit
from tests.tui.moments import pressing_at_a_moment
from tui import __main__ as entry

ROOT = Path(tui.__file__).resolve().parent.parent


@pytest.fixture
def moments(tmp_path: Path) -> Path:
    """A folder for PYTHONPATH that makes Python press Ctrl-C at a moment."""
    return pressing_at_a_moment(tmp_path)


def _run(
    moments: Path, moment: str, words: Sequence[str], *, ignored: bool = False
) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": f"{moments}{os.pathsep}{ROOT}", "IMR_TEST_MOMENT": moment}
    ignore = "import signal,os,sys; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
    command = [sys.executable, "-m", "tui", *words]
    if ignored:
        command = [sys.executable, "-S", "-E", "-c", ignore, *command]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        *product(("tui.main", "argparse", "forms.words", "packet.errors"), (["--version"], ["--plain"])),
    ],
)
def test_while_the_door_is_loaded_nothing_is_said(moments: Path, moment: str, words: list[str]) -> None:
    """Nothing has begun: no word, no traceback, 130."""
    done = _run(moments, moment, words)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("packet.cli", ["--version"]),
        ("packet.commands.schema", ["schema"]),
        ("packet.commands.build", ["build", "none.json", "--out", "x"]),
        ("pydantic", ["build", "none.json", "--out", "x"]),
        ("tui.runtime", ["--plain"]),
        ("tui.policy_file", ["--kiosk", "none.toml"]),
    ],
)
def test_what_is_loaded_later_ends_without_a_traceback(moments: Path, moment: str, words: list[str]) -> None:
    """A command may say that it was interrupted; nothing else is said, and it is 130 all the same."""
    done = _run(moments, moment, words)
    assert (done.returncode, done.stdout) == (130, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 1


def test_the_end_of_the_interpreter_is_quiet_too(moments: Path) -> None:
    """After the last word, while Python puts itself away."""
    done = _run(moments, "the end", ["--version"])
    assert done.returncode == 130
    assert done.stderr == ""
    assert done.stdout.startswith("imr-packet ")


def test_an_interrupt_that_is_ignored_stays_ignored(moments: Path) -> None:
    """A kiosk that begins anew, and a program that was started in the background: Ctrl-C is none of theirs."""
    for moment in ("pydantic", "the end"):
        done = _run(moments, moment, ["--version"], ignored=True)
        assert (done.returncode, done.stderr) == (0, "")


def test_the_entry_knows_the_code_of_the_rest() -> None:
    """The number is written twice, because importing it takes the time that the entry must not take."""
    assert int(Exit.INTERRUPTED) == entry._INTERRUPTED


def test_a_program_that_calls_the_entry_keeps_its_handler(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handler of the caller's own is left in its place."""
    mine = lambda *_: None  # noqa: E731 - a handler with a name
    before = signal.signal(signal.SIGINT, mine)
    try:
        monkeypatch.setattr(sys, "argv", ["imr-packet", "--version"])
        assert entry.main() == 0
        assert signal.getsignal(signal.SIGINT) is mine
    finally:
        signal.signal(signal.SIGINT, before)
