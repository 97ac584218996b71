"""Binding behind the fence."""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path
from typing import NoReturn

import pytest

from forms import dmhc_20_224
from forms.answers import PaperEntry
from forms.sheet import Rect
from packet.binding import fenced
from packet.binding.forms_only import forms_only
from packet.build import build
from packet.filling.draw import blank
from packet.pdf.placement import Fit
from tests.packet.cases import TODAY, case
from tests.packet.drawn import words
from tests.packet.papers import corners, letter


def test_the_process_that_has_the_answers_opens_no_page_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a paper, nor an agency's form, nor the packet made of them: each is opened by a worker."""
    letter(tmp_path / "denial.pdf", "Denial one")
    corners(tmp_path / "photo.jpg", 6)
    (tmp_path / "state.pdf").write_bytes(blank(dmhc_20_224.sheet("en")))
    made = case(PaperEntry("denial.pdf", "denial_letter"), PaperEntry("photo.jpg", "photo"))

    def refused(*_: object, **__: object) -> NoReturn:
        raise AssertionError("opened beside the answers")

    for door in ("pikepdf.open", "pikepdf.Pdf.open", "pikepdf.Job", "pypdfium2.PdfDocument", "PIL.Image.open"):
        monkeypatch.setattr(door, refused)
    built = build(made, TODAY, tmp_path, tmp_path / "out", official=(tmp_path / "state.pdf",), fax=True)
    forms_only(made, TODAY, [tmp_path / "state.pdf"])
    monkeypatch.undo()
    assert "Denial one" in words(built.packet, built.pages - 2)


@pytest.mark.parametrize(
    "told",
    [
        [[1, 0, 0, 1, 0], [0, 0, 1, 1], 1, False],
        [[1, 0, 0, 1, 0, float("nan")], [0, 0, 1, 1], 1, False],
        [[1, 0, 0, 1, 0, 0], [0, 0, 1], 1, False],
        [[1, 0, 0, 1, 0, 0], [0, 0, 1, 1], float("inf"), False],
        "words",
    ],
)
def test_a_place_that_a_worker_cannot_mean_is_not_believed(told: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - too few numbers, or none
        fenced._fit(told)


def test_a_place_comes_back_as_it_went() -> None:
    fit = Fit((1, 0, 0, 1, 30, 40), Rect(30, 40, 500, 700), 0.9, True)
    assert fenced._fit(json.loads(json.dumps(astuple(fit)))) == fit
