"""The ways a run ends on a real terminal: asked, by a signal, by a fault. The terminal is usable, answers are kept."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import time
from pathlib import Path

import pytest

from packet.store.case import peek
from tests.tui.driving import FULL
from tests.tui.moments import pressing_at_a_moment
from tests.tui.pty.place import ROOT, Place, children, descendants, to_first_question, to_name, to_step
from tests.tui.pty.terminal import PATIENCE, Terminal

SECRET = "Zqxsecret"
BREAK_ON_PASTE = """
import sys
from tui.widgets import entry
def joined(self, text):
    answer = text
    raise RuntimeError(answer)
entry.Entry.joined = joined
from tui.__main__ import main
sys.exit(main())
"""
BREAK_AT_ONCE = """
import sys, time
from tui.screens import start
def body(self):
    raise RuntimeError("nobody has done anything yet")
start.StartScreen.body = body
time.sleep = lambda seconds: print(f"waits {seconds}", file=sys.stderr)
from tui import process
process.replace = lambda: None
from tui.__main__ import main
sys.exit(main())
"""


def _answer(terminal: Terminal, words: str = SECRET) -> None:
    to_name(terminal)
    terminal.send(words)
    terminal.shows(words)


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131)],
)
def test_a_signal_saves_and_gives_the_terminal_back(place: Place, number: int, code: int) -> None:
    """The letter typed last is on disk, the exit code is the signal's, nothing is left in memory's folder."""
    terminal = place.start(by_exec=True)
    _answer(terminal)
    terminal.kill(number)
    assert terminal.ended() == code
    assert terminal.restored()
    assert SECRET.encode() not in terminal.outside
    assert peek(place.case).typed["first_name"] == SECRET
    assert not list(place.memory.iterdir())


def test_sigterm_while_the_packet_is_made_ends_all_that_makes_it(place: Place) -> None:
    """The process that builds, and its worker, which hangs: both have ended, and nothing half-made is left."""
    terminal = place.start("--case", str(_whole_case(place)))
    terminal.shows("Step", "F10 Menu")
    to_step(terminal, 7)
    terminal.shows("Step 7 of 7", "Check and finish", without=["Go to a step"])
    terminal.shows("> Make my fax packet <")
    terminal.press("enter")
    worker = _worker_below(terminal)
    held = [os.pidfd_open(number) for number in (worker, *children(terminal.process.pid))]
    os.kill(worker, signal.SIGSTOP)
    terminal.kill(signal.SIGTERM)
    assert terminal.ended() == 143
    assert terminal.restored()
    for one in held:
        assert select.select([one], [], [], PATIENCE)[0]
        os.close(one)
    assert {path.name for path in (place.folder / "own").iterdir()} <= {"case.json", ".case.json.place"}


def _whole_case(place: Place) -> Path:
    folder = place.folder / "own"
    folder.mkdir()
    case = folder / "case.json"
    case.write_text(json.dumps({"format": "imr-packet case 1", "answers": dict(FULL)}), encoding="utf-8")
    return case


def _worker_below(terminal: Terminal) -> int:
    """A fenced process that the building process has started or had forked, once its walls stand."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        terminal.drain()
        with contextlib.suppress(OSError):
            for worker in (one for child in children(terminal.process.pid) for one in descendants(child)):
                if "Seccomp:\t2" in Path(f"/proc/{worker}/status").read_text():
                    return worker
    raise AssertionError(terminal.text)


@pytest.mark.parametrize(
    "moment", ["textual", "textual.app", "tui.app", "tui.screens.start", "textual.drivers.linux_driver"]
)
def test_ctrl_c_while_the_screens_are_loaded_leaves_the_terminal_as_it_was(place: Place, moment: str) -> None:
    """No traceback, the terminal in lines with echo, the work folder gone."""
    moments = pressing_at_a_moment(place.folder)
    terminal = place.start(environ=place.environ(PYTHONPATH=f"{moments}{os.pathsep}{ROOT}", IMR_TEST_MOMENT=moment))
    assert terminal.ended() == 130
    assert terminal.restored()
    assert terminal.raw.strip() == b""
    assert list(place.memory.iterdir()) == []


def test_a_window_that_is_closed_saves(place: Place) -> None:
    """The terminal itself goes away, without a word: the answer is kept all the same."""
    terminal = place.start()
    _answer(terminal)
    terminal.hang_up()
    terminal.process.wait(45)
    assert peek(place.case).typed["first_name"] == SECRET
    assert not list(place.memory.iterdir())


