"""Words that are in a page and cannot be seen, taken out: of colour of the paper, covered, cut off, off the page,
without ink.

What is drawn decides, never what the file says: a text goes only when the page without it is, dot for dot, the page
with it. White words on a dark ground, words under a marker pen, words that cut out a picture stay. A text operator
(9.4.3) goes whole or stays whole; so a line of which a part can be seen stays.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2.raw as raw
from pikepdf import Array, Dictionary, Name, Operator, Stream
from PIL import Image, ImageChops

from packet.intake.painted import Box, Matrix, Painted, dot_of, matrix_of, painted, times
from packet.intake.render import Renderer, draw, pixels
from packet.pdf.flatten import rewritten as save
from packet.pdf.pdfium import PdfiumPage, TextPage

_LONGEST: Final = 1600
"""Dots of the longer side of the pictures compared: the strokes of the smallest print that a fax carries have two."""
_CLOSER: Final = 3300
"""Dots of the pictures that words are looked for on once more before they go: 300 a inch of a letter page, as offices
print. The edge of a box falls on a whole dot; what it leaves open of a line may lie between two of the smaller picture.
"""
_UNSEEN: Final = 2
"""Levels (of 255) by which no eye tells one colour from another: words of 254 on a paper of 255 cannot be read."""
_FLAT: Final = 12
"""Levels that a place of one colour varies by in a JPEG: a reader of scans found nothing there."""
_NO_INK: Final = raw.FPDF_TEXTRENDERMODE_INVISIBLE
_CUTS: Final = raw.FPDF_TEXTRENDERMODE_CLIP
_INKS_AND_CUTS: Final = range(raw.FPDF_TEXTRENDERMODE_FILL_CLIP, raw.FPDF_TEXTRENDERMODE_CLIP)
_INKED: Final = range(raw.FPDF_TEXTRENDERMODE_FILL, _NO_INK)
_SHOWS: Final = frozenset(("Tj", "TJ", "'", '"'))
_PLACES: Final = frozenset(("Td", "TD", "Tm", "T*", "'", '"', "ET"))
"""Operators after which it does not matter how far the text before went."""
_MARK: Final = "ImrText"
_ROOM: Final = 64
"""Bytes for a mark's name, two a letter."""
_MOST_LETTERS: Final = 40_000
_LETTERS: Final = 4096
"""Characters of one text looked at, to tell words from blanks."""

Alive = Callable[[], None]
Numbered = tuple[int, Any]
"""An operator of a content, with its number among all those of the document that show text; -1 for any other."""
Change = Callable[[Sequence[Numbered]], list[Any]]


@dataclass(frozen=True)
class _Met:
    """One text as it was met on a page: `at` what takes its text space to the page. `shows`: something of it is seen.
    `layer`: it is part of what a reader of scans found on a picture. `words`: it may be more than blanks.
    """

    mode: int
    at: Matrix
    shows: bool
    layer: bool
    words: bool


_AllMet = Mapping[int, Sequence[_Met]]


def has_suspects(page: PdfiumPage, picture: Image.Image) -> bool:
    """Whether a page of PDFium, drawn on `picture`, may have words that cannot be seen. A look, no proof."""
    texts: list[Painted] = []
    covers: list[tuple[int, Box, bool]] = []
    for one in painted(page):
        if one.is_text:
            texts.append(one)
        elif one.covers and (box := one.box) is not None:
            covers.append((one.turn, box, one.is_picture))
    with closing(_Words(page)) as words:
        return any(_is_suspect(one, page, picture, covers, words) for one in texts)


def _is_suspect(
    one: Painted, page: PdfiumPage, picture: Image.Image, covers: Sequence[tuple[int, Box, bool]], words: _Words
) -> bool:
    if raw.FPDFTextObj_GetTextRenderMode(one.thing) in (_NO_INK, _CUTS) or raw.FPDFPageObj_HasTransparency(one.thing):
        return True
    box = one.box
    if box is None:
        return False
    core = _core(box)
    if any(turn > one.turn and _meet(cover, core) for turn, cover, _ in covers) or not _holds(page.get_cropbox(), core):
        return not words.blank(one.thing)
    part = _part(page, picture, box)
    if part is None or _range(part) <= _UNSEEN:
        return not words.blank(one.thing)
    clip = raw.FPDFPageObj_GetClipPath(one.thing)
    paths = raw.FPDFClipPath_CountPaths(clip)
    if paths > 0 and any(is_picture and _meet(cover, box) for _, cover, is_picture in covers):
        return True
    cut = any(not _holds(_clip_box(clip, path, one.matrix), core) for path in range(paths))
    return cut and not words.blank(one.thing)


