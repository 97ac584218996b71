"""What was asked for, why it was refused, what it is about."""

from __future__ import annotations

import pytest

from forms.finders.care import find
from tests.forms.finders.letters import examined


def _told(*lines: str) -> dict[str, str]:
    return {offer.key: offer.value for offer in find(examined("Service denial", *lines))}


def test_a_label_names_the_care_without_its_lead() -> None:
    told = _told("Requested service: Request for hearing aids, both ears", "The service is denied.")
    assert told["treatment_requested"] == "hearing aids, both ears"


def test_a_sentence_names_the_care_where_no_label_does() -> None:
    assert _told("Your request for a power wheelchair was denied.")["treatment_requested"] == "power wheelchair"


@pytest.mark.parametrize("label", ["Requested service: 03/27/2026", "Re: Your appeal", "Re: Leo Marsh, MD"])
def test_a_label_that_names_no_care_offers_none(label: str) -> None:
    assert "treatment_requested" not in _told(label, "The service is denied.")


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("Requested drug: Humira 40 mg injection pen", "drug"),
        ("Requested service: Residential treatment for an eating disorder", "mental_health"),
        ("Requested service: Root canal on tooth 14", "dental_or_vision"),
        ("Your coverage was cancelled.", "cancelled"),
        ("Requested service: Hearing aids", "care"),
    ],
)
def test_a_letter_tells_what_it_is_about(line: str, about: str) -> None:
    assert _told(line, "The request is denied.")["about"] == about


@pytest.mark.parametrize(
    "line",
    [
        "Type of request: Expedited",
        "This was handled as an expedited request.",
        "Tipo de solicitud: Urgente",
        "Su apelación acelerada fue revisada.",
    ],
)
def test_a_paper_that_was_dealt_with_quickly_says_so(line: str) -> None:
    assert _told(line, "The request is denied.")["urgent"] == "yes"


@pytest.mark.parametrize(
    "line",
    [
        "You may ask for an expedited review.",
        "Type of request: Standard, not urgent",
        "Visits to urgent care are covered.",
        "Your request was not handled as expedited.",
        "Si es urgente, pida una apelación acelerada.",
    ],
)
def test_that_anybody_may_ask_for_speed_says_nothing(line: str) -> None:
    assert "urgent" not in _told(line, "The request is denied.")


def test_a_reference_in_words_is_the_care_and_one_in_figures_is_none() -> None:
    assert _told("Referencia: Prótesis de pierna")["treatment_requested"] == "Prótesis de pierna"
    assert "treatment_requested" not in _told("Reference: VV 2026118804", "The service is denied.")


def test_an_eob_is_about_a_bill_and_names_the_service_not_paid_for() -> None:
    offers = {offer.key: offer.value for offer in find(examined(
        "Explanation of Benefits", "Service  Billed  Not covered", "Office visit  $120.00  $0.00", "MRI of knee  $900.00  $900.00",
    ))}  # fmt: skip
    assert (offers["about"], offers["treatment_requested"]) == ("bill", "MRI of knee")
