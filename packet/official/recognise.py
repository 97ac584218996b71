"""Which of the two forms each page is, in which language and edition; or which other form it looks like.

A file is taken when a form's number or title stands on it and enough of its labels are found; everything else is
refused in words. Judges wording alone, never the places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from forms.case import Language
from forms.sheet import FormId
from packet.errors import Refused
from packet.official.items import BY_KEY, FORM_OF, ITEMS, KNOWN_EDITIONS
from packet.official.labels import Found, find
from packet.official.mapped import MapPage, PageKind
from packet.official.other_forms import refusal
from packet.official.page_view import PageView
from packet.official.wording import LANGUAGES, spellings

_ENOUGH: Final[dict[FormId, int]] = {"dmhc_20_224": 12, "dmhc_20_160": 5}
"""So many different labels of a form must be on the file."""
_EDITION = re.compile(
    r"(?:rev(?:ision|ised|isi[oó]n|isado|isada)?|edition|edici[oó]n|fecha\s+de\s+revisi[oó]n)\.?\s*(?:date)?\s*[:.]?\s*"
    r"(\d{1,2})\s*[/.\-–]\s*(\d{4}|\d{2})(?!\d|/)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Recognised:
    """The file's forms, language and editions; `found` are the wordings of that language on every page."""

    language: Language
    forms: tuple[FormId, ...]
    editions: Mapping[FormId, str]
    pages: tuple[MapPage, ...]
    found: tuple[tuple[Found, ...], ...]

    @property
    def newer(self) -> tuple[FormId, ...]:
        return tuple(form for form in self.forms if _when(self.editions[form]) > _when(KNOWN_EDITIONS[form]))


def recognise(name: str, pages: Sequence[PageView]) -> Recognised:
    """Raises Refused: official_waiting, official_scan, official_other, official_tongue, official_unknown."""
    _refuse_empty(name, pages)
    by_language = {language: [tuple(find(page, spellings(language))) for page in pages] for language in LANGUAGES}
    language = max(LANGUAGES, key=lambda tongue: _keys_found(by_language[tongue]))
    found = by_language[language]
    plains = [_plain(page) for page in pages]
    forms = _forms(found, plains)
    if not forms:
        raise refusal(name, pages, "".join(plains))
    kinds = _kinds(pages, found, plains, forms)
    editions = {form: _edition(form, pages, kinds) for form in forms}
    return Recognised(language, forms, editions, kinds, tuple(found))


def _refuse_empty(name: str, pages: Sequence[PageView]) -> None:
    text = "".join(_plain(page) for page in pages)
    if "pleasewait" in text and ("pdfviewer" in text or "adobereader" in text):
        raise Refused("official_xfa", file=name)
    if len(text) < 80 or sum(page.shapes.covered > 0.8 for page in pages) * 2 > len(pages):
        raise Refused("official_scan", file=name)


def _plain(page: PageView) -> str:
    return "".join(run.plain for run in page.runs)


def _keys(found: Sequence[Found], form: FormId | None = None) -> set[str]:
    keys = {match.about[4:] for match in found if match.about.startswith("key:")}
    return {key for key in keys if form is None or BY_KEY[key].form == form}


def _keys_found(pages: Sequence[Sequence[Found]]) -> int:
    """Long labels count: short ones ("No", "Estado") are alike in many languages."""
    return sum(match.length for found in pages for match in found if match.about.startswith(("key:", "section:")))


def _forms(found: Sequence[Sequence[Found]], plains: Sequence[str]) -> tuple[FormId, ...]:
    taken: list[FormId] = []
    text = "".join(plains)
    for form, number in (("dmhc_20_224", "20224"), ("dmhc_20_160", "20160")):
        known: FormId = "dmhc_20_224" if form == "dmhc_20_224" else "dmhc_20_160"
        named = f"dmhc{number}" in text or any(
            match.about == f"page:{form}" and match.whole > 0.9 for page in found for match in page
        )
        keys = set[str]().union(*(_keys(page, known) for page in found))
        own = {key for key in keys if not _shared(key, known)} | {
            match.about for page in found for match in page if match.about in _marks(known)
        }
        if named and len(keys) >= _ENOUGH[known] and len(own) >= 3:
            taken.append(known)
    return tuple(taken)


def _marks(form: FormId) -> set[str]:
    return {f"section:{item.section}" for item in ITEMS if item.form == form}


_TWINS: Final = frozenset(
    {"city", "state", "zip", "phone", "email", "street_address", "release_date", "aaf_patient_date"}
)