def _core(box: Box) -> Box:
    """A text's box without its fringe: many programs clip each line to a box that is a little small for its font."""
    left, foot, right, top = box
    across, up = min((right - left) / 10, (top - foot) / 2), (top - foot) * 3 / 10
    return left + across, foot + up, right - across, top - up


def _clip_box(clip: object, path: int, matrix: Matrix) -> Box:
    """The box on the page of one path of a clip; `matrix` takes its units to the page."""
    across, up = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    met: list[tuple[float, float]] = []
    for index in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, index), across, up)
        x, y = across.value, up.value
        met.append((a * x + c * y + e, b * x + d * y + f))
    if not met:
        return 0.0, 0.0, 0.0, 0.0
    return min(x for x, _ in met), min(y for _, y in met), max(x for x, _ in met), max(y for _, y in met)


class _Words:
    """Tells whether a text of a page has anything but blanks. The page's text is read when it is first asked."""

    def __init__(self, page: PdfiumPage) -> None:
        self._page = page
        self._text: TextPage | None = None

    def blank(self, thing: object) -> bool:
        """Whether the text is known to be blank; a font may not tell what its letters are."""
        found = self._letters(thing)
        return bool(found) and not found.strip()

    def any(self, one: Painted) -> bool:
        """Whether a text may be more than blanks. PDFium tells no letter of a text that covers nothing of the page: a
        blank alone does so, letters only where they have no size.
        """
        found, box = self._letters(one.thing), one.box
        if found or box is None or (box[0] < box[2] and box[1] < box[3]):
            return bool(found.strip() or not found)
        a, b, c, d, *_ = times(matrix_of(one.thing), one.matrix)
        size = ctypes.c_float()
        sized = raw.FPDFTextObj_GetFontSize(one.thing, size) and size.value
        return not (sized and a * d - b * c)

    def _letters(self, thing: object) -> str:
        if self._text is None:
            self._text = self._page.get_textpage()
        room = ctypes.create_string_buffer(2 * _LETTERS)
        filled = raw.FPDFTextObj_GetText(
            thing, self._text.raw, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), 2 * _LETTERS
        )
        return room.raw[: max(0, min(filled, 2 * _LETTERS) - 2)].decode("utf-16-le", "replace")

    def close(self) -> None:
        if self._text is not None:
            self._text.close()


@dataclass(frozen=True)
class Unseen:
    """Pages (from 0) that words were `gone` from, and those on which a `part` of a text that stays cannot be seen."""

    gone: frozenset[int] = frozenset()
    part: frozenset[int] = frozenset()


def take_out(path: Path, places: Collection[int], alive: Alive, *, searchable: bool = False) -> Unseen:
    """Take out of these pages (from 0) of the clean PDF `path` the texts that cannot be seen; the pages that had any.

    `searchable` keeps what a reader of scans put on its pictures, where there is something to be read. Raises
    pikepdf.PdfError, OSError, ValueError or packet.intake.render.Unopened; then the file is as it was.
    """
    marked, bare, out = (path.with_suffix(f".{name}.pdf") for name in ("marked", "bare", "out"))
    try:
        on = _rewrite(path, places, marked, _marking)
        met, part = _meet_all(path, marked, bare, places, alive)
        unseen = {number for number in on if _is_unseen(met.get(number, ()), searchable)}
        inked = {number for number in unseen if any(one.mode != _NO_INK for one in met.get(number, ()))}
        cutting = {number for number in inked if any(one.mode == _CUTS for one in met[number])}
        for gone in (unseen, unseen - cutting, unseen - inked):
            changed = {place for number in gone for place in on[number]}
            if not changed:
                break
            _rewrite(path, places, out, _leaving_out(gone, met))
            told = {number for number in gone if all(one.words for one in met.get(number, ()))}
            worded = frozenset(place for number in told for place in on[number])
            if _look_alike(marked, out, changed, worded, alive):
                out.replace(path)
                return Unseen(worded, part)
        return Unseen(part=part)
    finally:
        for file in (marked, bare, out):
            file.unlink(missing_ok=True)


