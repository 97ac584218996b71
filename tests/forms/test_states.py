"""States as people write them."""

from __future__ import annotations

import pytest

from forms.problem import Unclear
from forms.states import STATES, parse_state


@pytest.mark.parametrize("text", ["", "C", "ZZ", "C4lifornia", "California 95814", "Californa", "New Yrok"])
def test_a_short_a_numbered_and_a_slipped_state_are_asked_again(text: str) -> None:
    """One letter away from a state is a slip, not a state of another country."""
    assert parse_state(text) == Unclear("state.unknown")


def test_what_no_printer_prints_is_no_state() -> None:
    """A control character never reaches a form."""
    assert parse_state("Jalisco\x1b[2J") == Unclear("state.unknown")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ca", "CA"),
        ("C.A.", "CA"),
        ("  california ", "CA"),
        ("Nuevo México", "NM"),
        ("pensilvania", "PA"),
        ("Washington, D.C.", "DC"),
        ("puerto rico", "PR"),
    ],
)
def test_short_forms_accents_and_spanish_names_are_known(text: str, code: str) -> None:
    """As it stands on an envelope in either language."""
    assert parse_state(text) == code


def test_every_state_is_known_by_its_code_and_its_name() -> None:
    """And leads to its own code."""
    for code, name in STATES.items():
        assert (parse_state(code.lower()), parse_state(name.upper())) == (code, code)


def test_a_state_of_another_country_stays_as_typed() -> None:
    """Members live abroad too; only its spaces are tidied."""
    assert parse_state("  Baja   California Sur") == "Baja California Sur"
