"""Made photographs, scans and faxes of signed pages with known truth: which are recognised, placed, and read right.

`pytest --benchmark-only -s -n 0 tests/bench/test_signed_pages.py` prints a line for each kind. SAMPLES (environment
variable) sheets of each kind; 6 take about ten minutes on one processor.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from PIL import Image, ImageDraw

from packet.marks.mark import PageMark
from packet.signed import ReturnedSheet
from packet.signed.verdict import verdicts
from packet.signed.view import through
from packet.signed.work import answer
from tests.packet.signed.paper import (
    BOXES,
    SHEET,
    Camera,
    beside,
    drawn,
    faxed,
    printed_form,
    printed_page,
    stained,
    stored,
    written,
)

SAMPLES: Final = int(os.environ.get("SAMPLES", "6"))
NUMBER: Final = "7K3F-9Q2M"
NAMES: Final = ("dmhc_20_224", "dmhc_20_160", "letter_to_plan", "hearing_request")
FORMS: Final = tuple((form, language) for form in NAMES for language in ("en", "es"))
DPI: Final = 300


@dataclass
class Made:
    """A picture that was made: the page it shows, whether that is signed and dated, its true view where it is known."""

    picture: Image.Image
    form: int
    signed: bool
    dated: bool
    truth: Any = None


Way = Callable[[Made, random.Random], Made]


def _signed(form: int, packet: Path, boxes: dict[str, Any], luck: random.Random) -> Made:
    page = drawn(packet, DPI)
    signed, dated = luck.random() < 0.6, luck.random() < 0.5 and "date" in boxes
    if signed:
        written(page, boxes["signature"], DPI, luck, luck.uniform(0.15, 0.7), luck.randrange(20, 110))
    if dated:
        written(page, boxes["date"], DPI, luck, luck.uniform(0.35, 0.7), luck.randrange(20, 110))
    return Made(page, form, signed, dated)


def _camera(**facts: Any) -> Way:
    def way(made: Made, luck: random.Random) -> Made:
        camera = Camera(turn=luck.uniform(-8, 8), upside_down=luck.random() < 0.5, **facts)
        photo, truth = camera.take(made.picture, DPI, luck)
        return replace(made, picture=photo, truth=truth)

    return way


def _scan(dpi: int, quality: int, upside_down: bool = False) -> Way:
    def way(made: Made, _luck: random.Random) -> Made:
        small = made.picture.resize((round(8.5 * dpi), 11 * dpi), Image.Resampling.BOX)
        truth = np.diag((dpi / 72, dpi / 72, 1.0))
        if upside_down:
            small = small.rotate(180)
            truth = np.array([[-1.0, 0, small.width], [0, -1, small.height], [0, 0, 1]]) @ truth
        return replace(made, picture=stored(small, quality), truth=truth)

    return way


def _fax(lines: int) -> Way:
    return lambda made, luck: replace(made, picture=faxed(made.picture, lines, luck))


def _cut(made: Made, luck: random.Random) -> Made:
    page = made.picture.copy()
    far, (wide, high) = luck.randrange(150, 330), page.size
    left = [(0, high), (far, high), (0, high - far)]
    right = [(wide, high), (wide - far, high), (wide, high - far)]
    ImageDraw.Draw(page).polygon(luck.choice([left, right]), fill=90)
    return _camera(tilt=5, dpi=200)(replace(made, picture=page), luck)


def _stain(made: Made, luck: random.Random) -> Made:
    page = stained(made.picture, (luck.uniform(100, 500), luck.uniform(100, 700)), luck.uniform(40, 110), DPI)
    return _camera(tilt=4, dpi=200)(replace(made, picture=page), luck)


WAYS: Final[dict[str, Way]] = {
    "scan 100 dpi, JPEG 30": _scan(100, 30),
    "scan 150 dpi, JPEG 60": _scan(150, 60),
    "scan 200 dpi, upside down": _scan(200, 90, upside_down=True),
    "scan 300 dpi": _scan(300, 90),
    "photo, tilt 5, 150 dpi": _camera(tilt=5, dpi=150, shade=0.2, blur=0.8, quality=80),
    "photo, tilt 10, shade": _camera(tilt=10, dpi=200, shade=0.5, blur=1.0, quality=60),
    "photo, tilt 15, JPEG 30": _camera(tilt=15, dpi=200, shade=0.3, blur=1.0, quality=30),
    "photo, tilt 15, 110 dpi": _camera(tilt=15, dpi=110, blur=0.8, quality=80),
    "photo, blurred, dark shade": _camera(tilt=8, dpi=200, shade=0.6, blur=1.8, quality=50),
    "fax 196 lines": _fax(196),
    "fax 98 lines": _fax(98),
    "corner cut off": _cut,
    "coffee": _stain,
}


def _mark(form: int) -> PageMark:
    return PageMark(NUMBER, 1, "DM", f"A0B1C{form}", head=True)


def _told(packet: Path, boxes: dict[str, Any], form: int, picture: Path, folder: Path) -> list[ReturnedSheet]:
    page = {"page": 1, "check": _mark(form).check, "boxes": boxes}
    question = {"scans": [str(picture)], "packet": str(packet), "number": NUMBER, "pages": [page]}
    told = answer(question, folder, lambda _done, _of: None)["sheets"]
    known = set(ReturnedSheet.__dataclass_fields__) - {"made"}
    return [ReturnedSheet(**{key: sheet[key] for key in sheet if key in known}, made=folder) for sheet in told]


def _row(way: Way, made: list[tuple[Path, dict[str, Any]]], luck: random.Random, folder: Path) -> tuple[Any, float]:
    count: Counter[str] = Counter()
    worst = 0.0
    for sample in range(SAMPLES):
        form = luck.randrange(len(FORMS)) if sample else 0
        one = way(_signed(form, *made[form], luck), luck)
        path = folder / "picture.png"
        one.picture.save(path, dpi=(200, 200))
        count["sheets"] += 1
        found = verdicts(_told(*made[form], form, path, folder), NUMBER)
        if len(found) != 1 or found[0].sheet.state != "read":
            count["not recognised"] += 1
            continue
        sheet, doubts = found[0].sheet, found[0].doubts
        if one.truth is not None:
            scale = float(np.hypot(*(np.array(sheet.corners)[1] - np.array(sheet.corners)[0]))) / 215.9
            there = np.hypot(*(np.array(sheet.corners) - through(one.truth, SHEET)).T).max() / scale
            worst = max(worst, float(there))
            count["beside 1 mm"] += int(there > 1)
        for box, true in (("signature", one.signed), ("date", one.dated)):
            told = (sheet.ink or {}).get(box)
            if told is not None:
                count["boxes"] += 1
                count["ink unsure"] += told == "unsure"
                count["ink wrong"] += told != "unsure" and (told == "yes") != true
        count["print said changed"] += bool(sheet.changed)
        count["said written"] += bool(sheet.written)
        count["blurred"] += "blurred" in doubts
        count["no code"] += "no_code" in doubts
        count["used at once"] += not doubts
    return count, worst


@pytest.mark.benchmark(group="signed pages")
def test_the_matrix_of_made_sheets(benchmark: Any) -> None:
    """Prints the table."""
    total: Counter[str] = Counter()

    def rows() -> Iterator[tuple[str, Any, float]]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            made = [
                printed_form(folder / f"{form}-{language}", form, language, _mark(place))
                for place, (form, language) in enumerate(FORMS)
            ]
            for kind, way in WAYS.items():
                yield (kind, *_row(way, made, random.Random(kind), folder))

    def run() -> None:
        for kind, count, worst in rows():
            total.update(count)
            print(f"{kind:28} worst {worst:5.2f} mm  {dict(+count)}", flush=True)

    benchmark.pedantic(run, rounds=1)
    print(dict(+total))
    assert total["sheets"] == SAMPLES * len(WAYS)


# Pages that may not be used unasked: each signed, and brought back by a good scan and by a photo


def _halved(page: Image.Image) -> Image.Image:
    half = page.copy()
    half.paste(255, (0, page.height // 2, page.width, page.height))
    return half


def _uncoded(page: Image.Image) -> Image.Image:
    """The codes at its edges under correction tape."""
    bare, edge = page.copy(), round(0.75 * DPI)
    for place in ((0, 0, page.width, edge), (0, page.height - edge, page.width, page.height)):
        bare.paste(250, place)
    return bare


def _twice(page: Image.Image) -> Image.Image:
    return beside([page.resize((1275, 1650)), page.resize((1275, 1650))])


OTHER: Final = "530-555-0199"
RIGHT: Final = PageMark(NUMBER, 1, "DM", "A0B1C0", head=True)
WRONG: Final[dict[str, tuple[str, PageMark, Callable[[Image.Image], Image.Image]]]] = {
    "another packet": (OTHER, replace(RIGHT, number="AAAA-AAAA", check="FFFFFF"), Image.Image.copy),
    "another packet, its codes covered": (OTHER, replace(RIGHT, number="AAAA-AAAA", check="FFFFFF"), _uncoded),
    "older printing, an answer changed": (OTHER, replace(RIGHT, number="BBBB-BBBB", check="00AA00"), Image.Image.copy),
    "older printing, its codes covered": (OTHER, replace(RIGHT, number="BBBB-BBBB", check="00AA00"), _uncoded),
    "the right code on changed print": (OTHER, RIGHT, Image.Image.copy),
    "another page of this packet": (OTHER, replace(RIGHT, page=3, check="00BB00"), Image.Image.copy),
    "this page, its codes covered": ("", RIGHT, _uncoded),
    "this page twice": ("", RIGHT, _twice),
    "half of this page": ("", RIGHT, _halved),
}
"""Kind -> the telephone number that is printed instead of the right one, the code that is printed, what is done to it.
"""
BACK: Final[tuple[Way, ...]] = (_scan(200, 80), _camera(tilt=6, dpi=200, shade=0.3, quality=75))


def _brought_back(kind: str, folder: Path, luck: random.Random) -> tuple[int, Counter[str]]:
    """How many sheets of this kind came back, and what was said of them."""
    phone, mark, change = WRONG[kind]
    right = printed_page(folder / "right", mark=RIGHT)
    page = drawn(
        printed_page(folder / "wrong", phone, mark) if phone else printed_page(folder / "wrong", mark=mark), DPI
    )
    written(page, BOXES["signature"], DPI, luck)
    said: Counter[str] = Counter()
    for way in BACK:
        one = way(Made(change(page), 0, True, False), luck)
        one.picture.save(folder / "picture.png", dpi=(200, 200))
        found = verdicts(_told(right, BOXES, 0, folder / "picture.png", folder), NUMBER)
        for verdict in found:
            said[verdict.sheet.state if verdict.sheet.state != "read" else ", ".join(verdict.doubts) or "USED"] += 1
    return len(BACK), said


@pytest.mark.benchmark(group="signed pages")
def test_no_wrong_page_is_used_unasked(benchmark: Any, tmp_path: Path) -> None:
    """Prints what is said of each kind."""
    used: Counter[str] = Counter()

    def run() -> None:
        for kind in WRONG:
            (tmp_path / kind).mkdir()
            sheets, said = _brought_back(kind, tmp_path / kind, random.Random(kind))
            print(f"{kind:36} {sheets} scans  {dict(said)}", flush=True)
            used[kind] += said["USED"]

    benchmark.pedantic(run, rounds=1)
    assert dict(+used) == {}
