"""What was asked for; what it is about; whether it was dealt with quickly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from forms.finders import names
from forms.finders.fields import Labelled, rows_under
from forms.finders.offer import SURE, Offer
from forms.finders.reader import Examined
from forms.finders.sheet import TextCell, Word, fold

_REFERENCE: Final = (
    "reference",
    "referencia",
    "ref",
    "appeal",
    "grievance",
    "complaint",
    "apelacion",
    "queja",
    "case",
    "caso",
)
DECIDES: Final = ("denial_letter", "notice_of_action", "plan_decision", "notice_of_appeal_resolution")
_LEAD: Final = re.compile(
    r"(?:denied request (?:for|of) |(?:denial|delay|approval|request|appeal|modification|termination|review|coverage|authorization|decision|determination) (?:of|for|about|on|regarding) |your (?:request|appeal|grievance) (?:for|about|of) |"
    r"(?:denegacion|negacion|demora|solicitud|apelacion|queja|modificacion|decision) (?:de |del |sobre |por |acerca de )(?:la |el |su )?(?:solicitud de )?|su (?:solicitud|pedido|apelacion|queja) (?:de|sobre|por) |request for |solicitud de )"
)
_NO_SERVICE: Final = re.compile(
    r"^(?:your|su|the|la|el|member|miembro|claim|appeal|grievance|queja|apelacion|patient|paciente|dob|id|notice|aviso|policy|case|caso)\b(?!.*\b(?:for|de)\b)|"
    r"^(?:the |your )?(?:requested |following |prior )?(?:services?|requests?|treatment|benefits?|coverage|care|authorization|referral|claim|payment|admission|appeal|grievance)(?: requested| below)?$|"
    r"^(?:denied|denegado|approved|health plan|see|page|denial|appeal|grievance|date|fecha)\b|\d{1,2}/\d{1,2}/\d{2,4}|date of service|fecha de servicio|@|www\.|"
    r"^\d+ (?:more |mas )?(?:days?|visits?|hours?|weeks?|months?|dias|visitas|horas|semanas|meses)$"
)
_OF_THE_PAPER: Final = re.compile(
    r"\b(?:appeal|grievance|complaint|outcome|determination|decision|resolution|apelacion|queja|resolucion|resultado)s?\b(?! (?:for|of|about|to)\b)|"
    r"\b(?:notice|letter|denial|aviso|carta)$"
)
"""What a letter is about where it names itself: "Outcome of your grievance", "First-level appeal"."""
_MONEY: Final = re.compile(r"\$?\s?\d[\d,]*\.\d\d")
_IN_PROSE: Final = re.compile(
    r"(?:(?:your|the|doctor's) (?:request|claim|authorization|prescription|referral) for|(?:not|n't) (?:to )?(?:approve|cover|pay for|authorize)|asked (?:us )?(?:to (?:approve|cover|pay for)|for)|(?:deny|denied|not approve|not approved|cannot approve|will not cover) (?:your request for |coverage (?:of|for) |payment for )?(?:the |your )?|"
    r"appealed (?:the|our) denial of|apelo la denegacion de|(?:su|la) solicitud de|pidio (?:que aprobaramos |aprobar )?|solicito |(?:denegamos|negamos|no aprobamos) (?:su solicitud de |la solicitud de )?)\s?(?:an? |the |la |el |un |una )?"
)
_CODE: Final = re.compile(r"\(?[A-Z]?\d{4}[0-9A-Z][):,-]?")
"""The code of a procedure (CPT, HCPCS, CDT) before its name."""
_STOP: Final = re.compile(
    r"[.,;:(]| (?:because|is|was|were|from|by|on|that|which|at|has|have|for you|under|dated|porque|es|fue|que|del dr|del doctor|no es|el \d|on \d|y |and we)\b"
)
_DRUG: Final = re.compile(
    r"\b\d+ ?(?:mg|mcg|ml|iu)\b|tablet|tableta|capsule|capsula|injection pen|inhaler|inhalador|step therapy|formulary|formulario|pharmacy benefit|prescription drug|brand name drug"
)
_DENTAL: Final = re.compile(
    r"\bdental\b|\btooth|\bteeth|\bdiente|\bmuela|orthodont|ortodon|\bcrown\b|root canal|endodon|\beyeglass|\blentes\b|contact lens|\bvision plan|optometr|\bimplant.{0,12}(?:tooth|dental)|dentadura|denture"
)
_MIND: Final = re.compile(
    r"mental health|behavioral health|salud mental|salud conductual|psychiatr|psiquiatr|psycholog|psicolog|substance use|residential treatment|autism|autismo|applied behavior|\baba\b|eating disorder|depress|terapia conductual|psychotherap|psicoterap|detox|inpatient rehab"
)
_ACCESS: Final = re.compile(
    r"timely access|waited \w+ (?:weeks|months|days)|(?:first|next|earliest) (?:visit|appointment)|no appointment|wait (?:time|for an appointment)|espero \w+ (?:semanas|meses|dias)|esperado \w+ (?:semanas|meses)|primera cita|lista de espera|wait(?:ing)? list"
)
_HEAD: Final = 16
"""Cells from the top among which a title says that a paper is about urgent care."""
_FAST: Final = re.compile(r"\b(?:expedited|urgent|acelerad[oa]|urgente|rapid[oa])\b")
_NOT_FAST: Final = re.compile(
    r"\b(?:not|non|no|if|si|standard|urgent care|atencion de urgencia|how to|como|you may|you can|puede|whether)\b|non-?urgent"
)
_HOW_FAST: Final = re.compile(
    r"type of request|request type|urgency|priority|review type|type of review|tipo de (?:solicitud|revision)|urgencia|prioridad"
)
_WAS_FAST: Final = re.compile(
    r"(?:was|were|been|is being) (?:handled|processed|reviewed|treated|decided) as (?:an? )?(?:expedited|urgent)|"
    r"we (?:expedited|reviewed this urgently)|(?:your|this) expedited (?:request|appeal|grievance|review)|"
    r"(?:se (?:tramito|reviso|atendio)|fue (?:tramitad|revisad|atendid)[oa]) (?:como|de forma|de manera) (?:\w+ )?(?:acelerada|urgente|rapida)|"
    r"su (?:solicitud|apelacion|queja) (?:acelerada|urgente|rapida)"
)
"""That it was done so, never that it could be."""
_CANCELLED: Final = re.compile(
    r"(?:coverage|policy|membership|enrollment|cobertura|poliza) (?:was|is|has been|will be|will|fue|ha sido|sera|se) (?:\w+ )?(?:cancel|terminat|rescind|end(?:ed|s)?\b|rescindi)|rescission|disenroll"
)
_BILL: Final = re.compile(
    r"claim|billed|payment|reclamacion|reclamo|pago|factura|cobr|already received|date of service|emergency room bill"
)


def find(reader: Examined) -> Iterator[Offer]:
    """Offers of the service, what it is about, and haste."""
    service = list(_service(reader))
    yield from service
    kind = reader.kind
    if kind.kind in DECIDES:
        yield from _about(reader, service)
        yield from _urgent(reader)
    elif kind.kind in ("eob", "bill"):
        words = kind.title.words if kind.title else ()
        yield reader.offer("about", "bill", words, 0.7, "kind")


def _service(reader: Examined) -> Iterator[Offer]:
    kind = reader.kind.kind
    if kind not in (*DECIDES, "eob", "prescription", "doctor_letter"):
        return
    if kind == "eob":
        table = list(_refused_row(reader))
        if table:
            yield from table
            return
    found: list[Offer] = []
    for roles, sure in ((("drug",), 0.94), (("treatment_requested",), 0.94)):
        for field in reader.under(*roles):
            offer = _named(reader, field, sure)
            if offer is not None:
                found.append(offer)
        if found:
            break
    found = found or list(_referred(reader))
    if not found:
        found = list(_in_prose(reader))
    values = {fold(offer.value) for offer in found}
    alike = (
        all(any(_within(one, other) for other in values if other is not one) for one in values)
        if len(values) > 1
        else True
    )
    for offer in found[:3]:
        yield (
            offer
            if alike
            else Offer(offer.key, offer.value, offer.page, offer.place, min(offer.sure, 0.75), offer.because)
        )


def _referred(reader: Examined) -> Iterator[Offer]:
    """A service behind "Reference:", which Spanish letters use for "Re:", or "Appeal:"; a number there is no service."""
    for field in reader.under("other_number"):
        if field.label.strip(" :.") in _REFERENCE and not re.search(r"\d{4}", field.text) and len(field.words) > 1:
            offer = _named(reader, field, 0.92)
            if offer is not None:
                yield offer


def _within(one: str, other: str) -> bool:
    a, b = set(one.split()), set(other.split())
    return a <= b or b <= a


def _named(reader: Examined, field: Labelled, sure: float) -> Offer | None:
    words = list(field.words)
    text = field.text
    if (lead := _LEAD.match(fold(text))) is not None:
        words = words[len(text[: lead.end()].split()) :]
    if len(words) > 1 and _CODE.fullmatch(words[0].text):
        words = words[2:] if len(words) > 2 and not any(map(str.isalnum, words[1].text)) else words[1:]
    text = " ".join(word.text for word in words).strip(" ,;|.")
    folded = fold(text)
    if (
        not words
        or not re.search(r"[a-z]{3}", folded)
        or len(words) > 16
        or _NO_SERVICE.search(folded)
        or _OF_THE_PAPER.search(folded)
        or names.is_doctor(text)
    ):
        return None
    if reader.kind.kind in ("doctor_letter",) or field.label.strip(" :.") in ("re", "subject", "asunto", "request"):
        person = names.split(words[:3]) if len(words) <= 3 else None
        if person is not None and all(word.text[:1].isupper() for word in words) and _is_persons(reader, words):
            return None
        if re.match(r"notice|aviso|decision|important|importante", folded):
            return None
    return reader.offer("treatment_requested", text, words, sure, "label")


def _is_persons(reader: Examined, words: list[Word]) -> bool:
    """Whether these words are also somewhere a person is named."""
    text = fold(names.plain_text(words))
    return (
        any(
            text in fold(field.text) or fold(field.text) in text
            for field in reader.under("patient", "member", "insured")
            if field.words[0] not in words
        )
        or re.search(
            r"(?:dear|estimad[oa]) (?:mr\.? |ms\.? |mrs\.? |sra?\.? )?(?:\w+ )?" + re.escape(text.split()[-1]),
            reader.text,
        )
        is not None
        or reader.kind.kind == "doctor_letter"
    )


def _refused_row(reader: Examined) -> Iterator[Offer]:
    """In an EOB's table the service that was not paid for most, and who gave it where a column tells."""
    best: tuple[float, dict[str, object]] | None = None
    rows = list(rows_under(reader.paper))
    for row in rows:
        refused = [
            _amount(cell.text)
            for head, cell in row.items()
            if re.search(
                r"not covered|no cubierto|denied|you(?: may)? owe|usted debe|(?:your|su) (?:share|cost|responsib|part)|not paid|no pagad",
                head,
            )
        ]
        if not refused or max(refused) <= 0:
            continue
        if best is None or max(refused) > best[0]:
            best = (max(refused), dict(row))
    told: set[str] = set()
    for row in rows:
        if best is None or row != best[1]:
            continue
        for key, pattern in (
            (
                "treatment_requested",
                r"^(?:service|servicio|description|descripcion|procedure|procedimiento|type of service|treatment|what was done)",
            ),
            ("providers", r"^(?:provider|proveedor|doctor)"),
        ):
            for head, cell in row.items():
                if (
                    re.match(pattern, head)
                    and re.search(r"[a-z]{3}", cell.folded)
                    and not re.search(r"\d{1,2}/\d{1,2}|\$", cell.text)
                ):
                    sure = 0.93 if "date" not in head and "fecha" not in head else 0.5
                    yield reader.offer(key, names.plain_text(cell.words), cell.words, sure, "table")
                    told.add(key)
        if "treatment_requested" not in told:
            yield from _words_of_row(reader, row)
        return


