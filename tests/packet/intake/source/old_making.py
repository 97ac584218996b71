"""Word files of the years before 2007, written table by table: as much of them as the reader of this project reads."""

from __future__ import annotations

import struct

_SECTOR = 512
_SMALL = 64
_FREE, _LAST, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT = 2048
"""Where the text is in the main stream."""


def _padded(data: bytes, step: int) -> bytes:
    return data + bytes(-len(data) % step)


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    spelled = name.encode("utf-16-le")
    head = spelled.ljust(64, b"\0") + struct.pack("<HBB", len(spelled) + 2, kind, 1)
    return head + struct.pack("<III", _FREE, _FREE, child) + bytes(36) + struct.pack("<IQ", start, size)


def compound(large: tuple[str, bytes], small: tuple[str, bytes]) -> bytes:
    """A compound file: one stream in sectors, one in the small sectors of the root."""
    body, mini = _padded(large[1].ljust(4096, b"\0"), _SECTOR), _padded(small[1], _SMALL)
    root = _padded(mini, _SECTOR)
    count = len(mini) // _SMALL
    small_table = _padded(struct.pack(f"<{count}I", *range(1, count), _LAST), _SECTOR)
    sizes = [1, 1, len(small_table) // _SECTOR, len(root) // _SECTOR, len(body) // _SECTOR]
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    table = [_TABLE]
    for start, size in zip(starts[1:], sizes[1:], strict=True):
        table += [*range(start + 1, start + size), _LAST]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    directory = (
        _entry("Root Entry", 5, starts[3], len(mini), 1)
        + _entry(large[0], 2, starts[4], len(body))
        + _entry(small[0], 2, 0, len(small[1]))
    )
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, starts[1], 0, 4096, starts[2], sizes[2], _LAST, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    inner = struct.pack(f"<{len(table)}I", *table) + _padded(directory, _SECTOR) + small_table + root + body
    return header + inner


def field(code: str, result: str | None) -> str:
    """A field in a text."""
    return f"\x13 {code} " + ("" if result is None else f"\x14{result}") + "\x15"


def old_word(text: str, kinds: list[int], *, wide: bool = True, version: int = 0xC1, locked: bool = False) -> bytes:
    """A file with this text, whose fields are of these kinds, in the order in which they begin."""
    marks = [(place, ord(letter)) for place, letter in enumerate(text) if letter in "\x13\x14\x15"]
    given = iter(kinds)
    places = struct.pack(f"<{len(marks) + 1}I", *(place for place, _ in marks), len(text))
    fields = places + b"".join(bytes((mark, next(given) if mark == 0x13 else 0xFF)) for _, mark in marks)
    where = _TEXT if wide else (_TEXT * 2) | 0x40000000
    pieces = struct.pack("<BI", 2, 16) + struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, where, 0)
    main = bytearray(_TEXT)
    flags = 0x0200 | (0x0100 if locked else 0)
    struct.pack_into("<HH6xH", main, 0, 0xA5EC, version, flags)
    struct.pack_into("<8I", main, 0x4C, len(text), 0, 0, 0, 0, 0, 0, 0)
    struct.pack_into("<II", main, 0x9A + 8 * 33, 0, len(pieces))
    struct.pack_into("<II", main, 0x9A + 8 * 16, len(pieces), len(fields) if marks else 0)
    struct.pack_into("<II", main, 0x9A + 8 * 4, 0, 4 + 34 * 2)
    spelled = text.encode("utf-16-le" if wide else "cp1252")
    return compound(("WordDocument", bytes(main) + spelled), ("1Table", pieces + fields))
