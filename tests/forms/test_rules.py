"""What the rules say, id by id, on the day before, the day, and the day after."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.case import FACTS, PARTS, Case, Fact, PaperKind
from forms.dates import add_months
from forms.law import LAW
from forms.rules import judge
from forms.words import LANGUAGES, domain
from tests.forms.facts import TODAY, ago, case, find, ids
from tests.forms.findings_examples import EXAMPLES

LEVELS = {
    "route.medicare": "stop",
    "route.medi_cal_fee_for_service": "stop",
    "route.self_funded": "stop",
    "route.insurance_policy": "stop",
    "route.not_sure": "warn",
    "hearing.filed": "stop",
    "hearing.possible": "info",
    "grievance.not_filed": "stop",
    "grievance.waiting": "stop",
    "grievance.exempt_experimental": "info",
    "grievance.exempt_urgent": "info",
    "deadline.dates": "info",
    "deadline.soon": "warn",
    "deadline.passed": "warn",
    "urgent.letter_missing": "warn",
    "experimental.denial_missing": "warn",
    "experimental.certification_missing": "warn",
    "records.out_of_network_missing": "warn",
    "helper.form_needed": "info",
    "helper.form_not_needed": "info",
    "helper.authority_missing": "stop",
    "minor.guardian_missing": "stop",
    "sign.needed": "info",
    "online.fastest": "info",
    "copies.only": "info",
    "papers.plan_letters_optional": "info",
}
"""The ids and levels that other programs rely on."""


@st.composite
def any_case(draw: st.DrawFn) -> Case:
    """A random case: each fact blank or of its own type, dates from year 1 to 9999, any papers."""
    parts: dict[str, dict[str, Any]] = {}
    for part, name in FACTS.values():
        parts.setdefault(part, {})[name] = draw(_value(part, name))
    kinds = draw(st.lists(st.sampled_from(get_args(PaperKind)), max_size=4))
    return Case.model_validate(parts | {"papers": [{"file": f"{n}.pdf", "kind": kind} for n, kind in enumerate(kinds)]})


@cache
def _value(part: str, name: str) -> st.SearchStrategy[Any]:
    schema = PARTS[part].model_json_schema()["properties"][name]["anyOf"][0]
    if "enum" in schema:
        return st.none() | st.sampled_from(schema["enum"])
    if schema["type"] == "boolean":
        return st.none() | st.booleans()
    if schema.get("format") == "date":
        return st.none() | st.dates() | st.dates(ago(500), ago(-40))
    return st.none() | st.sampled_from(["", " ", "words"])


@settings(max_examples=150, deadline=None)
@given(anything=any_case(), today=st.dates() | st.just(TODAY))
def test_judge_is_total_and_pure(anything: Case, today: dt.date) -> None:
    """Any case on any day gives findings, twice the same, each in words of both languages and with a source."""
    found = judge(anything, today)
    assert found == judge(anything, today)
    assert [f.level for f in found] == sorted((f.level for f in found), key=["stop", "warn", "info"].index)
    for finding in found:
        assert finding.citation in LAW.values()
        assert all("{" not in finding.message(language) for language in LANGUAGES)


@pytest.mark.parametrize("words", EXAMPLES)
def test_every_sentence_is_reached(words: str) -> None:
    """For each sentence there is a case that brings it, so no sentence is dead and no id is missing."""
    assert f"findings.{words}" in [finding.words for finding in judge(EXAMPLES[words], TODAY)]


def test_the_examples_name_every_sentence() -> None:
    """The examples above are all the sentences there are, apart from the two with a page and the names in them."""
    told = {key for key in domain("findings", "en") if not key.startswith(("who.", "form."))}
    assert told - {"sign.needed.page"} == set(EXAMPLES)


@pytest.mark.parametrize(("id", "level"), LEVELS.items())
def test_levels(id: str, level: str) -> None:
    """Each fixed id has its fixed level."""
    assert find(EXAMPLES[id], id).level == level


def test_stops_are_only_the_fixed_ones() -> None:
    """Nothing else may keep a person from building the packet."""
    stops = {
        finding.id for example in EXAMPLES.values() for finding in judge(example, TODAY) if finding.level == "stop"
    }
    assert stops == {id for id, level in LEVELS.items() if level == "stop"}


@pytest.mark.parametrize(
    "words", [key for key in EXAMPLES if key.startswith(("route.", "hearing.", "minor.", "helper.a"))]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_dead_ends(words: str, language: str) -> None:
    """Every road, and every stop that sends someone elsewhere, names a phone for the voice and one for the deaf."""
    found = next(f for f in judge(EXAMPLES[words], TODAY) if f.words == f"findings.{words}")
    message = found.message(language)
    assert "TDD" in message
    assert message.count("1-8") >= 2


@pytest.mark.parametrize("id", [id for id, level in LEVELS.items() if level == "stop" and id.startswith("route.")])
def test_a_person_may_file_all_the_same(id: str) -> None:
    """Every road that leads elsewhere says that the form may be sent anyway."""
    assert "You may still fill out this form and send it." in find(EXAMPLES[id], id).message("en")
    assert "usted puede llenar este formulario y enviarlo" in find(EXAMPLES[id], id).message("es")


# --- Where


@pytest.mark.parametrize(
    ("facts", "routes"),
    [
        ({}, ["route.not_sure"]),
        ({"coverage_kind": "not_sure"}, ["route.not_sure"]),
        ({"has_medi_cal": True}, ["route.not_sure"]),
        ({"coverage_kind": "dmhc_plan"}, ["route.dmhc_plan"]),
        ({"coverage_kind": "medicare"}, ["route.medicare"]),
        ({"coverage_kind": "medicare", "has_medicare": False}, ["route.medicare"]),
        ({"has_medicare": True}, ["route.medicare", "route.not_sure"]),
        ({"coverage_kind": "dmhc_plan", "has_medicare": True}, ["route.medicare", "route.dmhc_plan"]),
        ({"coverage_kind": "self_funded_employer", "has_medicare": True}, ["route.medicare", "route.self_funded"]),
        ({"coverage_kind": "medi_cal_fee_for_service", "has_medi_cal": True}, ["route.medi_cal_fee_for_service"]),
    ],
)
def test_routes(facts: dict[str, Fact], routes: list[str]) -> None:
    """The kind of coverage decides; Medicare beside another coverage is always said."""
    assert [id for id in ids(case(facts)) if id.startswith("route.")] == routes


def test_medicare_and_medi_cal_is_told_apart() -> None:
    """A person with both may still have an IMR for what the Medi-Cal plan refused."""
    both = find(case(coverage_kind="medicare", has_medi_cal=True), "route.medicare")
    assert both.variant == "both"


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"denial_reason": "not_medically_necessary"}, "kind.imr"),
        ({"denial_reason": "experimental"}, "kind.imr"),
        ({"denial_reason": "not_emergency"}, "kind.imr"),
        ({"emergency_care_denied": True, "denial_reason": "not_covered"}, "kind.imr"),
        ({"emergency_care_denied": True, "plan_denied": False}, "kind.imr"),
        ({"denial_reason": "not_covered"}, "kind.complaint"),
        ({"plan_denied": False}, "kind.complaint"),
        ({"denial_reason": "other"}, "kind.unclear"),
        ({"emergency_care_denied": False}, "kind.unclear"),
    ],
)
def test_imr_or_complaint(facts: dict[str, Fact], kind: str) -> None:
    """Medical necessity, experimental care and emergency payment look like an IMR; the rest like a complaint."""
    assert [id for id in ids(case(facts)) if id.startswith("kind.")] == [kind]


# --- The State Hearing


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"coverage_kind": "medi_cal_managed_care"}, ["hearing.possible"]),
        ({"has_medi_cal": True}, ["hearing.possible"]),
        ({"has_medi_cal": True, "filed_state_hearing": False}, ["hearing.possible"]),
        ({"has_medi_cal": True, "filed_state_hearing": True}, ["hearing.filed"]),
        ({"coverage_kind": "medi_cal_fee_for_service", "has_medi_cal": True}, []),
        ({"coverage_kind": "dmhc_plan", "has_medi_cal": False}, []),
    ],
)
def test_hearing(facts: dict[str, Fact], expected: list[str]) -> None:
    """A hearing asked for bars the IMR; one not asked for is still possible, where there is a Medi-Cal plan."""
    assert [id for id in ids(case(facts)) if id.startswith("hearing.")] == expected


@pytest.mark.parametrize(
    ("days_since_answer", "variant"),
    [(0, "dated"), (75, "dated"), (76, "tight"), (119, "tight"), (120, "tight"), (121, "passed")],
)
def test_hearing_on_the_last_days(days_since_answer: int, variant: str) -> None:
    """120 days from the answer; from day 76 an IMR of 45 days may end too late, and on day 120 one may still ask."""
    answered = case(
        coverage_kind="medi_cal_managed_care",
        filed_grievance=True,
        grievance_filed_on=ago(days_since_answer + 10),
        plan_decision_on=ago(days_since_answer),
    )
    assert find(answered, "hearing.possible").variant == variant


# --- The plan's own process


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"filed_grievance": False}, ["grievance.not_filed"]),
        ({"filed_grievance": False, "urgent": False}, ["grievance.not_filed"]),
        ({"filed_grievance": False, "denial_reason": "not_covered"}, ["grievance.not_filed"]),
        ({"filed_grievance": False, "denial_reason": "experimental", "plan_denied": False}, ["grievance.not_filed"]),
        ({"filed_grievance": False, "denial_reason": "experimental"}, ["grievance.exempt_experimental"]),
        ({"filed_grievance": False, "urgent": True}, ["grievance.exempt_urgent"]),
        (
            {"filed_grievance": False, "urgent": True, "denial_reason": "experimental"},
            ["grievance.exempt_urgent", "grievance.exempt_experimental"],
        ),
        ({}, []),
        ({"filed_grievance": True}, []),
        ({"urgent": True}, ["grievance.exempt_urgent"]),
        ({"filed_grievance": True, "urgent": True}, []),
    ],
)
def test_grievance_step(facts: dict[str, Fact], expected: list[str]) -> None:
    """The step is needed unless the care was called experimental or the danger is near."""
    assert [id for id in ids(case(facts)) if id.startswith("grievance.")] == expected


@pytest.mark.parametrize(
    ("days", "urgent", "waits"),
    [
        (0, False, True),
        (29, False, True),
        (30, False, False),
        (31, False, False),
        (0, True, True),
        (2, True, True),
        (3, True, False),
        (4, True, False),
    ],
)
def test_waiting_on_the_day_before_the_day_and_the_day_after(days: int, urgent: bool, waits: bool) -> None:
    """Fewer than 30 days ago, or 3 when urgent, means waiting; on the day itself the wait is over."""
    filed = case(filed_grievance=True, grievance_filed_on=ago(days), urgent=urgent)
    assert ("grievance.waiting" in ids(filed)) is waits


@pytest.mark.parametrize(
    ("facts", "waits"),
    [
        ({"plan_decision_on": ago(1)}, False),
        ({"plan_decision_on": ago(5)}, False),
        ({"plan_decision_on": ago(6)}, True),
        ({"plan_decision_on": ago(-1)}, True),
        ({"denial_reason": "experimental"}, False),
        ({"denial_reason": "not_covered"}, True),
        ({"filed_grievance": None}, True),
        ({"filed_grievance": False}, False),
        ({"grievance_filed_on": ago(-1)}, False),
    ],
)
def test_what_ends_the_waiting(facts: dict[str, Fact], waits: bool) -> None:
    """An answer ends it; a decision older than the grievance or still to come does not. Experimental never waits."""
    filed = case({"filed_grievance": True, "grievance_filed_on": ago(5), **facts})
    assert ("grievance.waiting" in ids(filed)) is waits


def test_an_experimental_case_that_waits_is_told_it_need_not() -> None:
    """Someone who filed a grievance about an experimental denial need not wait for the answer."""
    filed = case(filed_grievance=True, grievance_filed_on=ago(5), denial_reason="experimental")
    assert "grievance.exempt_experimental" in ids(filed)


def test_the_urgent_step_comes_first_of_its_level() -> None:
    """Someone who should call now reads it before all other information."""
    infos = [finding.id for finding in judge(EXAMPLES["grievance.exempt_urgent"], TODAY) if finding.level == "info"]
    assert infos[0] == "grievance.exempt_urgent"


# --- Until when


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (dt.date(2027, 1, 28), []),
        (dt.date(2027, 1, 29), ["deadline.soon"]),
        (dt.date(2027, 2, 28), ["deadline.soon"]),
        (dt.date(2027, 3, 1), ["deadline.passed"]),
    ],
)
def test_soon_and_passed(today: dt.date, expected: list[str]) -> None:
    """31 August and six months is 28 February: soon from 30 days before, passed from the day after."""
    decided = case(plan_decision_on=dt.date(2026, 8, 31))
    warned = [id for id in ids(decided, today) if id in ("deadline.soon", "deadline.passed")]
    assert warned == expected


@pytest.mark.parametrize(
    ("today", "id", "variant"),
    [
        (dt.date(2027, 2, 28), "deadline.soon", ""),
        (dt.date(2027, 3, 1), "deadline.soon", "safest_passed"),
        (dt.date(2027, 3, 3), "deadline.soon", "safest_passed"),
        (dt.date(2027, 3, 4), "deadline.passed", ""),
    ],
)
def test_between_the_two_dates(today: dt.date, id: str, variant: str) -> None:
    """After the safest date and before the form's one there is still time, and it is said so."""
    two = case(filed_grievance=True, grievance_filed_on=dt.date(2026, 8, 1), plan_decision_on=dt.date(2026, 9, 3))
    assert find(two, id, today).variant == variant


