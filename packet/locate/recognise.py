"""Which form each page is, of which agency, in which language and edition; or which other form it looks like.

A page belongs to a form when its own head says so (heads) and the form's labels stand on it; a file holds a form when
nearly all labels of the form are on such pages. Less than that is a doubt that a person must settle, or a refusal in
words. Judges wording alone, never the places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from forms.sheet import FormId
from forms.words import LANGUAGES as PRINTED
from packet.errors import Refused
from packet.locate.form_map import ANY, Doubt, MapPage, Wanted
from packet.locate.heads import Head, claims_below, is_named_in, lines_of, read_head
from packet.locate.items import AGENCIES, ITEMS, KNOWN_EDITIONS, NUMBERS, Item, agency_of, by_key, form_of
from packet.locate.labels import Found, find
from packet.locate.other_forms import refusal
from packet.locate.page_view import PageView
from packet.locate.tuning import LABELS, PAGES
from packet.locate.wording import TABLES, Table, begins_bare, known_keys, runs_backward, spellings, tongue_of

_KEYS: Final[dict[FormId, tuple[str, ...]]] = {
    form: tuple(item.key for item in ITEMS if item.form == form) for form in NUMBERS
}
_FIRST: Final = next(iter(AGENCIES))
_MONTHS: Final = range(1, 13)
_EDITION = re.compile(
    r"(?:rev(?:ision|ised|isi[oó]n|isado|isada)?|edition|edici[oó]n|fecha\s+de\s+revisi[oó]n)\.?\s*(?:date)?\s*[:.]?\s*"
    r"(\d{1,2})\s*[/.\-–]\s*(\d{4}|\d{2})(?!\d|/)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Recognised:
    """The file's forms, whose words they are in (`table`), and their editions; `found` are the wordings of that table
    on every page; `order` has the pages of each form as the form goes, whatever their order in the file; `doubts` are
    what a person must settle before anything is filled."""

    table: Table
    forms: tuple[FormId, ...]
    editions: Mapping[FormId, str]
    pages: tuple[MapPage, ...]
    found: tuple[tuple[Found, ...], ...]
    order: Mapping[FormId, tuple[int, ...]]
    doubts: tuple[Doubt, ...] = ()

    @property
    def language(self) -> str:
        return self.table.language

    @property
    def items(self) -> Mapping[str, Item]:
        """The items of the agency's forms by key, those that are not in the file, too."""
        return by_key(self.table.agency)

    @property
    def newer(self) -> tuple[FormId, ...]:
        return tuple(form for form in self.forms if _when(self.editions[form]) > _when(KNOWN_EDITIONS[form]))


@dataclass(frozen=True)
class _Reading:
    """The pages read in one agency's words of one language. `members`: form → its pages; `forms` are those that are
    there, with `doubts`."""

    table: Table
    found: tuple[tuple[Found, ...], ...]
    heads: tuple[Head, ...]
    members: Mapping[FormId, tuple[int, ...]]
    forms: tuple[FormId, ...]
    doubts: tuple[Doubt, ...]

    @property
    def mine(self) -> set[int]:
        """The pages of the forms that are there."""
        return {number for form in self.forms for number in self.members[form]}


