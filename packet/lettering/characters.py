"""Normalisation of text for paper: line ends, white space, characters without ink, combining clusters. Knows no font.

Policy, so that nothing is lost in silence:
- text is NFC; every kind of line end is one line end; every run of white space is one space;
- format characters that leave no mark on paper are taken out (soft hyphen, zero-width space, joiners between letters
  that do not join, byte order mark, variation selectors, direction marks in a text that runs one way only);
- every other control, private-use, surrogate or non-character is never printable: `forbidden` names it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
SPACES = re.compile(r"[^\S\n\x1c-\x1f]+")
JOINERS = "\u200c\u200d"
DIRECTION_MARKS = "\u061c\u200e\u200f"
DIRECTION_SPANS = "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
"""Embeddings and isolates; overrides (U+202D, U+202E) turn letters round and are forbidden."""

_INVISIBLE = dict.fromkeys((0x00AD, 0x034F, 0x200B, *range(0x2060, 0x2065), 0xFEFF, *range(0xFE00, 0xFE10)))
_DIRECTIONS = dict.fromkeys(map(ord, DIRECTION_MARKS + DIRECTION_SPANS))
_LEFTWARD = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters and numbers of the scripts that run from right to left."""
_VISIBLE_FORMAT = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
"""Category Cf, yet drawn: signs that span Arabic, Syriac and Kaithi numbers."""

_COMPLEX: tuple[tuple[int, int, str], ...] = (
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x06FF, "arabic"),
    (0x0700, 0x074F, "syriac"),
    (0x0750, 0x077F, "arabic"),
    (0x0780, 0x07BF, "thaana"),
    (0x07C0, 0x085F, "nko"),
    (0x0860, 0x08FF, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0980, 0x09FF, "bengali"),
    (0x0A00, 0x0A7F, "gurmukhi"),
    (0x0A80, 0x0AFF, "gujarati"),
    (0x0B00, 0x0B7F, "oriya"),
    (0x0B80, 0x0BFF, "tamil"),
    (0x0C00, 0x0C7F, "telugu"),
    (0x0C80, 0x0CFF, "kannada"),
    (0x0D00, 0x0D7F, "malayalam"),
    (0x0D80, 0x0DFF, "sinhala"),
    (0x0E00, 0x0E7F, "thai"),
    (0x0E80, 0x0EFF, "lao"),
    (0x0F00, 0x0FFF, "tibetan"),
    (0x1000, 0x109F, "myanmar"),
    (0x1100, 0x11FF, "jamo"),
    (0x1780, 0x17FF, "khmer"),
    (0x1800, 0x18AF, "mongolian"),
    (0x1900, 0x1CFF, "other"),
    (0xA800, 0xAAFF, "other"),
    (0xABC0, 0xABFF, "other"),
    (0xFB1D, 0xFB4F, "hebrew"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFE, "arabic"),
    (0x10800, 0x11FFF, "other"),
    (0x16B00, 0x16B8F, "other"),
    (0x1E100, 0x1E14F, "other"),
    (0x1E800, 0x1EFFF, "other"),
)
"""Scripts whose letters change shape or place beside each other: they are shaped, not set letter by letter."""

_BEYOND = (
    (0x16B00, 0x16B8F),  # Pahawh Hmong
    (0x1D400, 0x1D7FF),  # letters of mathematics
    (0x1E100, 0x1E14F),  # Nyiakeng Puachue Hmong
    (0x1E900, 0x1E95F),  # Adlam
    (0x1F000, 0x1FAFF),  # symbols and pictures
    (0x20000, 0x3FFFF),  # rare Chinese characters
)
"""What may be printed beyond U+FFFF: scripts in use today. Others could be drawn, but not proved."""

VOWEL_AM = "\u0e33\u0eb3"
"""Thai and Lao SARA AM, a letter by its category (Lo), whose first half stands over the consonant before it (UAX 29,
SpacingMark): cut from it, the ring is drawn beside the consonant.
"""
SPACELESS = frozenset({"thai", "lao", "khmer", "myanmar", "tibetan"})
"""Scripts written without spaces between words: a line may end after any cluster."""


def clean(text: str, *, keep_lines: bool = False) -> str:
    """The text as it will be printed. Line ends stay (one each) with `keep_lines`, else they are spaces."""
    text = LINE_ENDS.sub("\n", text)
    if not text.isascii():
        text = text.translate(_INVISIBLE)
        if not has_leftward(text):
            text = text.translate(_DIRECTIONS)
        text = unicodedata.normalize("NFC", _drop_idle_joiners(text))
    if not keep_lines:
        text = text.replace("\n", " ")
    lines = (SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def has_leftward(text: str) -> bool:
    """Whether a character of a script that runs from right to left is in the text."""
    return _LEFTWARD.search(text) is not None


def forbidden(char: str) -> bool:
    """Whether this character of a cleaned text has no form on paper, so that printing nothing would lose it."""
    code = ord(char)
    if char in "\n " or char in JOINERS or char in DIRECTION_MARKS or code in _VISIBLE_FORMAT:
        return False
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    unproved = code > 0xFFFF and not any(low <= code <= high for low, high in _BEYOND)
    return noncharacter or unproved or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def script(char: str) -> str:
    """The name of a script that needs shaping, or "" for letters that are set one by one."""
    code = ord(char)
    if code < 0x0590:
        return ""
    return next((name for low, high, name in _COMPLEX if low <= code <= high), "")


def clusters(text: str) -> list[str]:
    """The text cut into what must stay together: a base with its marks, joined consonants, conjoining jamo."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for char in text:
        if found and not _stands_alone(char) and found[-1] not in (" ", "\n") and _holds_on(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def name(char: str) -> str:
    """How a message names a character: "U+1F600", with the character itself when it can be shown."""
    code = f"U+{ord(char):04X}"
    return f"{char} ({code})" if char.isprintable() and not unicodedata.combining(char) else code


def _holds_on(cluster: str, char: str) -> bool:
    last = cluster[-1]
    if unicodedata.category(char)[0] == "M" or char in JOINERS:
        return True
    if char in VOWEL_AM and script(char) == script(last):
        return True
    if script(char) == "jamo" and script(last) == "jamo":
        return True
    joined = unicodedata.combining(last) == 9 or (last == "\u200d" and len(cluster) > 1)
    return joined and script(char) == script(cluster[0]) != ""


def _drop_idle_joiners(text: str) -> str:
    """A joiner acts only beside letters that are shaped; elsewhere it leaves no mark on paper."""
    if not any(char in text for char in JOINERS):
        return text
    kept = []
    for place, char in enumerate(text):
        beside = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
        if char not in JOINERS or any(script(neighbour) or neighbour in JOINERS for neighbour in beside):
            kept.append(char)
    return "".join(kept)


@lru_cache(maxsize=2048)
def _stands_alone(char: str) -> bool:
    """Whether this character never belongs to the one before it."""
    return unicodedata.category(char)[0] != "M" and char not in JOINERS and not script(char)
