"""The letter to the health plan: one page whatever the case is, and options only where they fit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from forms import letter_to_plan
from forms.case import Case
from forms.catalog import filing_for
from forms.letter_to_plan import called, fitted, sheet
from forms.sheet import CheckBox, Print, Sheet
from forms.words import LANGUAGES, say
from packet.lettering.typeset import height
from tests.forms.facts import TODAY, case, ids

LINE_ENDS = 1.5
"""Points by which a paragraph's last line may stand below its room: the room has so much air."""
OPTIONS = {
    "ask_keep_care",
    "ask_drug_answer",
    "ask_step_therapy",
    "ask_finish_care",
    "ask_timely",
    "ask_parity",
    "ask_emergency",
}


def _cases() -> Iterator[Case]:
    coverage = (None, "dmhc_plan", "medi_cal_managed_care", "self_funded_employer", "medicare")
    about = (None, "care", "drug", "mental_health", "access", "bill", "cancelled")
    filers = ("patient", "assistant", "legal_representative", "parent_or_guardian")
    for kind, subject, urgent, filer, emergency in product(coverage, about, (True, False), filers, (True, False)):
        yield case(
            coverage_kind=kind, about=subject, urgent=urgent, filer=filer, emergency_care_denied=emergency
        )  # fmt: skip


def _offered(of: Case) -> set[str]:
    return {item.key for _, item in fitted(of, TODAY, "en").items() if isinstance(item, CheckBox)} & OPTIONS


def _words_fit(of: Sheet) -> bool:
    prints = [item for _, item in of.items() if isinstance(item, Print)]
    return all(
        height(say(item.words, of.language, **dict(item.params)), item.rect.width, item.size, item.bold)
        <= item.rect.height + LINE_ENDS
        for item in prints
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_has_a_letter_of_one_page_on_which_every_word_has_its_room(language: str) -> None:
    """However many things are asked for, and whoever acts for the member."""
    for of in _cases():
        made = fitted(of, TODAY, language)
        assert len(made.pages) == 1
        assert _words_fit(made), of


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_letter_has_every_place_that_a_fitted_one_can_have(language: str) -> None:
    """What the blank letter and the lists of keys are read from."""
    whole = sheet(language)
    assert _words_fit(whole)
    for of in _cases():
        keys = {item.key for _, item in fitted(of, TODAY, language).items() if hasattr(item, "key")}
        assert keys <= set(letter_to_plan.SPEC.keys)


@pytest.mark.parametrize(
    ("facts", "offered"),
    [
        ({"coverage_kind": "dmhc_plan", "about": "drug"}, {"ask_drug_answer", "ask_step_therapy"}),
        ({"coverage_kind": "medi_cal_managed_care", "about": "care"}, {"ask_keep_care"}),
        ({"coverage_kind": "medi_cal_managed_care", "about": "care", "wants_future_services": False}, set()),
        ({"coverage_kind": "dmhc_plan", "about": "care"}, {"ask_finish_care"}),
        ({"coverage_kind": "dmhc_plan", "about": "access"}, {"ask_finish_care", "ask_timely"}),
        ({"coverage_kind": "dmhc_plan", "about": "mental_health"}, {"ask_timely", "ask_parity"}),
        ({"coverage_kind": "dmhc_plan", "about": "bill", "emergency_care_denied": True}, {"ask_emergency"}),
        ({"coverage_kind": "self_funded_employer", "about": "drug"}, set()),
        ({"coverage_kind": "medicare", "about": "mental_health"}, set()),
    ],
)
def test_what_may_be_asked_for_besides_is_offered_only_where_it_fits(facts: dict[str, Any], offered: set[str]) -> None:
    """California's rules are named to no plan that they do not bind."""
    assert _offered(case(facts)) == offered


@pytest.mark.parametrize(
    ("coverage", "name"),
    [("dmhc_plan", "grievance"), ("medi_cal_managed_care", "appeal"), ("self_funded_employer", "appeal")],
)
def test_it_is_called_as_the_plan_calls_it(coverage: str, name: str) -> None:
    """Medi-Cal and the federal rules say appeal."""
    assert called(case(coverage_kind=coverage)) == name


def test_the_claim_file_of_a_self_funded_plan_has_its_own_sentence() -> None:
    """And only there."""
    words = {
        kind: {
            item.words for _, item in fitted(case(coverage_kind=kind), TODAY, "en").items() if isinstance(item, Print)
        }
        for kind in ("self_funded_employer", "dmhc_plan")
    }
    own = "form.letter_to_plan.file_self_funded"
    assert own in words["self_funded_employer"]
    assert own not in words["dmhc_plan"]


def test_no_stop_of_another_office_stops_the_letter() -> None:
    """Nothing was filed with the plan yet: for DMHC that is a stop, for this letter it is the reason to write it."""
    facts: dict[str, Any] = {"last_name": "Ruiz", "plan_name": "Blue Heron Health", "condition": "Asthma"}
    of = case(facts, filed_grievance=False, coverage_kind="self_funded_employer")
    assert any(id.startswith(("route.", "grievance.")) for id in ids(of))
    told = ids(of.model_copy(update={"to": "plan"}))
    assert not any(id.startswith(("route.", "grievance.", "deadline.", "online.", "kind.")) for id in told)
    assert "sign.needed" in told


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("Appeals, P.O. Box 9, Fresno, CA 93701", ("Blue Heron", "Appeals", "P.O. Box 9, Fresno, CA 93701")),
        ("P.O. Box 9", ("Blue Heron", "P.O. Box 9")),
        (None, ("Blue Heron",)),
    ],
)
def test_the_plan_is_the_addressee(address: str | None, lines: tuple[str, ...]) -> None:
    """Its fax and its address are those that were answered."""
    of = case(plan_name="Blue Heron", plan_address=address, plan_fax="559-555-0199").model_copy(update={"to": "plan"})
    agency = filing_for(of).agency
    assert agency.address == lines
    assert agency.fax == "559-555-0199"


def test_a_filing_that_is_not_in_the_catalogue_is_an_error() -> None:
    """Asked for by a slip, another packet would be made."""
    with pytest.raises(KeyError):
        filing_for(case().model_copy(update={"to": "nobody"}))
