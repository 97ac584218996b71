"""Words with places, brought into lines and cells."""

from __future__ import annotations

from forms.finders.sheet import RunningText, Word, fold, lay_out


def _word(text: str, x: float, y: float, page: int = 1) -> Word:
    return Word(text, page, x, y, x + 5 * len(text), y + 10)


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
