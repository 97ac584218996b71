"""Pictures in their own boxes of a printed page: photographs and charts are screened, codes and words are not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from packet.fax.morphology import Grey
from packet.fax.picture_objects import Toned, toned, with_tones
from packet.fax.screen import ToneArea

BOX = ToneArea(40, 60, 440, 660)
WRITING = "Dose 1.5 mg at 10:30 not 2.25"


def _page(inside: Image.Image) -> Grey:
    page = Image.new("L", (720, 480), 255)
    page.paste(inside, (BOX.left, BOX.top))
    return np.asarray(page)


def _skin(grain: float = 4.0) -> Image.Image:
    """Skin with a dark middle, 600 x 400 dots."""
    rows, columns = np.mgrid[0:400, 0:600].astype(np.float32)
    tone = 180 - 110 / (1 + np.exp((np.hypot(rows - 200, columns - 300) - 90) / 15)) - rows / 20
    return Image.fromarray((tone + np.random.default_rng(2).normal(0, grain, tone.shape)).clip(0, 255).astype(np.uint8))


def _written(ground: Image.Image, ink: int, lines: int) -> Image.Image:
    pen = ImageDraw.Draw(ground)
    for line in range(lines):
        pen.text((20, 20 + 40 * line), WRITING, fill=ink, font_size=24)
    return ground


def _sheet() -> Image.Image:
    grain = np.random.default_rng(3).normal(200, 5, (400, 600)) - np.linspace(0, 60, 600)
    return Image.fromarray(grain.clip(0, 255).astype(np.uint8))


def _bars(tones: tuple[int, ...], side: int = 90) -> Image.Image:
    chart = Image.new("L", (600, 400), 255)
    pen = ImageDraw.Draw(chart)
    for number, tone in enumerate(tones):
        pen.rectangle((10 + number * side, 40 + 20 * number, number * side + side - 10, 380), fill=tone)
    return chart


@pytest.mark.parametrize(
    "picture", [_skin(), _skin(15), _written(_skin(), 255, 1)], ids=["skin", "grain of an X-ray", "a caption on it"]
)
def test_a_photograph_is_screened_in_its_box(picture: Image.Image) -> None:
    """Where it is lighter is less ink, and outside nothing is touched."""
    page = _page(picture)
    found = toned(page, [BOX])
    assert found == Toned((BOX,), ())
    made = with_tones(page, np.zeros(page.shape, np.bool_), found)
    dark, light = made[200:280, 320:400].mean(), made[60:100, 560:640].mean()
    assert dark > light + 0.3
    assert light > 0.02
    assert not made[: BOX.top].any()
    assert not made[:, BOX.right :].any()


def test_words_on_a_photograph_keep_their_strokes() -> None:
    """White letters are white, with an edge."""
    page = _page(_written(_skin(), 255, 1))
    made = with_tones(page, np.zeros(page.shape, np.bool_), toned(page, [BOX]))
    white = np.zeros(page.shape, np.bool_)
    white[BOX.top : BOX.bottom, BOX.left : BOX.right] = page[BOX.top : BOX.bottom, BOX.left : BOX.right] == 255
    assert white.any()
    assert not made[white].any()


@pytest.mark.parametrize(
    "picture",
    [
        _written(_sheet(), 40, 8),
        _written(_sheet().point(lambda level: level // 3), 230, 8),
        _bars((20, 20, 20, 20)),
        Image.fromarray(np.linspace(40, 200, 600).astype(np.uint8)[None].repeat(400, axis=0)),
        Image.new("L", (600, 400), 120),
    ],
    ids=["a letter photographed", "a dark card", "the bars of a code", "a gradient", "a fill"],
)
def test_what_is_no_photograph_stays_with_the_words(picture: Image.Image) -> None:
    """Words, codes and flat things would only be spoilt by dots."""
    assert toned(_page(picture), [BOX]) == Toned()


def test_the_fills_of_a_chart_are_screened_each_by_its_tone_and_its_words_are_not() -> None:
    """The black axis and the white ground stay."""
    page = _page(_written(_bars((60, 110, 160, 205, 130)), 0, 1))
    found = toned(page, [BOX])
    assert found == Toned((), (BOX,))
    words = page < 24
    made = with_tones(page, words, found)
    shares = [float(made[260:400, 80 + 90 * bar : 130 + 90 * bar].mean()) for bar in range(5)]
    assert shares[0] > shares[1] > shares[4] > shares[2] > shares[3] > 0
    assert (made & words == words).all()
    assert not made[page == 255].any()


def test_a_box_beyond_the_page_is_cut_and_a_small_one_is_left() -> None:
    """A logo of half a centimetre is no picture; nothing breaks at the edge."""
    page = _page(_skin())
    assert toned(page, [ToneArea(40, 60, 90, 110)]) == Toned()
    (whole,) = toned(page[40:440, 60:660], [ToneArea(-50, -50, 9000, 9000)]).photos
    assert whole == ToneArea(0, 0, 400, 600)


def test_a_bubble_with_words_is_not_half_covered_with_dots() -> None:
    """Of a telephone's screen: where no word stood the bubble was screened, up to the words beside."""
    made = Image.new("L", (600, 400), 255)
    pen = ImageDraw.Draw(made)
    pen.rounded_rectangle((20, 20, 560, 180), 24, fill=228)
    pen.text((40, 30), WRITING, fill=0, font_size=24)
    pen.rectangle((40, 240, 140, 380), fill=150)
    page = _page(made)
    found = toned(page, [BOX])
    assert found.charts == (BOX,)
    ink = with_tones(page, page < 100, found)
    assert (ink[60:220, 80:620] == (page < 100)[60:220, 80:620]).all()
    assert ink[300:400, 110:190].mean() > 0.2
