"""The Huffman codes of a sequential JPEG, read bit by bit (ITU-T T.81, annexes C and F): slow, for ends of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

Table = dict[str, int]
"""A code, as zeros and ones -> what it stands for."""
_LONGEST_CODE: Final = 16
"""Bits; libjpeg reads one more before it takes 0 for what is no code (jdhuff.c, jpeg_huff_decode)."""
_COEFFICIENTS: Final = 64
_LONGEST_DIFFERENCE: Final = 11
"""Bits of a difference of DC values of 8-bit samples (table F.1)."""
_ZEROS_16: Final = 15
"""The run that goes on without a value (ZRL, F.1.2.2.1)."""
_TABLES: Final = 0xC4
_SCAN: Final = 0xDA


class NoCodeError(ValueError):
    """These bits are no code, or are too few."""


@dataclass(frozen=True)
class Block:
    """How a block of a unit is coded: the place of its component in the frame, and its tables."""

    component: int
    dc: Table
    ac: Table


def bits_of(data: bytes) -> str:
    """As zeros and ones."""
    return format(int.from_bytes(b"\x01" + data, "big"), "b")[1:]


def segments(head: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Kind, place and content of each marker segment behind the first mark (B.1.1.4)."""
    at = 2
    while at + 4 <= len(head):
        end = at + 2 + int.from_bytes(head[at + 2 : at + 4], "big")
        yield head[at + 1], at, head[at + 4 : end]
        at = max(end, at + 4)


def tables(head: bytes) -> dict[tuple[int, int], Table]:
    """(0 for DC or 1 for AC, number) -> the table (B.2.4.2; the codes are made as annex C says)."""
    found: dict[tuple[int, int], Table] = {}
    for kind, _, content in segments(head):
        while kind == _TABLES and len(content) > _LONGEST_CODE:
            counts = content[1 : 1 + _LONGEST_CODE]
            meanings = iter(content[1 + _LONGEST_CODE : 1 + _LONGEST_CODE + sum(counts)])
            table, code = {}, 0
            for length, count in enumerate(counts, 1):
                for meaning in islice(meanings, count):
                    table[format(code, f"0{length}b")] = meaning
                    code += 1
                code <<= 1
            found[content[0] >> 4, content[0] & 15] = table
            content = content[1 + _LONGEST_CODE + sum(counts) :]
    return found


def unit_of(head: bytes, frame: int, known: dict[tuple[int, int], Table]) -> tuple[Block, ...]:
    """The blocks of a unit of the one scan (A.2.3). `frame`: the place of the frame's segment in the head.

    Raises KeyError or IndexError for a head that says too little.
    """
    scan = next(content for kind, _, content in segments(head) if kind == _SCAN)
    chosen = {scan[1 + 2 * place]: scan[2 + 2 * place] for place in range(scan[0])}
    blocks: list[Block] = []
    for place in range(head[frame + 9]):
        name, sampling = head[frame + 10 + 3 * place], head[frame + 11 + 3 * place]
        block = Block(place, known[0, chosen[name] >> 4], known[1, chosen[name] & 15])
        count = 1 if head[frame + 9] == 1 else (sampling >> 4) * (sampling & 15)
        blocks += [block] * count
    return tuple(blocks)


def block_at(bits: str, at: int, block: Block, as_libjpeg: bool = False) -> tuple[int, int]:
    """The difference of the DC value of the block that starts at `at`, and where the block ends (F.1.2).

    `as_libjpeg`: bits that are no code are read as that library reads them. Raises NoCodeError.
    """
    size, at = _meaning(bits, at, block.dc, as_libjpeg)
    if (size > _LONGEST_DIFFERENCE and not as_libjpeg) or at + size > len(bits):
        raise NoCodeError
    value = int(bits[at : at + size] or "0", 2)
    if size and value < 1 << (size - 1):
        value -= (1 << size) - 1
    at, place = at + size, 1
    while place < _COEFFICIENTS:
        meaning, at = _meaning(bits, at, block.ac, as_libjpeg)
        run, size = meaning >> 4, meaning & 15
        if not size and run != _ZEROS_16:
            break
        place, at = place + run + 1, at + size
    if at > len(bits):
        raise NoCodeError
    return value, at


def _meaning(bits: str, at: int, table: Table, as_libjpeg: bool) -> tuple[int, int]:
    for end in range(at + 1, min(at + _LONGEST_CODE, len(bits)) + 1):
        if (meaning := table.get(bits[at:end])) is not None:
            return meaning, end
    if as_libjpeg and at + _LONGEST_CODE < len(bits):
        return 0, at + _LONGEST_CODE + 1
    raise NoCodeError