def _is_unseen(met: Sequence[_Met], searchable: bool) -> bool:
    """A text that was met nowhere stands in a form that nothing draws, or far too deep: the picture decides."""
    if searchable and met and all(one.layer for one in met):
        return False
    return not any(one.shows or one.mode in _INKS_AND_CUTS for one in met)


def _look_alike(one: Path, other: Path, places: Collection[int], worded: Container[int], alive: Alive) -> bool:
    """Whether these pages look the same in both documents, dot for dot, within what no eye tells apart; those that
    words went from also on a closer look.
    """
    with Renderer(one) as before, Renderer(other) as after:
        if before.pages != after.pages:
            return False
        for place in sorted(places):
            alive()
            with before.page(place) as first, after.page(place) as second:
                if first is None or second is None:
                    return False
                looks = (_LONGEST, _CLOSER) if place in worded else (_LONGEST,)
                if any(_difference(first, second, look).getbbox() is not None for look in looks):
                    return False
    return True


def _difference(first: PdfiumPage, second: PdfiumPage, longest: int = _LONGEST) -> Image.Image:
    """Where two pages differ: a picture that is 0 where no eye tells them apart."""
    size = pixels(first, longest)
    bands = ImageChops.difference(draw(first, size), draw(second, size)).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return most.point([0] * (_UNSEEN + 1) + [255] * (255 - _UNSEEN))


# The contents of a document


def _rewrite(path: Path, places: Collection[int], out: Path, change: Change) -> dict[int, frozenset[int]]:
    """Write the document with the contents of these pages changed; on which pages each of their texts stands."""
    on: dict[int, frozenset[int]] = {}
    with pikepdf.open(path) as pdf:
        for form, pages in _contents(pdf, places):
            steps: list[Numbered] = []
            for step in pikepdf.parse_content_stream(form):
                shows = str(step.operator) in _SHOWS
                steps.append((len(on) if shows else -1, step))
                if shows:
                    on[len(on)] = pages
            form.write(pikepdf.unparse_content_stream(change(steps)))
        save(pdf, out)
    return on


def _contents(pdf: pikepdf.Pdf, places: Collection[int]) -> list[tuple[Stream, frozenset[int]]]:
    """The forms drawn on these pages and on no other, and on which of them: what is altered is looked at on each."""
    found: dict[tuple[int, int], tuple[Stream, set[int]]] = {}
    for place, page in enumerate(pdf.pages):
        waiting, seen = [page.obj.get("/Resources")], set[tuple[int, int]]()
        while waiting:
            resources = waiting.pop()
            listed = resources.get("/XObject") if isinstance(resources, Dictionary) else None
            for _, form in list(listed.items()) if isinstance(listed, Dictionary) else []:
                if isinstance(form, Stream) and form.get("/Subtype") == Name.Form and form.objgen not in seen:
                    seen.add(form.objgen)
                    found.setdefault(form.objgen, (form, set()))[1].add(place)
                    waiting.append(form.get("/Resources"))
    return [(form, frozenset(on)) for _, (form, on) in sorted(found.items()) if on <= set(places)]


def _marking(steps: Sequence[Numbered]) -> list[Any]:
    """Every text in marked content that tells its number."""
    made: list[Any] = []
    for number, step in steps:
        if number < 0:
            made.append(step)
        else:
            mark = [Name("/" + _MARK), Dictionary(N=number)]
            made += [(mark, Operator("BDC")), step, ([], Operator("EMC"))]
    return made


