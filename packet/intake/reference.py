"""The source as viewers show it: the picture every delivered page is held against.

PDFium draws the file itself where it can. Where it cannot open it, or sees fewer pages than the page tree holds, it draws
a copy that qpdf (or pypdf) repaired. When no engine opens the file, the paper is refused.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf

from packet.intake import tree, whole
from packet.intake.annotations import lacks_appearance, shown
from packet.intake.boxes import inherited
from packet.intake.facts import Facts, facts
from packet.intake.order import Refuse
from packet.intake.render import Renderer, Unopened


class Reference:
    """One source, opened. `basis` is the file that is drawn (the source or a repaired copy), `pages` how many it has."""

    def __init__(self, source: Path, password: str, folder: Path) -> None:
        self.source, self.password, self._folder = source, password, folder
        self.facts = Facts()
        self.repaired = False
        self.counted = 0
        self.draws_itself = False
        self.lost_kids = 0
        self.basis = source
        self._tried = False
        self._second: Renderer | None = None
        self._renderer = self._open()
        self.pages = self._renderer.pages
        if not self.repaired:
            self.pages = self._sane_count()

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
            if page is not None or self.repaired:
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

    def _open(self) -> Renderer:
        renderer: Renderer | None = None
        try:
            renderer = Renderer(self.source, self.password)
        except Unopened as error:
            if error.locked:
                raise Refuse("password_wrong" if self.password else "password_needed") from None
        found = self._qpdf()
        if renderer is not None and found <= renderer.pages:
            return renderer
        if renderer is not None:
            renderer.close()
        return self._repaired(found)

    def _qpdf(self) -> int:
        """Look at the source by qpdf; the number of pages it finds, 0 when it cannot."""
        try:
            with tree.opened(self.source, self.password) as pdf:
                self.facts = facts(pdf)
                self.counted = whole.counted(pdf)
                self.draws_itself = asks_viewer(pdf)
                self.lost_kids = whole.missing_kids(pdf)
                return tree.distinct(tree.leaves(pdf))
        except Exception:  # engines raise whatever they like on broken files
            return 0

    def _repaired(self, found: int) -> Renderer:
        self.basis = self._folder / "repaired.pdf"
        self.repaired = True
        for repair in (self._by_qpdf, self._by_pypdf):
            try:
                repair(self.basis)
                return Renderer(self.basis)
            except Exception:  # as above
                with contextlib.suppress(OSError):
                    self.basis.unlink()
        raise Refuse("unreadable_pdf")

    def _by_qpdf(self, out: Path) -> None:
        with tree.opened(self.source, self.password) as pdf:
            if not tree.repaired(pdf, out):
                raise ValueError("no pages")

    def _by_pypdf(self, out: Path) -> None:
        rewrite(self.source, self.password, out)

    def _sane_count(self) -> int:
        """PDFium trusts /Count; pages it counts and cannot load at the end, where the tree has no such entries, are none."""
        total = self._renderer.pages
        while total > 1 and not self.lost_kids:
            with self.page(total - 1) as page:
                if page is not None:
                    break
            total -= 1
        return total


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
    """Write the document again by pypdf, forms and all. Raises anything."""
    from pypdf import PdfReader, PdfWriter

    with source.open("rb") as file:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            reader.decrypt(password)
        writer = PdfWriter()
        writer.append(reader, import_outline=False)
        if not writer.pages:
            raise ValueError("no pages")
        writer.write(out)