def _words_of_row(reader: Examined, row: dict[str, TextCell]) -> Iterator[Offer]:
    """The only words in a row of days and sums, where the head over them could not be read."""
    cells = [
        cell
        for head, cell in row.items()
        if re.search(r"[a-z]{4}", cell.folded)
        and not re.search(r"\d{1,2}/\d{1,2}|\$", cell.text)
        and not re.match(r"provider|proveedor|doctor|code|codigo|remark|nota|reason", head)
    ]
    if len(cells) == 1:
        yield reader.offer("treatment_requested", names.plain_text(cells[0].words), cells[0].words, 0.91, "table")


def _amount(text: str) -> float:
    found = _MONEY.search(text)
    return float(re.sub(r"[^\d.]", "", found[0])) if found else 0.0


def _in_prose(reader: Examined) -> Iterator[Offer]:
    for start, end, sentence in reader.told:
        for found in _IN_PROSE.finditer(sentence):
            rest = sentence[found.end() :]
            stop = _STOP.search(rest)
            text = rest[: stop.start() if stop else min(len(rest), 80)].strip()
            if (
                2 <= len(text.split()) <= 9
                and not _NO_SERVICE.search(text)
                and not re.match(
                    r"(?:covered|paid|approved|because|if|when|where|until|unless|by|in|on|at|to|as|for|porque|cuando|si|it|this|that|these|those|more|esto|a review|an appeal|more time|services?|request|solicitud|service above|the service)\b",
                    text,
                )
            ):
                first = start + found.end()
                words = reader.words(first, min(end, first + len(text)))
                twice = reader.text.count(text) > 1
                yield reader.offer(
                    "treatment_requested", names.plain_text(words), words, 0.92 if twice else 0.8, "sentence"
                )
                return


