"""A pipe or a file as the lines of a talk."""

from __future__ import annotations

import io

import pytest

from tui.plain.console import Ended
from tui.plain.streams import NoWatch, StreamLines


class _Gone(io.StringIO):
    """A pipe whose reader has ended."""

    def write(self, _: str) -> int:
        raise BrokenPipeError


def test_words_that_the_stream_cannot_show_are_shown_as_it_can() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    StreamLines(io.StringIO(""), out, {}).write("Núñez\n")
    out.flush()
    assert out.buffer.getvalue().isascii()
    assert out.buffer.getvalue().endswith(b"\n")


def test_a_stream_that_is_gone_ends_the_talk() -> None:
    with pytest.raises(Ended):
        StreamLines(io.StringIO(""), _Gone(), {}).write("words")


def test_at_home_nobody_minds_how_long_a_person_thinks() -> None:
    assert NoWatch().seconds is None
    assert not NoWatch().touched(), "every key is typed"
