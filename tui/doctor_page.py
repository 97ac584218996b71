"""The pages for the doctor, for both faces: which of them can become a paper that is asked for, and their making."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from forms.checklist import Advice, advise
from forms.doctor_pages import DoctorPage
from packet.errors import CannotWrite
from tui.flow import fate
from tui.paper_loader import Look
from tui.session import Session


def wanted_pages(session: Session, looks: Sequence[Look]) -> list[tuple[DoctorPage, Advice]]:
    """Each page that can become a paper which is not there yet, with what is said of that paper."""
    advices = advise(session.case, [fate(look) for look in looks])
    return [(advice.page, advice) for advice in advices if advice.page is not None]


def write_page(page: DoctorPage, session: Session) -> Path:
    """The page, filled with what is known, beside the case; a page that is there already is never replaced: the doctor
    may have written on it. Blocks its thread. Raises `Unproved` and `CannotWrite`.
    """
    from packet.binding.doctor_page import doctor_page  # the PDF library is loaded when a page is made
    from packet.one_file import write_one

    made = doctor_page(page, session.case, session.case.form_language)
    for number in count(1):
        path = session.base / (f"{page.command}.pdf" if number == 1 else f"{page.command}-{number}.pdf")
        try:
            write_one(path, made.pdf)
        except CannotWrite as error:
            if error.code not in ("file_exists", "not_a_file"):
                raise
        else:
            return path
    raise AssertionError("some name is free")
