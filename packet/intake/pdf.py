"""A PDF becomes clean pages, or a Refuse: what the person wished for, which pages are whole, what to point out.

The engines are `ladder`'s, the judgement of sameness `compare`'s; this module holds the order of things.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops

from packet.intake import hints, selection, tall
from packet.intake.appearances import Undrawn
from packet.intake.covered import has_covered_words
from packet.intake.engine_fallback import PICTURE, REDRAWN, Ladder, assemble
from packet.intake.facts import Facts, waits
from packet.intake.integrity import pdf_truncation
from packet.intake.looks import packed
from packet.intake.render import Renderer
from packet.intake.request import Refuse, Request
from packet.intake.result import LOSSES, Change, Hint, Ink, PageLeftOut
from packet.intake.source_document import Reference
from packet.intake.undrawn import holds_something
from packet.intake.visual_diff import blank
from packet.pdf import tree
from packet.pdf.page import Rectangle
from packet.pdf.pdfium import PdfiumPage
from packet.sandbox.worker import Tell


@dataclass
class Pages:
    """The clean pages of one source: a PDF, and for each of its pages the page of the source (1-based)."""

    pdf: Path
    pages_in: int
    sources: list[int] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    left_out: list[PageLeftOut] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    fingerprints: list[str] = field(default_factory=list)
    photos: list[int] = field(default_factory=list)
    ink: list[Ink] = field(default_factory=list)
    looks: list[bytes] = field(default_factory=list)
    """What each page looks like, as `packet.intake.looks` packs it."""
    notes: tuple[str, ...] = ()
    """Words of its notes that no page shows, each with the page that it belongs to."""
    unseen: tuple[int, ...] = ()
    """Pages of the source of which words went that nobody sees."""
    attached: tuple[str, ...] = ()
    """Names of the files inside."""


@dataclass
class _View:
    """What one look at a page told."""

    fingerprint: str
    blank: bool
    holds: bool
    """Shows nothing, and holds words or a picture."""
    photo: bool
    waits: bool
    shows_ssn: bool
    words: str
    """Its text, on a page with notes."""
    noted: bool
    """Holds notes or fields, whose words are read on the clean page only."""
    hints: list[Hint]
    ink: Ink
    """As shares of the picture's width and height, from its top left: left, top, right, bottom."""

    @property
    def empty(self) -> bool:
        """Shows nothing, and holds nothing."""
        return self.blank and not self.holds


def chosen(request: Request, total: int) -> tuple[int, ...]:
    """The wished pages (1-based) in order. Raises Refuse("pages_unknown" | "pages_spelling" | "pages_twice")."""
    try:
        return selection.parse(request.pages, total)
    except selection.SelectionError as error:
        if error.code == "spelling":
            raise Refuse("pages_spelling", pages=request.pages[:60]) from None
        code = "pages_unknown" if error.code == "range" else "pages_twice"
        raise Refuse(code, page=error.page, total=total) from None


