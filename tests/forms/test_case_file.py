"""The case file: nothing in it is passed over, and nothing of it is lost."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.answers import Answers, PaperEntry
from forms.case import FACTS
from forms.case_file import CaseFileError, read_case_file, write_case_file
from forms.editions import EDITIONS
from forms.words import LANGUAGES, say

OK = {"file": "a.pdf"}
HEAD = '{"format": "imr-packet case 1"'


def case_file(**parts: Any) -> str:
    """A case file with these top-level parts."""
    return json.dumps({"format": "imr-packet case 1", **parts})


def failure(text: str) -> tuple[str, dict[str, str | int]]:
    """Code and parameters of the error this text gives."""
    with pytest.raises(CaseFileError) as caught:
        read_case_file(text)
    return caught.value.code, dict(caught.value.params)


WRONG: list[tuple[str, str, dict[str, str | int]]] = [
    ("", "not_json", {"line": 1, "column": 1}),
    (HEAD + ',\n "answers": {"city": "Davis" 1}}', "not_json", {"line": 2, "column": 30}),
    ("[" * 100_000, "too_deep", {}),
    (HEAD + ', "answers": {"zip": ' + "9" * 5000 + "}}", "not_json", {"line": 1, "column": 1}),
    ("[]", "not_an_object", {}),
    ('"case"', "not_an_object", {}),
    ("{}", "no_format", {"format": "imr-packet case 1"}),
    ('{"format": "imr-packet case 2"}', "other_format", {"format": "imr-packet case 1"}),
    ('{"format": 1}', "other_format", {"format": "imr-packet case 1"}),
    (case_file(answer={}), "unknown_key_near", {"key": "answer", "near": "answers"}),
    (case_file(colour="red"), "unknown_key", {"key": "colour"}),
    (case_file(answers={"lastname": "Ng"}), "unknown_key_near", {"key": "lastname", "near": "last_name"}),
    (case_file(answers={"x" * 200: "Ng"}), "unknown_key", {"key": "x" * 59 + "…"}),
    (case_file(answers={"\x1b[31m": "Ng"}), "unknown_key", {"key": "<ESC>[31m"}),
    (HEAD + ', "answers": {"city": "Davis", "city": "Chico"}}', "key_twice", {"key": "city"}),
    (HEAD + ', "format": "imr-packet case 1"}', "key_twice", {"key": "format"}),
    (case_file(answers=[]), "not_a_group", {"key": "answers"}),
    (case_file(answers={"city": ["Davis"]}), "not_text", {"key": "city"}),
    (case_file(answers={"zip": 95814.5}), "not_text", {"key": "zip"}),
    (HEAD + ', "answers": {"zip": NaN}}', "not_a_number", {}),
    (case_file(language="fr"), "language", {"key": "language", "known": ", ".join(LANGUAGES)}),
    (case_file(form_language=None), "language", {"key": "form_language", "known": ", ".join(EDITIONS)}),
    (case_file(papers={}), "not_a_list", {"key": "papers"}),
    (case_file(papers_order="mine"), "language", {"key": "papers_order", "known": "kind, listed"}),
    (case_file(papers_order=[]), "language", {"key": "papers_order", "known": "kind, listed"}),
    (case_file(papers=["denial.pdf"]), "not_a_group", {"key": "papers 1"}),
    (case_file(papers=[{"kind": "bill"}]), "no_file", {"number": 1}),
    (case_file(papers=[{"file": " "}]), "no_file", {"number": 1}),
    (case_file(papers=[OK, {"file": "b", "page": ""}]), "unknown_key_near", {"key": "papers 2: page", "near": "pages"}),
    (case_file(papers=[{"file": "a.pdf", "pages": 3}]), "not_text", {"key": "papers 1: pages"}),
    (case_file(papers=[{"file": "a.pdf", "drop_blank": "yes"}]), "not_true_or_false", {"key": "papers 1: drop_blank"}),
    (case_file(papers=[{"file": "a.pdf", "rotate": 90}]), "turns", {"number": 1}),
    (case_file(papers=[{"file": "a.pdf", "fax": "mail"}]), "ways", {"number": 1}),
    (case_file(papers=[{"file": "a.pdf", "fax": {"1": True}}]), "ways", {"number": 1}),
    (case_file(papers=[{"file": "a.pdf", "rotate": {"1": True}}]), "turns", {"number": 1}),
    (case_file(papers=[{"file": "a.pdf", "rotate": {"1": "90"}}]), "turns", {"number": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "params"), WRONG, ids=[f"{n}-{code}" for n, (_, code, _) in enumerate(WRONG)])
def test_a_case_file_that_cannot_be_read_says_what_and_where(
    text: str, code: str, params: dict[str, str | int]
) -> None:
    """Each mistake has its own code, and names the key, the paper or the line."""
    assert failure(text) == (code, params)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_of_a_case_file_has_its_sentence(language: str) -> None:
    """The sentence takes the error's own parameters and the name of the file, in every language."""
    for text, code, _ in WRONG:
        assert "case.json" in say(f"errors.case_file.{code}", language, file="case.json", **failure(text)[1])


