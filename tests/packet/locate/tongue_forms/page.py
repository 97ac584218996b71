"""A look-alike as a web page: the agency's words from the tables of spellings, rooms that tell where they are.

Every room is a link to its own name; a browser writes links as annotations with their rectangles, which are the truth
(ISO 32000-2 12.5.6.5) and are taken out before the file is read.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from packet.locate.items import Item, by_key
from packet.locate.wording import Table, _told, joined, runs_backward, tongue_of

Layout = Literal["above", "left"]
"""Where labels stand: over rooms with borders, or before lines."""

DEPARTMENT = "Department of Managed Health Care"
HEADERS = {"zh-tw": "TRADITIONAL CHINESE"}
ROWS = (
    ("first_name", "middle_initial", "last_name"), ("date_of_birth", "gender"), ("guardian_name",),
    ("street_address",), ("city", "state", "zip"), ("phone", "email"), ("email_ok",),
    ("plan_name", "membership_number"), ("medical_group", "employer"),
    ("wants_assistant",), ("has_medi_cal",), ("filed_state_hearing",), ("has_medicare",),
    ("filed_grievance",), ("wants_payment",), ("payment_details",), ("wants_future_services",), ("condition",),
    ("treatment_requested",), ("plan_denied",), ("denial_reason",), ("providers",), ("out_of_network",),
    ("problem_description",), ("release_name",), ("release_signature", "release_date"), ("primary_language",),
    ("correspond_in_language",), ("race_ethnicity",),
)  # fmt: skip
SECTION_BEFORE = {
    "first_name": "patient",
    "condition": "problem",
    "release_name": "release",
    "primary_language": "statistical",
}
_PAGE_BEFORE = frozenset({"wants_payment", "release_name"})


@dataclass(frozen=True)
class Words:
    """What one language's edition says: `labels` by key, `choices` and `sections` by name."""

    language: str
    labels: Mapping[str, str]
    choices: Mapping[str, str]
    sections: Mapping[str, str]
    title: str


def words_of(language: str) -> Words:
    """The first spelling of everything."""
    table: Mapping[str, Any] = _told(Table("dmhc", language))
    return Words(
        language,
        {key: ways[0] for key, ways in table["labels"].items()},
        {name: ways[0] for name, ways in table["choices"].items()},
        {name: ways[0] for name, ways in table["sections"].items() if ways},
        table["heads"]["dmhc_20_224"][0],
    )


def known_titles(language: str) -> set[str]:
    """The places that a map of this edition has, signatures too."""
    words = words_of(language)
    titles = set[str]()
    for item in by_key("dmhc").values():
        if item.form != "dmhc_20_224" or item.key not in words.labels:
            continue
        titles |= {f"{item.key}.{value}" for value in values(item, words)} if item.values else {item.key}
    return titles


def values(item: Item, words: Words) -> list[str]:
    """The answers to an item that have words in this language."""
    return [value for value in item.values if item.yes_no or choice(item.key, value, words)]


def choice(key: str, value: str, words: Words) -> str:
    """The words of one answer, "" where they are not known."""
    return words.choices.get(f"{key}.{value}") or (words.choices.get(value, "") if value in ("yes", "no") else "")


def page(language: str, layout: Layout, agency: str) -> str:
    """The pages of one language, as an element of a document (`document`)."""
    words = words_of(language)
    way = "rtl" if runs_backward(language) else "ltr"
    header = HEADERS.get(language, tongue_of(language).upper())
    body = "".join(_rows(words, header if agency == DEPARTMENT else ""))
    body = f"{_head(header, agency)}<h1>{_safe(words.title)}</h1>{body}"
    return f'<div class="form {layout}" lang="{language}" dir="{way}">{body}</div>'


def _head(header: str, agency: str) -> str:
    if agency != DEPARTMENT:
        return f'<div class="head" dir="ltr">State of California<br>{agency}</div>'
    return (
        '<div class="head" dir="ltr">State of California<br>Department of Managed Health Care<br>'
        f"IMR APPLICATION/COMPLAINT FORM – {header}<br>DMHC 20-224 New: 04/06 Rev: 09/25</div>"
    )


def _rows(words: Words, header: str) -> Iterator[str]:
    items = by_key("dmhc")
    inside = housed(words.language)
    for keys in ROWS:
        if keys[0] in _PAGE_BEFORE:
            head = f"IMR APPLICATION/COMPLAINT FORM – {header}<br>DMHC 20-224" if header else ""
            yield f'<div class="next head" dir="ltr">{head}</div>'
        section = words.sections.get(SECTION_BEFORE.get(keys[0], ""))
        if section:
            yield f"<h2>{_safe(section)}</h2>"
        cells = "".join(_cell(items[key], words) for key in keys if key not in inside)
        yield f'<div class="row">{cells}</div>'


def housed(language: str) -> set[str]:
    """The items that have no room of their own: another's label asks for them, too."""
    return {key for host, keys in joined(Table("dmhc", language)).items() for key in keys if key != host}


def _cell(item: Item, words: Words) -> str:
    label = words.labels.get(item.key) or _strange(item.key, words)
    if item.values:
        named = values(item, words) if item.key in words.labels else ["yes"]
        boxes = " ".join(
            f'<span class="choice"><a class="tick" href="https://x.test/{item.key}.{value}">☐</a> '
            f"{_safe(choice(item.key, value, words))}</span>"
            for value in named
        )
        return f'<div class="ask"><span class="label">{_safe(label)}</span> <span class="boxes">{boxes}</span></div>'
    kind = "long" if item.kind == "long" else "line"
    room = f'<a class="room" href="https://x.test/{item.key}">&nbsp;</a>'
    return f'<div class="cell {kind}"><span class="label">{_safe(label)}</span>{room}</div>'


def _strange(key: str, words: Words) -> str:
    """A label that no table knows: letters of the same script in another order."""
    known = sorted(words.labels.values())
    return known[sum(map(ord, key)) % len(known)][::-1]


def _safe(text: str) -> str:
    return html.escape(text)


STYLE = """
@page { size: 8.5in 11in; margin: 0.5in }
body { font: 11px "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK TC", sans-serif; margin: 0; color: black }
.form { break-after: page } .next { break-before: page }
.head { font-size: 9px } h1 { font-size: 14px; margin: 6px 0 } h2 { font-size: 12px; margin: 8px 0 4px }
.row { display: flex; gap: 14px; margin: 5px 0; break-inside: avoid } .row > * { flex: 1 }
a { color: black; text-decoration: none } .room { display: block } .tick { display: inline-block; width: 11px }
.choice { margin-inline-start: 10px }
.above .label { display: block } .above .boxes { display: block }
.above .room { border: 1px solid black; height: 18px } .above .long .room { height: 54px }
.left .cell { display: flex; align-items: end; gap: 5px }
.left .room { flex: 1; border-bottom: 1px solid black; height: 17px }
.left .long { display: block } .left .long .label { display: block }
.left .long .room { height: 40px; border: 1px solid black }
"""


def document(layout: Layout, languages: Sequence[str], agency: str = DEPARTMENT) -> str:
    """All languages one after the other, each on its own pages; `agency`: whose form it is."""
    forms = "".join(page(language, layout, agency) for language in languages)
    return f'<!doctype html><meta charset="utf-8"><title>forms</title><style>{STYLE}</style><body>{forms}</body>'
