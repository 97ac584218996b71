"""A sentence for the terminal stays inside 80 columns, and nothing in it steers the terminal."""

from __future__ import annotations

from packet.commands.columns import wrapped


def test_a_long_sentence_is_set_in_below_its_first_line() -> None:
    """What belongs together is seen to belong together."""
    lines = wrapped("  " + "word " * 40).split("\n")
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].startswith("  word")
    assert all(line.startswith("    word") for line in lines[1:])


def test_a_control_sequence_is_seen_and_not_obeyed() -> None:
    """A file's name may hold what clears a screen."""
    assert "\x1b" not in wrapped("\x1b[2Jletter.pdf")


def test_a_path_is_never_broken() -> None:
    """Broken, it could not be copied."""
    path = "/" + "a-long-folder/" * 9 + "packet.pdf"
    assert path in wrapped(f"The packet: {path}")
