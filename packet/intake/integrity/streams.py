"""Does anything that a page draws with break off? Viewers then show what they can, and say nothing.

Looks at the page's content, and at the images, forms and fonts which that content names; decodes, never changes.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, StreamDecodeLevel

from packet.intake.integrity import jpeg, picture_codes, plain_rows
from packet.intake.integrity.state import State
from packet.pdf.annotations import appearance, shown
from packet.pdf.page import inherited, name_of

_PIECE: Final = 1 << 20
"""Bytes unpacked at once where they are only counted."""
_READ: Final = 32 << 20
"""Bytes of content searched for names."""
_PIXELS: Final = 100_000_000
_DEEP: Final = 12
_DRAWS: Final = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+Do\b")
_WRITES: Final = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+[-+.\d]+\s+Tf\b")
_SHADES: Final = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+sh\b")
_TILES: Final = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+(?:scn|SCN)\b")
_COLOURS: Final = re.compile(
    rb"/(?!(?:DeviceGray|DeviceRGB|DeviceCMYK|Pattern|G|RGB|CMYK)\b)([^\s/\[\]()<>{}%]+)\s+(?:cs|CS)\b"
)
"""Colour spaces but those that need no resource (8.6.8)."""
_NEEDED: Final = ((_SHADES, "/Shading"), (_TILES, "/Pattern"), (_COLOURS, "/ColorSpace"))
"""What nobody can draw with where it is not there."""
_NAMELESS: Final = re.compile(rb"/\s+(?:(?:Do|gs|sh|scn|SCN|cs|CS)\b|[-+.\d]+\s+Tf\b)")
"""A resource whose name is empty (7.3.5): PDFium uses none, other viewers do."""
_ESCAPED: Final = re.compile(rb"\\[\s\S]")
_STRING: Final = re.compile(rb"\([^()]*\)")
_REMARK: Final = re.compile(rb"%[^\r\n]*")
_HEX_STRING: Final = re.compile(rb"<[0-9A-Fa-f\s]*>")
_ZEROS: Final = re.compile(rb"\0{16}")
"""Content is words (7.8.2): zeros in a row are a piece that was lost. Two-byte codes in a string have no such run."""
_PICTURE: Final = re.compile(rb"\bID\s")
"""A picture within the content: its dots may be zeros."""
_CODED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_BASE_85: Final = "/ASCII85Decode"
_TEXT_ENDS: Final = {_BASE_85: b"~>", "/ASCIIHexDecode": b">"}
_TEXTS: Final = frozenset(_TEXT_ENDS)
_BLANKS: Final = b"\0\t\n\f\r "
_PICTURES: Final = frozenset(("/JBIG2Decode", "/JPXDecode", "/CCITTFaxDecode", "/CCF"))
"""Codes of pictures (`picture_codes`)."""
_ELSEWHERE: Final = _PICTURES | {"/Crypt"}
"""Filters that only a viewer undoes."""
_UNDRAWN: Final = frozenset((0xC3, *range(0xC5, 0xD0))) - {0xC8, 0xCC}
"""Frames of a JPEG (ITU-T T.81, B.1.1.3) that PDF viewers do not decode: lossless, hierarchical and arithmetic ones."""


_SYMBOLIC, _PLAIN = 1 << 2, 1 << 5
"""Flags of a font descriptor (table 121)."""
_BUILT_IN: Final = frozenset(("Symbol", "ZapfDingbats"))
"""Fonts of signs that every viewer has (9.6.2.2)."""


class Tears:
    """Judges the pages of one document; what pages share is looked at once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], State] = {}
        self._bare: dict[tuple[int, int], frozenset[str]] = {}
        self.bare: set[str] = set()
        """Names of the fonts of the last page that are not in the file, and that no other font can stand for."""
        self.differs = False
        """Whether viewers read the content or a picture of the last page in ways of their own."""
        self._differing: set[tuple[int, int]] = set()
        self._lends = Dictionary()

    def page(self, page: Dictionary) -> State:
        """The worst of all that the page draws with."""
        self.bare, self.differs = set(), False
        try:
            contents = page.get("/Contents")
            parts = list(contents) if isinstance(contents, Array) else [contents]
            streams = [part for part in parts if isinstance(part, Stream)]
            lost = State.TORN if isinstance(contents, Array) and len(streams) < len(parts) else State.WHOLE
            resources = inherited(page, "/Resources")
            self._lends = resources if isinstance(resources, Dictionary) else Dictionary()
            state = max(lost, self._content(streams, resources, 0))
            for note in shown(page):
                if (form := appearance(note)) is not None:
                    state = max(state, min(State.DOUBTFUL, self._form(form, form.get("/Resources"), 0)))
        except Exception:  # engines raise whatever they like on broken files
            return State.DOUBTFUL
        return state

    def _content(self, streams: list[Stream], resources: object, depth: int) -> State:
        state, text = State.WHOLE, b""
        for stream in streams:
            own, data = _unpacked(stream)
            state, text = max(state, own), text + b"\n" + data
        if _ZEROS.search(text) is not None and _PICTURE.search(text) is None:
            state = max(state, State.DOUBTFUL)
        if _PICTURE.search(text) is None and _garbled(text):
            self.differs, state = True, State.TORN
        if depth > _DEEP:
            return state
        held = resources if isinstance(resources, Dictionary) else Dictionary()

        def of(category: str) -> object:  # what a form lacks is looked for on its page (`packet.resources.lend`)
            own = held.get(category)
            return own if isinstance(own, Dictionary) else self._lends.get(category)

        for _, thing in _named(_DRAWS, text, of("/XObject")):
            state = max(state, self._drawn(thing, held, depth) if isinstance(thing, Stream) else State.TORN)
        for pattern, category in _NEEDED:
            if any(thing is None for _, thing in _named(pattern, text, of(category))):
                state = State.TORN
        for name, font in _named(_WRITES, text, of("/Font")):
            # Of a font that is not there PDFium and MuPDF take another; poppler writes nothing.
            self.bare |= bare_font(font) if isinstance(font, Dictionary) else {name}
            for file in _files(font):
                state = max(state, min(State.DOUBTFUL, self._once(file)))
        return state

    def _drawn(self, thing: Stream, outer: Dictionary, depth: int) -> State:
        if thing.get("/Subtype") != Name.Image:
            return self._form(thing, thing.get("/Resources", outer), depth)
        masks = [mask for key in ("/SMask", "/Mask") if isinstance(mask := thing.get(key), Stream)]
        return max(self._once(thing), *(min(State.DOUBTFUL, self._once(mask)) for mask in masks), State.WHOLE)

    def _form(self, form: Stream, resources: object, depth: int) -> State:
        if form.objgen not in self._known:
            self._known[form.objgen] = State.WHOLE  # a form may draw itself
            outer, self.bare = self.bare, set()
            self._known[form.objgen] = self._content([form], resources, depth + 1)
            self._bare[form.objgen] = frozenset(self.bare)
            self.bare |= outer
        self.bare |= self._bare.get(form.objgen, frozenset())
        return self._known[form.objgen]

    def _once(self, stream: Stream) -> State:
        if stream.objgen not in self._known:
            self._known[stream.objgen] = stream_state(stream)
            if _says_otherwise(stream):
                self._known[stream.objgen] = State.TORN
                self._differing.add(stream.objgen)
        self.differs |= stream.objgen in self._differing
        return self._known[stream.objgen]


