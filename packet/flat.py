"""The filled forms of a case as one flat file, without cover sheet and papers: what `imr-packet fill` writes.

Every page says "Page n of N", since "(continued on page N)" must lead somewhere.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pikepdf

from forms import dmhc_20_160, dmhc_20_224
from forms.case import Case, Language
from forms.layout import RIGHT
from forms.sheet import FormId, Sheet
from forms.signing import HelperForm
from forms.words import say
from packet import continuation
from packet.fill import fill, overflow
from packet.filled import Filled, Placed, SignatureLine, moved
from packet.paint import Paint, save
from packet.proof import prove, require

NUMBER_AT = 40.0


def forms_for(language: Language, helper_form: HelperForm) -> dict[FormId, Sheet]:
    """The sheets a case needs, in the packet's order."""
    found: dict[FormId, Sheet] = {dmhc_20_224.FORM: dmhc_20_224.sheet(language)}
    if helper_form != "none":
        found[dmhc_20_160.FORM] = dmhc_20_160.sheet(language)
    return found


def flat(case: Case, helper_form: HelperForm) -> Filled:
    """The forms and their continuation sheets, filled, joined and proved.

    Raises `Unproved` when a character cannot be printed or a value is not found on the finished page.
    """
    sheets = forms_for(case.form_language, helper_form).values()
    overflows = [over for sheet in sheets for over in overflow(sheet, case)]
    continued = continuation.sheets(overflows, case, case.form_language)
    before = sum(len(sheet.pages) for sheet in sheets)
    pages = {key: before + page + 1 for key, page in continuation.first_pages(continued.placed).items()}
    return finish([*(fill(sheet, case, pages) for sheet in sheets), continued], case)


def finish(parts: Sequence[Filled], case: Case) -> Filled:
    """The parts one after another in one file, numbered and proved. Raises `Unproved`."""
    joined = join([part for part in parts if part.pages], case.form_language)
    require(prove(joined.pdf, joined.placed), case.language)
    return joined


def join(parts: Sequence[Filled], language: Language) -> Filled:
    """One file of all the parts' pages; every page gets its number."""
    placed: list[Placed] = []
    lines: list[SignatureLine] = []
    with pikepdf.new() as pdf:
        for part in parts:
            start = len(pdf.pages)
            placed += moved(part.placed, start)
            lines += [SignatureLine(line.key, line.form, line.page + start, line.rect) for line in part.signatures]
            with pikepdf.open(io.BytesIO(part.pdf)) as source:
                pdf.pages.extend(source.pages)
        _number(pdf, language)
        pdf.docinfo["/Title"] = say("form.dmhc_20_224.title", language)
        pdf.Root.Lang = pikepdf.String(language)
        return Filled(save(pdf), len(pdf.pages), tuple(placed), tuple(lines))


def _number(pdf: pikepdf.Pdf, language: Language) -> None:
    """Print "Page n of N" at the foot of every page."""
    total = len(pdf.pages)
    paint = Paint()
    for page in range(1, total + 1):
        paint.new_page()
        paint.text(RIGHT, NUMBER_AT, say("form.page", language, page=page, pages=total), 9.0, align="right")
    with paint.document() as numbers:
        for leaf, number in zip(pdf.pages, numbers.pages, strict=True):
            form = pdf.copy_foreign(number.as_form_xobject())
            name = leaf.add_resource(form, pikepdf.Name.XObject, pikepdf.Name("/PageNumber"))
            leaf.contents_add(b"q", prepend=True)
            leaf.contents_add(f"Q q {name} Do Q".encode("ascii"))


def signature_places(filled: Filled) -> Mapping[str, int]:
    """Key of each signature still to be made -> its page, from 1."""
    return {line.key: line.page + 1 for line in filled.signatures}