def test_without_an_answer_the_form_date_cannot_pass() -> None:
    """The form's six months have not begun, so it is late by the strict reading only."""
    waiting = case(filed_grievance=True, grievance_filed_on=ago(400))
    assert "deadline.passed" not in ids(waiting)
    assert find(waiting, "deadline.soon").variant == "safest_passed_no_answer"


def test_a_blank_reason_is_no_reason() -> None:
    """White space does not count as the reason why the six months have passed."""
    assert find(case(plan_decision_on=ago(300), late_reason="  "), "deadline.passed").variant == ""


def test_both_dates_are_told_earliest_first() -> None:
    """The sentence names the safest date before the form's date, each with the days left."""
    two = case(filed_grievance=True, grievance_filed_on=dt.date(2026, 8, 1), plan_decision_on=dt.date(2026, 9, 3))
    message = find(two, "deadline.dates").message("en")
    assert message.index("February 28, 2027 (98 days left)") < message.index("March 3, 2027 (101 days left)")


@pytest.mark.parametrize(("signed", "expired"), [("2025-11-23", False), ("2025-11-22", True), ("2026-11-22", False)])
def test_the_release_ends_after_one_year(signed: str, expired: bool) -> None:
    """The permission ends one year from the date signed."""
    signed_on = case(release_date=dt.date.fromisoformat(signed))
    assert ("release.expired" in ids(signed_on)) is expired


