"""OpenDocument text (ODT): what it shows and does not hold, found part by part; fields frozen to their stored words.

OASIS OpenDocument 1.3, part 3: 5.4 (sections), 7 (text fields), 10.4 (frames), 19.910 (xlink:href).
"""

from __future__ import annotations

import base64
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from packet.intake.source import drawing
from packet.intake.source.archive import Archive
from packet.intake.source.found import SourceFindings, called, unquote
from packet.intake.source.markup import Attributes, Plain, Verdict, rewrite
from packet.intake.source.open_text import SPOKEN, STYLES, OpenStyles, OpenText

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES: Final = (("drawing", "draw"), ("svg-compatible", "svg"), ("xsl-fo-compatible", "fo"))
_SAME: Final = ("office", "text", "table", "style", "form", "meta", "chart", "script", "presentation")
_SPACES: Final = {
    **{f"{_OASIS}{name}:1.0": short for name, short in _NAMES},
    **{f"{_OASIS}{name}:1.0": name for name in _SAME},
    "http://www.w3.org/1999/xlink": "xlink",
}
_FIRST: Final = "mimetype"
_PROGRAMS: Final = ("Basic/", "Scripts/")
"""Where LibreOffice keeps macros; it leaves lists of them without any, too."""
_DATES: Final = frozenset(
    f"text:{which}{kind}" for which in ("", "creation-", "modification-", "print-") for kind in ("date", "time")
)
_OF_A_PERSON: Final = (
    "firstname lastname initials title position email phone-private fax company phone-work street city postal-code"
    " country state-or-province"
)
_OTHERS: Final = (
    "author-name author-initials file-name template-name sheet-name title subject description keywords printed-by"
    " initial-creator creator editing-cycles editing-duration user-defined variable-get variable-set variable-input"
    " user-field-get user-field-input sequence expression text-input conditional-text hidden-text reference-ref"
    " bookmark-ref note-ref sequence-ref dde-connection database-display database-name database-row-number"
    " measure execute-macro table-formula meta-field drop-down page-variable-set paragraph-count word-count"
    " character-count image-count table-count object-count"
)
_FROZEN: Final = _DATES | frozenset(
    (*(f"text:{name}" for name in _OTHERS.split()), *(f"text:sender-{name}" for name in _OF_A_PERSON.split()))
)
_ADDRESSES: Final = frozenset(("text:a", "draw:a", "draw:area-rectangle", "draw:area-circle", "draw:area-polygon"))
"""What a reader may click on; no converter opens it."""
_UNSHOWN: Final = frozenset(
    ("svg:font-face-uri", "svg:definition-src", "meta:auto-reload", "text:alphabetical-index-auto-mark-file")
)
_OBJECTS: Final = frozenset(("draw:object", "draw:object-ole", "draw:plugin", "draw:applet", "draw:floating-frame"))
_SOURCES: Final = frozenset(("text:section-source", "office:dde-source"))
"""Where the words of a section come from; what came last stands in the section."""
_ACTIVE: Final = frozenset(
    ("office:scripts", "office:event-listeners", "text:script", "text:dde-connection-decls", "table:table-source",
     "form:connection-resource")
)  # fmt: skip


def prepared(source: Path, made: Path) -> SourceFindings:
    """As `source.prepared`, for an OpenDocument text. Raises also what `zipfile` and `expat` raise."""
    found = SourceFindings()
    with Archive(source) as parts:
        held = _held(parts)
        styles = OpenStyles()
        for name in STYLES:
            if name in parts.entries and (data := parts.read(name)).strip():
                rewrite(data, _SPACES, styles)
        found.macros = any(_is_program(name) for name in parts.entries)

        def markup(name: str, data: bytes) -> bytes:
            home = posixpath.dirname(name)

            def inside(target: str) -> bool:
                path = posixpath.normpath(posixpath.join("/" + home, unquote(target)))
                return ":" not in target.partition("/")[0] and not target.startswith("/") and path in held

            text = OpenText(styles.hiding, found.said) if name == SPOKEN else None
            return rewrite(data, _SPACES, _Part(inside, found, text))

        parts.write(made, _FIRST, markup, lambda _name, data: drawing.clean(data, found.miss))
    return found


