"""Photographs in dots, and only photographs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from packet.fax.encode import encode
from packet.fax.page import bits_of
from packet.fax.render import Source
from packet.fax.screen import CELL, FRAME, looks_like_photo, pictures, screened
from tests.packet.fax import papers, scans


def test_darker_tones_make_more_ink() -> None:
    """The share of ink follows the tone over the whole scale, a little lighter than the tone: dots grow on paper."""
    ramp = np.repeat(np.linspace(0, 255, 16).astype(np.uint8), 64)[None, :].repeat(128, axis=0)
    shares = screened(ramp).reshape(128, 16, 64).mean(axis=(0, 2))
    assert (np.diff(shares) <= 0).all()
    assert shares[0] > 0.9
    assert shares[-1] == 0
    assert shares[8] < 0.5


def test_the_dots_stand_at_45_degrees() -> None:
    """A flat tone repeats after half a cell along both diagonals, and not after half a cell along a row."""
    ramp = np.repeat(np.linspace(0, 255, 8).astype(np.uint8), 64)[None, :].repeat(64, axis=0)
    ink = screened(ramp)[:, 3 * 64 : 4 * 64]
    half = CELL // 2
    assert (ink[half:, half:] == ink[:-half, :-half]).mean() > 0.9
    assert (ink[:, half:] == ink[:, :-half]).mean() < 0.8


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.pdf"
    path.write_bytes(papers.newspaper().pdf)
    return path


def test_only_the_picture_is_screened(news: Path) -> None:
    """With the page listed as a photo its picture is dots within a thin line, and caption and columns are as before."""
    with Source(news) as source:
        grey, _, text = bits_of(source, 1)
        _, _, photo = bits_of(source, 1, photo=True)
    (box,) = pictures(grey)
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx((354, 310, 1374, 877), abs=4)
    outside = np.ones_like(text)
    outside[box.top : box.bottom, box.left : box.right] = False
    assert np.array_equal(text[outside], photo[outside])
    framed = photo[box.top : box.bottom, box.left : box.right]
    inside = framed[FRAME:-FRAME, FRAME:-FRAME]
    assert framed.sum() - inside.sum() == framed.size - inside.size  # a line all round
    assert 0.2 < inside.mean() < 0.8
    tiles = inside[:544, :1008].reshape(17, 32, 18, 56).mean(axis=(1, 3))
    assert len(np.unique(tiles.round(1))) >= 5
    assert len(encode(photo)) < 4 * len(encode(text))


def test_nothing_is_screened_unasked(news: Path) -> None:
    """A page that only looks like a photograph stays black and white and is warned of."""
    with Source(news) as source:
        grey, _, ink = bits_of(source, 1)
    assert looks_like_photo(grey)
    box = pictures(grey)[0]
    runs = np.diff(ink[box.top : box.bottom, box.left : box.right].astype(np.int8), axis=1)
    assert np.count_nonzero(runs) < 0.1 * ink[box.top : box.bottom, box.left : box.right].size


@pytest.mark.parametrize(
    "maker", [papers.text, papers.tint, papers.highlight, papers.table, scans.scan, scans.faint, scans.phone]
)
def test_papers_do_not_look_like_photographs(maker: type, tmp_path: Path) -> None:
    """Tints, highlighter, scans and a letter photographed in shadow raise no false warning."""
    with Source(maker().pdf) as source:
        grey, _ = source.grey(0)
    assert not looks_like_photo(grey)