def test_a_fault_tells_no_answer(place: Place) -> None:
    """A fault with an answer in its text and variables prints one sentence; the terminal is usable; it was saved."""
    terminal = place.start(script=["-c", BREAK_ON_PASTE])
    _answer(terminal)
    terminal.paste("Zqxpasted")
    assert terminal.ended() == 1
    assert terminal.restored()
    assert b"Your answers are saved" in terminal.outside
    for word in (SECRET.encode(), b"Zqxpasted", b"Traceback", b"RuntimeError", b"answer =", b"joined"):
        assert word not in terminal.outside
    assert peek(place.case).typed["first_name"] == SECRET


def test_a_fault_at_a_kiosk_says_nothing_and_begins_anew(place: Place) -> None:
    """The next person finds the first page; of the fault and the answers nothing was ever outside the screens."""
    terminal = place.kiosk(script=["-c", BREAK_ON_PASTE])
    _answer(terminal)
    terminal.paste("Zqxpasted")
    terminal.until(lambda: terminal.entered == 2)
    to_name(terminal)
    assert SECRET not in terminal.text
    assert not any(word in terminal.outside for word in (b"Zqx", b"Traceback", b"RuntimeError"))


def test_a_kiosk_that_fails_before_anyone_touched_it_waits(place: Place) -> None:
    """A fault that comes again at once must not keep the machine busy: it waits before it begins anew."""
    terminal = place.kiosk(script=["-c", BREAK_AT_ONCE])
    assert terminal.ended() == 1
    assert b"waits 5" in terminal.outside
    assert terminal.restored()


def test_bytes_that_are_no_text_end_nothing(place: Place) -> None:
    """A key of a terminal with another encoding shows as the sign for an unknown letter, and the work goes on."""
    terminal = place.start()
    _answer(terminal, "Jos")
    terminal.send(b"\xe9")
    terminal.send("x")
    terminal.shows("Jos\N{REPLACEMENT CHARACTER}x")


def test_leaving_asks_and_gives_the_terminal_back(place: Place) -> None:
    """Ctrl+C asks first; saying yes ends with 0, the screen as before, the case saved."""
    terminal = place.start()
    _answer(terminal)
    terminal.press("ctrl+c")
    terminal.shows("Leave the program?", "Save and leave")
    terminal.press("down", "enter")
    assert terminal.ended() == 0
    assert terminal.restored()
    assert peek(place.case).typed["first_name"] == SECRET


def test_a_second_program_does_not_open_the_same_case(place: Place) -> None:
    """The case that is open in one window is named in the other, and not opened twice."""
    first = place.start("--case", "mine.json")
    first.shows("Step 1 of 7")
    second = place.start("--case", "mine.json")
    second.shows("mine.json is open in another window")
    assert not (place.folder / "cwd" / "mine.json").exists() or first.process.poll() is None


def test_errors_sent_to_a_file_take_no_screen_with_them(place: Place) -> None:
    """Textual draws on standard error: with that in a file the questions come as lines, and the file stays empty."""
    log = place.folder / "errors.log"
    terminal = place.start(script=["-c", f"import os,sys; os.dup2(os.open({str(log)!r}, 65), 2); "
                                         "from tui.__main__ import main; sys.exit(main())"])  # fmt: skip
    terminal.until(lambda: "Start a new packet" in terminal.outside.decode())
    terminal.press("ctrl+d")
    terminal.ended()
    assert terminal.entered == 0
    assert log.read_bytes() == b""


def test_the_next_run_sweeps_what_a_killed_one_left(place: Place) -> None:
    """SIGKILL leaves a work folder behind; the next start removes it, and leaves that of a living run alone."""
    killed = place.start()
    to_first_question(killed)
    killed.kill(signal.SIGKILL)
    killed.ended()
    left = set(place.memory.iterdir())
    assert left
    living = place.start()
    living.shows("Start a new packet")
    mine = set(place.memory.iterdir())
    assert not mine & left
    third = place.start()
    third.shows("Start a new packet")
    assert mine < set(place.memory.iterdir())
    assert all(folder.stat().st_mode & 0o777 == 0o700 for folder in place.memory.iterdir())
    assert os.getpid() != living.process.pid
