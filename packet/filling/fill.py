"""From a Sheet and a Case to a filled, flat form: text set with the form's fonts, ticks as lines, nothing interactive.

An answer is set at 10 points and shrinks to 9 at the least. What still does not fit is begun in its box, ends there in
"(continued on page N)", and stands in full on a continuation sheet (`packet.filling.continuation`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from forms.case import Case
from forms.catalog import left_blank
from forms.printed import text, ticked
from forms.sheet import Box, CheckBox, Rect, Sheet, Signature
from forms.words import say
from packet.filling.draw import print_sheet
from packet.filling.filled import Filled, Overflow, Placed, SignatureLine
from packet.lettering.bidi import right_to_left
from packet.lettering.characters import clean
from packet.lettering.fitting import cut, set_text
from packet.lettering.paint import Paint, require_printable
from packet.lettering.typeset import LEADING

SIGNED: Final = 10.0
"""Type size in points of a typed signature; a box says its own."""
SMALLEST: Final = 9.0
STEP: Final = 0.5
"""Points: an answer that does not fit is set smaller by STEP, but never smaller than SMALLEST."""


@dataclass(frozen=True)
class _Setting:
    """The lines of one answer and their type size; `whole` is False when the box cannot hold them all."""

    lines: tuple[str, ...]
    size: float
    whole: bool


def overflow(sheet: Sheet, case: Case) -> tuple[Overflow, ...]:
    """The answers that do not fit their boxes at 9 points, in the form's order. Raises `Unproved` as `fill` does."""
    _check(sheet, case)
    return tuple(
        Overflow(item.key, sheet.form, clean(text(case, item.key), keep_lines=True))
        for item in sheet.boxes()
        if not _set(_answer(item, case), item).whole
    )


def fill(sheet: Sheet, case: Case, continued_on: Mapping[str, int]) -> Filled:
    """The filled form. `continued_on`: key of an overflowing answer -> the page number (from 1) to point to.

    Raises `Unproved` naming the answers with characters that cannot be printed; KeyError when an overflowing answer has
    no page in `continued_on`.
    """
    _check(sheet, case)
    paint = print_sheet(sheet)
    placed: list[Placed] = []
    lines: list[SignatureLine] = []
    for number, item in sheet.items():
        match item:
            case Box() | Signature():
                put = _put(paint, number, item, sheet, case, continued_on)
                if put is not None:
                    placed.append(put)
                elif isinstance(item, Signature) and not left_blank(case, item.key):
                    lines.append(SignatureLine(item.key, sheet.form, number, item.rect))
            case CheckBox(key, value, rect):
                on = ticked(case, key, value)
                if on:
                    paint.turn_to(number)
                    paint.tick(rect)
                placed.append(Placed(key, sheet.form, number, rect, value, "tick" if on else "empty"))
            case _:
                pass
    return Filled(paint.save(), len(sheet.pages), tuple(placed), tuple(lines))


def _check(sheet: Sheet, case: Case) -> None:
    require_printable(
        (say(f"form.{sheet.form}.{item.key}", case.language).rstrip(":"), text(case, item.key))
        for item in sheet.boxes()
    )


def _answer(item: Box | Signature, case: Case) -> str:
    several = isinstance(item, Box) and item.lines > 1
    return clean(text(case, item.key), keep_lines=several)


def _set(answer: str, item: Box | Signature) -> _Setting:
    start = item.size if isinstance(item, Box) else SIGNED
    sizes = tuple(start - STEP * step for step in range(int((start - SMALLEST) / STEP) + 1))
    return _Setting(*set_text(answer, item.rect, sizes))


def _put(
    paint: Paint, number: int, item: Box | Signature, sheet: Sheet, case: Case, continued_on: Mapping[str, int]
) -> Placed | None:
    """Draw one answer into its box; None when it is blank."""
    answer = _answer(item, case)
    if not answer:
        return None
    setting = _set(answer, item)
    lines = setting.lines
    if not setting.whole:
        marker = say("form.continued", sheet.language, page=continued_on[item.key])
        lines = cut(answer, marker, item.rect, setting.size)
    paint.turn_to(number)
    top = item.rect.top
    if len(lines) == 1 and not (isinstance(item, Box) and item.long):
        top -= max(0.0, (item.rect.height - setting.size * LEADING) / 2)
    room = Rect(item.rect.x, item.rect.y, item.rect.width, top - item.rect.y)
    paint.lines(room, lines, setting.size, rtl=right_to_left(answer))
    return Placed(item.key, sheet.form, number, item.rect, "\n".join(lines))
