"""The instruction page as plain data: the same sections and lines in every language."""

from __future__ import annotations

from forms.agencies import DMHC
from forms.instructions import sections
from forms.words import LANGUAGES


def test_every_language_has_the_same_lines_of_the_same_kinds() -> None:
    shapes = {tuple(tuple(line.kind for line in part.lines) for part in sections(language)) for language in LANGUAGES}
    assert len(shapes) == 1


def test_no_two_lines_say_the_same_and_none_is_empty() -> None:
    for language in LANGUAGES:
        texts = [line.text for part in sections(language) for line in part.lines]
        assert len(set(texts)) == len(texts)
        assert all(texts)


def test_the_address_is_the_agencys_own() -> None:
    for language in LANGUAGES:
        lines = [line for part in sections(language) for line in part.lines]
        assert [line.kind for line in lines if line.text == "\n".join(DMHC.address)] == ["address"]
