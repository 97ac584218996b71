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
from packet.locate.items import AGENCIES, NUMBERS, agency_of, form_of
from packet.locate.labels import Found
from packet.locate.letters import plain
from packet.locate.page_view import PageView
from packet.locate.runs import Run
from packet.locate.tongues import TONGUES
from packet.locate.tuning import HEADS, LABELS, RUNS
from packet.locate.wording import LANGUAGES, TABLES, kinds_of_paper, spellings

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_OWN_AGENCY: Final[dict[str, str]] = {
    "dmhc": r"(?:california)?(?:state)?departmentofmanagedhealthcare|"
    r"departamentodeatencion(?:administrada(?:dela)?(?:salud|medica)|medicaadministrada)(?:decalifornia)?",
    "dhcs": r"(?:california)?(?:state)?departmentof(?:healthcare|social)services|(?:state)?hearingsdivision|"
    r"departamentodeservicios(?:deatencionmedica|sociales)(?:decalifornia)?|divisiondeaudiencias(?:estatales)?",
    "cdi": r"(?:california)?(?:state)?departmentofinsurance|departamentodeseguros(?:decalifornia)?",
}
"""Agency -> how it names itself."""
_DESKS: Final[dict[str, str]] = {
    "dmhc": r"(?:dmhc)?helpcenter|centrodeayuda|dmhc(?!20)|(?:www)?dmhccagov",
    "dhcs": r"dhcs(?!\d)|(?:www)?c?dsscagov|(?:www)?dhcscagov",
    "cdi": r"healthclaimsbureau|consumerservicesdivision|cdi|(?:www)?insurancecagov",
}
"""Agency -> its desks and pages, which may stand beside a form's number."""
_SMALL: Final = "|".join(
    (
        r"stateofcalifornia|estadodecalifornia",
        r"(?:california)?healthandhumanservicesagency|agenciadesaludyservicioshumanos(?:decalifornia)?",
        r"(?:en)?(?:spanish|espanol|english|ingles|" + "|".join(TONGUES) + ")",
        rf"(?:new|nuevo|nueva|rev(?:ised|ision|isado|isada)?|edition|edicion|effective|fechaderevision)(?:date)?(?:{_MONTH})?(?:de)?\d{{2,8}}",
        r"(?:form)?(?:page|pagina|pag|pg)\d{1,2}(?:(?:of|de)\d{1,2})?",
        r"form|formulario",
    )
)
"""What may stand on the line of a form's number or title without making it a mention, beside the agency's own names."""
_NUMBER: Final[dict[FormId, str]] = {
    form: rf"(?:form(?:ulario)?(?:no|number|num)?)?(?:{agency_of(form)})(?:form)?{plain(number.partition(' ')[2])}"
    for form, number in NUMBERS.items()
}
_HEARING: Final = "|".join(plain(NUMBERS[form]) for form in AGENCIES["dhcs"])
_ISSUERS: Final[tuple[tuple[str, str, str], ...]] = (
    ("cdi", "cdi", r"departmentofinsurance|insurancecommissioner|departamentodeseguros"),
    ("workers_comp", "", r"workerscompensation|compensaciondetrabajadores|departmentofindustrialrelations"),
    ("hearing", "dhcs", rf"{_HEARING}|statehearing(?!sdivision)|audienciaestatal"),
    ("dhcs", "dhcs", r"departmentofhealthcareservices|departmentofsocialservices|statehearingsdivision"),
    ("medicare", "", r"centersformedicare|medicareredetermination|medicareappeal|medicarereconsideration|cms\d{4,5}"),
    ("dmhc", "dmhc", r"departmentofmanagedhealthcare|departamentodeatencionmedicaadministrada|dmhc20\d+"),
)  # fmt: skip
"""Code of another agency, which of ours it is ("" none), and how it names itself or its form in a line of its own."""
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


def read_head(page: PageView, found: Sequence[Found], agency: str) -> Head:
    """What the page says it is, looked at for the forms of `agency`; `found` are the wordings on it."""
    mine = AGENCIES[agency]
    bottom = _head_ends(page, found, agency)
    lines = tuple(line for line in lines_of(page) if line[0].base > bottom)
    foot = [line for line in lines_of(page) if line[0].base < page.size[1] * HEADS.foot_share]
    words = [_words(line) for line in lines]
    numbers = {form for form in mine for line in (*words, *map(_words, foot)) if _stands_alone(line, form)}
    near = {form for form in mine for line in lines for run in line if _stands_alone(run.plain, form)}
    titles = {form for form in mine for match in found if _is_title(page, match, form, bottom)}
    ours = any(re.search(_OWN_AGENCY[agency], word) for word in words)
    sure = numbers | {form for form in titles if ours or form in near}
    issuer, number = _other_issuer(lines, agency), _other_number(lines, agency)
    if issuer or number or (not titles and _other_title(lines, agency)):
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


