"""judge(case, today): what the rules say about a case, as findings with their sources. Pure and total: it never raises.

Stops come first, then warnings, then information; within a level the order is the order in which a person would ask:
may I, where, until when, with which papers, who signs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from forms import catalog
from forms.case import Case, Fact
from forms.clocks import appeals, others
from forms.dates import age
from forms.dispute import is_cancelled, is_experimental, is_urgent, only_payment, present
from forms.finding import Finding, Labels, Level, Param, Phrase
from forms.form_spec import Due
from forms.hearings import hearings
from forms.interview import STEPS, asked
from forms.law import LAW
from forms.returned_rules import returned, to_sign
from forms.roads import road, to_dmhc
from forms.signing import helper_form, is_minor, signer
from forms.triage import kinds, routes
from forms.waiting import deadlines, goes_now, grievance, odd_dates

_ORDER: Final[Mapping[Level, int]] = {"stop": 0, "warn": 1, "info": 2}
_NOT_MISSED: Final = frozenset({"about", "coverage_kind", "guardian_name", "poa_attached", "hearing_held"})
"""Facts whose absence has its own finding, or slows nothing down: they stand on no form, and without them the ordinary
road is told."""
_NAME_PLAN_PROBLEM: Final = (
    ("last_name", "first_name"),
    ("plan_name",),
    ("problem_description", "treatment_requested", "condition"),
)
"""Groups of facts; of each at least one must be answered, or there is nothing to send yet."""
_ALONE_YEARS: Final = 12
"""From this age some care may be agreed to by a minor alone (Family Code 6924, 6926, 6929)."""
BLANKS_NAMED: Final = 5
"""So many blank answers are named in the sentence; more is a paragraph that nobody reads."""
NO_PAGES: Final[Mapping[Due, int]] = MappingProxyType({})


def judge(case: Case, today: dt.date, pages: Mapping[Due, int] = NO_PAGES) -> list[Finding]:
    """Every finding for `case` on `today`; never raises, however incomplete the case.

    `pages`: after a build, the packet page (from 1) of each signature line, so that "sign here" can name it.
    """
    found = [*routes(case, today), *hearings(case, today), *grievance(case, today), *appeals(case, today)]
    found += [*others(case, today), *odd_dates(case, today), *deadlines(case, today), *kinds(case)]
    found += [*blanks(case, today), *unused(case, today), *papers(case)]
    found += [*helpers(case, today), *signs(case, today, pages), *sending(case)]
    after = [*returned(case, today)]
    filing = catalog.filing_for(case)
    if filing.rules:
        found = [finding for finding in found if finding.id.startswith(filing.rules)]
    found += filing.findings(case, today) if filing.findings else ()
    found += after
    return sorted(found, key=lambda finding: (_ORDER[finding.level], not (finding.at_once or finding.first)))


def blanks(case: Case, today: dt.date) -> Iterator[Finding]:
    """Nothing to send yet, and one finding for all needed answers that are still blank: "Be sure to complete all
    fields" (DMHC page).
    """
    if not all(any(_filled(case.value(key)) for key in group) for group in _NAME_PLAN_PROBLEM):
        yield Finding("answers.empty", "stop", LAW["complaint_page"])
    wanted = [question.key for step in STEPS for question in asked(step, case, today) if not question.optional]
    if case.patient.email_ok is True:
        wanted.append("email")
    filing = catalog.filing_for(case)
    if filing.rules:
        printed = {key for spec in catalog.needed(filing, case, today) for key in spec.keys}
        wanted = [key for key in wanted if key in printed]
    keys = tuple(key for key in wanted if key not in _NOT_MISSED and not _filled(case.value(key)))
    nothing = not any(_filled(case.value(key)) for group in _NAME_PLAN_PROBLEM for key in group)
    if keys and not nothing:  # of an empty case the stop above says all: a list of every question helps nobody
        many = len(keys) > BLANKS_NAMED
        params: dict[str, Param] = {"count": len(keys), "labels": Labels(keys, BLANKS_NAMED)}
        if many:
            params["first"] = BLANKS_NAMED
        variant = "many" if many else "one" if len(keys) == 1 else ""
        yield Finding("answers.missing", "warn", LAW["complaint_page"], params, variant)


def unused(case: Case, today: dt.date) -> Iterator[Finding]:
    """One finding for all answers that stand on no page, because nothing else in the case calls for that page."""
    keys = tuple(key for key in _without_page(case, today) if case.value(key) is not False and _filled(case.value(key)))
    if keys:
        yield Finding("answers.unused", "warn", LAW["complaint_page"], {"labels": Labels(keys)})


def _without_page(case: Case, today: dt.date) -> Iterator[str]:
    if case.dispute.urgent is not True:
        yield "urgent_reason"
    named = case.helper.aaf_patient_name == case.patient.full_name  # stands on the application
    filing = catalog.filing_for(case)
    used = {spec.id for spec in catalog.needed(filing, case, today)}
    keys = {key for spec in catalog.FORMS if spec.id in used for key in spec.keys}
    printed = {key for key in keys if not catalog.left_blank(case, key)}
    for spec in map(catalog.form, filing.forms):
        yield from (key for key in spec.keys if key not in printed and not (key == "aaf_patient_name" and named))


def _filled(fact: Fact) -> bool:
    return fact is not None and (not isinstance(fact, str) or bool(fact.strip()))


def papers(case: Case) -> Iterator[Finding]:
    """Papers that the rules or the agency ask for in this case and that are not yet there."""
    there = present(case)
    if is_urgent(case) and "urgent_letter" not in there:
        paid = only_payment(case) and not is_cancelled(case)
        variant = "paid" if paid else "now" if goes_now(case) and catalog.is_first(catalog.filing_for(case)) else ""
        law = LAW["letter_or_department" if variant == "now" else "questions"]
        yield Finding("urgent.letter_missing", "warn", law, variant=variant)
    if is_experimental(case) and road(case).dmhc:
        if "denial_letter" not in there:
            yield Finding("experimental.denial_missing", "warn", LAW["ccr_1300_70_4"])
        if "experimental_certification" not in there:
            yield Finding("experimental.certification_missing", "warn", LAW["ccr_1300_70_4"])
    if case.dispute.out_of_network is True and "out_of_network_records" not in there:
        yield Finding("records.out_of_network_missing", "warn", LAW["instructions"])


def helpers(case: Case, today: dt.date) -> Iterator[Finding]:
    """The Authorized Assistant form, the child's guardian, the representative's authority."""
    minor, form = is_minor(case.patient.date_of_birth, today), helper_form(case, today)
    if form == "part_b" and "power_of_attorney" not in present(case):
        yield Finding("helper.authority_missing", "warn", LAW["form_160"])
    if minor and not (case.patient.guardian_name or "").strip():
        yield _no_guardian(case, today)
    if form == "none":
        if minor and (case.filing.filer == "parent_or_guardian" or case.patient.guardian_name):
            yield Finding("helper.form_not_needed", "info", LAW["form_160"])
        return
    yield Finding("helper.form_needed", "info", LAW["form_160"], variant=_helper_variant(case, today))


def _alone(case: Case, today: dt.date) -> bool:
    """Whether a minor who may agree to some care files, and no parent or guardian is named."""
    born = case.patient.date_of_birth
    named = (case.patient.guardian_name or "").strip() or case.filing.filer == "parent_or_guardian"
    return is_minor(born, today) and born is not None and age(born, today) >= _ALONE_YEARS and not named


def _no_guardian(case: Case, today: dt.date) -> Finding:
    born = case.patient.date_of_birth
    assert born is not None, "only a known birth date makes a minor"
    if age(born, today) < _ALONE_YEARS:
        return Finding("minor.guardian_missing", "stop", LAW["form"])
    return Finding("minor.guardian_missing", "warn", LAW["fam_6922"], variant="from_12")


def _helper_variant(case: Case, today: dt.date) -> str:
    if helper_form(case, today) == "part_b":
        return "part_b"
    if signer(case, today) == "guardian":
        return "child"
    return "grown_child" if case.filing.filer == "parent_or_guardian" else ""


def signs(case: Case, today: dt.date, pages: Mapping[Due, int]) -> Iterator[Finding]:
    """One finding for each signature still to be made by hand."""
    for due in to_sign(case, today):
        params: dict[str, Param] = {
            "who": Phrase("findings.who.minor" if _alone(case, today) else f"findings.who.{due.who}"),
            "form": Phrase(f"form.{due.form}.to_sign"),
        }
        if due in pages:
            params["page"] = pages[due]
        law = LAW[catalog.form(due.form).law]
        yield Finding("sign.needed", "info", law, params, "page" if due in pages else "")


def sending(case: Case) -> Iterator[Finding]:
    """How to send: copies only; and at DMHC, that online is fastest and that the plan sends its own letters."""
    here = to_dmhc(case)
    if here:
        yield Finding("online.fastest", "info", LAW["complaint_page"])
    yield Finding("copies.only", "info", LAW["imr_page"])
    if not here:
        return
    variant = "experimental" if is_experimental(case) else ""
    yield Finding("papers.plan_letters_optional", "info", LAW["instructions"], variant=variant)
