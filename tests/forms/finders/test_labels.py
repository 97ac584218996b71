"""How papers name their facts."""

from __future__ import annotations

import pytest

from forms.finders.labels import LABELS, ROLES, near_role, role


def test_no_label_names_two_things() -> None:
    assert len(ROLES) == sum(len(set(names)) for names in LABELS.values())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("member id:", "membership_number"),
        ("member id (see your card)", "membership_number"),
        ("ngay / date", "letter_date"),
        ("n.° de miembro", "membership_number"),
        ("numero de identificacion de la afiliada", "membership_number"),
        ("n.o de afiliada", "membership_number"),
        ("numero de suscriptora", "membership_number"),
        ("nro. de suscriptor", "membership_number"),
        ("encounter number", "other_number"),
        ("hello", None),
    ],
)
def test_a_label_is_known_however_it_is_set(text: str, named: str | None) -> None:
    assert role(text) == named


@pytest.mark.parametrize(
    ("text", "named"), [("member !d", "membership_number"), ("dote of birth", "date_of_birth"), ("dqb", None)]
)
def test_a_label_read_badly_is_known_when_it_is_long(text: str, named: str | None) -> None:
    assert role(text) is None
    assert near_role(text) == named


def test_one_letter_off_is_another_label_where_there_is_one() -> None:
    """One letter parts an employee from an employer."""
    assert near_role("employee") == "insured"
