"""What an old Word file says: by the formats of its letters, and without codes of fields."""

from __future__ import annotations

import struct

from packet.intake.source.old_words import Formats, said

_VANISH, _DELETED = b"\x3c\x08\x01", b"\x00\x08\x01"
_OTHERS = b"\x35\x08\x01" + b"\x43\x4a\x18\x00" + b"\x00\xc0\x02ab"
"""Bold, a size, and one that tells its length."""


def _formats(*runs: tuple[int, bytes]) -> Formats:
    """Letters of one byte each: runs of so many with these properties, from byte 0 of the main stream."""
    edges, count = [0], len(runs)
    for length, _ in runs:
        edges.append(edges[-1] + length)
    page = bytearray(512)
    struct.pack_into(f"<{count + 1}I", page, 0, *edges)
    at = 400
    for number, (_, properties) in enumerate(runs):
        if properties:
            page[4 * (count + 1) + number] = at // 2
            page[at : at + 1 + len(properties)] = bytes((len(properties),)) + properties
            at += (2 + len(properties)) // 2 * 2
    page[511] = count
    table = struct.pack("<III", 0, edges[-1], 3)
    main = bytes(3 * 512) + bytes(page)
    return Formats(
        lambda place, length: main[place : place + length],
        lambda place, length: table[place : place + length],
        0,
        len(table),
    )


def _says(text: str, formats: Formats | None = None) -> list[str]:
    return said([enumerate(text)], formats or _formats((len(text), b""))).paragraphs


def test_paragraphs_cells_and_pages_end() -> None:
    """Each with a sign of its own; a line end within one is a blank, a hyphen that nobody sees is none."""
    assert _says("one\rtwo\x07three\x0cfour\x0bfive\x1ftwo\x1ex\x01\x08") == ["one", "two", "three", "four fivetwo-x"]


def test_codes_of_fields_are_no_words() -> None:
    """What is stored for one is, but for numbers of pages, which are worked out anew."""
    assert _says("a \x13 REF x \x14STORED\x15 b \x13 PAGE \x147\x15 c") == ["a STORED b  c"]
    assert _says("\x13 IF \x13 REF y \x14in\x15 \x14out\x15") == ["out"]


def test_hidden_words_are_counted_and_deleted_ones_left_out() -> None:
    """By the properties of their run, whatever else it has; a tracked change is counted."""
    text = "shown hidden words gone end"
    formats = _formats((6, b""), (13, _OTHERS + _VANISH), (5, _OTHERS + _DELETED), (3, _OTHERS))
    found = said([enumerate(text)], formats)
    assert (found.paragraphs, found.hidden, found.tracked) == (["shown end"], 2, 1)
    assert not formats.at(5)
    assert formats.at(99) == frozenset()


def test_without_formats_everything_is_shown() -> None:
    """A file without the table."""
    assert _says("plain", Formats(lambda *_: b"", lambda *_: b"", 0, 0)) == ["plain"]
