"""The request for a Medi-Cal State Hearing: the items of DHCS 8250, revised 10/2025, in our own print.

Read in the agency's form of that edition; the English of interpreter, accommodation and representative is ours, for
only the Chinese edition of those lines was read. The number of the Medi-Cal card or Social Security stands on this
paper alone.
"""

from __future__ import annotations

from typing import Final

from forms.agencies import HEARING_FORM, HEARINGS, Edition
from forms.case import Language
from forms.form_spec import Filing, FormSpec
from forms.hearings import hearing_open
from forms.layout import lay
from forms.rows import Cell, Cells, Gap, Heading, Long, Options, Paragraph, Row, Running, Title, YesNo, words_of
from forms.sheet import FormId, Sheet
from forms.signing import signed_once
from forms.words import LANGUAGES

FORM: Final[FormId] = "hearing_request"
_key = words_of(FORM)


def sheet(form_language: Language) -> Sheet:
    """The request in English or Spanish: two pages."""
    number, revision = SPEC.number, SPEC.edition.revision
    return lay(FORM, number, revision, form_language, (_FIRST, _second()), foot=_key("foot"))


_FIRST: Final[tuple[Row, ...]] = (
    Title(_key("title"), _key("below")),
    Heading(_key("section.disagree")),
    Long("treatment_requested", 22, lines=1),
    Long("problem_description", 60, lines=1),
    Heading(_key("section.who")),
    Cells(
        (Cell("first_name", 40), Cell("middle_initial", 16), Cell("last_name", 42), Cell("date_of_birth", 30, "date"))
    ),
    Cells((Cell("street_address", 44), Cell("city", 28), Cell("state", 16), Cell("zip", 20))),
    Cells((Cell("phone", 40), Cell("email", 60))),
    YesNo("email_ok"),
    Cells((Cell("bic_ssn", 50), Cell("guardian_name", 50))),
    Heading(_key("section.plan")),
    Options("coverage_kind", ("medi_cal_fee_for_service", "medi_cal_managed_care"), 2),
    Cells((Cell("plan_name", 60), Cell("doctor_asked_on", 40, "date"))),
    YesNo("filed_grievance"),
    Cells(
        (Cell("denied_on", 34, "date"), Cell("grievance_filed_on", 34, "date"), Cell("plan_decision_on", 40, "date"))
    ),
    YesNo("asked_expedited"),
    YesNo("decided_72h"),
)


def _second() -> tuple[Row, ...]:
    return (
        Running(_key("title")),
        Heading(_key("section.fast")),
        YesNo("urgent"),
        Long("urgent_reason", 50, lines=2),
        Heading(_key("section.keep")),
        YesNo("ask_keep_care", lines=2),
        Long("keep_care_what", 26),
        Heading(_key("section.needs")),
        YesNo("interpreter"),
        Cells((Cell("primary_language", 40), Cell("accommodation", 68)), 46),
        Heading(_key("section.helper")),
        Paragraph(_key("helper"), 2),
        Cells((Cell("assistant_name", 66), Cell("assistant_phone", 42))),
        Cells(
            (
                Cell("assistant_address", 44),
                Cell("assistant_city", 28),
                Cell("assistant_state", 16),  # "continúa en la página 147" in three lines
                Cell("assistant_zip", 20),
            )
        ),
        Heading(_key("section.sign")),
        Paragraph(_key("enclose"), 1),
        Gap(2),
        Cells((Cell("hearing_signature", 76, "signature"), Cell("hearing_signed_on", 32, "date")), 40),
        Gap(4),
        Paragraph(_key("where"), 2, params=HEARINGS.where),
    )


SPEC: Final = FormSpec(
    FORM,
    Edition("dhcs_8250", "DHCS 8250", "10/2025", HEARING_FORM),
    languages=LANGUAGES,
    law="wic_10951",
    sheet=sheet,
    signatures=signed_once(FORM, "hearing_signature"),
    official=True,
    verbatim=False,
    rooms={
        "coverage_kind": "word",
        "urgent": "statement",
        "ask_keep_care": "statement",
        "interpreter": "statement",
    },
)
FILING: Final = Filing(
    "state_hearing",
    HEARINGS,
    (FORM,),
    folder="packet-hearing",
    rules=(
        "answers.empty",
        "answers.missing",
        "minor.",
        "sign.",
        "hearing.keep_care",
        "deadline.other",
    ),
    findings=hearing_open,
    reasons=(),
    first_papers=("notice_of_appeal_resolution", "plan_decision"),
)
