"""How the agency words its forms: every label, heading and choice in every spelling that counts as the same.

The labels themselves come from `forms.words` (domain "form") where our print has the agency's; other spellings are data
in spellings/<agency>/<language>.toml. All are compared as plain text (letters.plain). Knows no page.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from forms import catalog
from forms.catalog import printed
from forms.sheet import FormId
from forms.words import LANGUAGES as PRINTED
from forms.words import say
from packet.locate.items import AGENCIES, Item, agency_of, by_key
from packet.locate.letters import plain


@dataclass(frozen=True)
class Table:
    """One agency's words in one language, as spellings/<agency>/<language>.toml has them."""

    agency: str
    language: str


TABLES: Final[tuple[Table, ...]] = tuple(
    Table(agency, language)
    for agency in AGENCIES
    for language in sorted(
        table.name.removesuffix(".toml") for table in files(__package__).joinpath("spellings", agency).iterdir()
    )
)
LANGUAGES: Final[tuple[str, ...]] = tuple(dict.fromkeys(table.language for table in TABLES))
"""The languages of agency PDFs that are understood: those with a table of spellings."""


_CONSONANT: Final = "[\u0915-\u0939\u0958-\u095f\u0a15-\u0a39\u0a59-\u0a5e]\u093c?\u0a3c?"
_VIRAMA: Final = "[\u094d\u0a4d]"
"""Joins a consonant of Devanagari or Gurmukhi to the next (Unicode 16, 12.1 and 12.3)."""
_SECOND: Final = f"{_VIRAMA}{_CONSONANT}"
_FIRST: Final = f"{_CONSONANT}{_VIRAMA}"
_JOINED: Final = f"(?:{_CONSONANT}{_VIRAMA})+{_CONSONANT}"
_TORN_LEAST: Final = 5
"""Letters: fewer are a syllable of many words."""


@dataclass(frozen=True)
class Spelling:
    """One way to print one label. `about` is "key:KEY", "choice:NAME", "section:ID", "decoy:FORM" or a page mark;
    `rank` is 0 for the form's own label and grows with rarer spellings."""

    about: str
    plain: str
    rank: int


@cache
def _told(table: Table) -> Mapping[str, Any]:
    path = files(__package__).joinpath("spellings", table.agency, f"{table.language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _facts(language: str) -> Mapping[str, Any]:
    """What a language's tables say of the language itself: those of the first agency that has one."""
    return _told(next(table for table in TABLES if table.language == language))


@cache
def spellings(of: Table) -> tuple[Spelling, ...]:
    """Every spelling of everything in one agency's words of one language, the longest first."""
    table, language = _told(of), of.language
    likely = table.get("likely", {})
    found: list[Spelling] = []
    for item in by_key(of.agency).values():
        ways = [*own_label(item, language), *table["labels"].get(item.key, ()), *likely.get(item.key, ())]
        found += _ranked(f"key:{item.key}", ways)
        for name in (f"{item.key}.{value}" for value in item.values):
            if item.kind == "choice" and not item.yes_no:
                own = _own(item.form, f"form.{item.form}.{name}", language)
                found += _ranked(f"choice:{name}", [*own, *table["choices"].get(name, ())])
    for word in ("yes", "no"):
        found += _ranked(f"choice:{word}", table["choices"][word])
    for section, ways in table["sections"].items():
        found += _ranked(f"section:{section}", ways)
    for form, ways in table["decoys"].items():
        found += _ranked(f"decoy:{form}", ways)
    for form, ways in table["heads"].items():
        found += _ranked(f"page:{form}", ways)
    found += _ranked("page:instructions", table["instructions"])
    return tuple(sorted(found, key=lambda spelling: -len(spelling.plain)))


@cache
def known_keys(form: FormId, language: str) -> tuple[str, ...]:
    """The items of a form whose label in the agency's own words is known in this language, in the form's order: that of
    its table, where our print has another.
    """
    of = Table(agency_of(form), language)
    items = [item for item in by_key(of.agency).values() if item.form == form]
    labels = _told(of)["labels"] if of in TABLES else {}
    known = [item.key for item in items if labels.get(item.key) or own_label(item, language)]
    return tuple(known) if catalog.form(form).verbatim else tuple(key for key in labels if key in known)


def tongue_of(language: str) -> str:
    """How the agency's own header names the language, one of `tongues.TONGUES`; "" for English and Spanish."""
    return str(_facts(language).get("tongue", ""))


def runs_backward(language: str) -> bool:
    """Whether the language is written from right to left."""
    return _facts(language).get("direction") == "rtl"


def kinds_of_paper(language: str) -> frozenset[str]:
    """Words, as plain text, by which a title says what kind of paper it stands on."""
    return frozenset(plain(word) for word in _facts(language)["papers"])


def own_label(item: Item, language: str) -> list[str]:
    """The label as our own print words it, where that is the agency's in this language."""
    return _own(item.form, f"form.{item.form}.{item.key}", language)


def _own(form: FormId, name: str, language: str) -> list[str]:
    return [say(name, language)] if language in PRINTED and catalog.form(form).verbatim else []


def choice_label(form: FormId, name: str, language: str) -> str:
    """The words beside the tick box `name` ("gender.male"), as the known edition prints them; in English where the
    edition's own are not known."""
    of = Table(agency_of(form), language)
    choices = _told(of)["choices"] if of in TABLES else {}
    told = choices.get(name) or choices.get(name.rpartition(".")[2])
    if language in PRINTED or not told:
        return say(f"form.{form}.{name}", printed(language))
    return str(told[0])


def joined(of: Table) -> Mapping[str, tuple[str, ...]]:
    """Item → the items, itself among them, that share its room: some editions ask for two names at once."""
    return {key: tuple(keys) for key, keys in _told(of).get("joined", {}).items()}


def begins_bare(of: Table) -> bool:
    """Whether the form's first pages have no item, so that its title stands on a page before them."""
    return bool(_told(of).get("begins_bare", False))


def names(item: Item) -> tuple[str, ...]:
    """Plain labels of an item in all languages: what a field's name or tooltip may say."""
    return tuple(
        spelling.plain
        for table in TABLES
        if table.agency == agency_of(item.form)
        for spelling in spellings(table)
        if spelling.about == f"key:{item.key}"
    )


def _ranked(about: str, ways: Iterable[str]) -> list[Spelling]:
    found: list[Spelling] = []
    told = list(ways)
    told += [torn for way in told for torn in _without_conjuncts(way)]
    for way in told:
        bare = plain(way)
        if bare and bare not in {spelling.plain for spelling in found}:
            found.append(Spelling(about, bare, len(found)))
    return found


def _without_conjuncts(way: str) -> list[str]:
    """How the words read where the file names no letter, or one of two, for glyphs that join consonants: the second
    lost, the first lost, all lost. What is too short then to be told from other words is left out."""
    ways = [re.sub(mark, "", way) for mark in (_SECOND, _FIRST, _JOINED)]
    return [torn for torn in ways if torn != way and len(plain(torn)) >= _TORN_LEAST]
