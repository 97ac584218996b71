"""A page that runs from right to left, seen in a mirror."""

from __future__ import annotations

from packet.locate.form_map import FieldPlace
from packet.locate.geometry import Area
from packet.locate.letters import Letter
from packet.locate.mirrored import mirrored_area, mirrored_letters, mirrored_place, read_back
from packet.locate.runs import run_of

WIDTH = 100.0


def _line(seen: str) -> list[Letter]:
    """Letters as they stand on the paper, from its left edge, 5 points each."""
    return [
        Letter(sign, Area(5 * n, 0, 5 * n + 5, 8), Area(5 * n, 0, 5 * n + 5, 8), 0, 8) for n, sign in enumerate(seen)
    ]


def _read(seen: str) -> str:
    letters = sorted(mirrored_letters(_line(seen), WIDTH), key=lambda letter: letter.area.x0)
    return read_back(run_of(letters)).text


def test_a_line_is_read_from_the_right() -> None:
    """What stands at the right edge of the paper comes first."""
    assert _read("גבא") == "אבג"


def test_numbers_and_latin_words_within_it_keep_their_direction() -> None:
    """Also with punctuation inside, and several in one line."""
    assert _read("?Medi-Cal בא 12/31") == "12/31 אב Medi-Cal?"


def test_a_line_of_latin_words_alone_is_read_from_the_left() -> None:
    """The agency's own header is in English in every edition."""
    assert _read("FORM 20-224") == "FORM 20-224"


def test_brackets_open_before_what_they_hold_however_the_file_names_them() -> None:
    """By their look on the paper, or by their meaning."""
    assert _read("(גב)א") == "א(בג)"
    assert _read(")גב(א") == "א(בג)"


def test_the_mirror_of_the_mirror_is_the_paper() -> None:
    """Places come back where they were, with all their parts."""
    area = Area(10, 1, 30, 2)
    place = FieldPlace("city", 0, mirrored_area(area, WIDTH), parts=(Area(0, 0, 1, 1),), rows=(Area(90, 0, 99, 1),))
    back = mirrored_place(place, WIDTH)
    assert mirrored_area(area, WIDTH) == Area(70, 1, 90, 2)
    assert (back.area, back.parts, back.rows) == (area, (Area(99, 0, 100, 1),), (Area(1, 0, 10, 1),))
