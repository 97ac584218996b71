"""What a file that is not ours is told to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packet.locate.test_recognise import refused_as, typed
from tests.packet.locate.view_parts import mute


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("official_other_cdi", ["Department of Insurance", "Application for Independent Medical Review"]),
        ("official_other_hearing", ["Form to File a State Hearing from a Managed Care Denial", "DHCS 8250"]),
        ("official_named", ["Member grievance form", "See also DMHC 20-224"]),
        ("official_unknown", ["Tell us about you", "See also DMHC 20-224"]),
        ("official_tongue", ["IMR APPLICATION/COMPLAINT FORM - KHMER", "DMHC 20-224"]),
        ("official_tongue_unread", ["IMR APPLICATION/COMPLAINT FORM - VIETNAMESE", "DMHC 20-224"]),
    ],
)
def test_other_forms_are_refused_by_name(code: str, lines: list[str], tmp_path: Path) -> None:
    """Another agency's form, a plan's form with the same questions, and a language not mapped are told apart."""
    asked = ["First name ____ Last name ____", "City ____ State ____ Zip ____", "Phone ____ Email ____", "Date ____"]
    assert refused_as(tmp_path, typed([*lines, *asked * 4])).code == code


def test_a_file_whose_letters_no_program_can_read_is_told_so(tmp_path: Path) -> None:
    """It may be the form: nobody says that it does not look like it."""
    assert refused_as(tmp_path, mute("Приложение ко всему, что было " * 5)).code == "official_glyphs"
