"""Who signs what, and whether the Authorized Assistant form belongs in the packet: the rules printed on DMHC 20-160.

One place for these rules: the forms' specs, the findings and the questions ask here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

from forms.case import Case
from forms.dates import age
from forms.form_spec import Due, Signer
from forms.sheet import FormId

HelperForm = Literal["none", "both_parts", "part_b"]
ADULT_YEARS = 18


def represented(case: Case) -> bool:
    """Whether a legal representative files for a patient who cannot act: such a patient signs nothing (DMHC 20-160)."""
    return case.filing.filer == "legal_representative"


def is_minor(date_of_birth: dt.date | None, today: dt.date) -> bool:
    """Under 18 on `today`; born on 29 February: 18 on 1 March. An unknown or future birth date is no minor's."""
    if date_of_birth is None or date_of_birth > today:
        return False
    return age(date_of_birth, today) < ADULT_YEARS


def helper_form(case: Case, today: dt.date) -> HelperForm:
    """Whether the packet holds a DMHC 20-160, and which parts of it are filled.

    A legal representative of a patient who cannot act fills Part B only. A parent or guardian of a child under 18 needs
    no form unless a third person helps. Everyone else who helps needs both parts, a parent of a grown child too.
    """
    filer, asks_for_help = case.filing.filer, case.helper.wants_assistant is True
    if represented(case):
        return "part_b"
    if asks_for_help or filer == "assistant":
        return "both_parts"
    born = case.patient.date_of_birth
    if filer == "parent_or_guardian" and born is not None and not is_minor(born, today):
        return "both_parts"
    return "none"


def signed_once(form: FormId, key: str) -> Callable[[Case, dt.date], tuple[Due, ...]]:
    """The signatures of a form with one line for ink, whose fact is `key`: none where it holds a typed one."""

    def signatures(case: Case, today: dt.date) -> tuple[Due, ...]:
        return () if case.value(key) else (Due(key, form, signer(case, today)),)

    return signatures


def signer(case: Case, today: dt.date) -> Signer:
    """Who signs for the patient on the line "Patient or Parent Signature"."""
    if represented(case):
        return "representative"
    born = case.patient.date_of_birth
    if is_minor(born, today) or (case.filing.filer == "parent_or_guardian" and born is None):
        return "guardian"
    return "patient"
