"""The ZIP archive of a word processor file: read part by part within limits, and written again.

Of parts with the same name only the last is written: two readers could take different ones.
"""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from packet.intake.request import Refuse

MOST_PARTS: Final = 10_000
MOST_MARKUP: Final = 128 << 20
"""Bytes of XML in all its parts: a book of ten thousand pages has less."""
MOST_BYTES: Final = 1 << 30
"""Bytes of all parts, unpacked."""
_PIECE: Final = 1 << 20
_HEAD: Final = 8 << 10
MARKUP: Final = (".xml", ".rels", ".vml")
_GZIP: Final = b"\x1f\x8b"
_DRAWING: Final = (b"<svg", "<svg".encode("utf-16-le"), "<svg".encode("utf-16-be"))
_TAG: Final = (b"<", b"\0<", b"\0\0\0<", b"\x4c\x6f\xa7\x94", codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How XML begins in any family of encodings, declared or not (XML 1.0, F); no picture and no font begins so."""
_SVG_ROOT: Final = re.compile(rb"(?:\s|<\?[^>]*>|<![^\[>]*>)*<svg[\s>:]")

Rewrite = Callable[[str, bytes], bytes | None]
"""Called with a part's name and its bytes; returns what is written instead, None for no part at all."""


class Archive:
    """An open archive. Raises Refuse("too_heavy") where it unpacks to too much, and what `zipfile` raises."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path)
        entries = self._archive.infolist()
        if len(entries) > MOST_PARTS:
            self._archive.close()
            raise Refuse("too_heavy")
        self.entries = {entry.filename: entry for entry in entries if not entry.is_dir()}
        self._left = MOST_BYTES

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def read(self, name: str, most: int = MOST_MARKUP) -> bytes:
        """All of one part."""
        with self._archive.open(self.entries[name]) as part:
            data = part.read(most + 1)
        if len(data) > most:
            raise Refuse("too_heavy")
        return data

    def head(self, name: str) -> bytes:
        """The first bytes of one part."""
        with self._archive.open(self.entries[name]) as part:
            return part.read(_HEAD)

    def pieces(self, name: str) -> Iterator[bytes]:
        """One part, bit by bit."""
        with self._archive.open(self.entries[name]) as part:
            while piece := part.read(_PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise Refuse("too_heavy")
                yield piece

    def write(self, made: Path, first: str, markup: Rewrite, drawing: Rewrite) -> None:
        """The archive with its XML parts through `markup`, drawings (SVG) through `drawing`, the part `first` first."""
        order = sorted(self.entries, key=lambda name: name != first)
        left = MOST_MARKUP
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
            for name in order:
                head = self.head(name)
                if change := _change(name, head, markup, drawing):
                    data = self.read(name, left)
                    left -= len(data)
                    changed = change(name, data)
                    if changed is not None:
                        out.writestr(zipfile.ZipInfo(name), changed, zipfile.ZIP_DEFLATED)
                    continue
                plain = zipfile.ZipInfo(name)
                plain.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
                with out.open(plain, "w") as part:
                    for piece in self.pieces(name):
                        part.write(piece)


def _change(name: str, head: bytes, markup: Rewrite, drawing: Rewrite) -> Rewrite | None:
    """What a part goes through, by its name and by its first bytes: converters go by either. An empty part stays so."""
    if not head.strip():
        return None
    if name.lower().endswith(MARKUP):
        return markup
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    marked = start.startswith(_TAG)
    if head.startswith(_GZIP) or draws(head):
        return _both(drawing, markup) if marked and not _SVG_ROOT.match(start) else drawing
    return markup if marked else None


def _both(first: Rewrite, second: Rewrite) -> Rewrite:
    """For a part that is a document to one converter and a drawing to another."""

    def rewritten(name: str, data: bytes) -> bytes | None:
        made = first(name, data)
        return None if made is None else second(name, made)

    return rewritten


def draws(head: bytes) -> bool:
    """Whether a converter would take a picture that starts like this for a drawing (SVG), whatever its name."""
    return any(mark in head for mark in _DRAWING)


def unpacked(data: bytes) -> bytes | None:
    """A drawing as text, also one that was packed; None where it is no drawing. Raises Refuse("too_heavy")."""
    if not data.startswith(_GZIP):
        return data if draws(data[:_HEAD]) else None
    engine = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        plain = engine.decompress(data, _HEAD)
        if not draws(plain):
            return None
        plain += engine.decompress(engine.unconsumed_tail, MOST_MARKUP)
    except zlib.error:
        return None
    if engine.unconsumed_tail:
        raise Refuse("too_heavy")
    return plain
