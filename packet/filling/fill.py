"""From a Sheet and a Case to a filled, flat form: text set with the form's fonts, ticks as lines, nothing interactive.

An answer is set at 10 points and shrinks to 9 at the least. What still does not fit is begun in its box, ends there in
"(continued on page N)", and stands in full on a continuation sheet (`packet.filling.continuation`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.case import Case
from forms.printed import text, ticked
from forms.sheet import Box, Rect, Sheet, Signature, Tick
from forms.words import say
from packet.errors import Unproved
from packet.filling.draw import print_sheet
from packet.filling.filled import Filled, Overflow, Placed, SignatureLine
from packet.lettering.bidi import right_to_left
from packet.lettering.characters import clean, clusters, name
from packet.lettering.paint import Paint
from packet.lettering.typeset import LEADING, missing, wrap

SMALLEST = 9.0
STEP = 0.5


@dataclass(frozen=True)
class _Setting:
    """The lines of one answer and their type size; `whole` is False when the box cannot hold them all."""

    lines: tuple[str, ...]
    size: float
    whole: bool


def unprintable(sheet: Sheet, case: Case) -> dict[str, list[str]]:
    """Key of each answer on this sheet -> its characters that no font at hand prints."""
    found = {}
    for item in sheet.boxes():
        lost = missing(text(case, item.key))
        if lost:
            found[item.key] = lost
    return found


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
                elif isinstance(item, Signature) and _wanted(item, case):
                    lines.append(SignatureLine(item.key, sheet.form, number, item.rect))
            case Tick(key, value, rect):
                on = ticked(case, key, value)
                if on:
                    paint.turn_to(number)
                    paint.tick(rect)
                placed.append(Placed(key, sheet.form, number, rect, value, "tick" if on else "empty"))
            case _:
                pass
    return Filled(paint.save(), len(sheet.pages), tuple(placed), tuple(lines))


def set_text(answer: str, rect: Rect, sizes: tuple[float, ...]) -> tuple[tuple[str, ...], float, bool]:
    """The lines of a cleaned answer at the first size at which they fit `rect`, else at the last size.

    Returns (lines, size, whether they fit); of an answer that does not fit only one line more than there is room for.
    """
    for size in sizes:
        room = room_for(rect, size)
        lines = tuple(wrap(answer, rect.width, size, most=room + 1))
        if len(lines) <= room:
            return lines, size, True
    return lines, size, False


def room_for(rect: Rect, size: float) -> int:
    """How many lines of this size stand in the rectangle."""
    return int((rect.height + 0.01) / (size * LEADING))


def cut(answer: str, marker: str, rect: Rect, size: float) -> tuple[str, ...]:
    """As many lines of the answer as fit with `marker` at their end; the marker alone when nothing more fits."""
    room = room_for(rect, size)
    pieces = clusters(answer)
    low, high = 0, min(len(pieces), _most(answer, rect, size, room))
    while low < high:
        middle = (low + high + 1) // 2
        if len(_with(pieces[:middle], marker, rect, size)) <= room:
            low = middle
        else:
            high = middle - 1
    end = low
    while 0 < end < len(pieces) and pieces[end] not in " \n" and pieces[end - 1] not in " \n":
        end -= 1
    return _with(pieces[: end or low], marker, rect, size)


def _most(answer: str, rect: Rect, size: float, room: int) -> int:
    """At most so many clusters can stand in the box: those of its first lines and the spaces between them."""
    return sum(len(clusters(line)) + 1 for line in wrap(answer, rect.width, size, most=room))


def _with(pieces: list[str], marker: str, rect: Rect, size: float) -> tuple[str, ...]:
    return tuple(wrap("".join(pieces).rstrip(" \n") + " " + marker, rect.width, size))


def _check(sheet: Sheet, case: Case) -> None:
    lost = unprintable(sheet, case)
    if lost:
        told = "; ".join(
            f"{say(f'form.{sheet.form}.{key}', case.language).rstrip(':')}: {', '.join(map(name, chars))}"
            for key, chars in lost.items()
        )
        raise Unproved("characters_in_answers", answers=told)


def _answer(item: Box | Signature, case: Case) -> str:
    several = isinstance(item, Box) and item.lines > 1
    return clean(text(case, item.key), keep_lines=several)


def _set(answer: str, item: Box | Signature) -> _Setting:
    start = item.size if isinstance(item, Box) else 10.0
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


def _wanted(item: Signature, case: Case) -> bool:
    """Whether this line is to be signed by hand: Part A is not when the patient cannot act."""
    return not (item.key == "aaf_patient_signature" and case.filing.filer == "legal_representative")
