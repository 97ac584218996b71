"""Pages for the doctor in plain lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.plain.stage import COMPLETE, kept_case, talk
from tui.policy import Policy

pytestmark = pytest.mark.usefixtures("builder")


def test_a_word_at_the_papers_makes_the_page_and_says_where_it_is(tmp_path: Path) -> None:
    """It is offered with the advice; the file lies beside the case."""
    case = kept_case(tmp_path, place="papers", **COMPLETE)
    said = " ".join(talk(tmp_path, "4", "doctor", "1", policy=Policy(may_print=False)).said.split())
    assert "To make one, type doctor." in said
    assert "doctor-necessity.pdf" in said
    assert "Give this page to your doctor" in said
    assert (case.parent / "doctor-necessity.pdf").read_bytes().startswith(b"%PDF-")


def test_enter_makes_none(tmp_path: Path) -> None:
    """Who only wanted to look has no new file."""
    case = kept_case(tmp_path, place="papers", **COMPLETE)
    talk(tmp_path, "4", "doctor", "", policy=Policy(may_print=False))
    assert not (case.parent / "doctor-necessity.pdf").exists()
