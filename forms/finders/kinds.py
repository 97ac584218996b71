"""What a paper is, by its title first and by its sentences after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from forms.finders.plan_names import letterhead
from forms.finders.prose import is_delay, reasons, told
from forms.finders.sheet import PaperWords, TextCell

_TOP: Final = 26
"""Lines from the top of a letter among which its title stands: under a head, an address and a grid of eight rows."""
_TITLE_WORDS: Final = 14
_CARD_WORDS: Final = 150
_SMALL_CARD: Final = 60
"""Words of a card that may carry no more than a plan, a number, a name and a group."""
_CARD_HEAD: Final = 3
"""Cells among which such a card names its plan."""

_SPANISH: Final = re.compile(r"\b(?:de|la|el|los|su|para|por|que|una|con|del|usted|fecha|numero|no es|al)\b")
_ENGLISH: Final = re.compile(r"\b(?:the|of|and|to|your|for|is|we|you|this|date|number|with|in)\b")
_OTHER: Final = re.compile(r"\b(?:cua|quy vi|dich vu|chung toi|khong|thong bao|ngay|hoi vien|nguyen)\b")

_TITLES: Final[tuple[tuple[str, float, re.Pattern[str]], ...]] = (
    # The pages for the doctor (forms.doctor_pages), which come back signed.
    ("urgent_letter", 0.98, re.compile(r"^why this care cannot wait$|^por que esta atencion no puede esperar$")),
    ("experimental_certification", 0.98, re.compile(
        r"^certification on experimental or investigational care$|^certificacion sobre atencion experimental o de investigacion$")),
    ("doctor_letter", 0.98, re.compile(r"^why this care is medically necessary$|^por que esta atencion es medicamente necesaria$")),
    ("eob", 0.97, re.compile(r"explanation of (?:your )?benefits?|explicacion de (?:sus )?beneficios|explanation of payment|medicare summary notice")),
    ("fax_confirmation", 0.96, re.compile(r"(?:transmission|fax|transmit) (?:verification |confirmation |result )?report|fax confirmation|confirmacion de fax|informe de transmision|message confirmation")),
    ("notice_of_appeal_resolution", 0.97, re.compile(r"notice of appeal resolution|aviso de resolucion de (?:la |su )?apelacion|thong bao ket qua khang cao|aviso de la resolucion")),
    ("power_of_attorney", 0.96, re.compile(r"power of attorney|poder notarial|poder duradero|carta poder|advance (?:health care )?directive|poder para (?:la )?atencion|directiva anticipada|appointment of representative")),
    ("plan_decision", 0.96, re.compile(
        r"(?:answer|response|reply) to (?:your|the) (?:grievance|appeal|complaint)|(?:grievance|appeal|complaint) (?:resolution|decision|response|answer|determination|outcome)|"
        r"(?:resolution|decision|outcome|result) (?:of|on|about|regarding) (?:your|the) (?:grievance|appeal|complaint)|respuesta a su (?:queja|apelacion)|"
        r"(?:resolucion|decision|resultado) (?:de|sobre|a) (?:su|la) (?:queja|apelacion)|final (?:internal )?adverse benefit determination|"
        r"carta de resolucion|resolution letter|redetermination|reconsideration (?:decision|notice)|appeal denied|your appeal (?:is|was|has been) denied")),
    ("notice_of_action", 0.97, re.compile(r"notice of action|aviso de accion|notificacion de accion")),
    ("denial_letter", 0.96, re.compile(
        r"(?:service|claim|coverage|authorization|prior authorization|benefit|drug|payment|request|referral) denial|notice of denial|denial (?:notice|letter|of)|"
        r"adverse benefit determination|adverse determination|(?:aviso|notificacion|carta) de (?:la )?(?:denegacion|negacion|rechazo)|denegacion de|"
        r"determinacion adversa|notice of non-?coverage|negacion de|denegacion del|request denied|denied (?:request|service|claim|referral|authorization|care)s?\b|solicitud negada|your request (?:is|was) denied|solicitud denegada|servicio denegado|denial and modification|notice of modification|denied$|^denial$|^denegacion$|drug coverage denial")),
    ("bill", 0.93, re.compile(r"patient statement|statement of account|hospital bill|^invoice|balance due|billing statement|^factura|estado de cuenta|amount due|past due|monthly bill|^bill\b|final notice")),
    ("prescription", 0.95, re.compile(r"^prescription\b(?! (?:discount|drug|benefit|card|coverage|plan))|^receta(?: medica)?\b|^rx$|^rp$|prescription order")),
    ("doctor_letter", 0.95, re.compile(r"letter of medical necessity|carta de necesidad medica|to whom it may concern|a quien (?:corresponda|pueda interesar)|medical necessity letter")),
    ("medical_records", 0.94, re.compile(
        r"progress notes?|office visit|visit (?:summary|note)|clinic note|chart note|discharge summary|operative (?:report|note)|pathology report|"
        r"(?:radiology|imaging|mri|ct|x-ray|laboratory|lab|consultation) (?:report|results?|note)|nota (?:de progreso|clinica|medica)|medical records?\b(?! (?:number|no\b|num|#))|"
        r"informe (?:medico|de laboratorio|de radiologia|clinico)|resultados? de (?:laboratorio|analisis)|history and physical|expediente medico|resumen de (?:la )?(?:visita|alta)|after visit summary")),
    ("other", 0.95, re.compile(r"appointment (?:reminder|confirmation)|recordatorio de (?:su )?cita|su cita|newsletter|boletin|privacy (?:notice|practices)|welcome (?:to|packet)|"
                               r"acknowledg|acuse de recibo|we received your (?:appeal|grievance|complaint)|recibimos su (?:queja|apelacion)|notice of approval|approval (?:notice|letter)|aprobacion|"
                               r"directory|directorio|survey|encuesta|premium|prima mensual|enrollment|inscripcion|summary of benefits|1095-b|evidence of coverage|fax cover|cover sheet")),
)  # fmt: skip
_UPHELD: Final = re.compile(
    r"\b(?:uphold|upheld|upholding)\b|we (?:still )?(?:deny|denied) your (?:appeal|grievance)|your (?:appeal|grievance) (?:is|was|has been) denied|"
    r"mantenemos|confirmamos la (?:denegacion|decision)|ratific|our (?:first )?decision (?:stands|remains)|we close your grievance|cerramos su queja|"
    r"(?:reviewed|looked at) your (?:appeal|grievance)[\w ,]{0,60}(?:decided|decision)|denegamos su apelacion|"
    r"giu nguyen quyet dinh|we did not change|no cambiamos"
)
_OUTCOME: Final = re.compile(
    r"\b(?:overturn(?:ed|ing)?|reversed?|reversing)\b|(?:denial|decision|determination) (?:\w+ ){0,3}(?:stands|remains|will not change|has not changed|is (?:correct|upheld|final))|"
    r"(?:agree|stand) with (?:our|the|that) (?:\w+ )?(?:denial|decision)|(?:not|n't) chang(?:e|ed|ing) our (?:\w+ )?decision|keep(?:ing)? (?:our|the) (?:\w+ )?(?:denial|decision)|"
    r"mant(?:ener|enemos|uvimos|iene) (?:la|nuestra|su|esa|dicha) (?:\w+ )?(?:denegacion|negacion|negativa|decision)|revoc(?:ar|amos)|anul(?:ar|amos) (?:la|nuestra)"
)
"""What a plan does with its own no once it was asked again; the rights text has such words, too."""
_ANSWERS: Final = r"your (?:appeal|grievance|complaint)|you appealed|su (?:queja|apelacion)|usted apelo"
_WILL_ANSWER: Final = re.compile(
    r"we (?:will|shall) (?:send|give|mail|answer|decide|respond|write|resolve|make|review)[\w ,]{0,80}(?:answer|decision|days|by|written|letter|resolution)|"
    r"(?:answer|decision|response) within \d+|is being reviewed|le (?:enviaremos|daremos|responderemos|contestaremos|escribiremos)|"
    r"responderemos|tomaremos una decision|recibira (?:una|nuestra) (?:respuesta|decision)|contestaremos|you will (?:get|receive) (?:a|our|an)"
)
_RECEIVED: Final = re.compile(
    r"(?:we|plan) (?:have |has )?(?:received|got) your (?:appeal|grievance|complaint)|(?:recibimos|hemos recibido|recibio) su (?:queja|apelacion|reclamo)|thank you for (?:your|contacting)[\w ]{0,30}(?:grievance|appeal)|"
    r"(?:grievance|appeal|queja|apelacion) (?:was |fue )?(?:received|recibida)"
)
_DENIED: Final = re.compile(
    r"(?:is|was|were|are|been|be|have|has|must|we|not) (?:being )?(?:denied|deny|denying)|not (?:be )?approved?|did not approve|cannot approve|can't approve|unable to approve|"
    r"(?:decided|chosen|agreed|determined) not to (?:approve|cover|pay|authorize)|(?:will|are|were|do|does|did|have|has)(?: not|n't) (?:be )?(?:approv|cover(?:ing|ed)?\b|authoriz|pay(?:ing)?\b|certif)|(?:declined|refused) (?:to (?:approve|cover|pay|authorize)|your|the|this|coverage)|"
    r"(?:decidimos|decidio) no (?:aprobar|cubrir|pagar|autorizar)|"
    r"(?:medical director|doctor|physician|reviewer|plan|we) (?:has |have |had )?(?:denied|deny|denies)\b|(?:unable|not able) to (?:pay|cover|authorize|approve)|cannot (?:pay|cover|authorize)|can't (?:pay|cover|authorize)|(?:must|have to|need to) say no|say(?:ing)? no to|turned down|(?:tenemos|debemos) que? ?decir que no|"
    r"(?:hemos|fue|ha sido|sigue siendo|sigue|es|esta) (?:denegad|negad|rechazad)|no (?:aprobamos|podemos aprobar|fue aprobad|se aprob|autoriz)|denegamos|negamos|rechazamos|we denied|plan denied|will not (?:pay|cover)|no pagar"
)
_CARE: Final = re.compile(
    r"health|medical|salud|medic|treatment|tratamiento|doctor|dental|member id|patient|paciente|provider|coverage|cobertura"
)
_DOCTOR_SPEAKS: Final = re.compile(
    r"\bmy patient|\bmi paciente|i am (?:writing|the treating)|i (?:have )?treat|under my care|bajo mi cuidado|le escribo|in my (?:medical )?opinion|en mi opinion|i (?:ask|request|recommend|prescribed)|sincerely.{0,60}\bm\.?d\b"
)
_RECORD: Final = re.compile(
    r"history of present illness|chief complaint|assessment(?: and plan)?:|impression:|findings:|hpi:|vitals?:|impresion:|hallazgos:|motivo de (?:la )?consulta|signos vitales|diagnostico:.{0,200}plan:"
)
_PRESCRIPTION: Final = re.compile(r"\bsig\b:?|refills?\b|\bdisp(?:ense)?\b|tome (?:una|1)|take (?:one|1|two)|resurtid")
_CARD_MARKS: Final = re.compile(
    r"rx ?bin|rx ?pcn|rx ?grp|\bpcp\b|copay|copago|\bipa\b|medical group|grupo medico|effective|vigencia|office visit|member services|servicios para miembros|benefits identification card|medicare health insurance|group|plan type|\bhmo\b|\bppo\b|appointments?\b|advice|nurse line|(?:northern|southern) california region|dependents?\b|deductible"
)
_NUMBER: Final = re.compile(
    r"member (?:id|no|number|#)|subscriber id|\bid\b|id (?:no|number|del)|identifica|medicare number|numero de medicare|num\. de|medical record|enrollee|cin\b|no\. de miembro|cardholder id|historia clinica"
)
_COUNTY: Final = re.compile(
    r"calfresh|calworks|county welfare|eligibility worker|your (?:medi-cal )?eligibility (?:has|is|will)"
)
_NOT_CARE: Final = re.compile(
    r"\b(?:wireless|internet|electric|water (?:service|bill)|utilit|cable|insurance premium|auto (?:insurance|policy)|vehicle|mortgage|rent\b|bank\b|credit card|telefonia|luz\b|monthly plan charge|late fee|credit union|loans?\b|leases?\b|tenant|scholarship|admissions?\b|dmv\b|unemployment|"
    r"warranty|immigration|visa application|prestamo|hipoteca|alquiler|beca\b|desempleo|inmigracion|jury|juror|jurado|superior court|summons|traffic (?:school|citation))"
)


_APPEALED: Final = re.compile(
    r"(?:received|got|reviewed|about|regarding|answer to|response to|considered) your (?:\w+ )?(?:appeal|grievance|complaint)|you (?:\w+ )?(?:appealed|filed (?:an?|your) (?:\w+ )?(?:appeal|grievance|complaint)|complained|disagreed?)|"
    r"(?:appeal|grievance) (?:\w+ )?(?:received|filed|number|id|case)|your (?:\w+ )?(?:appeal|grievance) (?:was |is |has )|"
    r"(?:recibimos|revisamos|sobre|respuesta a) su (?:\w+ )?(?:apelacion|queja|reclamo)|usted (?:\w+ )?(?:apelo|presento (?:una|su) (?:apelacion|queja)|no esta de acuerdo)"
)
_HEAD: Final = 8
"""Cells from the top of a paper in which whose it is stands."""
_OTHER_OFFICE: Final = re.compile(
    r"\b(?:apartments?|housing|property (?:management|services)|properties|realty|landlord|school|university|college|superior court|credit union|bank|"
    r"casualty|disability|liability|annuity|annuities|auto(?:mobile)?|motor|pet insurance|veterinary|travel insurance|employment development|social security|unemployment|immigration|"
    r"airlines?|payroll|human resources|^(?:city|town|village) of|animal (?:services|control|licensing)|(?:business|dog|building|driver'?s?|liquor) (?:license|permit)|permit (?:application|no\b|number|center)|public works|building department|zoning|franchise tax|internal revenue|casas?|apartamentos|vivienda|escuela|universidad|banco|juzgado)\b"
)
"""Whose letters of refusal are none of a health plan's."""
_COVERED: Final = re.compile(
    r"health (?:plan|insurance|net|care)|medi-cal|medicare|\bmember id|plan de salud|seguro medico|(?:dental|vision) plan|student health"
)
_NO_INSURANCE: Final = re.compile(
    r"(?:is|are) not (?:a |an )?(?:health |medical )?insurance\b|(?<!network )(?:discount|savings|coupon|copay assistance) (?:card|program|plan)|no es (?:un )?seguro\b|tarjeta de descuento"
)
_OF_A_PLAN: Final = re.compile(
    r"health ?plan|plan de salud|medi-cal|medicare|managed health|888-466-2219|800-927-4357|health insurance|seguro medico|benefits?\b|coverage|cobertura|prior auth|"
    r"insurance|claim\b|authorization|member\b|miembro"
)
"""Words without which a refusal is no health plan's, whatever it says of doctors."""
_MEMBERS_LETTER: Final = re.compile(
    r"(?:member|subscriber|enrollee|participant|cardholder)(?:'s)?(?: plan| health plan)? (?:id|number|no\b|#|identification)|\bcin\b|"
    r"(?:miembro|afiliad[oa]|suscriptora?)"
)
"""A label that stands on the letters of plans to their members."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paper is, how sure, and the cell that is its title (None where it has none)."""

    kind: str
    sure: float
    title: TextCell | None
    delay: bool = False
    answered: bool = True


