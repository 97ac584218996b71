"""Every form that can be filled and every filing that can be made. To add one: its module, its words, its line here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from forms import cdi_application, dmhc_20_160, dmhc_20_224, hearing_request, letter_to_plan
from forms.agencies import AGENCIES, DMHC, FIGURES, GOOD_FOR_MONTHS, Agency, Edition, Figure
from forms.case import Case, Language
from forms.dates import add_months
from forms.form_spec import Due, Filing, FormSpec
from forms.sheet import FormId
from forms.words import ENGLISH, LANGUAGES, say

FORMS: Final[tuple[FormSpec, ...]] = (
    dmhc_20_224.SPEC,
    dmhc_20_160.SPEC,
    letter_to_plan.SPEC,
    hearing_request.SPEC,
    cdi_application.SPEC,
)
"""In the order in which a packet holds them."""

FILINGS: Final[tuple[Filing, ...]] = (
    Filing("dmhc", DMHC, (dmhc_20_224.SPEC.id, dmhc_20_160.SPEC.id)),
    letter_to_plan.FILING,
    hearing_request.FILING,
    cdi_application.FILING,
)
"""The first is the one that is made when nothing says otherwise."""


def dated() -> Iterator[tuple[str, str, dt.date]]:
    """Every row of what changes without notice, as (id, source, day read): agencies, editions, figures."""
    rows: tuple[Agency | Edition | Figure, ...] = (*AGENCIES, *(spec.edition for spec in FORMS), *FIGURES)
    for row in rows:
        yield row.id, row.source, row.read_on


def stale(today: dt.date) -> tuple[str, ...]:
    """Ids of the rows read more than `GOOD_FOR_MONTHS` before `today`: worth reading again."""
    return tuple(id for id, _, read_on in dated() if add_months(read_on, GOOD_FOR_MONTHS) < today)


def form(id: FormId) -> FormSpec:
    """The form with this id. Raises KeyError for a form that is not in the catalogue."""
    for spec in FORMS:
        if spec.id == id:
            return spec
    raise KeyError(id)


def form_name(id: FormId, language: str) -> str:
    """The form by its number and name."""
    name = say(f"form.{id}.name", language)
    return say("official.form.name", language, number=form(id).edition.number, name=name)


def filing_for(case: Case) -> Filing:
    """The filing that a case is made into, with its addressee. Raises KeyError for one that is not in the catalogue."""
    for filing in FILINGS:
        if case.to in (None, filing.id):
            return replace(filing, agency=filing.addressee(case)) if filing.addressee else filing
    raise KeyError(case.to)


def made_into(case: Case, id: str | None) -> Case:
    """The case for this filing. The first one is never named in it: named or not, it is the same packet."""
    return case.model_copy(update={"to": None if id == FILINGS[0].id else id})


def folders() -> frozenset[str]:
    """Where the screens put the packets of a case, one folder a filing."""
    return frozenset(filing.folder for filing in FILINGS)


def is_first(filing: Filing) -> bool:
    """Whether it is the filing that is made when nothing says otherwise, of which all rules speak."""
    return filing.id == FILINGS[0].id


def form_languages() -> tuple[Language, ...]:
    """The languages in which our own print of every form can be made."""
    return tuple(language for language in LANGUAGES if all(language in spec.languages for spec in FORMS))


def printed(language: str) -> Language:
    """The language of our own print for a person who asks for the form in `language`: that one, or English."""
    return language if language in form_languages() else ENGLISH


def needed(filing: Filing, case: Case, today: dt.date) -> tuple[FormSpec, ...]:
    """The forms of a filing that this case needs, in the packet's order."""
    return tuple(spec for spec in map(form, filing.forms) if spec.needed(case, today))


def signatures(case: Case, today: dt.date) -> tuple[Due, ...]:
    """Every signature still to be made by hand, in the order of the forms."""
    return tuple(due for spec in needed(filing_for(case), case, today) for due in spec.signatures(case, today))


def has_room(case: Case, key: str) -> bool:
    """Whether the chosen filing has a place for this fact in this case."""
    specs = map(form, filing_for(case).forms)
    return any(key in spec.keys and (key not in spec.offered or spec.offered[key](case)) for spec in specs)


def left_blank(case: Case, key: str) -> bool:
    """Whether the place of this fact stays empty on paper by the rules of the form that has it."""
    return any(key in spec.left_blank(case) for spec in FORMS)
