"""One paper under the finders' eyes: its labels, dates and sentences, found once, and how an offer is made of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from forms.finders.fields import Labelled, fields
from forms.finders.kinds import Kind, kind_of, language
from forms.finders.offer import Offer, Place
from forms.finders.prose import told
from forms.finders.sheet import PaperWords, Word, fold
from forms.finders.spotted_dates import Spotted, order, spot

_CLEAR: Final = 0.75
"""How sure the letters of a word must be for an offer of it to count as certain."""
_TORN: Final = 0.8
"""The most an offer may claim of which a part may stand in the next line."""
_FREE: Final = ("treatment_requested", "providers", "plan_name", "medical_group")
_TOP: Final = 0.45
"""Share of its first page in which a letter says from whom, to whom and when it is."""


class Examined:
    """The paper, and what several finders ask of it."""

    def __init__(self, paper: PaperWords) -> None:
        self.paper = paper
        self.text = paper.flow.folded
        self.language = language(paper)
        self.day_first = order(paper.flow.text, self.language)

    @cached_property
    def kind(self) -> Kind:
        return kind_of(self.paper)

    @cached_property
    def fields(self) -> tuple[Labelled, ...]:
        """Labels with their values; the paper's own title is none, though others say "Notice of Action: June 2"."""
        title = self.kind.title.folded.strip(" .:*|") if self.kind.title is not None else ""
        return tuple(
            field for field in fields(self.paper) if field.how == "colon" or field.label.strip(" .:*|") != title
        )

    @cached_property
    def told(self) -> list[tuple[int, int, str]]:
        return told(self.paper)

    @cached_property
    def plain_told(self) -> str:
        """The sentences that speak of this case, as one folded text."""
        return " ".join(sentence for _, _, sentence in self.told)

    @cached_property
    def dates(self) -> tuple[Spotted, ...]:
        return tuple(spot(self.paper.flow.text, day_first=self.day_first))

    def under(self, *roles: str) -> list[Labelled]:
        """Values of labels with one of these roles, in the order of the paper."""
        return [field for field in self.fields if field.role in roles]

    def dated(self, field: Labelled) -> Spotted | None:
        """The one date of a value, when the value is a date and not much else."""
        found = list(spot(field.text, day_first=self.day_first))
        if not found or found[0].start > 3 or (len(found) > 1 and found[1].iso != found[0].iso):
            return None
        return found[0]

    def in_top(self, word: Word) -> bool:
        """Whether a word stands where a letter's head stands."""
        if not self.paper.placed:
            return word in self.paper.words[:80]
        return word.page == self.paper.front and word.y1 < _TOP * self.paper.height(word.page)

    def words(self, start: int, end: int) -> tuple[Word, ...]:
        return self.paper.flow.between(start, end)

    def offer(self, key: str, value: str, words: Sequence[Word], sure: float, because: str) -> Offer:
        """The offer; its certainty falls with that of the letters."""
        least = min((word.sure for word in words), default=1.0)
        if key in _FREE and words:  # a wrong accent in a long name changes nothing that a person would not see
            least = min(sum(word.sure for word in words) / len(words), least + 0.4)
        if least < _CLEAR:
            sure = min(sure, 0.5 + 0.4 * least)
        if any(word.torn for word in words):
            sure = min(sure, _TORN)
        page = words[0].page if words else 1
        return Offer(key, value, page, self._place(words), round(sure, 2), because)

    def _place(self, words: Sequence[Word]) -> Place | None:
        if not words or not self.paper.placed:
            return None
        here = [word for word in words if word.page == words[0].page]
        return (
            round(min(word.x0 for word in here), 1),
            round(min(word.y0 for word in here), 1),
            round(max(word.x1 for word in here), 1),
            round(max(word.y1 for word in here), 1),
        )


def distinct(offers: Iterable[Offer]) -> list[Offer]:
    """Of offers with the same key and value the surest; of different certain values of one key none stays certain."""
    best: dict[tuple[str, str], Offer] = {}
    for offer in offers:
        name = (offer.key, fold(offer.value))
        if name not in best or best[name].sure < offer.sure:
            best[name] = offer
    return sorted(best.values(), key=lambda offer: -offer.sure)
