"""The keys of a terminal: lines of any length, pastes, keys that are no letters, secrets; on a real pseudo-terminal."""

from __future__ import annotations

import os
import pty
import signal
import termios
import threading
import time
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.plain.console import Ended
from tui.plain.keyboard import _CONTROLS, _HIDE, _SAME, Keyboard, _keys
from tui.plain.visit import Hidden

PATIENCE = 5
"""Seconds for what comes at once."""
IN_SELECT = 0.05
"""Seconds after which the keyboard waits in select()."""


class Bed:
    """A keyboard on one end of a pseudo-terminal; the other end is where keys are pressed."""

    def __init__(self, encoding: str = "utf-8", *, kiosk: bool = False) -> None:
        self.keys, self.terminal = pty.openpty()
        self.shown = ""
        self.seconds: float | None = None
        self.asked = 0
        self.answered = False
        self.keyboard = Keyboard(self.terminal, (self.show, self.show), encoding, self, self.hide if kiosk else None)

    def show(self, text: str) -> None:
        """What the terminal shows."""
        self.shown += text

    def hide(self) -> None:
        """F9."""
        raise Hidden

    def look(self) -> None:
        """Nobody typed for a while: ask twice, then end; the second time someone presses a key."""
        self.asked += 1
        if self.asked == 2:
            self.press("x")
        if self.asked > 3:
            raise Ended

    def touched(self) -> bool:
        """The key that answers the question is nothing typed."""
        answered, self.answered = self.answered, self.asked > 0
        return self.answered and not answered

    def press(self, keys: str | bytes) -> None:
        """Press keys."""
        os.write(self.keys, keys.encode() if isinstance(keys, str) else keys)

    def line(self, keys: str | bytes, *, hidden: bool = False) -> str:
        """Press keys while the keyboard waits for a line."""
        self.press(keys)
        return self.keyboard.line("", hidden=hidden)

    def close(self) -> None:
        """Put the terminal away."""
        os.close(self.keys)
        os.close(self.terminal)


@pytest.fixture
def bed() -> Iterator[Bed]:
    """A keyboard at home."""
    made = Bed()
    with made.keyboard.taken():
        yield made
    made.close()


@pytest.fixture
def kiosk() -> Iterator[Bed]:
    """A keyboard at a kiosk."""
    made = Bed(kiosk=True)
    with made.keyboard.taken():
        yield made
    made.close()


def mode(bed: Bed) -> list[Any]:
    """How the terminal reads now."""
    return termios.tcgetattr(bed.terminal)


@pytest.mark.parametrize(
    "keys",
    ["\x1b[A", "\x1b[1;5C", "\x1bOP", "\x1b[[A", "\x1b[200~", "\x1bx", "\x07", "\x16", "\x12", "\x00", "\x1b[20~"],
)
def test_keys_that_are_no_letters_are_no_letters(bed: Bed, keys: str) -> None:
    """An arrow leaves no trace in an answer, nor does a bell; what was typed around it stands."""
    assert bed.line(f"An{keys}a\r") == "Ana"
    assert bed.shown == "Ana\n"


def test_an_escape_that_comes_in_two_reads_is_one_key(bed: Bed) -> None:
    """A slow line may give the end of an arrow key a moment later."""
    bed.press("An\x1b[")
    assert bed.keyboard._fill(1)
    assert bed.line("Aa\r") == "Ana"


@settings(deadline=None, database=None)
@given(st.text())
def test_whatever_comes_gives_letters_and_known_keys_only(text: str) -> None:
    """No escape sequence and no control character passes as a letter, and no letter outside of one is lost."""
    keys = list(_keys(text))
    assert all(key == _HIDE or key in _CONTROLS or unicodedata.category(key) != "Cc" for key in keys)
    if "\x1b" not in text:
        assert "".join(keys) == "".join(
            _SAME.get(c, c)
            for c in text
            if _SAME.get(c, c) in _CONTROLS or unicodedata.category(_SAME.get(c, c)) != "Cc"
        )


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("Anna\x7f\x7fa\r", "Ana"),
        ("Anb\ba\r", "Ana"),
        ("\x7f\x7fAna\r", "Ana"),
        ("Bob\x15Ana\n", "Ana"),
        ("Jose\u0301\x7f\u00e9\r", "Jos\u00e9"),
        ("\u674e\x7fAna\r", "Ana"),
        ("A\tB\r", "A B"),
        ("\r", ""),
    ],
)
def test_letters_are_taken_back_as_on_any_terminal(bed: Bed, keys: str, line: str) -> None:
    """Backspace takes a whole letter with its marks, Ctrl-U the line; Tab is a space."""
    assert bed.line(keys) == line


