"""Ink in the rooms for signature and date: the rooms of every page to be signed, as they are printed there, one below
the other on sheets that come back. One sheet that was made worse gives the boxes of eight to ten pages.

`pytest --benchmark-only -s -n 0 tests/bench/test_signed_rooms.py` prints a line for each kind of picture. ROUNDS
(environment variable) times all rooms in each kind; 2 give 330 boxes for a signature and take about five minutes of one
processor. Without an error 299 boxes are needed to say "99 % are right" with 95 % of certainty.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
from PIL import Image

from forms.case import Patient
from packet.binding.assemble import assemble
from packet.binding.stamp import stamp
from packet.marks.mark import PageMark
from packet.pdf.placement import PageRef
from packet.signed import AwaitedPage, ReturnedSheet
from packet.signed.compare import Box
from tests.bench.test_signed_pages import DPI, NUMBER, WAYS, AwaitedSheet, Made, _awaited, _told
from tests.packet.signed.paper import Camera, beside, drawn, written

ROUNDS: Final = int(os.environ.get("ROUNDS", "2"))
_AROUND: Final = 16.0
"""Points of a page above and below its boxes that are shown with them: their labels, rules and the lines nearby."""
_FIRST: Final = 40.0
_LAST: Final = 690.0
"""Points from the upper edge between which rooms stand: below a fax machine's line, above the band."""
_ENOUGH: Final = 299
"""0.99 ** 299 < 0.05."""
_SIGNED: Final = 0.6
_DATED: Final = 0.5
"""Shares of the boxes that are written in."""


@dataclass(frozen=True)
class RoomSheet:
    """A sheet of rooms: its packet of one page, and each box with the name of the page it is from."""

    packet: Path
    page: AwaitedPage
    names: Mapping[str, str]


def _sheets(made: Sequence[AwaitedSheet], folder: Path) -> list[RoomSheet]:
    """All rooms, as many on a sheet as it holds."""
    rows: list[list[tuple[AwaitedSheet, float, float]]] = [[]]
    top = _FIRST
    for one in made:
        edges = one.page.boxes.values()
        upper, lower = min(box[1] for box in edges) - _AROUND, max(box[3] for box in edges) + _AROUND
        if top + lower - upper > _LAST:
            rows.append([])
            top = _FIRST
        rows[-1].append((one, upper, top - upper))
        top += lower - upper
    return [_sheet(group, folder / f"rooms-{number}") for number, group in enumerate(rows)]


def _sheet(rows: Sequence[tuple[AwaitedSheet, float, float]], folder: Path) -> RoomSheet:
    """`rows`: a page, where its strip begins, and by how much it is moved down, in points."""
    folder.mkdir()
    boxes: dict[str, Box] = {}
    names: dict[str, str] = {}
    with pikepdf.new() as pdf:
        sheet = pdf.add_blank_page(page_size=(612, 792))
        drawing = []
        for place, (one, upper, down) in enumerate(rows):
            with pikepdf.open(one.packet) as packet:
                shown = pdf.copy_foreign(packet.pages[one.page.page - 1].as_form_xobject())
            name = sheet.add_resource(shown, pikepdf.Name.XObject)
            lower = max(box[3] for box in one.page.boxes.values()) + _AROUND
            clip = f"0 {792 - lower - down:.2f} 612 {lower - upper:.2f} re W n"
            drawing.append(f"q {clip} 1 0 0 1 0 {-down:.2f} cm {name} Do Q")
            for kind, box in one.page.boxes.items():
                boxes[f"{kind} {place}"] = (box[0], box[1] + down, box[2], box[3] + down)
                names[f"{kind} {place}"] = f"{one.name}, page {one.page.page}"
        sheet.contents_add("\n".join(drawing).encode())
        pdf.save(folder / "form.pdf")
    mark = PageMark(NUMBER, 1, "DM", "A0B1C2", head=True)
    bands = stamp([("", 1)], NUMBER, Patient(first_name="Ana", last_name="Quintero"), "en", {0: mark})
    assemble([PageRef(folder / "form.pdf", 0, own=True)], folder / "packet.pdf", bands=bands)
    return RoomSheet(folder / "packet.pdf", AwaitedPage(1, mark.check, boxes), names)


def _inked(sheet: RoomSheet, luck: random.Random) -> tuple[Image.Image, Mapping[str, bool]]:
    """The sheet with some of its boxes written in, and which."""
    page = drawn(sheet.packet, DPI)
    truth = {}
    for name, box in sheet.page.boxes.items():
        signs = name.startswith("signature")
        truth[name] = luck.random() < (_SIGNED if signs else _DATED)
        if truth[name]:
            share = luck.uniform(0.15, 0.7) if signs else luck.uniform(0.35, 0.7)
            written(page, box, DPI, luck, share, luck.randrange(20, 110))
    return page, truth


def _counted(sheet: RoomSheet, truth: Mapping[str, bool], told: Sequence[ReturnedSheet], kind: str) -> Counter[str]:
    count: Counter[str] = Counter(sheets=1)
    if len(told) != 1 or told[0].state != "read":
        count["not recognised"] += 1
        return count
    for name, ink in (told[0].ink or {}).items():
        box = name.split()[0]
        wrong = ink != "unsure" and (ink == "yes") != truth[name]
        count[f"{box} boxes"] += 1
        count[f"{box} unsure"] += ink == "unsure"
        count[f"{box} wrong"] += wrong
        if wrong:
            print(f"  {kind}: {box} of {sheet.names[name]}: {ink}, and it is {truth[name]}")
    return count


def _way(kind: str, page: Image.Image, luck: random.Random, folder: Path) -> Path:
    """The picture of a sheet that came back so; with another sheet of paper beside it when no way has this name."""
    if kind in WAYS:
        picture = WAYS[kind](Made(page, True, True), luck).picture
    else:
        other = Image.new("L", (1700, 2200), 250)
        two = [page.resize((1700, 2200), Image.Resampling.BOX), other]
        picture, _ = Camera(tilt=4, turn=luck.uniform(-4, 4), dpi=200, shade=0.2).take(beside(two), 200, luck)
    picture.save(folder / "picture.png", dpi=(200, 200))
    return folder / "picture.png"


@pytest.mark.benchmark(group="signed pages")
def test_ink_in_the_rooms_of_all_pages(benchmark: Any) -> None:
    """Prints the table. Wanted: no more than one signature box of a hundred wrong or unsure."""
    total: Counter[str] = Counter()

    def run() -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            made = [one for one in _awaited(folder) if one.page.boxes]
            sheets = _sheets(made, folder)
            print(f"rooms of {len(made)} pages on {len(sheets)} sheets: {', '.join(sorted({m.name for m in made}))}")
            for kind in (*WAYS, "two sheets in one picture"):
                luck, count = random.Random(f"rooms {kind}"), Counter[str]()
                for sheet in sheets * ROUNDS:
                    page, truth = _inked(sheet, luck)
                    told = _told(sheet.packet, NUMBER, [sheet.page], _way(kind, page, luck, folder), folder)
                    count += _counted(sheet, truth, told, kind)
                total.update(count)
                print(f"{kind:28} {dict(+count)}", flush=True)

    benchmark.pedantic(run, rounds=1)
    wrong, unsure, boxes = (total[f"signature {what}"] for what in ("wrong", "unsure", "boxes"))
    print(f"{dict(+total)}\nsignature boxes right: {boxes - wrong - unsure} of {boxes}, {unsure} unsure, {wrong} wrong")
    assert boxes >= _ENOUGH
    assert wrong + unsure <= boxes // 100
