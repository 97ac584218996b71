"""The band at the foot of every page."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from forms.case import Language, Patient
from forms.words import say
from packet.binding.assemble import assemble, leaves_of
from packet.binding.stamp import BAND, short_name, stamp
from packet.pdf.placement import CONTENT
from tests.packet.drawn import look, words, write


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("Ana", "Quintero", "Quintero, A."),
        ("élodie", "de la Cruz", "de la Cruz, É."),
        ("", "Quintero", "Quintero"),
        ("Ana", "", "Ana"),
        ("", "", ""),
    ],
)
def test_the_band_names_the_patient_by_last_name_and_initial(first: str, last: str, shown: str) -> None:
    """One-word names are names too."""
    assert short_name(Patient(first_name=first or None, last_name=last or None)) == shown


def test_a_very_long_name_ends_in_an_ellipsis_and_keeps_the_initial() -> None:
    """It would run into the page number; the forms have it whole."""
    shown = short_name(Patient(first_name="Ana", last_name="Wolfeschlegelsteinhausenbergerdorff-" * 3))
    assert shown.startswith("Wolfeschlegel")
    assert shown.endswith("…, A.")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_band_is_on_every_page_and_inside_its_strip(tmp_path: Path, language: Language) -> None:
    """Packet, exhibit, patient, "Page n of N" on each; no ink outside the strip below the pages' room."""
    patient = Patient(first_name="Ana", last_name="Gyyljpq́")
    blank = write(tmp_path / "blank.pdf", *[b""] * 5)
    packet = tmp_path / "packet.pdf"
    bands = stamp([("", 2), ("A", 3)], "7K3F-9Q2M", patient, language)
    assemble(list(leaves_of(blank, 5)), packet, bands=bands)
    for page in range(5):
        text = words(packet, page)
        assert say("packet.band.page", language, number=page + 1, total=5) in text
        assert "7K3F-9Q2M" in text
        assert ("A" in text.split("7K3F-9Q2M")[1].split("Gyy")[0]) == (page >= 2)
        rows = np.flatnonzero((look(packet, page, 2.0) < 255).any(axis=(1, 2)))
        assert 792 - rows.max() / 2 >= BAND.y - 0.5
        assert 792 - rows.min() / 2 <= CONTENT.y


@pytest.mark.parametrize("total", [9, 10, 999, 1500])
def test_page_numbers_of_any_length_end_at_the_edge(total: int) -> None:
    """All page numbers stand flush right, and none runs into the name."""
    bands = stamp([("ABC", total)], "WWWW-WWWW", Patient(first_name="Ana", last_name="W" * 80), "es")
    for marks in (bands.pages[0], bands.pages[-1]):
        ends = [mark.x + sum(glyph.advance for glyph in mark.glyphs) * 0.01 for mark in marks]
        assert ends[-1] == pytest.approx(BAND.right, abs=0.01)
        assert all(end <= following.x + 0.01 for end, following in zip(ends, marks[1:], strict=False))
