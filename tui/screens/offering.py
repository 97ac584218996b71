"""A page of questions that shows what papers say at each of them. Nothing is an answer before F4 or Enter takes it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from textual.binding import Binding

from forms.interview import QUESTIONS
from tui.form_beside import empty_form, page_of_question
from tui.paper_offers import PaperOffer, answer_with, standing
from tui.paper_words import caution_words, origin_words, value_words
from tui.screens.exhibit import page_of_paper
from tui.screens.page import Page
from tui.widgets.at_hand import AtHand
from tui.widgets.field import FormField
from tui.widgets.paper_offers import SaidByPapers

_HINT_LINES: Final = 2
"""Where it stands and what to beware of: one line or two."""


class OfferingPage(Page):
    """A page with fields; `said_at` for each of them, and the key that takes it."""

    BINDINGS = [Binding("f4", "take", show=False, id="take", priority=True)]  # noqa: RUF012 - Textual reads a class attribute

    def said_at(self, key: str) -> SaidByPapers | None:
        """What the papers say for a question now, in words; None where that is no news."""
        papers = self.imr.keeper.read_papers()
        offers = standing(self.session, papers, key) if papers else []
        if not offers:
            return None
        where = [origin_words(one.origins[0], papers, self.language, alone=len(offers) == 1) for one in offers]
        lines = [self._line(offer, at, alone=len(offers) == 1) for offer, at in zip(offers, where, strict=True)]
        listed = QUESTIONS[key].kind not in ("choice", "yes_no")  # whose own list has the same words
        at = [f"{where[0]}:"] if len(offers) == 1 else []
        at += [] if listed else [f"{words}." for _, words in lines]
        hint = [*at, *([self.say("offer.other")] if self.session.typed(key) else [])]
        hint += caution_words(offers, self.language)
        hint.append(self.say("offer.take" if len(offers) == 1 else "offer.take_first"))
        spots = tuple(offer.origins[0].spot for offer in offers)
        taken = " ".join([*at, self.say("offer.taken" if len(offers) == 1 else "offer.taken_of")])
        return SaidByPapers(" ".join(hint), tuple(lines), spots, listed, taken)

    def at_hand(self) -> AtHand | None:
        """The page on which stands what is offered for the focused question; else that of the form where it goes."""
        field = next((one for one in self.query(FormField) if one.has_focus_within), None)
        if field is None:
            return None
        key, papers = field.question.key, self.imr.keeper.read_papers()
        origin = next((one.origins[0] for one in standing(self.session, papers, key)), None) if papers else None
        return page_of_paper(self, origin.paper, origin.page) if origin else self._on_the_form(key)

    def _on_the_form(self, key: str) -> AtHand | None:
        case, today = self.session.case, self.imr.setup.today
        at = page_of_question(case, key, today)
        if at is None:
            return None
        words = self.say("at_hand.form", form=at.name(self.language), page=at.page + 1, of=at.pages)
        file = at.file(self.imr.setup.runtime / "forms")
        return AtHand(file, at.page, words, at.place, partial(empty_form, case, at, today))

    def _line(self, offer: PaperOffer, where: str, *, alone: bool) -> tuple[str, str]:
        words = value_words(offer, self.language)
        shown = words if alone else self.say("offer.choice", answer=words, origin=where)
        return answer_with(self.session, offer), shown

    async def show_said(self, key: str) -> None:
        """Show at a field what its papers say now."""
        for field in self.query(f"#field-{key}").results(FormField):
            await field.say_by_papers(self.said_at(key))

    async def refresh_looks(self) -> None:
        """A paper was read."""
        for field in self.query(FormField):
            await self.show_said(field.question.key)
        self.stand()

    def said_lines(self, keys: Iterable[str]) -> int:
        """Lines that what papers say takes at these questions."""
        said = [one for key in keys if (one := self.said_at(key)) is not None]
        return sum(_HINT_LINES + len(one.lines) * one.listed for one in said)

    def action_take(self) -> None:
        """What papers say answers the focused question; again, the next thing they say, then the old answer."""
        field = next((one for one in self.query(FormField) if one.has_focus_within), None)
        if field is not None:
            field.take_next()