def stream_state(stream: Stream) -> State:
    """Of an image or a font, by itself."""
    if _elsewhere(stream):
        return State.TORN
    filters = _filters(stream)
    if filters and filters[-1] in _PICTURES and stream.get("/Subtype") == Name.Image:
        return _picture(filters, stream)
    if filters[-1:] != ["/DCTDecode"]:
        return _dots(filters, stream)
    data = bytes(stream.read_raw_bytes())
    if filters == ["/FlateDecode", "/DCTDecode"]:
        state, data = _inflated(data, _READ)
        if state != State.WHOLE or len(data) == _READ:
            return state
    elif len(filters) > 1:
        return State.WHOLE
    return State.WHOLE if _all_rows(data, stream) else State.TORN


def _dots(filters: list[str], stream: Stream) -> State:
    """Of a font, or of a picture whose dots are packed as any data are."""
    state, data = _unpacked(stream)
    if state == State.WHOLE and _ELSEWHERE.isdisjoint(filters):
        packed = filters[-1:] == ["/FlateDecode"]  # else the predictor is undone already
        if len(data) < min(_READ, plain_rows.least(stream, packed=packed)):
            return State.TORN
    return state


def _says_otherwise(image: Stream) -> bool:
    """Whether the size or the colours of a JPEG are not those that the page counts on: some viewers follow the one,
    some the other, and some show nothing.
    """
    if image.get("/Subtype") != Name.Image or _filters(image) != ["/DCTDecode"]:
        return False
    found = jpeg.outline(bytes(image.read_raw_bytes()))
    if found is None:
        return False
    frame, colours = found.frame, plain_rows.colours(image)
    sizes = ((frame.width, "/Width"), (frame.height, "/Height"))
    if any(own and own != int(image.get(key, 0)) for own, key in sizes):  # no height: it follows the first scan
        return True
    return bool(colours) and found.head[frame.place + 4] != colours


