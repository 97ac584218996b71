"""Which date is which: the letter's, the first no's, the appeal's, the last day's, the birthday. A date that could be
another one is not certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from forms.finders.offer import Offer
from forms.finders.prose import reasons
from forms.finders.reader import Examined
from forms.finders.sheet import TextCell, Word
from forms.finders.spotted_dates import Spotted, spot

_NO: Final = ("denial_letter", "notice_of_action")
_ANSWER: Final = ("plan_decision", "notice_of_appeal_resolution")
_ON: Final = r"(?: (?:on|dated|of|el|del|de fecha|con fecha|el dia|ngay))?[ :,]{0,2}$"
_BEFORE_FILED: Final = re.compile(
    r"(?:(?:received|got) your (?:[\w-]+ ){0,5}(?:appeal|grievance|complaint|redetermination|reconsideration)(?: request)?|you (?:appealed|filed (?:a|your|an) (?:grievance|appeal|complaint)|complained)|"
    r"your (?:appeal|grievance|complaint) (?:that )?(?:was |we )?(?:received|filed|got)(?: by (?:phone|mail|fax))?|filed by (?:phone|mail|fax)|"
    r"you(?:,[\w ]{0,40},)? appealed(?: (?!(?:dated|sent|made|issued|we|on)\b)\w+){1,10} on|usted(?:,[\w ]{0,40},)? apelo(?: (?!(?:fecha|enviad\w|el)\b)\w+){1,10} el|"
    r"(?:appeal|grievance|complaint)(?: letter| form| request)?(?: (?:that|which))?(?: (?:we|you|the plan))?(?: have| had)? (?:filed|received|got|sent|submitted|made|gave|dated|of)(?: (?:us|from you|to us|by (?:phone|mail|fax)))?|"
    r"(?:queja|apelacion|reclamo) que (?:usted )?(?:presento|recibimos|envio|mando|hizo|nos envio)|(?:recibimos|recibio) su (?:queja|apelacion)|usted (?:apelo|presento (?:una|su) (?:queja|apelacion))|"
    r"su (?:queja|apelacion)(?: que recibimos| recibida| presentada| fue recibida)?|(?:presentada|recibida) por (?:telefono|correo|fax))" + _ON
)  # fmt: skip
_BEFORE_NO: Final = re.compile(
    r"(?:(?:denial|notice of action|notice|decision|denial letter)(?: that)? we (?:sent|mailed|made|gave)(?: you)?|(?:notice of action|denial letter|first denial|original denial|denial)(?: dated)?|"
    r"we (?:first )?(?:denied|said no)(?: \w+){0,5}|(?:denegacion|aviso de accion|aviso|carta|negativa)(?: (?:de|del)(?: \w+){1,6})?,? que le (?:enviamos|mandamos)|(?:aviso de accion|denegacion|primera denegacion)|"
    r"(?:denegamos|negamos)(?: \w+){0,5})" + _ON
)  # fmt: skip
_AFTER_FILED: Final = re.compile(
    r",? (?:you (?:appealed|complained|filed (?:a|your|an) (?:grievance|appeal|complaint))|we received your (?:appeal|grievance|complaint)|"
    r"usted (?:apelo|presento (?:una|su) (?:queja|apelacion))|recibimos su (?:queja|apelacion))"
)
_AFTER_NO: Final = re.compile(
    r",? (?:we|the plan|your plan) (?:first )?(?:denied|refused|did not approve|said no|decided not to)|,? (?:le )?(?:denegamos|negamos)"
)
_BEFORE_LAST: Final = re.compile(
    r"(?:(?:appeal|grievance|file|hearing|review)[\w ,()-]{0,50}(?:by|before|no later than|not later than|on or before|until)|(?:last day|deadline)[\w ,]{0,40}(?:is|:)|"
    r"you must (?:ask|file|send|write|act|call)[\w ,()-]{0,80}(?:no later than|not later than|on or before)|debe (?:pedir|presentar|apelar|enviar)[\w ,()]{0,80}a mas tardar el|"
    r"(?:apel|queja|audiencia|present)[\w ,()]{0,60}(?:a mas tardar el|antes del|hasta el|no despues del)|(?:ultimo dia|plazo|fecha limite)[\w ,]{0,40}(?:es|:|termina|vence)(?: el)?)[ :]{0,2}$"
)
_NOT_LAST: Final = re.compile(
    r"we (?:will|must|have)|decid|our answer|pay|pago|responder|contestar|complet|answer you|received|recibi"
)
_BEFORE_BIRTH: Final = re.compile(
    r"(?:\bborn|\bnacid[oa]|date of birth|fecha de nacimiento|\bdob|d\.o\.b\.?)(?: (?:on|el|is|es))?[ :,(]{0,3}$"
)
_ISSUED: Final = re.compile(
    r"^(?:date )?(?:issued?|mailed|sent|printed)(?: date| on)?\b|^(?:issue|mail(?:ing)?) date|^fecha de (?:emision|envio)"
)
"""Where no date is called the letter's own, the day on which it was issued is it."""
_REFUSED: Final = re.compile(
    r"\b(?:denied|denial|not (?:\w+ )?approved|non-?covered|not (?:\w+ )?(?:covered|eligible|payable)|excluded|denegad|negad|rechazad|no (?:\w+ )?(?:cubiert|aprobad|autorizad))"
)
"""What a statement says of a service that it does not pay for."""
_CITY: Final = re.compile(r"^[a-z .]{3,30}, (?:california|ca|calif\.?)?,? ?(?:a )?$")