def test_what_is_taken_back_leaves_the_screen(bed: Bed) -> None:
    """Each column that a letter took is cleared by a backspace, a space, a backspace: no other cursor movement."""
    bed.line("A\u674e\x7f\x7f\r")
    assert bed.shown == "A\u674e" + "\b \b" * 3 + "\n"


def test_letters_in_latin_1_are_letters(bed: Bed) -> None:
    """An old terminal types é as one byte: nothing breaks, and the answer holds the letter."""
    assert bed.line(b"Jos\xe9 Mu\xf1oz\r") == "José Muñoz"


def test_a_line_that_shows_ascii_only_keeps_every_accent() -> None:
    """Only the echo is simpler; the answer is what was typed."""
    bed = Bed("ascii")
    with bed.keyboard.taken():
        assert bed.line("José\r") == "José"
    bed.close()
    assert bed.shown == "Jose\n"


def test_a_line_of_a_hundred_thousand_letters_comes_whole(bed: Bed) -> None:
    """The system's own reading of lines would cut it at 4095."""
    wanted = "".join(f"{number:>9} " for number in range(10_000))
    fed = 0

    def feed() -> bool:
        nonlocal fed
        if fed < len(wanted):
            fed += os.write(bed.keys, wanted[fed : fed + 2000].encode())
            if fed == len(wanted):
                bed.press("\r")
        return False

    bed.touched = feed  # type: ignore[method-assign]  # each read makes room for more
    bed.press("=")
    assert bed.keyboard.line("") == f"={wanted}"


def test_a_paste_of_several_lines_comes_together(bed: Bed) -> None:
    """An address of three lines is one answer, not three; what is typed after it is the next one."""
    bed.touched = lambda: False  # type: ignore[method-assign]
    assert bed.keyboard._fill(0) is False
    typed: list[str] = []

    def at_the_prompt(text: str) -> None:
        if text == "Answer: ":
            bed.press("12 Main St\rApt 4\r\rSacramento\r")
        typed.append(text)

    bed.keyboard._say = at_the_prompt
    assert bed.keyboard.line("Answer: ") == "12 Main St\nApt 4\n\nSacramento"
    assert typed == ["Answer: "]


def test_what_was_typed_ahead_answers_question_by_question(bed: Bed) -> None:
    """Who knows the questions types on while the program is at work: each line is an answer of its own."""
    bed.press("1\r2\r")
    assert bed.keyboard._fill(1)
    assert [bed.keyboard.line(""), bed.keyboard.line("")] == ["1", "2"]


def test_a_secret_is_not_shown(bed: Bed) -> None:
    """No letter, no star, no backspace: nothing tells even its length."""
    assert bed.line("open\x7fn sesame\r", hidden=True) == "open sesame"[:3] + "n sesame"
    assert bed.shown == "\n"


def test_ctrl_d_on_an_empty_line_ends_at_home_only(bed: Bed, kiosk: Bed) -> None:
    """In the middle of a line it does nothing; at a kiosk it does nothing anywhere."""
    assert bed.line("A\x04na\r") == "Ana"
    with pytest.raises(Ended):
        bed.line("\x04")
    assert kiosk.line("\x04\x03\x1a\x1c\x13\x11Ana\r") == "Ana"


def test_a_terminal_that_is_gone_is_the_end(bed: Bed) -> None:
    """What was typed of the line goes along: who calls can save it."""
    bed.press("half")
    assert bed.keyboard._fill(1)
    os.close(bed.keys)
    bed.keys = os.open(os.devnull, os.O_RDONLY)
    with pytest.raises(Ended) as ended:
        bed.keyboard.line("")
    assert ended.value.half == "half"


