"""Whose paper it is: the plan, and which law is behind it. What changes the road is only ever asked back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from forms.finders import plan_names
from forms.finders.labels import role
from forms.finders.offer import Offer
from forms.finders.reader import Examined
from forms.finders.sheet import TextCell, Word, fold

_HEAD: Final = 7
"""Cells from the top among which a letterhead stands."""
_OF_CARE: Final = (
    "denial_letter",
    "notice_of_action",
    "plan_decision",
    "notice_of_appeal_resolution",
    "eob",
    "id_card",
)
_DECIDES: Final = ("denial_letter", "notice_of_action", "plan_decision", "notice_of_appeal_resolution")
_ASK: Final = re.compile(
    r"(?:ask|appeal (?:to|with)|grievance (?:to|with)|complaint (?:to|with)|pida a|apelacion (?:a|ante|con)|queja (?:a|ante|con)|member services of|on behalf of|en nombre de|acting for) +(?:the |la |el )?"
)
_ACTS: Final = re.compile(
    r" (?:has |have )?(?:reviewed|decided|denied|looked at|received) (?:the|your|this|to|a|our)\b|,? (?:ha )?(?:reviso|revisado|decidio|decidido|nego|denego) (?:la|su|el|mantener|no)\b| to (?:approve|cover|pay for)\b| que apr(?:ob|ueb|obar)"
)
"""What only the plan of the paper does."""
_MORE_OF_IT: Final = re.compile(
    r"(?: (?:medicare advantage|medicare|medi-cal|community plan|dual complete|health plan|of california)\b)+"
)
"""What may stand behind the name that a plan's house has in the list."""
_ASKED_IT: Final = re.compile(
    r"\b(?:has|have) asked (?:the )?$|\b(?:pidio|solicito|ha pedido|ha solicitado|pidieron|solicitado|pedido) a (?:la |el )?$"
)
_SELF: Final = re.compile(
    r"self-? ?funded|self-? ?insured|administrative services only|\baso\b|does not insure|\berisa\b|employee benefits? security|plan document|summary plan description|"
    r"autofinanciad|autoasegurad|no asegura|solo administra|only administers|plan administrator|pays? (?:the )?claims from"
)
_ADMINISTERED: Final = re.compile(
    r"administered by|administrad[oa] por|claims administrator|third party administrator|administra (?:los|las|el)"
)
_IF: Final = re.compile(r"\bif\b|\bsi (?:usted|su|tiene|el)\b|\bunless\b|some plans|algunos planes")
_MEDICARE: Final = re.compile(
    r"cms[- ]1\d{4}|medicare advantage|notice of denial of (?:medical coverage|payment)|medicare health insurance|\bd-snp\b|\bh\d{4}[-_]\d{3}|medicare part [abcd]\b|medicare number|denegacion de cobertura medica|medicare drug|medicare prescription|part d\b"
)
_MEDI_CAL: Final = re.compile(
    r"medi-cal|\bcin\b|client index|benefits identification card|state hearing|audiencia estatal"
)
_DMHC: Final = re.compile(
    r"department of managed health|dmhc|888-466-2219|departamento de (?:atencion|cuidado|salud)[\w ]{0,30}administrad|healthhelp\.ca|hmohelp"
)
_CDI: Final = re.compile(r"department of insurance|800-927-4357|departamento de seguros|insurance\.ca\.gov")
_FEDERAL: Final = re.compile(
    r"\bfehb|office of personnel management|federal employees health|service benefit plan|\bopm\b"
)
_MILITARY: Final = re.compile(r"\btricare\b|\bchampva\b|veterans affairs|humana military|triwest")
_WORK: Final = re.compile(
    r"workers'? compensation|compensacion (?:de|para|a los) trabajador|dwc form|claims adjuster|independent bill review|lesion laboral|work injury|injured worker"
)
_NOT_OF: Final = re.compile(
    r"not (?:regulated|licensed)|does not apply|no se aplica|cannot help|no regula|is not (?:a|an)"
)


