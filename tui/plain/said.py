"""What papers say, in plain lines: told at its question with a number that takes it, and at the check where answers
differ.
"""

from __future__ import annotations

from typing import Final

from forms.question import Question
from tui.paper_offers import PaperOffer, answer_with, standing
from tui.paper_words import caution_words, differing_words, origin_words, reading_words, value_words
from tui.plain.visit import Visit

_A_WHILE: Final = 0.2
_NUMBERED: Final = frozenset({"yes_no", "choice"})
"""Kinds whose choices have numbers of their own: an offer is one of them."""


def tell_said(visit: Visit, question: Question) -> None:
    """Tell what the papers say for a question, each with the number that takes it."""
    console, papers = visit.console, visit.keeper.read_papers()
    visit.offered = standing(visit.session, papers, question.key) if papers else []
    for number, offer in enumerate(visit.offered, 1):
        where, what = origin_words(offer.origins[0], papers, console.language), value_words(offer, console.language)
        words = [console.words("plain.offer.paper", origin=where, answer=what.removesuffix("."))]
        words += [console.words("plain.offer.other")] if visit.session.typed(question.key) else []
        words += caution_words([offer], console.language)
        words.append(console.words("plain.offer.take", number=_number(question, offer, number)))
        console.tell(" ".join(words), hang=2)


def _number(question: Question, offer: PaperOffer, number: int) -> int:
    if question.kind in _NUMBERED:
        return (question.choices or ("yes", "no")).index(offer.value) + 1
    return number


def taken(visit: Visit, question: Question, reply: str) -> str:
    """The answer that this reply takes from what was told; "" when it takes none."""
    typed = reply.strip().rstrip(".)")
    if question.kind in _NUMBERED or not typed.isdecimal() or len(typed) > 1:
        return ""
    told = [offer for offer in visit.offered if offer.key == question.key]
    return answer_with(visit.session, told[int(typed) - 1]) if 1 <= int(typed) <= len(told) else ""


def settle_readings(visit: Visit) -> None:
    """Wait until the papers have been read, unless the person does not want to; then say how much is offered."""
    if not visit.session.answers.papers:
        return
    if visit.keeper.papers_to_read():
        visit.console.say("plain.papers.wait")
    while visit.keeper.papers_to_read() and not visit.wait(_A_WHILE):
        pass
    visit.rest()
    if words := reading_words(visit.keeper, visit.console.language):
        visit.console.tell(words)


def tell_differing(visit: Visit) -> None:
    """What papers say and the answers do not; nothing where they agree."""
    console = visit.console
    told = differing_words(visit.keeper, console.language)
    if told:
        console.gap()
        console.say("screens.check.differs")
    for _, words in told:
        console.tell(f"- {words}", hang=2)
