"""Words with places, brought into lines and cells."""

from __future__ import annotations

from forms.finders.sheet import PaperWords, RunningText, Word, fold, lay_out


def _word(text: str, x: float, y: float, page: int = 1) -> Word:
    return Word(text, page, x, y, x + 5 * len(text), y + 10)


def _run(text: str, x: float, y: float) -> list[Word]:
    """Words beside each other, a blank apart."""
    words = []
    for part in text.split():
        words.append(_word(part, x, y))
        x += 5 * len(part) + 4
    return words


def test_folding_keeps_the_place_of_every_letter() -> None:
    text = "Niño’s Đơn —  ÆØ"
    assert fold(text) == "nino's don -  ao"
    assert len(fold(text)) == len(text)


def test_words_come_by_page_line_and_column() -> None:
    words = [_word("c", 300, 40), _word("d", 50, 10, page=2), _word("b", 58, 41), _word("a", 50, 40)]
    lines = lay_out(words)
    assert [[cell.text for cell in line.cells] for line in lines] == [["a b", "c"], ["d"]]


def test_a_piece_of_the_text_is_the_words_it_touches() -> None:
    words = tuple(_word(text, 0, 0) for text in ("We", "denied", "it."))
    text = RunningText(words)
    assert text.between(4, 6) == words[1:2]
    assert text.between(0, 3) == words[:1]


def test_a_title_ends_no_sentence() -> None:
    text = RunningText([_word(part, 0, 0) for part in ["Dr.", "Marsh", "asked.", "We", "said", "no."]])
    assert [text.text[start:end].strip() for start, end in text.sentences()] == ["Dr. Marsh asked.", "We said no."]


def test_running_text_in_columns_is_read_column_by_column() -> None:
    left = ("We denied the robot", "surgery because it is", "experimental for your", "kind of hernia today.")
    right = ("You may ask for", "a review of care", "that is not medically", "necessary at any time.")
    words = [
        word
        for row, pair in enumerate(zip(left, right, strict=True))
        for x, text in zip((50, 300), pair, strict=True)
        for word in _run(text, x, 40 + 14 * row)
    ]
    assert PaperWords(lay_out(words), ((612.0, 792.0),)).flow.text == " ".join((*left, *right))


def test_labels_beside_their_values_are_no_columns_of_text() -> None:
    rows = [("Member", "Ada Quill"), ("Date", "May 4, 2026"), ("Plan", "Sutter"), ("Doctor", "Leo Marsh, MD")]
    words = [
        word
        for row, pair in enumerate(rows)
        for x, text in zip((50, 300), pair, strict=True)
        for word in _run(text, x, 40 + 14 * row)
    ]
    told = PaperWords(lay_out(words), ((612.0, 792.0),)).flow.text
    assert told == " ".join(f"{label} {value}" for label, value in rows)


def test_a_letter_begins_after_a_leaf_that_speaks_to_nobody() -> None:
    leaf = [_word("Keep", 50, 40), _word("this.", 90, 40)]
    letter = [_word("Dear", 50, 40, page=2), _word("Ada,", 90, 40, page=2)]
    sizes = ((612.0, 792.0),) * 2
    assert PaperWords(lay_out([*leaf, *letter]), sizes).front == 2
    assert PaperWords(lay_out(leaf), sizes).front == 1


def test_the_end_of_a_short_line_ends_a_sentence_before_a_capital() -> None:
    """The head of a letter is no sentence with what stands under it; a line that is full goes on."""
    full = [
        _word("The", 10, 40),
        _word("plan-covers-much-of-the-care", 30, 40),
        _word("Here", 10, 55),
        _word("too.", 40, 55),
    ]
    flow = RunningText([_word("EXPEDITED", 10, 10), _word("Nothing", 10, 25), *full])
    assert [flow.text[start:end].strip() for start, end in flow.sentences()] == [
        "EXPEDITED", "Nothing", "The plan-covers-much-of-the-care Here too.",
    ]  # fmt: skip


def test_a_space_far_wider_than_its_line_has_parts_a_label_from_its_value() -> None:
    assert [cell.text for cell in lay_out(_two_and_one(2, 7))[0].cells] == ["Medical Group", "Sharp"]
    assert [cell.text for cell in lay_out(_two_and_one(6, 7))[0].cells] == ["Medical Group Sharp"]


def _two_and_one(space: float, wider: float) -> list[Word]:
    first, second = _word("Medical", 50, 40), _word("Group", 85 + space, 40)
    return [first, second, _word("Sharp", second.x1 + wider, 40)]
