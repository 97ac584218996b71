"""What became of each value of the case: found on its page, or not. Loads no library that opens files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from forms.sheet import FormId
from forms.words import say
from packet.errors import Unproved
from packet.filling.filled import Where


@dataclass(frozen=True)
class Proved:
    """Whether one placed value was found."""

    key: str
    form: FormId
    page: int
    where: Where
    proved: bool


def require(results: Iterable[Proved], language: str) -> None:
    """Raise `Unproved` naming the items that were not found; nothing when all were."""
    lost = [result for result in results if not result.proved]
    if lost:
        labels = dict.fromkeys(
            say("form.place", language, item=say(f"form.{r.form}.{r.key}", language).rstrip(":"), page=r.page + 1)
            for r in lost
        )
        raise Unproved("values_not_found", items="; ".join(labels))
