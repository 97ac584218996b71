"""Plain text becomes pages: every character printed, or the file refused with the characters named.

Columns made with spaces or tabs stay columns, long lines wrap. An encoding is believed only when it fits without doubt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from forms.words import ENGLISH
from packet.intake.request import Refuse, Request

SIZE: Final = 9.0
_COLUMN: Final = 4.9
"""Points a column of plain text is wide at SIZE."""
_TAB: Final = 8
_LEFT, _RIGHT, _TOP, _BOTTOM = 45.0, 567.0, 730.0, 60.0
_STEP: Final = 12.0
_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SIDES: Final = {"utf-16-le": 1, "utf-16-be": 0}
"""Where the zero bytes of Western letters stand."""
_CONTROLS: Final = re.compile(r"[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_FOREIGN: Final = 0.25
"""Share of non-ASCII letters above which a single-byte text is more likely in an encoding nobody told."""

_MISREAD: Final = re.compile(r"(?<=[^\W\d_])[¡-©«-¬®-³µ-¶¸-¹»-¿†‡•‰‹›‚„ˆ˜™€ƒ](?=[^\W\d_])|(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŠŽŒŸ]")
"""What accented letters of DOS and old Mac texts turn into when they are read as Windows text: signs inside words."""


def encoding_of(data: bytes, *, sample: bool = False) -> str | None:
    """The encoding of a text, or None when these bytes are no text or their encoding cannot be known.

    A `sample` is the start of a longer text and may end inside a character.
    """
    cuts = range(4) if sample else range(1)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name if _is_text(data, name, cuts) else None
    if b"\0" in data[:4096]:
        name = next((name for name, side in _SIDES.items() if data[side::2].count(0) > 0.6 * len(data) / 2), "")
        return name if name and _is_text(data, name, cuts) else None
    if _is_text(data, "utf-8", cuts):
        return "utf-8"
    high = sum(byte > 127 for byte in data)
    if high > _FOREIGN * len(data) or not _is_text(data, "cp1252", cuts):
        return None
    return None if _MISREAD.search(data.decode("cp1252")) else "cp1252"


def wordy(data: bytes) -> bool:
    """Whether these bytes are lines of letters in some encoding, known or not."""
    return b"\0" not in data and _CONTROLS.search(data.decode("latin-1")) is None


def _is_text(data: bytes, encoding: str, cuts: Iterable[int]) -> bool:
    for cut in cuts:
        try:
            text = data[: len(data) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        return _CONTROLS.search(text) is None
    return False


def read(path: Path, limit: int) -> str:
    """The whole text. Raises Refuse when it is too long, blank, or in an unknown encoding."""
    data = path.read_bytes()
    if len(data) > limit:
        raise Refuse("text_too_long")
    encoding = encoding_of(data)
    if encoding is None:
        raise Refuse("text_encoding")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Refuse("text_encoding") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x1b", "").rstrip()
    if not text.strip("\ufeff\f\n "):
        raise Refuse("blank_text")
    return text.lstrip("\ufeff")


def to_pdf(request: Request, out: Path) -> int:
    """Write the text as a PDF and return its number of pages. Raises Refuse naming characters no font prints."""
    from packet.lettering.paint import Paint
    from packet.lettering.typeset import missing

    text = _signs_named(read(request.path, request.limits.text_bytes))
    unprintable = missing(text.replace("\f", "\n").replace("\t", " "))
    if unprintable:
        from packet.lettering.characters import name

        raise Refuse("text_characters", characters=", ".join(name(character) for character in unprintable[:12]))
    paint = Paint(title="", language=ENGLISH)
    pages = 0
    for sheet in text.split("\f"):
        y = 0.0
        for pieces in _lines(sheet):
            if y < _BOTTOM:
                if pages >= request.limits.pages:
                    raise Refuse("text_too_long")
                paint.new_page()
                pages += 1
                y = _TOP
            for x, piece in pieces:
                paint.text(x, y, piece, SIZE)
            y -= _STEP
    out.write_bytes(paint.save())
    return pages


def _signs_named(text: str) -> str:
    """The text with the name of each picture sign (Unicode's category So, such as emoji) that no font here prints."""
    from packet.lettering.typeset import missing

    if text.isascii():
        return text
    signs = {sign for sign in set(text) if unicodedata.category(sign) == "So" and missing(sign)}
    named = {ord(sign): f"[{name.lower()}]" for sign in signs if (name := unicodedata.name(sign, ""))}
    return text.translate(named)


def _lines(sheet: str) -> Iterator[list[tuple[float, str]]]:
    """Each printed line as pieces of text with their x."""
    from packet.lettering.typeset import wrap

    for line in sheet.expandtabs(_TAB).split("\n"):
        pieces = _columns(line)
        if pieces is not None:
            yield pieces
            continue
        for part in wrap(line, _RIGHT - _LEFT, SIZE) or [""]:
            yield [(_LEFT, part)]


def _columns(line: str) -> list[tuple[float, str]] | None:
    """The line's words at the columns where they stand; None when it does not fit and must wrap."""
    from packet.lettering.typeset import width

    pieces: list[tuple[float, str]] = []
    x = _LEFT
    for found in re.finditer(r"\S+(?: \S+)*", line):
        x = max(x, _LEFT + found.start() * _COLUMN)
        pieces.append((x, found[0]))
        x += width(found[0], SIZE) + _COLUMN
    return pieces if x - _COLUMN <= _RIGHT else None
