"""Which day is which in a letter: the letter's own, the first no, the appeal, the last day, a birth."""

from __future__ import annotations

import pytest

from forms.finders.look import look
from forms.finders.when import find, letter_date
from tests.forms.finders.letters import DENIAL, examined, letter, sure, values


def test_an_answer_to_an_appeal_keeps_its_three_dates_apart() -> None:
    found = look(letter(
        "L.A. Care Health Plan", "Notice of Appeal Resolution", "Date: 08/18/2026  Member ID: 91140772B", "Member: Ada Quill",
        "Appeal received: 07/22/2026  Date of Notice of Action: 07/06/2026", "We uphold the denial of your request.",
    ))  # fmt: skip
    told = sure(found)
    assert found.kind == "notice_of_appeal_resolution"
    assert (told["plan_decision_on"], told["grievance_filed_on"], told["denied_on"]) == (
        "2026-08-18",
        "2026-07-22",
        "2026-07-06",
    )


def test_a_receipt_for_a_grievance_has_no_date_of_a_decision() -> None:
    found = look(letter(
        "Sutter Health Plan", "May 4, 2026", "Dear Ada Quill,", "We received your grievance on May 1, 2026.",
        "We will send you our decision within 30 days.",
    ))  # fmt: skip
    assert not {"plan_decision_on", "denied_on"} & {offer.key for offer in found.offers}


def test_the_day_by_which_the_plan_decides_is_no_last_day_for_the_person() -> None:
    found = look(
        letter(
            "CalViva Health",
            "AVISO DE ACCIÓN: DEMORA",
            "15 de enero de 2026",
            "Decidiremos a más tardar el 29 de enero de 2026.",
        )
    )
    assert sure(found)["denied_on"] == "2026-01-15"
    assert not values(found, "letter_deadline")


def test_a_last_day_to_appeal_is_told() -> None:
    found = look(letter(*DENIAL[:3], "You must file your appeal no later than September 23, 2026."))
    assert sure(found)["letter_deadline"] == "2026-09-23"


@pytest.mark.parametrize("figures", ["04/08/2026", "8/4/2026"])
def test_figures_that_are_two_dates_in_spanish_are_never_certain(figures: str) -> None:
    found = look(
        letter(
            "Blue Shield of California",
            "Aviso de denegación",
            f"Fecha: {figures}",
            "El servicio fue denegado por el plan de salud.",
        )
    )
    assert "denied_on" not in sure(found)


def test_a_day_first_paper_is_read_day_first() -> None:
    found = look(letter(
        "Blue Shield of California", "Aviso de denegación", "Fecha: 04/08/2026", "Fecha de nacimiento: 27/03/1985",
        "El servicio que pidió su médico fue denegado por el plan de salud.",
    ))  # fmt: skip
    assert (sure(found)["denied_on"], sure(found)["date_of_birth"]) == ("2026-08-04", "1985-03-27")


def test_a_date_beside_a_city_is_the_letters_own() -> None:
    reader = examined("Sutter Health Plan", "Sacramento, CA, March 27, 2026", "Dear Ada Quill,")
    assert letter_date(reader) == "2026-03-27"


def test_a_date_in_a_sentence_is_not_the_letters_own() -> None:
    assert letter_date(examined("Sutter Health Plan", "We spoke with you on March 27, 2026 about it.")) == ""


def test_two_births_are_two_guesses() -> None:
    offers = [*find(examined("Member: Ada Quill  DOB: 11/30/1988", "Child: Leo Quill  DOB: 02/14/2019"))]
    births = {offer.value: offer.sure for offer in offers if offer.key == "date_of_birth"}
    assert set(births) == {"1988-11-30", "2019-02-14"}
    assert max(births.values()) <= 0.6


def test_an_answer_may_tell_the_day_before_what_was_done_on_it() -> None:
    lines = (
        "Sutter Health Plan", "Answer to your grievance", "Date: September 30, 2026",
        "On August 11, 2026 we denied coverage for a pump. On September 3, 2026, you appealed.", "We uphold the denial.",
    )  # fmt: skip
    offers = {offer.key: offer.value for offer in find(examined(*lines))}
    assert offers["plan_decision_on"] == "2026-09-30"
    assert (offers["denied_on"], offers["grievance_filed_on"]) == ("2026-08-11", "2026-09-03")


def test_the_day_it_was_resolved_is_the_answer_s_and_not_the_day_it_came() -> None:
    lines = (
        "Sutter Health Plan",
        "Resolution of your grievance",
        "Received  Resolved",
        "05/06/2026  06/02/2026",
        "Our decision remains.",
    )
    assert {o.value for o in find(examined(*lines)) if o.key == "plan_decision_on"} == {"2026-06-02"}


def test_the_day_of_an_appeal_may_follow_what_was_appealed() -> None:
    line = "You, on your own behalf, appealed the denial of a scan on August 24, 2026."
    other = "You appealed the Notice of Action dated June 2, 2026."
    for told, days in ((line, ["2026-08-24"]), (other, [])):
        offers = find(examined("Notice of Appeal Resolution", "September 21, 2026", told, "We uphold the denial."))
        assert [offer.value for offer in offers if offer.key == "grievance_filed_on"] == days


@pytest.mark.parametrize("title", ["NOTICE OF ACTION", "AVISO DE ACCION", "DENIAL LETTER"])
def test_a_day_under_or_beside_the_title_is_the_letters(title: str) -> None:
    """Answers name the first no so: its title there is a label here."""
    for lines in ((title, "June 4, 2026"), (f"{title}  June 4, 2026",)):
        assert letter_date(examined("CalViva Health", *lines, "The care was denied.")) == "2026-06-04"


@pytest.mark.parametrize(("told", "dates"), [("Charge  Plan paid", set()), ("The visit was denied.", {"2026-03-02"})])
def test_a_statement_has_a_date_of_a_no_only_where_it_refuses(told: str, dates: set[str]) -> None:
    lines = ("Sharp Health Plan", "Explanation of benefits", "Statement date: 03/02/2026", told)
    assert values(look(letter(*lines)), "denied_on") == dates
