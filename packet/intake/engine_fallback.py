"""The ladder of engines. What counts is not which one ran but that the page looks the same as in the source.

Rungs: the file itself through qpdf; the copy PDFium writes, with the appearances it made for notes and fields; the copy
pypdf writes; at last a picture of the page. Each page of each rung is drawn and held against the source.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import pikepdf
from PIL import Image

from packet.intake import selection
from packet.intake.integrity.state import State
from packet.intake.integrity.streams import Tears
from packet.intake.looks import packed
from packet.intake.obscure import obscure
from packet.intake.painted import dot_of
from packet.intake.pictures import SHARP, PicturePdf, encode, on_letter
from packet.intake.render import Renderer, draw, pixels
from packet.intake.request import Refuse
from packet.intake.source_document import Reference, rewrite
from packet.intake.undrawn import undrawn_font
from packet.intake.unseen import has_suspects, take_out
from packet.intake.visual_diff import LONGEST, same
from packet.pdf import tree
from packet.pdf.bare_content import TooMuch
from packet.pdf.field_fonts import lend_fonts
from packet.pdf.flatten import Flattener, save
from packet.pdf.page import Rectangle, unit
from packet.pdf.pdfium import PdfiumPage
from packet.resources import ending

PICTURE: Final = "picture"
REDRAWN: Final = "redrawn"
"""A picture by the person's own wish."""


@dataclass(frozen=True)
class Rung:
    """One way to clean pages. `write(indexes, out)` writes these pages (0-based) of the source, or raises anything."""

    name: str
    write: Callable[[Sequence[int], Path], None]


See = Callable[[int, Image.Image, Any], None]
"""Called once a page with its index, its picture and PDFium's page."""
Alive = Callable[[], None]
"""Called with every page that is worked on, on every rung: a long paper is not a hung one."""


