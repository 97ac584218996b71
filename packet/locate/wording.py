"""How the agency words its forms: every label, heading and choice in every spelling that counts as the same.

The labels themselves come from `forms.words` (domain "form"); other spellings are data in spellings/<language>.toml.
All are compared as plain text (letters.plain). Knows no page.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from forms.catalog import printed
from forms.sheet import FormId
from forms.words import LANGUAGES as PRINTED
from forms.words import say
from packet.locate.items import ITEMS, Item
from packet.locate.letters import plain

LANGUAGES: Final[tuple[str, ...]] = tuple(
    sorted(table.name.removesuffix(".toml") for table in files(__package__).joinpath("spellings").iterdir())
)
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
def _table(language: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("spellings", f"{language}.toml").read_text(encoding="utf-8"))


@cache
def spellings(language: str) -> tuple[Spelling, ...]:
    """Every spelling of everything in one language, the longest first."""
    table = _table(language)
    found: list[Spelling] = []
    for item in ITEMS:
        found += _ranked(f"key:{item.key}", [*own_label(item, language), *table["labels"].get(item.key, ())])
        for value in item.values:
            if item.yes_no or item.key == "poa_attached":
                continue
            name = f"{item.key}.{value}"
            found += (
                _ranked(
                    f"choice:{name}", [*_own(f"form.{item.form}.{name}", language), *table["choices"].get(name, ())]
                )
                if item.kind == "choice"
                else []
            )
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
    """The items of a form whose label is known in this language, in the form's order."""
    labelled = {spelling.about for spelling in spellings(language)}
    return tuple(item.key for item in ITEMS if item.form == form and f"key:{item.key}" in labelled)


def tongue_of(language: str) -> str:
    """How the agency's own header names the language, one of `tongues.TONGUES`; "" for English and Spanish."""
    return str(_table(language).get("tongue", ""))


def runs_backward(language: str) -> bool:
    """Whether the language is written from right to left."""
    return _table(language).get("direction") == "rtl"


def kinds_of_paper(language: str) -> frozenset[str]:
    """Words, as plain text, by which a title says what kind of paper it stands on."""
    return frozenset(plain(word) for word in _table(language)["papers"])


def own_label(item: Item, language: str) -> list[str]:
    """The label as our own print words it, where there is one in this language."""
    return _own(f"form.{item.form}.{item.key}", language)


def _own(name: str, language: str) -> list[str]:
    return [say(name, language)] if language in PRINTED else []


def choice_label(form: FormId, name: str, language: str) -> str:
    """The words beside the tick box `name` ("gender.male"), as the known edition prints them; in English where the
    edition's own are not known."""
    choices = _table(language)["choices"]
    told = choices.get(name) or choices.get(name.rpartition(".")[2])
    if language in PRINTED or not told:
        return say(f"form.{form}.{name}", printed(language))
    return str(told[0])


def joined(language: str) -> Mapping[str, tuple[str, ...]]:
    """Item → the items, itself among them, that share its room: some editions ask for two names at once."""
    return {key: tuple(keys) for key, keys in _table(language).get("joined", {}).items()}


def names(item: Item) -> tuple[str, ...]:
    """Plain labels of an item in all languages: what a field's name or tooltip may say."""
    return tuple(
        spelling.plain
        for language in LANGUAGES
        for spelling in spellings(language)
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
