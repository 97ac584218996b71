"""The catalogue is the one list of forms: nobody else knows them by name, and every name has its words."""

from __future__ import annotations

import datetime as dt

import pytest

from forms import catalog
from forms.agencies import GOOD_FOR_MONTHS, RELEASED
from forms.catalog import dated, stale
from forms.dates import add_months
from forms.form_spec import Filing, FormSpec
from forms.law import LAW
from forms.words import LANGUAGES, has
from tests.forms.facts import TODAY, case


def test_no_entry_is_older_than_18_months_at_release() -> None:
    """Whoever releases reads the sources again, or this fails."""
    old = [id for id, _, read_on in dated() if add_months(read_on, GOOD_FOR_MONTHS) < RELEASED]
    assert old == []


def test_nothing_was_read_after_the_release() -> None:
    """A date read in the future is a slip."""
    assert max(read_on for _, _, read_on in dated()) <= RELEASED


def test_stale_on_the_day_after_18_months() -> None:
    """18 months to the day is still good; the day after the last, every row is named."""
    last = add_months(RELEASED, GOOD_FOR_MONTHS)
    assert stale(add_months(min(read_on for _, _, read_on in dated()), GOOD_FOR_MONTHS)) == ()
    assert len(stale(last + dt.timedelta(days=1))) == len(list(dated()))


@pytest.mark.parametrize("spec", catalog.FORMS, ids=lambda spec: spec.id)
def test_every_form_has_its_words_its_edition_and_its_law(spec: FormSpec) -> None:
    """What lists, contents, findings and commands say of a form is found by its id."""
    assert spec.edition.source
    assert spec.law in LAW
    for language in LANGUAGES:
        assert has(f"form.{spec.edition.id}.name", language)
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


def test_what_the_program_prints_is_in_a_language_of_every_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every agency reads English. A language that the screens have and a form has no room in is none of paper."""
    assert [catalog.printed(language) for language in ("en", "es", "ru")] == ["en", "es", "en"]
    monkeypatch.setattr(catalog, "LANGUAGES", (*LANGUAGES, "xx"))
    assert catalog.printed("xx") == "en"
