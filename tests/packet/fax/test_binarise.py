"""Black and white so that words survive: each colour, light and fault of a page has its fact."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from packet.fax.binarise import Bits, coarseness, noise_of, text_bits
from packet.fax.morphology import Grey, Mask, dilate
from packet.fax.page import bits_of
from packet.fax.plain import is_plain
from packet.fax.render import Source
from packet.fax.ruling import ruling
from tests.packet.fax import papers, scans
from tests.packet.fax.pen import LETTER


def _bits(pdf: bytes, tmp_path: Path, photo: bool = False) -> tuple[Grey, Bits, Mask]:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    with Source(path) as source:
        return bits_of(source, 1, photo)


def _drawn(*, paper: tuple[float, ...], ink: tuple[float, ...], size: float = 11) -> bytes:
    """A page with one band of `paper` colour and a line of `ink` colour on it, and the same line in black below."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFillColorRGB(*paper)
    canvas.rect(60, 580, 480, 60, stroke=0, fill=1)
    canvas.setFont("Helvetica", size)
    canvas.setFillColorRGB(*ink)
    canvas.drawString(80, 605, "Denied: not medically necessary, policy 4.2")
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(80, 405, "Denied: not medically necessary, policy 4.2")
    canvas.save()
    return out.getvalue()


LINE = np.s_[500:522, 215:900]
"""Rows and columns of the coloured line; the black one is 544 rows below (200 pt)."""


def _line(ink: Mask, down: int = 0) -> Mask:
    rows, columns = LINE
    return ink[rows.start - 5 + down : rows.stop + 5 + down, columns]


@pytest.mark.parametrize(
    ("paper", "ink"),
    [
        ((1, 1, 0), (0, 0, 0)),
        ((0.5, 1, 0.3), (0, 0, 0)),
        ((1, 0.5, 0.8), (0, 0, 0)),
        ((0.45, 0.8, 1), (0, 0, 0)),
        ((1, 0.65, 0.2), (0, 0, 0)),
        ((0.75, 0.75, 0.75), (0.25, 0.25, 0.25)),
        ((0.88, 0.88, 0.88), (0.4, 0.4, 0.4)),
        ((1, 1, 1), (0.7, 0.7, 0.7)),
        ((1, 1, 1), (0.82, 0.82, 0.82)),
        ((1, 1, 1), (0.55, 0.75, 1.0)),
        ((0.85, 0.95, 0.85), (0.0, 0.45, 0.1)),
    ],
)
def test_words_come_out_black_on_white(paper: tuple[float, ...], ink: tuple[float, ...], tmp_path: Path) -> None:
    """Highlighter, tint and grey paper turn white; grey, pale and coloured words turn as black as black ones."""
    _, _, bits = _bits(_drawn(paper=paper, ink=ink), tmp_path)
    ours, black = _line(bits), _line(bits, 544)
    assert black.sum() > 1000
    missed = black & ~dilate(ours.view(np.uint8), 3).view(np.bool_)
    added = ours & ~dilate(black.view(np.uint8), 3).view(np.bool_)
    assert missed.sum() < 0.02 * black.sum()
    assert added.sum() < 0.02 * black.sum()


@pytest.mark.parametrize("paper", [(0, 0.1, 0.35), (0.1, 0.35, 0.7), (0.25, 0.5, 0.8), (0.5, 0.1, 0.1), (0, 0, 0)])
def test_white_words_on_a_dark_fill_stay_white_on_black(paper: tuple[float, ...], tmp_path: Path) -> None:
    """The dark band is black to its ends, and the white words in it are the black words' shapes."""
    _, _, bits = _bits(_drawn(paper=paper, ink=(1, 1, 1)), tmp_path)
    ours, black = ~_line(bits), _line(bits, 544)
    missed = black & ~dilate(ours.view(np.uint8), 3).view(np.bool_)
    added = ours & ~dilate(black.view(np.uint8), 3).view(np.bool_)
    assert missed.sum() < 0.03 * black.sum()
    assert added.sum() < 0.03 * black.sum()
    assert bits[430:560, 1000:1500].mean() > 0.99


def test_every_pen_leaves_its_stroke(tmp_path: Path) -> None:
    """Of the signatures in seven colours, light blue and grey too, less than one dot in a hundred is lost."""
    grey, _, bits = _bits(papers.signature().pdf, tmp_path)
    drawn = grey < 235
    drawn[:1000] = False
    kept = dilate(bits.view(np.uint8), 5).view(np.bool_)
    assert (drawn & kept).sum() > 0.99 * drawn.sum()


