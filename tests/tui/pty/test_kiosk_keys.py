"""The keys of a locked kiosk: whatever is pressed, the session stays on the screen and nobody reaches a shell."""

from __future__ import annotations

import os
import signal

from tests.tui.pty.place import Place, kiosk_of, to_name
from tests.tui.pty.terminal import KEYS, signals_ignored

HARMLESS = [
    *("ctrl+c", "ctrl+q", "ctrl+p", "ctrl+z", "ctrl+\\", "ctrl+d", "ctrl+s", "ctrl+l", "ctrl+o", "ctrl+r", "ctrl+t"),
    *("ctrl+n", "ctrl+]", "ctrl+^", "ctrl+_", "ctrl+g", "f3", "f5", "f11", "f12", "alt+f4"),
]
ESCAPES = (
    "TEXTUAL_ALLOW_SIGNALS",
    "TEXTUAL_DEBUG",
    "TEXTUAL_LOG",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_PRESS",
    "TEXTUAL_DRIVER",
)


def test_no_key_leaves_the_session_or_opens_anything(place: Place) -> None:
    """Every key that quits, suspends or opens a palette by custom leaves the page as it is, answer and all."""
    terminal = place.kiosk()
    to_name(terminal)
    terminal.send("Ana")
    terminal.shows("Ana", "F9 Erase all", without=("PgDn",))  # the page fits, which its first picture does not know yet
    before = terminal.lines
    terminal.press(*HARMLESS)
    terminal.send("x")
    terminal.shows("Anax")
    terminal.press("backspace")
    terminal.until(lambda: terminal.lines == before)
    assert terminal.process.poll() is None
    assert terminal.entered == 1


def test_each_harmless_key_is_a_real_one() -> None:
    """The table tests keys the harness knows, and all of Ctrl with a letter that no field uses."""
    assert set(HARMLESS) <= set(KEYS)


def test_the_environment_opens_no_way_out(place: Place) -> None:
    """Switches that make Textual obey signals, log, press keys or take another driver are gone before it looks."""
    log = place.folder / "textual.log"
    environ = place.environ(**dict.fromkeys(ESCAPES, "1"))
    environ |= {"TEXTUAL_LOG": str(log), "TEXTUAL_SCREENSHOT": "0", "TEXTUAL_DRIVER": "no.such:Driver", "COLUMNS": "40"}
    terminal = place.kiosk(environ=environ)
    to_name(terminal)
    terminal.send("Ana")
    terminal.press("ctrl+z", "ctrl+c", "ctrl+\\")
    terminal.send("bel")
    terminal.shows("Anabel")
    assert not log.exists()
    assert not list(place.folder.rglob("*.svg"))


def test_signals_of_the_keyboard_do_nothing_from_outside_either(place: Place) -> None:
    """Another program that sends what Ctrl+C, Ctrl+\\ or Ctrl+Z would send does not uncover the shell."""
    terminal = place.kiosk()
    to_name(terminal)
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
        terminal.kill(number)
        os.kill(kiosk_of(terminal), number)
    terminal.send("Ana")
    terminal.shows("Ana")
    assert terminal.entered == 1


def test_nothing_stops_the_process_while_it_is_replaced(place: Place) -> None:
    """Between two sessions the terminal is a plain one: the signals of its keys are ignored all the time."""
    terminal = place.kiosk()
    to_name(terminal)
    held = {signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU}
    assert held <= signals_ignored(kiosk_of(terminal))
    terminal.press("f9", "f9", "ctrl+c", "ctrl+\\", "ctrl+z", "ctrl+c")
    terminal.until(lambda: terminal.entered == 2)
    to_name(terminal)
    assert held <= signals_ignored(kiosk_of(terminal))


def test_nothing_reaches_the_clipboard(place: Place) -> None:
    """Marking and copying at a kiosk sends nothing to the terminal's clipboard (OSC 52), and pastes nothing back."""
    terminal = place.kiosk()
    to_name(terminal)
    terminal.send("Zqxclip")
    terminal.shows("Zqxclip")
    terminal.send("\x1b[1;2H")  # Shift+Home marks the line
    terminal.press("ctrl+c", "end", "ctrl+v")
    terminal.send("!")
    terminal.shows("Zqxclip!")
    assert b"\x1b]52" not in terminal.raw
    assert terminal.text.count("Zqxclip") == 1