def recognise(
    name: str, pages: Sequence[PageView], mirrored: Sequence[PageView] = (), wanted: Wanted = ANY
) -> Recognised:
    """What the file is; of several agencies' forms or languages in it, what is `wanted`, else the one with more words.
    Of several copies of a form it is the newest edition, the first of them; the others are a doubt.

    Raises Refused: official_xfa, official_scan, official_drawn, official_few, official_blank, official_other_…,
    official_tongue, official_tongue_unread, official_glyphs, official_named, official_sheet, official_no_room,
    official_unknown."""
    _refuse_empty(name, pages)
    readings = [
        _read(table, seen)
        for table in TABLES
        for seen in [mirrored if runs_backward(table.language) else pages]
        if seen and _is_likely(table, seen)
    ]

    def rank(reading: _Reading) -> tuple[bool, bool, bool, int]:
        named = not set(wanted.forms).isdisjoint(reading.forms)
        spoken = bool(reading.forms) and reading.table.language == wanted.language
        return named, spoken, len(reading.forms) > 0, _letters_found(reading.found)

    best = max(readings, key=rank)
    if not best.forms:
        of_first = [reading for reading in readings if reading.table.agency == _FIRST]
        sheet = any(_is_sheet(page, one) for said in of_first for page, one in zip(pages, said.found, strict=False))
        raise refusal(name, pages, max(of_first, key=rank).heads, sheet=sheet)
    others = [reading for reading in readings if reading is not best]
    best = _one_of_each(pages, best, [reading for reading in others if reading.table.agency == best.table.agency])
    best = _with_others(best, [reading for reading in others if reading.table.agency != best.table.agency])
    kinds = _kinds(pages, best)
    editions = {form: _edition(pages, best.members[form]) for form in best.forms}
    order = {form: _in_order(form, best) for form in best.forms}
    return Recognised(best.table, best.forms, editions, kinds, best.found, order, best.doubts)


def _refuse_empty(name: str, pages: Sequence[PageView]) -> None:
    text = "".join(run.plain for page in pages for run in page.runs)
    if "pleasewait" in text and ("pdfviewer" in text or "adobereader" in text):
        raise Refused("official_xfa", file=name)
    scans = sum(page.shapes.covered > PAGES.scanned for page in pages)
    if len(text) < PAGES.words_least <= sum(page.unreadable for page in pages):
        raise Refused("official_glyphs", file=name)
    if len(text) < PAGES.words_least:
        raise Refused(_wordless(pages), file=name)
    if 2 * scans > len(pages):
        raise Refused("official_scan", file=name)


def _wordless(pages: Sequence[PageView]) -> str:
    """What is seen on pages that have hardly a word: pictures, letters drawn as lines, little, or nothing."""
    shapes = [page.shapes for page in pages]
    if any(seen.pictured > PAGES.pictured for seen in shapes):
        return "official_scan"
    if any(seen.curves >= PAGES.curves_least for seen in shapes):
        return "official_drawn"
    something = any(page.runs or page.widgets or page.slanted or page.shapes.painted for page in pages)
    return "official_few" if something else "official_blank"


def _with_others(best: _Reading, others: Sequence[_Reading]) -> _Reading:
    """The reading with the doubt about pages that are another agency's form."""
    theirs = {number for other in others for number in other.mine} - best.mine
    told = {page for doubt in best.doubts if doubt.reason == "agency" for page in doubt.pages}
    if theirs <= told:
        return best
    rest = tuple(doubt for doubt in best.doubts if doubt.reason != "agency")
    return replace(best, doubts=(*rest, Doubt("agency", best.forms[0], pages=tuple(sorted(told | theirs)))))


def _is_likely(table: Table, pages: Sequence[PageView]) -> bool:
    """Whether a look is worth its time: the agency's header names the form or the language, or many of its labels begin
    there."""
    text = "\n".join(run.plain for page in pages for run in page.runs)
    if table.agency != _FIRST:
        return is_named_in(text, table.agency)
    if table.language in PRINTED or f"form{tongue_of(table.language)}" in text:
        return True
    begun = {s.plain[: PAGES.label_begins] for s in spellings(table) if s.about.startswith("key:")}
    long = [letters for letters in begun if len(letters) >= PAGES.label_least]
    return sum(letters in text for letters in long) > PAGES.label_share * len(long)


def _letters_found(pages: Sequence[Sequence[Found]]) -> int:
    """Long labels count: short ones ("No", "Estado") are alike in many languages."""
    return sum(match.length for found in pages for match in found if match.about.startswith(("key:", "section:")))


