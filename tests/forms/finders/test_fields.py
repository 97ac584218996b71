"""Labels and the values beside, after or under them."""

from __future__ import annotations

import pytest

from forms.finders.fields import fields, rows_under
from tests.forms.finders.letters import letter


def _found(*lines: str) -> list[tuple[str | None, str, str]]:
    return [(field.role, field.text, field.how) for field in fields(letter(*lines))]


def test_a_value_follows_its_colon() -> None:
    assert _found("Member ID: R0714425501 Group: 88120") == [
        ("membership_number", "R0714425501", "colon"),
        ("other_number", "88120", "colon"),
    ]


def test_a_value_stands_beside_its_label() -> None:
    assert _found("Member ID  R0714425501") == [("membership_number", "R0714425501", "right")]


def test_values_stand_under_the_labels_of_a_table() -> None:
    found = _found("Member ID  Date of birth  Claim number", "R0714425501  11/30/1988  26058CA3391")
    assert ("membership_number", "R0714425501", "under") in found
    assert ("date_of_birth", "11/30/1988", "under") in found


def test_a_label_without_a_colon_is_believed_before_a_number_only() -> None:
    assert _found("Member ID R0714425501") == [("membership_number", "R0714425501", "prefix")]
    assert _found("Member ID unknown") == []


def test_a_label_that_nobody_listed_guards_its_value() -> None:
    assert _found("Favourite colour: blue Member ID: R0714425501") == [
        (None, "blue", "colon"),
        ("membership_number", "R0714425501", "colon"),
    ]


def test_the_rows_of_a_table_are_told_by_their_heads() -> None:
    rows = list(rows_under(letter("Service  Billed  Not covered", "MRI of knee  $900.00  $900.00")))
    assert [{head: cell.text for head, cell in row.items()} for row in rows] == [
        {"service": "MRI of knee", "billed": "$900.00", "not covered": "$900.00"}
    ]


def test_the_last_word_of_a_sentence_is_no_label() -> None:
    found = _found("We denied what was requested by you or your doctor: inpatient rehabilitation.")
    assert [named for named, _, _ in found] == [None] or found == []


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Request tracking ID: 26118839", "other_number"),
        ("Juror ID number: 204418837", None),
        ("Prescriber's name: Ana Ruiz", "providers"),
        ("Fill date: 03/27/2026", "other_date"),
        ("Your ID: 26118839", "membership_number"),
        ("Ngay Date: 03/27/2026", "letter_date"),
    ],
)
def test_a_word_before_a_common_label_makes_it_another_ones(line: str, role: str | None) -> None:
    assert [named for named, _, _ in _found(line)] == [role]


def test_a_common_label_after_the_value_of_another_stays_what_it_is() -> None:
    found = _found("Member: Ada Quill ID: R0714425501 Case ID: 26118839")
    assert [named for named, _, _ in found] == ["member", "membership_number", "other_number"]


def test_the_only_word_of_a_label_after_another_word_is_no_label() -> None:
    """The end of a title: "para la atención médica: ..." names no doctor."""
    assert [named for named, _, _ in _found("atencion medica: Ada Quill")] == [None]


def test_under_the_head_of_a_table_stands_a_value_and_beside_it_none() -> None:
    paper = letter("Procedure  Tooth  Submitted", "Crown  14  $900.00")
    found = {field.label: field.text for field in fields(paper)}
    assert found["procedure"] == "Crown"


def test_of_two_heads_that_were_read_as_one_no_cell_is_lost() -> None:
    paper = letter(
        "Date of service Service  Billed  Plan paid  You owe", "02/19/2026  PET scan  $6,210.00  $0.00  $6,210.00"
    )
    (row,) = rows_under(paper)
    assert "PET scan" in [cell.text for cell in row.values()]