def find(reader: Examined) -> Iterator[Offer]:
    """Offers of dates."""
    yield from _birth(reader)
    kind = reader.kind
    letter = _letter_date(reader)
    if letter is not None and kind.answered:
        date, words, sure, because = letter
        if kind.kind in _NO:
            yield reader.offer("denied_on", date.iso, words, min(sure, kind.sure), because)
        elif kind.kind in _ANSWER:
            yield reader.offer("plan_decision_on", date.iso, words, min(sure, kind.sure), because)
        elif kind.kind == "eob" and _refuses(reader):
            yield reader.offer("denied_on", date.iso, words, 0.5, because)
    if kind.kind in _ANSWER:
        yield from _earlier(reader, letter[0] if letter else None)
    if kind.kind in (*_NO, *_ANSWER, "eob"):
        yield from _last_day(reader)


def _refuses(reader: Examined) -> bool:
    """Whether a statement says that something was refused; its paragraph about rights speaks of denials, too."""
    return bool(reasons(reader.told)) or _REFUSED.search(reader.plain_told) is not None


def letter_date(reader: Examined) -> str:
    """The date for the contents of the packet, or "" where the paper has none that is clear."""
    letter = _letter_date(reader)
    return letter[0].iso if letter is not None and letter[2] >= 0.6 else ""


def _birth(reader: Examined) -> Iterator[Offer]:
    found: dict[str, Offer] = {}
    for field in reader.under("date_of_birth"):
        date = reader.dated(field)
        if date is not None:
            sure = 0.96 * (date.sure if date.sure > 0.89 else 0.6)
            found.setdefault(date.iso, reader.offer("date_of_birth", date.iso, field.words[:5], sure, "label"))
    for date in reader.dates:
        if date.iso not in found and _BEFORE_BIRTH.search(reader.text[max(0, date.start - 40) : date.start]):
            words = reader.words(date.start, date.end)
            found[date.iso] = reader.offer(
                "date_of_birth", date.iso, words, 0.94 * min(1.0, date.sure + 0.02), "sentence"
            )
    for offer in found.values():
        yield _less(offer, 0.6) if len(found) > 1 else offer


def _less(offer: Offer, most: float) -> Offer:
    return Offer(offer.key, offer.value, offer.page, offer.place, min(offer.sure, most), offer.because)


