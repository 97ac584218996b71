"""What is typed and pasted on a real terminal arrives whole, in order and in the right field, however fast it comes."""

from __future__ import annotations

import pytest

from packet.store.case import peek
from tests.tui.pty.place import Place, to_name
from tests.tui.pty.terminal import Terminal


def _fields(terminal: Terminal) -> list[str]:
    """What stands in the lines to type in: those below First name, Middle initial, Last name."""
    lines = terminal.lines
    return [
        lines[number + 1].strip(" │>")
        for number, line in enumerate(lines)
        if line.strip(" │").startswith(("First name", "Middle initial", "Last name"))
    ]


def test_letters_do_not_overtake_tab_enter_or_arrows(place: Place) -> None:
    """Three answers sent in one breath stand in three fields, whichever key leads on."""
    terminal = place.start()
    to_name(terminal)
    terminal.send("Anabel\tM\rRuizgarcia\x1b[B")
    terminal.shows("Ruizgarcia")
    terminal.until(lambda: _fields(terminal) == ["Anabel", "M", "Ruizgarcia"])


def test_a_slip_mended_quickly_stays_mended(place: Place) -> None:
    """Backspace, End and a cut of the line take effect between the letters before and after them."""
    terminal = place.start()
    to_name(terminal)
    terminal.send("Anx\x7fa")  # x taken back
    terminal.send("\tzz\x15Q")  # Ctrl+U clears the line
    terminal.send("\tuiz\x1b[HR\x1b[F!")  # Home, R, End, !
    terminal.until(lambda: _fields(terminal) == ["Ana", "Q", "Ruiz!"])


def test_keys_typed_ahead_of_a_page_reach_the_page(place: Place) -> None:
    """Continue and the next answer sent together: the answer stands on the next page, not on the one before."""
    terminal = place.start()
    to_name(terminal)
    terminal.send("\r".join(["Ana", "", "Ruiz", "3/27/1985", "916 555 0142"]))
    terminal.press("enter")
    terminal.send("12 Elm Street")
    terminal.shows("Street address", "12 Elm Street")


def test_an_answer_longer_than_its_line_is_seen_at_its_end(place: Place) -> None:
    """What is typed last is in view, and what was typed first comes back with Home."""
    terminal = place.start()
    to_name(terminal)
    terminal.send("First" + "x" * 90 + "last")
    terminal.until(lambda: _fields(terminal)[0].endswith("xxlast"))
    terminal.send("\x1b[H")
    terminal.until(lambda: _fields(terminal)[0].startswith("Firstxx"))


@pytest.mark.parametrize(
    "word", ["می\u200cخواهم", "ක්\u200dෂ", "\N{WOMAN}\u200d\N{GIRL}"], ids=["Persian", "Sinhala", "emoji"]
)
def test_letters_that_join_or_part_others_are_kept(place: Place, word: str) -> None:
    """The joiner and the non-joiner are no letters of their own, but a name is misspelt without them."""
    terminal = place.start()
    to_name(terminal)
    terminal.send(word)
    terminal.press("tab")
    terminal.until(lambda: list(place.cases.glob("*/case.json")))
    assert peek(place.case).typed["first_name"] == word
