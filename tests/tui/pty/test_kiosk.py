"""A kiosk on a real terminal: the quiet person is asked and forgotten, hiding is at once, only staff leaves."""

from __future__ import annotations

import os
import select
import signal
import time
from pathlib import Path

import pytest

from forms.words import say
from tests.tui.pty.place import Place, kiosk_of, to_name
from tests.tui.pty.terminal import KEYS, PATIENCE, Terminal
from tui.policy import pin_entry

PIN = "481516"
STAFF = f'staff_pin = "{pin_entry(PIN, bytes(16))}"'
CLOCK_IN_A_FILE = """
import sys, time
clock = sys.argv.pop()
time.clock_gettime = lambda _which: float(open(clock).read())
from tui.__main__ import main
sys.exit(main())
"""

HANGS_AT_F9 = """
import os, sys
from tui import app
def erase_now(self):
    os.write(2, b"It hangs")
    while True:
        pass
app.ImrApp.erase_now = erase_now
from tui.__main__ import main
sys.exit(main())
"""

STARTS_A_WORKER = """
import os, subprocess, sys
from tui import app, supervisor
supervisor._SECONDS_OF_A_FALSE_START = 0
def on_load(self):
    worker = subprocess.Popen(["sleep", "1000"], start_new_session=True)
    with open(os.path.join(os.environ["XDG_RUNTIME_DIR"], "worker"), "x") as file:
        file.write(str(worker.pid))
if not os.path.exists(os.path.join(os.environ["XDG_RUNTIME_DIR"], "worker")):
    app.ImrApp.on_load = on_load
from tui.__main__ import main
sys.exit(main())
"""


