"""The member's number: never a claim's, a group's, a telephone's, a licence's, or the one of another card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from forms.finders.fields import Labelled
from forms.finders.offer import Offer
from forms.finders.reader import Examined
from forms.finders.sheet import Word, fold

_NUMBER: Final = re.compile(r"[a-z]{0,4}[- ]?[0-9][a-z0-9]*(?:[- ][a-z0-9]+){0,3}")
_PHONE: Final = re.compile(r"(?:1[- .])?\(?[2-9]\d\d\)?[- .]\d{3}[- .]\d{4}")
_SOCIAL: Final = re.compile(r"\d{3}-\d\d-\d{4}")
_MEDICARE: Final = re.compile(r"[1-9][a-z][a-z0-9]\d-?[a-z][a-z0-9]\d-?[a-z]{2}\d\d")
_BIC: Final = re.compile(r"\d{8}[a-z]\d{5}")
_CIN: Final = re.compile(r"\d{8}[a-z]")
_CONFUSED: Final = re.compile(r"\d[oilsbz]\d|[oilsb]\d[oilsb]|[a-z]o\d", re.IGNORECASE)
_SHORTEST, _LONGEST = 5, 20
_KINDS_WITHOUT: Final = ("fax_confirmation", "power_of_attorney")
_CLINIC: Final = ("other", "medical_records", "bill", "prescription")
_TOLD: Final = re.compile(
    r"\b(?:(?:your|the) (?:member(?:ship)?|subscriber|enrollee|health plan|plan member) (?:id|i\.d\.|number|identification)(?: number| no\.?)?|"
    r"su (?:numero|n\.o|num\.|id)(?: de identificacion)?(?: de| del)? (?:miembro|afiliad[oa]|suscriptora?|identificacion)) (?:is|es)(?: el| the)? ?:? "
)
"""A number that a sentence tells: "Your member ID is"."""
_STRONG: Final = re.compile(
    r"member|subscriber|enrollee|miembro|afiliado|suscriptor|hoi vien|cin|client index|cardholder|insured|participant|medi-cal|socio"
)


def find(reader: Examined) -> Iterator[Offer]:
    """Offers of the member's number."""
    kind = reader.kind.kind
    if kind in _KINDS_WITHOUT:
        return
    kaiser = "kaiser" in reader.text
    found: list[Offer] = []
    for field in reader.under("membership_number", "insured", "member", *(["record_number"] if kaiser else [])):
        taken = _number(field)
        if taken is None:
            continue
        text, words = taken
        strong = (
            _CIN.fullmatch(fold(text)) is not None
            or _STRONG.search(field.label) is not None
            or field.role == "record_number"
        )
        sure = 0.95 if strong else 0.92
        if kind in _CLINIC and not strong:
            sure = 0.5
        if kind == "other" and not re.search(r"health|salud|medic", reader.text):
            return
        if field.how in ("under", "right") and not strong:
            sure = min(sure, 0.9)
        if reader.paper.pictured and _CONFUSED.search(text) and not _CIN.fullmatch(fold(text)):
            sure = 0.75
        found.append(reader.offer("membership_number", text, words, sure, "label"))
    found = found or list(_told(reader))
    values = {re.sub(r"\W", "", fold(offer.value)) for offer in found}
    for offer in found:
        if len(values) > 1:
            offer = Offer(offer.key, offer.value, offer.page, offer.place, min(offer.sure, 0.6), offer.because)
        yield offer


def _told(reader: Examined) -> Iterator[Offer]:
    for sentence in _TOLD.finditer(reader.text):
        words = reader.words(sentence.end(), sentence.end() + 40)
        taken = _number(Labelled("membership_number", sentence[0], words, "colon"))
        if taken is not None:
            weak = reader.kind.kind in _CLINIC and not _STRONG.search(sentence[0])
            yield reader.offer("membership_number", *taken, 0.5 if weak else 0.93, "sentence")


def _number(field: Labelled) -> tuple[str, tuple[Word, ...]] | None:
    """The number at the start of a value, and its words. None for a telephone's, Medicare's or a BIC's."""
    text = field.text
    folded = fold(text)
    if _PHONE.match(folded) or _SOCIAL.match(folded) or _BIC.match(folded.replace(" ", "")):
        return None
    taken: list[Word] = []
    for word in field.words:
        bare = fold(word.text.strip(",.;|()"))
        if not re.fullmatch(r"[a-z0-9]+(?:[-/][a-z0-9]+)*", bare) or not (
            re.search(r"\d", bare) or (not taken and len(bare) <= 4 and bare.isalpha() and word.text.isupper())
        ):
            break
        taken.append(word)
        if word.text.endswith((",", ";", ".")) or len(taken) == 4:
            break
    value = " ".join(word.text for word in taken).strip(" ,.;|()")
    bare = re.sub(r"\W", "", fold(value))
    if not _SHORTEST <= len(bare) <= _LONGEST or sum(char.isdigit() for char in bare) < 4:
        return None
    if (
        not _NUMBER.fullmatch(fold(value))
        or _MEDICARE.fullmatch(fold(value))
        or re.fullmatch(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}", value)
    ):
        return None
    if len(set(re.sub(r"\D", "", value))) == 1 or "123456789".startswith(re.sub(r"\D", "", value)):
        return None  # the example of a handbook
    return value, tuple(taken)