def _leaving_out(gone: Container[int], met: _AllMet) -> Change:
    """Without these texts; what stands after one of them on its line stays where it is."""

    def change(steps: Sequence[Numbered]) -> list[Any]:
        made: list[Any] = []
        size, kept_sizes = 1.0, list[float]()
        for place, (number, step) in enumerate(steps):
            match str(step.operator):
                case "q":
                    kept_sizes.append(size)
                case "Q":
                    size = kept_sizes.pop() if kept_sizes else size
                case "Tf" if len(step.operands) == 2:
                    size = float(step.operands[1])
            made += _stand_in(step, _advance(place, steps, met, size)) if number in gone else [step]
        return made

    return change


class _AllBut(Container[int]):
    """Every number but these."""

    def __init__(self, kept: Collection[int]) -> None:
        self._kept = kept

    def __contains__(self, number: object) -> bool:
        return number != -1 and number not in self._kept


def _stand_in(step: Any, far: float) -> list[Any]:
    """What does all that a text does to the state (9.4.3), and writes nothing."""
    moved: list[Any] = [([Array([far])], Operator("TJ"))] if far else []
    operands = list(step.operands)
    match str(step.operator):
        case "'":
            return [([], Operator("T*")), *moved]
        case '"' if len(operands) == 3:
            return [([operands[0]], Operator("Tw")), ([operands[1]], Operator("Tc")), ([], Operator("T*")), *moved]
    return moved


def _advance(place: int, steps: Sequence[Numbered], met: _AllMet, size: float) -> float:
    """How far this text moves the next one on its line, in thousandths of the type size, as TJ counts; else 0."""
    number, step = steps[place]
    for other, following in steps[place + 1 :]:
        operator = str(following.operator)
        if operator in _PLACES:
            return 0.0
        if other >= 0:
            if not size or not met.get(number) or not met.get(other):
                return 0.0
            (a, b, *_, left, foot), (*_, right, top) = met[number][0].at, met[other][0].at
            along = ((right - left) * a + (top - foot) * b) / ((a * a + b * b) or 1.0)
            return round(_before(step) - _before(following) - 1000 * along / size, 4)
    return 0.0


def _before(step: Any) -> float:
    """The room that a TJ leaves before its first letter."""
    total = 0.0
    if str(step.operator) == "TJ" and len(step.operands) == 1 and isinstance(step.operands[0], Array):
        for item in list(step.operands[0]):
            if isinstance(item, pikepdf.String):
                break
            total += float(item)
    return total


# Where the texts are met


@dataclass(frozen=True)
class _Text:
    """One text on a page: its number, its box on the page, and its box on the picture."""

    number: int
    mode: int
    at: Matrix
    box: Box | None
    blank: bool
    words: bool
    over: bool
    """Whether it stands on a picture, or below one."""


def _meet_all(
    path: Path, marked: Path, bare: Path, places: Collection[int], alive: Alive
) -> tuple[dict[int, list[_Met]], frozenset[int]]:
    """Where each text is met on these pages, and whether something of it is seen there; the pages with a text of which
    only a part is seen.
    """
    texts: dict[int, list[_Text]] = {}
    with Renderer(marked) as all_of_it:
        for place in sorted(places):
            alive()
            with all_of_it.page(place) as page:
                texts[place] = list(_texts(page)) if page is not None else []
        cuts = {text.number for found in texts.values() for text in found if text.mode >= _INKS_AND_CUTS.start}
        _rewrite(path, places, bare, _leaving_out(_AllBut(cuts), {}))
        met: dict[int, list[_Met]] = {}
        part = set[int]()
        with Renderer(bare) as without:
            for place, found in texts.items():
                alive()
                with all_of_it.page(place) as page, without.page(place) as empty:
                    if page is None or empty is None:
                        raise ValueError("a page is lost")
                    for text, one in _judged(page, empty, found):
                        met.setdefault(text.number, []).append(one)
                    if _has_unseen_part(page, _difference(page, empty)):
                        part.add(place)
    return met, frozenset(part)


