"""What a file that is not ours says it is: another agency's form, our form in a language that is not mapped, a letter.

Only so that the refusal can say it in words; nothing here decides whether a file is ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from forms.visible import visible
from packet.errors import Refused
from packet.locate.heads import Head, is_ours, is_title, our_names, spaced
from packet.locate.items import AGENCIES, NUMBERS
from packet.locate.letters import plain
from packet.locate.page_view import PageView
from packet.locate.slots import slots_of
from packet.locate.tongues import TONGUES, script_of
from packet.locate.tuning import PAGES
from packet.locate.wording import LANGUAGES, tongue_of

_FIRST: Final = next(iter(AGENCIES))


def refusal(name: str, pages: Sequence[PageView], heads: Sequence[Head], *, sheet: bool = False) -> Refused:
    """The refusal for this file; `heads` are what its pages say of themselves, `sheet` whether the title of the form's
    instruction sheet stands over one of them.
    """
    text = "".join(run.plain for page in pages for run in page.runs)
    if sum(page.unreadable for page in pages) > PAGES.unreadable * len(text):
        return Refused("official_glyphs", file=name)
    names_ours = any(mark in text for mark in our_names(_FIRST))
    if issuer := next((head.issuer for head in heads if head.issuer), ""):
        return Refused(f"official_other_{issuer}", file=name)
    if names_ours:
        named = next((tongue for tongue in TONGUES if f"form{tongue}" in text), "")
        if tongue := named or script_of(pages):
            known = tongue in map(tongue_of, LANGUAGES)
            return Refused("official_tongue_unread" if known else "official_tongue", file=name, tongue=tongue)
    if number := next((head.number for head in heads if plain(head.number).startswith("dmhc")), ""):
        return Refused("official_other_dmhc", file=name, number=number)
    if names_ours and sum(_slots(page) for page in pages) <= PAGES.few_slots:
        return Refused("official_sheet" if sheet else "official_no_room", file=name)
    if form := next((form for head in heads for form in NUMBERS if form in head.named), None):
        return Refused("official_unread", file=name, form=NUMBERS[form])
    if title := _title(heads):
        return Refused("official_named", file=name, title=title)
    return Refused("official_unknown", file=name)


def _slots(page: PageView) -> int:
    return len(slots_of(page)) + len(page.squares) + len(page.widgets)


def _title(heads: Sequence[Head]) -> str:
    """The largest line of the first page's head that says what kind of paper it is; "" when none does: any other large
    line may be a person's name."""
    lines = [run for line in heads[0].lines for run in line] if heads else []
    told = [run for run in lines if is_title(run) and not is_ours(run, _FIRST)]
    best = max(told, key=lambda run: run.size, default=None)
    return "" if best is None else visible(spaced(best))
