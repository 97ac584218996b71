"""Whether the pages are marked as a specimen: SAMPLE across the page, or alone on a line of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from packet.locate.form_map import Doubt
from packet.locate.page_view import PageView
from packet.locate.recognise import Recognised
from packet.locate.tuning import HEADS

_MARK: Final = (
    r"sample|specimen|example|draft|void|donotsend|donotsubmit|donotuse|notforuse|notforsubmission|notvalid|"
    r"forreferenceonly|muestra|especimen|ejemplo|borrador|anulado|noenviar|noenvie|nousar|novalido|sinvalidez"
)
_BESIDE: Final = r"only|form|copy|page|formulario|copia|solo|de|this|este|para|not|no"
_ALONE: Final = re.compile(rf"(?:{_BESIDE})*(?:{_MARK})(?:{_MARK}|{_BESIDE})*")


def marked_as_sample(views: Sequence[PageView], known: Recognised) -> tuple[Doubt, ...]:
    """One doubt for each form whose pages carry such a mark."""
    forms = [known.pages[page.number].form for page in views if _is_marked(page)]
    return tuple(Doubt("sample", form) for form in known.forms if form in forms)


def _is_marked(page: PageView) -> bool:
    large = "".join(run.plain for run in page.runs if run.size >= HEADS.specimen)
    return bool(re.search(_MARK, page.slanted) or re.search(_MARK, large)) or any(
        _ALONE.fullmatch(run.plain) for run in page.runs
    )
