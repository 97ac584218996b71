"""The languages in which a person may ask for the paper form, as their speakers call them.

Our own print speaks those of `forms.words` in which every form has its room (`forms.catalog.printed`); the agency's PDF
speaks these, where one is at hand (`packet.shelf`), and our own print stands in.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Annotated, Final

from pydantic import AfterValidator

from forms import words
from forms.words import LANGUAGES, grammar, has, say


def _names() -> dict[str, str]:
    others = files(words).joinpath("editions.toml").read_text(encoding="utf-8")
    return {language: grammar(language).name for language in LANGUAGES} | tomllib.loads(others)


EDITIONS: Final[dict[str, str]] = _names()
"""Code -> name; our own print's first."""


def _known(language: str) -> str:
    if language not in EDITIONS:
        raise ValueError("no such language")
    return language


EditionLanguage = Annotated[str, AfterValidator(_known)]
"""One of `EDITIONS`."""


def named(edition: str, language: str) -> str:
    """One of `EDITIONS` inside a sentence; where `language` has no word for it, as its own speakers call it."""
    key = f"official.language.{edition}"
    return say(key, language) if has(key, language) else EDITIONS[edition]
