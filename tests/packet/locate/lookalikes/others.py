"""Other papers that a person may take for the agency's form: they share its labels, and some name it.

Every one is drawn by the same hand as the look-alikes, so only what it says of itself tells it apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.case import Language
from tests.packet.locate.lookalikes.draw import draw
from tests.packet.locate.lookalikes.fields import Fields, add_fields
from tests.packet.locate.lookalikes.plan import Block, application, assistant
from tests.packet.locate.lookalikes.style import Style

RULED = Style(label="left", frame="rule")
BOXED = Style()


@dataclass(frozen=True)
class Other:
    """One paper: `head` lines, `title`, then blocks. `code`: how it is refused."""

    name: str
    code: str
    language: Language
    head: tuple[str, ...]
    title: str
    blocks: tuple[Block, ...]
    foot: str = ""

    def drawn(self) -> list[Block]:
        """As a form for `draw`."""
        foot = [Block("para", self.foot)] if self.foot else []
        return [Block("header", "\n".join(self.head)), Block("title", self.title), *self.blocks, *foot]

    def pdf(self, style: Style = BOXED, fields: Fields | None = None) -> bytes:
        made = draw(replace(style, fields=fields is not None), [self.drawn()])
        return add_fields(made, fields) if fields else made.pdf


def body(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A form without its own head and title, and without the heads of its later pages."""
    return tuple(block for block in blocks if block.kind not in ("header", "title", "break"))


def some(blocks: Sequence[Block], *, without: Sequence[str] = ()) -> tuple[Block, ...]:
    """Some of a form's body: without the blocks of these keys."""
    return tuple(
        block
        for block in body(blocks)
        if block.key not in without and not {key for key, _, _ in block.cells} & set(without)
    )


_STATE_ONLY = (
    "email_ok", "wants_assistant", "filed_state_hearing", "filed_grievance", "wants_future_services", "plan_denied",
    "denial_reason", "out_of_network", "correspond_in_language", "providers",
)  # fmt: skip
"""What a plan's or a clinic's form would hardly ask."""


def others(language: Language) -> list[Other]:
    """All of them, in one language."""
    spanish = language == "es"
    asked, helped = application(language), assistant(language)
    few = some(asked, without=_STATE_ONLY)

    def other(name: str, code: str, head: Sequence[str], title: tuple[str, str], blocks: Sequence[Block],
              foot: tuple[str, str] = ("", "")) -> Other:  # fmt: skip
        return Other(name, code, language, tuple(head), title[spanish], tuple(blocks), foot[spanish])

    box = ("WHICH FORM DO I NEED?", "DMHC 20-224", "IMR APPLICATION/COMPLAINT FORM")
    plan = ("Golden Poppy Health Plan", "Form AG-20 (Rev. 01/25)")
    named = ("Our staff can help you with DMHC 20-224 or DMHC 20-160.",
             "Le ayudamos con el DMHC 20-224 o el DMHC 20-160.")  # fmt: skip
    review = ("APPLICATION FOR INDEPENDENT MEDICAL REVIEW", "SOLICITUD DE REVISIÓN MÉDICA INDEPENDIENTE")
    free = ("AUTHORIZATION FOR RELEASE OF HEALTH INFORMATION", "AUTORIZACIÓN PARA DIVULGAR INFORMACIÓN DE SALUD")
    agency = ("State of California - Health and Human Services Agency", "Department of Managed Health Care")
    medicare = ("Centers for Medicare & Medicaid Services", "CMS-1696")
    return [
        other("insurance", "official_other_cdi",
              ("STATE OF CALIFORNIA DEPARTMENT OF INSURANCE", "Form IMR-1 (Rev. 02/22)"),
              review, few, named),
        other("insurance with a box that names ours", "official_other_cdi", ("Department of Insurance", *box),
              review, body(asked)),
        other("workers", "official_other_workers_comp", ("Division of Workers' Compensation", "DWC FORM IMR"),
              review, few),
        other("hearing", "official_other_hearing", ("Department of Health Care Services", "DHCS 8250"),
              ("FORM TO FILE A STATE HEARING", "FORMULARIO PARA PEDIR UNA AUDIENCIA ESTATAL"), few),
        other("medicare representative", "official_other_medicare", medicare,
              ("APPOINTMENT OF REPRESENTATIVE", "NOMBRAMIENTO DE REPRESENTANTE"), body(helped), named),
        other("provider complaint of the Department", "official_other_dmhc",
              (*agency, "DMHC 20-205"),
              ("PROVIDER COMPLAINT FORM", "FORMULARIO DE QUEJA DEL PROVEEDOR"), body(asked)),
        other("grievance with every label", "official_named", plan,
              ("MEMBER GRIEVANCE FORM", "FORMULARIO DE QUEJA DEL MIEMBRO"), body(asked), named),
        other("grievance without a number", "official_named", ("Golden Poppy Health Plan",),
              ("Member grievance form", "Formulario de queja del miembro"), few, named),
        other("clinic", "official_named", ("Riverbend Family Clinic", "RF-7 (01/25)"),
              ("NEW PATIENT REGISTRATION", "REGISTRO DE PACIENTE NUEVO"), few, named),
        other("release", "official_named", ("Valley Regional Hospital",),
              free, few, named),
        other("plan representative", "official_named", ("Golden Poppy Health Plan", "Form DR-1 (Rev. 06/24)"),
              ("DESIGNATED REPRESENTATIVE FORM", "FORMULARIO DE REPRESENTANTE DESIGNADO"), body(helped),
              ("For a complaint to the Department of Managed Health Care use its form DMHC 20-160.",
               "Para una queja al Departamento use el formulario DMHC 20-160.")),
        other("nameless", "official_unknown", ("Golden Poppy",),
              ("Tell us about you", "Cuéntenos de usted"), few, named),
    ]  # fmt: skip


def explained(language: Language) -> list[tuple[str, list[Block]]]:
    """Papers without room that name the form and its labels: a letter, a handbook's chapter, the instruction sheet."""
    labels = [block.text or ", ".join(text for _, text, _ in block.cells) for block in body(application(language))
              if block.kind in ("row", "question", "long")]  # fmt: skip
    spanish = language == "es"
    letter = "Adjunto el formulario (DMHC 20-224)." if spanish else "Enclosed is the IMR form (DMHC 20-224)."
    tells = "como en su tarjeta" if spanish else "as on your card"
    sheet = "IMR APPLICATION/COMPLAINT FORM – SPANISH" if spanish else "IMR APPLICATION/COMPLAINT FORM - English"
    return [
        ("letter", [Block("para", "Maria Thompson"), Block("para", letter), Block("para", ", ".join(labels))]),
        ("handbook", [Block("title", "Manual" if spanish else "Member Handbook"), Block("para", letter),
                      *(Block("para", f"{label}: {tells}") for label in labels)]),
        ("instructions", [Block("header", f"{sheet}\nDMHC 20-224"), *([Block("para", letter * 4)] * 9)]),
    ]  # fmt: skip
