"""What the house must know of a form and of a filing, as plain data. The forms and filings themselves: `forms.catalog`.

A form is one module with a `SPEC` and one line in the catalogue; its words are "form.<id>.…" in `forms.words`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from forms.agencies import Agency, Edition
from forms.case import Case, Language, PaperKind
from forms.finding import Finding
from forms.sheet import Box, CheckBox, FormId, Sheet, Signature

Signer = Literal["patient", "guardian", "representative"]


@dataclass(frozen=True)
class Due:
    """A signature that must be made by hand: `key` is the signature's fact."""

    key: str
    form: FormId
    who: Signer


def _nothing(_: Case) -> frozenset[str]:
    return frozenset()


def _always(_case: Case, _today: dt.date) -> bool:
    return True


@dataclass(frozen=True)
class FormSpec:
    """One form of one agency.

    `law` is the key in `forms.law.LAW` of what its rules are cited from. `needed` and `signatures` are asked with the
    case and the day. `left_blank`: keys whose places stay empty in this case although their facts are known.
    `sheet` has every place that the form can have; `fitted`, where it is set, only those that this case calls for.
    `offered`: keys of what may be asked for besides -> the cases that it fits.
    `official`: the agency's own PDF of it is recognised and filled: its labels stand in `packet/locate/spellings`.
    `verbatim`: our print labels its items in the agency's own words; otherwise those words stand in the tables alone.
    `rooms`: keys for which the agency's form has another kind of room than our print (`packet.locate.items.Kind`).
    `own_words`: no agency has such a form.
    """

    id: FormId
    edition: Edition
    languages: tuple[Language, ...]
    law: str
    sheet: Callable[[Language], Sheet]
    signatures: Callable[[Case, dt.date], tuple[Due, ...]]
    needed: Callable[[Case, dt.date], bool] = _always
    left_blank: Callable[[Case], frozenset[str]] = _nothing
    fitted: Callable[[Case, dt.date, Language], Sheet] | None = None
    offered: Mapping[str, Callable[[Case], bool]] = field(default_factory=dict)
    official: bool = False
    verbatim: bool = True
    rooms: Mapping[str, str] = field(default_factory=dict)
    own_words: bool = False

    def sheet_for(self, case: Case, today: dt.date, language: Language) -> Sheet:
        """The sheet as this case prints it."""
        return self.fitted(case, today, language) if self.fitted else self.sheet(language)

    @property
    def number(self) -> str:
        """The agency's number alone: "20-224"."""
        return self.edition.number.partition(" ")[2]

    @property
    def command(self) -> str:
        """Its name on a command line: "dmhc-20-224"."""
        return self.id.replace("_", "-")

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every fact that the form has a place for, in the form's own order."""
        items = (item for _, item in self.sheet(self.languages[0]).items())
        return tuple(dict.fromkeys(item.key for item in items if isinstance(item, Box | Signature | CheckBox)))


@dataclass(frozen=True)
class Filing:
    """What goes to one addressee in one packet: `forms` in the packet's order. Its words are "filing.<id>.…".

    `folder`: where the screens put its packet, beside those of the other filings of the case.
    `addressee` names whom it goes to where that is no agency of the table. `rules`: what the ids of the findings that
    concern it begin with; () for all. `findings`: what is said of this filing alone. `reasons`: facts that stand on the
    request page. `first_papers`: kinds of papers that stand before all others.
    """

    id: str
    agency: Agency
    forms: tuple[FormId, ...]
    addressee: Callable[[Case], Agency] | None = None
    folder: str = "packet"
    rules: tuple[str, ...] = ()
    findings: Callable[[Case, dt.date], Iterable[Finding]] | None = None
    reasons: tuple[str, ...] = ("urgent_reason", "late_reason")
    first_papers: tuple[PaperKind, ...] = ()
