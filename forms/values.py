"""Many spellings in, one meaning out: text, names, phones, ZIP codes, e-mail, yes and no, choices.

Every function is total: it returns the meaning or an `Unclear` with a problem code, for any text at all. Nothing is
corrected by guess, and text is kept as typed except for its Unicode form (NFC), its outer white space and characters
that nobody can see.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from forms.dates import parse_date, plain, show_date
from forms.problem import Unclear
from forms.states import parse_state
from forms.words import LANGUAGES, grammar

__all__ = [
    "parse_choice",
    "parse_date",
    "parse_email",
    "parse_line",
    "parse_long",
    "parse_name",
    "parse_phone",
    "parse_short",
    "parse_state",
    "parse_yes_no",
    "parse_zip",
    "plain",
    "show_date",
]

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = str.maketrans("", "", "\u200b\u2060\ufeff")
"""Zero-width space, word joiner and byte order mark: they come with pasted text and mean nothing on paper."""
_DIRECTIONS = str.maketrans("", "", "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
"""Marks of direction: without a letter that runs from right to left they order nothing, and two names may be joined."""

_EXTENSION = re.compile(r"(?:extension|extn|ext|interno|int|x|#)[\s.:#]*(\d{1,8})$")
_PHONE_PUNCTUATION = re.compile(r"[\s().\-/+‐-―−·]*")
LONGEST_PHONE: Final = 40
_EMAIL_FAULTS: Final = (
    ("email.no_at", re.compile(r"[^@]*")),
    ("email.several", re.compile(r".*@.*@.*")),
    ("email.spaces", re.compile(r".*\s.*")),
    ("email.comma", re.compile(r".*,.*")),
    ("email.name", re.compile(r"@.*")),
    ("email.ending", re.compile(r"[^@]*@([^.]*|.*\.|\..*|.*\.\..*)")),
)
"""What is wrong with an address, the first that fits."""
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+")


def parse_long(text: str) -> str | Unclear:
    """Text of many lines: NFC, "\\n" between lines, no white space at line ends. Code: text.unprintable."""
    seen = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).translate(_UNSEEN)
    undirected = seen.translate(_DIRECTIONS)
    if undirected.isascii() or not any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in undirected):
        seen = undirected
    lines = seen.expandtabs(4).split("\n")
    meaning = "\n".join(line.rstrip() for line in lines).strip()
    # A long story is read at every key: the whole of it is asked first, its characters one by one only then.
    sound = meaning.replace("\n", "").isprintable() or not any(map(_unprintable, meaning))
    return meaning if sound else Unclear("text.unprintable")


def parse_line(text: str) -> str | Unclear:
    """Text of one line: as `parse_long`, but a line break becomes a space. Code: text.unprintable."""
    meaning = parse_long(text)
    if isinstance(meaning, Unclear):
        return meaning
    return " ".join(line.strip() for line in meaning.split("\n") if line.strip())


def parse_short(text: str, most: int) -> str | Unclear:
    """As `parse_line`, of at most so many characters. Codes: text.unprintable, text.long."""
    meaning = parse_line(text)
    return Unclear("text.long", {"most": most}) if isinstance(meaning, str) and len(meaning) > most else meaning


def _unprintable(character: str) -> bool:
    """Controls, halves of a surrogate pair and code points that are no character (Unicode 15, 23.7)."""
    if unicodedata.category(character) in ("Cc", "Cs"):
        return character != "\n"
    point = ord(character)
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE


def parse_name(text: str) -> str | Unclear:
    """A person's name, as `parse_line`; a date there was meant for another line. Codes: text.unprintable, name.date."""
    meaning = parse_line(text)
    dated = isinstance(meaning, str) and any(map(str.isdecimal, meaning)) and isinstance(parse_date(meaning), dt.date)
    return Unclear("name.date") if dated else meaning


def parse_phone(text: str) -> str | Unclear:
    """A U.S. number as "916-555-0142" or "916-555-0142 ext. 12"; one with + and another country's code as typed.

    Codes: phone.area_code (seven digits), phone.several, phone.unclear.
    """
    written = " ".join(plain(text).split())
    found = _EXTENSION.search(written)
    extension = f" ext. {_figures(found[1])}" if found else ""
    number = written[: found.start()].rstrip(" ,;.:(") if found else written
    digits = _figures(number)
    abroad = number.startswith("+") and not digits.startswith("1")
    if _PHONE_PUNCTUATION.fullmatch("".join(c for c in number if not c.isdecimal())) is None:
        return Unclear("phone.several" if len(digits) >= 14 else "phone.unclear")
    if abroad:
        sure = 7 <= len(digits) <= 15 and len(number) <= LONGEST_PHONE
        return number + extension if sure else Unclear("phone.unclear")
    digits = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    if len(digits) == 7:
        return Unclear("phone.area_code")
    if len(digits) != 10 or digits[0] in "01":
        return Unclear("phone.several" if len(digits) in (20, 22) else "phone.unclear")
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}{extension}"


def parse_zip(text: str) -> str | Unclear:
    """A ZIP code as "95814" or "95814-2725". Code: zip.digits."""
    written = re.fullmatch(r"(\d{5})(?:[\s‐-―−-]*(\d{4}))?", plain(text))
    if written is None:
        return Unclear("zip.digits")
    return "-".join(_figures(group) for group in written.groups() if group)


def _figures(text: str) -> str:
    """The decimal digits of a text as 0–9, whatever script they were typed in."""
    return "".join(str(int(c)) for c in text if c.isdecimal())


def parse_email(text: str) -> str | Unclear:
    """One e-mail address, case kept; only what cannot be an address is refused. Codes: email.… for what is seen to be
    wrong, else email.
    """
    written = parse_line(text)
    if isinstance(written, Unclear):
        return written
    if _EMAIL.fullmatch(written):
        return written
    return Unclear(next((code for code, seen in _EMAIL_FAULTS if seen.fullmatch(written)), "email"))


def parse_yes_no(text: str) -> bool | Unclear:
    """Yes or no in any language. Code: yes_no."""
    known = _yes_and_no()
    return known[text] if text in known else known.get(plain(text).rstrip("."), Unclear("yes_no"))


@cache
def _yes_and_no() -> Mapping[str, bool]:
    """Each word for it -> what it means; a word that is a yes somewhere is one."""
    tongues = [grammar(language) for language in LANGUAGES]
    return {word: False for tongue in tongues for word in tongue.no} | {
        word: True for tongue in tongues for word in tongue.yes
    }


def parse_choice(text: str, choices: Iterable[tuple[str, Iterable[str]]]) -> str | Unclear:
    """The choice meant, by its value or any of its labels, without case or accents: (value, labels). Code: choice."""
    known = tuple(choices)
    if any(text == value for value, _ in known):  # as the screens write it: no label needs to be looked up
        return text
    written = _bare(text)
    for value, labels in known:
        if written == _bare(value) or any(written == _bare(label) for label in labels):
            return value
    return Unclear("choice")


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", plain(text)))
