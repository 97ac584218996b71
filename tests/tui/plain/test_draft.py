"""What is typed is kept before its Enter. The clock is the test's own."""

from __future__ import annotations

import os
import pty
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.plain.draft import Draft
from tui.plain.keyboard import Keyboard
from tui.plain.streams import NoWatch
from tui.watch import SAVE_WITHIN


class Desk:
    """A clock, and what was kept and put back."""

    def __init__(self) -> None:
        self.now = 100.0
        self.kept: list[str] = []
        self.undone = 0
        self.draft = Draft(lambda: self.now, self.kept.append, self._undo)

    def _undo(self) -> None:
        self.undone += 1


@given(st.lists(st.floats(0.01, 1.5), min_size=1, max_size=60))
def test_no_letter_waits_for_a_pause(gaps: list[float]) -> None:
    """However steadily someone types: a letter is kept at the first key after its time, and the time is short."""
    desk, typed, at = Desk(), "", []
    for gap in gaps:
        desk.now += gap
        typed += "x"
        at.append(desk.now)
        desk.draft.typed(typed)
        unsaved = at[len(desk.kept[-1]) if desk.kept else 0 :]
        assert not unsaved or desk.now - unsaved[0] < SAVE_WITHIN


def test_who_stops_in_the_middle_of_a_line_is_kept_too() -> None:
    """It asks to be told again when the time has passed without a key, and then rests."""
    desk = Desk()
    left = desk.draft.typed("Mari")
    assert left == SAVE_WITHIN
    desk.now += left
    assert desk.draft.typed("Mari") is None
    assert desk.kept == ["Mari"]
    assert desk.draft.typed("Mari") is None


def test_lines_that_are_done_belong_to_the_text() -> None:
    """A long answer is kept whole, with the line that is being typed."""
    desk = Desk()
    desk.draft.line_done("The plan said no.")
    desk.draft.typed("I am")
    desk.now += SAVE_WITHIN
    desk.draft.typed("I am ill")
    assert desk.kept == ["The plan said no.\nI am ill"]


def test_where_no_keys_are_told_the_lines_are_kept_at_once() -> None:
    """Before the next line is waited for; the same lines once only."""
    desk = Desk()
    desk.draft.at_once()
    desk.draft.line_done("The plan said no.")
    desk.draft.at_once()
    desk.draft.at_once()
    assert desk.kept == ["The plan said no.\n"]


def test_what_was_taken_back_is_taken_back_on_the_disk_too() -> None:
    """Erased letters are no answer; the end puts back what was there before."""
    desk = Desk()
    for text in ("Mari", ""):
        desk.draft.typed(text)
        desk.now += SAVE_WITHIN
        desk.draft.typed(text)
    assert desk.kept == ["Mari", ""]
    desk.draft.withdraw()
    desk.draft.withdraw()
    assert desk.undone == 1


def test_a_draft_that_was_never_kept_is_not_put_back() -> None:
    """Nothing changed meanwhile."""
    desk = Desk()
    desk.draft.typed("M")
    desk.draft.withdraw()
    assert desk.undone == 0


class Keys:
    """A keyboard on a pseudo-terminal whose clock goes on with every letter that it shows."""

    def __init__(self, desk: Desk) -> None:
        self.master, self.slave = pty.openpty()
        self.desk = desk
        self.keyboard = Keyboard(self.slave, (self._show, self._show), "utf-8", NoWatch())

    def _show(self, text: str) -> None:
        self.desk.now += SAVE_WITHIN * 0.6 * len(text)
        if text and text != "\n" and self.more:
            os.write(self.master, self.more.pop(0).encode())

    more: list[str]

    def line(self, keys: str) -> str:
        """Type, each letter when the one before is shown."""
        self.more = list(keys[1:])
        os.write(self.master, keys[0].encode())
        return self.keyboard.line("", draft=self.desk.draft)


@pytest.fixture
def keys() -> Iterator[Keys]:
    made = Keys(Desk())
    with made.keyboard.taken():
        yield made
    os.close(made.master)
    os.close(made.slave)


def test_the_keyboard_tells_of_every_key(keys: Keys) -> None:
    """Steady typing is kept on the way, each time with all letters so far; the whole line comes with Enter."""
    assert keys.line("Mariana\r") == "Mariana"
    assert len(keys.desk.kept) >= 2
    assert all("Mariana".startswith(kept) for kept in keys.desk.kept)


def test_the_keyboard_tells_of_a_secret_to_nobody(keys: Keys) -> None:
    """A passphrase is never on the disk in plain, not even half."""
    os.write(keys.master, b"open sesame\r")
    keys.more = []
    assert keys.keyboard.line("", hidden=True) == "open sesame"
    assert keys.desk.kept == []
