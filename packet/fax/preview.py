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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packet.fax.findings import Spot
    from packet.fax.render import Source

HEIGHT: Final = round(ROWS * X_DPI / Y_DPI)
_GAP, _HEAD = 40, 70
"""Dots about the two pages, and over them for their labels."""
_DESK: Final = 120
"""The grey about the pages, 0..255: neither paper nor ink."""
_FRAME: Final = (200, 0, 0)
_ROOM: Final = 8
_LINE: Final = 5
"""A frame's red, the dots between it and what it is about, and how thick it is."""
_SIZE, _TOP = 40, 10
"""Dots: the size of a label, and what is over it."""


@dataclass(frozen=True)
class Seen:
    """What was previewed: page number from 1, legibility 0..100, warnings."""

    page: int
    score: int
    warnings: tuple[Warn, ...]

    def messages(self, language: str) -> list[str]:
        """The score and the warnings in words."""
        score = say("fax.preview_score", language, page=self.page, score=self.score)
        return [score, *(warn.message(self.page, language) for warn in self.warnings)]


def preview(
    packet: Path, page: int, out: Path, *, photo: bool = False, replace: bool = False, language: str = ENGLISH
) -> Seen:
    """Write the PNG of page `page` (from 1) to `out`. Raises `Refused`, and `CannotWrite` as `write_one` does:
    "file_exists" when another file is there and `replace` is not set."""
    from packet.fax.crew import ask_preview

    labels = (say("fax.preview_original", language), say("fax.preview_fax", language))
    answer = ask_preview(packet, page, photo, labels)
    write_one(out, answer.code, replace=replace)
    head = answer.head
    return Seen(page, int(head["score"]), tuple(Warn(code, params) for code, params in head["warnings"]))


def compose(source: Source, page: int, code: bytes, labels: tuple[str, str], spots: Sequence[Spot] = ()) -> bytes:
    """PNG of the original in colour and the decoded fax `code` of the same page, with a label over each and a frame
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
    png = io.BytesIO()
    sheet.save(png, "PNG")
    return png.getvalue()
