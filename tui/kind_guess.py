"""What a paper may be, by its file name or its first words: a guess, shown as one, that only a person takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from forms.case import PaperKind
from forms.dates import plain
from forms.finders.offer import PaperSays

SURE_ENOUGH: Final = 0.8
"""Of `packet.reading`: below it, the words alone do not tell a letter of a plan from another paper."""

_NAMES: Final[tuple[tuple[PaperKind, str], ...]] = (
    ("eob", r"eob|explanation|explicacion|beneficios"),
    ("notice_of_action", r"noa|notice of action|aviso de accion"),
    ("notice_of_appeal_resolution", r"nar|appeal resolution|resolucion de apelacion"),
    ("plan_decision", r"decision|answer|response|grievance|appeal|respuesta|queja|apelacion"),
    ("denial_letter", r"denial|denied|deny|denegacion|negacion|rechazo"),
    ("power_of_attorney", r"poa|power of attorney|poder"),
    ("id_card", r"card|tarjeta|insurance id"),
    ("prescription", r"rx|prescription|receta"),
    ("bill", r"bill|invoice|receipt|statement|factura|recibo|cuenta"),
    ("fax_confirmation", r"fax confirmation|confirmacion de fax"),
    ("medical_records", r"records?|notes?|chart|labs?|mri|xray|expediente|historia|notas?|laboratorio|resultados?"),
    ("doctor_letter", r"doctor|dr|dra|physician|medico|medica|necessity|necesidad"),
)


def kind_by_name(name: str) -> PaperKind | None:
    """The kind that whole words of the name of a file say, None when they say nothing."""
    words = " ".join(re.findall(r"[a-z]+", plain(Path(name).stem)))
    return next((kind for kind, pattern in _NAMES if re.search(rf"\b(?:{pattern})\b", words)), None)


def kind_by_words(found: PaperSays | None) -> PaperKind | None:
    """The kind that the paper's own words say, as they were read. None when they do not tell."""
    known = {kind for kind, _ in _NAMES}
    if found is None or found.kind_sure < SURE_ENOUGH or found.kind not in known:
        return None
    return next(kind for kind in known if kind == found.kind)
