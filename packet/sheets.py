"""The forms a case needs, with what does not fit them: filled once the plan has given every page its number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from forms import dmhc_20_160, dmhc_20_224
from forms.case import Case
from forms.next_steps import SignHere
from forms.sheet import FormId, Sheet
from forms.signing import helper_form, signatures
from packet import continuation
from packet.fill import fill, overflow
from packet.filled import Filled
from packet.plan import Plan


@dataclass(frozen=True)
class Sheets:
    """The forms in the packet's order and the continuation sheets that go with them."""

    case: Case
    forms: Mapping[FormId, Sheet]
    continued: Filled

    def sizes(self) -> dict[str, int]:
        """Source -> pages."""
        return {form: len(sheet.pages) for form, sheet in self.forms.items()} | {"continuation": self.continued.pages}

    def filled(self, plan: Plan) -> dict[str, Filled]:
        """Every form and the continuation sheets, with the page numbers of `plan` printed on them."""
        drawn: dict[str, Filled] = {}
        added = plan.part("continuation")
        starts = continuation.first_pages(self.continued.placed) if added else {}
        pages = {key: added.first + page for key, page in starts.items()} if added else {}
        for form, sheet in self.forms.items():
            drawn[form] = fill(sheet, self.case, pages)
        if added:
            drawn["continuation"] = self.continued
        return drawn


def sheets_for(case: Case, today: dt.date) -> Sheets:
    """Which forms the case needs (`forms.signing.helper_form`). Raises `Unproved` for characters no font prints."""
    language = case.form_language
    forms: dict[FormId, Sheet] = {"dmhc_20_224": dmhc_20_224.sheet(language)}
    if helper_form(case, today) != "none":
        forms["dmhc_20_160"] = dmhc_20_160.sheet(language)
    overflows = [over for sheet in forms.values() for over in overflow(sheet, case)]
    return Sheets(case, forms, continuation.sheets(overflows, case, language))


def sign_here(case: Case, today: dt.date, plan: Plan, filled: Mapping[str, Filled]) -> tuple[SignHere, ...]:
    """Every signature still to be made, with its page in the packet."""
    lines = {line.key: (form, line.page) for form, drawn in filled.items() for line in drawn.signatures}
    found = []
    for due in signatures(case, today):
        form, page = lines.get(due.key, (due.form, 0))
        if part := plan.part(form):
            found.append(SignHere(due.who, due.form, part.first + page))
    return tuple(found)
