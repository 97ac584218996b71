"""Labels by their grammar, for those that no list holds: "Member's plan ID no.", "Provider who ordered it", "Service(s) that
we denied". The order counts: what a label guards against (a claim's number, a request's date) comes before what it resembles.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_NUMBER: Final = r"(?:id|i\.d\.|identification|identifier|number|no\.?|num\.?|#|code)"
_MEMBER: Final = (
    r"(?:wha|iehp|cchp|hpsm|scfhp|hpsj|chpiv|gchp|ccah|scan|kp|uhc|anthem|aetna|cigna|humana|molina|caloptima|cencal|calviva|oscar|"
    r"sharp|alignment|partnership|blue shield|blue cross|l\.?a\.? care|member|customer|subscriber|enrollee|participant|cardholder|"
    r"insured|beneficiary|policyholder|health ?plan|health card)"
)
"""Whose number it is; a plan's own name says it, too."""
_MIEMBRO: Final = (
    r"(?:miembro|afiliad[oa]|suscriptora?|titular|asegurad[oa]|participante|beneficiari[oa]|soci[oa]|inscrit[oa])"
)
_CASE: Final = (
    r"(?:claim|case|reference|ref|authorization|auth|document|doc|group|grp|policy|account|tracking|event|control|"
    r"service request|request|confirmation|grievance|appeal|complaint|file|letter|notice|invoice|order|npi|provider|tax|"
    r"employer|employee|plan member group|contract|encounter|transaction|referral|complaint|inquiry|record locator|phone|fax|rx)"
)
_CASO: Final = (
    r"(?:caso|reclamo|reclamacion|referencia|autorizacion|documento|grupo|poliza|cuenta|expediente|queja|apelacion|"
    r"solicitud|archivo|contrato|control|seguimiento)"
)
_APPEAL: Final = r"(?:appeal|grievance|complaint)"
_QUEJA: Final = r"(?:apelacion|queja|reclamo)"
_DOCTOR: Final = (
    r"(?:provider|physician|doctor|prescriber|dentist|therapist|specialist|clinician|practitioner|surgeon|dr\.?)"
)
_ASKING: Final = (
    r"(?:requesting|treating|referring|ordering|prescribing|attending|rendering|primary care|your|submitting|billing|"
    r"performing|orthodontic|eye|the)"
)
_MEDICO: Final = r"(?:medic[oa]|doctora?|proveedora?|dentista|terapeuta|especialista|profesional|dra?\.?)"
_CARE: Final = r"(?:service|treatment|procedure|care|item|equipment|device|test|therapy|benefit|supply|supplies|request|medical service)"
_DRUG: Final = r"(?:drug|medication|medicine|prescription)"
_ATENCION: Final = r"(?:servicio|tratamiento|procedimiento|atencion|articulo|equipo|aparato|prueba|examen|terapia)"
_PERSON: Final = r"(?:patient|member|enrollee|child|insured|subscriber|participant|beneficiary|cardholder)"
_ASKED: Final = (
    r"(?:denied|requested|asked for|reviewed|refused|not approved|did not approve|in dispute|at issue|under review|"
    r"submitted|ordered|recommended|being denied|in question|cannot approve|can't approve)"
)
_PEDIDO: Final = r"(?:solicitad|pedid|negad|denegad|rechazad|recetad|en disputa|revisad)[oa]?s?"

