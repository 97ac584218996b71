"""Why the care was refused."""

from __future__ import annotations

from forms.finders.why import find
from tests.forms.finders.letters import examined


def _reasons(*lines: str) -> list[str]:
    return [offer.value for offer in find(examined("Service denial", "Member ID: R0714425501", *lines))]


def test_a_reason_under_its_own_label_counts_before_the_sentences() -> None:
    found = _reasons("Reason for denial: Not medically necessary.", "The exclusion list says that it is excluded.")
    assert found == ["not_medically_necessary"]


def test_a_reason_that_goes_on_in_the_next_line_is_read_whole() -> None:
    assert _reasons("Why we denied it: The treatment", "is experimental for you.") == ["experimental"]


def test_what_a_plan_never_covers_is_no_reason_of_this_letter() -> None:
    assert not _reasons("The plan covers only services that are not experimental. We could not approve it.")


def test_criteria_that_have_not_been_met_are_a_medical_reason() -> None:
    assert _reasons("The criteria for this service have not been met.") == ["not_medically_necessary"]


def test_a_document_that_excludes_it_is_a_reason_of_coverage() -> None:
    assert _reasons("The Plan Document excludes surgery for weight loss.") == ["not_covered"]


def test_what_nobody_would_have_thought_an_emergency_is_none() -> None:
    assert _reasons("You would not have thought that this was an emergency.") == ["not_emergency"]
