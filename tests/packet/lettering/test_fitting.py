"""Text into a box: whole where it fits, else cut with the mark that tells so."""

from __future__ import annotations

import pytest

from forms.sheet import Rect
from packet.errors import Unproved
from packet.lettering.fitting import cut, room_for, set_text, shortened
from packet.lettering.typeset import LEADING, width

SIZE = 10.0


def _box(lines: float, wide: float = 100.0) -> Rect:
    return Rect(0, 0, wide, lines * SIZE * LEADING)


@pytest.mark.parametrize(("lines", "room"), [(0.9, 0), (1, 1), (1.99, 1), (2, 2), (40, 40)])
def test_a_box_has_room_for_whole_lines_only(lines: float, room: int) -> None:
    """A box made for a number of lines holds that number, whatever floats make of its height."""
    assert room_for(_box(lines), SIZE) == room


def test_the_first_size_that_fits_is_taken() -> None:
    """An answer is set smaller only when it must be."""
    sizes, one_line = (10.0, 9.5, 9.0), _box(1, width("a b c", 9.5) + 0.1)
    assert set_text("a b", one_line, sizes) == (("a b",), 10.0, True)
    assert set_text("a b c", one_line, sizes) == (("a b c",), 9.5, True)


def test_what_does_not_fit_says_so() -> None:
    """Of an endless answer one line more than there is room for: enough to know, and quickly known."""
    lines, size, whole = set_text("word " * 5000, _box(2), (10.0, 9.0))
    assert (len(lines), size, whole) == (3, 9.0, False)


@pytest.mark.parametrize("lines", [1, 2, 5])
def test_a_cut_text_ends_in_its_mark_within_the_box(lines: int) -> None:
    """As many words as there is room for, none of them in pieces, the mark behind the last."""
    words = [f"word{number}" for number in range(60)]
    shown = cut(" ".join(words), "(more)", _box(lines), SIZE)
    assert len(shown) <= lines
    kept = " ".join(shown).split()
    assert kept[-1] == "(more)"
    assert kept[:-1] == words[: len(kept) - 1]
    longer = " ".join([*words[: len(kept)], "(more)"])
    assert not set_text(longer, _box(lines), (SIZE,))[2], "one word more would have fitted"


def test_a_word_too_long_for_the_box_is_cut_between_letters() -> None:
    """Nothing is dropped unseen: what is there is its beginning, and the mark."""
    shown = " ".join(cut("x" * 500, "…", _box(1), SIZE))
    assert shown.rstrip("…").rstrip().strip("x") == ""
    assert shown.startswith("xxx")
    assert shown.endswith("…")


def test_a_name_that_fits_stays_whole() -> None:
    """Line ends become spaces; nothing else is touched."""
    assert shortened("Ana\nQuintero", 200, SIZE, 1) == "Ana Quintero"


def test_a_name_that_does_not_fit_ends_in_an_ellipsis() -> None:
    """It stands in full elsewhere."""
    shown = shortened("Ana " * 200, 100, SIZE, 2)
    assert shown.startswith("Ana Ana")
    assert shown.endswith("…")
    assert set_text(shown, _box(2), (SIZE,))[2]


def test_a_letter_that_no_font_prints_is_refused() -> None:
    """Even where the name would have been cut before it."""
    with pytest.raises(Unproved):
        shortened("Ana " * 200 + "\ue000", 100, SIZE, 2)