_SHAPES: Final[tuple[tuple[str, str], ...]] = (
    ("first_no", r"(?:date of |fecha de )?(?:the |our |your |la |su )?(?:first|initial|original|prior|previous|primera|anterior) (?:\w+ )?(?:denial|decision|notice|determination|denegacion|negacion)(?: letter| notice)?(?: date)?"),
    ("first_no", r"(?:notice of action|noa|aviso de accion)(?: letter)? (?:date|dated|del?)"),
    ("first_no", r"date (?:we |the plan )?(?:first )?(?:denied|of our denial|of denial notice)(?: it| the service| your request)?"),
    ("grievance_filed_on", rf"(?:date|day) (?:that |on which )?(?:we |you |the plan |it )?(?:received|got|filed|submitted|opened|of)(?: on)?(?: your| the| this)?(?: \w+)? {_APPEAL}(?: request)?"),
    ("grievance_filed_on", rf"(?:date )?(?:your |the )?{_APPEAL} (?:request )?(?:receipt|received|filing|filed|submission|submitted|opened|request|receive)(?: date| on| by us)?(?: on)?"),
    ("grievance_filed_on", rf"date (?:your )?{_APPEAL} (?:was )?(?:received|filed|opened|submitted)"),
    ("grievance_filed_on", rf"fecha (?:en )?(?:que |en que |de )?(?:\w+ ){{0,4}}(?:la |su |de la |de su )?{_QUEJA}(?: recibida| presentada)?"),
    ("letter_deadline", rf"(?:last day|deadline|final day|due date|cutoff)(?: date)? (?:to|for|of) .*(?:{_APPEAL}|file|review)"),
    ("letter_deadline", rf"(?:{_APPEAL}|file|ask for (?:an? )?{_APPEAL})(?: filing)? (?:by|before|deadline|due date|due by|no later than)"),
    ("letter_deadline", r"(?:ultimo dia|fecha limite|plazo) (?:para|de) .*(?:apel|queja|present).*"),
    ("date_of_birth", rf"(?:{_PERSON}(?:'s)? )?(?:date of birth|birth ?date|birthday|dob|d\.o\.b\.?)(?: \(?mm.*)?"),
    ("date_of_birth", r"(?:fecha|f\.|fec\.) (?:de )?nac(?:imiento|\.)?(?: del? (?:la |el )?\w+)?"),
    ("other_date", r"(?:date|dates|time) (?:of|the|we|you|that|request|requested|received|service|services|claim|faxed|mailed|sent|printed)\b(?! (?:this |the |our |your )?(?:notice|letter|decision|determination|denial|statement|birth)\b).*"),
    ("other_date", r"(?:request|referral|claim|service|services|effective|coverage|admission|discharge|receipt|print|review|due|expiration|treatment|procedure|start|end|through|approval|authorization|fill|refill|payment|next|last)(?: \w+){0,2} dates?"),
    ("other_date", r"fechas? (?:en )?(?:que|de|del) (?:la |el |su )?(?:\w+ ){0,3}(?:solicitud|servicio|servicios|vigencia|recepcion|pago|cita|ingreso|alta|vencimiento|inicio|envio)"),
    ("letter_date", r"(?:(?:notice|letter|decision|determination|denial|statement|resolution|notification|correspondence)(?: letter| notice)? )(?:issue |issued |mailing |mail |sent |send )?(?:date|dated)"),
    ("letter_date", r"date (?:of|on) (?:this |the |our )?(?:\w+ )?(?:notice|letter|decision|determination|denial letter|statement|resolution|correspondence)"),
    ("letter_date", r"(?:dated|today's date|sent on|notice issued|letter issued|fecha de hoy)"),
    ("letter_date", r"fecha (?:de|del) (?:esta |este |la |el )?(?:carta|aviso|notificacion|decision|resolucion|determinacion|denegacion|negacion|emision del aviso)"),
    ("other_number", rf"(?:(?:our|your|su|the|dental|medical|pharmacy|prior) )?{_CASE}(?: \w+)?(?:/{_CASE})? {_NUMBER}(?: {_NUMBER})?"),
    ("other_number", rf"(?:{_NUMBER}|numero|n\.o) (?:de |del )(?:la |el |su )?{_CASO}"),
    ("other_number", rf"{_CASO} {_NUMBER}"),
    ("other_number", rf"(?:{_APPEAL}|{_QUEJA})"),
    ("record_number", r"(?:kaiser )?(?:medical|health)(?:/health)? record (?:number|no\.?|#|id)(?: \(?mrn\)?)?"),
    ("membership_number", rf"(?:your |su |{_PERSON}(?:'s)? )?(?:(?:{_MEMBER}|medi-cal|medical|kaiser|plan|health|healthcare|card)(?:'s)? ){{1,3}}{_NUMBER}(?: (?:{_NUMBER}|card|cin)){{0,2}}"),
    ("membership_number", rf"(?:{_NUMBER}|numero|n\.o)(?: de (?:identificacion|id|tarjeta))? (?:de |del )(?:la |el |su |plan de )?(?:{_MIEMBRO}|medi-cal|plan de salud)(?: \(?(?:cin|id)\)?)?"),
    ("membership_number", rf"(?:id|identificacion) (?:de |del )(?:la |el )?(?:{_MIEMBRO}|medi-cal|plan)"),
    ("other_name", rf"(?:requested|servicing|rendering|performing|treating|admitting|referred(?: to)?|service|place of)(?: {_DOCTOR})?[ /]?(?:facility|hospital|center|clinic|lab|laboratory|vendor|agency|pharmacy|service provider)"),
    ("other_name", rf"(?:requested|referred(?:-|\s)to|servicing|reviewing|review|plan|consulting) {_DOCTOR}(?: name)?"),
    ("providers", rf"(?:name of )?(?:{_ASKING} )+(?:health care |healthcare |dental )?{_DOCTOR}(?:'s)?(?:/\w+)?(?: name)?"),
    ("providers", rf"(?:the )?{_DOCTOR} (?:who|that|name|requesting|ordering|of record|/)(?: (?:asked|ordered|requested|prescribed|made|wants|treats)(?: .*)?)?"),
    ("providers", rf"(?:requested|ordered|prescribed|referred|recommended|submitted|asked for) (?:by|for you by)(?: \(?{_DOCTOR}\)?)?"),
    ("providers", rf"(?:dentist|prescriber|clinician|provider/facility|facility/provider|{_DOCTOR}/{_DOCTOR})(?: name)?"),
    ("providers", rf"(?:nombre (?:de|del) (?:la |el |su )?)?{_MEDICO}(?: \(?a\)?)?(?: (?:que|quien) (?:lo |la |le |los )?(?:solicit|pid|orden|recet|atiend|trat|hizo).*| (?:solicitante|tratante|recetante|que receta|de cabecera|de atencion primaria))?"),
    ("providers", r"(?:solicitad|pedid|ordenad|recetad|recomendad)[oa] por"),
    ("drug", rf"(?:name of (?:the )?)?(?:{_DRUG}|{_DRUG}/\w+)s?(?: name| and strength| and dose| \(?strength\)?)?(?: (?:that |which )?(?:(?:we|you|was|were|is|your \w+) )*{_ASKED})?"),
    ("drug", rf"(?:{_ASKED}|prescribed) {_DRUG}s?"),
    ("drug", rf"(?:medicamento|medicina|farmaco)s?(?: (?:que )?(?:{_PEDIDO}|\w+mos))?"),
    ("treatment_requested", rf"(?:name of |description of |type of |the )?(?:requested |denied )?(?:(?:medical|health|health care|dental|vision|behavioral|pharmacy|covered|primary) )?{_CARE}s?(?:(?:,| or| and|/) ?(?:{_CARE}|{_DRUG})s?)?(?: description| name)?(?: (?:that |which )?(?:(?:we|you|was|were|is|are|has been|have been|your \w+) )*(?:{_ASKED}|listed))?(?: (?:for|by) (?:you|us|review))?"),
    ("treatment_requested", rf"what (?:(?:we|you|your \w+|was|is|were) )+(?:being )?{_ASKED}"),
    ("treatment_requested", rf"(?:subject|reason|topic) (?:of|for) (?:the |your |this )?(?:{_APPEAL}|letter|notice)"),
    ("treatment_requested", r"(?:coverage |benefit )?(?:(?:review|denial|decision|request|authorization|determination|referral) )+(?:for|of|about|regarding|on)"),
    ("treatment_requested", r"(?:asked|requested|ordered|prescribed)(?: for)?|(?:item|test|equipment|procedure) or (?:item|service|test|procedure)|(?:solicitad|pedid)[oa]"),
    ("treatment_requested", rf"(?:level of care|type of care|{_APPEAL} (?:about|subject|regarding)|regarding|about|concerning|in re)"),
    ("treatment_requested", rf"(?:nombre del |descripcion del? |tipo de )?{_ATENCION}s?(?: medicos?)?(?: (?:que )?(?:(?:se|le|usted|su \w+) )*(?:{_PEDIDO}|\w+mos|pidio|solicito))?"),
    ("treatment_requested", r"(?:lo que|que) (?:(?:se|usted|su \w+) )*(?:\w+mos|pidio|nego|solicito|denego)|nivel de atencion|tema de (?:la|su) (?:queja|apelacion)|motivo de (?:la|su) (?:queja|apelacion)"),
    ("reason", r"(?:(?:the|our|clinical|medical|specific|principal|main|denial) )*(?:reason|reasons|rationale|basis|explanation|criteria)(?: (?:for|of|why|we|used|that).*)?|why (?:we|it|was|is|your|this|did).*"),
    ("reason", r"(?:la |el |nuestra )?(?:razon|razones|motivo|motivos|explicacion|fundamento)(?: (?:de|del|por|clinic|medic).*)?|por que (?:lo |la |se |no |negamos|denegamos|tomamos).*"),
    ("plan_name", r"(?:(?:your|su|patient's|member's) )?(?:health|dental|vision|medical|benefit)?(?: )?(?:plan|insurance|insurer|payer|payor|carrier)(?: name)?"),
    ("patient", r"(?:(?:full )?name of (?:the )?|nombre (?:completo )?del? (?:la |el )?)?(?:patient|paciente|child|children|menor)(?:'s|s|es)?(?:/\w+)?(?: (?:full )?name)?(?: \(.*)?"),
    ("insured", r"(?:(?:full )?name of (?:the )?|nombre (?:completo )?del? (?:la |el )?)?(?:subscriber|policy ?holder|employee|insured|cardholder|titular|suscriptora?|asegurad[oa]|emplead[oa])(?:'s)?(?:/\w+)?(?: (?:full )?name)?"),
    ("member", r"(?:(?:full )?name of (?:the )?|nombre (?:completo )?del? (?:la |el )?)?(?:member|enrollee|participant|beneficiary|miembro|afiliad[oa]|beneficiari[oa]|soci[oa]|inscrit[oa])(?:'s)?(?:/\w+)?(?: (?:full )?name)?"),
)  # fmt: skip
_KNOWN: Final = tuple((role, re.compile(shape)) for role, shape in _SHAPES)
_LONGEST: Final = 9
"""Words of a label; more are a sentence."""


@cache
def shaped(bare: str) -> str | None:
    """What a folded label without its colon names by its grammar; None where none fits."""
    plain = " ".join(bare.replace("(s)", "s").replace("(es)", "").replace("(a)", "").replace("/a", "").split())
    if len(plain.split()) > _LONGEST:
        return None
    return next((role for role, shape in _KNOWN if shape.fullmatch(plain)), None)
