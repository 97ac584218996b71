"""Look-alikes of two more agencies' forms, by what was read of them: the State Hearing request (DHCS 8250, revised
10/2025, English and Spanish) and the application to the Department of Insurance.

Labels that were read nowhere are invented here, in other words than the program's own, so that they may be missing on
the map and never wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from forms.case import Language
from tests.packet.locate.lookalikes.draw import draw
from tests.packet.locate.lookalikes.fields import Fields, add_fields
from tests.packet.locate.lookalikes.plan import Block, yes_no
from tests.packet.locate.lookalikes.style import Style, Truth

_PROSE: Final = {
    "en": "You can ask by phone, by fax, by mail or online. Keep a copy for your records. For free help call the "
    "number in your letter. If you need more space, use another piece of paper and attach it to this one.",
    "es": "Puede pedirla por teléfono, por fax, por correo o en línea. Guarde una copia. Para ayuda gratuita llame al "
    "número de su carta. Si necesita más espacio, use otra hoja y adjúntela.",
}  # fmt: skip


def _row(key: str, label: str) -> Block:
    return Block("row", cells=((key, label, 1.0),))


def _yes(key: str, label: str, language: Language) -> Block:
    return Block("question", label, key, choices=yes_no(language))


def hearing_english(rev: str = "Revised 10/2025") -> list[Block]:
    """DHCS 8250 in English: its first page has no room, every page bears the number."""
    number = f"DHCS 8250 ({rev})" if rev else "DHCS 8250"
    return [
        Block("header", "State of California - Health and Human Services Agency\nDepartment of Health Care Services"),
        Block("title", "FORM TO FILE A STATE HEARING FROM A MANAGED CARE DENIAL"),
        *(Block("para", _PROSE["en"]) for _ in range(4)),
        Block("para", "California Department of Social Services"),
        Block("para", "State Hearings Division"),
        Block("para", "744 P Street, MS 9-17-433, Sacramento, CA 95814"),
        Block("break", number),
        Block("long", "I do not agree with the decision about my health care. State the treatment, drug, equipment, or "
              "service that the doctor requested. I disagree because:", "problem_description", lines=8),
        Block("para", "(If you need more space, use another piece of paper and attach it to this one.)"),
        Block("break", number),
        Block("section", "PLEASE PROVIDE THIS INFORMATION ABOUT THE BENEFICIARY"),
        Block("para", "(This is the person who was denied medical benefits)"),
        _row("first_name", "NAME"),
        _row("date_of_birth", "DATE OF BIRTH"),
        _row("street_address", "ADDRESS (Where you can get mail)"),
        _row("phone", "TELEPHONE NUMBER"),
        _yes("email_ok", "Do we have your permission to communicate with you by email?", "en"),
        _row("email", "EMAIL ADDRESS"),
        _row("bic_ssn", "Medi-Cal BIC Card Number and/or Social Security Number if you have one"),
        Block("break", number),
        _row("-kind", "Is it straight Medi-Cal or through a plan?"),
        _row("-plan", "The plan is called"),
        _row("-asked", "When did the doctor ask?"),
        Block("long", "Say what could happen while you wait", "-why", lines=3),
        Block("break", number),
        _row("-helper", "Who may speak for you"),
        _row("hearing_signature", "MY SIGNATURE"),
        _row("hearing_signed_on", "TODAY'S DATE"),
    ]  # fmt: skip


def hearing_spanish(rev: str = "Revised 10/2025") -> list[Block]:
    """DHCS 8250 in Spanish: three pages, the head on the first, the number at the top of each."""
    number = f"DHCS 8250 Spanish ({rev})" if rev else "DHCS 8250"
    return [
        Block("header", "Departamento de Servicios de Atención Médica\n" + number),
        Block("title", "FORMULARIO PARA SOLICITAR UNA AUDIENCIA ESTATAL"),
        Block("para", _PROSE["es"]),
        Block("long", "No estoy de acuerdo con la decisión acerca de mi atención médica. Indique el tratamiento, "
              "medicamento, equipo o servicio que el médico solicitó. Estoy en desacuerdo porque:",
              "problem_description", lines=5),
        _row("first_name", "NOMBRE"),
        _row("date_of_birth", "FECHA DE NACIMIENTO"),
        Block("break", number),
        _row("street_address", "DIRECCIÓN (en donde pueda recibir correo)"),
        _row("phone", "NÚMERO DE TELÉFONO"),
        _yes("email_ok", "¿Tenemos su permiso para comunicarnos con usted por correo electrónico?", "es"),
        _row("email", "DIRECCIÓN DE CORREO ELECTRÓNICO"),
        _row("bic_ssn", "Número de tarjeta Medi-Cal BIC y/o número del Seguro Social, si lo tiene"),
        _row("coverage_kind", "¿Tiene Medi-Cal (Fee for Service) Directo o Atención Médica Administrada?"),
        _row("plan_name", "Si es Atención Médica Administrada, ¿cuál es el nombre de su PLAN DE SALUD?"),
        _row("doctor_asked_on", "Mi médico solicitó este beneficio de salud en esta fecha"),
        _row("denied_on", "El Plan de Salud denegó este beneficio de salud en esta fecha"),
        _yes("filed_grievance", "He apelado el caso ante el Plan de Salud", "es"),
        _yes("asked_expedited", "¿Le pidió al Plan de Salud una apelación acelerada (72 horas)?", "es"),
        Block("break", number),
        Block("section", "Servicios Continuos / Ayuda Pagada Pendiente"),
        Block("long", "Diga qué se detuvo", "-what", lines=3),
        _row("hearing_signature", "Mi firma"),
        _row("hearing_signed_on", "Fecha de hoy"),
    ]  # fmt: skip


def insurance() -> list[Block]:
    """The application to the Department of Insurance: one page of many items."""
    return [
        Block("header", "State of California\nDepartment of Insurance\nHealth Claims Bureau"),
        Block("title", "APPLICATION FOR INDEPENDENT MEDICAL REVIEW"),
        _row("first_name", "Patient's Name"),
        _row("guardian_name", "Patient's Parent/Guardian (if filing for minor child)"),
        _row("date_of_birth", "Patient's Date of Birth"),
        Block("choices", "Patient's Gender", "gender", choices=(("male", "Male"), ("female", "Female"))),
        _row("street_address", "Address"),
        _row("email", "Email"),
        Block("row", cells=(("phone", "Daytime Phone", 0.5), ("alternate_phone", "Alternate Phone", 0.5))),
        Block("row", cells=(("primary_language", "Primary Language Spoken at Home", 0.5),
                            ("race_ethnicity", "Race/Ethnicity", 0.5))),
        _row("plan_name", "Complete Name of Insurance Company Involved"),
        Block("row", cells=(("membership_number", "Policy/Certificate Number", 0.5),
                            ("claim_number", "Claim Number", 0.5))),
        _row("payment_details", "Date(s) Medical Services Provided (if applicable)"),
        Block("choices", "Treatment", "denial_reason", choices=(
            ("not_medically_necessary", "Not Medically Necessary"),
            ("experimental", "Experimental or Investigational"), ("other", "Other"))),
        _row("-described", "Describe other"),
        Block("tick", "Imminent and serious threat to the health of the insured or claimant", "urgent"),
        _row("condition", "Diagnosis"),
        Block("long", "Description of Disputed Medical Service or Expense", "problem_description", lines=4),
        Block("long", "List of Physicians Who Have Treated You for This Condition", "providers", lines=3),
        Block("tick", "Copy of Insured's Insurance Identification Card (both sides)", "attach_id_card"),
        Block("tick", "Copies of Correspondence and EOBs", "attach_correspondence"),
        Block("row", cells=(("cdi_signature", "Patient or Parent/Guardian Signature", 0.65),
                            ("cdi_signed_on", "Date", 0.35))),
    ]  # fmt: skip


_BARE: Final = Style(frame="none", fields=True, long_frame="none", label="left", tick="none")
_RULED: Final = Style(label="left", frame="rule")
_LARGE: Final = replace(_RULED, size=16, frame="underscores", long_frame="underscores")


@dataclass(frozen=True)
class Agency:
    """One look-alike: `form` is its id, `blocks` what it says."""

    name: str
    form: str
    language: Language
    blocks: tuple[Block, ...]
    style: Style = _RULED
    fields: Fields | None = None

    def make(self) -> tuple[bytes, list[Truth]]:
        """The PDF and its truth."""
        drawn = draw(self.style, [self.blocks])
        return (add_fields(drawn, self.fields) if self.fields else drawn.pdf), drawn.truths


def agencies() -> list[Agency]:
    """As fields, as flat print of several hands, and in large print: each form in some of them."""
    english, spanish, cdi = tuple(hearing_english()), tuple(hearing_spanish()), tuple(insurance())
    hands: dict[str, tuple[Style, Fields | None]] = {
        "ruled": (_RULED, None),
        "boxes above": (Style(), None),
        "fields": (_BARE, Fields(naming="meaningless", on="On")),
        "named fields": (Style(fields=True), Fields(naming="hierarchical", looks=False)),
        "typewriter": (replace(_RULED, font="Courier", size=8, tick="bracket", colon=True), None),
        "large print": (_LARGE, None),
    }
    forms: tuple[tuple[str, Language, tuple[Block, ...], str], ...] = (
        ("hearing_request", "en", english, "boxes above, fields, large print"),
        ("hearing_request", "es", spanish, "ruled, named fields, typewriter"),
        ("cdi_application", "en", cdi, "boxes above, fields, typewriter"),
    )
    found = [
        Agency(f"{form} {language} {hand}", form, language, blocks, *hands[hand])
        for form, language, blocks, tried in forms
        for hand in tried.split(", ")
    ]
    return [*found, Agency("hearing_request en undated", "hearing_request", "en", tuple(hearing_english("")))]