def test_a_half_typed_secret_goes_with_the_terminal(bed: Bed) -> None:
    """Nothing of it is kept anywhere."""
    bed.press("open ses")
    assert bed.keyboard._fill(1)
    bed.seconds, bed.asked = 0.01, 3
    with pytest.raises(Ended) as ended:
        bed.keyboard.line("", hidden=True)
    assert ended.value.half == ""


def test_f9_hides_at_once_at_a_kiosk(kiosk: Bed) -> None:
    """It waits for no Enter and for no key before it; beside some work too."""
    with pytest.raises(Hidden):
        kiosk.line("half\x1b[20~")
    kiosk.press("\x1b[20~")
    with pytest.raises(Hidden):
        kiosk.keyboard.stop_wanted()


def test_ctrl_c_stops_the_work_of_a_kiosk(kiosk: Bed) -> None:
    """Only while something is at work, and other keys are kept for the next question."""
    assert not kiosk.keyboard.stop_wanted()
    kiosk.press("1\r")
    while not kiosk.keyboard._keys:
        assert not kiosk.keyboard.stop_wanted()
    assert kiosk.keyboard.line("") == "1"
    kiosk.press("\x03")
    assert kiosk.keyboard._fill(1)
    assert kiosk.keyboard.stop_wanted()


def test_a_quiet_person_is_asked_and_goes_on_where_they_were(bed: Bed) -> None:
    """The key that answers the watch is nothing typed; prompt and letters stand there once more."""
    bed.seconds = 0.01
    bed.press("Zoe")
    assert bed.keyboard._fill(1)
    with pytest.raises(Ended):
        bed.keyboard.line("Name: ")
    assert bed.shown == "Name: ZoeName: Zoe"


def test_the_terminal_is_given_back_as_it_was() -> None:
    """After the talk, and after a fault in it, lines and echo are the system's again."""
    bed = Bed()
    before = mode(bed)
    taken: list[list[Any]] = []

    def breaks() -> None:
        with bed.keyboard.taken():
            taken.append(mode(bed))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        breaks()
    assert taken != [before]
    assert mode(bed) == before
    bed.close()


def test_signals_of_the_keys_stay_at_home_and_go_at_a_kiosk(bed: Bed, kiosk: Bed) -> None:
    """Ctrl-C at home ends with everything saved; at a kiosk it is a letter without a meaning."""
    assert mode(bed)[3] & termios.ISIG
    assert not mode(kiosk)[3] & termios.ISIG
    assert not mode(kiosk)[0] & termios.IXON


def test_a_signal_that_does_not_wake_the_waiting_is_obeyed_before_the_next_key(bed: Bed) -> None:
    """One that comes just before the wait begins interrupts nothing; so does one that another thread receives."""
    heard = threading.Event()
    known = signal.signal(signal.SIGUSR1, lambda *_: heard.set())
    obeyed: list[bool] = []

    def send() -> None:
        time.sleep(IN_SELECT)
        signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
        obeyed.append(heard.wait(PATIENCE))
        bed.press("Ana\r")

    try:
        sender = threading.Thread(target=send)
        sender.start()
        assert bed.keyboard.line("") == "Ana"
        sender.join()
    finally:
        signal.signal(signal.SIGUSR1, known)
    assert obeyed == [True]


def test_a_line_that_is_put_aside_between_two_keys_is_shown_once_more(
    bed: Bed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-Z may come while a letter is being shown, and not only while the next one is waited for."""
    show, shown = bed.show, []

    def put_aside_at_b(text: str) -> None:
        show(text)
        shown.append(text)
        if text == "b":
            bed.keyboard._show_again()

    def once_more(prompt: str, typed: str) -> None:
        shown.append(prompt + typed)
        bed.press("c\r")

    monkeypatch.setattr(bed.keyboard, "_show", put_aside_at_b)
    monkeypatch.setattr(bed.keyboard, "_once_more", once_more)
    bed.press("ab")
    assert bed.keyboard.line("Name: ") == "abc"
    assert shown == ["a", "b", "Name: ab", "c", "\n"]


def test_what_was_put_aside_between_two_lines_is_asked_once(bed: Bed) -> None:
    """The next line says its prompt anyway."""
    bed.keyboard._show_again()
    bed.press("a\r")
    assert bed.keyboard.line("Name: ") == "a"
    assert bed.shown.count("Name: ") == 1
