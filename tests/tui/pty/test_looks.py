"""What every terminal shows: the focus without colour, plain letters on an old console, the cursor at the focus."""

from __future__ import annotations

import pytest

from tests.tui.pty.place import Place, to_first_question, to_name, to_step
from tests.tui.pty.terminal import Terminal

DRAWN = set("▊▎▔▁▏▐⭘●○◉✓✔✗✘┌┐└┘├┤█▀▄░▒▓…•→←↑↓")
"""Without the lines and the half block of edges: code page 437 has them, and so every font of that console."""


def _under(terminal: Terminal, label: str) -> bool:
    """Whether the one mark of the focus stands right under this label, or under the hint below it."""
    rows = [number for number, line in enumerate(terminal.lines) if line.lstrip(" │").startswith(">")]
    return len(rows) == 1 and any(label in line for line in terminal.lines[rows[0] - 2 : rows[0]])


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "vt100"}], ids=["no colour", "vt100"])
def test_the_focus_is_seen_without_colour(place: Place, environ: dict[str, str]) -> None:
    """One mark of plain letters stands before what has the focus, and goes with it from field to field."""
    terminal = place.start(environ=place.environ(**environ))
    to_name(terminal)
    terminal.until(lambda: _under(terminal, "First name"))
    for label in ("Middle initial", "Last name", "Date of birth"):
        terminal.press("tab")
        terminal.until(lambda label=label: _under(terminal, label))  # type: ignore[misc]


def test_an_old_console_gets_letters_it_has(place: Place) -> None:
    """With TERM=linux no block, line or arrow of newer fonts is drawn, and no colour beyond its own is asked for."""
    terminal = place.start(environ=place.environ(TERM="linux"))

    def drawn_in_letters_of_its_own() -> bool:
        """Once a page stands: a word that is being laid out anew may be cut for the moment of a frame."""
        return not DRAWN & set(terminal.text)

    to_first_question(terminal)
    terminal.until(drawn_in_letters_of_its_own)
    to_step(terminal, 6)
    terminal.shows("Step 6 of 7", "What belongs in the packet", without=["Go to a step"])
    terminal.until(drawn_in_letters_of_its_own)
    terminal.press("f1")
    terminal.shows("PgUp")
    terminal.until(drawn_in_letters_of_its_own)
    assert b"38;2;" not in terminal.raw
    assert b"48;2;" not in terminal.raw


def test_a_screen_is_not_left_standing_on_a_console(place: Place) -> None:
    """The Linux console has no second screen: at the end of a run at home it is cleared, scrollback too."""
    terminal = place.start(environ=place.environ(TERM="linux"))
    to_name(terminal)
    terminal.press("ctrl+c")
    terminal.shows("Save and leave")
    terminal.press("down", "enter")
    assert terminal.ended() == 0
    assert terminal.outside.rstrip().endswith(b"\x1b[2J\x1b[3J")


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"TERM": ""}, {"ACCESSIBLE": "1"}], ids=["dumb", "none", "wish"])
def test_a_terminal_that_can_do_little_gets_lines(place: Place, environ: dict[str, str]) -> None:
    """The same questions come as lines, without one escape sequence."""
    terminal = place.start(environ=place.environ(**environ))
    terminal.until(lambda: "Start a new packet" in terminal.outside.decode())
    assert b"\x1b" not in terminal.raw
    terminal.press("ctrl+d")
    terminal.ended()
    assert terminal.cooked()


def test_the_cursor_is_shown_and_stands_on_the_focus(place: Place) -> None:
    """Braille displays and magnifiers follow the terminal's cursor: to a choice, a button, a line to type in."""
    terminal = place.start()
    terminal.shows("> Start a new packet <")
    terminal.until(lambda: not terminal.screen.cursor.hidden)
    terminal.until(lambda: "Start" in terminal.lines[terminal.screen.cursor.y])
    to_first_question(terminal)
    terminal.until(lambda: "I am the patient" in terminal.lines[terminal.screen.cursor.y])
    terminal.press("down")
    terminal.until(lambda: "I am the parent" in terminal.lines[terminal.screen.cursor.y])
    terminal.press("tab", "tab", "tab")
    terminal.until(lambda: "> Continue <" in terminal.lines[terminal.screen.cursor.y])
    to_step(terminal, 2)
    terminal.shows("First name", without=["Go to a step"])
    terminal.send("Ana")
    terminal.until(lambda: terminal.lines[terminal.screen.cursor.y].strip(" │") == "> Ana")
    assert not terminal.screen.cursor.hidden
