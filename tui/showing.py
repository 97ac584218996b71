"""A fact in the words of the person: a date with its month in letters, a choice by its label. Shared by every
screen.
"""

from __future__ import annotations

import datetime as dt

from forms.case import Case, Fact
from forms.question import Question
from forms.words import has, say


def label(question: Question, language: str) -> str:
    """The question's words; "(optional)" where it may stay blank."""
    words = say(f"questions.{question.key}", language)
    return f"{words} {say('questions.optional', language)}" if question.optional else words


def brief(question: Question, language: str) -> str:
    """The question in a word or two, for the list of answers; the label where that is short enough."""
    return extra(question, "brief", language) or say(f"questions.{question.key}", language)


def option(question: Question, value: str, language: str) -> str:
    """The words of one choice."""
    return say(f"questions.{value}" if question.kind == "yes_no" else f"questions.{question.key}.{value}", language)


def extra(question: Question, what: str, language: str) -> str:
    """The question's "hint" or "help", "" when there is none."""
    key = f"questions.{question.key}.{what}"
    return say(key, language) if has(key, language) else ""


def fact_in_words(question: Question, fact: Fact, language: str) -> str:
    """What was understood, "" for a blank."""
    from forms.dates import show_date

    match fact:
        case None:
            return ""
        case bool():
            return say("questions.yes" if fact else "questions.no", language)
        case dt.date():
            return show_date(fact, language, weekday=True)
        case str() if question.kind == "choice":
            return option(question, fact, language)
        case str():
            return fact


def understood(question: Question, case: Case, typed: str, language: str) -> str:
    """The meaning of what was typed, where it is not the same letters; "" otherwise."""
    if question.kind not in ("date", "phone", "zip", "state"):
        return ""
    words = fact_in_words(question, case.value(question.key), language)
    return "" if words == typed.strip() else words