def test_a_release_signed_on_29_february_ends_on_28_february() -> None:
    """A year from a leap day ends with the last day of February."""
    leap = case(release_date=dt.date(2028, 2, 29))
    assert add_months(dt.date(2028, 2, 29), 12) == dt.date(2029, 2, 28)
    assert "release.expired" in ids(leap, dt.date(2029, 2, 28))
    assert "release.expired" not in ids(leap, dt.date(2029, 2, 27))


# --- With which papers, and who signs


@pytest.mark.parametrize(
    ("id", "paper"),
    [
        ("urgent.letter_missing", "urgent_letter"),
        ("experimental.denial_missing", "denial_letter"),
        ("experimental.certification_missing", "experimental_certification"),
        ("records.out_of_network_missing", "out_of_network_records"),
        ("helper.authority_missing", "power_of_attorney"),
    ],
)
def test_a_paper_that_is_there_is_not_missing(id: str, paper: str) -> None:
    """Only a paper of the right kind ends the warning; another kind does not."""
    lacking = EXAMPLES[id]
    other, right = (
        lacking.model_copy(update={"papers": case(papers=[kind]).papers}) for kind in ("medical_records", paper)
    )
    assert id in ids(other)
    assert id not in ids(right)


@pytest.mark.parametrize(
    ("born", "guardian", "missing"),
    [
        (dt.date(2008, 11, 23), None, True),
        (dt.date(2008, 11, 23), " ", True),
        (dt.date(2008, 11, 23), "Ana Ruiz", False),
        (dt.date(2008, 11, 22), None, False),
        (None, None, False),
    ],
)
def test_guardian_of_a_child_under_18_by_one_day(born: dt.date | None, guardian: str | None, missing: bool) -> None:
    """A day before the 18th birthday a guardian is needed; on the birthday not."""
    assert ("minor.guardian_missing" in ids(case(date_of_birth=born, guardian_name=guardian))) is missing


