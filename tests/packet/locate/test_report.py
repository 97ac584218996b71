"""What was found, in words and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from forms.words import LANGUAGES, say
from packet.locate.form_map import MissingPlace
from packet.locate.report import as_json, lines, told
from tests.packet.locate.view_parts import FORM, MAP


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_every_place_and_everything_missing(language: str) -> None:
    text = "\n".join(lines(MAP, language))
    assert all(place.title in text for place in MAP.places)
    assert say("official.why.label_absent", language) in text
    assert MAP.doubts[0].message("form.pdf", language) in text
    assert say("official.other_pages", language, pages="2") in text
    assert say("official.evidence.field", language) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_remembered_map_an_undated_and_a_newer_form_are_said(language: str) -> None:
    text = "\n".join(lines(replace(MAP, remembered=True, editions={FORM: ""}, newer=(FORM,)), language))
    assert say("official.remembered", language) in text
    assert say("official.undated", language) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_filling_it_is_said_what_had_no_place_and_which_pages_stay(language: str) -> None:
    found = replace(MAP, missing=(MissingPlace("zip", "", "unsure"),), unseen=(0, 2))
    text = "\n".join(told(found, language))
    assert say("official.unseen", language, file="form.pdf", pages="1, 3") in text
    assert say("official.others_kept", language, file="form.pdf", pages="2") in text
    assert say("form.homeless", language, items=found.missing_labels(language)[0]) in text


def test_json_counts_pages_from_one_and_rounds_corners() -> None:
    plain = json.loads(json.dumps(as_json(MAP)))
    assert [page["page"] for page in plain["pages"]] == [1, 2]
    place = plain["places"][0]
    assert (place["key"], place["page"], place["form"]) == ("city", 1, FORM)
    assert place["rect"] == place["rect_shown"] == [1.0, 2.0, 3.1, 4.0]
    assert plain["forms"] == {FORM: "09/25"}
    assert plain["doubts"] == [{"id": "official.part:form.pdf", "reason": "part", "keys": ["zip"], "pages": []}]
    assert plain["missing"] == [{"key": "zip", "value": "", "why": "label_absent"}]
