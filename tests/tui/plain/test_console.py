"""Lines in, lines out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case import Language
from tui.plain.console import COLUMNS, Again, Console, Ended, Sign, fitting, printable


def console(*lines: str, language: Language = "en", longest: int = 0) -> tuple[Console, list[str]]:
    """A console that is given these lines, and everything it writes."""
    given_lines: Iterator[str] = iter(lines)
    written: list[str] = []

    def read() -> str:
        try:
            return next(given_lines)
        except StopIteration:
            raise EOFError from None

    return Console(read, lambda _prompt: read(), written.append, language, longest), written


def test_the_end_of_the_input_ends_every_kind_of_line() -> None:
    """A line, a line of a long text and a secret all say that no more comes, with exit code 0."""
    talk, _ = console()
    for ask in (talk.line, talk.raw_line, lambda: talk.secret("Word")):
        with pytest.raises(Ended) as ended:
            ask()
        assert ended.value.code == 0


def test_signs_stand_alone_on_a_line() -> None:
    """A sign within an answer is a part of the answer."""
    talk, _ = console("why?", " < ", ">", "-", "a - b", "maria@example.com")
    assert [talk.line() for _ in range(6)] == ["why?", Sign.BACK, Sign.SKIP, Sign.CLEAR, "a - b", "maria@example.com"]


def test_help_is_said_and_the_question_waits() -> None:
    """The question mark gives the help of this place, or the list of signs, and takes nothing as an answer."""
    talk, written = console("?", "Ana")
    assert talk.line("Use the name on the card.") == "Ana"
    assert "Use the name on the card." in "".join(written)


def test_a_sign_does_its_deed_and_the_question_is_said_again() -> None:
    """What a sign shows comes in between: the caller starts over with the question."""
    talk, _ = console("=")
    deeds: list[str] = []
    talk.on[Sign.ANSWERS] = lambda: deeds.append("shown")
    with pytest.raises(Again):
        talk.line()
    assert deeds == ["shown"]


def test_a_sign_without_a_meaning_here_says_so() -> None:
    """No sign is taken for an answer, even where it can do nothing."""
    talk, written = console("!", "Ana")
    assert talk.line() == "Ana"
    assert "does nothing here" in "".join(written)


def test_signs_mean_nothing_inside_a_long_text() -> None:
    """A line of a story may be a question mark."""
    talk, _ = console("?", "<")
    assert (talk.raw_line(), talk.raw_line()) == ("?", "<")


def test_a_line_that_the_terminal_may_have_cut_is_pointed_out() -> None:
    """The system drops what is beyond its longest line without a word; the program does not."""
    talk, written = console("é" * 60, "é" * 10, longest=100)
    assert talk.line() == "é" * 60
    assert "its end may" in "".join(written)
    written.clear()
    talk.line()
    assert "its end may" not in "".join(written)


YES_NO = [("yes", "Yes"), ("no", "No")]
KINDS = [("a", "First thing"), ("b", "Second thing")]


@pytest.mark.parametrize("typed", ["2", "2.", "2)", " second thing ", "SECOND THING", "b"])
def test_a_choice_by_number_words_or_value(typed: str) -> None:
    """However it is typed, the value comes back."""
    talk, _ = console(typed)
    assert talk.choose(KINDS) == "b"


@pytest.mark.parametrize("typed", ["3", "0", "second", "-1", "x", "12"])
def test_a_choice_that_is_none_is_asked_again(typed: str) -> None:
    """The numbers are named, and nothing is guessed."""
    talk, written = console(typed, "1")
    assert talk.choose(KINDS) == "a"
    assert "from 1 to 2" in "".join(written)


def test_enter_and_signs_choose_nothing() -> None:
    """Enter leaves the choice as it is; back, skip and clear are told apart."""
    talk, _ = console("", "<", ">", "-")
    assert [talk.choose(KINDS, "a") for _ in range(4)] == ["", Sign.BACK, Sign.SKIP, Sign.CLEAR]


def test_the_present_choice_is_marked_with_a_word() -> None:
    """Not by color or place: the word is read out."""
    talk, written = console("")
    talk.choose(KINDS, "b")
    assert "".join(written).startswith("1 First thing\n2 Second thing (chosen)\n")


def test_yes_by_its_first_letter_and_only_yes_agrees() -> None:
    """A dangerous question is answered with yes, in the language of the talk; all else is no."""
    for typed, agreed in (("y", True), ("1", True), ("n", False), ("", False), ("<", False)):
        talk, _ = console(typed)
        assert talk.agree("plain.paper.ask_blank") is agreed
    talk, _ = console("sí", language="es")
    assert talk.agree("plain.paper.ask_blank") is True


@settings(deadline=None, database=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Mn", "Me"))), st.integers(0, 6))
def test_nothing_said_is_wide_or_moves_the_cursor(text: str, hang: int) -> None:
    """Whatever an answer holds, lines have at most 76 characters and no control character but the line end."""
    talk, written = console()
    talk.tell(text, hang=hang)
    said = "".join(written)
    assert all(len(line) <= COLUMNS for line in said.split("\n"))
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in said)


def test_controls_are_shown_as_dots() -> None:
    """An escape sequence in a file name rings no bell and moves no cursor."""
    assert printable("a\x1b[2Jb\ac\u202ed\ne") == "a·[2Jb·c·d\ne"


def test_a_terminal_without_accents_gets_letters_without_accents() -> None:
    """Spanish stays readable on a line that carries only ASCII, and no letter becomes a question mark."""
    assert fitting("¿Cuándo? “Año” – sí…", "ascii") == 'Cuando? "Ano" - si...'
    assert fitting("¿Cuándo? Año", "latin-1") == "¿Cuándo? Año"
    assert fitting("李", "ascii") == "\\u674e"
    assert fitting("Año", "no-such-encoding") == "Año"
