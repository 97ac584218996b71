"""The JSON Schema of the case file."""

from __future__ import annotations

import json

import pytest

from forms.answers import PaperEntry, parse, read_case_file
from forms.case import FACTS
from forms.interview import QUESTIONS
from forms.meaning import LONGEST_SENDER, LONGEST_TITLE
from forms.schema import case_file_schema
from forms.words import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_in_the_schema_and_no_other(language: str) -> None:
    """Answers and papers have just the names that the reader takes, each with words."""
    schema = case_file_schema(language)
    answers = schema["properties"]["answers"]
    assert list(answers["properties"]) == list(FACTS)
    assert answers["additionalProperties"] is False
    assert all(answer["title"] for answer in answers["properties"].values())
    paper = schema["properties"]["papers"]["items"]
    assert set(paper["properties"]) == set(PaperEntry.__dataclass_fields__)
    assert paper["additionalProperties"] is False


def test_examples_and_choices_of_the_schema_are_understood() -> None:
    """Whatever the schema shows as a value is read without a problem."""
    schema = case_file_schema()
    for key, answer in schema["properties"]["answers"]["properties"].items():
        for value in [*answer.get("enum", []), *answer.get("examples", [])]:
            text = json.dumps({"format": schema["properties"]["format"]["const"], "answers": {key: value}})
            case, problems = parse(read_case_file(text))
            assert problems == []
            assert (case.value(key) is None) is (value == "")


def test_the_choices_are_those_of_the_interview() -> None:
    """A choice that is added to a question is in the schema too."""
    answers = case_file_schema()["properties"]["answers"]["properties"]
    for key, question in QUESTIONS.items():
        if question.kind == "choice":
            assert answers[key]["enum"] == [*question.choices, ""]


def test_what_must_be_short_says_so() -> None:
    """The lengths that the reader refuses are in the schema."""
    schema = case_file_schema()["properties"]
    assert schema["answers"]["properties"]["fax_from_name"]["maxLength"] == LONGEST_SENDER
    assert schema["papers"]["items"]["properties"]["title"]["maxLength"] == LONGEST_TITLE


def test_the_schema_is_json() -> None:
    """It can be printed and read back."""
    schema = case_file_schema()
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
