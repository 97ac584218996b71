"""What a page says of itself at its head and foot: which form it is, whose form it is, or another form's number.

A mention is no identity: only a number or a title that stands alone on its line counts, and only above the page's
first labels or at its very foot. Judges wording; which labels follow is for recognise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from forms.sheet import FormId
from packet.locate.items import FORM_OF, NUMBERS
from packet.locate.labels import Found
from packet.locate.letters import plain
from packet.locate.page_view import PageView
from packet.locate.runs import Run
from packet.locate.tongues import TONGUES
from packet.locate.tuning import HEADS, LABELS, RUNS
from packet.locate.wording import LANGUAGES, kinds_of_paper, spellings

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_OWN_AGENCY = (
    r"(?:california)?(?:state)?departmentofmanagedhealthcare",
    r"departamentodeatencion(?:administrada(?:dela)?(?:salud|medica)|medicaadministrada)(?:decalifornia)?",
)
_SMALL: Final = "|".join(
    (
        *_OWN_AGENCY,
        r"stateofcalifornia|estadodecalifornia",
        r"(?:california)?healthandhumanservicesagency|agenciadesaludyservicioshumanos(?:decalifornia)?",
        r"(?:dmhc)?helpcenter|centrodeayuda|dmhc(?!20)|(?:www)?dmhccagov",
        r"(?:en)?(?:spanish|espanol|english|ingles|" + "|".join(TONGUES) + ")",
        rf"(?:new|nuevo|nueva|rev(?:ised|ision|isado|isada)?|edition|edicion|effective|fechaderevision)(?:date)?(?:{_MONTH})?(?:de)?\d{{2,8}}",
        r"(?:form)?(?:page|pagina|pag|pg)\d{1,2}(?:(?:of|de)\d{1,2})?",
        r"form|formulario",
    )
)
"""What may stand on the line of a form's number or title without making it a mention."""
_NUMBER: Final[dict[FormId, str]] = {
    form: rf"(?:form(?:ulario)?(?:no|number|num)?)?(?:dmhc)(?:form)?{number.replace('-', '')}"
    for form, number in NUMBERS.items()
}
_ISSUERS: Final[tuple[tuple[str, str], ...]] = (
    ("cdi", r"departmentofinsurance|insurancecommissioner|departamentodeseguros"),
    ("workers_comp", r"workerscompensation|compensaciondetrabajadores|departmentofindustrialrelations"),
    ("dhcs_8250", r"dhcs8250|statehearing(?!sdivision)|audienciaestatal"),
    ("dhcs", r"departmentofhealthcareservices|departmentofsocialservices|statehearingsdivision"),
    ("medicare", r"centersformedicare|medicareredetermination|medicareappeal|medicarereconsideration|cms\d{4,5}"),
)  # fmt: skip
"""Code of another agency, and how it names itself or its form in a line of its own."""
_OTHER_NUMBER: Final = re.compile(
    r"(?i:(?:form|formulario)(?:no\.?|#|:)?)?"
    r"(?P<number>[A-Z]{1,6}[-–]?\d{1,5}(?:[-–]\d{1,4})*(?:[-–]?[A-Z])?|DMHC\d{2}-\d{2,4})"
    r"(?:[-–(\[,]*(?:(?i:new|rev|ed)|\d{1,2}/)[\w.:/ )\]–-]*)?",
)
_NO_FORM: Final = frozenset(
    {"PAGE", "PAG", "PG", "PAGINA", "PART", "PARTE", "STEP", "PASO", "BOX", "SUITE", "FAX", "TEL", "TDD", "TTY", "CA",
     "ITEM", "NO", "REV", "NEW", "ROOM", "SB", "AB", "CDI"}
)  # fmt: skip
"""Words in capitals that a number follows and that are no form's name."""


@dataclass(frozen=True)
class Head:
    """What a page claims. `forms`: named surely, by number or by title with the Department. `titled`: by title alone.

    `issuer`: code of another agency that the head names; `number`: another form's number as printed; `tongue`: a
    language, other than English and Spanish, that the head names; `lines` are the words of the head, from the top.
    """

    forms: frozenset[FormId]
    titled: frozenset[FormId]
    issuer: str
    number: str
    tongue: str
    lines: tuple[tuple[Run, ...], ...]

    @property
    def named(self) -> frozenset[FormId]:
        return self.forms | self.titled

    @property
    def foreign(self) -> bool:
        """Whether the head says that the page is another form, whatever else it says."""
        return bool(self.issuer)


def read_head(page: PageView, found: Sequence[Found]) -> Head:
    """What the page says it is; `found` are the wordings on it."""
    bottom = _head_ends(page, found)
    lines = tuple(line for line in lines_of(page) if line[0].base > bottom)
    foot = [line for line in lines_of(page) if line[0].base < page.size[1] * HEADS.foot_share]
    words = [_words(line) for line in lines]
    numbers = {form for form in NUMBERS for line in (*words, *map(_words, foot)) if _stands_alone(line, form)}
    near = {form for form in NUMBERS for line in lines for run in line if _stands_alone(run.plain, form)}
    titles = {form for form in NUMBERS for match in found if _is_title(page, match, form, bottom)}
    ours = any(re.search(pattern, word) for pattern in _OWN_AGENCY for word in words)
    sure = numbers | {form for form in titles if ours or form in near}
    issuer, number = _other_issuer(lines), _other_number(lines)
    if issuer or number or (not titles and _other_title(lines)):
        return Head(frozenset(), frozenset() if issuer else frozenset(numbers | titles), issuer, number, "", lines)
    return Head(frozenset(sure), frozenset(titles - sure), "", "", _tongue(words, numbers | titles), lines)