def language(paper: PaperWords) -> str:
    """The language of the paper, or "other", by its small words."""
    text = paper.flow.folded[:20_000]
    counts = {
        "english": len(_ENGLISH.findall(text)),
        "spanish": len(_SPANISH.findall(text)),
        "other": 2 * len(_OTHER.findall(text)),
    }
    best = max(counts, key=lambda tongue: counts[tongue])
    return best if counts[best] else "english"


def kind_of(paper: PaperWords) -> Kind:
    """The kind of the paper. Never sure where only its words, and no title, tell."""
    text = paper.flow.folded
    delay = is_delay(text)
    title, named, sure = _title(paper)
    own = told(paper)
    spoken = " ".join(sentence for _, _, sentence in own)
    answered = _UPHELD.search(text) or (_OUTCOME.search(spoken) and _APPEALED.search(text))
    if named in ("denial_letter", "plan_decision") and not _CARE.search(text):
        sure = min(sure, 0.85)
    head = " ".join(cell.folded for cell in paper.cells[:_HEAD])
    receipt = bool(_RECEIVED.search(text)) and bool(_WILL_ANSWER.search(text)) and not answered
    if (
        named not in ("eob", "notice_of_action", "power_of_attorney")
        and receipt
        and not _DENIED.search(_first_half(text))
    ):
        return Kind("other", 0.7, title, answered=False)
    if _OTHER_OFFICE.search(head) and not _COVERED.search(head):
        return Kind("other", 0.92, title)
    if _NO_INSURANCE.search(text):
        return Kind("other", 0.92, title)
    if _COUNTY.search(text) and named in ("notice_of_action", "denial_letter"):
        return Kind("other", 0.6, title)
    if named == "eob":
        return Kind("eob", sure, title)
    if _card(paper, text, named):
        return Kind("id_card", 0.95, title)
    if named == "denial_letter" and answered:
        return Kind("plan_decision", 0.7, title)
    if named == "notice_of_action" and _UPHELD.search(text):
        return Kind("notice_of_appeal_resolution", 0.6, title)
    if (
        named in ("bill", "denial_letter")
        and _NOT_CARE.search(text)
        and not re.search(r"patient|paciente|hospital|clinic|member id", text)
    ):
        return Kind("other", 0.92, title)
    if named is not None:
        return Kind(named, sure, title, delay=delay)
    return _by_words(paper, text, delay, own)