def claims_below(page: PageView, found: Sequence[Found], agency: str) -> frozenset[FormId]:
    """The forms whose number or title stands alone anywhere on the page: a form may begin where another ends."""
    words = [_words(line) for line in lines_of(page)]
    mine = AGENCIES[agency]
    numbers = {form for form in mine for line in words if _stands_alone(line, form)}
    return frozenset(
        numbers | {form for form in mine for match in found if _is_title(page, match, form, float("-inf"))}
    )


def _words(line: Sequence[Run]) -> str:
    return "".join(run.plain for run in line)


def _head_ends(page: PageView, found: Sequence[Found], agency: str) -> float:
    """The baseline of the page's first label or section, above which its head stands."""
    bases = sorted({match.base for match in found if _begins_body(match, agency)}, reverse=True)
    if not bases:
        return page.size[1] * (1 - HEADS.head_share)
    close = (base for place, base in enumerate(bases[:-2]) if base - bases[place + 2] <= HEADS.body_lines)
    return next(close, bases[0])


def _begins_body(match: Found, agency: str) -> bool:
    kind, _, name = match.about.partition(":")
    return match.alone and (kind == "key" or (kind == "section" and name in form_of(agency)))


def _stands_alone(words: str, form: FormId) -> bool:
    """Whether the line says this form's number, with nothing but dates, pages and the agency's own names beside it."""
    return bool(re.search(_NUMBER[form], words)) and bool(
        re.fullmatch(rf"(?:{_NUMBER[form]}|{_small(agency_of(form))}|{'|'.join(_titles(form))})+", words)
    )


@cache
def _small(agency: str) -> str:
    return f"{_OWN_AGENCY[agency]}|{_DESKS[agency]}|{_SMALL}"


@cache
def _titles(form: FormId) -> tuple[str, ...]:
    about = f"page:{form}"
    tables = [table for table in TABLES if table.agency == agency_of(form)]
    told = (s.plain for table in tables for s in spellings(table) if s.about == about)
    return tuple(dict.fromkeys(told))


def _is_title(page: PageView, match: Found, form: FormId, bottom: float) -> bool:
    """Whether this is the form's title, above `bottom`, with nothing before and behind it but its language."""
    if match.about != f"page:{form}" or match.whole < LABELS.whole or match.base <= bottom:
        return False
    before = page.runs[match.spans[0].run].plain[: match.spans[0].start]
    behind = page.runs[match.spans[-1].run].plain[match.spans[-1].end :]
    return all(re.fullmatch(rf"(?:{_NUMBER[form]}|{_small(agency_of(form))}|imr)*", rest) for rest in (before, behind))


def _other_issuer(lines: Sequence[Sequence[Run]], agency: str) -> str:
    told = [words for line in lines for words in (_words(line), *(run.plain for run in line))]
    for code, owner, pattern in _ISSUERS:
        if owner == agency:
            continue
        for words in told:
            said = re.search(pattern, words)
            if said and len(words) - len(said.group()) <= HEADS.issuer_spare:
                return code
    return ""


def _other_number(lines: Sequence[Sequence[Run]], agency: str) -> str:
    """A form's number that is not ours and stands alone, as printed."""
    mine = {plain(name) for form in AGENCIES[agency] for name in (NUMBERS[form], NUMBERS[form].partition(" ")[2])}
    for run in (run for line in lines for run in line):
        said = _OTHER_NUMBER.fullmatch(unicodedata.normalize("NFKC", run.text), 0)
        if said is None:
            continue
        number = said["number"]
        name = re.match("[A-Z]+", number)
        if plain(number) not in mine and name is not None and name.group() not in _NO_FORM:
            return re.sub("^DMHC", "DMHC ", number)
    return ""


def _other_title(lines: Sequence[Sequence[Run]], agency: str) -> bool:
    """Whether the head's largest line calls the paper something that is none of our titles."""
    runs = [run for line in lines for run in line]
    largest = max((run.size for run in runs), default=0.0)
    return any(is_title(run) for run in runs if run.size >= HEADS.largest * largest and not is_ours(run, agency))


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


def our_names(agency: str) -> tuple[str, ...]:
    """Numbers and titles of an agency's forms, as plain text: what names them in a sentence."""
    forms = AGENCIES[agency]
    return (*(plain(NUMBERS[form]) for form in forms), *(title for form in forms for title in _titles(form)))


def is_named_in(text: str, agency: str) -> bool:
    """Whether plain text, line by line, has the number or the beginning of the title of one of the agency's forms."""
    return any(name[: HEADS.title_begins] in text for name in our_names(agency))


def is_ours(run: Run, agency: str) -> bool:
    """Whether the words are a title or a number of one of the agency's forms."""
    titles = "|".join(title for form in AGENCIES[agency] for title in (*_titles(form), _NUMBER[form]))
    return bool(re.search(titles, run.plain)) and bool(re.fullmatch(rf"(?:{titles}|{_small(agency)})+", run.plain))


def _tongue(words: Sequence[str], named: set[FormId]) -> str:
    """The language of another edition that the head names beside the form."""
    if not named:
        return ""
    return next(
        (tongue.capitalize() for tongue in TONGUES for word in words if re.search(rf"form(?:in)?{tongue}", word)), ""
    )
