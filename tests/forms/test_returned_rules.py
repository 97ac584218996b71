"""What the rules say after a packet was printed, signed and sent."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from forms.case import Case
from forms.finding import Labels
from forms.returned import Reply, SentPacket
from forms.returned_rules import awaited, changed_since, to_sign
from tests.forms.facts import TODAY, ago, case, find, ids
from tests.forms.findings_examples import SIGNED

NOW = replace(SIGNED, printed={"city": "Fresno", "phone": "916-555-0101"})


def _case(**happened: object) -> Case:
    return case(city="Fresno", phone="916-555-0101", condition="x").model_copy(update=happened)


def test_a_page_on_which_no_answer_changed_is_signed() -> None:
    signed = _case(signed=(NOW,))
    assert to_sign(signed, TODAY) == ()
    assert not {"sign.needed", "signed.stale", "signed.pending"} & set(ids(signed))


def test_an_answer_that_changed_is_named_and_the_page_waits_again() -> None:
    changed = case(city="Fresno", phone="916-555-0102", condition="x").model_copy(update={"signed": (NOW,)})
    assert changed_since(changed, NOW) == ("phone",)
    stale = find(changed, "signed.stale")
    assert stale.params["labels"] == Labels(("phone",), 5)
    assert {"sign.needed", "signed.pending"} <= set(ids(changed))


def test_an_answer_on_another_page_changes_nothing() -> None:
    other = case(city="Fresno", phone="916-555-0101", condition="y").model_copy(update={"signed": (NOW,)})
    assert changed_since(other, NOW) == ()


def test_the_newest_scan_of_a_page_counts() -> None:
    both = _case(signed=(SIGNED, NOW))
    assert "signed.stale" not in ids(both)
    assert "signed.stale" in ids(_case(signed=(NOW, SIGNED)))


def test_a_form_that_is_no_longer_known_is_passed_over() -> None:
    assert "signed.stale" not in ids(_case(signed=(replace(SIGNED, form="form_of_old"),)))


def test_what_went_to_another_office_lets_no_page_of_this_one_wait() -> None:
    """The packet for DMHC is not made yet when the letter to the plan was sent."""
    letter = replace(SIGNED, form="letter_to_plan")
    assert not {"signed.pending", "signed.stale"} & set(ids(_case(sent=(SentPacket("plan", ago(40)),))))
    assert not {"signed.pending", "signed.stale"} & set(ids(_case(signed=(letter,))))
    assert "signed.pending" in ids(_case(sent=(SentPacket("dmhc", ago(2)),)))


def test_the_dates_count_from_the_day_it_was_sent_and_the_last_time_counts() -> None:
    sent = _case(sent=(SentPacket("dmhc", ago(40)), SentPacket("dmhc", ago(2))))
    wait = awaited(sent)
    assert wait is not None
    assert (wait.variant, wait.by) == ("", ago(2) + dt.timedelta(days=7))


def test_after_the_letter_a_decision_is_awaited_and_after_that_nothing() -> None:
    sent = (SentPacket("dmhc", ago(10)),)
    letter, decision = Reply("dmhc", ago(5)), Reply("dmhc", ago(1), "decision")
    wait = awaited(_case(sent=sent, replies=(letter,)))
    assert wait is not None
    assert (wait.variant, wait.by) == ("decision", ago(10) + dt.timedelta(days=45))
    assert awaited(_case(sent=sent, replies=(letter, decision))) is None


def test_an_answer_from_before_it_was_sent_again_is_none() -> None:
    again = _case(sent=(SentPacket("dmhc", ago(3)),), replies=(Reply("dmhc", ago(30), "decision"),))
    assert awaited(again) is not None


def test_what_was_sent_to_another_office_is_not_awaited_here() -> None:
    assert awaited(_case(sent=(SentPacket("plan", ago(3)),))) is None
