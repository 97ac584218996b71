"""Plans by the names that papers print."""

from __future__ import annotations

import pytest

from forms.finders.plan_names import brand, is_medi_cal, known, letterhead
from forms.finders.sheet import fold


@pytest.mark.parametrize("line", ["Kaiser Foundation Health Plan, Inc.", "L.A. Care Health Plan", "Harbor Health Plan"])
def test_a_letterhead_of_a_plan_is_one(line: str) -> None:
    assert letterhead(fold(line)) > 0.9


@pytest.mark.parametrize(
    "line",
    ["Department of Managed Health Care", "OptumRx", "Kern Valley Physicians IPA", "Ada Quill", "", "PPO health plan"],
)
def test_a_letterhead_of_others_is_no_plan(line: str) -> None:
    assert letterhead(fold(line)) == 0


def test_a_name_that_is_also_a_word_counts_as_a_whole_line_only() -> None:
    assert known("sharp") is not None
    assert known("a sharp pain") is None


def test_the_longest_name_is_found() -> None:
    found = known("written by blue shield of california today")
    assert found is not None
    assert found[0] == "blue shield of california"


def test_two_names_of_one_house_have_one_brand() -> None:
    assert brand("Health Net of California") == brand("Net Life")
    assert brand("The Plan of California") == ""


def test_a_county_plan_is_for_medi_cal() -> None:
    assert is_medi_cal("CalOptima")
    assert not is_medi_cal("VSP")
