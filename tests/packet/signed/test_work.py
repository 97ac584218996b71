"""Files that came back, as the worker reads them: the cheap sample of `tests/bench/test_signed_pages.py`."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from packet.marks.mark import PLACES
from packet.signed.view import projective, through
from packet.signed.work import _by_edges, answer
from tests.packet.signed.paper import BOXES, MARK, SHEET, Camera, drawn, faxed, off, printed_page, written

PAGE = {"page": 1, "check": MARK.check, "boxes": BOXES}
Asked = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return printed_page(tmp_path_factory.mktemp("page"))


@pytest.fixture
def asked(packet: Path, tmp_path: Path) -> Asked:
    """What is told of pictures."""

    def ask(*scans: Path, pages: tuple[dict[str, Any], ...] = (PAGE,), number: str = MARK.number) -> dict[str, Any]:
        question = {"scans": [str(scan) for scan in scans], "packet": str(packet), "number": number, "pages": pages}
        return answer(question, tmp_path, lambda _done, _of: None)

    return ask


def _signed(packet: Path, dpi: int) -> Image.Image:
    page = drawn(packet, dpi)
    written(page, BOXES["signature"], dpi, random.Random(1))
    return page


def test_a_photo_upside_down_and_from_aside_is_straightened_within_a_millimetre(
    packet: Path, asked: Asked, tmp_path: Path
) -> None:
    """And is a page of PDF then, at 200 dots an inch, without its old band and head code."""
    camera = Camera(tilt=10, turn=4, shade=0.4, blur=0.8, dpi=180, quality=60, upside_down=True)
    photo, truth = camera.take(_signed(packet, 240), 240, random.Random(20))
    photo.save(tmp_path / "IMG_1.jpg", quality=90)
    told = asked(tmp_path / "IMG_1.jpg")
    (sheet,) = told["sheets"]
    assert told["unread"] == {}
    assert (sheet["state"], sheet["by"], sheet["page"], sheet["whole"]) == ("read", "code", 1, True)
    assert sheet["ink"] == {"signature": "yes", "date": "no"}
    assert (sheet["changed"], sheet["written"]) == ([], [])
    assert off(projective(SHEET, np.array(sheet["corners"])), truth) < 1
    with pypdfium2.PdfDocument(tmp_path / sheet["made"]) as made:
        assert made[0].get_size() == (612, 792)
        page = np.asarray(made[0].render(scale=1).to_pil().convert("L"))
    assert page[742:].min() == 255
    assert page[10:42, 546:578].min() == 255
    assert page[290:320, 50:250].min() < 120


def test_a_sheet_from_aside_is_laid_by_its_edges_the_way_round_that_its_codes_lie() -> None:
    """Two codes at the foot tell little of a head with little print."""
    blank = Image.new("L", (1275, 1650), 250)
    photo, truth = Camera(tilt=15, turn=170, dpi=100).take(blank, 150, random.Random(7))
    foot = np.array([(at.x, 792 - at.y) for at in (PLACES["L"], PLACES["R"])])
    view = _by_edges(photo, foot, through(truth, foot))
    assert view is not None
    assert off(view.matrix, truth) < 3
    assert _by_edges(photo, foot, through(truth, foot - (0, 300))) is None


def test_a_fax_of_98_lines_is_read(packet: Path, asked: Asked, tmp_path: Path) -> None:
    """A TIFF of 204 by 98 dots an inch: its dots are no squares."""
    page = faxed(_signed(packet, 204), 98, random.Random(3)).resize((1734, 1078), Image.Resampling.NEAREST)
    page.convert("1").save(tmp_path / "fax.tif", compression="group4", dpi=(204, 98))
    (sheet,) = asked(tmp_path / "fax.tif")["sheets"]
    assert (sheet["state"], sheet["page"]) == ("read", 1)
    assert sheet["ink"]["signature"] == "yes"


def test_a_page_whose_codes_are_gone_is_known_by_its_print(packet: Path, asked: Asked, tmp_path: Path) -> None:
    page = _signed(packet, 150)
    for box in ((0, 1540, 1275, 1650), (1130, 0, 1275, 85)):
        ImageDraw.Draw(page).rectangle(box, fill=255)
    page.rotate(180).save(tmp_path / "scan.png", dpi=(150, 150))
    (sheet,) = asked(tmp_path / "scan.png")["sheets"]
    assert (sheet["state"], sheet["by"], sheet["page"]) == ("read", "print", 1)


def test_pages_of_others_and_papers_of_all_kinds_are_told_and_not_made(
    packet: Path, asked: Asked, tmp_path: Path
) -> None:
    """Another packet's page, one that nobody signs, a blank sheet, a file that is no picture."""
    drawn(packet, 150).save(tmp_path / "page.png", dpi=(150, 150))
    Image.new("L", (850, 1100), 255).save(tmp_path / "blank.png")
    (tmp_path / "words.txt").write_text("words", encoding="utf-8")
    other = ({**PAGE, "check": "ZZZZZZ"},)
    told = asked(tmp_path / "page.png", tmp_path / "blank.png", tmp_path / "words.txt", pages=other, number="AAAA-AAAA")
    assert [sheet["state"] for sheet in told["sheets"]] == ["other", "unknown"]
    assert told["unread"] == {"2": "kind_text"}
    assert [sheet["state"] for sheet in asked(tmp_path / "page.png", pages=other)["sheets"]] == ["not_to_sign"]


def test_a_pdf_of_a_scan_is_read_and_half_a_page_is_not_whole(packet: Path, asked: Asked, tmp_path: Path) -> None:
    page = drawn(packet, 150)
    page.crop((0, 700, 1275, 1650)).save(tmp_path / "half.pdf", resolution=150)
    (sheet,) = asked(tmp_path / "half.pdf")["sheets"]
    assert sheet["state"] == "read"
    assert not sheet["whole"]
