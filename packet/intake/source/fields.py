"""Which fields stay fields, and which become the words that were stored for them (ISO/IEC 29500-1, 17.16).

Only what depends on where the pages of this conversion end is worked out anew: the number of the page, and of all
pages. Everything else stands as the sender last saw it: dates, names of files, references, conditions, sums.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

_OF_PAGES: Final = re.compile(r"\s*(?:PAGE|NUMPAGES)(?:\s*\\\*\s*\w+)*\s*", re.I)
_OF_FORMS: Final = re.compile(r"\s*FORM(?:CHECKBOX|DROPDOWN|TEXT)\s*", re.I)
_DATES: Final = frozenset(("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"))
_COMPUTED: Final = (
    "EDITTIME FILENAME FILESIZE TEMPLATE AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS TITLE SUBJECT KEYWORDS"
    " COMMENTS DOCPROPERTY DOCVARIABLE INFO NUMWORDS NUMCHARS REVNUM SECTION SECTIONPAGES REF PAGEREF NOTEREF STYLEREF"
    " SEQ IF COMPARE MERGEFIELD MERGEREC MERGESEQ FILLIN QUOTE"
)
_WORKED_OUT: Final = _DATES.union(_COMPUTED.split())
"""Fields whose words a program works out; without a place for stored words there is nothing to show."""
_FILES: Final = "INCLUDEPICTURE INCLUDETEXT INCLUDE IMPORT LINK DDE DDEAUTO DATABASE RD"
_FETCHED: Final = frozenset(_FILES.split())
"""Fields that show another file; without a stored copy there is nothing to show, and something is missing."""
_UNSEEN: Final = frozenset(("SET", "ASK"))
"""Fields whose words are stored and never shown (17.16.5.3, 17.16.5.57)."""
_QUOTED: Final = re.compile(r'"([^"]*)"|(\S+)')


class Fate(Enum):
    """LIVE: it stays a field. Of the others the code goes and the stored words stay: FROZEN; EMPTY: it should have some
    and has none; LOST: it would fetch what is not in the file. UNSEEN: it shows nothing, and all of it goes. BROKEN: it
    never ends, and only its first mark goes: a converter would swallow all that follows.
    """

    LIVE = 0
    FROZEN = 1
    EMPTY = 2
    LOST = 3
    UNSEEN = 4
    BROKEN = 5


@dataclass
class Field:
    """One field as it is read: its code; whether the place for stored words is there, and words and a picture in it."""

    code: str = ""
    parted: bool = False
    words: bool = False
    picture: bool = False

    @property
    def name(self) -> str:
        return keyword(self.code)

    @property
    def paged(self) -> bool:
        """Whether it depends on where pages end, or is a box of a form; its code has no room for anything else."""
        return counts_pages(self.code) or _OF_FORMS.fullmatch(self.code) is not None

    @property
    def fate(self) -> Fate:
        """What becomes of it."""
        name = self.name
        if self.paged:
            return Fate.LIVE
        if name in _UNSEEN:
            return Fate.UNSEEN
        if name in _FETCHED and not (self.picture or (self.words and name != "INCLUDEPICTURE")):
            return Fate.LOST
        if name in (_WORKED_OUT if not self.parted else _DATES) and not self.words:
            return Fate.EMPTY
        return Fate.FROZEN if self.parted else Fate.LIVE


def counts_pages(code: str) -> bool:
    """Whether a field of this code shows the number of the page or of all pages, whatever was stored for it."""
    return _OF_PAGES.fullmatch(code) is not None


def keyword(code: str) -> str:
    """The name of the field."""
    words = code.split(None, 1)
    return words[0].upper() if words else ""


def target(code: str) -> str:
    """The file that the field shows, as far as its code tells."""
    for quoted, plain in _QUOTED.findall(code)[1:]:
        name: str = quoted or plain
        if not name.startswith("\\") or name.startswith("\\\\"):
            return name.replace("\\\\", "\\")
    return keyword(code)