def _letter_date(reader: Examined) -> tuple[Spotted, tuple[Word, ...], float, str] | None:
    labelled: list[tuple[Spotted, tuple[Word, ...]]] = []
    for field in reader.under("letter_date"):
        date = reader.dated(field)
        if date is not None and date.date.year >= 2000 and (reader.in_top(field.words[0])):
            labelled.append((date, field.words))
    if labelled:
        same = len({date.iso for date, _ in labelled}) == 1
        date, words = labelled[0]
        return date, words[:6], min(date.sure, 0.96) if same else 0.6, "label"
    issued = [
        (date, field)
        for field in reader.under("other_date")
        if _ISSUED.search(field.label)
        and (date := reader.dated(field)) is not None
        and date.date.year >= 2000
        and reader.in_top(field.words[0])
    ]
    if reader.kind.kind not in ("id_card", "prescription") and len({date.iso for date, _ in issued}) == 1:
        date, field = issued[0]
        return date, field.words[:6], min(date.sure, 0.92 if "mail" not in field.label else 0.8), "label"
    alone = [found for cell in reader.paper.cells for found in _alone(reader, cell)]
    if not alone:
        return None
    date, words = alone[0]
    same = len({date.iso for date, _ in alone}) == 1
    return date, words, min(date.sure, 0.94) if same else 0.7, "alone"


def _alone(reader: Examined, cell: TextCell) -> Iterator[tuple[Spotted, tuple[Word, ...]]]:
    """A date that is all of a cell in the head of the letter, or that follows a city."""
    if not reader.in_top(cell.words[0]) or len(cell.words) > 10:
        return
    if any(cell.words[0] in field.words for field in reader.fields):
        return
    for date in spot(cell.text, day_first=reader.day_first):
        before = cell.folded[: date.start]
        after = cell.folded[date.end :].strip(" .,")
        if not after and (not before.strip() or _CITY.match(before)) and date.date.year >= 2000:
            words = tuple(word for word in cell.words)
            count = len(cell.text[date.start :].split())
            yield date, words[-count:]


def _earlier(reader: Examined, letter: Spotted | None) -> Iterator[Offer]:
    """When the appeal or grievance came, and the first no, as an answer to it tells them."""
    for key, role, pattern, later in (
        ("grievance_filed_on", "grievance_filed_on", _BEFORE_FILED, _AFTER_FILED),
        ("denied_on", "first_no", _BEFORE_NO, _AFTER_NO),
    ):
        found: dict[str, Offer] = {}
        for field in reader.under(role):
            date = reader.dated(field)
            if date is not None:
                found.setdefault(date.iso, reader.offer(key, date.iso, field.words[:6], min(date.sure, 0.95), "label"))
        for date in reader.dates if not found else ():
            before, after = reader.text[max(0, date.start - 90) : date.start], reader.text[date.end : date.end + 50]
            if pattern.search(before) or (re.search(r"\b(?:on|el)(?: dia)? $", before) and later.match(after)):
                words = reader.words(date.start, date.end)
                found.setdefault(date.iso, reader.offer(key, date.iso, words, min(date.sure, 0.93), "sentence"))
        for offer in found.values():
            wrong = letter is not None and offer.value >= letter.iso
            if not wrong:
                yield _less(offer, 0.6) if len(found) > 1 else offer


def _last_day(reader: Examined) -> Iterator[Offer]:
    for field in reader.under("letter_deadline"):
        date = reader.dated(field)
        if date is not None:
            yield reader.offer("letter_deadline", date.iso, field.words[:6], min(date.sure, 0.95), "label")
    for date in reader.dates:
        before = reader.text[max(0, date.start - 110) : date.start]
        sentence = re.split(r"[.!?] ", before)[-1]
        if (found := _BEFORE_LAST.search(sentence)) and not _NOT_LAST.search(sentence[max(0, found.start() - 30) :]):
            words = reader.words(date.start, date.end)
            yield reader.offer("letter_deadline", date.iso, words, min(date.sure, 0.93), "sentence")
