"""Drawings (SVG) inside a file: pictures and styles that they only point to do not reach the converter.

A converter takes any picture for a drawing that starts like one, whatever its name, and opens what it points to
(SVG 1.1, 5.7, 6.16.1, 14.3; SVG 2, 13.1).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from typing import Final
from xml.parsers.expat import ExpatError

from packet.intake.source import archive
from packet.intake.source.found import decoded
from packet.intake.source.markup import Attributes, Plain, Verdict, rewrite

SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_SPACES: Final = {SVG: "svg", _XLINK: "xlink"}
_DEEPEST: Final = 4
_STYLE: Final = re.compile(r"""(?i)@import[^;]*;?|url\(\s*['"]?(?!\s*(?:#|data:))[^)]*\)""")
_DATA: Final = re.compile(r"(?is)\s*data:([^,]*),(.*)")

Miss = Callable[[str], None]


def points_out(target: str) -> bool:
    """Whether an address leads out of the drawing: neither to a part of it nor to data in the address itself."""
    return not target.strip().lower().startswith(("#", "data:")) and bool(target.strip())


def severed(attributes: Attributes) -> list[str]:
    """Take the addresses that lead out of these attributes of an element that a drawing may have; returns them."""
    found = []
    for name in list(attributes):
        local = name.rpartition(":")[2].lower()
        if local == "base":
            del attributes[name]
        elif local in ("href", "src") and points_out(attributes[name]):
            found.append(attributes.pop(name))
        elif _STYLE.search(attributes[name]):
            attributes[name] = _STYLE.sub("none", attributes[name])
    return found


def clean(data: bytes, miss: Miss, depth: int = 0) -> bytes | None:
    """The drawing without what it only points to, each told to `miss`; None where it is none that can be read.

    What is no drawing comes back as it is. Raises Refuse("too_heavy").
    """
    plain = archive.unpacked(data)
    if plain is None:
        return data
    if depth > _DEEPEST:
        return None
    try:
        return rewrite(plain, _SPACES, _Reader(miss, depth), declarations=True)
    except (ExpatError, ValueError):
        return None


class _Reader(Plain):
    def __init__(self, miss: Miss, depth: int) -> None:
        self._miss, self._depth = miss, depth

    def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        _ = place
        local = tag.rpartition(":")[2].lstrip("?")
        if local == "script":
            return Verdict.DROP
        for target in severed(attributes):
            if local != "a":
                self._miss(target)
        for name in list(attributes):
            if name.rpartition(":")[2].lower() == "href":
                self._inline(attributes, name)
        return Verdict.KEEP

    def _inline(self, attributes: Attributes, name: str) -> None:
        """A picture inside the address may be a drawing, too."""
        found = _DATA.fullmatch(attributes[name])
        if found is None:
            return
        data = decoded(found[2])
        if ";base64" in found[1].lower():
            try:
                data = base64.b64decode(data)
            except binascii.Error:
                del attributes[name]
                return
        made = clean(data, self._miss, self._depth + 1)
        if made is None:
            del attributes[name]
            self._miss("svg")
        elif made is not data:
            attributes[name] = "data:image/svg+xml;base64," + base64.b64encode(made).decode()

    def text(self, text: str) -> str:
        return _STYLE.sub("", text)
