"""Fills an agency's own PDF: answers drawn into the found slots, fields gone, every page kept as the viewer showed it.

Answers without a sure place, and those that do not fit, belong on a continuation sheet (`packet.filling.continuation`):
`homeless` names them, and the slot, if there is one, ends in "(continued on page N)".
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pikepdf

from forms.case import Case
from forms.catalog import left_blank, printed
from forms.sheet import Rect
from forms.words import say
from packet.errors import Refused, Unproved
from packet.filling.filled import Filled, Overflow, Placed, SignatureLine
from packet.lettering.paint import Paint, require_printable, save
from packet.locate.answers_on import LocatedAnswer, answers
from packet.locate.form_map import FieldPlace, OfficialMap
from packet.locate.geometry import Area, around
from packet.locate.guard import Straight, ask_upright
from packet.locate.text_fit import FittedLine, Setting, settle
from packet.locate.tuning import SETTING
from packet.resources import ending
from packet.sandbox.own_step import Tell, behind
from packet.sandbox.supervisor import private, written

_LAID: Final = "laid.pdf"
_DIGITS = 3
"""Of a point, behind the decimal point: far less than a printer shows, and the same on every machine."""


def overflow_official(found: OfficialMap, case: Case) -> tuple[Overflow, ...]:
    """The answers that the form has no sure place for, or too little room, in the forms' order. Raises Unproved for
    characters that no font prints."""
    _check(found, case)
    return tuple(
        Overflow(answer.item.key, answer.item.form, answer.words, answer.beside)
        for answer in answers(found, case)
        if answer.homeless
        or (answer.words and answer.place is not None and not settle(answer.place, answer.words).whole)
    )


def fill_official(
    pdf: Path,
    case: Case,
    continued_on: Mapping[str, int],
    found: OfficialMap,
    cancelled: Callable[[], bool] | None = None,
) -> Filled:
    """All pages of the agency's PDF, filled and flat. `continued_on`: key → page number (from 1) of its continuation,
    for every key of `overflow_official`. `placed` also holds the ticks that must stay empty; prove it with
    `packet.proof.values`.

    Raises Refused: official_changed when the file is no longer the one that was mapped; Unproved for characters that no
    font prints; Interrupted when `cancelled` says so.
    """
    _check(found, case)
    told = list(answers(found, case))
    drawn = frozenset((p.page, p.widget) for answer in told for p in _touched(answer))
    ticks = [place for answer in told for _, _, place in answer.ticks if place is not None]
    squares = [(place.page, _rect(_square(place.area))) for place in ticks]
    source = ask_upright(pdf, found, drawn, squares, cancelled)
    blank = frozenset(place.title for place, empty in zip(ticks, source.empty, strict=True) if empty)
    paint = Paint(language=printed(found.language))
    for _ in source.sizes:
        paint.new_page()
    placed: list[Placed] = []
    lines: list[SignatureLine] = []
    for answer in told:
        placed += _put(paint, answer, found, continued_on, blank)
        place = answer.place
        if answer.item.kind == "signature" and not answer.words and place and not left_blank(case, answer.item.key):
            lines.append(SignatureLine(answer.item.key, answer.item.form, place.page, _rect(place.area)))
    return Filled(
        _laid_over(source, paint, pdf.name, cancelled), len(source.sizes), tuple(placed), tuple(lines), source.unseen
    )


def _check(found: OfficialMap, case: Case) -> None:
    require_printable(
        (say(f"form.{a.item.form}.{a.item.key}", case.language).rstrip(":"), a.words) for a in answers(found, case)
    )


def _touched(answer: LocatedAnswer) -> list[FieldPlace]:
    """The places whose fields are emptied: those that are written in, and every box of a choice."""
    if answer.place is not None:
        return [answer.place] if answer.words else []
    return [place for _, _, place in answer.ticks if place is not None]


def _put(
    paint: Paint, answer: LocatedAnswer, found: OfficialMap, continued_on: Mapping[str, int], blank: frozenset[str]
) -> list[Placed]:
    item = answer.item
    if answer.place is None:
        return _ticks(paint, answer, blank)
    if not answer.words:
        return []
    setting = settle(answer.place, answer.words)
    if not setting.whole:
        marker = say("form.continued", printed(found.language), page=continued_on[item.key])
        setting = settle(answer.place, answer.words, marker)
    if not setting.lines:
        return []
    paint.turn_to(answer.place.page)
    for line in setting.lines:
        paint.text(line.x, line.y, line.text, line.size, align="center" if line.middle else "left", rtl=line.rtl)
    return [
        Placed(item.key, item.form, answer.place.page, _rect(area), text, beside=answer.beside)
        for area, text in _proofs(answer.place, setting)
    ]


def _proofs(place: FieldPlace, setting: Setting) -> list[tuple[Area, str]]:
    """What must be found again, and where: the whole answer in its slot, or each piece in its part."""
    if place.parts:
        return [(part, line.text) for part, line in zip(place.parts, setting.lines, strict=True)]
    area = around([place.area, *(_ink(line) for line in setting.lines)])
    mark = "" if place.comb > 1 else "\n"
    return [(area, mark.join(line.text for line in setting.lines))]


def _ink(line: FittedLine) -> Area:
    """Where a line's letters stand: a low slot may be a little lower than its type."""
    low, high = line.y - SETTING.ink_under * line.size, line.y + SETTING.ink_over * line.size
    return Area(line.x, low, line.x + 1, high)


