"""Why the care was refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from forms.finders.care import DECIDES
from forms.finders.fields import Labelled
from forms.finders.offer import Offer
from forms.finders.prose import reasons
from forms.finders.reader import Examined
from forms.finders.sheet import fold

_REASON_WORDS: Final = 60
"""Words behind a label in which the reason stands."""


def find(reader: Examined) -> Iterator[Offer]:
    """Offers of the reason: by its label, else by the sentences that speak of this case."""
    if reader.kind.delay or reader.kind.kind not in DECIDES:
        return
    labelled = [
        (field, reason) for field in reader.under("reason") for reason in reasons([(0, 0, _stated(reader, field))])
    ]
    if labelled and len({reason for _, reason in labelled}) == 1:
        field, reason = labelled[0]
        yield reader.offer("denial_reason", reason, field.words, 0.94, "label")
        return
    found = reasons(reader.told)
    for reason, (start, end) in found.items():
        yield reader.offer(
            "denial_reason", reason, reader.words(start, end), 0.94 if len(found) == 1 else 0.6, "sentence"
        )


def _stated(reader: Examined, field: Labelled) -> str:
    """The value of a label for the reason, with what follows it on the next lines."""
    text, words = reader.paper.flow, field.words
    at = next((number for number, word in enumerate(text.words) if word is words[0]), None)
    if at is None:
        return fold(field.text)
    following = text.words[at : at + _REASON_WORDS]
    ends = (
        number for number, word in enumerate(following, 1) if word.text.endswith((".", ":")) and number >= len(words)
    )
    return fold(" ".join(word.text for word in following[: next(ends, len(words))]))
