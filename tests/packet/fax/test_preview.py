"""A page beside its fax: both in true proportion, the words at the same place."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from packet.fax.preview import Seen, preview
from packet.fax.warn import Warn
from tests.packet.fax import papers


def test_preview_shows_both_pages_in_true_proportion(tmp_path: Path) -> None:
    """Left the page, right the fax, each as wide to high as Letter on a fax line; the words are at the same place."""
    out = tmp_path / "page.png"
    (tmp_path / "packet.pdf").write_bytes(papers.text().pdf)
    assert preview(tmp_path / "packet.pdf", 1, out).page == 1
    with Image.open(out) as image:
        left, right = image.crop((40, 70, 40 + 1728, 70 + 2244)), image.crop((1808, 70, 1808 + 1728, 70 + 2244))
    assert left.width / left.height == pytest.approx((1728 / 204) / 11, abs=0.001)
    boxes = [part.convert("L").point(lambda tone: 255 * (tone < 128)).getbbox() for part in (left, right)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert all(abs(a - b) <= 4 for a, b in zip(boxes[0], boxes[1], strict=True))


def test_preview_of_a_landscape_page(tmp_path: Path) -> None:
    """A page on its side is turned on both halves alike."""
    with pikepdf.open(io.BytesIO(papers.text().pdf)) as document:
        document.pages[0].rotate(90, relative=False)
        document.save(tmp_path / "turned.pdf")
    out = tmp_path / "page.png"
    preview(tmp_path / "turned.pdf", 1, out)
    with Image.open(out) as image:
        parts = [image.crop((x, 70, x + 1728, 70 + 2244)).convert("L") for x in (40, 1808)]
    boxes = [part.point(lambda tone: 255 * (tone < 128)).getbbox() for part in parts]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert all(abs(a - b) <= 6 for a, b in zip(boxes[0], boxes[1], strict=True))


def test_score_and_warnings_are_sentences_in_either_language() -> None:
    seen = Seen(3, 41, (Warn("unread"),))
    for language in ("en", "es"):
        score, warning = seen.messages(language)
        assert "3" in score
        assert "41" in score
        assert warning == Warn("unread").message(3, language)