def _is_program(name: str) -> bool:
    """Whether this part is a macro; what only lists them has no name of its own."""
    folder, base = posixpath.split(name)
    return folder.startswith(_PROGRAMS) and not base.startswith(("script-l", "dialog-l"))


def _held(parts: Archive) -> frozenset[str]:
    """Paths of all parts and of the folders they are in."""
    held = set()
    for name in parts.entries:
        path = posixpath.normpath("/" + name)
        while path not in held and path != "/":
            held.add(path)
            path = posixpath.dirname(path)
    return frozenset(held)


@dataclass
class _Around:
    """An element that is open: a field, frame or section, or a picture with its data in it.

    `words`: whether it showed anything so far; `lost`: what it could not show; `data`: of a picture, as it is read.
    """

    tag: str
    words: bool = False
    lost: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)


class _Part(Plain):
    """Finds what a part shows and does not hold, and takes out links and fields."""

    def __init__(self, inside: Callable[[str], bool], found: SourceFindings, said: OpenText | None) -> None:
        self._inside, self._found, self._said = inside, found, said
        self._open: list[_Around] = []

    def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        _ = place
        verdict = self._verdict(tag, attributes)
        if verdict is not Verdict.DROP:
            self._open.append(_Around(tag))
            if self._said is not None:
                self._said.start(tag, attributes)
        return verdict

    def _verdict(self, tag: str, attributes: Attributes) -> Verdict:
        if tag in _FROZEN:
            hidden = attributes.get("text:display") == "none"
            return Verdict.DROP if hidden else Verdict.UNWRAP
        if tag in _ACTIVE:
            return Verdict.DROP
        if tag in _SOURCES:
            self._lose("text:section", attributes.get("xlink:href") or attributes.get("office:dde-topic", ""))
            return Verdict.DROP
        if tag == "office:annotation":
            self._found.comments += 1
        elif tag == "office:binary-data" or tag in ("text:page-number", "draw:text-box", "text:table-of-content"):
            self._show()
        if "form:image-data" in attributes and not self._inside(attributes["form:image-data"]):
            self._found.miss(attributes.pop("form:image-data"))
        return self._linked(tag, attributes)

    def _linked(self, tag: str, attributes: Attributes) -> Verdict:
        """What has an address, by what it would show."""
        if tag.startswith("?"):
            drawing.severed(attributes)
        where = attributes.get("xlink:href")
        if where is None or tag in _ADDRESSES or where.startswith("#"):
            return Verdict.KEEP
        if tag == "chart:chart" and where.strip("./") == "":  # the document that the chart is in
            return Verdict.KEEP
        if self._inside(where):
            if tag == "draw:object-ole":
                self._found.hold(where)
            if tag == "draw:image" or tag in _OBJECTS:
                self._show()
            return Verdict.KEEP
        del attributes["xlink:href"]
        if tag in _OBJECTS or tag == "draw:image":
            self._lose("draw:frame", where)
        elif tag == "meta:template":
            self._found.template = called(where)
        elif tag not in _UNSHOWN and not tag.startswith("form:") and where.strip():
            self._found.miss(where)
        return Verdict.DROP if tag in _OBJECTS or tag == "meta:template" else Verdict.KEEP

    def _show(self) -> None:
        for around in self._open:
            around.words = True

    def _lose(self, holder: str, where: str) -> None:
        """Something is not there: whether that is a loss shows at the end of the nearest element of this kind."""
        for around in reversed(self._open):
            if around.tag == holder:
                around.lost.append(where)
                return
        self._found.miss(where)

    def end(self, tag: str) -> str:
        around = self._open.pop()
        if self._said is not None:
            self._said.end()
        for where in () if around.words else around.lost:
            self._found.miss(where)
        if tag in _DATES and not around.words:
            self._found.empty += 1
        return self._picture("".join(around.data)) if tag == "office:binary-data" else ""

    def text(self, text: str) -> str:
        if self._open and self._open[-1].tag == "office:binary-data":
            self._open[-1].data.append(text)
            return ""
        if self._said is not None:
            self._said.text(text)
        if text.strip():
            self._show()
        return text

    def _picture(self, text: str) -> str:
        """A picture written into the text may be a drawing, too."""
        data = base64.b64decode(text)
        made = drawing.clean(data, self._found.miss)
        if made is None:
            self._found.miss("svg")
            return ""
        return text if made is data else base64.b64encode(made).decode()