def lines_of(page: PageView) -> list[tuple[Run, ...]]:
    """The page's runs line by line from the top, each line from left to right."""
    lines: list[list[Run]] = []
    for run in sorted(page.runs, key=lambda run: -run.base):
        if lines and abs(lines[-1][0].base - run.base) < RUNS.same_line:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [tuple(sorted(line, key=lambda run: run.area.x0)) for line in lines]


def claims_below(page: PageView, found: Sequence[Found]) -> frozenset[FormId]:
    """The forms whose number or title stands alone anywhere on the page: a form may begin where another ends."""
    words = [_words(line) for line in lines_of(page)]
    numbers = {form for form in NUMBERS for line in words if _stands_alone(line, form)}
    return frozenset(
        numbers | {form for form in NUMBERS for match in found if _is_title(page, match, form, float("-inf"))}
    )


def _words(line: Sequence[Run]) -> str:
    return "".join(run.plain for run in line)


def _head_ends(page: PageView, found: Sequence[Found]) -> float:
    """The baseline of the page's first label or section, above which its head stands."""
    bases = sorted({match.base for match in found if _begins_body(match)}, reverse=True)
    if not bases:
        return page.size[1] * (1 - HEADS.head_share)
    close = (base for place, base in enumerate(bases[:-2]) if base - bases[place + 2] <= HEADS.body_lines)
    return next(close, bases[0])


def _begins_body(match: Found) -> bool:
    kind, _, name = match.about.partition(":")
    return match.alone and (kind == "key" or (kind == "section" and name in FORM_OF))


def _stands_alone(words: str, form: FormId) -> bool:
    """Whether the line says this form's number, with nothing but dates, pages and the agency's own names beside it."""
    return bool(re.search(_NUMBER[form], words)) and bool(
        re.fullmatch(rf"(?:{_NUMBER[form]}|{_SMALL}|{'|'.join(_titles(form))})+", words)
    )


@cache
def _titles(form: FormId) -> tuple[str, ...]:
    about = f"page:{form}"
    told = (s.plain for language in LANGUAGES for s in spellings(language) if s.about == about)
    return tuple(dict.fromkeys(told))


def _is_title(page: PageView, match: Found, form: FormId, bottom: float) -> bool:
    """Whether this is the form's title, above `bottom`, with nothing before and behind it but its language."""
    if match.about != f"page:{form}" or match.whole < LABELS.whole or match.base <= bottom:
        return False
    before = page.runs[match.spans[0].run].plain[: match.spans[0].start]
    behind = page.runs[match.spans[-1].run].plain[match.spans[-1].end :]
    return all(re.fullmatch(rf"(?:{_NUMBER[form]}|{_SMALL}|imr)*", rest) for rest in (before, behind))


def _other_issuer(lines: Sequence[Sequence[Run]]) -> str:
    told = [words for line in lines for words in (_words(line), *(run.plain for run in line))]
    for code, pattern in _ISSUERS:
        for words in told:
            said = re.search(pattern, words)
            if said and len(words) - len(said.group()) <= HEADS.issuer_spare:
                return code
    return ""


def _other_number(lines: Sequence[Sequence[Run]]) -> str:
    """A form's number that is not ours and stands alone, as printed."""
    for run in (run for line in lines for run in line):
        said = _OTHER_NUMBER.fullmatch(unicodedata.normalize("NFKC", run.text), 0)
        if said is None:
            continue
        number = said["number"]
        name = re.match("[A-Z]+", number)
        ours = any(plain(number) in (f"dmhc{plain(own)}", plain(own)) for own in NUMBERS.values())
        if not ours and name is not None and name.group() not in _NO_FORM:
            return re.sub("^DMHC", "DMHC ", number)
    return ""


def _other_title(lines: Sequence[Sequence[Run]]) -> bool:
    """Whether the head's largest line calls the paper something that is none of our titles."""
    runs = [run for line in lines for run in line]
    largest = max((run.size for run in runs), default=0.0)
    return any(is_title(run) for run in runs if run.size >= HEADS.largest * largest and not is_ours(run))


def is_title(run: Run) -> bool:
    """Whether the words say what kind of paper they stand on, and are no sentence."""
    if len(run.letters) > HEADS.title_longest or re.search(r"\.(?:[^.]{3}|$)", run.text):
        return False
    kinds = {word for language in LANGUAGES for word in kinds_of_paper(language)}
    return bool(kinds & {plain(word) for word in re.split(r"[\s/,.:()-]+", spaced(run))})


def spaced(run: Run) -> str:
    """The run's words with one space between them."""
    words = run.letters[0].text
    for before, letter in pairwise(run.letters):
        words += (" " if letter.area.x0 - before.area.x1 > RUNS.word_gap * letter.size else "") + letter.text
    return words


def our_names() -> tuple[str, ...]:
    """Numbers and titles of our forms, as plain text: what names them in a sentence."""
    numbers = (f"dmhc{plain(number)}" for number in NUMBERS.values())
    return (*numbers, *(title for form in NUMBERS for title in _titles(form)))


def is_ours(run: Run) -> bool:
    """Whether the words are a title or a number of our forms."""
    titles = "|".join(title for form in NUMBERS for title in (*_titles(form), _NUMBER[form]))
    return bool(re.search(titles, run.plain)) and bool(re.fullmatch(rf"(?:{titles}|{_SMALL})+", run.plain))


def _tongue(words: Sequence[str], named: set[FormId]) -> str:
    """The language of another edition that the head names beside the form."""
    if not named:
        return ""
    return next(
        (tongue.capitalize() for tongue in TONGUES for word in words if re.search(rf"form(?:in)?{tongue}", word)), ""
    )
