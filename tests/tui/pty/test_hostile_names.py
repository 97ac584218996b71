"""Names and answers that would steer the terminal, on a real one: not one byte of them is obeyed."""

from __future__ import annotations

from forms.answers import Answers, PaperEntry
from forms.case import Language
from packet.store.case import create_case
from packet.store.known import Allowed
from tests.tui.driving import FULL, TODAY
from tests.tui.hostile import NAME, NASTY, nasty_file
from tests.tui.pty.place import Place, to_step
from tests.tui.pty.terminal import Terminal

RAW = (b"]0;PWNED\x07", b"\x1b]0;", b"\x1b[2J\xc2", b"\xc2\x9b", b"\x9b31m", "\u202e".encode(), "\u2066".encode())


def _case(place: Place, language: Language) -> None:
    papers = tuple(PaperEntry(str(nasty_file(place.folder, before)), "bill", f"t{NASTY}") for before in ("", "2"))
    typed = {**FULL, "first_name": NASTY, "condition": NASTY, "problem_description": NASTY}
    with create_case(place.cases, TODAY) as file:
        for paper in papers:
            Allowed(place.cases).allow(file.folder, paper.file)
        file.save(Answers(language=language, typed=typed, papers=papers))


def _quiet(terminal: Terminal) -> None:
    """No title was set, and nothing of the strings came through as it is."""
    assert "PWNED" not in terminal.screen.title
    assert not [raw for raw in RAW if raw in terminal.raw]


def test_the_screens_obey_nothing(place: Place) -> None:
    """Through the pages with the answers, the papers, one paper, the folders, the check: marks on a whole screen."""
    _case(place, "en")
    terminal = place.start("--case", str(place.case))
    terminal.shows("Step 1 of 7", "F10 Menu")
    for step, words in ((2, "First name"), (4, "The problem")):
        to_step(terminal, step)
        terminal.shows(f"Step {step} of 7", words, "F10 Menu", without=["Go to a step"])
        terminal.shows("\u241b]0;PWNED\u2407\u241b[2J")
    to_step(terminal, 6)
    terminal.shows("Step 6 of 7", "<ESC>]0;PWNED<BEL>", "F10 Menu", without=["Go to a step"])
    terminal.press("tab", "tab", "tab", "enter")
    terminal.shows("Exhibit A: <ESC>]0;PWNED", "Move up")
    terminal.press("escape")
    terminal.shows("Step 6 of 7", "F10 Menu", without=["Move up"])
    to_step(terminal, 7)
    terminal.shows("Step 7 of 7", "F10 Menu", without=["Go to a step"])
    terminal.press("pagedown")
    terminal.shows("F10 Menu")
    _quiet(terminal)
    assert len(terminal.lines) == 24
    assert terminal.lines[0].strip().startswith("Step 7 of 7")


def test_plain_lines_obey_nothing(place: Place) -> None:
    """All answers and all papers, read out."""
    _case(place, "es")
    terminal = place.start("--plain", "--case", str(place.case), environ=place.environ(TERM="dumb"))
    terminal.until(lambda: terminal.raw.count(b": ") > 3 and terminal.raw.endswith(b": "))
    terminal.send("=\r")
    terminal.until(lambda: b"<ESC>]0;PWNED<BEL>" in terminal.raw and b"t<ESC>]0;PWNED" in terminal.raw)
    terminal.until(lambda: terminal.raw.endswith(b": "))
    _quiet(terminal)


def test_a_case_file_of_that_name_is_named_in_marks(place: Place) -> None:
    """On the command line, before any screen."""
    bad = place.folder / f"{NAME}.json"
    bad.write_text("{", encoding="utf-8")
    terminal = place.start("--plain", "--case", str(bad))
    assert terminal.ended() == 2
    assert b"<ESC>]0;PWNED<BEL>" in terminal.raw
    _quiet(terminal)
