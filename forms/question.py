"""The vocabulary of the interview: steps, pages, questions, conditions. Frozen data; renderers dispatch on `kind`.

Words are found by key: "questions.<key>" (label), "questions.<key>.hint", "questions.<key>.help",
"questions.<key>.<choice>", "questions.step.<id>", "questions.page.<id>".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "long", "date", "phone", "zip", "state", "email", "yes_no", "choice", "tick", "plan", "secret"]
"""How an answer is typed: one line, many lines, a tolerant date …; "tick" is a single box (yes or blank);
"plan" is free text with suggestions; "secret" one line that is shown masked once it is typed."""


@dataclass(frozen=True)
class When:
    """True when the fact `key` is one of `values`.

    Booleans are "yes" and "no", a blank is ""; "under_18" and "from_18" mean an age today,
    "over_6_months" a date so long ago. Each of `also` must hold too.
    """

    key: str
    values: tuple[str, ...]
    also: tuple[When, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question about one fact. It is asked when every condition of `when` holds.

    `any_when`: a further group of which at least one must hold (empty: no such group).
    """

    key: str
    kind: Kind
    choices: tuple[str, ...] = ()
    when: tuple[When, ...] = ()
    any_when: tuple[When, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class QuestionPage:
    """At most six questions that belong together: what 80×24 holds. One `aside` is not on the way: few people need it,
    and the check leads there. `filings`: asked only for these filings of `forms.catalog`, whose forms alone have them.
    """

    id: str
    questions: tuple[Question, ...]
    aside: bool = False
    filings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One of the seven steps. `papers` and `check` have no questions; the screens show pages of their own there."""

    id: str
    pages: tuple[QuestionPage, ...] = ()
