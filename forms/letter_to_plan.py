"""The letter to the health plan: its own grievance or appeal, which comes before most other doors. One page.

The person's own words and facts; the program argues nothing. It asks for what an answer should hold, and no section of
law is named that was not read in its own text. What a case may ask for besides is offered, as a square to tick, only
where it fits (`_OPTIONS`); medical mental health and emergency care carry the section that was read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from forms.agencies import Agency, Edition
from forms.case import Case, Language
from forms.dispute import is_emergency
from forms.form_spec import Filing, FormSpec
from forms.layout import lay
from forms.roads import road
from forms.rows import Cell, Cells, Heading, Long, Options, Paragraph, Pick, Row, Statement, Title, YesNo, words_of
from forms.sheet import FormId, Sheet
from forms.signing import helper_form, is_minor, signed_once
from forms.words import LANGUAGES

FORM: Final[FormId] = "letter_to_plan"
_key = words_of(FORM)
APPEAL, GRIEVANCE = "appeal", "grievance"
_MEDI_CAL: Final = ("medi_cal_plan", "medi_cal_county")


def called(case: Case) -> str:
    """What the plan's own step is called: California's plans say grievance, Medi-Cal and all others say appeal."""
    return GRIEVANCE if road(case).id == "dmhc" else APPEAL


def _medi_cal(case: Case) -> bool:
    return road(case).id in _MEDI_CAL


def _self_funded(case: Case) -> bool:
    return road(case).id == "self_funded"


def _california(case: Case) -> bool:
    """Whether the plan is one that California's Knox-Keene rules speak of, and not Medi-Cal."""
    return road(case).id == "dmhc"


def _about(case: Case, *subjects: str) -> bool:
    return case.dispute.about in subjects


_OPTIONS: Final[tuple[tuple[str, Callable[[Case], bool]], ...]] = (
    ("ask_keep_care", lambda case: _medi_cal(case) and case.dispute.wants_future_services is not False),
    ("ask_drug_answer", lambda case: _california(case) and _about(case, "drug")),
    ("ask_step_therapy", lambda case: _california(case) and _about(case, "drug")),
    ("ask_finish_care", lambda case: _california(case) and _about(case, "care", "access")),
    ("ask_timely", lambda case: (_california(case) or _medi_cal(case)) and _about(case, "access", "mental_health")),
    ("ask_parity", lambda case: _california(case) and _about(case, "mental_health")),
    ("ask_emergency", lambda case: _california(case) and is_emergency(case)),
)
"""What may be asked for besides -> where it fits. HSC 1367.241, 1367.206, 1373.96, 1374.72, 1371.4(b)."""


def sheet(form_language: Language) -> Sheet:
    """The letter with every place it can have, on as many pages as that takes: what there is to fill."""
    first, more = _rows(APPEAL, urgent=True, child=True, helper="both_parts", file="file"), [key for key, _ in _OPTIONS]
    return _lay(form_language, (first, (*(Statement(key, 2) for key in more),)))


def fitted(case: Case, today: dt.date, form_language: Language) -> Sheet:
    """The letter as this case needs it: one page."""
    rows = _rows(
        called(case),
        urgent=case.dispute.urgent is True,
        child=is_minor(case.patient.date_of_birth, today) or case.filing.filer == "parent_or_guardian",
        helper=helper_form(case, today),
        file="file_self_funded" if _self_funded(case) else "file",
        more=tuple(key for key, fits in _OPTIONS if fits(case)),
    )
    return _lay(form_language, (rows,))


def _lay(language: Language, pages: tuple[tuple[Row, ...], ...]) -> Sheet:
    return lay(FORM, SPEC.number, SPEC.edition.revision, language, pages, foot=f"form.{FORM}.foot")


def _rows(
    kind: str, *, urgent: bool, child: bool, helper: str, file: str, more: tuple[str, ...] = ()
) -> tuple[Row, ...]:
    return (
        Title(_key(f"title.{kind}"), _key("below")),
        Heading(_key("section.who")),
        *_who(child, helper),
        Heading(_key("section.what")),
        Cells((Cell("condition", 50), Cell("treatment_requested", 58)), 40),
        Options("denial_reason", ("not_medically_necessary", "experimental", "not_emergency", "not_covered", "other")),
        Long("problem_description", 60),
        YesNo("urgent"),
        *((Long("urgent_reason", 40),) if urgent else ()),
        Heading(_key("section.ask")),
        Paragraph(_key(f"ask.{kind}"), 2),
        *(
            Paragraph(_key(name), lines, bullet=True)
            for name, lines in (("ask.reasons", 1), ("ask.reviewer", 1), (file, 2))
        ),
        *(Statement(key, 2) for key in more),
        Cells((Cell("primary_language", 40), Pick("correspond_in_language", ("yes",), 68)), 28),
        Cells((Cell("plan_signature", 76, "signature"), Cell("plan_signed_on", 32, "date")), 34),
    )


def _who(child: bool, helper: str) -> tuple[Row, ...]:
    # A name or a state may be longer than its box: "continúa en la página 147" needs three lines there, or the width.
    contact = (Cell("phone", 34), Cell("email", 40), *((Cell("guardian_name", 40),) if child else ()))
    rows: tuple[Row, ...] = (
        Cells(
            (
                Cell("first_name", 30),
                Cell("middle_initial", 18),
                Cell("last_name", 32),
                Cell("date_of_birth", 26, "date"),
            ),
        ),
        Cells((Cell("plan_name", 46), Cell("membership_number", 30), Cell("denied_on", 32, "date")), 28),
        Cells((Cell("street_address", 44), Cell("city", 28), Cell("state", 16), Cell("zip", 20))),
        Cells(contact, 28),
    )
    if helper == "none":
        return rows
    words = "helper.authority" if helper == "part_b" else "helper.permission"
    helping = Cells((Cell("assistant_name", 42), Cell("assistant_relationship", 32), Cell("assistant_phone", 34)), 28)
    return (*rows, helping, Paragraph(_key(words), 1))


SPEC: Final = FormSpec(
    FORM,
    Edition(FORM, "Letter IP-P1", "11/26", "the words of this program, and forms.law"),
    languages=LANGUAGES,
    law="opa",
    sheet=sheet,
    signatures=signed_once(FORM, "plan_signature"),
    fitted=fitted,
    offered=dict(_OPTIONS),
    own_words=True,
)


def _plan(case: Case) -> Agency:
    """The plan, by what was answered: its fax, its address, or neither, for a letter that goes where the card says."""
    plan = case.plan
    address = tuple(part.strip() for part in (plan.plan_address or "").split(",") if part.strip())
    street, rest = address[:1], ", ".join(address[1:])
    return Agency(
        "plan", phone="", fax=plan.plan_fax or "", address=(plan.plan_name or "", *street, *((rest,) if rest else ()))
    )


FILING: Final = Filing(
    "plan",
    Agency("plan", phone=""),
    (FORM,),
    folder="packet-plan",
    addressee=_plan,
    rules=(
        "answers.empty",
        "answers.missing",
        "minor.",
        "sign.",
        "plan.appeal_by",
        "hearing.keep_care",
        "urgent.letter",
    ),
    reasons=(),
)
"""The rules that speak of another office's step are left out: they are told when that office's packet is made."""
