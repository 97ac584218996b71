"""What is wrong with one answer, without words: the words live in `forms.words` under "problems.<code>"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Unclear:
    """Why one text has no sure meaning; not yet tied to an answer."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """One answer that could not be understood.

    `key` is an answer's key, or "papers.N" / "papers.N.pages" for the Nth paper (from 0).
    `params` fill the sentence; they never hold what the person typed.
    """

    key: str
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)