class Clock:
    """The seconds of the program's machine, kept in a file: they pass when the test says so."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._now = 1000.0
        self.passes(0)

    def passes(self, seconds: float) -> None:
        self._now += seconds
        whole = self.path.with_suffix(".new")
        whole.write_text(str(self._now))
        whole.replace(self.path)


def _quiet_kiosk(place: Place) -> tuple[Terminal, Clock]:
    clock = Clock(place.folder / "clock")
    policy = place.policy("idle_seconds = 60\nwarning_seconds = 30")
    terminal = place.start("--kiosk", str(policy), str(clock.path), script=["-c", CLOCK_IN_A_FILE])
    to_name(terminal)
    terminal.send("Zqxquiet")
    terminal.shows("Zqxquiet")
    return terminal, clock


def _staff_line(terminal: Terminal) -> None:
    terminal.press("f10")
    terminal.shows("For staff: leave the program", "[ Close ]")
    terminal.press("backtab", "backtab", "enter")
    terminal.shows("For staff", "[ OK ]")


def test_a_quiet_person_is_asked_in_words_and_then_forgotten(place: Place) -> None:
    """After the quiet time the question stands there with its seconds; when they are over the first page comes anew."""
    terminal, clock = _quiet_kiosk(place)
    process = terminal.process.pid
    clock.passes(61)
    terminal.shows("Are you still here?")
    clock.passes(10)
    terminal.shows("In 19 seconds")
    clock.passes(20)
    terminal.until(lambda: terminal.entered == 2)
    to_name(terminal)
    assert "Zqxquiet" not in terminal.text
    assert terminal.process.pid == process
    assert terminal.process.poll() is None


@pytest.mark.parametrize("key", ["space", "enter", "tab"])
def test_any_key_answers_and_everything_is_there(place: Place, key: str) -> None:
    """The question goes at once, the answer is still on the page, and the quiet time begins again."""
    terminal, clock = _quiet_kiosk(place)
    clock.passes(61)
    terminal.shows("Are you still here?")
    terminal.press(key)
    terminal.shows("Zqxquiet", "First name", without=["Are you still here?"])
    clock.passes(59)
    terminal.send("!")
    terminal.shows("Zqxquiet!", without=["Are you still here?"])
    assert terminal.entered == 1


def test_hiding_clears_the_screen_before_anything_else(place: Place) -> None:
    """F9 blanks the terminal while it is still the second screen, so that nothing shows while the work is stopped."""
    terminal = place.kiosk()
    to_name(terminal)
    terminal.send("Zqxhide")
    terminal.shows("Zqxhide")
    seen = len(terminal.raw)
    terminal.press("f9", "f9")
    terminal.until(lambda: terminal.entered == 2)
    told = terminal.raw[seen:]
    cleared = told.index(b"\x1b[2J\x1b[3J")
    assert cleared < told.index(b"\x1b[?1049l")
    assert told.index(b"\x1b[2J\x1b[3J", told.index(b"\x1b[?1049l"))
    assert b"Zqxhide" not in told[cleared:]


def test_hiding_works_over_a_window_and_on_the_first_page(place: Place) -> None:
    """The one key works wherever the person is."""
    terminal = place.kiosk()
    to_name(terminal)
    terminal.press("f10")
    terminal.shows("Go to a step")
    terminal.press("f9", "f9")
    terminal.until(lambda: terminal.entered == 2)
    terminal.shows("Start a new packet", "F9 Erase all")
    terminal.press("f9")
    terminal.until(lambda: terminal.entered == 3)
    terminal.shows("Start a new packet")


def test_keys_of_the_one_who_has_gone_are_not_taken_for_the_next(place: Place) -> None:
    """What was typed on after hiding does not begin a case for the next person."""
    terminal = place.kiosk()
    to_name(terminal)
    terminal.press("f9", "f9")
    terminal.send("\r\rZqxlate\r")
    terminal.until(lambda: terminal.entered == 2)
    to_name(terminal)
    assert "Zqxlate" not in terminal.text
    assert b"Zqxlate" not in terminal.raw


def test_only_the_pin_leaves(place: Place) -> None:
    """A wrong PIN changes nothing; the right one ends the program with the terminal cleared and usable."""
    terminal = place.kiosk(STAFF)
    to_name(terminal)
    terminal.send("Zqxstaff")
    terminal.shows("Zqxstaff")
    _staff_line(terminal)
    terminal.send("000000\r")
    terminal.shows("That is not the PIN")
    assert terminal.process.poll() is None
    terminal.send(PIN)
    terminal.press("enter")
    assert terminal.ended() == 0
    assert terminal.restored()
    assert PIN.encode() not in terminal.raw
    assert b"Zqxstaff" not in terminal.outside
    assert terminal.outside.rstrip().endswith(b"\x1b[2J\x1b[3J")


def test_five_wrong_pins_end_the_session(place: Place) -> None:
    """Whoever guesses begins anew each time."""
    terminal = place.kiosk(STAFF)
    to_name(terminal)
    _staff_line(terminal)
    for number in range(4):
        terminal.send(f"00000{number}\r")
        terminal.until(lambda: "That is not the PIN" in terminal.text and "*" not in terminal.text)
    terminal.send("000000\r")
    terminal.until(lambda: terminal.entered == 2)


def test_without_a_pin_nobody_leaves(place: Place) -> None:
    """An empty PIN in the policy is no PIN at all: no letters open it, and the words say so."""
    terminal = place.kiosk()
    to_name(terminal)
    terminal.press("f10")
    terminal.shows("For staff: leave the program", "[ Close ]")
    terminal.press("backtab", "backtab", "enter")
    terminal.shows("No staff PIN is set", "> Close <")
    terminal.press("enter")
    terminal.shows("First name", without=["For staff"])
    assert terminal.process.poll() is None


def test_a_signal_ends_where_the_policy_says_so(place: Place) -> None:
    """Under a service manager that starts it again, SIGTERM ends the program with its code."""
    terminal = place.kiosk('on_signal = "exit"')
    to_name(terminal)
    terminal.kill(signal.SIGTERM)
    assert terminal.ended() == 143
    assert terminal.restored()


def test_the_policy_decides_the_languages(place: Place) -> None:
    """A kiosk of one language shows it whatever the terminal speaks, and offers no other."""
    terminal = place.kiosk('languages = ["es"]')
    terminal.shows(say("screens.start.new", "es"))
    assert "F2" not in terminal.text
    terminal.press("f2")
    terminal.send("\r")
    terminal.shows(say("questions.step.before", "es"))


def test_a_wrong_policy_stops_before_the_first_question(place: Place) -> None:
    """The terminal names file, line, entry and what belongs there, in the language asked for; the exit code is 2."""
    policy = place.policy("idle_seconds = 5")
    terminal = place.start("--kiosk", str(policy), "--lang", "es")
    assert terminal.ended() == 2
    told = terminal.outside.decode()
    assert terminal.entered == 0
    assert "policy.toml, línea 2: idle_seconds" in told
    assert "de 15 a 3600" in told


def test_no_core_may_be_written(place: Place) -> None:
    """The process may write no core, however large the system would let it be."""
    terminal = place.kiosk()
    to_name(terminal)
    limits = Path(f"/proc/{kiosk_of(terminal)}/limits").read_text()
    assert next(line for line in limits.splitlines() if line.startswith("Max core")).split()[4:6] == ["0", "0"]


@pytest.mark.parametrize("busy", [False, True], ids=["quiet", "drawing"])
def test_a_kiosk_whose_terminal_goes_away_ends_and_forgets(place: Place, busy: bool) -> None:
    """Nobody can go on there: the process ends, whatever it still had to draw, and leaves nothing in memory."""
    terminal = place.kiosk()
    to_name(terminal)
    terminal.send("Zqxgone")
    terminal.shows("Zqxgone")
    if busy:
        terminal.send("more " * 400)
    terminal.hang_up()
    terminal.kill(signal.SIGCONT)  # as a terminal that is closed sends after SIGHUP
    assert terminal.process.wait(PATIENCE) == 129
    assert list(place.memory.iterdir()) == []


def supervisor_killed(terminal: Terminal) -> None:
    """Kill the process above a kiosk, and read the terminal until the kiosk has ended too."""
    kiosk = os.pidfd_open(kiosk_of(terminal))
    terminal.kill(signal.SIGKILL)
    terminal.process.wait()
    end = time.monotonic() + PATIENCE
    while not select.select([kiosk], [], [], 0)[0] and time.monotonic() < end:
        terminal.drain()
    os.close(kiosk)
    terminal.drain()


@pytest.mark.parametrize(
    "at_work", ["", "more words " * 40, KEYS["f10"], KEYS["f9"] * 2], ids=["quiet", "drawing", "menu", "hiding"]
)
def test_a_kiosk_does_not_outlive_the_process_above_it(place: Place, at_work: str) -> None:
    """Without the one that would clear up after it, it clears up at once and ends; nobody is left at the terminal, and
    nothing of the answers stands there, nor a word of a fault.
    """
    terminal = place.kiosk()
    to_name(terminal)
    terminal.send("Zqxlast")
    terminal.shows("Zqxlast")
    terminal.send(at_work)
    supervisor_killed(terminal)
    assert terminal.text.strip() == ""
    assert list(place.memory.iterdir()) == []


def test_a_kiosk_that_hangs_is_cleared_when_the_process_above_it_is_killed(place: Place) -> None:
    """Its screens answer nothing any more, not even a signal: a thread of its own has noticed."""
    terminal = place.start("--kiosk", str(place.policy()), script=["-c", HANGS_AT_F9])
    to_name(terminal)
    terminal.send("Zqxlast")
    terminal.shows("Zqxlast")
    terminal.press("f9", "f9")
    terminal.shows("It hangs")
    supervisor_killed(terminal)
    assert terminal.text.strip() == ""
    assert terminal.cooked()
    assert list(place.memory.iterdir()) == []


def test_what_the_kiosk_had_started_ends_with_it(place: Place) -> None:
    """A worker of a kiosk that was killed may hold a paper: it ends before the next person sits down."""
    terminal = place.start("--kiosk", str(place.policy()), script=["-c", STARTS_A_WORKER])
    to_name(terminal)
    worker = os.pidfd_open(int(Path(place.memory, "worker").read_text()))
    os.kill(kiosk_of(terminal), signal.SIGKILL)
    terminal.until(lambda: terminal.entered == 2)
    ended, _, _ = select.select([worker], [], [], 0)
    os.close(worker)
    assert ended
