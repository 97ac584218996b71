"""Whose paper it is, and which law is behind it."""

from __future__ import annotations

import pytest

from forms.finders.look import look
from forms.finders.offer import SURE
from forms.finders.plan import find
from tests.forms.finders.letters import DENIAL, examined, letter, values


def test_a_medical_groups_letter_is_not_its_plan() -> None:
    found = look(
        letter("Kern Valley Physicians IPA", "Service denial", "Health plan: Western Health Advantage", *DENIAL[2:])
    )
    assert values(found, "plan_name") == {"Western Health Advantage"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The Department of Managed Health Care, 1-888-466-2219, regulates this plan.", "dmhc_plan"),
        ("Questions? The Department of Insurance: 1-800-927-4357.", "insurance_policy"),
        ("Sutter does not insure this plan. Your employer pays the claims.", "self_funded_employer"),
        ("This is a notice under the Federal Employees Health Benefits program.", "federal_employee"),
    ],
)
def test_a_letter_tells_which_law_is_behind_it(line: str, kind: str) -> None:
    offers = find(examined("Sutter Health Plan", "Service denial", "The service is denied.", line))
    assert [offer.value for offer in offers if offer.key == "coverage_kind"] == [kind]


def test_a_sentence_with_if_tells_no_law() -> None:
    line = "If your plan is self-funded, ask your employer."
    offers = find(examined("Sutter Health Plan", "Service denial", "The service is denied.", line))
    assert "self_funded_employer" not in {offer.value for offer in offers}


def test_who_reviewed_or_was_asked_is_the_plan_where_no_letterhead_is() -> None:
    lines = ("Notice of Appeal Resolution", "You appealed.", "CenCal Health has reviewed the appeal and denied it.")
    told = [offer for offer in find(examined(*lines)) if offer.key == "plan_name"]
    assert [(offer.value, offer.sure >= SURE) for offer in told] == [("CenCal Health", True)]


def test_of_a_brand_and_the_plans_whole_name_under_it_the_whole_name_is_offered() -> None:
    offers = find(examined("Oscar", "Oscar Health Plan of California", "Service denial", "The care is denied."))
    assert [offer.value for offer in offers if offer.key == "plan_name"] == ["Oscar Health Plan of California"]
