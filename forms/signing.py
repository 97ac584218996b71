"""Who signs what, and whether the Authorized Assistant form belongs in the packet: the rules printed on DMHC 20-160.

One place for these rules: the findings, the packet's plan and the "sign here" list ask here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from forms.case import Case
from forms.dates import age
from forms.sheet import FormId

HelperForm = Literal["none", "both_parts", "part_b"]
Signer = Literal["patient", "guardian", "representative"]
ADULT_YEARS = 18


@dataclass(frozen=True)
class Due:
    """A signature that must be made by hand: `key` is the signature's fact."""

    key: str
    form: FormId
    who: Signer


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
    if filer == "legal_representative":
        return "part_b"
    if asks_for_help or filer == "assistant":
        return "both_parts"
    born = case.patient.date_of_birth
    if filer == "parent_or_guardian" and born is not None and not is_minor(born, today):
        return "both_parts"
    return "none"


def signer(case: Case, today: dt.date) -> Signer:
    """Who signs for the patient on the line "Patient or Parent Signature"."""
    if case.filing.filer == "legal_representative":
        return "representative"
    born = case.patient.date_of_birth
    if is_minor(born, today) or (case.filing.filer == "parent_or_guardian" and born is None):
        return "guardian"
    return "patient"


def signatures(case: Case, today: dt.date) -> tuple[Due, ...]:
    """Every signature still to be made by hand, in the order of the forms. Part B has no line to sign."""
    who, due = signer(case, today), []
    if not case.filing.release_signature:
        due.append(Due("release_signature", "dmhc_20_224", who))
    if helper_form(case, today) == "both_parts" and not case.helper.aaf_patient_signature:
        due.append(Due("aaf_patient_signature", "dmhc_20_160", who))
    return tuple(due)
