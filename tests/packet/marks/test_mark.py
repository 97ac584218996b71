"""What the codes of a page say, and that they come through a fax, a copier and a camera."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from forms.case import Patient
from packet.binding.assemble import assemble, leaves_of
from packet.binding.stamp import BAND, stamp
from packet.fax.encode import decode
from packet.fax.geometry import WIDTH, X_DPI, Y_DPI, Resolution
from packet.fax.page import draw_page
from packet.fax.render import Source
from packet.marks.mark import MODULE, PLACES, QUIET, PageMark, filing_letters, page_check, read_mark
from packet.pdf.placement import CONTENT
from tests.packet.drawn import write

MARK = PageMark("7K3F-9Q2M", 4, "DM", "A0B1C2", head=True)
SAID = {f"IP17K3F9Q2M0004DMA0B1C2{corner}" for corner in "LRH"}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a band and three codes."""
    folder = tmp_path_factory.mktemp("marked")
    blank = write(folder / "blank.pdf", b"0 g 60 300 200 2 re f", box=(0, 0, 612, 792))
    bands = stamp([("", 1)], MARK.number, Patient(first_name="Ana", last_name="Quintero"), "en", {0: MARK})
    assemble(list(leaves_of(blank, 1, own=True)), folder / "packet.pdf", bands=bands)
    return folder / "packet.pdf"


def _drawn(packet: Path, dpi: int) -> Image.Image:
    with pypdfium2.PdfDocument(packet) as document:
        picture: Image.Image = document[0].render(scale=dpi / 72).to_pil()
        return picture.convert("L")


def _said(picture: Image.Image) -> set[str]:
    return {
        code.text
        for code in zxingcpp.read_barcodes(np.asarray(picture), zxingcpp.barcode_formats_from_str("DataMatrix"))
    }


def test_a_code_says_packet_page_filing_check_and_corner_and_comes_back() -> None:
    for corner in MARK.corners:
        found = read_mark(MARK.text(corner))
        assert found == (PageMark("7K3F-9Q2M", 4, "DM", "A0B1C2"), corner)


@pytest.mark.parametrize("text", ["", "https://example.org", "IP27K3F9Q2M0004DMA0B1C2L", "IP17K3F9Q2M0004DMA0B1C2X"])
def test_a_code_of_others_is_none_of_ours(text: str) -> None:
    assert read_mark(text) is None


def test_a_page_that_no_code_can_number_is_refused() -> None:
    with pytest.raises(ValueError, match="page"):
        PageMark("7K3F-9Q2M", 10_000, "DM", "A0B1C2").text("L")


def test_no_dot_of_a_code_is_smaller_than_four_of_a_fax() -> None:
    assert MODULE * X_DPI / 72 >= 4
    assert MODULE * Y_DPI / 72 >= 4


def test_codes_stand_outside_of_the_room_of_pages_and_beside_the_words_of_the_band() -> None:
    """Those at the foot with the white around them; that at the head reaches into the room, where the proof looks."""
    left, right = PLACES["L"], PLACES["R"]
    assert left.top + QUIET <= CONTENT.y
    assert (left.x, right.right) == (BAND.x, BAND.right)
    assert PLACES["H"].top <= 792 - 12


def test_the_check_follows_from_every_part_and_from_where_it_ends() -> None:
    assert page_check([b"a", b"bc"]) == page_check([b"a", b"bc"])
    assert len({page_check(parts) for parts in ([b"a", b"bc"], [b"ab", b"c"], [b"abc"], [])}) == 4


def test_a_filing_has_two_letters() -> None:
    assert [filing_letters(name) for name in ("dmhc", "state_hearing", "x")] == ["DM", "ST", "XX"]


@pytest.mark.parametrize("resolution", ["fine", "standard"])
def test_every_code_is_read_on_the_fax(marked: Path, resolution: Resolution) -> None:
    """204 × 196 and 204 × 98 dots an inch, as the other end prints them."""
    with Source(marked) as source:
        sent = draw_page(source, 1, "as_is", "mmr", resolution)
    page = Image.fromarray(np.where(decode(sent.code, WIDTH, sent.rows), 0, 255).astype(np.uint8))
    assert _said(page.resize((WIDTH, round(WIDTH * 11 / 8.5)))) == SAID
    assert resolution == "standard" or sent.warnings == ()


def test_every_code_is_read_on_a_photocopy(marked: Path) -> None:
    """300 dots an inch, soft, pale and with specks."""
    luck = np.random.default_rng(20)
    copy = np.asarray(_drawn(marked, 300).filter(ImageFilter.GaussianBlur(1.5)), np.float32) * 0.75 + 50
    copy += luck.normal(0, 18, copy.shape)
    copy[luck.random(copy.shape) < 0.002] = 0
    assert _said(Image.fromarray(copy.clip(0, 255).astype(np.uint8))) == SAID


def test_every_code_is_read_on_a_photo(marked: Path) -> None:
    """150 dots an inch, turned by eight degrees, from aside, the light falling off."""
    page = Image.new("L", (1500, 1900), 70)
    page.paste(_drawn(marked, 150), (110, 120))
    seen = page.rotate(8, Image.Resampling.BICUBIC, fillcolor=70).transform(
        page.size, Image.Transform.PERSPECTIVE, (1.02, 0.03, -20, 0.01, 1.04, -30, 2e-5, 3e-5), Image.Resampling.BICUBIC
    )
    light = np.linspace(1, 0.55, seen.width)[None, :]
    photo = Image.fromarray((np.asarray(seen, np.float32) * light).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1))
    assert _said(photo) == SAID