def _garbled(text: bytes) -> bool:
    """Whether a string or a dictionary in a content never ends, or ends without a beginning (7.3.4.2, 7.3.7), or it
    uses something without a name: each viewer goes on elsewhere.
    """
    text = _ESCAPED.sub(b"", text)
    shorter = _STRING.sub(b"", text)
    while len(shorter) < len(text):  # a string may hold parentheses, in pairs
        text, shorter = shorter, _STRING.sub(b"", shorter)
    shorter = _REMARK.sub(b"", shorter)
    if b"(" in shorter or b")" in shorter:
        return True
    bare = _HEX_STRING.sub(b" ", shorter)
    return bare.count(b"<<") != bare.count(b">>") or _NAMELESS.search(bare) is not None


def _picture(filters: list[str], stream: Stream) -> State:
    data = bytes(stream.read_raw_bytes())
    if filters[:-1] == ["/FlateDecode"]:
        state, data = _inflated(data, _READ)
        if state != State.WHOLE or len(data) == _READ:
            return state
    elif len(filters) > 1:
        return State.WHOLE
    return picture_codes.state_of(filters, stream.get("/DecodeParms"), stream, data)


def _all_rows(data: bytes, image: Stream) -> bool:
    found = jpeg.outline(data)
    if found is not None and found.frame.kind in _UNDRAWN:
        return False
    if found is None:
        return False
    if int(image.get("/Width", 0)) * int(image.get("/Height", 0)) > _PIXELS:
        return False
    try:
        return jpeg.complete(data) is not None
    except Exception:  # Pillow raises whatever it likes on broken files
        return False


def _unpacked(stream: Stream) -> tuple[State, bytes]:
    """How the stream decodes, and the start of what comes out."""
    filters = _filters(stream)
    if _elsewhere(stream):
        return State.TORN, b""
    if not _ELSEWHERE.isdisjoint(filters):
        return State.WHOLE, b""
    if filters[-1:] == ["/FlateDecode"] and _TEXTS.issuperset(filters[:-1]):
        data = _from_text(bytes(stream.read_raw_bytes()), filters[:-1])
        return (State.TORN, b"") if data is None else _inflated(data, _READ)
    try:
        return State.WHOLE, bytes(stream.read_bytes(StreamDecodeLevel.specialized))[:_READ]
    except pikepdf.PdfError:
        return State.TORN, b""