def take(request: Request, source: Path, folder: Path, tell: Tell) -> Pages:
    """The wished pages of the PDF `source`, clean and proven. Raises Refuse."""
    with Reference(source, request.password, folder, lambda: tell(0, 1)) as reference:
        facts = reference.facts
        if facts.attached and request.attachments == "ask":
            names = ", ".join(facts.attached[:8])
            raise Refuse("attachments_ask", count=len(facts.attached), names=names)
        if reference.pages > request.limits.pages:
            raise Refuse("too_many_pages", most=request.limits.pages)
        wished = [page - 1 for page in chosen(request, reference.pages)]
        if beyond := [page for page in request.rotate if not 1 <= page <= reference.pages]:
            raise Refuse("turn_unknown", page=min(beyond), total=reference.pages)
        result = Pages(folder / "clean.pdf", reference.pages, attached=facts.attached)
        _check_whole(reference, wished, request, result)
        views: dict[int, _View] = {}

        def see(index: int, picture: Image.Image, page: PdfiumPage) -> None:
            views[index] = _view(index, picture, page)
            tell(len(views), len(wished))

        ladder = Ladder(
            reference,
            {page - 1: turn for page, turn in request.rotate.items()},
            folder,
            see,
            lambda: tell(len(views), len(wished)),
            request.searchable,
        )
        ladder.climb(wished)
        if ladder.mended and not result.changes:
            result.changes.append(Change(0, "repaired"))
        if _is_stand_in(facts, views):
            raise Refuse("xfa")
        spoken = [
            (index, words) for index, words in facts.note_words if index in views and _unsaid(words, views[index])
        ]
        unshown = [thing for thing in reference.undrawn if thing.page in views]
        entries = [(thing.page, thing.words) for thing in unshown if thing.words]
        result.notes = tuple(f"{index + 1}: {words}" for index, words in sorted(spoken + entries))
        included = request.attachments == "include"
        untold = () if included else {index for index, _ in spoken}
        unshown = [thing for thing in unshown if not (included and thing.words)]
        result.left_out += _losses(request, wished, views, ladder, unshown, untold)
        kept = _keep(request, wished, views, result)
        for index in views.keys() & facts.numbered:
            views[index].shows_ssn = True
        redrawn = _redrawn(kept, ladder, facts.marked, result) if request.as_pictures else frozenset[int]()
        redrawn |= (cut := _cut_up(kept, ladder, result)).keys()
        _deliver(kept, views, cut, ladder, request.rotate, result)
        result.changes += [Change(index + 1, "drawn") for index in kept if index in reference.drawn]
        result.hints += [Hint(index + 1, "unlinked") for index in wished if index in facts.unlinked]
        result.hints += [
            Hint(index + 1, "redact") for index in wished if index in facts.marked and index not in redrawn
        ]
        result.unseen = tuple(index + 1 for index in kept if index in ladder.unseen and index not in redrawn)
        result.changes += _unseen(result.unseen)
        result.hints += _hidden(index + 1 for index in sorted(wished) if index in facts.hidden)
        if unprinted := [index + 1 for index in sorted(wished) if index in facts.unprinted]:
            result.hints.append(Hint(0, "unprinted", {"pages": selection.spoken(unprinted)}))
        if pdf_truncation.joined(source):
            result.hints.append(Hint(0, "joined"))
        if facts.signed:
            result.hints.append(Hint(0, "signed"))
        if facts.attached and request.attachments == "leave":
            result.left_out.append(PageLeftOut(0, "attachments", {"count": len(facts.attached)}))
    return result


def _hidden(pages: Iterable[int]) -> Iterator[Hint]:
    """One hint for all pages (1-based) with hidden parts."""
    match list(pages):
        case []:
            return
        case [page]:
            yield Hint(page, "hidden")
        case several:
            yield Hint(0, "hidden_pages", {"pages": selection.spoken(several)})


def _unseen(pages: Iterable[int]) -> Iterator[Change]:
    """One change for all pages (1-based) of which words went that nobody sees: a long scan is no long list."""
    match sorted(pages):
        case []:
            return
        case [page]:
            yield Change(page, "unseen")
        case several:
            yield Change(0, "unseen_pages", {"pages": selection.spoken(several)})


def _redrawn(
    kept: Sequence[int], ladder: Ladder, marked: Mapping[int, Sequence[Rectangle]], result: Pages
) -> frozenset[int]:
    """Make pictures of the pages with words under a box and of those with areas marked for redaction, which become
    black; these pages.
    """
    covered = _covered(kept, ladder)
    pages = [index for index in kept if index in covered or index in marked]
    if pages:
        ladder.redraw(pages, marked)
    for index in pages:
        result.changes.append(Change(index + 1, "redact_picture" if index in marked else "covered_picture"))
    return frozenset(pages)


def _cut_up(kept: Iterable[int], ladder: Ladder, result: Pages) -> dict[int, list[Image.Image]]:
    """Cut up the pages that are as tall as several sheets; what each piece of them looks like."""
    found: dict[int, list[Image.Image]] = {}
    for index in kept:
        piece, tops = tall.tops(*ladder.size(index))
        if tops:
            found[index] = ladder.cut(index, piece, tops)
            result.changes.append(Change(index + 1, "cut_page", {"count": len(tops)}))
    return found


def _covered(kept: Iterable[int], ladder: Ladder) -> frozenset[int]:
    found = set[int]()
    files = {ladder.chosen[index][1] for index in kept}
    for file in files:
        with Renderer(file) as made:
            for index in kept:
                _, path, place = ladder.chosen[index]
                if path == file:
                    with made.page(place) as page:
                        if page is not None and has_covered_words(page):
                            found.add(index)
    return frozenset(found)


