"""Rows on a grid become the items of a page. Where a box stands follows from its row; no form's content is known here.

Rows flow from the top of the form area (x 36 to 575, y 54 to 756 points) to its foot line. Fixed rows have the height
their words need; the room that is left on a page is shared out among its `Long` rows by weight. To move a box, move its
row in the form's own module; to change how a kind of row looks, change it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.case import Language
from forms.rows import (
    Cell,
    Cells,
    Gap,
    Heading,
    Long,
    Options,
    Paragraph,
    Pick,
    Row,
    Running,
    Statement,
    Ticks,
    Title,
    YesNo,
)
from forms.sheet import Box, CheckBox, FormId, Item, Print, Rect, Rule, Sheet, SheetPage, Signature

LEFT, RIGHT, FOOT, TOP = 36.0, 575.0, 54.0, 756.0
WIDTH = RIGHT - LEFT
FOOT_ROOM = 13.0
STROKE = 0.75
LABEL, QUESTION, ANSWER = 8.0, 9.0, 10.0
LINE = 1.2
"""Distance of base lines as a multiple of the type size."""
PAD = 3.5
SQUARE = 10.0
LABEL_BAND = 11.0
"""Height of a cell's strip for its label; the answer's room begins under it."""
SQUARE_ROW = 15.0
"""From one row of squares to the next: a square and half as much air, so that a pen's cross stays in its own."""
SQUARE_BESIDE = 4.0
"""Between a square and its label."""
STATEMENT = 22.0
"""Where the words of a statement begin, beside its square."""
YES_NO = 48.0
"""Room of one square with its "Yes", "No" or "Not sure" at the right end of a question."""
WORDS_ABOVE = 2.5
"""Between a frame's upper edge and the words of a `Long` row; also what a paragraph has under it."""
FLOOR = 1.5
"""Between a room's lower edge and its frame: descenders stay clear of the line."""
EDGES = 7.0
"""What a framed question has above and below its words, together."""
HEADING, HEADING_SIZE, HEADING_RULE, HEADING_NOTE = 22.0, 9.5, 6.5, 230.0
"""Height of a heading and its type size; how far its rule stands below the row above; where a note beside it begins."""
TITLE, TITLE_SIZE, TITLE_BASE, TITLE_BELOW = 30.0, 13.0, 17.0, 28.0
"""Height of a title and its type size; how far its lower edge and that of the line below it are from its top."""
RUNNING, RUNNING_BASE = 16.0, 11.0
"""Height of the line that opens a following page, and how far its lower edge is from its top."""
NOTE_LINE = 10.5
"""Height of a line of small words beside or under a heading."""
BULLET = 10.0
"""How far the words of a listed paragraph are indented."""
PAGE_OF = 80.0
"""Room of "Page 1 of 2" at the right end of the foot."""
NEAR = 0.01
"""What sums of heights may be off by, in points: rooms are rounded to hundredths."""


def lay(
    form: FormId,
    number: str,
    edition: str,
    language: Language,
    pages: tuple[tuple[Row, ...], ...],
    *,
    foot: str = "form.foot",
) -> Sheet:
    """The finished sheet. `foot`: the words at the foot of each page, which say whose items they are.

    Raises ValueError when the fixed rows of a page leave a `Long` row less than two lines.
    """
    made = []
    for place, rows in enumerate(pages, start=1):
        told = {"number": number, "edition": edition, "page": str(place), "pages": str(len(pages))}
        made.append(SheetPage((*_page(form, rows), *_foot(foot, told))))
    return Sheet(form, number, edition, language, tuple(made))


def _page(form: FormId, rows: tuple[Row, ...]) -> Iterator[Item]:
    room = TOP - FOOT - FOOT_ROOM - sum(_fixed(row) for row in rows)
    weights = sum(row.weight for row in rows if isinstance(row, Long))
    top = TOP
    for row in rows:
        height = _fixed(row)
        if isinstance(row, Long):
            height += room * row.weight / weights
            if height - _fixed(row) < 2 * ANSWER * LINE:
                raise ValueError(f"no room for {row.key}")
        yield from _row(form, row, Rect(LEFT, round(top - height, 2), WIDTH, round(height, 2)))
        top -= height
    if top < FOOT + FOOT_ROOM - NEAR:
        raise ValueError("the rows are higher than the page")


