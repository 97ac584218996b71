"""Shaping: from one line of text to glyphs in drawing order, left to right. Lengths are 1/1000 of the type size.

Plain letters are set one by one, without ligatures or kerning, so that each glyph is one character for whoever copies
or proves the text. Scripts that need it, and letters with combining marks, are shaped by HarfBuzz.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Final

import uharfbuzz as hb

from packet.lettering import bidi
from packet.lettering.characters import DIRECTION_MARKS, JOINERS, VOWEL_AM, clusters, forbidden, script
from packet.lettering.typeface import Typeface, face_for

ALONE: Final = "alone"
"""The script of a mark that has no letter before it."""


@dataclass(frozen=True)
class Glyph:
    """One glyph of a font. `text` is the whole cluster on its first glyph, "" on the others of the cluster."""

    number: int
    advance: float
    dx: float
    dy: float
    text: str


@dataclass(frozen=True)
class GlyphRun:
    """Glyphs of one font in drawing order. `shaped`: a glyph may stand for more or less than one character."""

    face: Typeface
    glyphs: tuple[Glyph, ...]
    text: str
    shaped: bool
    rtl: bool

    @property
    def advance(self) -> float:
        return sum(glyph.advance for glyph in self.glyphs)


@dataclass
class _Piece:
    """Neighbouring clusters of one level, font and script, still in reading order."""

    level: int
    face: Typeface
    script: str
    text: str


def missing(text: str) -> list[str]:
    """The characters of a cleaned text that no font at hand prints, each once, in order of appearance."""
    return list(dict.fromkeys(char for cluster in clusters(text.replace("\n", " ")) for char in _lost(cluster)))


def runs(line: str, bold: bool = False, rtl: bool | None = None) -> tuple[GlyphRun, ...]:
    """The runs of a cleaned line from left to right. Raises ValueError for a character that no font has;
    `missing` names these and more, and is asked first.

    `rtl`: whether its paragraph runs right to left; by default the line's first strong letter tells.
    """
    return _runs(line, bold, bidi.right_to_left(line) if rtl is None else rtl)


@lru_cache(maxsize=4096)
def _runs(line: str, bold: bool, rtl: bool) -> tuple[GlyphRun, ...]:
    base = int(rtl)
    levels = bidi.levels(line, base) if base or not line.isascii() else [0] * len(line)
    pieces = _pieces(line, levels, bold)
    order = bidi.visual([piece.level for piece in pieces])
    return tuple(_shape(pieces[place]) for place in order)


def _pieces(line: str, levels: list[int], bold: bool) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = 0
    for cluster in _settable(line, bold):
        level, at = levels[at], at + len(cluster)
        if cluster in DIRECTION_MARKS:
            continue
        face = _face(cluster, bold)
        if face is None:
            raise ValueError("a character without a font")
        kind = ALONE if _is_mark(cluster[0]) else script(cluster[0]) or ("marks" if len(cluster) > 1 else "")
        last = pieces[-1] if pieces else None
        if last is not None and kind != ALONE and (last.level, last.face, last.script) == (level, face, kind):
            last.text += cluster
        else:
            pieces.append(_Piece(level, face, kind, cluster))
    return pieces


def _settable(line: str, bold: bool) -> Iterator[str]:
    """The clusters; a cluster that no single font holds (a mark of another script) goes letter by letter."""
    for cluster in clusters(line):
        if len(cluster) == 1 or _face(cluster, bold) is not None:
            yield cluster
        else:
            yield from cluster


def _shape(piece: _Piece) -> GlyphRun:
    rtl = bool(piece.level % 2)
    if not piece.script and not rtl:
        return GlyphRun(piece.face, tuple(_letters(piece)), piece.text, shaped=False, rtl=False)
    glyphs = tuple(_harfbuzz(piece.face, piece.text, rtl, bool(piece.script)))
    if piece.script == ALONE:
        glyphs = _with_room(piece.face, glyphs)
    return GlyphRun(piece.face, glyphs, piece.text, shaped=True, rtl=rtl)


def _with_room(face: Typeface, glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """A mark without a letter to stand on, set as a letter of its own: it would else lie over what is before it."""
    at, left, right = 0.0, 0.0, 0.0
    for glyph in glyphs:
        start, width = face.ink(glyph.number)
        left = min(left, at + glyph.dx + start)
        right = max(right, at + glyph.dx + start + width)
        at += glyph.advance
    moved = [replace(glyph, dx=glyph.dx - left) for glyph in glyphs]
    moved[-1] = replace(moved[-1], advance=moved[-1].advance + max(0.0, right - left - at))
    return tuple(moved)


def _is_mark(char: str) -> bool:
    """Combining marks, and the Thai and Lao vowel AM, whose first half stands over the letter before it."""
    return unicodedata.category(char)[0] == "M" or char in VOWEL_AM


def _letters(piece: _Piece) -> Iterable[Glyph]:
    for char in piece.text:
        number = piece.face.glyph(ord(char)) or 0
        yield Glyph(number, piece.face.advance(number), 0.0, 0.0, char)


def _harfbuzz(face: Typeface, text: str, rtl: bool, ligatures: bool) -> Iterable[Glyph]:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_codepoints([ord(char) for char in text])
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(face.font, buffer, {"kern": False, "liga": ligatures, "dlig": False})
    scale = 1000 / float(face.face.upem)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    placed = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    for start, group in groupby(placed, key=lambda pair: pair[0].cluster):
        glyphs = [
            Glyph(info.codepoint, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale, "")
            for info, place in group
        ]
        told = _told(text[start : ends[start]], len(glyphs), rtl)
        yield from (replace(glyph, text=words) for glyph, words in zip(glyphs, told, strict=True))


def _told(cluster: str, glyphs: int, rtl: bool) -> list[str]:
    """What each glyph of a cluster stands for: the first for all of it.

    Letters beyond U+FFFF each need a glyph of their own: pdfium does not read them from marked content.
    """
    if _beyond(cluster) and len(cluster) == glyphs:
        return list(reversed(cluster) if rtl else cluster)
    return [cluster, *[""] * (glyphs - 1)]


def _beyond(text: str) -> bool:
    return any(ord(char) > 0xFFFF for char in text)


@lru_cache(maxsize=8192)
def _face(cluster: str, bold: bool) -> Typeface | None:
    visible = "".join(char for char in cluster if char not in JOINERS)
    return face_for(visible or " ", bold)


@lru_cache(maxsize=8192)
def _lost(cluster: str) -> tuple[str, ...]:
    barred = tuple(char for char in cluster if forbidden(char))
    if barred or cluster in DIRECTION_MARKS or cluster in JOINERS:
        return barred
    face = _face(cluster, False)
    if face is None:
        return tuple(char for char in cluster if char not in JOINERS and face_for(char) is None)
    drawn = _harfbuzz(face, cluster, False, True) if len(cluster) > 1 or script(cluster[0]) else ()
    lost = any(glyph.number == 0 or (_beyond(cluster) and len(glyph.text) != 1) for glyph in drawn)
    return tuple(cluster) if lost else ()
