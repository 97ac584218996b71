"""Made photographs, scans and faxes of signed pages with known truth: which are recognised, placed, and read right.

`pytest --benchmark-only -s -n 0 tests/bench/test_signed_pages.py` prints a line for each kind. SAMPLES (environment
variable) pictures of each kind, over the pages to be signed of the packets of every filing in both languages and of the
look-alikes of an agency's own PDFs; 6 take about ten minutes on one processor.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from PIL import Image, ImageDraw

from forms.answers import parse
from forms.case import Language
from forms.catalog import made_into
from forms.rules import judge
from packet.build import build
from packet.marks.mark import PageMark
from packet.signed import AwaitedPage, ReturnedSheet
from packet.signed.verdict import SheetVerdict, verdicts
from packet.signed.view import through
from packet.signed.work import answer
from packet.stops import OfficialDoubted
from packet.take_back import record_of
from tests.packet.cases import TODAY, answers
from tests.packet.locate.lookalikes.catalogue import sample
from tests.packet.signed.paper import (
    BOXES,
    PHONE,
    SHEET,
    Camera,
    beside,
    drawn,
    faxed,
    printed_page,
    stained,
    stored,
    written,
)

SAMPLES: Final = int(os.environ.get("SAMPLES", "6"))
NUMBER: Final = "7K3F-9Q2M"
DPI: Final = 300
LANGUAGES: Final[tuple[Language, ...]] = ("en", "es")
HELPED: Final = {
    "wants_assistant": "yes",
    "assistant_name": "Lucia Vargas",
    "assistant_address": "77 Orchard Row",
    "assistant_city": "Fresno",
    "assistant_state": "CA",
    "assistant_zip": "93702",
    "assistant_phone": PHONE,
}
HEARING: Final = {"coverage_kind": "medi_cal_managed_care", "has_medi_cal": "yes", "bic_ssn": "90000000A"}
INSURED: Final = {"coverage_kind": "insurance_policy", "claim_number": "CL-77"}
FILING: Final[Mapping[str, Mapping[str, str]]] = {
    "dmhc": {},
    "plan": {"to": "plan"},
    "state_hearing": {"to": "state_hearing", **HEARING},
    "cdi": {"to": "cdi", **INSURED},
}
"""What a case has that is made into each filing."""


@dataclass(frozen=True)
class AwaitedSheet:
    """A page to be signed, of the packet it stands in."""

    name: str
    packet: Path
    number: str
    page: AwaitedPage


def _awaited(folder: Path) -> list[AwaitedSheet]:
    """Every page to be signed: of the packets of all filings in both languages, and on agencies' look-alikes."""
    found = []
    for language in LANGUAGES:
        alike = folder / f"agency-{language}.pdf"
        alike.write_bytes(next(one for one in sample() if one.language == language).make()[0])
        for filing, more in FILING.items():
            found += _built(folder / f"{filing}-{language}", language, more, ())
        found += _built(folder / f"agency-{language}", language, {}, (alike,))
    return found


def _built(out: Path, language: Language, more: Mapping[str, str], official: tuple[Path, ...]) -> list[AwaitedSheet]:
    typed = {**HELPED, **more}
    to = typed.pop("to", "")
    case = made_into(parse(answers(language=language, typed=typed), TODAY)[0], to or None)
    stops = frozenset(one.id for one in judge(case, TODAY) if one.level == "stop")
    try:
        build(case, TODAY, out.parent, out, accept=stops, official=official)
    except OfficialDoubted as asked:  # what a helper would say yes to who sees that it is the right form
        stops |= {doubt.accept(name) for name, doubt in asked.doubts}
        build(case, TODAY, out.parent, out, accept=stops, official=official)
    record = record_of(out.parent / "case.json", out)
    return [AwaitedSheet(out.name, record.printed, record.number, page) for page in record.awaited()]


@dataclass
class Made:
    """A picture that was made: whether its page is signed and dated, its true view where it is known."""

    picture: Image.Image
    signed: bool
    dated: bool
    truth: Any = None


Way = Callable[[Made, random.Random], Made]


def _signed(sheet: AwaitedSheet, luck: random.Random) -> Made:
    page = drawn(sheet.packet, DPI, sheet.page.page - 1)
    boxes = sheet.page.boxes
    signed, dated = luck.random() < 0.6, luck.random() < 0.5 and "date" in boxes
    if signed:
        written(page, boxes["signature"], DPI, luck, luck.uniform(0.15, 0.7), luck.randrange(20, 110))
    if dated:
        written(page, boxes["date"], DPI, luck, luck.uniform(0.35, 0.7), luck.randrange(20, 110))
    return Made(page, signed, dated)


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


def _told(packet: Path, number: str, pages: Sequence[AwaitedPage], picture: Path, folder: Path) -> list[ReturnedSheet]:
    asked = [{"page": page.page, "check": page.check, "boxes": dict(page.boxes)} for page in pages]
    question = {"scans": [str(picture)], "packet": str(packet), "number": number, "pages": asked}
    told = answer(question, folder, lambda _done, _of: None)["sheets"]
    known = set(ReturnedSheet.__dataclass_fields__) - {"made"}
    return [ReturnedSheet(**{key: sheet[key] for key in sheet if key in known}, made=folder) for sheet in told]


