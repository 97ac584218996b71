"""A page as the far end prints it, beside the page as it is. Dots are 204 x 196 to the inch: rows are stretched to
square.

Drawn in a worker like every page, because the PDF may be anybody's.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.words import ENGLISH, say
from packet.fax.geometry import ROWS, WIDTH, X_DPI, Y_DPI
from packet.fax.tuning import WHITE
from packet.fax.warn import Warn
from packet.one_file import write_one
from packet.thumbnail import Dots, dot_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import Image

    from forms.case import FaxWay
    from packet.fax.findings import Spot
    from packet.fax.render import Source

HEIGHT: Final = round(ROWS * X_DPI / Y_DPI)
_GAP, _HEAD = 40, 70
"""Dots about the two pages, and over them for their labels."""
_DESK: Final = 120
"""The grey about the pages, 0..255: neither paper nor ink."""
_SEEN: Final = 24
"""Levels: a dot of a screen of text with so much of a frame in it is red."""
_FRAME: Final = (200, 0, 0)
_ROOM: Final = 8
_LINE: Final = 5
"""A frame's red, the dots between it and what it is about, and how thick it is."""
_SIZE, _TOP = 40, 10
"""Dots: the size of a label, and what is over it."""


@dataclass(frozen=True)
class Seen:
    """What was previewed: page number from 1, legibility 0..100, warnings, and the two pages in a few dots."""

    page: int
    score: int
    warnings: tuple[Warn, ...]
    dots: Dots = ()

    def messages(self, language: str) -> list[str]:
        """The score and the warnings in words."""
        score = say("fax.preview_score", language, page=self.page, score=self.score)
        return [score, *(warn.message(self.page, language) for warn in self.warnings)]


def preview(
    packet: Path, page: int, out: Path, *, way: FaxWay = "as_is", replace: bool = False, language: str = ENGLISH
) -> Seen:
    """Write the PNG of page `page` (from 1) to `out`. Raises `Refused`, and `CannotWrite` as `write_one` does:
    "file_exists" when another file is there and `replace` is not set."""
    seen, png = look(packet, page, way, language)
    write_one(out, png, replace=replace)
    return seen


def look(
    packet: Path, page: int, way: FaxWay = "as_is", language: str = ENGLISH, room: tuple[int, int] = (0, 0)
) -> tuple[Seen, bytes]:
    """Page `page` (from 1) beside its fax: what was seen, with `room` for so many dots across and down of a screen of
    text, and the PNG. Raises `Refused` and `UsageError`."""
    from packet.fax.crew import PreviewOrder, ask_preview

    labels = (say("fax.preview_original", language), say("fax.preview_fax", language))
    answer = ask_preview(packet, PreviewOrder(page, way, labels, room))
    head = answer.head
    warnings = tuple(Warn(code, params) for code, params in head["warnings"])
    dots = tuple(tuple(dot_of(*dot) for dot in row) for row in head["dots"])
    return Seen(page, int(head["score"]), warnings, dots), answer.code


def compose(source: Source, page: int, code: bytes, labels: tuple[str, str], spots: Sequence[Spot] = ()) -> Image.Image:
    """The original in colour and the decoded fax `code` of the same page, with a label over each and a frame
    about each of `spots` on the fax, where something is spoilt."""
    from PIL import Image, ImageDraw, ImageFont

    from packet.fax.encode import decode

    ink = decode(code, WIDTH, ROWS)
    fax = Image.fromarray(~ink).convert("L").resize((WIDTH, HEIGHT), Image.Resampling.NEAREST)
    sheet = Image.new("RGB", (2 * WIDTH + (2 + 1) * _GAP, HEIGHT + _HEAD + _GAP), (_DESK, _DESK, _DESK))
    sheet.paste(source.colour(page - 1, (WIDTH, HEIGHT)), (_GAP, _HEAD))
    sheet.paste(fax, (2 * _GAP + WIDTH, _HEAD))
    with files("packet.lettering").joinpath("fonts", "DejaVuSansCondensed.ttf").open("rb") as file:
        font = ImageFont.truetype(io.BytesIO(file.read()), _SIZE)
    pen = ImageDraw.Draw(sheet)
    for number, label in enumerate(labels):
        pen.text((_GAP + number * (_GAP + WIDTH), _TOP), label, fill=(WHITE, WHITE, WHITE), font=font)
    for spot in spots:
        left, right = (2 * _GAP + WIDTH + edge * X_DPI for edge in (spot.left, spot.right))
        top, bottom = (_HEAD + edge * X_DPI for edge in (spot.top, spot.bottom))
        pen.rectangle((left - _ROOM, top - _ROOM, right + _ROOM, bottom + _ROOM), outline=_FRAME, width=_LINE)
    return sheet


def png_of(sheet: Image.Image) -> bytes:
    """The PNG of what `compose` made."""
    png = io.BytesIO()
    sheet.save(png, "PNG")
    return png.getvalue()


def dots_of(sheet: Image.Image, columns: int, rows: int) -> list[list[tuple[int, ...]]]:
    """It in dots, as large as it fits into `columns` x `rows`; none for no room. A frame's thin line keeps its red."""
    from PIL import Image, ImageChops

    if not columns or not rows:
        return []
    scale = min(columns / sheet.width, rows / sheet.height)
    size = max(1, round(sheet.width * scale)), max(1, round(sheet.height * scale))
    small = sheet.resize(size, Image.Resampling.BOX)
    red, green, _ = sheet.split()
    frame = Image.eval(red, lambda level: level == _FRAME[0] and WHITE)
    frame = ImageChops.multiply(frame, Image.eval(green, lambda level: level == 0 and WHITE))
    share = frame.resize(size, Image.Resampling.BOX)
    small.paste(_FRAME, mask=Image.eval(share, lambda level: level > _SEEN and WHITE))
    flat = small.tobytes()
    return [
        [tuple(flat[at : at + 3]) for at in range(3 * row * small.width, 3 * (row + 1) * small.width, 3)]
        for row in range(small.height)
    ]