def _from_text(data: bytes, filters: list[str]) -> bytes | None:
    """The bytes that letters stand for (7.4.2, 7.4.3); None when there are other letters, or some are missing."""
    try:
        for name in filters:
            body = data.partition(_TEXT_ENDS[name])[0].strip(_BLANKS)
            data = (
                base64.a85decode(body.removeprefix(b"<~"), ignorechars=_BLANKS) if name == _BASE_85 else _from_hex(body)
            )
    except ValueError:
        return None
    return data


def _from_hex(body: bytes) -> bytes:
    digits = body.translate(None, _BLANKS)
    return binascii.unhexlify(digits + b"0" * (len(digits) % 2))


def _inflated(data: bytes, most: int) -> tuple[State, bytes]:
    """Deflated data (7.4.4.2) unpacked, at most so many bytes of it kept. Nothing at all is whole."""
    if not data:
        return State.WHOLE, b""
    engine = zlib.decompressobj()
    kept, size = [], 0
    try:
        while data and not engine.eof:
            piece = engine.decompress(data, _PIECE)
            if size < most:
                kept.append(piece[: most - size])
            size += len(piece)
            data = engine.unconsumed_tail
    except zlib.error as error:
        state = State.DOUBTFUL if "incorrect data check" in str(error) else State.TORN
        return state, b"".join(kept)
    return State.WHOLE if engine.eof else State.TORN, b"".join(kept)


def _elsewhere(stream: Stream) -> bool:
    """Whether the data are in a file of their own (7.3.8.2, /F), which no viewer opens."""
    return "/F" in stream


def _filters(stream: Stream) -> list[str]:
    value = stream.get("/Filter")
    return [str(name) for name in value] if isinstance(value, Array) else [] if value is None else [str(value)]


def _named(pattern: re.Pattern[bytes], text: bytes, category: object) -> Iterator[tuple[str, object]]:
    """The resources of this category that the content names, each with its name; None for one that is not there."""
    for raw in sorted(set(pattern.findall(text))):
        name = _CODED.sub(lambda found: bytes((int(found[1], 16),)), raw).decode("utf-8", "replace")
        plain = raw.decode("utf-8", "replace")
        spelled = (name, plain, plain.replace("#", "\0"))  # a sign "#" that codes nothing: as written, and by qpdf
        listed = category if isinstance(category, Dictionary) else Dictionary()
        yield name, next((thing for one in spelled if (thing := listed.get("/" + one)) is not None), None)


def bare_font(font: object) -> frozenset[str]:
    """The font's name, where its letters are not in the file and no other font has them in the same places: one of two
    bytes a letter (9.7), or of signs of its own (9.8.2, flag 3).
    """
    if not isinstance(font, Dictionary) or font.get("/Subtype") == Name.Type3 or any(_files(font)):
        return frozenset()
    name = name_of(font.get("/BaseFont"))[1:]
    if font.get("/Subtype") == Name.Type0:
        inner = font.get("/DescendantFonts")
        own = inner[0] if isinstance(inner, Array) and len(inner) else None
        return frozenset((name_of(own.get("/BaseFont"))[1:] if isinstance(own, Dictionary) else name, name))
    descriptor = font.get("/FontDescriptor")
    flags = descriptor.get("/Flags", 0) if isinstance(descriptor, Dictionary) else 0
    signs = isinstance(flags, int) and flags & _SYMBOLIC and not flags & _PLAIN
    return frozenset((name,)) if signs and name not in _BUILT_IN and "/Encoding" not in font else frozenset()


def _files(font: object) -> Iterator[Stream]:
    inner = font.get("/DescendantFonts") if isinstance(font, Dictionary) else None
    fonts = list(inner) if isinstance(inner, Array) else [font]
    for one in fonts:
        descriptor = one.get("/FontDescriptor") if isinstance(one, Dictionary) else None
        if isinstance(descriptor, Dictionary):
            files = (descriptor.get(key) for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            yield from (file for file in files if isinstance(file, Stream))