def test_sign_needed_names_the_form_and_the_person() -> None:
    """Before a build there is no page to name."""
    told = [finding.message("en") for finding in judge(case(filer="assistant"), TODAY) if finding.id == "sign.needed"]
    assert [line.split(".")[0] for line in told] == [
        "The patient must sign and date this form by hand: IMR Application/Complaint Form",
        "The patient must sign and date this form by hand: Authorized Assistant Form, Part A",
    ]


def test_sign_needed_names_the_page_after_a_build() -> None:
    """With the pages of the finished packet the person is told where to sign."""
    found = judge(case(), TODAY, {"release_signature": 4})
    (told,) = [finding.message("es") for finding in found if finding.id == "sign.needed"]
    assert "página 4" in told


@pytest.mark.parametrize(
    ("filled", "missing"), [({}, True), ({"email": "a@b.org"}, False), ({"email_ok": False}, False)]
)
def test_an_address_for_email_is_needed_when_email_is_wished(filled: dict[str, Fact], missing: bool) -> None:
    """The e-mail address is only wanted from someone who wants mail there."""
    message = find(case({"email_ok": True, **filled}), "answers.missing").message("en")
    assert (domain("questions", "en")["email"] in message.split(": ", 1)[1].split(" · ")) is missing


def test_a_full_case_misses_nothing() -> None:
    """With the last blank filled in, nothing is said about blanks."""
    one_left = EXAMPLES["answers.missing.one"]
    full = one_left.model_copy(update={"patient": one_left.patient.model_copy(update={"last_name": "Ruiz"})})
    assert "answers.missing" not in ids(full)