def _first_half(text: str) -> str:
    return text[: max(400, len(text) // 2)]


def _title(paper: PaperWords) -> tuple[TextCell | None, str | None, float]:
    """The first cell near the top that names a kind; larger letters win over earlier ones."""
    best: tuple[float, TextCell, str, float] | None = None
    lines = [line for line in paper.lines if line.page == paper.front][:_TOP]
    for place, cell in ((place, cell) for place, line in enumerate(lines) for cell in line.cells):
        bare = cell.folded.strip(" .:*|_-")
        if cell.text[:1].islower() and cell.text[:1].isalpha() and len(cell.words) < 4:  # the end of a paragraph
            continue
        if len(cell.words) > _TITLE_WORDS or (bare.endswith((".", ";")) and len(cell.words) > 6):
            continue
        if re.match(r"(?:date|fecha|dear|estimad)", bare) or (
            ":" in bare
            and not re.search(r":\s*(?:demora|delay|denial|denegacion|modif|terminat)", bare)
            and not bare.startswith(("re:", "asunto:", "subject:"))
        ):
            continue
        for named, sure, pattern in _TITLES:
            if not pattern.search(bare):
                continue
            if bare.startswith(("re:", "asunto:", "subject:")):
                sure = min(sure, 0.92)
            weight = cell.height + (4 if cell.text.isupper() else 0) - place * 0.15 + (3 if sure > 0.95 else 0)
            if best is None or weight > best[0]:
                best = (weight, cell, named, sure)
            break
    return (best[1], best[2], best[3]) if best else (None, None, 0.0)


def _card(paper: PaperWords, text: str, named: str | None) -> bool:
    if named not in (None, "medical_records") or len(paper.words) > _CARD_WORDS:
        return False
    if re.search(r"\bdear\b|estimad[oa]", text) or (named is not None and _RECORD.search(text)):
        return False
    if re.search(
        r"medicare health insurance|benefits identification card|tarjeta de identificacion|identification card|member id card",
        text,
    ):
        return True
    marks = len(set(_CARD_MARKS.findall(text)))
    if len(paper.words) < _SMALL_CARD and any(letterhead(cell.folded) for cell in paper.cells[:_CARD_HEAD]):
        marks += 1
    return bool(_NUMBER.search(text)) and marks >= (2 if named is None else 3) and not _DENIED.search(text)


def _by_words(paper: PaperWords, text: str, delay: bool, own: list[tuple[int, int, str]]) -> Kind:
    title = paper.cells[0] if paper.cells else None
    if re.search(r"this is not a bill|esto no es una factura|no es una factura", text):
        return Kind("eob", 0.92, title)
    if _NOT_CARE.search(text) and not _CARE.search(text):
        return Kind("other", 0.92, title)
    if _RECORD.search(text) and not _DENIED.search(text):
        return Kind("medical_records", 0.85, title)
    if _PRESCRIPTION.search(text) and len(paper.words) < 160 and not _DENIED.search(text):
        return Kind("prescription", 0.85, title)
    if _DOCTOR_SPEAKS.search(text):
        return Kind("doctor_letter", 0.85, title)
    spoken = " ".join(sentence for _, _, sentence in own)
    if _UPHELD.search(text) and re.search(r"appeal|grievance|queja|apelacion|khang cao", text):
        return Kind("plan_decision", 0.92 if _UPHELD.search(spoken) else 0.85, title)
    if _OUTCOME.search(spoken) and _APPEALED.search(text):
        return Kind("plan_decision", 0.92, title)
    why = bool(reasons(own)) and _MEMBERS_LETTER.search(text) is not None
    denied = _DENIED.search(text) is not None or why
    if denied and _CARE.search(text) and not _NOT_CARE.search(text) and _OF_A_PLAN.search(text):
        clear = (bool(_DENIED.search(spoken)) or why) and not delay and not re.search(_ANSWERS, spoken)
        clear = clear and bool(reasons(own) or _MEMBERS_LETTER.search(text))
        return Kind("denial_letter", 0.92 if clear else 0.85, title, delay=delay)
    if re.search(r"appointment|\bcita\b", text):
        return Kind("other", 0.8, title)
    return Kind("other", 0.5, title)
