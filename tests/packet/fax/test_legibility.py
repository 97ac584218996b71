"""How well a page can be read at the far end, and what is said about it."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from forms.words import LANGUAGES, domain
from packet.fax.binarise import text_bits
from packet.fax.legibility import CLEAR, Measures, letter_height, measure, sampled_height, score, skew, warnings
from packet.fax.morphology import pack
from packet.fax.page import bits_of
from packet.fax.render import Source
from packet.fax.warn import Warn
from tests.packet.fax import papers, scans
from tests.packet.fax.pen import LETTER, Made

FINE = Measures(letter=15, contrast=1, black=0.06, lost=0, skew=0, blur=1)


def _measures(made: Made) -> Measures:
    with Source(made.pdf) as source:
        grey, bits, _ = bits_of(source, 1)
    return measure(grey, bits)


@pytest.mark.parametrize(
    ("change", "code"),
    [({"letter": 8.6}, "small"), ({"blur": 4.2}, "blurred"), ({"lost": 0.29}, "lost")],
)
def test_a_page_that_is_not_clear_says_why(change: dict[str, float], code: str) -> None:
    """Below 85 something is told, though each measure by itself is just within what passes."""
    page = replace(FINE, **change)
    assert score(page) < CLEAR
    assert [warn.code for warn in warnings(page, 20, 1.0, False)] == [code]


@pytest.mark.parametrize("size", [4, 5, 6, 8, 10, 12, 14])
def test_the_height_of_small_letters_is_measured_in_dots(size: float) -> None:
    """The x-height of Vera is 0.547 of its size: within a dot and a half of that, sampled or in full."""
    with Source(papers.sized(size).pdf) as source:
        _, _, ink = bits_of(source, 1)
    dots = size * 0.547 * 196 / 72
    assert letter_height(ink) == pytest.approx(dots, abs=1.5)
    assert sampled_height(pack(ink)) == pytest.approx(dots, abs=1.5)


def test_the_smallest_common_letters_count() -> None:
    """On a page with 12 to 8 pt type the 8 pt type is what is told."""
    assert _measures(papers.text()).letter == pytest.approx(8 * 0.547 * 196 / 72, abs=1.5)


@pytest.mark.parametrize("left", [72, 400])
def test_dots_at_the_margin_are_no_small_print(left: int) -> None:
    """Little dots where lines begin are not taken for type; the words beside it are measured."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFont("Helvetica", 12)
    for row in range(44):
        canvas.circle(72, 722 - row * 15, 1, stroke=0, fill=1)
        canvas.drawString(left + 30, 720 - row * 15, "six months of care")
    canvas.save()
    with Source(out.getvalue()) as source:
        _, _, ink = bits_of(source, 1)
    assert sampled_height(pack(ink)) == pytest.approx(12 * 0.56 * 196 / 72, abs=1.5)


