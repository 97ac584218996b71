"""The catalogue is the one list of forms: nobody else knows them by name, and every name has its words."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

import pytest

from forms import catalog
from forms.agencies import EDITIONS
from forms.form_spec import Filing, FormSpec
from forms.law import LAW
from forms.words import LANGUAGES, has
from tests.forms.facts import TODAY, case

ROOT: Final = Path(__file__).parents[2]
KNOWS_FORMS: Final = {
    "forms/agencies.py",
    "forms/catalog.py",
    "packet/locate/heads.py",
    *(f"forms/{spec.id}.py" for spec in catalog.FORMS),
}
"""The table of editions, the catalogue, the heads that tell forms apart, and each form's own module."""


def test_no_code_knows_a_form_by_its_name() -> None:
    """A form that is named in one list and missing in another vanishes from a packet. Docstrings may speak of it."""
    names = re.compile("|".join(re.escape(name) for spec in catalog.FORMS for name in (spec.id, spec.number)))
    found = set()
    for path in (path for folder in ("forms", "packet", "tui") for path in (ROOT / folder).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if id(node) not in spoken and names.search(text):
                found.add(path.relative_to(ROOT).as_posix())
    assert found - KNOWS_FORMS == set()


@pytest.mark.parametrize("spec", catalog.FORMS, ids=lambda spec: spec.id)
def test_every_form_has_its_words_its_edition_and_its_law(spec: FormSpec) -> None:
    """What lists, contents, findings and commands say of a form is found by its id."""
    assert spec.edition in EDITIONS
    assert spec.law in LAW
    for language in LANGUAGES:
        assert all(has(f"form.{spec.id}.{name}", language) for name in ("name", "to_sign", "title"))


@pytest.mark.parametrize("filing", catalog.FILINGS, ids=lambda filing: filing.id)
def test_every_filing_has_its_words_and_its_forms(filing: Filing) -> None:
    """Cover, title and requests are said of the addressee; every form it holds is in the catalogue."""
    for language in LANGUAGES:
        for name in ("packet", "to_name", "to_agency", "subject", "requests"):
            assert has(f"filing.{filing.id}.{name}", language)
    assert all(catalog.form(form) in catalog.FORMS for form in filing.forms)


def test_a_form_that_is_not_in_the_catalogue_is_an_error() -> None:
    """Asked for by a slip, it would otherwise be passed over."""
    with pytest.raises(KeyError):
        catalog.form("dmhc_99_999")


def test_the_forms_of_a_case_stand_in_the_filings_order() -> None:
    """The application always; the helper's form when someone helps."""
    filing = catalog.FILINGS[0]
    assert [spec.id for spec in catalog.needed(filing, case(), TODAY)] == ["dmhc_20_224"]
    helped = case(wants_assistant=True)
    assert [spec.id for spec in catalog.needed(filing, helped, TODAY)] == ["dmhc_20_224", "dmhc_20_160"]
