"""A kiosk in plain lines on a real terminal: locked, watched, and nothing of a person is found after the end."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from packet.errors import Exit
from tests.packet.papers import letter
from tests.tui.plain.speaking import DUMB, FIRST_MENU, Talk, kiosk_talk, policy_lines
from tests.tui.pty.place import Place, kiosk_of
from tests.tui.pty.terminal import signals_ignored
from tests.tui.pty.traces import files_with, memory_holds
from tui.policy import pin_entry

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


def test_a_pipe_is_no_kiosk(place: Place) -> None:
    """Without a terminal nobody could be asked whether they are still here: it says so and does not start."""
    words = [sys.executable, "-m", "tui", "--kiosk", str(place.policy()), "--plain"]
    done = subprocess.run(words, input="1\n", capture_output=True, text=True, env=place.environ(), check=False)
    assert done.returncode == Exit.USAGE
    assert "A kiosk needs a terminal of its own" in done.stderr
    assert done.stdout == ""


def test_the_wish_for_plain_lines_outlives_the_session(place: Place) -> None:
    """Asked for by option or by the environment, on a terminal that could show screens: also after a person."""
    for start in (
        watched(place, "", "--plain", term="xterm-256color"),
        kiosk_talk(place, TERM="xterm", ACCESSIBLE="1"),
    ):
        start.to_name()
        start.types("#\r")
        start.terminal.until(lambda start=start: start.sessions == 2)  # type: ignore[misc]
        assert start.terminal.entered == 0


def test_no_key_leaves(place: Place) -> None:
    """Ctrl with any letter, quitting, suspending, the end of the input: the answer is typed on all the same."""
    talk = kiosk_talk(place)
    talk.to_name()
    talk.types("An\x03\x04\x1a\x1c\x11\x13\x0c\x12\x0f\x16\x1da\r")
    talk.hears("Middle initial")
    talk.says("=", "6 First name: Ana")
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
        talk.terminal.kill(number)
        os.kill(kiosk_of(talk.terminal), number)
    talk.says("", "Middle initial")
    held = {signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU}
    assert held <= signals_ignored(kiosk_of(talk.terminal))
    assert talk.sessions == 1


def test_what_was_typed_on_after_hiding_is_not_taken_for_the_next(place: Place) -> None:
    """Keys on their way belong to the person who has gone."""
    talk = kiosk_talk(place)
    talk.to_name()
    talk.types("\x1b[20~1\rZqxlate\r")
    talk.terminal.until(lambda: talk.sessions == 2)
    talk.to_name()
    assert b"Zqxlate" not in talk.terminal.raw


def test_a_quiet_person_is_asked_in_words(place: Place) -> None:
    """Any key answers and is nothing typed; the half line stands there once more."""
    talk = watched(place)
    talk.to_name()
    talk.types("Zqx")
    talk.terminal.until(lambda: talk.said.endswith("Zqx"))
    passes(place, 1061)
    talk.terminal.until(lambda: "In 29 seconds everything is erased." in talk.said)
    talk.types(" ")
    talk.terminal.until(lambda: talk.said.endswith("Answer: Zqx"))
    passes(place, 1120)
    talk.says("y", "Middle initial")
    talk.says("=", "6 First name: Zqxy")
    assert talk.sessions == 1


def test_before_anyone_begins_nobody_is_asked(place: Place) -> None:
    """The first menu waits for the next person as long as it takes."""
    talk = watched(place)
    passes(place, 99_999)
    talk.says("2", "No staff PIN is set")
    assert "Are you still here" not in talk.terminal.raw.decode()


def test_a_key_after_the_time_is_over_may_be_someone_else(place: Place) -> None:
    """The machine slept over the quiet time: whoever wakes it finds the first menu."""
    talk = watched(place)
    talk.to_name()
    talk.types("Zqxgone")
    talk.terminal.until(lambda: talk.said.endswith("Zqxgone"))
    os.kill(kiosk_of(talk.terminal), signal.SIGSTOP)
    passes(place, 9000)
    talk.terminal.send("x")
    os.kill(kiosk_of(talk.terminal), signal.SIGCONT)
    talk.terminal.until(lambda: talk.sessions == 2)


def _pin(talk: Talk, pin: str) -> None:
    talk.says("*", "For staff: leave the program")
    talk.says("10", "Staff PIN")
    talk.types(f"{pin}\r")


def test_only_the_pin_leaves(place: Place) -> None:
    """A wrong one changes nothing; the right one ends with 0, the terminal as it was; neither is ever shown."""
    talk = kiosk_talk(place, STAFF)
    talk.to_name()
    _pin(talk, "000000")
    talk.hears("That is not the PIN.", "First name")
    _pin(talk, PIN)
    assert talk.terminal.ended() == 0
    assert talk.terminal.cooked()
    assert PIN.encode() not in talk.terminal.raw
    assert b"000000" not in talk.terminal.raw


def test_five_wrong_pins_end_the_session(place: Place) -> None:
    """Whoever guesses begins anew each time."""
    talk = kiosk_talk(place, STAFF)
    talk.to_name()
    for _ in range(4):
        _pin(talk, "000000")
        talk.hears("That is not the PIN.", "First name")
    _pin(talk, "000000")
    talk.terminal.until(lambda: talk.sessions == 2)


def test_the_staff_leaves_from_the_first_menu_too(place: Place) -> None:
    """Nobody has to begin a case to end the program."""
    talk = kiosk_talk(place, STAFF)
    talk.says("2", "Staff PIN")
    talk.types(f"{PIN}\r")
    assert talk.terminal.ended() == 0


def _staff(_place: Place, talk: Talk) -> None:
    _pin(talk, PIN)


def _quiet(place: Place, talk: Talk) -> None:
    passes(place, 1100)


def _by_menu(_place: Place, talk: Talk) -> None:
    talk.says("*", "End and erase everything")
    talk.types("9\r")


ENDINGS: dict[str, Callable[[Place, Talk], None]] = {
    "by the menu": _by_menu,
    "sign": lambda _, talk: talk.types("#\r"),
    "word": lambda _, talk: talk.types("/ocultar\r"),
    "F9": lambda _, talk: talk.types("\x1b[20~"),
    "quiet": _quiet,
    "SIGTERM": lambda _, talk: talk.terminal.kill(signal.SIGTERM),
    "SIGHUP": lambda _, talk: talk.terminal.kill(signal.SIGHUP),
    "fault": lambda _, talk: talk.types("break\r"),
    "staff": _staff,
}


@pytest.mark.parametrize(("ending", "term"), [*((ending, "xterm") for ending in ENDINGS), ("sign", "dumb")])
def test_nothing_typed_is_found_after_the_end(place: Place, ending: str, term: str) -> None:
    """Not in a file, not on the screen, not in the memory of the process that goes on under the same number."""
    since, word = time.time() - 2, f"Zqx{secrets.token_hex(6)}"
    talk = watched(place, STAFF, "--plain", term=term)
    process = kiosk_of(talk.terminal)
    talk.to_name()
    talk.says(word, "Middle initial")
    talk.says("", "Last name")
    talk.says(word[::-1], "Date of birth")
    assert memory_holds(process, [word])
    seen = len(talk.terminal.raw)
    ENDINGS[ending](place, talk)
    if ending == "staff":
        assert talk.terminal.ended() == 0
    else:
        talk.terminal.until(lambda: talk.sessions == 2)
        talk.hears(FIRST_MENU)
        assert kiosk_of(talk.terminal) == process
        assert not any(memory_holds(one, [word, word[::-1]]) for one in (process, talk.terminal.process.pid))
    told = talk.terminal.raw[seen:].decode()
    assert word not in talk.terminal.text
    assert word[::-1] not in talk.terminal.text
    assert ("\x1b[2J\x1b[3J" in told) is (term == "xterm")
    assert "Traceback" not in told
    assert files_with([word, word[::-1]], [place.folder, place.memory], since) == []
    assert [path for path in place.memory.rglob("*") if path.is_file()] == []


def test_a_story_can_be_hidden_in_the_middle(place: Place) -> None:
    """The one sign that works inside a long text too."""
    talk = kiosk_talk(place)
    talk.says("1", "Who are you?")
    talk.says("*", "Go to: The problem")
    talk.says("4", "Type as many lines")
    talk.types("They said\r")
    talk.terminal.until(lambda: talk.said.endswith("They said\n"))
    talk.types("#\r")
    talk.terminal.until(lambda: talk.sessions == 2)


def test_a_signal_ends_where_the_policy_says_so(place: Place) -> None:
    """Under a service manager that starts it again, SIGTERM ends the program with its code, the terminal as it was."""
    talk = kiosk_talk(place, policy_lines(on_signal="exit"))
    talk.to_name()
    talk.terminal.kill(signal.SIGTERM)
    assert talk.terminal.ended() == 143
    assert talk.terminal.cooked()


def test_a_terminal_that_goes_away_ends_the_program(place: Place) -> None:
    """Nobody is left to begin anew for: it does not go round and round."""
    talk = kiosk_talk(place)
    talk.to_name()
    talk.terminal.hang_up()
    talk.terminal.process.wait(45)
    assert not list(place.memory.iterdir())


def test_the_policy_decides_the_languages(place: Place) -> None:
    """A kiosk of one language speaks it whatever the terminal speaks, and the sign for another is not offered."""
    terminal = place.kiosk(policy_lines(languages=["es"]), environ=place.environ(**DUMB))
    terminal.until(lambda: b"Empezar un paquete nuevo" in terminal.raw)
    assert b"english" not in terminal.raw


def test_papers_come_from_the_allowed_folders_and_the_packet_goes_to_the_drive(place: Place) -> None:
    """Copied into memory, so the drive may be pulled out; a link that leads out is refused; afterwards the drive alone
    holds the packet.
    """
    drive, outside = place.folder / "drive", place.folder / "outside"
    drive.mkdir()
    outside.mkdir()
    letter(drive / "denial.pdf")
    letter(outside / "secret.pdf")
    (drive / "link.pdf").symlink_to(outside / "secret.pdf")
    policy = policy_lines(read_folders=[drive], write_folders=[drive], drives_only=False)
    talk = kiosk_talk(place, policy)
    talk.says("1", "Who are you?")
    talk.says("*", "Go to: Your papers")
    talk.says("6", "No papers yet")
    talk.says(f"{outside}/secret.pdf", "Papers can only be read from the folders allowed here.")
    talk.says(f"{drive}/link.pdf", "Papers can only be read from the folders allowed here.")
    talk.says("look", "1 denial.pdf")
    assert "Up one folder" not in talk.said
    assert "link.pdf" not in talk.said
    talk.says("1", "What is denial.pdf?")
    talk.says("1", "Ready, pages: 1.")
    (drive / "denial.pdf").unlink()
    talk.says("", "What would you like to do?")
    assert "own PDF form" not in talk.said
    talk.says("6", "What would you like to do?")
    talk.says("1", "Your packet is ready")
    assert str(place.memory) not in talk.said
    talk.says("2", "It was saved in")
    talk.types("3\r")
    talk.terminal.until(lambda: talk.sessions == 2)
    (folder,) = [path for path in drive.iterdir() if path.is_dir()]
    assert (folder / "packet.pdf").read_bytes().startswith(b"%PDF-")
    assert [path for path in place.memory.rglob("*") if path.is_file()] == []


def test_too_many_pages_make_no_packet(place: Place) -> None:
    """The policy's most pages hold in lines as on screens."""
    drive = place.folder / "drive"
    drive.mkdir()
    letter(drive / "long.pdf", "one", "two", "three")
    talk = kiosk_talk(place, policy_lines(read_folders=[drive], max_pages=2))
    talk.says("1", "Who are you?")
    talk.says("*", "Go to: Your papers")
    talk.says("6", "No papers yet")
    talk.says(f"{drive}/long.pdf", "What is long.pdf?")
    talk.says("1", "more than the 2 pages allowed here")
    talk.says("", "What would you like to do?")
    talk.says("1", "more than the 2 pages allowed here")


def test_ctrl_c_stops_the_making_and_f9_ends_everything_meanwhile(place: Place) -> None:
    """At a kiosk Ctrl-C is a key like any other, but beside the work it stops that."""
    drive = place.folder / "drive"
    drive.mkdir()
    letter(drive / "long.pdf", *[f"page {number}" for number in range(150)])
    talk = kiosk_talk(place, policy_lines(read_folders=[drive]))
    talk.says("1", "Who are you?")
    talk.says("*", "Go to: Your papers")
    talk.says("6", "No papers yet")
    talk.says(f"{drive}/long.pdf", "What is long.pdf?")
    talk.says("1", "Ready, pages: 150.")
    talk.says("", "What would you like to do?")
    talk.types("1\r")
    talk.terminal.until(lambda: "Reading your papers" in talk.said)
    talk.types("\x03")
    talk.hears("Nothing unfinished is left behind.")
    talk.types("1\r")
    talk.terminal.until(lambda: "Reading your papers" in talk.said)
    talk.types("\x1b[20~")
    talk.terminal.until(lambda: talk.sessions == 2)
    assert [path for path in place.memory.rglob("*") if path.is_file()] == []
