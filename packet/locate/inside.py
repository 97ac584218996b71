"""Where a long file, such as a handbook, has an agency's form: the pages to print to a file of their own.

Only so that the refusal can name them: nothing of such a file is filled.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

import pikepdf
import pypdfium2

from packet.errors import Refused
from packet.intake.selection import spoken
from packet.locate.form_map import Wanted
from packet.locate.heads import is_named_in
from packet.locate.items import AGENCIES, NUMBERS
from packet.locate.letters import plain
from packet.locate.normalise import PAGES_MOST, straightened
from packet.locate.reading import map_of
from packet.sandbox.worker import Tell

_BEHIND: Final = 3
"""Pages behind one that names a form that may go on with it: it has seven pages at most, each with its number."""
_PAGES_LOOKED_AT: Final = 3000
"""A member handbook has a few hundred; more are not looked through while a person waits."""


def told_pages(refused: Refused, data: bytes, wanted: Wanted, tell: Tell) -> Refused:
    """The refusal of a file that is too long, with the pages on which it has a form, if they can be told."""
    name = str(refused.params["file"])
    try:
        numbers = _near_names(data, tell)
        if not numbers or len(numbers) > PAGES_MOST:
            return refused
        found = map_of(straightened(_alone(data, numbers), name), wanted)
    except (Refused, pikepdf.PdfError, pypdfium2.PdfiumError):
        return refused
    pages = [numbers[page.number] + 1 for page in found.pages if page.kind == "form"]
    forms = ", ".join(NUMBERS[form] for form in found.forms)
    return Refused("official_inside", file=name, form=forms, pages=spoken(pages))


def _near_names(data: bytes, tell: Tell) -> list[int]:
    """The pages that name a form of ours anywhere, and those right behind them."""
    document = pypdfium2.PdfDocument(data)
    try:
        near: set[int] = set()
        count = min(len(document), _PAGES_LOOKED_AT)
        for number in range(count):
            lines = document[number].get_textpage().get_text_bounded().splitlines()
            text = "\n".join(map(plain, lines))
            if any(is_named_in(text, agency) for agency in AGENCIES):
                near.update(range(number, min(count, number + 1 + _BEHIND)))
            tell(number, count)
        return sorted(near)
    finally:
        document.close()


def _alone(data: bytes, numbers: Sequence[int]) -> bytes:
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf, pikepdf.new() as alone:
        for number in numbers:
            alone.pages.append(pdf.pages[number])
        out = io.BytesIO()
        alone.save(out)
        return out.getvalue()
