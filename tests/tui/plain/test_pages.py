"""Pages in words: what a small picture tells those who see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from forms.answers import PaperEntry
from packet.intake.result import Hint, Taken
from tests.packet.papers import letter
from tests.tui.plain.test_console import console
from tui.plain.pages import tell_page


@pytest.fixture
def taken(tmp_path: Path) -> Taken:
    """A letter of which pages 2 and 5 go in."""
    pdf = letter(tmp_path / "clean.pdf", "Dear Ms Ruiz, we have decided", "")
    ink = ((100.0, 600.0, 300.0, 620.0), None)
    return Taken("letter.pdf", "0" * 64, "pdf", 5, pdf, (2, 5), ink=ink)


def said(taken: Taken, at: int, entry: PaperEntry | None = None) -> str:
    """What is said of a page."""
    talk, written = console()
    tell_page(talk, entry or PaperEntry("letter.pdf"), taken, at)
    return "".join(written)


def test_a_page_that_cannot_be_read_is_passed_over(taken: Taken, tmp_path: Path) -> None:
    """Nothing is guessed about it."""
    assert said(replace(taken, pdf=tmp_path / "none.pdf"), 0) == ""


def test_a_page_of_text_is_told_by_its_first_words(taken: Taken) -> None:
    """By the number it has in the paper, with its shape and size."""
    assert said(taken, 0) == (
        "Page 2: taller than wide, 8.5 by 11 inches. It begins with the words: Dear Ms Ruiz, we have decided\n"
    )


def test_a_blank_page_is_called_blank(taken: Taken) -> None:
    """No ink on it."""
    assert said(taken, 1) == "Page 5: taller than wide, 8.5 by 11 inches. It is blank.\n"


def test_a_picture_is_called_a_picture(taken: Taken) -> None:
    """A photo by what the intake found; a page without letters that can be read as what it may be."""
    inked = replace(taken, ink=(taken.ink[0], taken.ink[0]))
    assert "It has no words that a computer can read." in said(inked, 1)
    assert "It is a photo or a scan in gray." in said(replace(inked, photos=(2,)), 1)


def test_what_lies_on_its_side_is_said_with_what_helps(taken: Taken) -> None:
    """Only for the page it is about; a turn of the person's own is said too."""
    hinted = replace(taken, hints=(Hint(2, "sideways", {"turn": 90}), Hint(2, "ssn")))
    entry = PaperEntry("letter.pdf", rotate={"5": 180})
    assert "Turning it 90 degrees may help." in said(hinted, 0, entry)
    assert "Turning" not in said(hinted, 1, entry)
    assert "You turned it 180 degrees." in said(hinted, 1, entry)
