"""Lines in, lines out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case import Language
from tui.plain.console import Again, Console, Ended
from tui.plain.draft import Draft
from tui.plain.signs import Sign


class Given:
    """Lines that are given, and everything that is written."""

    def __init__(self, lines: Iterator[str], columns: int) -> None:
        self._lines = lines
        self._columns = columns
        self.written: list[str] = []

    def read(self, prompt: str, *, hidden: bool = False, draft: Draft | None = None) -> str:
        """The next given line; nobody types it letter by letter."""
        del draft
        self.written.append("(hidden) " if hidden else prompt)
        try:
            return next(self._lines)
        except StopIteration:
            raise EOFError from None

    def write(self, text: str) -> None:
        """Remember it."""
        self.written.append(text)

    def stop_wanted(self) -> bool:
        """Nobody stops anything."""
        return False

    def columns(self) -> int:
        """As wide as it was made."""
        return self._columns


def console(*lines: str, language: Language = "en", columns: int = 0) -> tuple[Console, list[str]]:
    """A console that is given these lines, and everything it writes."""
    given = Given(iter(lines), columns)
    return Console(given, language), given.written


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


def test_one_sign_works_inside_a_long_text() -> None:
    """Where everything can be hidden, that must never wait for the end of a story; elsewhere it is a letter."""
    talk, _ = console("#", "#")
    assert talk.raw_line() == "#"
    hidden: list[str] = []
    talk.on[Sign.HIDE] = lambda: hidden.append("#")
    talk.raw_line()
    assert hidden == ["#"]


def test_the_list_of_signs_names_those_that_do_something() -> None:
    """A word stands beside each character, for readers that pass over a lone sign."""
    talk, written = console("??", "Ana")
    talk.on[Sign.MENU] = lambda: None
    assert talk.line("help of this question") == "Ana"
    said = "".join(written)
    assert "< or /back: go back\n" in said
    assert "* or /menu: menu\n" in said
    assert "/answers" not in said
    assert "??" not in said.replace("type ??", "")


def test_a_secret_is_asked_for_without_showing_it() -> None:
    """The prompt says what to type, and the line is marked as one that is not shown."""
    talk, written = console("open sesame")
    assert talk.secret("Passphrase") == "open sesame"
    assert written == ["(hidden) "]


YES_NO = [("yes", "Yes"), ("no", "No")]
KINDS = [("a", "First thing"), ("b", "Second thing (old).")]


@pytest.mark.parametrize("typed", ["2", "2.", "2)", " second thing (old).", "SECOND THING (OLD", "b"])
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
    assert "".join(written) == "1 First thing\n2 Second thing (old). (chosen)\nNumber: "


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
    """Whatever an answer holds: lines are no wider than the terminal, but for a word that is; no control character."""
    talk, written = console(columns=40)
    talk.tell(text, hang=hang)
    said = "".join(written)
    assert all(len(line) <= 40 or " " not in line.strip() for line in said.split("\n"))
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in said)


@pytest.mark.parametrize(("columns", "widest"), [(20, 20), (76, 76), (200, 76)])
def test_lines_are_as_wide_as_the_terminal_and_never_wider_than_is_good_to_read(columns: int, widest: int) -> None:
    """At whole words."""
    talk, written = console(columns=columns)
    talk.tell("word " * 100)
    lines = "".join(written).split("\n")
    assert max(len(line) for line in lines) == widest - (widest + 1) % 5
    assert set("".join(written).split()) == {"word"}


def test_where_nobody_tells_the_width_a_sentence_is_a_line() -> None:
    """Whoever reads a pipe breaks lines as they like; a path is whole anywhere."""
    talk, written = console()
    talk.tell("word " * 100)
    assert "".join(written).count("\n") == 1
    path = "/home/" + "long-name-" * 20 + ".pdf"
    talk, written = console(columns=30)
    talk.tell(f"The file: {path}")
    assert path in "".join(written)


def test_controls_are_shown_by_their_names() -> None:
    """An escape sequence in a file name rings no bell and moves no cursor; a name is one line, a text may be more."""
    talk, written = console()
    talk.tell("a\x1b[2Jb\ac\u202ed\ne")
    talk.say("screens.papers.not_found", name="x\ny\x9b.pdf")
    said = "".join(written)
    assert "a<ESC>[2Jb<BEL>c<RLO>d\ne" in said
    assert "x<LF>y<CSI>.pdf" in said
