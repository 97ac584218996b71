"""Letters on the wire: what a terminal's encoding can show, and what its bytes mean. Only the showing is ever simpler.

A serial line with LANG=C carries ASCII; Python itself would send UTF-8 there (PEP 538, PEP 540).
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Mapping
from typing import Final

_PLAIN_LOCALES: Final = frozenset({"", "C", "POSIX"})
_COERCED: Final = frozenset({"C.UTF-8", "C.utf8"})
_OLD: Final = "imr-old-letters"


def encoding_of(stream: str | None, environ: Mapping[str, str]) -> str:
    """The encoding to speak in. `stream` is what Python chose; where the locale names none it chose UTF-8 unasked."""
    chosen = stream or "utf-8"
    if codecs.lookup(chosen).name != "utf-8":
        return chosen
    told = environ.get("LC_ALL") or _category(environ) or environ.get("LANG", "")
    return "ascii" if told in _PLAIN_LOCALES else chosen


def _category(environ: Mapping[str, str]) -> str:
    """LC_CTYPE, unless Python has put it there itself because LANG names no encoding."""
    told = environ.get("LC_CTYPE", "")
    return "" if told in _COERCED and environ.get("LANG", "") in _PLAIN_LOCALES else told


def fitting(text: str, encoding: str) -> str:
    """The text as a line of this encoding can carry it: accents go before letters do, and nothing turns into "?"."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        simple = text.translate(_SIMPLE)
        letters = "".join(c for c in unicodedata.normalize("NFKD", simple) if not unicodedata.combining(c))
        return letters.encode(encoding, "backslashreplace").decode(encoding)
    except LookupError:
        return text
    return text


def decoder(encoding: str) -> codecs.IncrementalDecoder:
    """A decoder of typed bytes that never fails: what is no UTF-8 is read as Windows-1252, as old terminals type it."""
    known = "utf-8" if encoding == "ascii" else encoding
    return codecs.getincrementaldecoder(known)(errors=_OLD)


def understood_bytes(text: str) -> str:
    """A line that Python read with bytes it could not decode (PEP 383), with letters in their place."""
    try:
        raw = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return raw.decode("utf-8", _OLD)


def _old_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_OLD, _old_letters)

_SIMPLE: Final = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "’": "'",
        "‘": "'",
        "…": "...",
        "–": "-",
        "—": "-",
        "·": "-",
        "¿": "",
        "¡": "",
    }
)
