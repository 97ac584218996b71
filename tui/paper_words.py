"""The sentences about what papers say, for the screens and the plain lines."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from forms.dates import show_date
from forms.interview import QUESTIONS
from forms.words import has, say, tell
from tui.case_keeper import CaseKeeper
from tui.paper_offers import Origin, PaperOffer, ReadPaper, differences, earlier_deadline, offers_at
from tui.showing import answer_in_words, brief, option


def origin_words(origin: Origin, papers: Sequence[ReadPaper], language: str, *, alone: bool = True) -> str:
    """Where an offer stands: "From your letter of August 17, 2026, page 1"; not `alone` without the "From". Of two
    papers that are called alike each has the name of its file.
    """
    kind = f"reading.by.{origin.kind}"
    paper = say(kind if has(kind, language) else "reading.by.other", language)
    called = Counter((read.reading.found.kind, read.reading.found.date) for read in papers if read.reading.found)
    if called[(origin.kind, origin.date)] > 1:
        paper = tell("reading.named", language, paper=paper, name=origin.name)
    key = "reading.from" if alone else "reading.at"
    day = _day(origin.date, language)
    if not day:
        return tell(key, language, paper=paper, page=origin.page)
    return tell(f"{key}.dated", language, paper=paper, page=origin.page, date=day)


def title_words(papers: Sequence[ReadPaper], number: int, kind: str, language: str) -> str:
    """What a paper could be called on the list of papers: what the person says it is, and the day that it bears; ""
    where no day was read. Only a person makes it the title.
    """
    found = next((paper.reading.found for paper in papers if paper.number == number), None)
    day = _day(found.date, language) if found is not None else ""
    return tell("reading.title", language, kind=say(f"questions.paper_kind.{kind}", language), date=day) if day else ""


def _day(iso: str, language: str) -> str:
    try:
        return show_date(dt.date.fromisoformat(iso), language)
    except ValueError:
        return ""


def value_words(offer: PaperOffer, language: str) -> str:
    """What is offered, as it is shown: the words of a choice, a date in words, else what the paper says."""
    question = QUESTIONS.get(offer.key)
    if question is not None and question.kind in ("choice", "yes_no"):
        return option(question, offer.value, language)
    if _day(offer.value, language):
        return _day(offer.value, language)
    return offer.typed(language)


def caution_words(offers: Sequence[PaperOffer], language: str) -> list[str]:
    """What to beware of before one of these is taken."""
    cautions = []
    if any(offer.turns_the_road for offer in offers):
        cautions.append(say("screens.offer.road", language))
    elif not all(offer.certain for offer in offers):
        cautions.append(say("screens.offer.compare", language))
    return cautions


def differing_words(keeper: CaseKeeper, language: str) -> list[tuple[str, str]]:
    """(key, sentence) of everything that papers say and the answers do not, then of a last day that is earlier than
    ours, with the key "".
    """
    papers, session = keeper.read_papers(), keeper.session
    told: list[tuple[str, str]] = [
        (
            offer.key,
            tell(
                "screens.check.differs.answer",
                language,
                question=brief(QUESTIONS[offer.key], language),
                answer=answer_in_words(QUESTIONS[offer.key], session, language),
                origin=origin_words(offer.origins[0], papers, language),
                offer=value_words(offer, language),
            ),
        )
        for offer in differences(session, papers)
    ]
    if (named := earlier_deadline(session, papers)) is not None:
        day, origin = value_words(named, language), origin_words(named.origins[0], papers, language)
        told.append(("", tell("screens.check.last_day", language, origin=origin, day=day)))
    return told


def reading_words(keeper: CaseKeeper, language: str) -> str:
    """How far the papers have been read, how much is offered of them, and once what is missing to read pictures."""
    papers = keeper.read_papers()
    if left := keeper.papers_to_read():
        return say("screens.papers.reading", language, count=left)
    if not any(paper.reading.found for paper in papers):
        return say("reading.no_recogniser", language) if any(paper.reading.missing for paper in papers) else ""
    count = sum(bool(offers_at(papers, key)) for key in QUESTIONS)
    words = say("screens.papers.read" if count else "screens.papers.read.nothing", language, count=count)
    if any(paper.reading.missing for paper in papers):
        return f"{words}\n{say('reading.no_recogniser', language)}"
    return words
