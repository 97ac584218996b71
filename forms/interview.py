"""The interview: every question of both forms once, and what else the packet needs, in the order people are asked.

The only file that says what is asked and when. It holds no sentence (`forms.words`, domain "questions") and no rule of
law (`forms.rules`): a condition here only keeps a question away from people it cannot concern.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, get_args

from forms.case import MEDI_CAL_COVERAGE, About, CardSays, Case, CoverageKind, DenialReason, Fact, Filer, Gender
from forms.catalog import has_room
from forms.dates import add_months, age
from forms.question import Kind, Question, QuestionPage, Step, When

HEARING: Final = (
    When("has_medi_cal", ("yes",)),
    When("coverage_kind", MEDI_CAL_COVERAGE),
    When("filed_state_hearing", ("yes",)),
)
"""A hearing that was asked for may bar an IMR: a yes is never set aside, and stays on the screen to be changed."""


def _unless_said(key: str, said_by: tuple[str, ...]) -> tuple[When, ...]:
    """Who has said so with the coverage is not asked again; a no beside it stays on the screen to be changed."""
    others = (kind for kind in get_args(CoverageKind) if kind not in said_by)
    return When("coverage_kind", ("", *others)), When(key, ("no",))


PAID: Final = (When("wants_payment", ("yes",)),)
HELPED: Final = (
    When("wants_assistant", ("yes",)),
    When("filer", ("assistant", "legal_representative")),
    When("filer", ("parent_or_guardian",), also=(When("date_of_birth", ("from_18",)),)),
)
"""As `forms.signing.helper_form`: who needs the Authorized Assistant form, a parent of a grown child too."""
MINOR: Final = (When("date_of_birth", ("under_18",)), When("filer", ("parent_or_guardian",)))
_NOT_CANCELLED: Final = When("about", ("", *(about for about in get_args(About) if about != "cancelled")))
_DMHC: Final = When("coverage_kind", ("", "dmhc_plan", "medi_cal_managed_care", "not_sure"))
LATE: Final = (
    When("plan_decision_on", ("over_6_months",), also=(_DMHC, _NOT_CANCELLED)),
    When("plan_decision_on", ("over_6_months",), also=(_DMHC, When("filed_grievance", ("yes",)))),
    When("grievance_filed_on", ("over_7_months",), also=(_DMHC, _NOT_CANCELLED)),
    When("denied_on", ("over_6_months",), also=(_DMHC, _NOT_CANCELLED, When("denial_reason", ("experimental",)))),
)
"""As `forms.deadlines.dates`: for coverage that was cancelled only the plan's answer to a grievance starts a clock, and
the first no only where no grievance is needed. Nobody else's first no is too old for DMHC.
"""


_NOT_FILED: Final = (When("filed_grievance", ("no",)),)


def _text(
    key: str, *, optional: bool = False, when: tuple[When, ...] = (), any_when: tuple[When, ...] = ()
) -> Question:
    return Question(key, "text", optional=optional, when=when, any_when=any_when)


BEFORE: Final = Step(
    "before",
    (
        QuestionPage(
            "filer",
            (
                Question("filer", "choice", get_args(Filer)),
                Question("wants_assistant", "yes_no", when=(When("filer", ("", "patient", "parent_or_guardian")),)),
                Question("about", "choice", get_args(About)),
            ),
        ),
        QuestionPage(
            "coverage",
            (
                Question("coverage_kind", "choice", get_args(CoverageKind)),
                Question(
                    "card_says",
                    "choice",
                    get_args(CardSays),
                    when=(When("coverage_kind", ("dmhc_plan",)),),
                    optional=True,
                ),
                Question("has_medi_cal", "yes_no", any_when=_unless_said("has_medi_cal", MEDI_CAL_COVERAGE)),
                Question("has_medicare", "yes_no", any_when=_unless_said("has_medicare", ("medicare",))),
            ),
        ),
        QuestionPage(
            "urgent",
            (
                Question("urgent", "yes_no"),
                Question("urgent_reason", "long", when=(When("urgent", ("yes",)),)),
            ),
        ),
        QuestionPage(
            "public",
            (
                Question("filed_state_hearing", "yes_no", any_when=HEARING),
                Question("hearing_held", "yes_no", when=(When("filed_state_hearing", ("yes",)),)),
            ),
        ),
        QuestionPage(
            "grievance",
            (
                Question("denied_on", "date", optional=True),
                Question("filed_grievance", "yes_no"),
                Question("grievance_filed_on", "date", when=(When("filed_grievance", ("yes",)),)),
                Question("plan_decision_on", "date", when=(When("filed_grievance", ("yes",)),), optional=True),
            ),
        ),
    ),
)

PATIENT: Final = Step(
    "patient",
    (
        QuestionPage(
            "name",
            (
                _text("first_name"),
                _text("middle_initial", optional=True),
                _text("last_name"),
                Question("date_of_birth", "date"),
                Question("phone", "phone"),
            ),
        ),
        QuestionPage("guardian", (_text("guardian_name", any_when=MINOR),)),
        QuestionPage(
            "address",
            (
                _text("street_address"),
                Question("zip", "zip"),
                _text("city"),
                Question("state", "state"),
                Question("email_ok", "yes_no"),
                Question("email", "email", optional=True),
            ),
        ),
        QuestionPage(
            "statistics",
            (
                _text("primary_language", optional=True),
                Question("correspond_in_language", "tick", optional=True),
                _text("race_ethnicity", optional=True),
                Question("gender", "choice", get_args(Gender), optional=True),
            ),
        ),
    ),
)

PLAN: Final = Step(
    "plan",
    (
        QuestionPage(
            "plan",
            (
                Question("plan_name", "plan"),
                _text("membership_number"),
                _text("medical_group", optional=True),
                _text("employer", optional=True),
            ),
        ),
        QuestionPage(
            "reach",
            (
                Question("plan_fax", "phone", when=_NOT_FILED, optional=True),
                _text("plan_address", when=_NOT_FILED, optional=True),
            ),
        ),
    ),
)

PROBLEM: Final = Step(
    "problem",
    (
        QuestionPage("health", (Question("condition", "long"), Question("treatment_requested", "long"))),
        QuestionPage(
            "denial",
            (
                Question("plan_denied", "yes_no"),
                Question("denial_reason", "choice", get_args(DenialReason), when=(When("plan_denied", ("yes",)),)),
                Question("wants_future_services", "yes_no"),
                Question("wants_payment", "yes_no"),
            ),
        ),
        QuestionPage("late", (Question("late_reason", "long", any_when=LATE, optional=True),)),
        QuestionPage(
            "story",
            (
                Question("problem_description", "long"),
                Question("providers", "long"),
                Question("out_of_network", "yes_no"),
            ),
        ),
        QuestionPage(
            "bills",
            (
                Question("payment_details", "long", when=PAID),
                Question("emergency_care_denied", "yes_no", when=PAID, optional=True),
            ),
        ),
        QuestionPage(
            "letter",
            tuple(
                Question(key, "tick", optional=True)
                for key in (
                    "ask_drug_answer",
                    "ask_step_therapy",
                    "ask_finish_care",
                    "ask_timely",
                    "ask_parity",
                    "ask_emergency",
                )
            ),
            filings=("plan",),
        ),
        QuestionPage(
            "keep_care",
            (
                Question("ask_keep_care", "yes_no", optional=True),
                Question("keep_care_what", "long", when=(When("ask_keep_care", ("yes",)),), optional=True),
            ),
            filings=("plan", "state_hearing"),
        ),
        QuestionPage(
            "hearing",
            (
                Question("bic_ssn", "secret", optional=True),
                Question("doctor_asked_on", "date", optional=True),
                Question("asked_expedited", "yes_no", optional=True),
                Question("decided_72h", "yes_no", when=(When("asked_expedited", ("yes",)),), optional=True),
            ),
            filings=("state_hearing",),
        ),
        QuestionPage(
            "hearing_needs",
            (Question("interpreter", "yes_no", optional=True), _text("accommodation", optional=True)),
            filings=("state_hearing",),
        ),
        QuestionPage(
            "cdi",
            (_text("claim_number", optional=True), Question("alternate_phone", "phone", optional=True)),
            filings=("cdi",),
        ),
    ),
)

HELPER: Final = Step(
    "helper",
    (
        QuestionPage(
            "assistant",
            (
                _text("assistant_name", any_when=HELPED),
                _text("assistant_relationship", any_when=HELPED),
                Question("assistant_phone", "phone", any_when=HELPED),
                Question("assistant_phone2", "phone", any_when=HELPED, optional=True),
                Question("assistant_email", "email", any_when=HELPED, optional=True),
            ),
        ),
        QuestionPage(
            "assistant_address",
            (
                _text("assistant_address", any_when=HELPED),
                Question("assistant_zip", "zip", any_when=HELPED),
                _text("assistant_city", any_when=HELPED),
                Question("assistant_state", "state", any_when=HELPED),
            ),
        ),
        QuestionPage(
            "authority",
            (Question("poa_attached", "tick", when=(When("filer", ("legal_representative",)),)),),
        ),
        QuestionPage(
            "signing",
            (
                _text("release_name", optional=True),
                Question(
                    "aaf_patient_name",
                    "text",
                    when=(When("filer", ("", "patient", "parent_or_guardian", "assistant")),),
                    any_when=HELPED,
                    optional=True,
                ),
            ),
            aside=True,
        ),
        QuestionPage(
            "fax",
            (_text("fax_from_name", optional=True), Question("fax_from_number", "phone", optional=True)),
            aside=True,
        ),
    ),
)

STEPS: Final[tuple[Step, ...]] = (BEFORE, PATIENT, PLAN, PROBLEM, HELPER, Step("papers"), Step("check"))

QUESTIONS: Final[Mapping[str, Question]] = MappingProxyType(
    {question.key: question for step in STEPS for page in step.pages for question in page.questions}
)
"""Key -> its one question."""

BY_HAND: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "release_signature": "text",
        "release_date": "date",
        "aaf_patient_signature": "text",
        "aaf_patient_date": "date",
        "plan_signature": "text",
        "plan_signed_on": "date",
        "hearing_signature": "text",
        "hearing_signed_on": "date",
        "attach_id_card": "tick",
        "attach_correspondence": "tick",
        "cdi_signature": "text",
        "cdi_signed_on": "date",
    }
)
"""Facts that are left for ink and never asked; a case file may still give them."""

KINDS: Final[Mapping[str, Kind]] = MappingProxyType({**{key: q.kind for key, q in QUESTIONS.items()}, **BY_HAND})
"""How every fact is typed."""


def asked(place: Step | QuestionPage, case: Case, today: dt.date) -> list[Question]:
    """The questions of a step or a page that concern this case, in order."""
    pages = place.pages if isinstance(place, Step) else (place,)
    return [
        question
        for page in pages
        for question in page.questions
        if concerns(page, question, case) and applies(question, case, today)
    ]


def concerns(page: QuestionPage, question: Question, case: Case) -> bool:
    """Whether a page of some filings alone is of the one that is chosen, and its form has a place for the answer."""
    return not page.filings or (case.to in page.filings and has_room(case, question.key))


def applies(question: Question, case: Case, today: dt.date) -> bool:
    """Whether the question is asked: all of `when`, and one of `any_when` if there are any."""
    if not all(holds(when, case, today) for when in question.when):
        return False
    return not question.any_when or any(holds(when, case, today) for when in question.any_when)


def holds(when: When, case: Case, today: dt.date) -> bool:
    """Whether the fact is one of the values; see `When` for the words used for blanks, booleans and dates."""
    return _is_one_of(case.value(when.key), when.values, today) and all(
        holds(other, case, today) for other in when.also
    )


def _is_one_of(fact: Fact, values: tuple[str, ...], today: dt.date) -> bool:
    match fact:
        case None:
            return "" in values
        case bool():
            return ("yes" if fact else "no") in values
        case dt.date():
            return any(_spans(fact, value, today) for value in values)
        case str():
            return fact in values


def _spans(date: dt.date, value: str, today: dt.date) -> bool:
    match value.split("_"):
        case ["under", years]:
            return age(date, today) < int(years)
        case ["from", years]:
            return age(date, today) >= int(years)
        case ["over", months, "months"]:
            return add_months(date, int(months)) < today
        case _:
            raise ValueError(value)