def _has_unseen_part(page: PdfiumPage, apart: Image.Image) -> bool:
    """Whether letters beside one another in a text that is seen are not: cut off, or covered. `apart` shows where the
    page differs from one without words.
    """
    with closing(page.get_textpage()) as text:
        lines: dict[int, list[bool]] = {}
        for index in range(min(text.count_chars(), _MOST_LETTERS)):
            owner = raw.FPDFText_GetTextObject(text.raw, index)
            letter = chr(raw.FPDFText_GetUnicode(text.raw, index) or 32)
            if owner and letter.isalnum() and raw.FPDFTextObj_GetTextRenderMode(owner) in _INKED:
                left, foot, right, top = text.get_charbox(index)
                part = _part(page, apart, (left, foot, right, top)) if right > left else None
                address = ctypes.cast(owner, ctypes.c_void_p).value or 0
                lines.setdefault(address, []).append(part is not None and part.getbbox() is not None)
    return any(any(seen) and any(not (a or b) for a, b in pairwise(seen)) for seen in lines.values())


def _judged(page: PdfiumPage, empty: PdfiumPage, texts: Sequence[_Text]) -> Iterator[tuple[_Text, _Met]]:
    """Each text of a page, with whether the page looks other where it stands than the page without words."""
    inked = any(text.mode not in (_NO_INK, _CUTS) for text in texts)
    apart = _difference(page, empty) if inked else None
    closer: Image.Image | None = None
    look = draw(page, pixels(page, _LONGEST)) if any(text.over for text in texts) else None
    for text in texts:
        shows = text.mode not in (_NO_INK, _CUTS) and text.blank
        if apart is not None and text.mode not in (_NO_INK, _CUTS) and not text.blank:
            shows = _shows(page, apart, text.box)
            if not shows and text.words:
                closer = _difference(page, empty, _CLOSER) if closer is None else closer
                shows = _shows(page, closer, text.box)
        there = _part(page, look, text.box) if look is not None and text.over and text.box is not None else None
        layer = there is not None and _range(there) > _FLAT
        yield text, _Met(text.mode, text.at, shows, layer, text.words)


def _shows(page: PdfiumPage, apart: Image.Image, box: Box | None) -> bool:
    """Whether a picture of what differs has anything in this box; a text without a box cannot be told."""
    part = _part(page, apart, box) if box is not None else None
    return box is None or (part is not None and part.getbbox() is not None)


def _texts(page: PdfiumPage) -> Iterator[_Text]:
    """The numbered texts of a page."""
    everything = list(painted(page))
    pictures = [box for one in everything if one.is_picture and (box := one.box) is not None]
    with closing(_Words(page)) as words:
        for one in everything:
            number = _number(one.thing) if one.is_text else -1
            if number >= 0:
                box = one.box
                middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) if box is not None else (0.0, 0.0)
                over = any(_holds(picture, (*middle, *middle)) for picture in pictures)
                at = times(matrix_of(one.thing), one.matrix)
                mode, blank = raw.FPDFTextObj_GetTextRenderMode(one.thing), words.blank(one.thing)
                yield _Text(number, mode, at, box, blank, words.any(one), over)


def _number(thing: object) -> int:
    """The number that the text's mark tells; -1 without one."""
    for index in reversed(range(raw.FPDFPageObj_CountMarks(thing))):
        mark = raw.FPDFPageObj_GetMark(thing, index)
        value = ctypes.c_int()
        if raw.FPDFPageObjMark_GetParamIntValue(mark, b"N", value) and _is_ours(mark):
            return value.value
    return -1


def _is_ours(mark: object) -> bool:
    room = ctypes.create_string_buffer(_ROOM)
    filled = ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetName(mark, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), _ROOM, filled):
        return False
    return room.raw[: max(0, filled.value - 2)].decode("utf-16-le", "replace") == _MARK


def _part(page: PdfiumPage, picture: Image.Image, box: Box) -> Image.Image | None:
    """What the picture shows of this box and a dot around it; None where that is not on the page."""
    corners = [dot_of(page, picture.size, *box[:2]), dot_of(page, picture.size, *box[2:])]
    across, down = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    left, upper = max(0, across[0] - 1), max(0, down[0] - 1)
    right, lower = min(picture.width, across[1] + 2), min(picture.height, down[1] + 2)
    return picture.crop((left, upper, right, lower)) if right > left and lower > upper else None


def _range(part: Image.Image) -> int:
    """Levels between the lightest and the darkest dot of the colour that varies most."""
    levels: Any = part.getextrema()
    return int(max(high - low for low, high in levels))


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
