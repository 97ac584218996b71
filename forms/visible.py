"""Text from outside made safe to show: a terminal obeys control characters, whoever they come from. Pure.

A file may be named so that showing its name wipes the screen, sets the window's title, or turns the words after it
round. Every such character is shown by its name in brackets instead: <ESC>, <CSI>, <RLO>. Only the showing changes;
what is stored, and what goes onto paper, is as it was.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_C0: Final = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS "
    "US"
)
_C1: Final = (
    "PAD HOP BPH NBH IND NEL SSA ESA HTS HTJ VTS PLD PLU RI SS2 SS3 DCS PU1 PU2 STS CCH MW SPA EPA SOS SGC SCI CSI ST "
    "OSC PM APC"
)
_BIDI: Final = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
_NAMES: Final = {
    **{chr(code): name for code, name in enumerate(_C0.split())},
    **{chr(0x80 + code): name for code, name in enumerate(_C1.split())},
    "\x7f": "DEL",
    **_BIDI,
}
"""Abbreviations of Unicode's NameAliases.txt and of UAX #9, table "explicit directional formatting characters"."""

_JOINERS: Final = "\u200c\u200d"
"""Print nothing and move nothing; without them names in some scripts are spelled wrong."""
_TAB: Final = "    "
_PICTURES: Final = 0x2400
"""Where Unicode's one-cell pictures of the C0 controls begin; DEL has the one at 0x2421."""
_UNKNOWN: Final = "\ufffd"
_TOLD: Final = 4
"""Last letters of a secret that are shown, so that a slip can be seen."""


def visible(text: str, *, lines: bool = False) -> str:
    """The text with every character that is none to read as its name in brackets. The same again for its own result.

    Without `lines` a line end is a mark too, as in the name of a file; with it the text may have several lines, and a
    tab is blanks.
    """
    if text.isprintable():
        return text
    if lines:
        text = text.replace("\r\n", "\n").replace("\t", _TAB)
        return "\n".join(map(_marked, text.split("\n")))
    return _marked(text)


def concealed(secret: str) -> str:
    """A number that nobody beside the person should read: stars, and its last letters while they are few of many."""
    shown = secret[-_TOLD:] if len(secret) >= 2 * _TOLD else ""
    return "*" * (len(secret) - len(shown)) + shown


def masked(text: str, *, keep: str = "") -> str:
    """The text with a one-cell mark in the place of each such character, for a line that is edited: as many characters
    as before, so that a place in the one is the same place in the other. `keep` holds what the editor deals with.
    """
    if text.isprintable():
        return text
    return "".join(char if char in keep or _readable(char) else _cell(char) for char in text)


def _marked(text: str) -> str:
    return "".join(char if _readable(char) else f"<{_NAMES.get(char) or f'U+{ord(char):04X}'}>" for char in text)


def _readable(char: str) -> bool:
    return char.isprintable() or char in _JOINERS or unicodedata.category(char) == "Zs"


def _cell(char: str) -> str:
    if char < " ":
        return chr(_PICTURES + ord(char))
    return "\u2421" if char == "\x7f" else _UNKNOWN