def test_black_on_white_takes_the_fast_way_and_nothing_else_does(tmp_path: Path) -> None:
    """A plain letter is plain; tint, highlighter, pale pen, shaded table, scan and photograph are not."""
    plain = {maker().name: _bits(maker().pdf, tmp_path)[1].plain for maker in (papers.text, papers.tint)}
    for maker in (papers.highlight, papers.table, papers.signature, scans.scan, papers.newspaper):
        plain[maker().name] = _bits(maker().pdf, tmp_path)[1].plain
    assert [name for name, is_so in plain.items() if is_so] == ["text"]


def test_a_redaction_bar_stays_a_bar(tmp_path: Path) -> None:
    """Large solid black is black all over, on a plain page and on one with tints."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    canvas.rect(72, 600, 400, 40, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.rect(72, 300, 400, 200, stroke=0, fill=1)
    canvas.save()
    _, kind, bits = _bits(out.getvalue(), tmp_path)
    assert not kind.plain
    assert bits[800:1330, 210:1320].all()
    assert not bits[420:515, 210:1320].any()


@pytest.mark.parametrize(("tone", "share"), [(0, 1.0), (255, 0.0), (180, 0.0)])
def test_a_page_of_one_tone(tone: int, share: float) -> None:
    """All black stays black, white stays white, and grey paper is paper."""
    grey = np.full((2156, 1728), tone, np.uint8)
    assert text_bits(grey).ink.mean() == share


@pytest.mark.parametrize("shape", [(2156, 1728), (1078, 1728), (200, 64), (49, 56)])
def test_any_noise_gives_a_page(shape: tuple[int, int]) -> None:
    """Random dots of any size raise nothing and give ink of the same size."""
    grey = np.random.default_rng(5).integers(0, 256, shape, dtype=np.uint8)
    assert text_bits(grey).ink.shape == shape


def test_dust_goes_and_dots_stay() -> None:
    """On a grainy page lone specks vanish; periods, i-dots and decimal points of 6 to 12 pt type do not."""
    path = scans.worn(size=8, noise=4.0, dpi=200)
    with Source(path.pdf) as source:
        grey, _ = source.grey(0)
    clean = text_bits(grey).ink
    dusty = grey.copy()
    random = np.random.default_rng(3)
    where = zip(random.integers(1000, 2000, 300), random.integers(100, 1600, 300), strict=True)
    for row, column in where:
        dusty[row : row + 2, column : column + 1] = 40
    ink = text_bits(dusty).ink
    assert ink[1000:2000].sum() - clean[1000:2000].sum() < 30
    assert np.count_nonzero(clean[:900] & ~ink[:900]) < 0.002 * np.count_nonzero(clean[:900])


def test_points_of_small_type_survive_a_scan(tmp_path: Path) -> None:
    """Sums of money keep their decimal points on a scan: the row under the digits' feet has as many dots as points."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFont("Helvetica", 8)
    for row in range(20):
        canvas.drawString(100, 700 - row * 14, "1 234.56     7.80     99.10     3.05")
    canvas.save()
    drawn = scans.scanned("money", out.getvalue(), ("x",), dpi=200, noise=4.0)
    with Source(drawn.pdf) as source:
        grey, _ = source.grey(0)
    bits = text_bits(grey)
    assert bits.noise > 1.0
    from packet.fax.shapes import shapes

    found = shapes(bits.ink)
    points = (found.height <= 5) & (found.width <= 5) & (found.area >= 3)
    assert points.sum() == 80


