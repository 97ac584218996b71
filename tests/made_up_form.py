"""A form that no agency has, registered as a real one would be: one spec, its words, one line in the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pytest

from forms import catalog, words
from forms.agencies import Edition
from forms.case import Case, Language
from forms.form_spec import Due, FormSpec
from forms.layout import lay
from forms.rows import Cell, Cells, Gap, Long, Title, YesNo
from forms.sheet import Sheet

ID: Final = "test_77_001"
EDITION: Final = Edition(ID, "TEST 77-001", "02/26", "made for the tests")
WORDS: Final[Mapping[str, str]] = {
    f"{ID}.name": "Second Opinion Form",
    f"{ID}.to_sign": "Second Opinion Form, line 9",
    f"{ID}.title": "SECOND OPINION FORM",
    f"{ID}.below": "Made for the tests.",
    f"{ID}.first_name": "First name",
    f"{ID}.plan_name": "Plan",
    f"{ID}.urgent": "Is it urgent?",
    f"{ID}.urgent.yes": "Yes",
    f"{ID}.urgent.no": "No",
    f"{ID}.condition": "Condition",
    f"{ID}.aaf_patient_signature": "Signature",
}


def sheet(language: Language) -> Sheet:
    """One page: two short boxes, a choice, a low box for a long answer, a line for ink."""
    rows = (
        Title(f"form.{ID}.title", f"form.{ID}.below"),
        Cells((Cell("first_name"), Cell("plan_name"))),
        YesNo("urgent"),
        Cells((Cell("aaf_patient_signature", 76, "signature"),), 54),
        Gap(480),
        Long("condition", 1),
    )
    return lay(ID, "77-001", "02/26", language, (rows,))


def _due(_case: Case, _today: dt.date) -> tuple[Due, ...]:
    return (Due("aaf_patient_signature", ID, "patient"),)


def _needed(_case: Case, _today: dt.date) -> bool:
    return True


SPEC: Final = FormSpec(ID, EDITION, languages=("en", "es"), law="form", sheet=sheet, needed=_needed, signatures=_due)


def register(monkeypatch: pytest.MonkeyPatch) -> None:
    """The form stands last in the one filing there is."""
    own = words.domain

    def domain(name: str, language: str) -> Mapping[str, str]:
        return {**own(name, language), **WORDS} if name == "form" else own(name, language)

    filing = catalog.FILINGS[0]
    monkeypatch.setattr(words, "domain", domain)
    monkeypatch.setattr(catalog, "FORMS", (*catalog.FORMS, SPEC))
    monkeypatch.setattr(catalog, "FILINGS", (replace(filing, forms=(*filing.forms, ID)),))
