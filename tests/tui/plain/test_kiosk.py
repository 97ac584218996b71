"""A kiosk in plain lines on a real terminal: locked, watched, left by the staff alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from packet.errors import Exit
from tests.tui.plain.speaking import DUMB, PIN, STAFF, kiosk_talk, passes, policy_lines, type_pin, watched
from tests.tui.pty.place import Place, kiosk_of
from tests.tui.pty.terminal import signals_ignored


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
    talk.says("=", "10 First name: Ana")
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
    talk.says("=", "10 First name: Zqxy")
    assert talk.sessions == 1


def test_before_anyone_begins_nobody_is_asked(place: Place) -> None:
    """The first menu waits for the next person as long as it takes."""
    talk = watched(place)
    passes(place, 99_999)
    talk.says("3", "No staff PIN is set")
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


def test_only_the_pin_leaves(place: Place) -> None:
    """A wrong one changes nothing; the right one ends with 0, the terminal as it was; neither is ever shown."""
    talk = kiosk_talk(place, STAFF)
    talk.to_name()
    type_pin(talk, "000000")
    talk.hears("That is not the PIN.", "First name")
    type_pin(talk, PIN)
    assert talk.terminal.ended() == 0
    assert talk.terminal.cooked()
    assert PIN.encode() not in talk.terminal.raw
    assert b"000000" not in talk.terminal.raw


def test_five_wrong_pins_end_the_session(place: Place) -> None:
    """Whoever guesses begins anew each time."""
    talk = kiosk_talk(place, STAFF)
    talk.to_name()
    for _ in range(4):
        type_pin(talk, "000000")
        talk.hears("That is not the PIN.", "First name")
    type_pin(talk, "000000")
    talk.terminal.until(lambda: talk.sessions == 2)


def test_the_staff_leaves_from_the_first_menu_too(place: Place) -> None:
    """Nobody has to begin a case to end the program."""
    talk = kiosk_talk(place, STAFF)
    talk.says("3", "Staff PIN")
    talk.types(f"{PIN}\r")
    assert talk.terminal.ended() == 0


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
