"""Making the staff's PIN on a real terminal: asked twice, never shown, told only as the line for the policy."""

from __future__ import annotations

import termios

import pytest

from forms.words import say
from tests.tui.pty.place import Place
from tests.tui.pty.terminal import Terminal
from tui.policy import Policy

PIN = "481516"


def _asked(place: Place, language: str) -> Terminal:
    """The program at its first question, the terminal without echo."""
    terminal = place.start("--kiosk-pin", "--lang", language)
    terminal.shows(say("screens.staff.new_pin", language))
    terminal.until(lambda: not termios.tcgetattr(terminal.master)[3] & termios.ECHO)
    return terminal


def _again(terminal: Terminal, language: str, pin: str) -> None:
    terminal.send(f"{pin}\r")
    terminal.shows(say("kiosk.pin.again", language))


@pytest.mark.parametrize("language", ["en", "es"])
def test_two_different_pins_make_nothing(place: Place, language: str) -> None:
    """A slip of the fingers would lock the staff out: words, exit code 2, no line for the policy."""
    terminal = _asked(place, language)
    _again(terminal, language, PIN)
    terminal.send("481517\r")
    assert terminal.ended() == 2
    assert say("kiosk.pin.differ", language) in terminal.outside.decode()
    assert b"staff_pin" not in terminal.raw
    assert b"4815" not in terminal.raw


def test_a_short_pin_is_refused_before_it_is_asked_again(place: Place) -> None:
    """Five characters can be tried one after the other by whoever reads the policy."""
    terminal = _asked(place, "en")
    terminal.send("48151\r")
    assert terminal.ended() == 2
    told = terminal.outside.decode()
    assert say("kiosk.pin.short", "en", least=6) in told
    assert say("kiosk.pin.again", "en") not in told


def test_giving_up_is_quiet(place: Place) -> None:
    """Ctrl+C at the question, and a terminal that ends there: no PIN, no traceback, the echo is back."""
    for key, code in (("ctrl+c", 130), ("ctrl+d", 130)):
        terminal = _asked(place, "en")
        terminal.press(key)
        assert terminal.ended() == code
        assert b"Traceback" not in terminal.raw
        assert b"staff_pin" not in terminal.raw
        assert terminal.cooked()


def test_the_line_that_is_made_opens_to_this_pin_alone(place: Place) -> None:
    """The PIN is on no line of the terminal; the entry goes into a policy as it is, and its salt is new each time."""
    lines = set()
    for _ in range(2):
        terminal = _asked(place, "en")
        _again(terminal, "en", PIN)
        terminal.send(f"{PIN}\r")
        assert terminal.ended() == 0
        assert PIN.encode() not in terminal.raw
        assert terminal.cooked()
        (line,) = [line for line in terminal.outside.decode().splitlines() if line.startswith("staff_pin = ")]
        lines.add(line)
        policy = Policy(staff_pin=line.removeprefix('staff_pin = "').removesuffix('"'))
        assert policy.may_leave(PIN)
        assert not policy.may_leave("481517")
    assert len(lines) == 2
