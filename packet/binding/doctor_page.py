"""A page for the doctor: filled with what is known of the case, fillable where the doctor writes; it also prints."""

from __future__ import annotations

import io

import pikepdf

from forms.case import Case, Language
from forms.doctor_pages import DoctorPage
from forms.words import say
from packet.binding.forms_only import join
from packet.filling import continuation
from packet.filling.draw import AS_FITS, add_fields
from packet.filling.fill import fill, overflow
from packet.filling.filled import Filled
from packet.lettering.paint import save
from packet.proof.fenced import prove
from packet.proof.proved import require


def doctor_page(page: DoctorPage, case: Case, language: Language) -> Filled:
    """The page, and continuation sheets for what of the answers does not fit it.

    Raises `Unproved` when a character cannot be printed or an answer is not found on the finished page.
    """
    known, asked = page.known(language), page.asked(language)
    continued = continuation.sheets(overflow(known, case), case, language)
    starts = {key: len(known.pages) + 1 + number for key, number in continuation.first_pages(continued.placed).items()}
    parts = [(fill(known, case, starts), True)]
    if continued.pages:
        parts.append((continued, True))
    made = join(parts, say(f"form.{known.form}.title", language), language)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        add_fields(pdf, asked, AS_FITS)
        finished = Filled(save(pdf), made.pages, made.placed)
    require(prove(finished.pdf, finished.placed), case.language)
    return finished