def _urgent(reader: Examined) -> Iterator[Offer]:
    """Whether the paper itself was dealt with quickly; that anybody may ask for it, nearly every letter says."""
    for cell in reader.paper.cells[:_HEAD]:
        if _FAST.search(cell.folded) and len(cell.words) <= 8 and not _NOT_FAST.search(cell.folded):
            yield reader.offer("urgent", "yes", cell.words, 0.92, "kind")
            return
    for field in reader.fields:
        if _HOW_FAST.search(field.label) and _FAST.search(fold(field.text)) and not _NOT_FAST.search(fold(field.text)):
            yield reader.offer("urgent", "yes", field.words, 0.92, "label")
            return
    found = _WAS_FAST.search(reader.text)
    if found is not None and not _NOT_FAST.search(reader.text[max(0, found.start() - 40) : found.end()]):
        yield reader.offer("urgent", "yes", reader.words(found.start(), found.end()), 0.9, "sentence")


def _about(reader: Examined, service: list[Offer]) -> Iterator[Offer]:
    words = reader.kind.title.words if reader.kind.title else ()
    told = reader.plain_told + " " + " ".join(fold(offer.value) for offer in service)
    from forms.finders.plan_names import MANAGERS
    from forms.plans import plan_kind

    kinds = {plan_kind(cell.text) for cell in reader.paper.cells[:8]}
    found: dict[str, float] = {}
    if _CANCELLED.search(told):
        found["cancelled"] = 0.75
    if _DENTAL.search(told) or kinds & {"dental", "vision"}:
        found["dental_or_vision"] = 0.93 if kinds & {"dental", "vision"} else 0.8
    if _MIND.search(told) or "behavioral" in kinds:
        asked = " ".join(fold(offer.value) for offer in service if offer.sure >= SURE)
        sure_of_it = "behavioral" in kinds or len(set(_MIND.findall(told))) > 1 or _MIND.search(asked) is not None
        found["mental_health"] = 0.93 if sure_of_it else 0.85
    if reader.under("drug") or _DRUG.search(told) or MANAGERS.search(told):
        dosed = any(_DRUG.search(fold(offer.value)) for offer in service if offer.sure >= SURE)
        found["drug"] = 0.93 if reader.under("drug") or dosed else 0.85
    if _ACCESS.search(told) and reader.kind.kind in ("plan_decision",):
        found["access"] = 0.92
    if not kinds & {"dental", "vision"} and _BILL.search(told) and re.search(r"claim denial|payment|pago", told):
        found["bill"] = 0.7
    if not found and service:
        found["care"] = 0.93
    elif not found:
        found["care"] = 0.7
    for about, sure in found.items():
        yield reader.offer("about", about, words, sure if len(found) == 1 else 0.7, "kind")
