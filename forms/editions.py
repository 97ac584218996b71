"""The languages in which a person may ask for the paper form, as their speakers call them.

Our own print speaks the languages of `forms.words`; the agency's PDF speaks these, where one is at hand
(`packet.shelf`), and our own print stands in.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Annotated, Final

from pydantic import AfterValidator

from forms import words
from forms.words import ENGLISH, LANGUAGES, grammar


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


def printed(language: str) -> str:
    """The language of our own print for a person who asks for the form in `language`: that one, or English."""
    return language if language in LANGUAGES else ENGLISH
