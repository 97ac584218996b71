"""Compound files: streams read and changed in place, and tables that contradict one another refused."""

from __future__ import annotations

import struct

import pytest

from packet.intake.source.compound import Compound
from tests.packet.intake.source.old_making import compound

LARGE = bytes(range(256)) * 20
SMALL = b"small words " * 9


def _file() -> Compound:
    return Compound(compound(("Large", LARGE), ("Small", SMALL)))


@pytest.mark.parametrize(("name", "content"), [("Large", LARGE), ("Small", SMALL)])
def test_a_stream_is_read_across_its_sectors(name: str, content: bytes) -> None:
    stream = _file().find(name)
    assert stream is not None
    assert stream.read(0, len(content)) == content
    assert stream.read(60, 40) == content[60:100]


@pytest.mark.parametrize("name", ["Large", "Small"])
def test_a_change_keeps_every_other_byte(name: str) -> None:
    file = _file()
    before, stream = bytes(file.data), file.find(name)
    assert stream is not None
    stream.write(62, b"\0\0\0\0")
    assert stream.read(62, 4) == b"\0\0\0\0"
    assert sum(one != other for one, other in zip(before, file.data, strict=True)) <= 4
    assert len(before) == len(file.data)


def test_a_name_that_is_not_there_is_none() -> None:
    assert _file().find("Larg") is None


@pytest.mark.parametrize(("at", "length"), [(-1, 2), (0, 10_000), (len(SMALL), 1)])
def test_reading_and_writing_end_with_the_stream(at: int, length: int) -> None:
    stream = _file().find("Small")
    assert stream is not None
    with pytest.raises(ValueError, match="beyond the stream"):
        stream.read(at, length)
    with pytest.raises(ValueError, match="beyond the stream"):
        stream.write(at, bytes(length))


def _changed(at: int, new: bytes) -> bytes:
    data = bytearray(compound(("Large", LARGE), ("Small", SMALL)))
    data[at : at + len(new)] = new
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK\3\4" + bytes(600), _changed(0, b"\0"), _changed(30, struct.pack("<H", 10)),
        _changed(32, struct.pack("<H", 7)),        _changed(48, struct.pack("<I", 5000)),
    ],
    ids=["empty", "a zip", "no signature", "odd sectors", "odd small sectors", "directory beyond the end"],
)  # fmt: skip
def test_what_contradicts_itself_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which of its tables is told first does not matter
        Compound(data)


def test_a_chain_that_bites_its_tail_ends() -> None:
    with pytest.raises(ValueError, match="a chain without end"):
        Compound._follow(0, (1, 0))
