"""What a case puts into the places of an official form, and what has no place there."""

from __future__ import annotations

from dataclasses import replace

from forms.case import Case
from packet.locate.answers_on import answers
from packet.locate.form_map import FieldPlace
from packet.locate.geometry import Area
from packet.locate.items import ITEMS
from tests.packet.locate.view_parts import FORM, MAP


def test_every_item_of_the_file_is_told_in_the_forms_order(case: Case) -> None:
    told = [answer.item.key for answer in answers(MAP, case)]
    assert told == [item.key for item in ITEMS if item.form == FORM]


def test_an_answer_without_a_place_is_homeless_and_one_with_a_place_is_not(case: Case) -> None:
    told = {answer.item.key: answer for answer in answers(MAP, case)}
    assert told["city"].place is MAP.places[0]
    assert not told["city"].homeless
    assert told["zip"].words == "95814"
    assert told["zip"].homeless


def test_a_blank_answer_needs_no_place(case: Case) -> None:
    blank = case.model_copy(update={"patient": case.patient.model_copy(update={"zip": ""})})
    told = {answer.item.key: answer for answer in answers(MAP, blank)}
    assert not told["zip"].homeless


def test_a_choice_is_homeless_when_its_own_box_is_not_there(case: Case) -> None:
    """The box for another choice is no help."""
    told = {answer.item.key: answer for answer in answers(MAP, case)}
    assert told["gender"].homeless
    male = case.model_copy(update={"patient": case.patient.model_copy(update={"gender": "male"})})
    assert not {answer.item.key: answer for answer in answers(MAP, male)}["gender"].homeless


def test_a_choice_may_be_written_as_a_word(case: Case) -> None:
    written = FieldPlace("gender", 0, Area(50, 50, 90, 60), kind="choice_text")
    told = {answer.item.key: answer for answer in answers(replace(MAP, places=(written,)), case)}
    assert told["gender"].place == written
    assert told["gender"].ticks == ()
    assert told["gender"].words


def test_answers_that_share_a_room_are_told_with_the_first(case: Case) -> None:
    """Those that say something: a middle initial that nobody gave is on no form."""
    there = replace(
        MAP, language="es", forms=("hearing_request",), places=(FieldPlace("first_name", 0, Area(1, 2, 3, 4)),)
    )
    named = case.model_copy(update={"patient": case.patient.model_copy(update={"middle_initial": ""})})
    told = {answer.item.key: answer for answer in answers(there, named)}
    assert told["first_name"].beside == ("last_name",)
    assert not told["last_name"].words
    assert told["city"].beside == ()
