"""The case: what the answers mean. Frozen, blanks allowed; a draft is not yet a valid case and need not be.

Every fact has one key, unique over all parts (the keys of the case file). `FACTS` maps a key to its place, so a
question, a box and a rule name a fact by its key alone. Nothing here knows a question, a paper form or a sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import PureWindowsPath
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from forms.returned import HandedOver, Reply, SentPacket, SignedPage
from forms.words import ENGLISH, LANGUAGES

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError("no such language")
    return language


Language = Annotated[str, AfterValidator(_known)]
"""One of `forms.words.LANGUAGES`."""
# The order of the choices is the order in which `forms.interview` asks them.
Gender = Literal["male", "female", "something_else"]
Filer = Literal["patient", "parent_or_guardian", "legal_representative", "assistant"]
CoverageKind = Literal[
    "dmhc_plan",
    "medi_cal_managed_care",
    "medi_cal_fee_for_service",
    "medicare",
    "self_funded_employer",
    "insurance_policy",
    "federal_employee",
    "military",
    "workers_comp",
    "student_or_other",
    "not_sure",
]
MEDI_CAL_COVERAGE: Final = ("medi_cal_managed_care", "medi_cal_fee_for_service")
"""Kinds of coverage that say by themselves that the patient has Medi-Cal."""
CardSays = Literal["self_funded", "not_self_funded", "not_sure"]
About = Literal["care", "drug", "dental_or_vision", "mental_health", "cancelled", "bill", "access", "other"]
DenialReason = Literal["not_medically_necessary", "experimental", "not_emergency", "not_covered", "other"]
PaperKind = Literal[
    "denial_letter",
    "plan_decision",
    "eob",
    "doctor_letter",
    "urgent_letter",
    "experimental_certification",
    "medical_records",
    "out_of_network_records",
    "prescription",
    "bill",
    "id_card",
    "photo",
    "power_of_attorney",
    "signed_form",
    "notice_of_action",
    "notice_of_appeal_resolution",
    "claim_file",
    "fax_confirmation",
    "other",
]
Rotation = Literal[0, 90, 180, 270]
PapersOrder = Literal["kind", "listed"]
"""By kind, what a reviewer needs first standing first; or as the person listed them."""
FaxWay = Literal["as_is", "photo", "lighter", "mail"]
"""How a page of a paper is faxed: as the program draws it, its pictures in dots, with less black, or not at all: it is
mailed, and a sheet in its place says so."""
Fact = str | bool | dt.date | None


def _blank(fact: Fact) -> bool:
    return fact is None


def _usual(order: str) -> bool:
    return order == "kind"


def _none(some: tuple[object, ...]) -> bool:
    return not some


def _empty(some: Mapping[int, FaxWay]) -> bool:
    return not some


def _left_out() -> Any:
    """A fact that is out of a dump while blank: a case without it keeps the packet number that it had before the fact
    was asked for (packet.binding.identity).
    """
    return Field(default=None, exclude_if=_blank)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Patient(_Part):
    """The enrollee whose care was refused."""

    first_name: str | None = None
    middle_initial: str | None = None
    last_name: str | None = None
    date_of_birth: dt.date | None = None
    gender: Gender | None = None
    guardian_name: str | None = None
    street_address: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    phone: str | None = None
    email: str | None = None
    email_ok: bool | None = None
    primary_language: str | None = None
    correspond_in_language: bool | None = None
    race_ethnicity: str | None = None
    alternate_phone: str | None = _left_out()

    @property
    def full_name(self) -> str:
        """First name, middle initial and last name, of what is known; "" while nothing is."""
        return " ".join(part for part in (self.first_name, self.middle_initial, self.last_name) if part)


class Plan(_Part):
    """The health plan and the kind of coverage."""

    plan_name: str | None = None
    membership_number: str | None = None
    medical_group: str | None = None
    employer: str | None = None
    coverage_kind: CoverageKind | None = None
    has_medi_cal: bool | None = None
    filed_state_hearing: bool | None = None
    has_medicare: bool | None = None
    hearing_held: bool | None = _left_out()
    card_says: CardSays | None = _left_out()
    plan_fax: str | None = _left_out()
    plan_address: str | None = _left_out()
    bic_ssn: Annotated[str | None, Field(repr=False)] = _left_out()
    claim_number: str | None = _left_out()


class Dispute(_Part):
    """The disputed health care service, and the steps already taken with the plan."""

    about: About | None = _left_out()
    denied_on: dt.date | None = _left_out()
    filed_grievance: bool | None = None
    grievance_filed_on: dt.date | None = None
    plan_decision_on: dt.date | None = None
    wants_payment: bool | None = None
    payment_details: str | None = None
    emergency_care_denied: bool | None = None
    wants_future_services: bool | None = None
    condition: str | None = None
    treatment_requested: str | None = None
    plan_denied: bool | None = None
    denial_reason: DenialReason | None = None
    providers: str | None = None
    out_of_network: bool | None = None
    problem_description: str | None = None
    urgent: bool | None = None
    urgent_reason: str | None = None
    ask_keep_care: bool | None = _left_out()
    ask_drug_answer: bool | None = _left_out()
    ask_step_therapy: bool | None = _left_out()
    ask_finish_care: bool | None = _left_out()
    ask_timely: bool | None = _left_out()
    ask_parity: bool | None = _left_out()
    ask_emergency: bool | None = _left_out()
    doctor_asked_on: dt.date | None = _left_out()
    asked_expedited: bool | None = _left_out()
    decided_72h: bool | None = _left_out()
    keep_care_what: str | None = _left_out()
    interpreter: bool | None = _left_out()
    accommodation: str | None = _left_out()
    late_reason: str | None = None


class Helper(_Part):
    """Who helps the patient: the Authorized Assistant form."""

    wants_assistant: bool | None = None
    aaf_patient_name: str | None = None
    aaf_patient_signature: str | None = None
    aaf_patient_date: dt.date | None = None
    assistant_name: str | None = None
    assistant_address: str | None = None
    assistant_city: str | None = None
    assistant_state: str | None = None
    assistant_zip: str | None = None
    assistant_relationship: str | None = None
    assistant_phone: str | None = None
    assistant_phone2: str | None = None
    assistant_email: str | None = None
    poa_attached: bool | None = None


class FilingDetails(_Part):
    """Who files, who signs, who faxes."""

    filer: Filer | None = None
    release_name: str | None = None
    release_signature: str | None = None
    release_date: dt.date | None = None
    fax_from_name: str | None = None
    fax_from_number: str | None = None
    plan_signature: str | None = _left_out()
    plan_signed_on: dt.date | None = _left_out()
    hearing_signature: str | None = _left_out()
    hearing_signed_on: dt.date | None = _left_out()
    attach_id_card: bool | None = _left_out()
    attach_correspondence: bool | None = _left_out()
    cdi_signature: str | None = _left_out()
    cdi_signed_on: dt.date | None = _left_out()


class Paper(_Part):
    """One supporting document as the person named it. `pages` is a checked selection such as "1-3,7", or "" for all.

    `searchable` keeps the text layer of a scan; `as_pictures` sends pages with words under a box, or marked for
    redaction, as pictures; `fax` has the pages that the person wants faxed in another way than as they are.
    """

    file: str
    kind: PaperKind = "other"
    title: str = ""
    pages: str = ""
    rotate: Mapping[int, Rotation] = Field(default_factory=dict)
    drop_blank: bool = False
    attachments: Literal["ask", "include", "leave"] = "ask"
    password: Annotated[str, Field(repr=False)] = ""
    searchable: bool = False
    as_pictures: bool = False
    fax: Mapping[int, FaxWay] = Field(default_factory=dict, exclude_if=_empty)

    @property
    def file_name(self) -> str:
        """`file` without its folders, for paper: a case file may come from a computer that writes them with \\.

        Control characters, which no font prints, are U+FFFD.
        """
        return _CONTROL.sub("\ufffd", PureWindowsPath(self.file).name or self.file)


class Case(_Part):
    """Everything known so far. `language` is of the screens and the advice, `form_language` of our own print.

    `edition`: the language that the agency's own PDF is wanted in; "" for that of our print.
    """

    language: Language = ENGLISH
    form_language: Language = ENGLISH
    edition: str = ""
    patient: Patient = Patient()
    plan: Plan = Plan()
    dispute: Dispute = Dispute()
    helper: Helper = Helper()
    filing: FilingDetails = FilingDetails()
    papers: tuple[Paper, ...] = ()
    papers_order: Annotated[PapersOrder, Field(exclude_if=_usual)] = "kind"
    to: Annotated[str | None, Field(exclude_if=_blank)] = None
    """The filing of `forms.catalog` that is made of the case; None for the first of them."""
    signed: Annotated[tuple[SignedPage, ...], Field(exclude_if=_none)] = ()
    sent: Annotated[tuple[SentPacket, ...], Field(exclude_if=_none)] = ()
    replies: Annotated[tuple[Reply, ...], Field(exclude_if=_none)] = ()
    handed: Annotated[tuple[HandedOver, ...], Field(exclude_if=_none)] = ()

    def value(self, key: str) -> Fact:
        """The fact with this key, or None while it is blank. Raises KeyError for a key that is no fact."""
        part, name = FACTS[key]
        fact: Fact = getattr(getattr(self, part), name)
        return fact

    @property
    def paper_language(self) -> str:
        """The language that the paper form is wanted in."""
        return self.edition or self.form_language


PARTS: Mapping[str, type[_Part]] = {
    "patient": Patient,
    "plan": Plan,
    "dispute": Dispute,
    "helper": Helper,
    "filing": FilingDetails,
}

FACTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {name: (part, name) for part, model in PARTS.items() for name in model.model_fields}
)
"""Key of a fact -> (part of the case, field of that part)."""
