"""Values of a table that run on in the line below, beside a label of one line."""

from __future__ import annotations

from forms.finders.look import look
from forms.finders.run_on import joined
from forms.finders.sheet import PaperWords, lay_out
from forms.finders.wrapped import unwrapped
from tests.forms.finders.letters import set_words

Run = tuple[str, float, float]
_LETTER = ("This is what we decided about the request of your doctor and why we decided it", 50, 300)
"""As wide as the page's text: to 500 points."""
_HEIGHT = 8
_TITLE = ("Notice of denial", 50, 40)


def _paper(*runs: Run) -> PaperWords:
    lines = unwrapped(lay_out(word for run in (_TITLE, *runs, _LETTER) for word in set_words(*run, _HEIGHT)))
    return PaperWords(lines, ((612.0, 792.0),))


def _row(paper: PaperWords, label: str) -> list[str]:
    return next([cell.text for cell in line.cells] for line in paper.lines if line.cells[0].text == label)


def _sure(paper: PaperWords, key: str) -> dict[str, float]:
    return {offer.value: offer.sure for offer in look(paper).offers if offer.key == key}


def test_a_value_without_room_is_whole_in_the_line_of_its_label() -> None:
    paper = _paper(("Health Plan", 50, 100), ("Blue Shield of the", 390, 100), ("California", 390, 113))
    assert _row(paper, "Health Plan")[1] == "Blue Shield of the California"


def test_each_further_line_of_a_value_is_joined_while_it_has_no_room() -> None:
    paper = _paper(
        ("Health Plan", 50, 100), ("Blue Shield of the", 390, 100), ("California Promise of", 390, 113), ("Health Plan", 390, 126)
    )  # fmt: skip
    assert _row(paper, "Health Plan")[1] == "Blue Shield of the California Promise of Health Plan"


def test_a_number_too_long_for_its_column_is_one_number() -> None:
    paper = _paper(("Member ID", 50, 100), ("VLT889W201", 150, 100), ("Effective", 212, 100), ("84", 150, 113))
    assert _row(paper, "Member ID")[1] == "VLT889W20184"


def test_a_number_under_a_number_with_room_is_not_joined_and_neither_is_certain() -> None:
    paper = _paper(("Member ID", 50, 100), ("VLT889W201", 150, 100), ("84", 150, 113))
    assert all(sure < 0.9 for sure in _sure(paper, "membership_number").values())


def test_a_value_with_room_over_words_is_not_certain() -> None:
    paper = _paper(("Service", 50, 100), ("Shoulder surgery", 150, 100), ("and ten home visits", 150, 113))
    assert all(sure < 0.9 for sure in _sure(paper, "treatment_requested").values())


def test_an_address_under_a_name_leaves_the_name_certain() -> None:
    paper = _paper(("Member", 50, 100), ("Ana Ruiz", 150, 100), ("12 Elm Street", 150, 113))
    assert _sure(paper, "last_name")["Ruiz"] >= 0.9


def test_a_line_with_a_label_beside_it_is_the_next_row() -> None:
    paper = _paper(
        ("Health Plan", 50, 100), ("Blue Shield of the", 390, 100), ("Doctor", 50, 113), ("California", 390, 113)
    )
    assert _row(paper, "Health Plan")[1] == "Blue Shield of the"


def test_a_line_far_below_or_at_another_edge_is_no_part_of_a_value() -> None:
    for x, y in ((390, 125), (400, 113)):
        paper = _paper(("Health Plan", 50, 100), ("Blue Shield of the", 390, 100), ("California", x, y))
        assert _row(paper, "Health Plan")[1] == "Blue Shield of the"


def test_a_label_of_two_lines_of_loose_type_takes_its_broken_number_with_it() -> None:
    paper = _paper(("Subscriber", 50, 100), ("VLT889W201", 150, 100), ("ID:", 50, 113), ("84", 150, 113))
    assert _row(paper, "Subscriber ID:")[1] == "VLT889W20184"


def test_a_broken_word_is_shown_in_both_its_lines() -> None:
    (whole,) = joined(set_words("VLT889W201", 150, 100, _HEIGHT), set_words("84", 150, 113, _HEIGHT))
    assert (whole.text, whole.x0, whole.y0, whole.x1, whole.y1) == ("VLT889W20184", 150, 100, 200, 121)