def test_an_error_holds_no_answer() -> None:
    """Neither the exception's text nor its parameters repeat a value of the file."""
    for wrong in (["SENTINEL"], {"a": "SENTINEL"}):
        code, params = failure(case_file(answers={"condition": wrong}))
        assert "SENTINEL" not in f"{code}{params}"
    with pytest.raises(CaseFileError) as caught:
        read_case_file(HEAD + ', "answers": {"condition": "SENTINEL}}')
    assert "SENTINEL" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_smallest_case_file() -> None:
    """Only the format must be there; everything else has a default."""
    assert read_case_file('{"format": "imr-packet case 1"}') == Answers()
    assert read_case_file('\ufeff{"format": "imr-packet case 1", "answers": null, "papers": null}') == Answers()


def test_sure_meanings_of_other_programs_are_taken() -> None:
    """true and false are yes and no, a whole number is its figures, null is blank."""
    given_answers = {"has_medi_cal": False, "urgent": True, "zip": 95814, "city": None}
    read = read_case_file(case_file(answers=given_answers))
    assert read.typed == {"has_medi_cal": "no", "urgent": "yes", "zip": "95814"}


def test_what_was_typed_is_not_cleaned() -> None:
    """White space, wrong dates and odd characters stay as typed; only their meaning is computed elsewhere."""
    typed = {"city": "  Davis ", "date_of_birth": "soon", "first_name": "Jose\u0301"}
    assert read_case_file(case_file(answers=typed)).typed == typed


texts = st.text(alphabet=st.characters(exclude_categories=()), max_size=20)
papers = st.builds(
    PaperEntry,
    file=texts.filter(str.strip),
    kind=texts,
    title=texts,
    pages=texts,
    rotate=st.dictionaries(texts, st.integers(-720, 720), max_size=2),
    fax=st.dictionaries(texts, texts, max_size=2),
    drop_blank=st.booleans(),
    attachments=texts,
    password=texts,
)
anything = st.builds(
    Answers,
    language=st.sampled_from(["en", "es"]),
    form_language=st.sampled_from(list(EDITIONS)),
    typed=st.dictionaries(st.sampled_from(sorted(FACTS)), texts, max_size=5),
    papers=st.lists(papers, max_size=2).map(tuple),
    papers_order=st.sampled_from(["kind", "listed"]),
)


@settings(deadline=None, database=None)
@given(anything)
def test_a_written_case_file_reads_back(answers: Answers) -> None:
    """Any answers, halves of surrogate pairs and passwords included, survive the file; and the file is UTF-8."""
    text = write_case_file(answers)
    assert read_case_file(text.encode().decode()) == answers


def test_a_case_file_is_written_in_the_order_of_the_facts() -> None:
    """The order of typing does not show, so that two savings of the same answers are the same bytes."""
    one = Answers(typed={"zip": "95814", "first_name": "Ana"}, papers=(PaperEntry("a.pdf"),))
    two = Answers(typed={"first_name": "Ana", "zip": "95814"}, papers=(PaperEntry("a.pdf"),))
    assert write_case_file(one) == write_case_file(two)
    assert list(json.loads(write_case_file(one))["answers"]) == ["first_name", "zip"]
    assert json.loads(write_case_file(one))["papers"] == [{"file": "a.pdf", "kind": "other"}]


@settings(deadline=None, database=None)
@given(st.text())
def test_no_text_breaks_the_reading_of_a_case_file(text: str) -> None:
    """Any text is answers or a CaseFileError, never another exception."""
    with suppress(CaseFileError):
        assert isinstance(read_case_file(text), Answers)
