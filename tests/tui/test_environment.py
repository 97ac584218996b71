"""What a run takes away before it shows anything: names that log, record or freeze; cores; keys that stop it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from tui.environment import scrub
from tui.policy import Policy
from tui.watch import IdleClock

NOW = dt.datetime(2026, 11, 22, 14, 2)


def test_a_kiosk_keeps_a_short_list() -> None:
    """What a terminal needs stays; what loads, logs, drives or traces goes."""
    environ = {"PATH": "p", "TERM": "t", "LC_ALL": "C", "NO_COLOR": "1", "HOME": "h", "ACCESSIBLE": "1"}
    gone = (
        "TEXTUAL_LOG",
        "TEXTUAL_DRIVER",
        "LD_PRELOAD",
        "PYTHONINSPECT",
        "TMPDIR",
        "COLUMNS",
        "DISPLAY",
    )
    full = {**environ, **dict.fromkeys(gone, "x")}
    scrub(full, kiosk=True)
    assert full == environ


def test_at_home_only_what_records_goes() -> None:
    """The person's own environment stays, but for Textual's switches and a size that would never change."""
    environ = {"EDITOR": "vi", "TEXTUAL_LOG": "x", "TEXTUAL_FPS": "1", "COLUMNS": "40", "LINES": "9"}
    scrub(environ, kiosk=False)
    assert environ == {"EDITOR": "vi"}


def test_the_browser_keeps_its_driver() -> None:
    """The server hands over driver, rate, colours and size; nothing else of Textual's."""
    given = {"TEXTUAL_DRIVER": "d", "TEXTUAL_FPS": "60", "TEXTUAL_COLOR_SYSTEM": "c", "COLUMNS": "80"}
    environ = {**given, "TEXTUAL_LOG": "x", "TEXTUAL_DEBUG": "1"}
    scrub(environ, kiosk=False)
    assert environ == given


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_the_memory_is_closed(tmp_path: object) -> None:
    """No core by the limit, and the process cannot be dumped or traced by the same user."""
    script = (
        "import ctypes, resource; from tui.process import no_core_dump; no_core_dump()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "(0, 0) 0"


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_the_memory_of_the_process_that_makes_the_packet_is_closed() -> None:
    """It holds all answers; what its parent closed was open again after exec."""
    script = (
        "import ctypes, io, sys; sys.stdin = io.StringIO('{}'); from tui.build_child import main; main()\n"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "0"


@pytest.mark.parametrize(
    ("quiet", "left"), [(0, None), (59.9, None), (60, 30), (61, 29), (89, 1), (89.9, 0), (90, 0), (5000, 0)]
)
def test_the_clock_of_a_quiet_person(quiet: float, left: int | None) -> None:
    """No question before the quiet time is over, then the seconds that are left, then the end."""
    clock = IdleClock(Policy(kiosk=True, idle_seconds=60, warning_seconds=30), 1000.0)
    assert clock.left(1000.0 + quiet) == left


def test_a_touch_begins_the_quiet_time_anew() -> None:
    """One key gives the whole time again."""
    clock = IdleClock(Policy(kiosk=True, idle_seconds=60, warning_seconds=30), 0.0)
    clock.touch(80.0)
    assert clock.left(139.0) is None
    assert clock.left(140.0) == 30


def test_at_home_nobody_is_hurried() -> None:
    """Without a policy there is no limit of time."""
    assert IdleClock(Policy(), 0.0).left(1e9) is None
