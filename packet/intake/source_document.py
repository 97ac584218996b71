"""The source as viewers show it: the picture every delivered page is held against.

PDFium draws the file itself where it can. Where it cannot open it, or sees fewer pages than the page tree holds, it
draws a copy that qpdf (or pypdf) repaired. A file qpdf cannot open at all is first written anew from its objects. When
no engine opens the file, the paper is refused.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pikepdf

from packet.intake import cut_entries
from packet.intake.appearances import Undrawn, give
from packet.intake.facts import Facts, facts
from packet.intake.integrity import pdf_truncation
from packet.intake.rebuilt import encrypted, rebuild
from packet.intake.render import Renderer, Unopened, draw, pixels
from packet.intake.request import Refuse
from packet.intake.visual_diff import blank
from packet.pdf import default_view, tree
from packet.pdf.annotations import lacks_appearance, shown
from packet.pdf.page import inherited

_GLANCE: Final = 400
"""Pixels of the longer side of a picture that only tells a blank page from a filled one."""


def _nothing() -> None:
    pass


class Reference:
    """One source, opened. `settled` (with the password `key`) is what engines read: the source, or a copy of it without
    what its layers hide. `basis` is the file that is drawn (that one or a repaired copy), `pages` how many it has.
    """

    def __init__(self, source: Path, password: str, folder: Path, alive: Callable[[], None] = _nothing) -> None:
        self._alive = alive
        self.ended = pdf_truncation.ends(source)
        self.source = source if self.ended else _with_end(source, folder / "ended.pdf")
        self._password, self._folder = password, folder
        self.settled, self.key = self.source, password
        self.layered = False
        self.facts = Facts()
        self.repaired = False
        self.draws_itself = False
        self.drawn: set[int] = set()
        """Pages (0-based) with notes or fields whose look is not in the file, and was drawn by us."""
        self.undrawn: list[Undrawn] = []
        """What has no appearance, and could be given none."""
        self.doubtful = False
        self._tried = False
        self._second: Renderer | None = None
        found = self._qpdf()
        if found is None and self._rebuilt():
            found = self._qpdf()
            self.doubtful = True
        self.basis = self.settled
        self._renderer = self._open(found)
        self.pages = self._renderer.pages
        if not self.repaired:
            self.pages = self._sane_count()
        if self.facts.fields:
            self.undrawn += self._cut_entries()

    def __enter__(self) -> Reference:
        return self

    def __exit__(self, *_: object) -> None:
        self._renderer.close()
        if self._second is not None:
            self._second.close()

    @contextmanager
    def page(self, index: int) -> Iterator[Any]:
        """The page for drawing, or None when no engine can load it."""
        with self._renderer.page(index) as page:
            if self.repaired or (page is not None and page.get_width() > 0 and page.get_height() > 0):
                yield page
                return
        second = self._second_look()
        if second is None:
            yield None
            return
        with second.page(index) as page:
            yield page

    def _second_look(self) -> Renderer | None:
        """A repaired copy for the pages PDFium cannot load from the source; None when it has other pages."""
        if not self._tried:
            self._tried = True
            copy = self._folder / "second.pdf"
            with contextlib.suppress(Exception):  # as above
                self._by_qpdf(copy)
                second = Renderer(copy)
                if second.pages == self._renderer.pages:
                    self._second = second
        return self._second

    def copy(self, out: Path) -> None:
        """Write the document as PDFium holds it, every note and field with the appearance it shows. Raises OSError."""
        self._renderer.save_copy(out)

    def _cut_entries(self) -> list[Undrawn]:
        """Entries that are longer than their box, by the looks that PDFium gives where the file has none."""
        copy, trial = self._folder / "looks.pdf", self._folder / "entries.pdf"
        found: list[Undrawn] = []
        with contextlib.suppress(Exception):  # as above
            if self.draws_itself:
                self.copy(copy)
            with tree.opened(*((copy, "") if self.draws_itself else (self.settled, self.key))) as pdf:
                found = list(cut_entries.cut(pdf, trial))
        copy.unlink(missing_ok=True)
        told = {(thing.page, thing.name) for thing in self.undrawn}
        return [thing for thing in found if (thing.page, thing.name) not in told]

    def _open(self, found: int | None) -> Renderer:
        """The source as PDFium draws it; `found` is the number of pages qpdf found in it (None: it cannot tell)."""
        renderer: Renderer | None = None
        try:
            renderer = Renderer(self.settled, self.key)
        except Unopened as error:
            if error.locked:
                raise Refuse("password_wrong" if self._password else "password_needed") from None
        if renderer is not None and found is None:
            renderer = self._looked_into(renderer)
        if renderer is not None and found != renderer.pages:
            self.doubtful = True
        if renderer is not None and (found or 0) <= renderer.pages and not self._hides_pages(renderer):
            return renderer
        if renderer is not None:
            renderer.close()
        return self._repaired()

    def _looked_into(self, renderer: Renderer) -> Renderer:
        """A source that only PDFium can open, without what its layers hide."""
        copy, plain = self._folder / "as-drawn.pdf", self._folder / "settled.pdf"
        renderer.save_copy(copy)
        try:
            with contextlib.suppress(Exception), tree.opened(copy) as pdf:  # as above
                self.facts = facts(pdf)
            if not default_view.settled(copy, plain):
                return renderer
            again = Renderer(plain)
        except (ValueError, Unopened):
            renderer.close()
            raise self._unreadable() from None
        finally:
            copy.unlink()
        renderer.close()
        self.layered = True
        self.settled = self.basis = plain
        self.key = ""
        return again

    def _hides_pages(self, renderer: Renderer) -> bool:
        """Whether PDFium shows pages of a damaged file blank that show something once qpdf has repaired it."""
        if not self.doubtful:
            return False
        copy = self._folder / "trial.pdf"
        try:
            self._by_qpdf(copy)
            with Renderer(copy) as trial:
                same = trial.pages == renderer.pages
                return same and any(self._only_in(trial, renderer, index) for index in range(trial.pages))
        except Exception:  # as above
            return False
        finally:
            copy.unlink(missing_ok=True)

    def _only_in(self, one: Renderer, other: Renderer, index: int) -> bool:
        """Whether this page shows something in `one` and nothing in `other`."""
        self._alive()
        with other.page(index) as page:
            if page is not None and not blank(draw(page, pixels(page, _GLANCE))):
                return False
        with one.page(index) as page:
            return page is not None and not blank(draw(page, pixels(page, _GLANCE)))

    def _qpdf(self) -> int | None:
        """Look at the source by qpdf, and settle what is hidden in it; the number of pages it finds, None when it
        cannot.
        """
        try:
            with tree.opened(self.source, self._password) as pdf:
                self.facts = facts(pdf)
                found = tree.distinct(tree.leaves(pdf))
                self.doubtful = bool(pdf.get_warnings())
                self.layered = "/OCProperties" in pdf.Root
                settled = default_view.settle(pdf)
                self.drawn, self.undrawn = give(pdf)
                self.draws_itself = asks_viewer(pdf)
                if settled or self.drawn:
                    plain = self._folder / "settled.pdf"
                    default_view.save(pdf, plain)
                    self.settled, self.key = plain, ""
                return found
        except Exception:  # engines raise whatever they like on broken files
            return None

    def _rebuilt(self) -> bool:
        """Whether the objects in the file make a document that shows no less than PDFium sees in it; then that is read.

        A file nobody opens as it is counts as cut off: its pages must be proven whole.
        """
        copy = self._folder / "rebuilt.pdf"
        try:
            rebuild(self.source, copy)
            with Renderer(copy) as made:
                if not made.pages:
                    return False
                try:
                    with Renderer(self.source, self._password) as plain:
                        if made.pages < plain.pages or any(_fainter(made, plain, n) for n in range(plain.pages)):
                            return False
                except Unopened:
                    self.ended = False
        except Exception:  # as above
            return False
        self.source = self.settled = copy
        return True

    def _repaired(self) -> Renderer:
        self.basis = self._folder / "repaired.pdf"
        self.repaired = True
        for repair in (self._by_qpdf, self._by_pypdf):
            try:
                repair(self.basis)
                return Renderer(self.basis)
            except Exception:  # as above
                with contextlib.suppress(OSError):
                    self.basis.unlink()
        raise self._unreadable()

    def _unreadable(self) -> Refuse:
        return Refuse("unreadable_lock" if encrypted(self.source.read_bytes()) else "unreadable_pdf")

    def _by_qpdf(self, out: Path) -> None:
        with tree.opened(self.settled, self.key) as pdf:
            default_view.settle(pdf)
            if not tree.repaired(pdf, out):
                raise ValueError("no pages")

    def _by_pypdf(self, out: Path) -> None:
        copy = self._folder / "rewritten.pdf"
        rewrite(self.settled, self.key, copy)
        if not default_view.settled(copy, out):
            copy.replace(out)

    def _sane_count(self) -> int:
        """PDFium trusts /Count; pages it counts and cannot load at the end, where the tree has no such entries, are
        none.
        """
        total = self._renderer.pages
        while total > 1:
            with self.page(total - 1) as page:
                if page is not None:
                    break
            total -= 1
        return total


def _with_end(source: Path, copy: Path) -> Path:
    """A copy with an end mark: without one, both engines drop an object that ends where the file ends."""
    shutil.copyfile(source, copy)
    with copy.open("ab") as file:
        file.write(b"\nstartxref\n0\n%%EOF\n")
    return copy


def _fainter(one: Renderer, other: Renderer, index: int) -> bool:
    """Whether `one` shows clearly less of this page than `other`."""
    inks = []
    for renderer in (one, other):
        with renderer.page(index) as page:
            shades = [] if page is None else draw(page, pixels(page, _GLANCE)).convert("L").histogram()
            inks.append(sum((255 - level) * count for level, count in enumerate(shades)))
    return inks[0] < 0.98 * inks[1]


def asks_viewer(pdf: pikepdf.Pdf) -> bool:
    """Whether some note or filled field has no appearance of its own, so that the viewer has to make it."""
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and bool(form.get("/NeedAppearances", False)):
        return True
    return any(
        lacks_appearance(note) and (note.get("/Subtype") != "/Widget" or inherited(note, "/V") is not None)
        for page in tree.leaves(pdf)
        for note in shown(page)
        if note.get("/Subtype") != "/Link"
    )


def rewrite(source: Path, password: str, out: Path) -> None:
    """Write the document again by pypdf, forms and layers and all. Raises anything."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject

    with source.open("rb") as file:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            reader.decrypt(password)
        writer = PdfWriter()
        writer.append(reader, import_outline=False)
        if not writer.pages:
            raise ValueError("no pages")
        layers = reader.root_object.get("/OCProperties")
        if layers is not None:
            writer.root_object[NameObject("/OCProperties")] = layers.clone(writer)
        writer.write(out)