@pytest.mark.parametrize("lines", [1, 3, 8, 40])
@pytest.mark.parametrize("left", [40, 110, 306])
def test_type_is_measured_wherever_its_lines_begin(lines: int, left: int) -> None:
    """A margin of any width, a page of one line or of many: within half a dot of what all of the page says."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFont("Helvetica", 11)
    for row in range(lines):
        canvas.drawString(left, 700 - row * 15, "six months of care were refused and now appealed")
    canvas.save()
    with Source(out.getvalue()) as source:
        _, _, ink = bits_of(source, 1)
    assert letter_height(ink) > 0
    assert sampled_height(pack(ink)) == pytest.approx(letter_height(ink), abs=0.5)


def test_the_grain_of_a_table_is_no_lost_detail() -> None:
    """A card on a wooden table: the long pale lines of the wood are gone in black and white, and no word is."""
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=LETTER, invariant=1)
    canvas.setFillGray(0.55)
    canvas.rect(54, 120, 504, 600, stroke=0, fill=1)
    canvas.setStrokeGray(0.46)
    for row in range(60):
        canvas.line(54, 125 + row * 10, 558, 125 + row * 10)
    canvas.setFillGray(0.93)
    canvas.rect(120, 300, 360, 200, stroke=0, fill=1)
    canvas.setFillGray(0.1)
    canvas.setFont("Helvetica", 14)
    for row in range(8):
        canvas.drawString(130, 470 - row * 20, "Member number of a made-up person 0044")
    canvas.save()
    with Source(out.getvalue()) as source:
        grey, bits, _ = bits_of(source, 1)
    found = measure(grey, bits)
    assert found.lost < 0.1
    assert score(found) >= 90


def test_a_page_without_type_has_no_letters_and_no_fault() -> None:
    """A blank page is not illegible."""
    grey = np.full((2156, 1728), 255, np.uint8)
    found = measure(grey, text_bits(grey))
    assert found.letter == 0
    assert score(found) == 100
    assert warnings(found, 3.3, 1.0, False) == ()


@pytest.mark.parametrize(
    "series",
    [
        [partial(papers.sized, size) for size in (10, 6, 4, 3)],
        [partial(scans.worn, ink=ink) for ink in (0.3, 0.86, 0.93)],
        [partial(scans.worn, blur=blur) for blur in (0.5, 1.5, 2.5)],
        [partial(scans.worn, dpi=dpi) for dpi in (150, 65, 40)],
        [partial(scans.worn, noise=noise) for noise in (4.0, 70.0)],
        [partial(scans.worn, size=size, blur=1.2) for size in (11, 8, 5)],
    ],
    ids=["size", "ink", "blur", "resolution", "grain", "blurred size"],
)
def test_the_score_falls_as_a_page_gets_worse(series: list[Callable[[], Made]]) -> None:
    """Smaller, paler, more blurred, coarser, grainier: each step scores lower, the last one below half."""
    scores = [score(_measures(make())) for make in series]
    assert all(better > worse for better, worse in itertools.pairwise(scores))
    assert scores[-1] < 50
    assert scores[0] >= 85


@pytest.mark.parametrize("maker", [papers.text, papers.tint, papers.highlight, scans.phone, scans.scan, papers.table])
def test_pages_that_can_be_read_score_high(maker: type) -> None:
    """The everyday pages, of which the fax keeps the words, are not talked down."""
    assert score(_measures(maker())) >= 75


def test_skew_is_told_in_degrees() -> None:
    """Lines that fall by two degrees are told as two, straight ones as none."""
    with Source(papers.black_text(1)) as source:
        _, _, ink = bits_of(source, 1)
    assert skew(ink) == 0.0
    tilted = np.zeros_like(ink)
    rows, columns = np.nonzero(ink)
    down = rows + np.round((columns - 864) * np.tan(np.radians(2))).astype(np.intp)
    kept = (down >= 0) & (down < ink.shape[0])
    tilted[down[kept], columns[kept]] = True
    assert skew(tilted) == pytest.approx(2.0, abs=0.3)


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        (FINE, []),
        (Measures(6, 1, 0.06, 0, 0, 1), ["small"]),
        (Measures(15, 0.15, 0.06, 0, 0, 1), ["faint"]),
        (Measures(15, 1, 0.06, 0.5, 0, 1), ["lost"]),
        (Measures(15, 1, 0.4, 0, 0, 1), ["dark"]),
        (Measures(15, 1, 0.06, 0, 0, 9), ["blurred"]),
        (Measures(15, 1, 0.06, 0, -2.5, 1), ["skewed"]),
        (Measures(15, 1, 0.06, 0, 0, 1, coarse=3.5), ["small"]),
    ],
)
def test_each_fault_has_its_warning(page: Measures, codes: list[str]) -> None:
    """One measure over its limit gives one warning; a sound page gives none."""
    assert [warn.code for warn in warnings(page, 20, 1.0, False)] == codes


def test_slow_reduced_and_photograph_are_told() -> None:
    """What the page as a whole costs or lost is told with its numbers."""
    found = warnings(FINE, 75.4, 0.91, True)
    assert found == (Warn("photo"), Warn("slow", {"seconds": 75}), Warn("reduced", {"percent": 91}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_warning_has_a_sentence_that_names_the_page(language: str) -> None:
    """In both languages, with a remedy after the fault: at least two sentences, except a plain notice."""
    everything = Measures(6, 0.1, 0.4, 0.5, 3, 9)
    for warn in warnings(everything, 75, 0.9, True):
        sentence = warn.message(7, language)
        assert "7" in sentence
        assert "{" not in sentence
        assert warn.code == "reduced" or sentence.count(". ") >= 1 or "," in sentence


def test_both_languages_have_the_same_sentences() -> None:
    """Keys and the names in curly brackets agree."""
    import re

    english, spanish = domain("fax", "en"), domain("fax", "es")
    assert english.keys() == spanish.keys()
    for key in english:
        assert set(re.findall(r"{(\w+)}", english[key])) == set(re.findall(r"{(\w+)}", spanish[key])), key
