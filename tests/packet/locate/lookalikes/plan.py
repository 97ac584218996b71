"""What a look-alike says, block by block, in the forms' order: labels from the project's own words, longer texts our
own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from forms.case import Language
from forms.words import say
from packet.locate.items import by_key

BY_KEY = by_key("dmhc")

Kind = Literal["header", "title", "section", "para", "row", "choices", "question", "long", "tick", "break"]


@dataclass(frozen=True)
class Block:
    """One block. `cells`: (key, label, share of the width); `choices`: (value, label)."""

    kind: Kind
    text: str = ""
    key: str = ""
    cells: tuple[tuple[str, str, float], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    note: str = ""
    lines: int = 3


@dataclass(frozen=True)
class Edition:
    """`rev` printed as "Rev: …" ("" undated); `old`: the 01/20 wording; `extra`: labels that the known edition
    lacks."""

    rev: str = "09/25"
    old: bool = False
    extra: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)


NEWEST = Edition()
PROSE = {
    "en": (
        "I ask the State of California to decide. The date below starts my permission; the name of each "
        "provider, the city and "
        "the plan may be shared. No other use is allowed. Yes, all of this is true. Date of service, name and "
        "address may be "
        "checked with my health plan name and records."
    ),
    "es": (
        "Pido que el Estado de California decida. La fecha de abajo inicia mi permiso; el nombre de cada "
        "proveedor, la ciudad y "
        "el plan se pueden compartir. No se permite otro uso. Sí, todo esto es verdad. La dirección y el "
        "teléfono se pueden "
        "revisar con mi plan de salud."
    ),
}


def label(key: str, language: Language, edition: Edition) -> str:
    """The label as this edition prints it."""
    return edition.labels.get(key) or say(f"form.{BY_KEY[key].form}.{key}", language)


def application(language: Language, edition: Edition = NEWEST) -> list[Block]:
    """The blocks of DMHC 20-224."""

    def row(*cells: tuple[str, float]) -> Block:
        return Block("row", cells=tuple((key, label(key, language, edition), share) for key, share in cells))

    def ask(key: str, note: bool = False) -> Block:
        text = say(f"form.dmhc_20_224.{key}.note", language) if note else ""
        return Block("question", label(key, language, edition), key, note=text, choices=yes_no(language))

    def long(key: str, lines: int = 3) -> Block:
        return Block("long", label(key, language, edition), key, lines=lines)

    spanish = language == "es"
    birth = row(("date_of_birth", 0.5))
    gender = Block("choices", label("gender", language, edition), "gender", choices=named("gender", language, edition))
    phones = [row(("phone", 0.4), ("email", 0.6))]
    if edition.old:
        second = "Teléfono secundario" if spanish else "Secondary Phone #"
        first = "Teléfono principal" if spanish else "Primary Phone #"
        phones = [
            Block("row", cells=(("phone", first, 0.5), ("-phone2", second, 0.5))),
            row(("email", 1.0)),
        ]
    extra = [
        Block("row", cells=(("-preferred", "Nombre preferido" if spanish else "Preferred Name", 0.5),
                            ("-county", "Condado" if spanish else "County", 0.5))),
    ] if edition.extra else []  # fmt: skip
    head = "IMR APPLICATION/COMPLAINT FORM – SPANISH" if spanish else "IMR APPLICATION/COMPLAINT FORM - ENGLISH"
    web = "www.HealthHelp.ca.gov" if edition.old else "www.DMHC.ca.gov"
    dates = f"New: 11/15 Rev: {edition.rev}" if edition.rev else ""
    return [
        Block("header", head + "\nDMHC 20-224\n" + dates),
        Block("title", say("form.dmhc_20_224.title", language)),
        Block("section", say("form.dmhc_20_224.section.important", language)),
        Block("para", ("Gratis y rápido: " if spanish else "Free and fast: ") + web),
        Block("section", say("form.dmhc_20_224.section.patient", language)),
        row(("first_name", 0.4), ("middle_initial", 0.25), ("last_name", 0.35)),
        *extra,
        *((gender, birth) if edition.old else (birth, gender)),
        row(("guardian_name", 1.0)),
        row(("street_address", 1.0)),
        row(("city", 0.45), ("state", 0.2), ("zip", 0.35)),
        *phones,
        ask("email_ok"),
        row(("plan_name", 0.5), ("membership_number", 0.5)),
        row(("medical_group", 1.0)),
        row(("employer", 1.0)),
        ask("wants_assistant", note=True),
        *([Block("break", head)] if spanish else []),
        *(ask(k) for k in ("has_medi_cal", "filed_state_hearing", "has_medicare", "filed_grievance", "wants_payment")),
        long("payment_details", 2),
        Block("section", say("form.dmhc_20_224.section.problem", language)),
        ask("wants_future_services"),
        *([] if spanish else [Block("break", "IMR APPLICATION/COMPLAINT FORM - English\nDMHC 20-224")]),
        long("condition"),
        long("treatment_requested"),
        ask("plan_denied"),
        Block("choices", label("denial_reason", language, edition), "denial_reason",
              choices=named("denial_reason", language, edition)),
        long("providers"),
        ask("out_of_network", note=True),
        long("problem_description", 4),
        Block("section", say("form.dmhc_20_224.section.release", language)),
        Block("para", PROSE[language]),
        *([Block("break", head)] if spanish else []),
        row(("release_name", 1.0)),
        row(("release_signature", 0.65), ("release_date", 0.35)),
        Block("section", say("form.dmhc_20_224.section.statistical", language)),
        Block("para", PROSE[language][:120]),
        row(("primary_language", 1.0)),
        Block("tick", label("correspond_in_language", language, edition), "correspond_in_language",
              choices=yes_no(language)[:1]),
        row(("race_ethnicity", 1.0)),
    ]  # fmt: skip


def assistant(language: Language, edition: Edition = NEWEST) -> list[Block]:
    """The blocks of DMHC 20-160."""

    def row(*cells: tuple[str, float]) -> Block:
        return Block("row", cells=tuple((key, label(key, language, edition), share) for key, share in cells))

    spanish = language == "es"
    head = "AUTHORIZED ASSISTANT FORM – SPANISH" if spanish else "AUTHORIZED ASSISTANT FORM - English"
    return [
        Block("header", head + "\nDMHC 20-160\nNew: 04/06 Rev: 01/20"),
        Block("title", say("form.dmhc_20_160.title", language)),
        Block("para", PROSE[language]),
        Block("section", say("form.dmhc_20_160.section.a", language)),
        Block("para", PROSE[language]),
        row(("aaf_patient_name", 1.0)),
        row(("aaf_patient_signature", 0.65), ("aaf_patient_date", 0.35)),
        Block("section", say("form.dmhc_20_160.section.b", language)),
        row(("assistant_name", 1.0)),
        row(("assistant_address", 1.0)),
        row(("assistant_city", 0.45), ("assistant_state", 0.2), ("assistant_zip", 0.35)),
        row(("assistant_relationship", 1.0)),
        *([Block("break", head)] if spanish else []),
        row(("assistant_phone", 0.5), ("assistant_phone2", 0.5)),
        row(("assistant_email", 1.0)),
        Block("tick", label("poa_attached", language, edition), "poa_attached"),
    ]


def instructions(language: Language) -> list[Block]:
    """An instruction sheet that follows the forms; it has no places."""
    title = "Hoja de instrucciones" if language == "es" else "IMR Application/Complaint Form Instruction Sheet"
    return [Block("title", title), *(Block("para", PROSE[language]) for _ in range(5))]


def yes_no(language: Language) -> tuple[tuple[str, str], ...]:
    return (("yes", "Sí" if language == "es" else "Yes"), ("no", "No"))


def named(key: str, language: Language, edition: Edition) -> tuple[tuple[str, str], ...]:
    """The choices of a group in their order, as this edition words them."""
    found = []
    for value in BY_KEY[key].values:
        text = edition.labels.get(f"{key}.{value}") or say(f"form.dmhc_20_224.{key}.{value}", language)
        if edition.old and value == "something_else":
            text = "Otro" if language == "es" else "Other"
        found.append((value, text))
    return tuple(found)
