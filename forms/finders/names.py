"""Names of people as papers write them, taken apart into first and last names where that is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from forms.finders.sheet import Word, fold

_PARTICLES: Final = frozenset(
    ["de", "del", "la", "las", "los", "van", "von", "der", "den", "da", "di", "san", "santa", "st", "st.", "le", "mac"]
)
_SUFFIXES: Final = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
_TITLES: Final = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "sr.",
        "sra.",
        "sra",
        "srta.",
        "srta",
        "don",
        "dona",
        "senor",
        "senora",
    ]
)
DOCTOR: Final = re.compile(
    r"(?:,\s*|\s)(?:m\.?d\.?|d\.?o\.?|n\.?p\.?|pa-c|p\.?a\.?|au\.?d\.?|d\.?d\.?s\.?|d\.?m\.?d\.?|d\.?p\.?m\.?|ph\.?d\.?|psy\.?d\.?|"
    r"o\.?d\.?|fnp|lcsw|lmft|rn|dpt|facs|pharm\.?d\.?|bcba)\b\.?|^(?:dra?|doctora?)\b\.?\s"
)
_NAME: Final = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’.][^\W\d_]+)*\.?")
_NO_NAME: Final = frozenset(
    [
        "plan",
        "health",
        "medical",
        "group",
        "member",
        "members",
        "services",
        "service",
        "notice",
        "denial",
        "patient",
        "care",
        "center",
        "clinic",
        "hospital",
        "date",
        "dear",
        "hello",
        "hi",
        "hola",
        "estimado",
        "estimada",
        "querido",
        "querida",
        "your",
        "the",
        "of",
        "and",
        "or",
        "for",
        "to",
        "not",
        "number",
        "id",
        "card",
        "street",
        "st",
        "ave",
        "avenue",
        "road",
        "rd",
        "blvd",
        "drive",
        "dr",
        "lane",
        "ln",
        "suite",
        "apt",
        "box",
        "salud",
        "seguro",
        "aviso",
        "fecha",
        "miembro",
        "paciente",
        "servicios",
        "centro",
        "clinica",
        "california",
        "department",
        "medicare",
        "medi-cal",
        "inc",
        "llc",
        "foundation",
        "insurance",
        "company",
        "explanation",
        "benefits",
        "bill",
        "statement",
        "appeal",
        "grievance",
        "answer",
        "resolution",
        "parent",
        "guardian",
        "family",
        "padre",
        "madre",
        "tutor",
        "familia",
        "state",
        "county",
        "physicians",
        "associates",
        "unknown",
        "none",
        "self",
        "yes",
        "no",
        "see",
        "above",
        "same",
        "as",
        "para",
        "con",
        "del",
        "accion",
        "apelacion",
        "queja",
        "respuesta",
        "resolucion",
        "denegacion",
        "demora",
        "appeals",
        "unit",
        "department",
        "management",
        "utilization",
        "review",
        "claims",
        "customer",
        "attention",
        "pharmacy",
        "imaging",
        "radiology",
        "dental",
        "vision",
        "counseling",
        "counselling",
        "treatment",
        "recovery",
        "academy",
        "institute",
        "institutes",
        "therapy",
        "therapies",
        "wellness",
        "behavioral",
        "pediatrics",
        "surgery",
        "surgical",
        "surgeons",
        "orthopedics",
        "orthopedic",
        "cardiology",
        "neurology",
        "oncology",
        "rehab",
        "rehabilitation",
        "home",
        "house",
        "school",
        "university",
        "laboratory",
        "laboratories",
        "labs",
        "specialists",
        "specialty",
        "emergency",
        "ambulance",
        "transport",
        "supply",
        "equipment",
        "solutions",
        "systems",
        "network",
        "partners",
        "administrators",
        "trust",
        "fund",
        "union",
        "district",
        "office",
        "program",
        "programs",
        "important",
        "information",
        "decision",
        "determination",
        "request",
        "requested",
        "coverage",
        "letter",
        "page",
        "total",
        "amount",
        "provider",
        "providers",
        "doctor",
        "doctors",
        "residential",
        "autism",
        "hospice",
        "nursing",
        "consejeria",
        "terapia",
        "instituto",
        "hospital",
        "laboratorio",
        "escuela",
        "importante",
        "informacion",
        "carta",
        "solicitud",
        "decision",
        "sample",
        "muestra",
        "ejemplo",
        "specimen",
    ]
)


def is_doctor(text: str) -> bool:
    """Whether a professional's title stands with the name."""
    return DOCTOR.search(fold(text)) is not None


def split(words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...], float] | None:
    """(words of the first name, words of the last name, how sure the cut is); None for what is no name of a person."""
    kept = [word for word in words if word.text.strip(",.;:|")]
    while kept and fold(kept[0].text) in _TITLES:
        kept = kept[1:]
    while kept and fold(kept[-1].text.strip(",;")) in _SUFFIXES:
        kept = kept[:-1]
    if not 2 <= len(kept) <= 6 or is_doctor(" ".join(word.text for word in kept)):
        return None
    for word in kept:
        bare = word.text.strip(",;:|")
        if not _NAME.fullmatch(bare) or fold(bare).strip(".") in _NO_NAME:
            return None
        if bare[0].islower() and fold(bare) not in _PARTICLES:
            return None
    comma = next((at for at, word in enumerate(kept) if word.text.endswith(",")), None)
    if comma is not None:
        last, first = kept[: comma + 1], kept[comma + 1 :]
        if not first or comma > 2:
            return None
        if len(first) > 1 and len(first[-1].text.strip(".,")) == 1:
            first = first[:-1]
        return tuple(first), tuple(last), 1.0 if len(first) == 1 else 0.8
    full = [word for at, word in enumerate(kept) if at == 0 or len(word.text.strip(".")) > 1]
    if len(full) < 2:
        return None
    cut = next((at for at in range(1, len(full) - 1) if fold(full[at].text) in _PARTICLES), len(full) - 1)
    sure = 1.0 if len(full) == 2 or (cut == 1 and cut < len(full) - 1) else 0.75
    return tuple(full[:cut]), tuple(full[cut:]), sure


def plain_text(words: Sequence[Word]) -> str:
    """The name as it is printed, without what parts it from its surroundings."""
    return " ".join(word.text for word in words).strip(" ,.;:|")
