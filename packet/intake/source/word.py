"""Word files (DOCX): what they show and do not hold, found part by part; fields frozen to their stored words.

ISO/IEC 29500-1 (parts, fields, pictures), 29500-2 (relationships), 29500-4 (VML, alternative format chunks).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from packet.intake.source import archive, drawing
from packet.intake.source.archive import Archive
from packet.intake.source.fields import Fate, Field, target
from packet.intake.source.found import FORMULAS, SourceFindings, called, unquote
from packet.intake.source.markup import Attributes, Plain, Verdict, rewrite
from packet.intake.source.word_text import SPOKEN, WordStyles, WordText

_OPEN: Final = "http://schemas.openxmlformats.org/"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_SPACES: Final = {
    **{f"{_OPEN}{path}/2006/{name}": short for path, name, short in (
        ("wordprocessingml", "main", "w"), ("officeDocument", "relationships", "r"), ("drawingml", "main", "a"),
        ("drawingml", "chart", "c"), ("package", "relationships", "p"), ("officeDocument", "math", "m"),
    )},
    **{f"{_STRICT}{name}": short for name, short in (
        ("wordprocessingml/main", "w"), ("officeDocument/relationships", "r"), ("drawingml/main", "a"),
        ("drawingml/chart", "c"), ("officeDocument/math", "m"),
    )},
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.microsoft.com/office/drawing/2016/SVG/main": "asvg",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}  # fmt: skip
_RELATIONS: Final = "_rels/"
_FIRST: Final = "[Content_Types].xml"
_INSIDE: Final = ("r:embed", "r:id", "r:pict", "o:relid")
_OUTSIDE: Final = ("r:link", "r:href", "src", "o:href")
_PICTURES: Final = frozenset(("a:blip", "v:imagedata", "v:fill", "v:stroke"))
_OBJECTS: Final = frozenset(("w:object", "w:pict"))
_PARTS: Final = frozenset(("w:altChunk", "w:subDoc", "w:sourceFileName"))
"""Whole parts of the text that are elsewhere, or in a format that only Word reads."""
_BINDINGS: Final = frozenset(
    ("w:dataBinding", "w15:dataBinding", "w:updateFields", "w:mailMerge", "w:attachedTemplate", "c:externalData")
)
"""What would put other words in place of those that stand there."""
_CODES: Final = frozenset(("w:instrText", "w:delInstrText"))
_WORDLESS: Final = frozenset(("w:sym", "c:chart"))
"""What a field shows without words."""
_UNREAD: Final = frozenset(("aFChunk", "subDocument", "frame"))
"""Kinds of relationships to parts that only Word reads."""
_UNSHOWN: Final = frozenset(
    ("hyperlink", "attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "video", "audio")
)
"""Kinds of relationships to what no page shows (29500-1, 15.2, 15.3)."""
_STYLES: Final = "word/styles.xml"
_PROGRAMS: Final = "vbaproject.bin"
_OWN_TEMPLATE: Final = "normal."
"""The template that every program has of its own."""


@dataclass(frozen=True)
class Relation:
    """What a part refers to: its kind, the address, whether it leads out of the file, whether it is in the file."""

    kind: str
    target: str
    external: bool
    there: bool


def prepared(source: Path, made: Path) -> SourceFindings:
    """As `source.prepared`, for a Word file. Raises also what `zipfile` and `expat` raise."""
    found = SourceFindings()
    with Archive(source) as parts:
        relations = {name: _relations(name, parts) for name in parts.entries if _RELATIONS in name}
        styles = WordStyles()
        if _STYLES in parts.entries and (data := parts.read(_STYLES)).strip():
            rewrite(data, _SPACES, styles)
        found.macros = any(posixpath.basename(name).lower() == _PROGRAMS for name in parts.entries)

        def markup(name: str, data: bytes) -> bytes | None:
            if name in relations:
                return rewrite(data, _SPACES, _Relations())
            try:
                around = relations.get(_relations_of(name), {})
                text = WordText(styles.hiding, found.said) if SPOKEN.fullmatch(name) else None
                return rewrite(data, _SPACES, _Part(around, _Plan.of(data), found, text))
            except ExpatError:
                if name.lower().endswith(archive.MARKUP):
                    raise
                return None  # a web page, say: no part of the text that a converter reads

        parts.write(made, _FIRST, markup, lambda _name, data: drawing.clean(data, found.miss))
    return found


def _relations_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, _RELATIONS + base + ".rels")


def _relations(name: str, parts: Archive) -> Mapping[str, Relation]:
    """The relationships in this part, by their number."""
    found: dict[str, Relation] = {}
    home = posixpath.dirname(posixpath.dirname(name))
    held = {entry.lower() for entry in parts.entries}

    class Collect(Plain):
        def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
            if tag == "p:Relationship":
                kind, where, external = _relation(attributes)
                path = posixpath.normpath(posixpath.join("/" + home, unquote(where))).lstrip("/")
                there = not external and path.lower() in held
                found[attributes.get("Id", "")] = Relation(kind, where, external, there)
            return super().start(tag, attributes, place)

    rewrite(parts.read(name), _SPACES, Collect())
    return found


def _relation(attributes: Attributes) -> tuple[str, str, bool]:
    """Of an element: the kind, the address, and whether it leads out of the file."""
    where = attributes.get("Target", "")
    external = attributes.get("TargetMode", "Internal") != "Internal" or ":" in where.partition("/")[0]
    return attributes.get("Type", "").rpartition("/")[2], where, external


class _Relations(Plain):
    """Takes the relationships out that lead out of the file; addresses to click on stay."""

    def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        if tag == "p:Relationship":
            kind, _, external = _relation(attributes)
            if kind in _UNREAD or (external and kind != "hyperlink"):
                return Verdict.DROP
        return super().start(tag, attributes, place)


class _Plan(Plain):
    """Reads a part ahead: what becomes of each field in it, by the place where it begins."""

    def __init__(self) -> None:
        self.fields: dict[int, Field] = {}
        self.ended: set[int] = set()
        self._open: list[int] = []
        self._simple: list[int] = []
        self._code = False

    @staticmethod
    def of(data: bytes) -> dict[int, tuple[Fate, Field]]:
        """What becomes of each field."""
        plan = _Plan()
        rewrite(data, _SPACES, plan)
        broken = plan.fields.keys() - plan.ended
        return {place: (Fate.BROKEN if place in broken else field.fate, field) for place, field in plan.fields.items()}

    def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        if tag == "w:fldChar":
            self._mark(attributes.get("w:fldCharType", ""), place)
        elif tag == "w:fldSimple":
            self._begin(Field(attributes.get("w:instr", ""), parted=True), place)
            self._simple.append(place)
        elif tag in _PICTURES or tag in _WORDLESS:
            for around in (self.fields[begun] for begun in self._open):
                around.picture |= around.parted
                around.words |= around.parted and tag in _WORDLESS
        self._code = tag == "w:instrText"
        return Verdict.KEEP

    def _mark(self, kind: str, place: int) -> None:
        if kind == "begin":
            self._begin(Field(), place)
        elif kind == "separate" and self._open:
            self.fields[self._open[-1]].parted = True
        elif kind == "end" and self._open:
            self.ended.add(self._open.pop())

    def _begin(self, field: Field, place: int) -> None:
        self._open.append(place)
        self.fields[place] = field

    def end(self, tag: str) -> str:
        self._code = False
        if tag == "w:fldSimple":
            del self._open[self._open.index(self._simple[-1]) :]
            self.ended.add(self._simple.pop())
        return ""

    def text(self, text: str) -> str:
        if self._code:
            if self._open and not self.fields[self._open[-1]].parted:
                self.fields[self._open[-1]].code += text
        elif text.strip():
            for place in self._open:
                self.fields[place].words |= self.fields[place].parted
        return text


@dataclass
class _Object:
    """An embedded or linked object: its name, whether it is a link, whether a picture of it is in the file."""

    name: str = ""
    linked: bool = False
    pictured: bool = False


class _Part(Plain):
    """Finds what a part shows and does not hold, and takes out links and fields."""

    def __init__(
        self,
        relations: Mapping[str, Relation],
        plan: Mapping[int, tuple[Fate, Field]],
        found: SourceFindings,
        text: WordText | None,
    ) -> None:
        self._relations, self._plan, self._found, self._text = relations, plan, found, text
        self._fields: list[tuple[Fate, bool]] = []
        """Fields around: what becomes of each, and whether its code is still being read."""
        self._objects: list[_Object] = []
        self._simple: list[int] = []
        """How many fields are around each simple field that is open."""
        self._tags: list[str] = [""]

    def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        verdict = self._verdict(tag, attributes, place)
        if verdict is not Verdict.DROP:
            self._tags.append(tag)
            if tag in _OBJECTS:
                self._objects.append(_Object())
            if self._text is not None:
                self._text.start(tag, attributes)
        return verdict

    def _verdict(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        if tag == "w:fldChar":
            return self._mark(attributes, place)
        if self._tags[-1] == "w:r" and tag != "w:rPr" and self._hidden():
            return Verdict.DROP
        if tag in _CODES and not (self._fields and self._fields[-1][1]):
            return Verdict.DROP  # the code of a field without a beginning would be read as words
        if tag == "w:fldSimple":
            return self._begin_simple(attributes, place)
        if tag in _PARTS or tag == "o:OLEObject":
            self._elsewhere(tag, attributes)
            return Verdict.DROP
        if tag in _BINDINGS:
            self._template(tag, attributes)
            return Verdict.DROP
        if tag in _PICTURES or tag == "asvg:svgBlip":
            self._picture(tag, attributes)
            return Verdict.KEEP
        self._found.comments += tag == "w:comment"
        if tag.startswith("?"):
            drawing.severed(attributes)
        self._other(attributes)
        return Verdict.KEEP

    def text(self, text: str) -> str:
        if self._text is not None:
            self._text.text(text)
        return text

    def end(self, tag: str) -> str:
        self._tags.pop()
        if self._text is not None:
            self._text.end()
        if tag == "w:fldSimple":
            del self._fields[self._simple.pop() :]
        if tag in _OBJECTS:
            thing = self._objects.pop()
            if thing.name and not thing.pictured:
                self._found.miss(thing.name)
            elif thing.name and not thing.linked:
                self._found.hold(thing.name)
        return ""

    # Fields

    def _hidden(self) -> bool:
        """Whether what is read now is code of a field that goes, or all of a field that shows nothing."""
        return any(fate is Fate.UNSEEN or (fate is not Fate.LIVE and coded) for fate, coded in self._fields)

    def _mark(self, attributes: Attributes, place: int) -> Verdict:
        kind = attributes.get("w:fldCharType", "")
        attributes.pop("w:dirty", None)
        if kind == "begin":
            fate = self._fate(place)
            if fate is Fate.BROKEN:
                return Verdict.DROP
            self._fields.append((fate, True))
        elif not self._fields:
            return Verdict.DROP
        fate, _ = self._fields[-1]
        if kind == "separate":
            self._fields[-1] = (fate, False)
        hidden = fate is not Fate.LIVE or self._hidden()
        if kind == "end":
            self._fields.pop()
        return Verdict.DROP if hidden else Verdict.KEEP

    def _begin_simple(self, attributes: Attributes, place: int) -> Verdict:
        fate = self._fate(place)
        attributes.pop("w:dirty", None)
        if fate is Fate.UNSEEN:
            return Verdict.DROP
        self._simple.append(len(self._fields))
        self._fields.append((fate, False))
        return Verdict.KEEP if fate is Fate.LIVE else Verdict.UNWRAP

    def _fate(self, place: int) -> Fate:
        fate, field = self._plan[place]
        if not self._hidden():
            self._found.empty += fate is Fate.EMPTY
            if fate is Fate.LOST:
                self._found.miss(target(field.code))
        return fate

    # What is elsewhere

    def _related(self, attributes: Attributes, names: Iterable[str]) -> list[Relation]:
        numbers = (attributes[name] for name in names if name in attributes)
        return [self._relations[number] for number in numbers if number in self._relations]

    def _picture(self, tag: str, attributes: Attributes) -> None:
        inside, outside = self._related(attributes, _INSIDE), self._related(attributes, ("r:link", "r:href"))
        named = [relation.target for relation in (*outside, *inside)]
        named += [attributes[name] for name in ("src", "o:href") if attributes.get(name)]
        for name in _OUTSIDE:
            attributes.pop(name, None)
        if any(relation.there for relation in inside):
            if self._objects and tag == "v:imagedata":
                self._objects[-1].pictured = True
        elif named and tag != "asvg:svgBlip":
            self._found.miss(named[0])

    def _elsewhere(self, tag: str, attributes: Attributes) -> None:
        relations = self._related(attributes, ("r:id",))
        name = relations[0].target if relations else attributes.get("ProgID", tag.partition(":")[2])
        if tag != "o:OLEObject":
            self._found.miss(name)
        elif self._objects and not attributes.get("ProgID", "").lower().startswith(FORMULAS):
            linked = attributes.get("Type") == "Link" or any(relation.external for relation in relations)
            self._objects[-1].name, self._objects[-1].linked = called(name), linked
        elif self._objects:
            self._objects[-1].linked, self._objects[-1].name = True, called(name)

    def _template(self, tag: str, attributes: Attributes) -> None:
        for relation in self._related(attributes, ("r:id",)) if tag == "w:attachedTemplate" else ():
            name = called(relation.target)
            if not name.lower().startswith(_OWN_TEMPLATE):
                self._found.template = name

    def _other(self, attributes: Attributes) -> None:
        references = [name for name in attributes if name.startswith("r:")]
        for relation in self._related(attributes, references):
            if relation.external and relation.kind not in _UNSHOWN:
                self._found.miss(relation.target)
