"""How papers name their facts, in English and Spanish (some Vietnamese heads of bilingual notices), folded.

Roles that are never offered are here too: a label that is known to name something else guards its value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Final

from forms.finders.label_shapes import shaped

LABELS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "letter_date": (
            "date", "letter date", "date of letter", "date of this letter", "notice date", "date of notice",
            "date of this notice", "notice sent", "statement date", "processed", "date processed", "processed on",
            "decision date", "date of decision", "date of this decision", "determination date", "resolved",
            "resolved on", "date resolved", "resolution date", "decided on", "date decided", "fecha de resolucion", "fecha", "fecha del aviso",
            "fecha de este aviso", "fecha de la carta", "fecha de esta carta", "fecha del estado", "fecha de estado",
            "fecha de la notificacion", "fecha de notificacion", "fecha de la decision", "fecha de decision", "ngay",
            "fecha del estado de cuenta", "fecha de proceso", "procesado",
        ),
        "grievance_filed_on": (
            "date we received your appeal", "date we received your grievance", "date appeal received",
            "date grievance received", "appeal received", "grievance received", "grievance opened", "appeal opened",
            "grievance filed", "appeal filed", "complaint received", "complaint filed", "date of your appeal",
            "date of your grievance", "your appeal was received", "received your appeal", "we received your appeal",
            "we received your grievance", "appeal received on", "grievance received on", "queja presentada",
            "apelacion presentada", "queja recibida", "apelacion recibida", "queja abierta", "recibimos su queja",
            "recibimos su apelacion", "fecha en que recibimos su apelacion", "fecha en que recibimos su queja",
            "fecha de recepcion de la apelacion", "fecha de recepcion de su apelacion", "fecha de la apelacion",
            "fecha de su apelacion", "fecha de la queja", "fecha de su queja", "ngay nhan khang cao",
            "queja recibida el", "apelacion recibida el", "queja presentada el",
        ),
        "first_no": (
            "date of the notice of action", "date of notice of action", "notice of action date", "original denial",
            "date of denial", "denial date", "date of original denial", "first denial", "date of first denial",
            "original denial date", "notice of action", "notice of action dated", "initial denial", "denial letter",
            "date of initial denial", "fecha del aviso de accion", "aviso de accion", "fecha de la denegacion",
            "primera denegacion", "denegacion original", "aviso de accion del", "fecha de la primera denegacion",
            "ngay thong bao dau tien",
        ),
        "letter_deadline": (
            "appeal by", "file by", "file your appeal by", "deadline to appeal", "last day to appeal",
            "appeal deadline", "deadline for appeal", "last day to file", "appeal no later than",
            "ultimo dia para apelar", "fecha limite para apelar", "plazo para apelar", "apele antes del",
            "apele a mas tardar el", "ask for an appeal by", "last day to ask for an appeal", "must appeal by",
            "last day to file a grievance", "fecha limite de la apelacion", "ultimo dia para presentar su apelacion",
        ),
        "date_of_birth": (
            "dob", "d.o.b.", "d.o.b", "date of birth", "birth date", "birthdate", "born", "patient's birth date",
            "patient dob", "member dob", "fecha de nacimiento", "nacimiento", "fecha nac.", "fecha de nac.",
            "f. de nacimiento", "nacido", "nacida", "nacido el", "nacida el", "ngay sinh", "patient date of birth",
            "f. nac.", "fec. nac.", "birth", "patient's date of birth", "member's date of birth",
        ),
        "other_date": (
            "request received", "mailed", "date mailed", "effective", "effective date", "eff. date", "eff date",
            "date of service", "dates of service", "service date", "service dates", "due date", "pay by", "bill date",
            "print date", "printed", "run date", "issue date", "issued", "date issued", "coverage starts", "decide by",
            "date of request", "request date", "date request received", "date of receipt of request", "rev",
            "coverage starts/cobertura empieza", "member since", "fecha de servicio", "fecha de vigencia", "vigencia",
            "solicitud recibida", "fecha de la solicitud", "fecha de solicitud", "fecha de emision", "vence",
            "fecha de pago", "enviado", "fecha de envio", "impreso", "fecha de impresion", "fecha de recepcion",
            "date received", "received", "received on", "recibido", "recibida", "cobertura empieza", "expires",
            "start time", "date/time", "sent", "admission date", "discharge date", "appointment date", "date written",
            "fecha de la receta", "fecha de la cita", "visit date", "date of visit", "date of call", "decision by",
            "fecha de la visita", "date of exam", "we will decide by", "we must decide by",
        ),
        "membership_number": (
            "member id", "member id#", "member id #", "member id number", "member id no.", "member number",
            "member no.", "member no", "member #", "member#", "member identification number", "subscriber id",
            "subscriber id#", "subscriber number", "subscriber no.", "enrollee id", "enrollee number", "id number",
            "enrollee id number", "identification number", "identification no.", "id no.", "id no", "id#", "id #",
            "participant id", "participant number", "insured's id", "insured id", "cardholder id", "cardholder id#",
            "beneficiary id", "your member id", "your member number", "membership number", "health plan id",
            "plan member id", "patient id number", "id",
            "hcid", "member hcid", "member's hcid", "health card id", "your id", "your id number", "su id", "cin", "cin number", "client index number", "medi-cal id", "medi-cal number", "medi-cal id number",
            "health plan id number", "numero de identificacion", "numero de identificacion del miembro",
            "numero de identificacion de miembro", "numero de identificacion del afiliado",
            "numero de identificacion de afiliado", "num. de identificacion", "num. de miembro", "numero de miembro",
            "no. de miembro", "num. de suscriptor", "numero de suscriptor", "num. de afiliado", "numero de afiliado",
            "id del miembro", "id de miembro", "id del afiliado", "id del suscriptor", "n.o de miembro",
            "no. de identificacion", "identificacion", "identificacion del miembro", "so hoi vien",
            "num. de identificacion del miembro", "numero de socio", "id de afiliado", "id. del miembro",
        ),
        "record_number": (
            "mrn", "medical record number", "medical record #", "medical record no.", "numero de historia clinica",
            "num. de historia clinica", "numero de expediente medico", "health record number", "medical/health record number",
            "numero de historial medico", "no. de historia clinica",
        ),
        "other_number": (
            "group", "group number", "group no.", "group #", "group#", "grp", "policy", "policy number", "policy no.",
            "claim", "claim number", "claim no.", "claim #", "claim#", "reference", "reference number", "reference #",
            "ref", "ref.", "ref. no.", "ref #", "reference no.", "auth. reference #", "authorization",
            "authorization number", "authorization no.", "auth #", "auth. #", "auth no.", "case", "case number",
            "case no.", "case #", "grievance number", "grievance no.", "appeal number", "appeal no.", "our file",
            "file number", "file no.", "account", "account number", "account no.", "account #", "npi", "dea", "lic",
            "license", "lic.", "license no.", "rxbin", "rxpcn", "rxgrp", "rx bin", "rx pcn", "rx grp", "rxgroup",
            "bin", "pcn", "rx id", "phone", "tel", "telephone", "fax", "tty", "tdd", "cpt", "hcpcs", "icd", "icd-10",
            "diagnosis code", "code", "procedure code", "control number", "omb", "chart", "chart number", "chart #",
            "tracking number", "tracking no.", "confirmation number", "invoice", "invoice number", "invoice no.",
            "medicare number", "medicare number/numero de medicare", "numero de medicare", "medicare id", "mbi",
            "tax id", "ssn", "grupo", "numero de grupo", "num. de grupo", "reclamacion", "reclamo", "num. de reclamo",
            "numero de reclamacion", "num. de reclamacion", "referencia", "numero de referencia", "num. de referencia",
            "caso", "numero de caso", "num. de caso", "autorizacion", "numero de autorizacion",
            "num. de autorizacion", "cuenta", "numero de cuenta", "num. de cuenta", "expediente", "poliza",
            "numero de poliza", "num. de poliza", "telefono", "folio", "request number", "request no.", "request id",
            "tracking #", "service request #", "payer id", "plan number", "job#", "station id", "remote station",
            "order number", "encounter", "visit number", "licencia", "receta no.", "rx number", "rx #", "rx no.",
            "grievance id", "appeal id", "grievance #", "appeal #", "queja no.", "nuestro expediente", "id del caso",
            "grievance case", "our reference", "nuestra referencia", "su referencia", "auth number", "denial number",
        ),
        "plan_name": (
            "health plan", "health plan name", "plan name", "name of plan", "name of health plan", "plan de salud",
            "nombre del plan", "nombre del plan de salud", "insurer", "insurance", "insurance company", "seguro",
            "seguro medico", "plan", "payer", "carrier", "your health plan", "su plan de salud", "aseguradora",
        ),
        "medical_group": (
            "medical group", "medical group/ipa", "medical group / ipa", "ipa", "ipa/medical group", "group/ipa",
            "medical group name", "grupo medico", "grupo medico/ipa", "physician group", "provider group", "med group",
            "medical group or ipa", "grupo medico / ipa", "pcp medical group", "med. group", "medical grp",
        ),
        "patient": (
            "patient", "patient name", "patient's name", "name of patient", "paciente", "nombre del paciente",
            "nombre de la paciente", "pt", "pt name", "child", "nino", "patient:", "name of the patient",
        ),
        "member": (
            "member", "member name", "member's name", "name of member", "enrollee", "enrollee name", "participant",
            "participant name", "beneficiary", "beneficiary name", "name", "miembro", "nombre del miembro",
            "nombre de la miembro", "afiliado", "afiliada", "nombre del afiliado", "nombre de la afiliada",
            "beneficiario", "beneficiaria", "nombre", "nombre del beneficiario", "hoi vien", "name/nombre",
            "nombre/name", "health plan member", "claimant", "your name",
        ),
        "insured": (
            "employee", "employee name", "employee's name", "empleado", "empleada", "subscriber", "subscriber name", "insured", "insured name", "insured's name", "policyholder",
            "policy holder", "cardholder", "cardholder name", "titular", "suscriptor", "suscriptora", "asegurado",
            "asegurada", "nombre del titular", "nombre del suscriptor", "titular de la poliza",
        ),
        "other_name": (
            "guardian", "parent", "parent or guardian", "parent/guardian", "responsible party", "agent",
            "account holder", "padre", "madre", "tutor", "representante", "madre o tutor", "padre o tutor",
            "emergency contact", "authorized representative", "reviewer", "medical director", "reviewed by",
            "revisado por", "director medico", "contact", "attention", "attn", "from", "to", "de", "para", "cc",
            "prepared by", "witness", "testigo", "notary", "customer", "cliente", "signed", "facility",
            "requested provider", "servicing provider", "servicing facility", "rendering facility", "pharmacy",
            "farmacia", "proveedor solicitado", "centro", "dependents", "dependent", "dependientes", "dependiente",
            "spouse", "conyuge", "place of service", "requested facility", "language",
        ),
        "providers": (
            "requesting provider", "requesting physician", "requesting doctor", "requested by", "treating provider",
            "treating physician", "treating doctor", "referring provider", "referring physician", "prescriber",
            "prescribed by", "prescribing doctor", "provider of service", "provider", "provider name", "doctor",
            "physician", "ordering provider", "ordering physician", "rendering provider", "pcp",
            "primary care physician", "primary care provider", "primary care doctor", "your doctor", "attending",
            "medico que lo solicita", "medico que la solicita", "medico que solicita", "proveedor", "medico tratante",
            "recetado por", "medico", "doctora", "solicitado por", "proveedor que lo solicita",
            "proveedor solicitante", "medico solicitante", "proveedor tratante", "medico de atencion primaria",
            "medico de cabecera", "pcp name", "bac si", "pedido por", "prescribing physician", "provider/doctor",
            "who asked", "who asked for it", "who asked for this", "asked by", "asked for by", "quien lo pidio", "pedida por",
            "prescriber name", "prescriber's name", "doctor name", "doctor's name", "physician name", "ref. provider",
            "ref provider", "req. provider", "req provider", "ref. physician", "attending physician", "family doctor",
            "medico que receta", "nombre del medico", "nombre del proveedor", "requesting prescriber",
        ),
        "treatment_requested": (
            "re", "requested service", "requested services", "service requested", "services requested", "request",
            "subject", "treatment", "treatment requested", "procedure", "procedure requested", "service", "services",
            "service denied", "denied service", "requested treatment", "item", "item or service", "asunto",
            "servicio solicitado", "servicios solicitados", "pedido", "tratamiento", "tratamiento solicitado",
            "servicio", "procedimiento", "dich vu", "service/item", "description of service", "servicio negado",
            "servicio denegado", "requested item", "type of service", "your request", "su solicitud", "su pedido",
            "service or item", "servicio pedido", "we denied", "denied", "descripcion del servicio", "what was asked", "what was asked for",
            "what was requested", "what you asked for", "what your doctor asked for", "care requested", "requested care",
            "lo que se pidio", "que se pidio", "lo que pidio su medico", "atencion solicitada", "atencion pedida",
            "device", "equipment", "equipo", "service description",
        ),
        "drug": (
            "drug", "drug name", "medication", "medicine", "requested drug", "requested medication", "medicamento",
            "medicamento solicitado", "medicina", "name of drug", "prescription drug", "drug requested",
            "medication requested", "drug/medication", "nombre del medicamento",
        ),
        "employer": (
            "employer", "employer name", "group name", "plan sponsor", "sponsor", "empleador", "empresa",
            "patrocinador del plan", "patrocinador", "nombre del grupo", "plan sponsor/employer",
        ),
        "other": (
            "address", "city", "state", "zip", "email", "diagnosis", "diagnostico", "guideline", "criteria", "reason",
            "razon", "motivo", "outcome", "decision", "result", "resultado", "status", "estado", "amount", "billed",
            "allowed", "plan paid", "not covered", "you owe", "cobrado", "pagado", "no cubierto", "usted debe",
            "deductible", "copay", "copago", "coinsurance", "domicilio", "direccion", "entitled to",
            "entitled to/con derecho a", "con derecho a", "network", "office visit", "specialist", "er", "emergency",
            "visit", "urgent care", "approved", "approved instead", "aprobado", "modified", "note", "notes", "nota",
            "line", "total", "amount due", "total due", "plan type", "tipo de plan", "pages", "mode", "duration",
            "level of urgency", "type of request", "sex", "sexo", "gender", "age", "edad", "sig", "disp", "refills",
            "page", "pagina", "customer service", "member services", "servicios para miembros", "coverage",
            "cobertura", "balance", "saldo", "quantity", "cantidad", "your rights", "alternative approved", "effective for",
            "we approved", "we approved instead", "lo que aprobamos", "web", "website", "nurse line", "authorized amount",
        ),
    }
)  # fmt: skip

ROLES: Final[Mapping[str, str]] = MappingProxyType({label: role for role, names in LABELS.items() for label in names})
LONGEST: Final = max(len(label.split()) for label in ROLES)


def role(text: str) -> str | None:
    """What a folded label names; a label in two languages ("ngay / date") by either of them. None: no label known."""
    bare = " ".join(text.replace(".°", "°").replace("°", ".o").strip(" :.*_|").split())
    found = _role(bare)
    if found is None:
        found = _role(_HERS.sub(_his, _NUMBER_OF.sub("numero de ", _HER.sub("del ", bare))))
    return found if found is not None else shaped(bare)


def _his(found: re.Match[str]) -> str:
    return f"{found[1]}o" if found[1] else ""


_HERS: Final = re.compile(r"\b(afiliad|asegurad|beneficiari|miembr)a\b|(?<=suscriptor)a\b")
_HER: Final = re.compile(r"\bde la (?=(?:afiliad|asegurad|beneficiari|suscriptor|miembr)[oa]?\b)")
_NUMBER_OF: Final = re.compile(r"^(?:n\.?o|num|nro|no)\.? (?:de |del )(?:el |la )?")
"""Spanish labels in the other gender and with a short word for "number"."""


def _role(bare: str) -> str | None:
    for whole in (bare, bare.rstrip("#").strip(), bare + "."):
        if whole in ROLES:
            return ROLES[whole]
    for end in (" number", " no", " #"):
        if bare.endswith(end) and bare.removesuffix(end) in ROLES and ROLES[bare.removesuffix(end)] == "other_number":
            return "other_number"
    for part in bare.split("/") if "/" in bare else ():
        if (found := ROLES.get(part.strip())) is not None:
            return found
    if bare.endswith(")") and "(" in bare:
        return _role(bare[: bare.index("(")])
    return None


COMMON: Final = frozenset(
    {
        "id", "id number", "id no.", "id no", "id#", "id #", "identification number", "identification no.", "name", "date",
        "provider", "doctor", "physician", "service", "services", "request", "treatment", "procedure", "item", "plan",
    }
)  # fmt: skip
"""Labels that a word before them makes the label of something else: "Juror ID number", "Report date"."""
OWNERS: Final = frozenset({"your", "the", "su", "my", "mi", "or", "and", "&", "/", "-", "plan's"})
"""Words that do not."""
OTHERS_ID: Final = frozenset(
    {
        "tracking", "request", "case", "claim", "reference", "group", "policy", "account", "transaction", "document",
        "provider", "payer", "tax", "order", "juror", "authorization", "confirmation", "employee", "employer",
        "facility", "pharmacy", "letter", "notice", "user", "login", "file", "site",
    }
)  # fmt: skip
"""Words that make any number another one's, wherever they stand in a line."""


_NEAR: Final = 0.86
_NEAR_FROM: Final = 6
"""Letters from which on a label that was read badly is known again."""


@cache
def near_role(text: str) -> str | None:
    """As `role`, for words that were recognised in a picture: one letter in seven may be wrong."""
    found = role(text)
    if found is not None:
        return found
    bare = _SEEN_AS.sub("id", " ".join(text.strip(" :.*_|'‘’\"").split()))
    if (found := role(bare)) is not None or not _NEAR_FROM <= len(bare) <= 40:
        return found
    near = get_close_matches(bare, _LONG, 1, _NEAR)
    return ROLES[near[0]] if near else None


_SEEN_AS: Final = re.compile(r"\b(?:!d|1d|ld|\|d|lo|i0)\b|(?<= )[!1l|]d\b")
_LONG: Final = tuple(label for label in ROLES if len(label) >= _NEAR_FROM)