def _foot(words: str, params: dict[str, str]) -> Iterator[Item]:
    given = tuple(params.items())
    yield Print(words, Rect(LEFT, FOOT, WIDTH - PAGE_OF, 10), LABEL, params=given)
    yield Print("form.foot.page", Rect(RIGHT - PAGE_OF, FOOT, PAGE_OF, 10), LABEL, align="right", params=given)


def _fixed(row: Row) -> float:
    """The height a row needs for its words and frames; for a `Long` row without the box's room."""
    match row:
        case Title():
            return TITLE
        case Running():
            return RUNNING
        case Heading():
            return HEADING
        case Paragraph(lines=lines, size=size):
            return lines * size * LINE + WORDS_ABOVE
        case Cells(height=height) | Gap(height=height):
            return height
        case YesNo(note=note, lines=lines):
            return lines * QUESTION * LINE + (LABEL * LINE if note else 0.0) + EDGES
        case Options(values=squares, columns=columns) | Ticks(keys=squares, columns=columns):
            return QUESTION * LINE + 5.0 + -(-len(squares) // columns) * SQUARE_ROW
        case Statement(lines=lines):
            return lines * QUESTION * LINE + EDGES
        case Long(lines=lines):
            return lines * QUESTION * LINE + 4.0


def _row(form: FormId, row: Row, rect: Rect) -> Iterator[Item]:
    match row:
        case Title(words=words, below=below):
            yield Print(words, Rect(rect.x, rect.top - TITLE_BASE, rect.width, TITLE_BASE), TITLE_SIZE, bold=True)
            yield Print(below, Rect(rect.x, rect.top - TITLE_BELOW, rect.width, NOTE_LINE), LABEL)
        case Running(words=words):
            yield Print(words, Rect(rect.x, rect.top - RUNNING_BASE, rect.width, RUNNING_BASE), QUESTION, bold=True)
        case Heading():
            yield from _heading(row, rect)
        case Paragraph():
            yield from _words(row, rect)
        case Cells(cells=cells):
            yield from _cells(form, cells, rect)
        case YesNo():
            yield from _yes_no(form, row, rect)
        case Options(key=key, values=values, columns=columns):
            squares = [(key, value, f"{key}.{value}") for value in values]
            yield from _options(form, _label(form, key), squares, columns, rect)
        case Ticks(words=words, keys=keys, columns=columns):
            yield from _options(form, words, [(key, "yes", key) for key in keys], columns, rect)
        case Statement(key=key):
            yield _frame(rect)
            yield from _square(form, key, "yes", rect.x + PAD + 1, rect.top - PAD - SQUARE, rect.width, label="")
            room = rect.width - STATEMENT - SQUARE_BESIDE
            beside = Rect(rect.x + STATEMENT, rect.y + PAD - 0.5, room, rect.height - 2 * PAD + 0.5)
            yield Print(_label(form, key), beside, QUESTION)
        case Long(key=key, lines=lines):
            yield from _long(form, key, lines, rect)
        case Gap():
            pass


def _heading(row: Heading, rect: Rect) -> Iterator[Item]:
    top = rect.top - HEADING_RULE
    yield Rule(Rect(rect.x, top, rect.width, 0), width=1.5)
    yield Print(
        row.words, Rect(rect.x, top - 13.5, rect.width if not row.note else HEADING_NOTE, 12), HEADING_SIZE, bold=True
    )
    if row.note:
        yield Print(
            row.note, Rect(rect.x + HEADING_NOTE, top - 13, rect.width - HEADING_NOTE, NOTE_LINE), LABEL, align="right"
        )


def _words(row: Paragraph, rect: Rect) -> Iterator[Item]:
    inset = BULLET if row.bullet else 0.0
    if row.bullet:
        mark = Rect(rect.x + 1, rect.top - 1 - row.size * LINE, inset - 2, row.size * LINE)
        yield Print("form.bullet", mark, row.size, bold=True)
    room = Rect(rect.x + inset, rect.y + FLOOR, rect.width - inset, rect.height - WORDS_ABOVE)
    yield Print(row.words, room, row.size, bold=row.bold, params=row.params)


def _cells(form: FormId, cells: tuple[Cell | Pick, ...], rect: Rect) -> Iterator[Item]:
    total, x = sum(cell.share for cell in cells), rect.x
    for cell in cells:
        place = Rect(round(x, 2), rect.y, round(rect.width * cell.share / total, 2), rect.height)
        yield _frame(place, last=cell is cells[-1])
        yield Print(_label(form, cell.key), _label_room(place), LABEL)
        room = Rect(place.x + PAD, place.y + 1.0, place.width - 2 * PAD, place.height - LABEL_BAND - 1.0)
        match cell:
            case Pick(key=key, values=values):
                step = room.width / len(values)
                for number, value in enumerate(values):
                    yield from _square(form, key, value, room.x + number * step, place.y + 6, step)
            case Cell(key=key, kind="signature"):
                yield Signature(key, room)
            case Cell(key=key, kind=kind):
                yield Box(
                    key,
                    room,
                    lines=max(1, int(room.height / (QUESTION * LINE))),
                    kind="date" if kind == "date" else "text",
                )
        x += place.width


def _yes_no(form: FormId, row: YesNo, rect: Rect) -> Iterator[Item]:
    step = YES_NO
    ends = step * len(row.values)
    words = row.lines * QUESTION * LINE
    yield _frame(rect)
    question = Rect(rect.x + PAD, rect.top - PAD - words, rect.width - ends - 2 * PAD, words)
    yield Print(_label(form, row.key), question, QUESTION)
    for number, value in enumerate(row.values):
        x = rect.right - ends + number * step
        yield from _square(form, row.key, value, x, rect.top - PAD - SQUARE, step)
    if row.note:
        note = Rect(question.x, question.y - LABEL * LINE, question.width, LABEL * LINE)
        yield Print(_label(form, f"{row.key}.note"), note, LABEL)


def _options(
    form: FormId, words: str, squares: Sequence[tuple[str, str, str]], columns: int, rect: Rect
) -> Iterator[Item]:
    """`squares`: the fact and the value that each stands for, and the name of its label."""
    yield _frame(rect)
    question = Rect(rect.x + PAD, rect.top - 3 - QUESTION * LINE, rect.width - 2 * PAD, QUESTION * LINE)
    yield Print(words, question, QUESTION)
    step = (rect.width - 2 * PAD) / columns
    for number, (key, value, label) in enumerate(squares):
        line, column = divmod(number, columns)
        y = question.y - 2 - SQUARE - SQUARE_ROW * line
        yield from _square(form, key, value, rect.x + PAD + 1 + column * step, y, step, label)


def _square(
    form: FormId, key: str, value: str, x: float, y: float, step: float, label: str | None = None
) -> Iterator[Item]:
    """A square with its label beside it: "<key>.<value>" unless another is named; none for ""."""
    square = Rect(round(x, 2), round(y, 2), SQUARE, SQUARE)
    yield Rule(square, width=1.0, box=True)
    yield CheckBox(key, value, square)
    if label != "":
        name = _label(form, label or f"{key}.{value}")
        yield Print(
            name, Rect(square.right + SQUARE_BESIDE, square.y - 1.0, step - SQUARE - SQUARE_BESIDE - 1, 11), QUESTION
        )


def _long(form: FormId, key: str, lines: int, rect: Rect) -> Iterator[Item]:
    words = lines * QUESTION * LINE
    yield _frame(rect)
    yield Print(
        _label(form, key), Rect(rect.x + PAD, rect.top - WORDS_ABOVE - words, rect.width - 2 * PAD, words), QUESTION
    )
    room = Rect(rect.x + PAD, rect.y + FLOOR, rect.width - 2 * PAD, round(rect.height - words - 2 * WORDS_ABOVE, 2))
    yield Box(key, room, lines=int(room.height / (ANSWER * LINE)), long=True)


def _frame(rect: Rect, last: bool = True) -> Rule:
    """A frame that shares its edges with the frame below it and, unless it is the `last` of its row, the next one."""
    beside = 0.0 if last else STROKE
    return Rule(Rect(rect.x, rect.y - STROKE, rect.width + beside, rect.height + STROKE), STROKE, box=True)


def _label_room(cell: Rect) -> Rect:
    return Rect(cell.x + PAD, cell.top - LABEL_BAND, cell.width - 2 * PAD, LABEL_BAND - 1.1)


def _label(form: FormId, key: str) -> str:
    return f"form.{form}.{key}"
