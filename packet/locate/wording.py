"""How the agency words its forms: every label, heading and choice in every spelling that counts as the same.

The labels themselves come from `forms.words` (domain "form"); other spellings are data in spellings/<language>.toml.
All are compared as plain text (letters.plain). Knows no page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from forms.case import Language
from forms.sheet import FormId
from forms.words import say
from packet.locate.items import ITEMS, Item
from packet.locate.letters import plain

LANGUAGES: Final[tuple[Language, ...]] = tuple(
    sorted(table.name.removesuffix(".toml") for table in files(__package__).joinpath("spellings").iterdir())
)
"""The languages of agency PDFs that are understood: those with a table of spellings."""


@dataclass(frozen=True)
class Spelling:
    """One way to print one label. `about` is "key:KEY", "choice:NAME", "section:ID", "decoy:FORM" or a page mark;
    `rank` is 0 for the form's own label and grows with rarer spellings."""

    about: str
    plain: str
    rank: int


@cache
def _table(language: Language) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("spellings", f"{language}.toml").read_text(encoding="utf-8"))


@cache
def spellings(language: Language) -> tuple[Spelling, ...]:
    """Every spelling of everything in one language, the longest first."""
    table = _table(language)
    found: list[Spelling] = []
    for item in ITEMS:
        found += _ranked(f"key:{item.key}", [own_label(item, language), *table["labels"].get(item.key, ())])
        for value in item.values:
            if item.yes_no or item.key == "poa_attached":
                continue
            name = f"{item.key}.{value}"
            found += (
                _ranked(f"choice:{name}", [say(f"form.{item.form}.{name}", language), *table["choices"].get(name, ())])
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


def kinds_of_paper(language: Language) -> frozenset[str]:
    """Words, as plain text, by which a title says what kind of paper it stands on."""
    return frozenset(plain(word) for word in _table(language)["papers"])


def own_label(item: Item, language: Language) -> str:
    """The label as the known edition prints it."""
    return say(f"form.{item.form}.{item.key}", language)


def choice_label(form: FormId, name: str, language: Language) -> str:
    """The words beside the tick box `name` ("gender.male"), as the known edition prints them."""
    return say(f"form.{form}.{name}", language)


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
    for way in ways:
        bare = plain(way)
        if bare and bare not in {spelling.plain for spelling in found}:
            found.append(Spelling(about, bare, len(found)))
    return found