def _is_stand_in(facts: Facts, views: dict[int, _View]) -> bool:
    """Whether these pages only stand in for a form that Adobe Reader would draw."""
    if facts.dynamic or (facts.xfa and not facts.fields):
        return any(view.waits or view.blank for view in views.values())
    return len(views) <= 2 and any(view.waits for view in views.values())


def _view(index: int, picture: Image.Image, page: PdfiumPage) -> _View:
    number = index + 1
    empty = blank(picture)
    found: list[Hint] = []
    text, turn = hints.read(page)
    if not turn and not text.strip() and not empty and hints.lies_on_its_side(picture):
        turn = 90
    if turn in (90, 270):
        found.append(Hint(number, "sideways", {"turn": turn}))
    shows_ssn = hints.has_ssn(text)
    holds = empty and holds_something(page) and not has_covered_words(page)
    words = " ".join(text.split()) if hints.has_notes(page) else ""
    noted = not shows_ssn and hints.has_notes(page)
    return _View(
        "" if empty else _fingerprint(picture),
        empty,
        holds,
        is_photo(picture),
        waits(text),
        shows_ssn,
        words,
        noted,
        found,
        _ink(picture),
    )


def _fingerprint(picture: Image.Image) -> str:
    small = picture.convert("L").point(lambda value: value & 0xE0)
    return hashlib.sha256(b"%d %d " % small.size + small.tobytes()).hexdigest()[:32]


def _ink(picture: Image.Image) -> Ink:
    """Where the picture is not white, a dot of room around it."""
    found = ImageChops.invert(picture).getbbox()
    if found is None:
        return None
    left, top, right, bottom = found
    width, height = picture.size
    farther, lower = min(width, right + 1), min(height, bottom + 1)
    return max(0, left - 1) / width, max(0, top - 1) / height, farther / width, lower / height


def _in_points(ink: Ink, width: float, height: float) -> Ink:
    """The box of the ink on a page shown `width` x `height` points, origin lower left."""
    if ink is None:
        return None
    left, top, right, bottom = ink
    return left * width, (1 - bottom) * height, right * width, (1 - top) * height


def is_photo(picture: Image.Image) -> bool:
    """Whether much of the page is neither ink nor paper: a photograph or a grey scan."""
    histogram = picture.convert("L").histogram()
    return sum(histogram[40:216]) > 0.3 * sum(histogram)


def _unsaid(words: str, view: _View) -> bool:
    """Whether the page does not show these words of a note: some programs repeat what was marked."""
    plain = " ".join(words.split())
    return plain not in view.words and (plain.partition(": ")[2] or plain) not in view.words


def _losses(
    request: Request,
    wished: Sequence[int],
    views: dict[int, _View],
    ladder: Ladder,
    unshown: Iterable[Undrawn],
    untold: Collection[int],
) -> list[PageLeftOut]:
    """What of these pages is not in the packet, the gravest first, pages with the same loss together.

    Raises Refuse("losses_ask") for a loss that nobody agreed to.
    """
    found: dict[tuple[int, str, str], list[int]] = {}

    def lose(index: int, reason: str, name: str = "") -> None:
        found.setdefault((LOSSES.index(reason), reason, name), []).append(index + 1)

    for index in wished:
        if views[index].holds or (views[index].blank and index in ladder.torn):
            lose(index, "lost_blank")
        elif index in ladder.torn:
            lose(index, "lost_part")
        if index in ladder.vanished:
            lose(index, "lost_font", ladder.vanished[index])
    for index in untold:
        lose(index, "lost_words")
    for thing in unshown:
        lose(thing.page, f"lost_{thing.what}", thing.name)
    losses = [
        PageLeftOut(0, reason, {"pages": selection.spoken(sorted(set(pages))), "name": name})
        for (_, reason, name), pages in sorted(found.items())
    ]
    if losses and request.attachments != "leave":
        raise Refuse("losses_ask", losses)
    return losses


