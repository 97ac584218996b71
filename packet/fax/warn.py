"""A warning about one page: a code and what its sentence names. The words are in forms.words."""

from __future__ import annotations

from dataclasses import dataclass, field

from forms.words import say


@dataclass(frozen=True)
class Warn:
    """A warning without words: "fax.warn_<code>" and what its sentence names."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)

    def message(self, page: int, language: str) -> str:
        """The sentence for page number `page`: what is wrong and what to do."""
        return say(f"fax.warn_{self.code}", language, page=page, **self.params)