def _read(table: Table, pages: Sequence[PageView]) -> _Reading:
    found = tuple(tuple(find(page, spellings(table))) for page in pages)
    heads = tuple(read_head(page, matches, table.agency) for page, matches in zip(pages, found, strict=True))
    members = {form: _members(form, table, pages, found, heads) for form in AGENCIES[table.agency]}
    forms: list[FormId] = []
    doubts: list[Doubt] = []
    for form, numbers in members.items():
        keys = known_keys(form, table.language)
        here = set[str]().union(*(_keys(found[number], form) for number in numbers)).intersection(keys)
        whole = bool(here) and len(here) >= len(keys) - max(1, len(keys) // PAGES.lacking)  # nearly all
        if not whole and not _is_part(keys, here):
            continue
        forms.append(form)
        if not any(form in heads[number].forms for number in numbers):
            doubts.append(Doubt("head", form))
        if not whole:
            doubts.append(Doubt("part", form, tuple(key for key in keys if key not in here)))
    mine = {number for form in forms for number in members[form]}
    sheets = {number for number, page in enumerate(pages) if _is_sheet(page, found[number])}
    others = tuple(number for number, head in enumerate(heads) if head.foreign and number not in mine | sheets)
    if forms and others:
        doubts.append(Doubt("agency", forms[0], pages=others))
    return _Reading(table, found, heads, members, tuple(forms), tuple(doubts))


def _keys(found: Sequence[Found], form: FormId) -> set[str]:
    keys = (match.key for match in found)
    return {key for key in keys if key in _KEYS[form]}


def _is_part(keys: Sequence[str], here: Collection[str]) -> bool:
    """Whether these labels are the form with some missing, or a part of it without a gap, of `keys`."""
    if here and len(here) >= PAGES.most * len(keys):
        return True
    places = [place for place, key in enumerate(keys) if key in here]
    return len(places) >= max(PAGES.part, len(keys) // PAGES.part) and len(places) >= PAGES.part_dense * (
        places[-1] - places[0] + 1
    )


def _members(
    form: FormId,
    table: Table,
    pages: Sequence[PageView],
    found: Sequence[Sequence[Found]],
    heads: Sequence[Head],
) -> tuple[int, ...]:
    """The form's pages: those whose head says so, those that share a page with the other form, and those without a
    head that go on with it."""
    members: list[int] = []
    leads: list[int] = []
    seen = set[str]()
    for number, (page, matches, head) in enumerate(zip(pages, found, heads, strict=True)):
        labels = _keys(matches, form)
        named = form in head.named or (bool(head.named) and form in claims_below(page, matches, table.agency))
        follows = number - 1 in (*members[-1:], *leads[-1:])
        if named and len(labels) < PAGES.fewest and begins_bare(table):
            leads.append(number)  # its items may follow; a page of the form without any, if nothing does
        elif (
            named
            and len(labels) >= PAGES.fewest
            and not (_is_sheet(page, matches) and len(labels) < PAGES.sheet_labels)
        ) or (follows and _goes_on(form, head, matches, found[number - 1], seen)):
            members.append(number)
        seen |= labels
    return tuple(sorted({*members, *leads})) if members else ()


def _goes_on(
    form: FormId, head: Head, matches: Sequence[Found], before: Sequence[Found], seen: Collection[str]
) -> bool:
    """Whether a page that names no form goes on with this one: most of its labels are the form's, and new."""
    if head.named or head.foreign or head.number or _ending(before, form) != form:
        return False
    alone = _keys([match for match in matches if match.alone], form)
    return bool(alone) and 2 * len(alone - set(seen)) >= len(alone)


def _ending(matches: Sequence[Found], form: FormId) -> FormId:
    """The form that goes on below the page's last heading: two forms can share a page."""
    forms = form_of(agency_of(form))
    marks = [m for m in matches if m.alone and m.about.removeprefix("section:") in forms]
    return forms[min(marks, key=lambda m: m.area.y0).about.removeprefix("section:")] if marks else form


def _is_sheet(page: PageView, matches: Sequence[Found]) -> bool:
    """Whether the title of an instruction sheet stands in the upper part of the page."""
    return any(
        m.about == "page:instructions" and m.whole > LABELS.whole and m.area.y1 > page.size[1] * PAGES.sheet_title
        for m in matches
    )


def _one_of_each(pages: Sequence[PageView], best: _Reading, others: Sequence[_Reading]) -> _Reading:
    """The reading with one copy of each form: the newest edition, the first of those. What else the file holds of the
    agency's forms stays empty and is a doubt: other copies and editions, the same form in another language, and other
    forms in another language."""
    members, doubts = dict(best.members), list(best.doubts)
    told = set[int]()
    for form in best.forms:
        copies = _copies(form, best)
        chosen = max(copies, key=lambda copy: _when(_edition(pages, copy)))  # the first of those that are alike
        more = {number for copy in copies if copy is not chosen for number in copy}
        more |= {n for other in others if form in other.forms for n in other.members[form] if n not in members[form]}
        if more:
            members[form] = tuple(chosen)
            doubts.append(Doubt("several", form, pages=tuple(sorted(more)), instead=tuple(chosen)))
            told |= more
    mine = {number for form in best.forms for number in members[form]}
    own = tongue_of(best.table.language)
    strange = {n for n, head in enumerate(best.heads) if head.tongue.lower() not in ("", own)}
    strange |= {n for other in others for form in other.forms for n in other.members[form]}
    if strange := strange - mine - told:
        filled = tuple(sorted(mine))
        doubts.append(Doubt("tongues", best.forms[0], pages=tuple(sorted(strange)), instead=filled))
    return replace(best, members=members, doubts=tuple(doubts))


def _copies(form: FormId, reading: _Reading) -> list[list[int]]:
    """The form's pages, parted where its labels begin over again: many of them, or most of its first page's."""
    copies: list[list[int]] = []
    seen, first = set[str](), set[str]()
    for number in reading.members[form]:
        labels = _keys([match for match in reading.found[number] if match.alone], form)
        again = len(labels & seen)
        mine = PAGES.repeated_own * len(labels)
        anew = again > max(PAGES.repeated * len(_KEYS[form]), mine) or (
            again > mine and len(labels & first) > PAGES.repeated_own * len(first) > 0
        )
        if not copies or anew:
            copies.append([])
            seen, first = set(), set()
        first = first or labels
        copies[-1].append(number)
        seen |= labels
    return copies


def _kinds(pages: Sequence[PageView], reading: _Reading) -> tuple[MapPage, ...]:
    kinds: list[MapPage] = []
    for page, matches in zip(pages, reading.found, strict=True):
        number = page.number
        mine = [form for form in reading.forms if number in reading.members[form]]
        if mine:
            first = max(mine, key=lambda form: form in reading.heads[number].named)
            kinds.append(MapPage(number, "form", first, page.size))
        elif _is_sheet(page, matches) or (kinds and kinds[-1].kind == "instructions" and not _labelled(matches)):
            kinds.append(MapPage(number, "instructions", None, page.size))
        else:
            kinds.append(MapPage(number, "other", _unknown(reading, number), page.size))
    return tuple(kinds)


def _unknown(reading: _Reading, number: int) -> FormId | None:
    """The form that a page calls itself, where its labels are not known in this language."""
    named = [form for form in reading.heads[number].named if not known_keys(form, reading.table.language)]
    return named[0] if len(named) == 1 else None


def _in_order(form: FormId, reading: _Reading) -> tuple[int, ...]:
    """The form's pages by the middle one of their labels."""

    def middle(number: int) -> tuple[float, int]:
        keys = known_keys(form, reading.table.language)
        places = [place for place, key in enumerate(keys) if key in _keys(reading.found[number], form)]
        return (median(places) if places else 0.0), number

    return tuple(sorted(reading.members[form], key=middle))


def _labelled(matches: Sequence[Found]) -> bool:
    """Whether a page has more than a few labels: no page of instructions has."""
    return len({match.about for match in matches if match.about.startswith("key:")}) >= PAGES.page_labels


def _edition(pages: Sequence[PageView], members: Sequence[int]) -> str:
    """The newest "Rev. mm/yy" on the form's pages, as "mm/yy"; "" when there is none."""
    dates: list[str] = []
    for number in members:
        for line in lines_of(pages[number]):
            for month, year in _EDITION.findall(" ".join(run.text for run in line)):
                if int(month) in _MONTHS:
                    dates.append(f"{int(month):02d}/{year[-2:]}")
    return max(dates, key=_when, default="")


def _when(edition: str) -> tuple[int, int]:
    month, _, year = edition.partition("/")
    return (int(year[-2:]), int(month)) if year else (0, 0)
