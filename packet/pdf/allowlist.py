"""What draws, and nothing else: everything reachable from a page's content is trimmed to the entries that paint.

A list of what may stay, never of what must go, down to the last entry (`parts`): metadata, private data, structure,
alternates, PostScript and layers have no way in. Content that a layer hides is taken out here, while the layer's name
still means something.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

from packet.pdf import parts
from packet.pdf.bare_content import make_bare
from packet.pdf.marked_content import without_hidden
from packet.pdf.optional_content import Layers
from packet.pdf.page import name_of
from packet.pdf.picture_data import clean_picture
from packet.resources import DRAWN, lend

_PARTS: Final = ("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Font")
_RESOURCES: Final = frozenset(("/XObject", *_PARTS))
CODING: Final = ("/Filter", "/DecodeParms", "/DL")
_STREAM: Final = frozenset(("/Type", "/Subtype", "/Length", *CODING))
_FORM: Final = _STREAM | {"/FormType", "/BBox", "/Matrix", "/Resources", "/Group"}
_PATTERN: Final = _FORM | {"/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep"}
_IMAGE: Final = _STREAM | {
    *("/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/ImageMask", "/Mask", "/SMask"),
    *("/Decode", "/Interpolate", "/Intent", "/SMaskInData", "/Matte"),
}


class Allowlist:
    """Trims one document. Shared parts are looked through once; nothing recurses (papers nest as deep as they like)."""

    def __init__(self, pdf: Pdf, *, bare: bool = True) -> None:
        """`bare` False leaves in contents what paints nothing, for a reader that nobody's page is made of."""
        self._pdf = pdf
        self._bare = bare
        self.layers = Layers(pdf)
        self._page = Dictionary()
        self._seen: set[tuple[int, int]] = set()
        self._off: dict[tuple[int, int], frozenset[str]] = {}
        self._off_by_page: frozenset[str] = frozenset()
        self._trimmed: set[tuple[int, int]] = set()
        self._waiting: list[tuple[Stream | None, Dictionary]] = []
        self._images: list[Stream] = []

    def trim(self, form: Stream, outer: Dictionary) -> None:
        """The form and all it draws with; `outer` are the resources a form without its own borrows (7.8.3)."""
        self._page = outer
        self._off_by_page = self._hidden(outer)
        self._form(form, outer, _FORM)
        while self._waiting or self._images:
            if self._images:
                self._image(self._images.pop())
            else:
                self._resources(*self._waiting.pop())

    def nothing(self) -> Stream:
        """A form that draws nothing: the stand-in for what is hidden."""
        return self._pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=pikepdf.Array([0, 0, 0, 0]))

    def _first_time(self, value: Any) -> bool:
        if not value.is_indirect:
            return True
        if value.objgen in self._seen:
            return False
        self._seen.add(value.objgen)
        return True

    def _form(self, form: Stream, outer: Dictionary, allowed: frozenset[str]) -> None:
        if not self._first_time(form):
            return
        parts.keep(form, allowed)
        own = self._own(form)
        if own is None:
            form["/Resources"] = own = outer
        if "/PatternType" not in form:  # a pattern borrows nothing (8.7.3.1)
            own = lend(self._pdf, form, self._page, DRAWN)
        group = form.get("/Group")
        if group is not None and not isinstance(group, Dictionary):
            del form["/Group"]
        self._waiting.append((form, own))

    def _own(self, holder: Any) -> Dictionary | None:
        """The resources of a form or font; those that name layers as an object, so that the names are remembered."""
        own = holder.get("/Resources")
        if not isinstance(own, Dictionary):
            return None
        if "/Properties" in own and not own.is_indirect:
            holder["/Resources"] = own = self._pdf.make_indirect(own)
        return own

    def _resources(self, content: Stream | None, resources: Dictionary) -> None:
        hidden = self._hidden(resources)
        if content is not None:
            if idle := _cut(content, hidden):
                content["/Resources"] = resources = self._without(resources, idle)
            if self._bare:
                make_bare(self._pdf, content)
            for key, value in list(content.items()):
                if key != "/Resources":
                    self._part(value, resources)
        if not self._first_time(resources):
            return
        parts.keep(resources, _RESOURCES)
        for name, value in _items(resources, "/XObject"):
            if not self._drawn(value, resources):
                resources["/XObject"][name] = self.nothing()
        for category in _PARTS:
            for _, value in _items(resources, category):
                self._part(value, resources)

    def _without(self, resources: Dictionary, idle: frozenset[str]) -> Dictionary:
        """A copy of the resources without the forms and images that only hidden content draws."""
        drawn = {name: value for name, value in _items(resources, "/XObject") if name not in idle}
        copy = self._pdf.make_indirect(Dictionary({**dict(resources.items()), "/XObject": Dictionary(drawn)}))
        self._off[copy.objgen] = self._hidden(resources)
        made: Dictionary = copy
        return made

    def _part(self, value: object, outer: Dictionary) -> None:
        """Trim a font, a colour or the like, and what it draws with."""
        for met in parts.trim(value, self._trimmed):
            self._met(met, outer)

    def _met(self, met: parts.Met, outer: Dictionary) -> None:
        if isinstance(met, Dictionary):
            self._font(met, outer)
        elif "/PatternType" in met:
            self._form(met, outer, _PATTERN)
        elif not self._drawn(met, outer):
            parts.keep(met, _STREAM)

    def _hidden(self, resources: Dictionary) -> frozenset[str]:
        """Names of layers that are off; remembered, because the first visit takes the names away. Without names of its
        own a form uses those of the page, as in PDFium."""
        if resources.is_indirect and resources.objgen in self._off:
            return self._off[resources.objgen]
        if "/Properties" not in resources:
            return self._off_by_page
        names = frozenset(n for n, value in _items(resources, "/Properties") if not self.layers.visible(value))
        if resources.is_indirect:
            self._off[resources.objgen] = names
        return names

    def _drawn(self, value: object, outer: Dictionary) -> bool:
        """Trim one XObject; False when it must not be drawn."""
        if not isinstance(value, Stream) or not self.layers.visible(value.get("/OC")):
            return False
        match name_of(value.get("/Subtype")):
            case "/Image":
                self._images.append(value)
            case "/Form":
                self._form(value, outer, _FORM)
            case _:
                return False
        return True

    def _image(self, image: Stream) -> None:
        if not self._first_time(image):
            return
        parts.keep(image, _IMAGE)
        clean_picture(self._pdf, image)
        for key, value in list(image.items()):
            if key in ("/SMask", "/Mask") and isinstance(value, Stream):
                self._images.append(value)
            else:
                self._part(value, Dictionary())

    def _font(self, font: Dictionary, outer: Dictionary) -> None:
        """A Type 3 font: its letters are drawn with resources of their own (9.6.4)."""
        if not self._first_time(font):
            return
        own = self._own(font)
        if own is None:
            own = outer
        hidden = self._hidden(own)
        for _, glyph in _items(font, "/CharProcs"):
            if isinstance(glyph, Stream) and self._first_time(glyph):
                _cut(glyph, hidden)
                if self._bare:
                    make_bare(self._pdf, glyph)
        for met in parts.type3(font, self._trimmed):
            self._met(met, own)
        self._waiting.append((None, own))


def _cut(content: Stream, hidden: frozenset[str]) -> frozenset[str]:
    """Take what is hidden out of the content; the names of forms and images that nothing draws any more."""
    shown = without_hidden(content, hidden) if hidden else None
    if shown is None:
        return frozenset()
    content.write(shown.content)
    return shown.idle


def _items(holder: Dictionary, category: str) -> Iterator[tuple[str, Any]]:
    value = holder.get(category)
    if isinstance(value, Dictionary):
        yield from list(value.items())