def _keep(request: Request, wished: Sequence[int], views: dict[int, _View], result: Pages) -> list[int]:
    """The pages to deliver; why the others are left out is told. Raises Refuse("nothing_left")."""
    kept = [index for index in wished if not (request.drop_blank and views[index].empty)]
    if not kept:
        raise Refuse("nothing_left")
    wanted = set(wished)
    result.left_out += [PageLeftOut(page + 1, "not_selected") for page in range(result.pages_in) if page not in wanted]
    dropped = wanted - set(kept)
    result.left_out += [PageLeftOut(index + 1, "blank") for index in wished if index in dropped]
    return kept


def _deliver(
    kept: Sequence[int],
    views: dict[int, _View],
    cut: Mapping[int, Sequence[Image.Image]],
    ladder: Ladder,
    turns: Mapping[int, int],
    out: Pages,
) -> None:
    """Put these pages together, and tell what was done to each and what is to be seen on it."""
    made_of = [(index, piece) for index in kept for piece in range(ladder.pieces.get(index, 1))]
    chosen = ladder.chosen
    assemble([(chosen[index][1], chosen[index][2] + piece) for index, piece in made_of], out.pdf)
    with Renderer(out.pdf) as made:
        for place, (index, piece) in enumerate(made_of):
            view = views[index]
            with made.page(place) as page:
                ink = _ink(cut[index][piece]) if index in cut else view.ink
                out.ink.append(_in_points(ink, page.get_width(), page.get_height()))
                if view.noted:
                    view.shows_ssn |= hints.has_ssn(hints.read(page)[0])
                out.hints += _left_in(page, index, ladder) if not piece else []
    for place, (index, piece) in enumerate(made_of):
        picture = cut[index][piece] if index in cut else None
        out.sources.append(index + 1)
        out.fingerprints.append(views[index].fingerprint if picture is None else _fingerprint(picture))
        out.looks.append(ladder.looks.get(index) or packed(picture))
        if views[index].photo:
            out.photos.append(place + 1)
    for index in kept:
        _tell(index, views[index], ladder, turns.get(index + 1, 0), out)


def _tell(index: int, view: _View, ladder: Ladder, turn: int, out: Pages) -> None:
    if view.shows_ssn:
        out.hints.append(Hint(index + 1, "ssn"))
    out.hints += view.hints
    if view.empty and index not in ladder.torn:
        out.hints.append(Hint(index + 1, "blank"))
    if index in ladder.incomplete:
        out.changes.append(Change(index + 1, "incomplete"))
    if index in ladder.bare:
        out.changes.append(Change(index + 1, "bare_font", {"font": min(ladder.bare[index])}))
    elif ladder.chosen[index][0] == PICTURE:
        out.changes.append(Change(index + 1, "picture"))
    if turn:
        out.changes.append(Change(index + 1, "turned", {"degrees": turn}))


def _left_in(page: PdfiumPage, index: int, ladder: Ladder) -> list[Hint]:
    """That words are left on the delivered page which nobody sees there."""
    if has_covered_words(page):
        return [Hint(index + 1, "covered")]
    drawn = ladder.chosen[index][0] in (PICTURE, REDRAWN)
    return [Hint(index + 1, "part_unseen")] if index in ladder.partly and not drawn else []


def _check_whole(reference: Reference, wished: Sequence[int], request: Request, result: Pages) -> None:
    """Refuse a file cut off in transfer, unless every wished page is whole."""
    ended = reference.ended
    if ended and not reference.doubtful:
        return
    try:
        with tree.opened(reference.source, request.password) as pdf:
            bones = pdf_truncation.Bones(reference.source, pdf)
            pages = tree.leaves(pdf)
            sound = [index for index, page in enumerate(pages) if ended or not bones.lacks(page)]
    except Exception:  # too broken to tell
        if ended:
            result.changes.append(Change(0, "repaired"))
            return
        raise Refuse("cut_off_all") from None
    lost = len(pages) - len(sound) + bones.lost_pages()
    if not lost:
        result.changes.append(Change(0, "repaired"))
    elif request.pages and set(wished) <= set(sound) and len(pages) == reference.pages:
        result.changes.append(Change(0, "cut_off", {"lost": lost}))
    elif not sound:
        raise Refuse("cut_off_all")
    else:
        raise Refuse("cut_off", lost=lost, whole=selection.show(index + 1 for index in sound))