def _row(way: Way, made: Sequence[AwaitedSheet], luck: random.Random, folder: Path) -> tuple[Any, float]:
    count: Counter[str] = Counter()
    worst = 0.0
    for _ in range(SAMPLES):
        paper = luck.choice(made)
        one = way(_signed(paper, luck), luck)
        one.picture.save(folder / "picture.png", dpi=(200, 200))
        count["sheets"] += 1
        found = verdicts(_told(paper.packet, paper.number, [paper.page], folder / "picture.png", folder), paper.number)
        if len(found) != 1 or found[0].sheet.state != "read":
            count["not recognised"] += 1
            continue
        _counted(count, found[0], one, paper.name)
        corners = np.array(found[0].sheet.corners)
        if one.truth is not None:
            scale = float(np.hypot(*(corners[1] - corners[0]))) / 215.9
            there = np.hypot(*(corners - through(one.truth, SHEET)).T).max() / scale
            worst = max(worst, float(there))
            count["beside 1 mm"] += int(there > 1)
    return count, worst


def _counted(count: Counter[str], found: SheetVerdict, one: Made, name: str) -> None:
    """What was told of a sheet that was recognised, against what is true of it."""
    sheet = found.sheet
    for box, true in (("signature", one.signed), ("date", one.dated)):
        told = (sheet.ink or {}).get(box)
        if told is not None:
            wrong = told != "unsure" and (told == "yes") != true
            count[f"{box} boxes"] += 1
            count[f"{box} unsure"] += told == "unsure"
            count[f"{box} wrong"] += wrong
            if wrong:
                print(f"  wrong: {box} of {name}, page {sheet.page}: {told}, and it is {true}")
    count["print said changed"] += bool(sheet.changed)
    count["said written"] += bool(sheet.written)
    count["blurred"] += "blurred" in found.doubts
    count["no code"] += "no_code" in found.doubts
    count["used at once"] += not found.doubts


def _two_in_one(made: Sequence[AwaitedSheet], luck: random.Random, folder: Path) -> Any:
    """Two pages of one packet in one picture, one of them signed; either may lie upside down."""
    packets = {one.packet: [other for other in made if other.packet == one.packet] for one in made}
    pairs = [pages[:2] for pages in packets.values() if len(pages) > 1]
    count: Counter[str] = Counter()
    for _ in range(SAMPLES):
        pair = luck.choice(pairs)
        truth = {paper.page.page: _signed(paper, luck) for paper in pair}
        small = [one.picture.resize((1700, 2200), Image.Resampling.BOX) for one in truth.values()]
        small = [page.rotate(180) if luck.random() < 0.5 else page for page in small]
        photo, _ = Camera(tilt=4, turn=luck.uniform(-4, 4), dpi=200, shade=0.2).take(beside(small), 200, luck)
        photo.save(folder / "picture.png", dpi=(200, 200))
        pages = [paper.page for paper in pair]
        found = verdicts(_told(pair[0].packet, pair[0].number, pages, folder / "picture.png", folder), pair[0].number)
        count["sheets"] += 2
        count["not recognised"] += 2 - len({one.sheet.page for one in found if one.sheet.state == "read"})
        for one in found:
            if one.sheet.state == "read":
                _counted(count, one, truth[one.sheet.page], pair[0].name)
    return count


@pytest.mark.benchmark(group="signed pages")
def test_the_matrix_of_made_sheets(benchmark: Any) -> None:
    """Prints the table."""
    total: Counter[str] = Counter()

    def run() -> None:
        with tempfile.TemporaryDirectory() as name:
            made = _awaited(Path(name))
            print(f"{len(made)} pages to be signed: {', '.join(sorted({one.name for one in made}))}")
            for kind, way in WAYS.items():
                count, worst = _row(way, made, random.Random(kind), Path(name))
                total.update(count)
                print(f"{kind:28} worst {worst:5.2f} mm  {dict(+count)}", flush=True)
            count = _two_in_one(made, random.Random("two"), Path(name))
            total.update(count)
            print(f"{'two pages in one picture':28} {dict(+count)}", flush=True)

    benchmark.pedantic(run, rounds=1)
    print(dict(+total))
    right = total["signature boxes"] - total["signature wrong"] - total["signature unsure"]
    print(f"ink in the signature box right: {right} of {total['signature boxes']}")
    assert total["sheets"] == SAMPLES * (len(WAYS) + 2)


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
        one = way(Made(change(page), True, False), luck)
        one.picture.save(folder / "picture.png", dpi=(200, 200))
        asked = AwaitedPage(1, RIGHT.check, BOXES)
        found = verdicts(_told(right, NUMBER, [asked], folder / "picture.png", folder), NUMBER)
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
