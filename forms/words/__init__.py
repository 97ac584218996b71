"""Every sentence by key, in every language. One TOML file a domain and language; a missing key is an error.

`say("problems.date", language, …)` reads "date" from <language>/problems.toml. A domain is read once, when first used.
To add a language: its folder, and its name in `LANGUAGES`. `{count:answer|answers}` is the word for one or for several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any, Final

from forms.visible import visible

LANGUAGES: Final = ("en", "es")
ENGLISH: Final = "en"
"""What agencies read, and what is spoken to a person of whom nothing is known."""


@dataclass(frozen=True)
class Grammar:
    """<language>/language.toml: what a sentence cannot hold. `date` and `weekday_date` are patterns; `months_also`,
    `date_fillers`, `yes` and `no` are what people write, without accents."""

    name: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    date: str
    weekday_date: str
    months_also: Mapping[str, int]
    date_fillers: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]


@cache
def _table(name: str, language: str) -> Mapping[str, Any]:
    import tomllib  # here, because a worker that fails in no way says no sentence and starts without them
    from importlib.resources import files

    return tomllib.loads(files(__package__).joinpath(language, f"{name}.toml").read_text(encoding="utf-8"))


@cache
def domain(name: str, language: str) -> Mapping[str, str]:
    """All sentences of one domain ("questions", "problems", …) in one language, by key without the domain."""
    return {key: str(value) for key, value in _table(name, language).items()}


@cache
def grammar(language: str) -> Grammar:
    """What is particular to one language."""
    told = dict(_table("language", language))
    for key in ("months", "weekdays"):
        told[key] = tuple(told[key])
    for key in ("date_fillers", "yes", "no"):
        told[key] = frozenset(told[key])
    return Grammar(**told)


def following(language: str, among: Sequence[str] = LANGUAGES) -> str:
    """The next of these languages in turn, or the first: what a key that changes the language leads to."""
    place = among.index(language) + 1 if language in among else 0
    return among[place % len(among)]


def has(key: str, language: str) -> bool:
    """Whether this sentence exists (hints and helps are optional)."""
    name, _, rest = key.partition(".")
    return rest in domain(name, language)


class Said(str):
    """A sentence that shows nothing but what can be read: it may stand in another as it is, line ends and all."""

    __slots__ = ()


def tell(key: str, language: str, /, **params: object) -> Said:
    """`say` for a screen, a line, a command's words: what is put into the sentence is made visible first.

    For paper there is `say`: what is printed is the text itself.
    """
    return Said(say(key, language, **{name: _shown(given) for name, given in params.items()}))


def _shown(given: object) -> object:
    return given if isinstance(given, Said | int | float) else visible(str(given))


def say(key: str, language: str, /, **params: object) -> str:
    """The sentence for `key`, its {names} filled. Raises KeyError for a missing sentence or parameter."""
    name, _, rest = key.partition(".")
    sentence = domain(name, language)[rest]
    return filled(sentence, params) if params else sentence


_ONE_OR_SEVERAL: Final = "|"


class _Filling(Formatter):
    """Knows the word for one and the word for several."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, either, several = format_spec.partition(_ONE_OR_SEVERAL)
        if either:
            return one if str(value) == "1" else several
        return str(format(value, format_spec))


_FILLING: Final = _Filling()


def filled(sentence: str, params: Mapping[str, object]) -> str:
    """A sentence with its {names} filled, and with the word that goes with each number. Raises KeyError."""
    if _ONE_OR_SEVERAL in sentence:
        return _FILLING.vformat(sentence, (), params)
    return sentence.format(**params)
