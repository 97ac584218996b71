"""Labels by their grammar."""

from __future__ import annotations

import pytest

from forms.finders.label_shapes import shaped
from forms.finders.labels import ROLES


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("service(s) requested", "treatment_requested"),
        ("service we denied", "treatment_requested"),
        ("what your doctor asked for", "treatment_requested"),
        ("servicio que negamos", "treatment_requested"),
        ("provider who ordered it", "providers"),
        ("medico que ordeno el servicio", "providers"),
        ("member's plan id no.", "membership_number"),
        ("n.o de identificacion del miembro", "membership_number"),
        ("date grievance received", "grievance_filed_on"),
        ("fecha en que recibimos su queja", "grievance_filed_on"),
        ("date of initial denial letter", "first_no"),
        ("date of this denial letter", "letter_date"),
        ("patient's date of birth", "date_of_birth"),
        ("why we denied it", "reason"),
    ],
)
def test_a_label_that_no_list_holds_is_known_by_its_grammar(text: str, role: str) -> None:
    assert shaped(text) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("claim number", "other_number"),
        ("event number", "other_number"),
        ("date(s) of service", "other_date"),
        ("date request received", "other_date"),
        ("fecha en que recibimos la solicitud", "other_date"),
        ("requested provider", "other_name"),
        ("nombre completo del titular", "insured"),
    ],
)
def test_what_resembles_a_fact_and_is_none_is_guarded(text: str, role: str) -> None:
    assert shaped(text) == role


@pytest.mark.parametrize(
    "text", ["your rights", "customer service", "member services", "tooth", "number of visits", "hello"]
)
def test_other_words_are_no_label(text: str) -> None:
    assert shaped(text) is None


def test_a_list_of_numbers_dates_and_names_says_what_the_grammar_says() -> None:
    """But for what one word means on some papers only: a denial's date is the letter's own, or the first no of an answer."""
    guarded = ("other_number", "other_date", "other_name")
    differs = {label for label, role in ROLES.items() if role in guarded and shaped(label) not in (None, *guarded)}
    assert differs == {"plan number"}
