"""What the rules say, id by id: levels, words, papers, who signs, blanks. See also test_triage and test_waiting."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from random import Random
from typing import Any, get_args

import pytest

from forms.case import FACTS, PARTS, Case, Fact, PaperKind
from forms.form_spec import Due
from forms.law import LAW
from forms.rules import judge
from forms.spoken import label
from forms.words import LANGUAGES, domain
from tests.forms.facts import TODAY, ago, case, find, ids
from tests.forms.findings_examples import EXAMPLES

LEVELS = {
    "route.medicare": "stop",
    "route.medi_cal_fee_for_service": "stop",
    "route.self_funded": "stop",
    "route.insurance_policy": "stop",
    "route.medi_cal_rx": "stop",
    "route.federal_employee": "stop",
    "route.military": "stop",
    "route.workers_comp": "stop",
    "route.student_or_other": "warn",
    "route.medi_cal_county": "warn",
    "route.medi_cal_managed_care": "info",
    "route.dmhc_plan": "info",
    "route.medi_cal_carved_out": "warn",
    "route.dental_vision": "warn",
    "route.not_sure": "warn",
    "kind.imr": "info",
    "kind.complaint": "info",
    "kind.unclear": "info",
    "hearing.filed": "warn",
    "hearing.filed.held": "stop",
    "hearing.filed.right_held": "stop",
    "hearing.not_open": "stop",
    "hearing.rx_numbers": "warn",
    "cdi.not_open": "stop",
    "cdi.check_first": "warn",
    "cdi.helper_form": "warn",
    "hearing.keep_care": "warn",
    "hearing.by": "info",
    "hearing.by.tight": "warn",
    "hearing.by.passed": "warn",
    "hearing.by.over": "warn",
    "hearing.possible": "info",
    "grievance.not_filed": "stop",
    "grievance.waiting": "stop",
    "grievance.emergency_unsure": "warn",
    "grievance.exempt_experimental": "info",
    "grievance.urgent_now": "info",
    "grievance.exempt_cancelled": "info",
    "plan.appeal_by": "info",
    "plan.appeal_by.passed": "warn",
    "deadline.other": "info",
    "deadline.dates": "info",
    "deadline.soon": "warn",
    "deadline.passed": "warn",
    "deadline.unknown": "info",
    "dates.order": "warn",
    "release.expired": "warn",
    "urgent.letter_missing": "warn",
    "experimental.denial_missing": "warn",
    "experimental.certification_missing": "warn",
    "records.out_of_network_missing": "warn",
    "helper.form_needed": "info",
    "helper.form_not_needed": "info",
    "helper.authority_missing": "warn",
    "minor.guardian_missing": "stop",
    "minor.guardian_missing.from_12": "warn",
    "answers.empty": "stop",
    "answers.missing": "warn",
    "answers.unused": "warn",
    "sign.needed": "info",
    "signed.stale": "warn",
    "signed.pending": "info",
    "sent.waiting": "info",
    "sent.waiting.late": "warn",
    "sent.waiting.decision_late": "warn",
    "online.fastest": "info",
    "copies.only": "info",
    "papers.plan_letters_optional": "info",
}
"""The ids and levels that other programs rely on; a variant where it changes the level."""


def any_case(of: Random) -> Case:
    """A random case: each fact blank or of its own type, dates from year 1 to 9999, any papers."""
    parts: dict[str, dict[str, Any]] = {}
    for part, name in FACTS.values():
        parts.setdefault(part, {})[name] = of.choice([None, of.choice(_values(part, name)), any_day(of, part, name)])
    kinds = of.choices(get_args(PaperKind), k=of.randrange(5))
    return Case.model_validate(parts | {"papers": [{"file": f"{n}.pdf", "kind": kind} for n, kind in enumerate(kinds)]})


@cache
def _values(part: str, name: str) -> list[Any]:
    schema = PARTS[part].model_json_schema()["properties"][name]["anyOf"][0]
    if "enum" in schema:
        return [*schema["enum"]]
    if schema["type"] == "boolean":
        return [True, False]
    return [None] if schema.get("format") == "date" else ["", " ", "words"]


def any_day(of: Random, part: str, name: str) -> Any:
    """For a date any day, more often one near today; for another fact one of its values."""
    known = _values(part, name)
    if known != [None]:
        return of.choice(known)
    days = (dt.date.min, dt.date.max) if of.random() < 1 / 3 else (ago(500), ago(-40))
    return dt.date.fromordinal(of.randint(*(day.toordinal() for day in days)))


def test_judge_is_total_and_pure() -> None:
    """Any case on any day gives findings, twice the same, each in words of both languages and with a source."""
    of = Random(20)
    for _ in range(500):
        anything = any_case(of)
        today = of.choice([TODAY, dt.date.fromordinal(of.randint(1, dt.date.max.toordinal()))])
        found = judge(anything, today)
        assert found == judge(anything, today)
        assert [f.level for f in found] == sorted((f.level for f in found), key=["stop", "warn", "info"].index)
        for finding in found:
            assert finding.citation in LAW.values()
            assert all("{" not in finding.message(language) for language in LANGUAGES)


def test_every_sentence_is_reached() -> None:
    """For each sentence there is a case that brings it, so no sentence is dead and no id is missing."""
    found = {words: [finding.words for finding in judge(of, TODAY)] for words, of in EXAMPLES.items()}
    assert [words for words, told in found.items() if f"findings.{words}" not in told] == []


def test_the_examples_name_every_sentence() -> None:
    """The examples above are all the sentences there are, apart from the two with a page and the names in them."""
    parts = ("who.", "form.", "why.", "call.", "rule.")
    told = {key for key in domain("findings", "en") if not key.startswith(parts)}
    assert told - {"sign.needed.page"} == set(EXAMPLES)


def test_every_sentence_has_its_fixed_level() -> None:
    """That of its variant, where it has one of its own, else that of its id; none is free."""
    wanted = {words: [LEVELS.get(words) or LEVELS[".".join(words.split(".")[:2])]] for words in EXAMPLES}
    found = {
        words: [it for it in judge(of, TODAY) if it.words == f"findings.{words}"] for words, of in EXAMPLES.items()
    }
    assert {words: [finding.level for finding in told] for words, told in found.items()} == wanted


def test_stops_are_only_the_fixed_ones() -> None:
    """Nothing else may keep a person from building the packet."""
    stops = {
        finding.id for example in EXAMPLES.values() for finding in judge(example, TODAY) if finding.level == "stop"
    }
    known = set(LEVELS.items())
    assert stops == {re.sub(r"\.(right_)?held$", "", words) for words, level in known if level == "stop"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_dead_ends(language: str) -> None:
    """Every road, and every stop that sends someone elsewhere, names a phone for the voice and one for the deaf."""
    leads = ("route.", "hearing.", "minor.", "helper.a", "grievance.urgent", "grievance.exempt_cancelled")
    tried = [words for words in EXAMPLES if words.startswith(leads)]
    assert len(tried) > 50
    for words in tried:
        message = next(f for f in judge(EXAMPLES[words], TODAY) if f.words == f"findings.{words}").message(language)
        assert "TDD" in message, words
        assert message.count("1-8") >= 2, words


@pytest.mark.parametrize("id", [id for id, level in LEVELS.items() if level == "stop" and id.startswith("route.")])
def test_a_person_may_file_all_the_same(id: str) -> None:
    """Every road that leads elsewhere says that the form may be sent anyway."""
    assert "You may still fill out this form and send it." in find(EXAMPLES[id], id).message("en")
    assert "usted puede llenar este formulario y enviarlo" in find(EXAMPLES[id], id).message("es")


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
    found = judge(case(), TODAY, {Due("release_signature", "dmhc_20_224", "patient"): 4})
    (told,) = [finding.message("es") for finding in found if finding.id == "sign.needed"]
    assert "página 4" in told


@pytest.mark.parametrize(
    ("filled", "missing"), [({}, True), ({"email": "a@b.org"}, False), ({"email_ok": False}, False)]
)
def test_an_address_for_email_is_needed_when_email_is_wished(filled: dict[str, Fact], missing: bool) -> None:
    """The e-mail address is only wanted from someone who wants mail there."""
    assert ("email" in find(case({"last_name": "Ruiz", "email_ok": True, **filled}), "answers.missing").keys) is missing


def test_of_many_blanks_the_sentence_names_the_first_five_and_the_finding_all() -> None:
    """A paragraph of twenty questions is read by nobody; other programs still get every key."""
    found = find(case(last_name="Ruiz"), "answers.missing")
    named = found.message("en").split(": ", 1)[1].split(" · ")
    assert named == [label(key, "en") for key in found.keys[:5]]
    assert found.params["count"] == len(found.keys) > 5


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


@pytest.mark.parametrize(("language", "whose"), [("en", "helper"), ("es", "ayudante")])
def test_blanks_of_the_helper_say_that_they_are_the_helpers(language: str, whose: str) -> None:
    """A list of blanks has no page title above it: the patient's ZIP code and the helper's are told apart."""
    keys = [key for key in FACTS if key.startswith("assistant_") and key != "assistant_relationship"]
    assert all(whose in label(key, language) for key in keys)


def test_that_the_department_may_certify_is_told_by_the_law() -> None:
    """A page says what helps most; that the department can do it too stands in the section."""
    cited = find(case(urgent=True, coverage_kind="dmhc_plan"), "urgent.letter_missing").citation
    assert cited.status == "text"
    assert "10169.3(c)" in cited.law("en")


@pytest.mark.parametrize("name", ["first_name", "last_name"])
@pytest.mark.parametrize("problem", ["problem_description", "treatment_requested", "condition"])
def test_a_name_a_plan_and_a_problem_are_something_to_send(name: str, problem: str) -> None:
    """Any one of each; without one of them there is nothing to send yet."""
    facts: dict[str, Fact] = {name: "x", "plan_name": "x", problem: "x"}
    assert "answers.empty" not in ids(case(facts))
    assert all("answers.empty" in ids(case({**facts, key: None})) for key in facts)
