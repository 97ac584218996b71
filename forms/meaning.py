"""What the answers mean: Answers in, Case and Problems out.

Total: it never raises, for any text at all, and never clears anything. What it cannot understand stays in `Answers`,
is blank in the Case, and is named as a Problem.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Final, get_args

from forms import catalog
from forms.case import FACTS, MEDI_CAL_COVERAGE, PARTS, Case, Fact, Paper, PaperKind
from forms.dates import order_of
from forms.form_spec import Signer
from forms.interview import KINDS, QUESTIONS
from forms.pages import parse_pages, parse_turns, parse_ways
from forms.problem import Problem, Unclear
from forms.question import When
from forms.signing import represented, signer
from forms.typed import Answers, PaperEntry
from forms.values import (
    parse_choice,
    parse_date,
    parse_email,
    parse_line,
    parse_long,
    parse_name,
    parse_phone,
    parse_short,
    parse_state,
    parse_yes_no,
    parse_zip,
)
from forms.words import LANGUAGES, has, say

_KINDS_OF_PAPER: Final[tuple[str, ...]] = get_args(PaperKind)
_ORDINARY: Final = re.compile("[0-9A-Za-z]")
_ATTACHMENTS: Final = ("ask", "include", "leave")
_NAMES: Final = frozenset({"first_name", "last_name", "guardian_name", "assistant_name"})
_ORDER: Final = {key: number for number, key in enumerate(FACTS)}
_YES: Final = ("yes",)
_NEED_A_YES: Final[Mapping[str, frozenset[str]]] = {
    key: frozenset(when.key for when in question.when if when.values == _YES) for key, question in QUESTIONS.items()
}
"""Question -> the questions whose plain "no" leaves it without sense."""
_NEED_ONE_OF: Final[Mapping[str, tuple[When, ...]]] = {
    key: question.any_when
    for key, question in QUESTIONS.items()
    if any(when.values == _YES for when in question.any_when)
}
"""Question -> the answers of which it needs one."""
LONGEST_TITLE: Final = 300
LONGEST_SENDER: Final = 100
"""What stands on the cover sheet, in the list and on the slips cannot go on elsewhere: so it must not be longer."""


def parse(answers: Answers, today: dt.date | None = None) -> tuple[Case, list[Problem]]:
    """What the answers mean, and every answer that could not be understood, in the order of the facts.

    A fact with a problem is blank in the Case; so is one that is `set_aside`. Names to print follow the names typed.
    With `today`, a date after it is a problem too (code date.future): all dates asked for are of things past.
    """
    facts, problems = _understood(answers, today)
    for key in _pointless(facts):
        facts.pop(key, None)
        problems = [problem for problem in problems if problem.key != key]
    papers = tuple(_paper(number, entry, problems) for number, entry in enumerate(answers.papers))
    of_parts: dict[str, dict[str, Fact]] = {part: {} for part in PARTS}
    for key, fact in facts.items():
        of_parts[FACTS[key][0]][key] = fact
    parts = {part: model.model_validate(of_parts[part]) for part, model in PARTS.items()}
    asked, ours = answers.form_language, catalog.printed(answers.form_language)
    whole = {
        "language": answers.language,
        "form_language": ours,
        "edition": "" if asked == ours else asked,
        "papers": papers,
        "papers_order": answers.papers_order,
        "signed": answers.signed,
        "sent": answers.sent,
        "replies": answers.replies,
        "handed": answers.handed,
    }
    case = with_names(Case.model_validate({**parts, **whole}), today)
    return catalog.made_into(case, answers.to or None), problems


def set_aside(answers: Answers) -> tuple[str, ...]:
    """Keys that were answered, but that another answer makes pointless: a reason for a denial when nothing was denied.

    They stay in the answers, for a change of mind; they are not in the Case, so that no form contradicts itself.
    """
    facts, _ = _understood(answers, None)
    pointless = _pointless(facts)
    return tuple(key for key in FACTS if key in pointless and not _blank(answers.typed.get(key, "")))


def _blank(text: str) -> bool:
    if not text or _ORDINARY.search(text):  # asked at every key, and nearly always one of the two
        return not text
    return not parse_long(text)


def _understood(answers: Answers, today: dt.date | None) -> tuple[dict[str, Fact], list[Problem]]:
    facts: dict[str, Fact] = {}
    problems = [Problem(key, "unknown_key") for key in answers.typed if key not in FACTS]
    for key in sorted(answers.typed.keys() & FACTS.keys(), key=_ORDER.__getitem__):
        text = answers.typed[key]
        if _blank(text):
            continue
        meaning = _meaning(key, text)
        if today is not None and isinstance(meaning, dt.date) and meaning > today:
            meaning = Unclear("date.future")
        if isinstance(meaning, Unclear):
            problems.append(Problem(key, meaning.code, meaning.params))
        else:
            facts[key] = meaning
    problems += _of_two_orders(answers, facts)
    return facts, sorted(problems, key=lambda problem: _ORDER.get(problem.key, -1))


def _of_two_orders(answers: Answers, facts: dict[str, Fact]) -> list[Problem]:
    """Dates that can be read both ways, beside one that has the day first: nobody can tell which is meant, so that they
    are no facts."""
    orders = {key: order_of(answers.typed[key]) for key, fact in facts.items() if isinstance(fact, dt.date)}
    if "day" not in orders.values():
        return []
    unsure = [key for key, order in orders.items() if order == "either"]
    for key in unsure:
        del facts[key]
    return [Problem(key, "date.which") for key in unsure]


def _meaning(key: str, text: str) -> str | bool | dt.date | Unclear:
    match KINDS[key]:
        case "text" if key == "fax_from_name":
            return parse_short(text, LONGEST_SENDER)
        case "text" if key in _NAMES:
            return parse_name(text)
        case "text" | "plan" | "secret":
            return parse_line(text)
        case "long":
            return parse_long(text)
        case "date":
            return parse_date(text)
        case "phone":
            return parse_phone(text)
        case "zip":
            return parse_zip(text)
        case "state":
            return parse_state(text)
        case "email":
            return parse_email(text)
        case "yes_no" | "tick":
            return parse_yes_no(text)
        case "choice":
            return parse_choice(text, [(choice, _labels(key, choice)) for choice in QUESTIONS[key].choices])


def _labels(key: str, choice: str) -> Iterator[str]:
    """What the choice is called, on the screens and on the form, in every language."""
    for language in LANGUAGES:
        for name in (f"questions.{key}.{choice}", *(f"form.{spec.id}.{key}.{choice}" for spec in catalog.FORMS)):
            if has(name, language):
                yield say(name, language)


def _pointless(facts: Mapping[str, Fact]) -> frozenset[str]:
    """The questions that a plain "no" elsewhere leaves without sense. Blanks and birth dates contradict nothing."""
    denied = {key for key, fact in facts.items() if fact is False}
    found = {key for key, needs in _NEED_A_YES.items() if not denied.isdisjoint(needs)}
    found |= {key for key, group in _NEED_ONE_OF.items() if all(_denied(when, facts) for when in group)}
    return frozenset(found)


def _denied(when: When, facts: Mapping[str, Fact]) -> bool:
    fact = facts.get(when.key)
    return fact is False if when.values == ("yes",) else fact not in when.values


def with_names(case: Case, today: dt.date | None) -> Case:
    """The case with what follows from other answers: names to print beside signatures, help that is plainly wanted, the
    Medi-Cal or the Medicare that was named as the coverage.


    What was answered stays. Without `today` nobody's age is known, and a guardian who is named is taken to sign.
    """
    release_name = case.filing.release_name or _signer_name(case, today)
    wanted, part_a = case.helper.wants_assistant, case.helper.aaf_patient_name
    if wanted is None and case.filing.filer in ("assistant", "legal_representative"):
        wanted = True
    if part_a is None and not represented(case):
        part_a = case.patient.full_name or None
    plan = case.plan
    medi_cal = True if plan.has_medi_cal is None and plan.coverage_kind in MEDI_CAL_COVERAGE else plan.has_medi_cal
    medicare = True if plan.has_medicare is None and plan.coverage_kind == "medicare" else plan.has_medicare
    return case.model_copy(
        update={
            "plan": plan.model_copy(update={"has_medi_cal": medi_cal, "has_medicare": medicare}),
            "filing": case.filing.model_copy(update={"release_name": release_name}),
            "helper": case.helper.model_copy(update={"wants_assistant": wanted, "aaf_patient_name": part_a}),
        }
    )


def _signer_name(case: Case, today: dt.date | None) -> str | None:
    """The name of the person who signs the release, as `forms.signing` has it: representative, guardian or patient."""
    match signer(case, today) if today else _likely_signer(case):
        case "representative":
            return case.helper.assistant_name
        case "guardian":
            return case.patient.guardian_name
        case "patient":
            return case.patient.full_name or None


def _likely_signer(case: Case) -> Signer:
    filer = case.filing.filer
    if represented(case):
        return "representative"
    if filer == "parent_or_guardian" or (case.patient.guardian_name and filer != "patient"):
        return "guardian"
    return "patient"


def _paper(number: int, entry: PaperEntry, problems: list[Problem]) -> Paper:
    """One paper; what is unclear about it is added to `problems` and left at its default."""
    place = f"papers.{number}"

    def checked(meaning: object, field: str) -> object:
        if isinstance(meaning, Unclear):
            problems.append(Problem(f"{place}.{field}", meaning.code, meaning.params))
            return None
        return meaning

    file = _encodable(entry.file)
    if _blank(entry.file) or "\0" in entry.file or file != entry.file:
        problems.append(Problem(place, "paper.file"))
    given = {
        "kind": checked(_paper_kind(entry.kind), "kind"),
        "title": checked(parse_short(entry.title, LONGEST_TITLE), "title"),
        "pages": checked(parse_pages(entry.pages), "pages"),
        "rotate": checked(parse_turns(entry.rotate), "rotate"),
        "fax": checked(parse_ways(entry.fax), "fax"),
        "attachments": checked(_attachments(entry.attachments), "attachments"),
    }
    sure = {name: value for name, value in given.items() if value is not None}
    secret = _encodable(entry.password)
    plain = {name: getattr(entry, name) for name in ("drop_blank", "searchable", "as_pictures")}
    return Paper.model_validate({"file": file, "password": secret, **plain, **sure})


def _encodable(text: str) -> str:
    """The text without halves of surrogate pairs, which no file name, password or UTF-8 file can carry."""
    return text.encode(errors="replace").decode()


def _attachments(text: str) -> str | Unclear:
    return text if text in _ATTACHMENTS else Unclear("paper.attachments")


def _paper_kind(text: str) -> str | Unclear:
    kind = parse_choice(text, [(kind, _kind_labels(kind)) for kind in _KINDS_OF_PAPER])
    return Unclear("paper.kind") if isinstance(kind, Unclear) else kind


def _kind_labels(kind: str) -> list[str]:
    return [say(f"questions.paper_kind.{kind}", language) for language in LANGUAGES]