class Ladder:
    """Finds for every wished page the first rung that keeps its look."""

    def __init__(
        self,
        reference: Reference,
        turns: Mapping[int, int],
        folder: Path,
        see: See,
        alive: Alive,
        searchable: bool = False,
    ) -> None:
        self._reference, self._turns, self._folder = reference, turns, folder
        self._see, self._alive, self._searchable = see, alive, searchable
        with reference.source.open("rb") as file:
            self._ending = ending(hashlib.file_digest(file, "sha256").digest())
        self._seen: set[int] = set()
        self._wished: list[int] = []
        self.rungs = (
            Rung("file", self._from_file),
            Rung("appearances", self._from_copy),
            Rung("rewritten", self._from_pypdf),
        )
        self.chosen: dict[int, tuple[str, Path, int]] = {}
        """Page index -> (rung, file, its 0-based page there)."""
        self.looks: dict[int, bytes] = {}
        """Page index -> its look (`packet.intake.looks`), where the chosen page was drawn."""
        self.incomplete: set[int] = set()
        """Pages of which something breaks off, or is not what it was when it was written."""
        self.mended = False
        """Whether qpdf had to guess where an object or a stream of these pages is."""
        self.pieces: dict[int, int] = {}
        """Pages that were cut up: how many there are of each, one after the other in its file."""
        self.unseen: set[int] = set()
        """Pages of which words that cannot be seen were taken out."""
        self.partly: set[int] = set()
        """Pages with a line of which a part cannot be seen, and stays."""
        self._suspects: dict[Path, dict[int, int]] = {}
        """File -> its 0-based page there -> page index, where there may be words that cannot be seen."""
        self.torn: set[int] = set()
        """Those of them whose content, or a picture on them, breaks off."""
        self.bare: dict[int, frozenset[str]] = {}
        """Pages with words in fonts that are neither in the file nor can be stood for: their names."""
        self.differing: set[int] = set()
        """Pages that other viewers may show otherwise than ours."""
        self.vanished: dict[int, str] = {}
        """Those of them of which a letter draws nothing on this computer: the font."""

    def climb(self, indexes: Sequence[int]) -> None:
        """Fill `chosen` for these pages. Raises Refuse when a page cannot even be drawn."""
        waiting = self._wished = list(indexes)
        if self._reference.draws_itself:
            self._look_at_fonts(indexes)
        for rung in self._order():
            if not waiting:
                break
            out = self._folder / f"{rung.name}.pdf"
            try:
                rung.write(waiting, out)
                kept = list(self._kept(rung, out, waiting))
            except Refuse:
                raise
            except TooMuch:
                raise Refuse("too_heavy") from None
            except Exception:  # engines raise whatever they like on broken files; the next rung is the answer
                kept = []
            waiting = [index for index in waiting if index not in set(kept)]
        if waiting:
            self._as_pictures(waiting)
        for path, places in self._suspects.items():
            with contextlib.suppress(Exception):  # as above: what cannot be looked into stays as it is
                taken = take_out(path, places, self._alive, searchable=self._searchable)
                self.unseen |= {places[place] for place in taken.gone}
                self.partly |= {places[place] for place in taken.part}

    def _order(self) -> Sequence[Rung]:
        file, appearances, rewritten = self.rungs
        return (appearances, file, rewritten) if self._reference.draws_itself else (file, appearances, rewritten)

    def _kept(self, rung: Rung, out: Path, indexes: Sequence[int]) -> Iterator[int]:
        with Renderer(out) as made:
            if made.pages != len(indexes) or not sound(out, len(indexes)):
                return
            unsure = obscure(out)
            for place, index in enumerate(indexes):
                self._alive()
                with self._reference.page(index) as source, made.page(place) as page:
                    if source is None:
                        raise self._lost(index)
                    size = pixels(source, LONGEST, self._turns.get(index, 0))
                    picture = draw(source, size, self._turns.get(index, 0))
                    if index not in self._seen:
                        self._seen.add(index)
                        self._see(index, picture, source)
                    if place in unsure:  # a picture of it holds what is seen, and nothing else
                        continue
                    if index in self.bare or index in self.differing:  # what the far end draws depends on its fonts,
                        continue  # or on its viewer: it gets our picture
                    if page is not None and same(picture, drawn := draw(page, size)):
                        self.chosen[index] = (rung.name, out, place)
                        self.looks[index] = packed(drawn)
                        if has_suspects(page, drawn):
                            self._suspects.setdefault(out, {})[place] = index
                        yield index

    def _from_file(self, indexes: Sequence[int], out: Path) -> None:
        self._clean(self._reference.basis, "" if self._reference.repaired else self._reference.key, indexes, out)

    def _from_copy(self, indexes: Sequence[int], out: Path) -> None:
        copy = self._folder / "copy.pdf"
        self._reference.copy(copy)
        self._clean(copy, "", indexes, out)
        copy.unlink()

    def _from_pypdf(self, indexes: Sequence[int], out: Path) -> None:
        copy = self._folder / "copy.pdf"
        rewrite(self._reference.settled, self._reference.key, copy)
        self._clean(copy, "", indexes, out)
        copy.unlink()

    def _clean(self, path: Path, password: str, indexes: Sequence[int], out: Path) -> None:
        with tree.opened(path, password) as pdf:
            pages = tree.leaves(pdf)
            if len(pages) != self._reference.pages:
                raise ValueError("another number of pages")
            if self._reference.layered and "/OCProperties" not in pdf.Root:
                raise ValueError("layers lost: what they hide would show")
            cleaner = Flattener(pdf, self._ending)
            tears = Tears()
            states = {}
            for index in indexes:
                self._alive()
                lend_fonts(pdf, pages[index])
                states[index] = tears.page(pages[index])
                if tears.bare and path == self._reference.basis:
                    self.bare[index] = frozenset(tears.bare)
                if tears.differs:
                    self.differing.add(index)
            self.mended |= bool(pdf.get_warnings())
            self.incomplete |= {index for index, state in states.items() if state != State.WHOLE}
            self.torn |= {index for index, state in states.items() if state == State.TORN}
            save(pdf, [cleaner.page(pages[index], self._turns.get(index, 0)) for index in indexes], out)

    def redraw(self, indexes: Sequence[int], black: Mapping[int, Sequence[Rectangle]]) -> None:
        """Put these pages in as pictures, of which nobody can take a word, with these areas (of the page) in black."""
        out = self._folder / "redrawn.pdf"
        with PicturePdf(out) as pictures:
            for place, index in enumerate(indexes):
                self._picture(pictures, index, black.get(index, ()))
                self.chosen[index] = (REDRAWN, out, place)
                self.looks.pop(index, None)

    def cut(self, index: int, piece: float, tops: Sequence[float]) -> list[Image.Image]:
        """Put this page in as several, each `piece` points high from one of these `tops` on; what each looks like."""
        out = self._folder / f"cut{index}.pdf"
        with self._reference.page(index) as page:
            width, height = self._size(page, index)
            fit = on_letter(width, piece)
            dots = fit / 72 * SHARP
            turn = self._turns.get(index, 0)
            whole = draw(page, (max(1, round(width * dots)), max(1, round(height * dots))), turn)
        with PicturePdf(out) as pictures:
            for top in tops:
                upper = min(round(top * dots), whole.height - 1)
                part = whole.crop((0, upper, whole.width, min(whole.height, upper + round(piece * dots))))
                pictures.add(encode(part), width * fit, piece * fit)
        self.chosen[index] = (REDRAWN, out, 0)
        self.pieces[index] = len(tops)
        self.looks.pop(index, None)
        with Renderer(out) as made:
            looks = []
            for place in range(len(tops)):
                self._alive()
                with made.page(place) as page:
                    looks.append(draw(page, pixels(page, LONGEST)))
        return looks

    def size(self, index: int) -> tuple[float, float]:
        """Width and height of this page in points, as it is shown."""
        with self._reference.page(index) as page:
            return self._size(page, index) if page is not None else (0.0, 0.0)

    def _size(self, page: PdfiumPage, index: int) -> tuple[float, float]:
        scale = self._units[index] if index < len(self._units) else 1.0
        width, height = page.get_width() * scale, page.get_height() * scale
        return (height, width) if self._turns.get(index, 0) in (90, 270) else (width, height)

    def _as_pictures(self, indexes: Iterable[int]) -> None:
        out = self._folder / "pictures.pdf"
        with PicturePdf(out) as pictures:
            for place, index in enumerate(indexes):
                self._picture(pictures, index)
                self.chosen[index] = (PICTURE, out, place)

    def _picture(self, pictures: PicturePdf, index: int, black: Sequence[Rectangle] = ()) -> None:
        self._alive()
        with self._reference.page(index) as page:
            if page is None:
                raise self._lost(index)
            turn = self._turns.get(index, 0)
            scale = self._units[index] if index < len(self._units) else 1.0
            width, height = page.get_width() * scale, page.get_height() * scale
            fit = on_letter(width, height)
            size = pixels(page, max(1, round(max(width, height) * fit / 72 * SHARP)), turn)
            picture = draw(page, size, turn)
            for area in black:
                dots = [dot_of(page, size, across, up, turn) for across in area[::2] for up in area[1::2]]
                (left, right), (top, foot) = ((min(line), max(line)) for line in zip(*dots, strict=True))
                picture.paste((0, 0, 0), (left - 1, top - 1, right + 2, foot + 2))
            if index not in self._seen or black:
                self._seen.add(index)
                self._see(index, picture.resize(pixels(page, LONGEST, turn)) if black else picture, page)
            if index in self.bare and (font := self._vanished(page, index)):
                self.vanished[index] = font
            if turn in (90, 270):
                width, height = height, width
            pictures.add(encode(picture), width * fit, height * fit)

    def _lost(self, lost: int) -> Refuse:
        """That this page cannot be shown, with the wished pages that can, as the person would pick them."""
        whole = [index + 1 for index in self._wished if index != lost and self._shows(index)]
        if not whole:
            return Refuse("page_lost_only", page=lost + 1)
        return Refuse("page_lost", page=lost + 1, whole=selection.show(whole))

    def _shows(self, index: int) -> bool:
        self._alive()
        with self._reference.page(index) as page:
            return page is not None

    def _look_at_fonts(self, indexes: Iterable[int]) -> None:
        """Those of the source: PDFium's copy, which comes first, has fonts of its own."""
        basis, key = self._reference.basis, "" if self._reference.repaired else self._reference.key
        with contextlib.suppress(Exception), tree.opened(basis, key) as pdf:  # as above
            pages, tears = tree.leaves(pdf), Tears()
            for index in indexes:
                lend_fonts(pdf, pages[index])
                tears.page(pages[index])
                if tears.bare:
                    self.bare[index] = frozenset(tears.bare)

    def _vanished(self, page: PdfiumPage, index: int) -> str:
        return undrawn_font(page, draw(page, pixels(page, LONGEST)), self.bare[index])

    @cached_property
    def _units(self) -> list[float]:
        """Points a unit of each page, which PDFium does not tell; empty where qpdf cannot open the file."""
        basis, key = self._reference.basis, "" if self._reference.repaired else self._reference.key
        with contextlib.suppress(Exception), tree.opened(basis, key) as pdf:  # as above
            return [unit(page) for page in tree.leaves(pdf)]
        return []


def sound(path: Path, pages: int) -> bool:
    """Whether a second engine, too, opens the file without a complaint and finds so many pages."""
    with pikepdf.open(path, suppress_warnings=True) as pdf:
        return len(pdf.pages) == pages and not pdf.get_warnings()


def assemble(pieces: Sequence[tuple[Path, int]], out: Path) -> None:
    """One PDF of these pages of these files, in this order. Raises pikepdf errors or OSError."""
    files = {path for path, _ in pieces}
    if len(files) == 1 and [place for _, place in pieces] == list(range(len(pieces))):
        (only,) = files
        with Renderer(only) as made:
            complete = made.pages == len(pieces)
        if complete:
            only.replace(out)
            return
    arguments = ["qpdf", "--empty", "--deterministic-id", "--pages"]
    for path, run in groupby(pieces, key=lambda piece: piece[0]):
        arguments += [str(path), ",".join(str(place + 1) for _, place in run)]
    pikepdf.Job([*arguments, "--", str(out)]).run()