def test_a_hard_shadow_and_the_table_round_a_photographed_letter(tmp_path: Path) -> None:
    """In full and in half light no large black is left of table or shadow, and the ink is that of the words."""
    for light in (1.0, 0.5):
        _, _, bits = _bits(scans.phone(9, light).pdf, tmp_path)
        assert 0.03 < bits.mean() < 0.12
        tiles = bits[: 2112 // 48 * 48, :1728].reshape(44, 48, 36, 48).mean(axis=(1, 3))
        assert tiles.max() < 0.7


@pytest.mark.parametrize("gap", [3, 6, 12, 40])
def test_a_dark_picture_over_a_line_of_type_is_no_ground_for_words(gap: int) -> None:
    """The white between the picture's edge and the letters is paper: however narrow, it makes no block of black."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFillGray(0.55)
    canvas.rect(54, 300, 504, 420, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(
        54, 300 - 7 - gap * 72 / 196, "Packet 0V93-5TKF, exhibit D, page 11 of 11, of a person with a name"
    )
    canvas.save()
    with Source(out.getvalue()) as source:
        _, bits, ink = bits_of(source, 1)
    assert bits.dark is None
    assert ink[230:1320, 180:1560].mean() < 0.01


def test_a_dark_table_beside_a_dark_band_with_words_is_left_out() -> None:
    """White words on the band of a card stay white on black; of the table about it only a rim of two tiles comes
    along."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFillGray(0.45)
    canvas.rect(54, 120, 504, 600, stroke=0, fill=1)
    canvas.setFillGray(0.4)
    canvas.rect(160, 480, 300, 50, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(180, 498, "A HEALTH PLAN OF MADE-UP PEOPLE")
    canvas.save()
    with Source(out.getvalue()) as source:
        _, bits, ink = bits_of(source, 1)
    words = np.s_[780:815, 515:1180]
    assert bits.dark is not None
    assert 0.5 < ink[words].mean() < 0.95
    far = ink.copy()
    far[780 - 3 * 48 : 815 + 3 * 48, 515 - 3 * 48 : 1340 + 3 * 48] = False
    assert far[250:1820, 200:1530].mean() < 0.01


def test_grain_and_coarseness_are_told_apart() -> None:
    """A drawing has no grain; a scan has; an enlarged thumbnail is coarse, a fine scan is not."""
    with Source(papers.text().pdf) as source:
        drawn, _ = source.grey(0)
    assert is_plain(drawn)
    assert noise_of(drawn) < 1.0
    found = {}
    for dpi in (55, 150):
        with Source(scans.worn(dpi=dpi).pdf) as source:
            grey, _ = source.grey(0)
        assert noise_of(grey) > 1.0
        found[dpi] = coarseness(grey)
    assert found[55] > 2.5
    assert found[150] == 1.0


def test_the_strip_of_the_sending_machine_is_empty(tmp_path: Path) -> None:
    """A page printed to its very edge leaves the first 0.15 inch to the machine, and loses none of its own ink."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(2, 783, "at the very top left edge")
    canvas.drawRightString(610, 3, "at the very bottom right edge")
    canvas.save()
    _, _, bits = _bits(out.getvalue(), tmp_path)
    rows, columns = np.flatnonzero(bits.any(axis=1)), np.flatnonzero(bits.any(axis=0))
    assert rows[0] >= 98
    assert rows[-1] < 2058
    assert columns[0] >= 60
    assert columns[-1] < 1668
    assert bits[:200].any()
    assert bits[-200:].any()


def test_form_fields_are_drawn_filled(tmp_path: Path) -> None:
    """What a person typed into a fillable PDF is on the fax."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.acroForm.textfield(name="name", value="Maria Alvarez", x=100, y=500, width=300, height=30, borderWidth=0)
    canvas.showPage()
    canvas.save()
    _, _, bits = _bits(out.getvalue(), tmp_path)
    assert bits[714:796, 280:700].sum() > 300


def test_rendering_at_more_dots_moves_nothing(tmp_path: Path) -> None:
    """Type drawn in nine times the dots lies where it lay, to a dot."""
    with Source(papers.text().pdf) as source:
        one, _ = source.grey(0)
        fine, _ = source.grey(0, fine=3)
    a, b = one < 128, fine < 128
    strays = int((a & ~dilate(b.view(np.uint8), 3).view(np.bool_)).sum())
    assert strays < 0.01 * int(a.sum())
    assert Image.fromarray(fine).size == (1728, 2156)


def test_a_wide_dark_slice_of_a_drawn_page_is_black_to_its_middle() -> None:
    """One decision for the fill, not for what has paper near; its narrow end has."""
    page = np.full((2156, 1728), 255, np.uint8)
    page[300:1100, 300:800] = 66
    page[300:360, 800:1300] = 66
    ink = text_bits(page).ink
    assert (ink == (page < 255)).all()


def test_the_middle_of_blurred_letters_strikes_no_word_out() -> None:
    """A row through the crossbars of a line runs straight and is pale; a rule under it is a rule."""
    depth = np.zeros((120, 400), np.uint8)
    for left in range(20, 300, 12):
        depth[40:52, left : left + 8] = 90
    depth[45:47, 20:310] = np.maximum(depth[45:47, 20:310], 30)
    depth[80:82, 20:310] = 30
    found = ruling(depth, 8, None)
    assert found[80:82, 30:300].all()
    assert not found[40:52].any()
