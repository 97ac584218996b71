"""Which pages hold parts that a screen hides: notes, filled fields, and what is drawn on a layer that is off.

They stay out of the packet, because whoever opens the file does not see them; so that is said. What holds nothing to
see (a window of a note, a link, an empty field) does not count. And which pages hold parts for screens alone, which are
in the packet, because they were seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from packet.pdf.annotations import appearance, lacks_appearance, of_field, seen
from packet.pdf.default_view import shows
from packet.pdf.marked_content import without_hidden
from packet.pdf.optional_content import Layers
from packet.pdf.page import box, inherited, name_of
from packet.pdf.tree import leaves

_NOTHING: Final = frozenset(("/Popup", "/Link", "/TrapNet", "/PrinterMark"))
_DRAWN: Final = frozenset(
    f"/{kind}"
    for kind in (
        *("FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Ink"),
        *("Highlight", "Underline", "Squiggly", "StrikeOut"),
    )
)
"""Notes that a viewer draws even without an appearance."""
_WRITTEN: Final = (Name.Tx, Name.Ch)


def pages_with_hidden(pdf: Pdf) -> Iterator[int]:
    """The pages (0-based) with hidden parts; one that is too broken to tell counts as without.

    Raises pikepdf.PdfError when the document has no catalog.
    """
    sight = _Sight(pdf)
    for index, page in enumerate(leaves(pdf)):
        try:
            if sight.hides(page):
                yield index
        except Exception:  # noqa: S112 - engines raise whatever they like on broken files
            continue


def pages_for_screens(pdf: Pdf) -> Iterator[int]:
    """The pages (0-based) with parts on layers that show on a screen and wish not to be printed (8.11.4.4)."""
    layers = Layers(pdf)
    if (printed := layers.printed()).off == layers.off:
        return
    sight = _Sight(pdf, lambda content: layers.visible(content) and not printed.visible(content))
    for index, page in enumerate(leaves(pdf)):
        try:
            if sight.draws(page):
                yield index
        except Exception:  # noqa: S112 - as above
            continue


class _Sight:
    """Looks at the pages of one document for what is hidden; or for what is on a layer that is `sought`. A form is
    looked into once for pages with the same layers.
    """

    def __init__(self, pdf: Pdf, sought: Callable[[object], bool] | None = None) -> None:
        self._layered = "/OCProperties" in pdf.Root
        self._layers = Layers(pdf)
        self._sought = sought or (lambda content: not self._layers.visible(content))
        self._known: dict[tuple[tuple[int, int], frozenset[str]], bool] = {}
        self._off_by_page: frozenset[str] = frozenset()

    def hides(self, page: Dictionary) -> bool:
        notes = _notes(page)
        if any(_is_something(note) for note in notes if not (seen(note) and shows(note, self._layers))):
            return True
        return self._layered and self.draws(page)

    def draws(self, page: Dictionary) -> bool:
        """Whether the page, or a note that shows, paints on a layer that is sought."""
        notes = _notes(page)
        resources = inherited(page, "/Resources")
        self._off_by_page = self._off(resources)
        forms = [form for note in notes if seen(note) and (form := appearance(note)) is not None]
        return self._drawn(page, resources) or any(self._form(form, None) for form in forms)

    def _off(self, resources: object) -> frozenset[str]:
        names = _items(resources, "/Properties")
        return frozenset(name for name, layer in names if self._sought(layer))

    def _drawn(self, content: Any, resources: Any) -> bool:
        """Whether this content, or a form it draws, paints on a layer that is off."""
        off = self._off(resources) if _items(resources, "/Properties") else self._off_by_page
        if off and (shown := without_hidden(content, off)) is not None and shown.painted:
            return True
        named = {str(step.operands[0]) for step in pikepdf.parse_content_stream(content, "Do") if step.operands}
        listed = [thing for name, thing in _items(resources, "/XObject") if name in named]
        things = [thing for thing in listed if isinstance(thing, Stream)]
        if any(self._sought(thing.get("/OC")) for thing in things):
            return True
        return any(self._form(thing, resources) for thing in things if thing.get("/Subtype") == Name.Form)

    def _form(self, form: Stream, outer: object) -> bool:
        key = (form.objgen, self._off_by_page)
        if key not in self._known:
            self._known[key] = False  # a form may draw itself
            self._known[key] = self._drawn(form, form.get("/Resources", outer))
        return self._known[key]


def _notes(page: Dictionary) -> list[Dictionary]:
    listed = page.get("/Annots")
    return [note for note in list(listed) if isinstance(note, Dictionary)] if isinstance(listed, Array) else []


def _is_something(note: Dictionary) -> bool:
    """Whether there would be something to see, were this note not hidden."""
    kind = name_of(note.get("/Subtype"))
    if kind in _NOTHING or box(note.get("/Rect")) is None:
        return False
    if kind == "/Widget":
        value = of_field(note, "/V")
        if isinstance(value, Name):  # a box that is ticked
            return value != Name.Off and appearance(note) is not None
        return isinstance(value, pikepdf.String) and bool(str(value).strip()) and of_field(note, "/FT") in _WRITTEN
    if lacks_appearance(note):
        return kind in _DRAWN
    form = appearance(note)
    return form is not None and bool(form.read_raw_bytes().strip())


def _items(resources: object, category: str) -> list[tuple[str, object]]:
    listed = resources.get(category) if isinstance(resources, Dictionary) else None
    return list(listed.items()) if isinstance(listed, Dictionary) else []
