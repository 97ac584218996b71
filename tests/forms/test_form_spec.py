"""What the house knows of a form: its names and the facts that it has a place for."""

from __future__ import annotations

import pytest

from forms.case import FACTS, Case
from forms.catalog import FORMS
from forms.form_spec import FormSpec

every_form = pytest.mark.parametrize("spec", FORMS, ids=lambda spec: spec.id)


@every_form
def test_its_number_and_its_command_come_from_its_edition_and_id(spec: FormSpec) -> None:
    """ "DMHC 20-224" is 20-224 on paper and dmhc-20-224 on a command line."""
    assert spec.edition.number.endswith(f" {spec.number}")
    assert " " not in spec.number
    assert spec.command.replace("-", "_") == spec.id


@every_form
def test_its_facts_are_the_same_in_every_language_and_named_once(spec: FormSpec) -> None:
    """In the form's own order; an edition that lacks a place would print another case."""
    assert len(set(spec.keys)) == len(spec.keys)
    assert set(spec.keys) <= set(FACTS)
    for language in spec.languages:
        kept = {getattr(item, "key", None) for _, item in spec.sheet(language).items()} - {None}
        assert kept == set(spec.keys), language


@every_form
def test_nothing_is_left_blank_in_an_empty_case(spec: FormSpec) -> None:
    """Only facts that are known can be kept from a form."""
    assert spec.left_blank(Case()) <= set(spec.keys)