def find(reader: Examined) -> Iterator[Offer]:
    """Offers of the plan's name and of the kind of coverage."""
    kind = reader.kind.kind
    coverage = list(_coverage(reader))
    plan = list(_plan(reader)) if kind in _OF_CARE else []
    own = any(
        offer.value in ("self_funded_employer", "workers_comp", "federal_employee", "military") for offer in coverage
    )
    for offer in plan:
        yield _less(offer, 0.6) if own else offer
    yield from coverage


def _less(offer: Offer, most: float) -> Offer:
    return Offer(offer.key, offer.value, offer.page, offer.place, min(offer.sure, most), offer.because)


def _plan(reader: Examined) -> Iterator[Offer]:
    candidates: list[tuple[tuple[Word, ...], float, str]] = []
    group_writes = False
    for cell in _head(reader):
        text = cell.folded
        group_writes = (
            group_writes
            or plan_names.GROUP.search(text) is not None
            or plan_names.MANAGERS.search(text) is not None
            or plan_names.of_the_mind(text)
        )
        sure = plan_names.letterhead(text)
        if sure:
            candidates.append((cell.words, sure, "letterhead"))
    if candidates:  # "Oscar" large, "Oscar Health Plan of California" under it: the whole name is the plan's
        short = fold(_text(candidates[0][0]))
        whole = [one for one in candidates if fold(_text(one[0])).startswith(short)]
        candidates = [max(whole, key=lambda one: len(_text(one[0]))), *candidates[1:]]
    named = [one for one in candidates if not plan_names.is_short(fold(_text(one[0])))]
    candidates = named or candidates
    labelled: list[tuple[tuple[Word, ...], float, str]] = []
    for field in reader.under("plan_name"):
        text = fold(field.text).strip(" .,")
        sure = plan_names.letterhead(text)
        if len(field.words) <= 8 and (sure or plan_names.known(text)):
            labelled.append((field.words, 0.95 if sure else 0.85, "label"))
    chosen = candidates[:1] or labelled[:1] or list(_asked(reader))[:1] or list(_named(reader))[:1]
    if candidates and labelled and plan_names.brand(_text(candidates[0][0])) != plan_names.brand(_text(labelled[0][0])):
        chosen = (
            labelled[:1]
            if group_writes
            else [(words, 0.6, because) for words, _, because in (candidates[0], labelled[0])]
        )
    if candidates and len({plan_names.brand(_text(words)) for words, _, _ in candidates}) > 1:
        chosen = [(words, min(sure, 0.8), because) for words, sure, because in chosen]
    if reader.kind.kind == "eob" and _ADMINISTERED.search(reader.text):
        chosen = [(words, 0.6, because) for words, _, because in chosen]
    for words, sure, because in chosen:
        yield reader.offer("plan_name", _text(words), words, sure, because)


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words).strip(" ,;|")


def _head(reader: Examined) -> Iterator[TextCell]:
    """Cells of a letterhead; of a card all, because two cards lie on one picture."""
    own = [cell for cell in reader.paper.cells if cell.page == reader.paper.front]
    cells = own if reader.kind.kind == "id_card" else own[:_HEAD]
    taken = {word for field in reader.fields if field.role for word in field.words}
    for cell in cells:
        if cell.words[0] not in taken and ":" not in cell.text and role(cell.folded) in (None, "plan_name"):
            yield cell


def _asked(reader: Examined) -> Iterator[tuple[tuple[Word, ...], float, str]]:
    """The plan in "Ask ... for an appeal": often the only place on a Medicare notice."""
    for own in plan_names.all_known(reader.text):
        before, after = reader.text[max(0, own.start() - 30) : own.start()], reader.text[own.end() : own.end() + 40]
        more = _MORE_OF_IT.match(after)
        end = own.end() + (more.end() if more else 0)
        if _ACTS.match(reader.text[end : end + 40]) or _ASKED_IT.search(before):
            yield reader.words(own.start(), end), 0.92, "sentence"
    for found in _ASK.finditer(reader.text):
        rest = reader.text[found.end() : found.end() + 70]
        name = plan_names.known(rest)
        if name is not None and name.start() == 0:
            more = _MORE_OF_IT.match(rest[name.end() :])
            end = found.end() + name.end() + (more.end() if more else 0)
            yield reader.words(found.end(), end), 0.92, "sentence"


