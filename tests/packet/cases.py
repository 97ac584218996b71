"""An invented case for the tests of the packet. Not collected by pytest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from forms.answers import Answers, PaperEntry, parse
from forms.case import Case, Language

TODAY = dt.date(2026, 10, 5)
TYPED = {
    "filer": "patient",
    "coverage_kind": "dmhc_plan",
    "first_name": "Ana",
    "last_name": "Quintero",
    "date_of_birth": "1985-03-27",
    "street_address": "12 Alder Lane",
    "city": "Davis",
    "state": "CA",
    "zip": "95616",
    "phone": "530-555-0101",
    "email_ok": "no",
    "plan_name": "Blue Heron Health",
    "membership_number": "BH-100",
    "wants_assistant": "no",
    "has_medi_cal": "no",
    "has_medicare": "no",
    "filed_grievance": "yes",
    "grievance_filed_on": "2026-08-01",
    "plan_decision_on": "2026-08-20",
    "wants_payment": "no",
    "wants_future_services": "yes",
    "condition": "Torn meniscus of the left knee",
    "treatment_requested": "MRI of the left knee",
    "plan_denied": "yes",
    "denial_reason": "not_medically_necessary",
    "providers": "Dr. Osei, 530-555-0120",
    "out_of_network": "no",
    "problem_description": "The plan denied the MRI.",
    "urgent": "no",
}


def answers(
    *papers: PaperEntry, language: Language = "en", typed: Mapping[str, str] | None = None, **more: str
) -> Answers:
    """The case with some answers changed; "" takes an answer away."""
    kept = {key: value for key, value in (TYPED | dict(typed or {}) | more).items() if value}
    return Answers(language=language, form_language=language, typed=kept, papers=papers)


def case(*papers: PaperEntry, language: Language = "en", typed: Mapping[str, str] | None = None, **more: str) -> Case:
    """As `answers`, understood. Fails when an answer is not."""
    parsed, problems = parse(answers(*papers, language=language, typed=typed, **more), TODAY)
    assert problems == []
    return parsed


def case_file(*papers: dict[str, Any], language: str = "en", **typed: str) -> dict[str, Any]:
    """As `answers`, as the JSON of a case file."""
    kept = {key: value for key, value in (TYPED | typed).items() if value}
    return {
        "format": "imr-packet case 1",
        "language": language,
        "form_language": language,
        "answers": kept,
        "papers": list(papers),
    }