def _ticks(paint: Paint, answer: LocatedAnswer, blank: frozenset[str]) -> list[Placed]:
    placed = []
    for value, on, place in answer.ticks:
        if place is None:
            continue
        if on:
            paint.turn_to(place.page)
            paint.tick(_rect(_square(place.area)))
        if on or place.title in blank:
            where: Placed = Placed(
                answer.item.key,
                answer.item.form,
                place.page,
                _rect(_square(place.area)),
                value,
                "tick" if on else "empty",
            )
            placed.append(where)
    return placed


def _square(area: Area) -> Area:
    """A square in the middle of the box: a tick in a wide field is no dash."""
    x, y = area.middle
    half = min(area.width, area.height, SETTING.tick) / 2
    return Area(x - half, y - half, x + half, y + half)


def _rect(area: Area) -> Rect:
    return Rect(*(round(number, _DIGITS) for number in (area.x0, area.y0, area.width, area.height)))


def _laid_over(source: Straight, paint: Paint, name: str, cancelled: Callable[[], bool] | None) -> bytes:
    """The upright pages with ours on top, laid there behind the fence: they are the agency's. Raises Refused when they
    are not such as the worker writes, Interrupted.
    """

    def read(told: Any) -> bytes:
        if told != len(source.sizes) or not written(folder, _LAID):
            raise ValueError("pages")
        return (folder / _LAID).read_bytes()

    with private() as folder:
        try:
            return behind(
                _lay, source.pdf, source.sizes, paint.save(), folder=folder, reads=(), read=read, cancelled=cancelled
            )
        except Unproved as fault:
            raise Refused("official_damaged", file=name) from fault


def _lay(folder: Path, _tell: Tell, upright: bytes, sizes: Sequence[tuple[float, float]], ours: bytes) -> int:
    """Each of our pages goes into a form of its own, so that no state leaks."""
    form = f"/Ours{ending(upright)}"
    with pikepdf.open(io.BytesIO(upright)) as pdf, pikepdf.open(io.BytesIO(ours)) as drawn:
        for size, page, mine in zip(sizes, pdf.pages, drawn.pages, strict=True):
            content = mine.obj.get("/Contents")
            if not isinstance(content, pikepdf.Stream) or not content.read_bytes().strip():
                continue
            mine.obj["/MediaBox"] = pikepdf.Array([0, 0, size[0], size[1]])
            page.obj["/Resources"]["/XObject"][form] = pdf.copy_foreign(mine.as_form_xobject())
            page.obj["/Contents"] = pdf.make_stream(page.obj["/Contents"].read_bytes() + f"\nq {form} Do Q".encode())
        (folder / _LAID).write_bytes(save(pdf))
        return len(pdf.pages)
