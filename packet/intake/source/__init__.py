"""What a word processor file holds, read before it is converted: what is not in it is found, what it said is kept.

`prepared` writes the copy that LibreOffice gets. In it no link leads out of the file, and fields are the words that
were stored for them: a converter would fetch the one and work out the other anew, with the date of today.
"""

from __future__ import annotations

import errno
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from packet.intake.request import Refuse
from packet.intake.source.found import SourceFindings

__all__ = ["SourceFindings", "prepared"]


def _word(source: Path, made: Path) -> SourceFindings:
    from packet.intake.source import word

    return word.prepared(source, made)


def _opendocument(source: Path, made: Path) -> SourceFindings:
    from packet.intake.source import opendocument

    return opendocument.prepared(source, made)


def _rich_text(source: Path, made: Path) -> SourceFindings:
    from packet.intake.source import rich_text

    return rich_text.prepared(source, made)


def _old_word(source: Path, made: Path) -> SourceFindings:
    from packet.intake.source import old_word

    return old_word.prepared(source, made)


_KINDS: Final[dict[str, Callable[[Path, Path], SourceFindings]]] = {
    "docx": _word,
    "odt": _opendocument,
    "rtf": _rich_text,
    "doc": _old_word,
}


_DAMAGED: Final = (
    *(ExpatError, zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, RuntimeError, NotImplementedError, ValueError, LookupError),
)
"""What readers raise for a file that is damaged, locked, or none of its kind."""


def prepared(source: Path, kind: str, made: Path) -> SourceFindings:
    """Write the copy to convert, `made`, and tell what was found. `kind` is one of `sniff.OFFICE`.

    Raises Refuse("office_failed" | "office_old" | "too_heavy") and OSError.
    """
    try:
        return _KINDS[kind](source, made)
    except _DAMAGED:
        raise Refuse("office_failed") from None
    except OSError as error:
        if error.errno != errno.EINVAL:  # a table that points to before the start of the file
            raise
        raise Refuse("office_failed") from None