def _named(reader: Examined) -> Iterator[tuple[tuple[Word, ...], float, str]]:
    name = plan_names.known(reader.text)
    if name is not None:
        yield reader.words(name.start(), name.end()), 0.8, "sentence"


def _coverage(reader: Examined) -> Iterator[Offer]:
    kind = reader.kind.kind
    if kind not in _OF_CARE:
        return
    told = " . ".join(part for part in (reader.plain_told, _labels(reader)) if not _IF.fullmatch(part))
    own = [sentence for _, _, sentence in reader.told if _SELF.search(sentence) and not _IF.search(sentence)]
    head = " ".join(cell.folded for cell in reader.paper.cells[:16])
    found: dict[str, float] = {}
    if own or (_SELF.search(told) and _ADMINISTERED.search(told)):
        found["self_funded_employer"] = 0.93
    if _FEDERAL.search(reader.text):
        found["federal_employee"] = 0.92
    if _MILITARY.search(reader.text):
        found["military"] = 0.92
    if _WORK.search(told):
        found["workers_comp"] = 0.92
    if not found:
        found = _public(reader, told, head)
    if not found:
        found = _private(reader, kind)
    words = reader.paper.cells[0].words if reader.paper.cells else ()
    for coverage, sure in found.items():
        yield reader.offer(
            "coverage_kind", coverage, _where(reader, coverage) or words, sure if len(found) == 1 else 0.6, "sentence"
        )


def _labels(reader: Examined) -> str:
    return " ".join(field.label for field in reader.fields)


def _public(reader: Examined, told: str, head: str) -> dict[str, float]:
    kind = reader.kind.kind
    medi_cal = kind in ("notice_of_action", "notice_of_appeal_resolution") or plan_is_medi_cal(reader)
    medi_cal = medi_cal or "medi-cal" in head or _MEDI_CAL.search(_labels(reader)) is not None
    medicare = _MEDICARE.search(told) or _MEDICARE.search(head)
    found: dict[str, float] = {}
    if medi_cal:
        both = (
            "medi-cal" in told
            or _MEDI_CAL.search(reader.text)
            or kind in ("notice_of_action", "notice_of_appeal_resolution")
        )
        found["medi_cal_managed_care"] = 0.95 if both else 0.75
    if medicare:
        found["medicare"] = 0.95
    return found


def plan_is_medi_cal(reader: Examined) -> bool:
    """Whether the letterhead is a plan's that is mostly for Medi-Cal."""
    return any(plan_names.is_medi_cal(cell.text) for cell in reader.paper.cells[:_HEAD])


def _private(reader: Examined, kind: str) -> dict[str, float]:
    dmhc = _DMHC.search(reader.text)
    cdi = _CDI.search(reader.text)
    if dmhc and _NOT_OF.search(reader.text[max(0, dmhc.start() - 120) : dmhc.end() + 120]):
        return {}
    if cdi and not dmhc:
        return {"insurance_policy": 0.93 if kind in _DECIDES else 0.7}
    if dmhc and not cdi:
        return {"dmhc_plan": 0.93 if kind in _DECIDES else 0.7}
    return {"dmhc_plan": 0.5} if dmhc else {}


def _where(reader: Examined, coverage: str) -> tuple[Word, ...]:
    patterns = {
        "self_funded_employer": _SELF, "medicare": _MEDICARE, "medi_cal_managed_care": _MEDI_CAL, "dmhc_plan": _DMHC,
        "insurance_policy": _CDI, "federal_employee": _FEDERAL, "military": _MILITARY, "workers_comp": _WORK,
    }  # fmt: skip
    found = patterns[coverage].search(reader.text)
    return reader.words(found.start(), found.end()) if found else ()
