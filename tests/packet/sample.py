"""A full invented case for tests of the forms on paper."""

from __future__ import annotations

import datetime as dt

from forms.case import Case
from tests.forms.facts import case

FACTS: dict[str, str | bool | dt.date | None] = {
    "first_name": "María Guadalupe",
    "middle_initial": "Q",
    "last_name": "Álvarez de la Cruz",
    "date_of_birth": dt.date(1985, 3, 27),
    "gender": "something_else",
    "guardian_name": "José O’Brien",
    "street_address": "1234 Alder Street, Apartment 5B",
    "city": "Sacramento",
    "state": "CA",
    "zip": "95814-2725",
    "phone": "916-555-0100",
    "email": "maria.alvarez@example.org",
    "email_ok": True,
    "plan_name": "Golden Valley Health Plan",
    "membership_number": "GV-000 123 456",
    "medical_group": "Sierra Medical Group",
    "employer": "Sacramento Schools",
    "wants_assistant": True,
    "has_medi_cal": True,
    "filed_state_hearing": False,
    "has_medicare": False,
    "filed_grievance": True,
    "wants_payment": True,
    "payment_details": "02/03/2026, Dr. Wu\n03/04/2026, Mercy Imaging",
    "wants_future_services": True,
    "condition": "Lumbar disc herniation L4-L5 (M51.26)",
    "treatment_requested": "MRI of the lumbar spine",
    "plan_denied": True,
    "denial_reason": "not_medically_necessary",
    "providers": "Dr. Ana Wu, 916-555-0111\nDr. Hạnh Nguyễn, 916-555-0112",
    "out_of_network": False,
    "problem_description": "The plan denied the MRI that my doctor ordered. The pain is worse every week.",
    "primary_language": "Español",
    "correspond_in_language": True,
    "race_ethnicity": "Latina",
    "aaf_patient_name": "María Guadalupe Álvarez de la Cruz",
    "aaf_patient_date": dt.date(2026, 11, 20),
    "assistant_name": "Hạnh Nguyễn",
    "assistant_address": "1 Main Street",
    "assistant_city": "Davis",
    "assistant_state": "CA",
    "assistant_zip": "95616",
    "assistant_relationship": "Friend",
    "assistant_phone": "530-555-0100",
    "assistant_phone2": "530-555-0101",
    "assistant_email": "hanh@example.org",
    "poa_attached": True,
    "release_name": "María Guadalupe Álvarez de la Cruz",
    "release_date": dt.date(2026, 11, 20),
}


def full(**changes: str | bool | dt.date | None) -> Case:
    """The case with every box of both forms answered (but the signatures)."""
    return case({**FACTS, **changes})
