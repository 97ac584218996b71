"""Every sentence by key, in every language. One TOML file a domain and language; a missing key is an error.

`say("problems.date", "es", …)` reads "date" from es/problems.toml. A domain is read once, when first used.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

LANGUAGES: Final = ("en", "es")


@cache
def domain(name: str, language: str) -> Mapping[str, str]:
    """All sentences of one domain ("questions", "problems", …) in one language, by key without the domain."""
    import tomllib  # here, because a worker that fails in no way says no sentence and starts without them
    from importlib.resources import files

    text = files(__package__).joinpath(language, f"{name}.toml").read_text(encoding="utf-8")
    return {key: str(value) for key, value in tomllib.loads(text).items()}


def has(key: str, language: str) -> bool:
    """Whether this sentence exists (hints and helps are optional)."""
    name, _, rest = key.partition(".")
    return rest in domain(name, language)


def say(key: str, language: str, /, **params: object) -> str:
    """The sentence for `key`, its {names} filled. Raises KeyError for a missing sentence or parameter."""
    name, _, rest = key.partition(".")
    sentence = domain(name, language)[rest]
    return sentence.format(**params) if params else sentence