def _shared(key: str, form: FormId) -> bool:
    """Labels that stand on both forms tell nothing apart."""
    bare = key.removeprefix("assistant_")
    return key in _TWINS or (form == "dmhc_20_160" and bare in {"city", "state", "zip", "phone", "email", "address"})


def _kinds(
    pages: Sequence[PageView], found: Sequence[Sequence[Found]], plains: Sequence[str], forms: Sequence[FormId]
) -> tuple[MapPage, ...]:
    kinds: list[MapPage] = []
    ending: FormId | None = None
    for page, matches, text in zip(pages, found, plains, strict=True):
        kind, form = _kind(page, matches, text, forms, kinds[-1] if kinds else None, ending)
        if kind == "other" and ending is not None and _new_keys(matches, found[: page.number], ending):
            kind, form = "form", ending
        ending = _ending(matches, form)
        kinds.append(MapPage(page.number, kind, form, page.size))
    return tuple(kinds)


def _new_keys(matches: Sequence[Found], before: Sequence[Sequence[Found]], form: FormId) -> bool:
    """Whether a page goes on with the form: it has a label that no page before it has."""
    seen = set[str]().union(*(_keys(page, form) for page in before))
    return bool({m.about[4:] for m in matches if m.about.startswith("key:") and m.alone} & _keys(matches, form) - seen)


def _kind(
    page: PageView,
    matches: Sequence[Found],
    text: str,
    forms: Sequence[FormId],
    last: MapPage | None,
    ending: FormId | None,
) -> tuple[PageKind, FormId | None]:
    counts: dict[FormId, float] = {form: _weight(matches, text, form) for form in forms}
    best = max(forms, key=lambda form: counts[form] + (1.5 if ending == form and not _begun(matches) else 0.0))
    sheet = any(m.about == "page:instructions" and m.whole > 0.9 and m.area.y1 > page.size[1] * 0.6 for m in matches)
    if sheet and len(_keys(matches, best)) < 8:
        return "instructions", None
    if last is not None and last.kind == "instructions" and len(_keys(matches)) < 4:
        return "instructions", None
    if counts[best] < 2:
        return "other", None
    return "form", best


def _begun(matches: Sequence[Found]) -> bool:
    """Whether a form's title or a section's heading stands on the page."""
    return any(m.alone and m.about.startswith(("section:", "page:dmhc")) for m in matches)


def _ending(matches: Sequence[Found], form: FormId | None) -> FormId | None:
    """The form that goes on below the page's last heading: two forms can share a page."""
    marks = [m for m in matches if m.alone and m.about.removeprefix("section:") in FORM_OF]
    if form is None or not marks:
        return form
    return FORM_OF[min(marks, key=lambda m: m.area.y0).about.removeprefix("section:")]


def _weight(matches: Sequence[Found], text: str, form: FormId) -> float:
    keys = _keys(matches, form)
    number = "20224" if form == "dmhc_20_224" else "20160"
    other = "20160" if form == "dmhc_20_224" else "20224"
    marks = {m.about for m in matches if m.about in _marks(form) or (m.about == f"page:{form}" and m.alone)}
    weight = len([k for k in keys if not _shared(k, form)]) + 0.5 * len([k for k in keys if _shared(k, form)])
    return weight + 2 * len(marks) + (3 if f"dmhc{number}" in text and f"dmhc{other}" not in text else 0)


def _edition(form: FormId, pages: Sequence[PageView], kinds: Sequence[MapPage]) -> str:
    """The newest "Rev. mm/yy" on the form's pages, as "mm/yy"; "" when there is none."""
    dates: list[str] = []
    for page, kind in zip(pages, kinds, strict=True):
        if kind.form != form:
            continue
        for line in _lines(page):
            for month, year in _EDITION.findall(line):
                if 1 <= int(month) <= 12:
                    dates.append(f"{int(month):02d}/{year[-2:]}")
    return max(dates, key=_when, default="")


def _lines(page: PageView) -> list[str]:
    """The text of every line with spaces between words and runs, as far as dates need them."""
    lines: dict[float, list[str]] = {}
    for run in page.runs:
        key = next((base for base in lines if abs(base - run.base) < 2.5), run.base)
        lines.setdefault(key, []).append(run.text)
    return [" ".join(line) for line in lines.values()]


def _when(edition: str) -> tuple[int, int]:
    month, _, year = edition.partition("/")
    return (int(year), int(month)) if year else (0, 0)