@pytest.mark.parametrize(
    ("facts", "unused"),
    [
        ({"urgent_reason": "It hurts."}, "Why can the care not wait?"),
        ({"filer": "patient", "assistant_name": "Bo Lind"}, "Name of the helper"),
        ({"aaf_patient_signature": "Ana"}, "Typed signature of the patient"),
        ({"poa_attached": True}, "My power of attorney"),
        ({"filer": "legal_representative", "aaf_patient_name": "Someone else"}, "Name of the patient on the Auth"),
        ({"filer": "legal_representative", "assistant_name": "Bo Lind"}, ""),
        ({"filer": "legal_representative", "first_name": "Ana", "aaf_patient_name": "Ana"}, ""),
        ({"wants_assistant": True, "assistant_name": "Bo Lind", "poa_attached": True}, ""),
        ({"urgent": True, "urgent_reason": "It hurts."}, ""),
        ({"first_name": "Ana", "aaf_patient_name": "Ana", "urgent_reason": " ", "poa_attached": False}, ""),
    ],
)
def test_an_answer_that_stands_on_no_page_is_told(facts: dict[str, Fact], unused: str) -> None:
    """A reason without "urgent", a helper without the helper's form: nothing is left out of the packet in silence."""
    told = [finding.message("en") for finding in judge(case(facts), TODAY) if finding.id == "answers.unused"]
    assert len(told) == bool(unused)
    assert all(unused in message for message in told)


def test_findings_hold_no_answer_in_their_repr() -> None:
    """A finding in a log or a traceback shows its id, not dates worked out from answers."""
    filed = case(filed_grievance=True, grievance_filed_on=ago(5))
    assert "datetime.date(2026, 11, 17)" not in repr(find(filed, "grievance.waiting"))
