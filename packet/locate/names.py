"""What a field says of itself: its name and tooltip against the wordings of an item.

Names help where the page leaves a doubt; they never outvote the words that stand beside the field.
"""

from __future__ import annotations

import re
from functools import cache

from packet.locate.items import Item
from packet.locate.letters import plain
from packet.locate.tuning import NAMES
from packet.locate.widgets import Widget
from packet.locate.wording import names

_MEANINGLESS = re.compile(
    r"^(text|textfield|field|check|checkbox|radio|button|group|box|undefined|fill|untitled|tf|cb|f|t|c)*\d*$"
)


def likeness(item: Item, widget: Widget) -> float:
    """From 0 to 1: 1 when the tooltip or the name is one of the item's wordings or its key."""
    best = 0.0
    for said in _sayings(widget.name, widget.hint):
        for wanted in _wanted(item):
            best = max(best, _alike(said, wanted))
    return best


@cache
def _sayings(name: str, hint: str) -> tuple[str, ...]:
    last = re.sub(r"\[\d+\]", "", name.split(".")[-1])
    said = [plain(hint), plain(last), plain(re.sub(r"\[\d+\]", "", name))]
    return tuple(dict.fromkeys(s for s in said if len(s) >= NAMES.said_least and not _MEANINGLESS.match(s)))


@cache
def _wanted(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys([plain(item.key), *names(item)]))


def _alike(said: str, wanted: str) -> float:
    if said == wanted:
        return 1.0
    if said.endswith(wanted) and len(wanted) >= NAMES.ends_from:
        return NAMES.ends + NAMES.share * len(wanted) / len(said)
    if said.startswith(wanted) and len(wanted) >= NAMES.begins_from:
        return NAMES.begins + NAMES.share * len(wanted) / len(said)
    if len(said) >= NAMES.cut_from and wanted.startswith(said):
        return NAMES.cut
    return 0.0
