"""Which pages have a mark, and what the check of a page follows from."""

from __future__ import annotations

from forms.sheet import Rect
from packet.binding.page_marks import marks_of, page_checks
from packet.binding.plan import Exhibit, lay_out
from packet.binding.sheets import sheets_for
from packet.filling.filled import Filled, Placed
from tests.packet.cases import TODAY, case

FORM = "dmhc_20_224"
SHEETS = sheets_for(case(), TODAY)
PLAN = lay_out({"cover": 1, FORM: 2}, [Exhibit(0, "other", 3, "A")], slips=True)
DRAWN = {"cover": b"cover", "slip-A": b"slip"}


def _filled(city: str, phone: str) -> Filled:
    placed = (Placed("city", FORM, 0, Rect(1, 2, 3, 4), city), Placed("phone", FORM, 1, Rect(1, 2, 3, 4), phone))
    return Filled(b"%PDF", 2, placed)


def _checks(city: str = "Davis", phone: str = "530-555-0101") -> dict[tuple[str, int], str]:
    return page_checks(PLAN, DRAWN, {FORM: _filled(city, phone)}, SHEETS)


def test_every_page_but_those_of_papers_has_a_mark_and_only_those_to_be_signed_one_at_the_head() -> None:
    marks = marks_of(PLAN, "7K3F-9Q2M", SHEETS, _checks(), {3})
    assert sorted(marks) == [0, 1, 2, 3]
    assert [mark.head for _, mark in sorted(marks.items())] == [False, False, True, False]
    assert {(mark.number, mark.filing) for mark in marks.values()} == {("7K3F-9Q2M", "DM")}
    assert [mark.page for _, mark in sorted(marks.items())] == [1, 2, 3, 4]


def test_a_slip_beyond_what_a_code_can_number_has_none() -> None:
    """Nobody signs it, and the packet is made all the same."""
    plan = lay_out({"cover": 1}, [Exhibit(0, "other", 9999, "A"), Exhibit(1, "other", 1, "B")], slips=True)
    checks = page_checks(plan, {**DRAWN, "slip-B": b"slip"}, {}, SHEETS)
    assert sorted(marks_of(plan, "7K3F-9Q2M", SHEETS, checks, set())) == [0, 1]


def test_the_check_of_a_form_page_follows_from_what_stands_on_it_alone() -> None:
    """So a page that was signed stays known when an answer on another page changes."""
    before, after = _checks(), _checks(phone="530-555-0102")
    assert before[FORM, 1] == after[FORM, 1]
    assert before[FORM, 2] != after[FORM, 2]
    assert len(set(before.values())) == len(before)
