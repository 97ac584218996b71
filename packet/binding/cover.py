"""The fax cover sheet. It is drawn from `Cover` alone, so no fact about health, plan or birth can reach it.

The agency reads English, so the sheet is in English; in a Spanish packet the Spanish words stand under the English
ones, so that the sender knows what the sheet says. Sender's name and call-back number stand here because each fax
must carry them (47 CFR 68.318(d)); the fax number is large so that the person who dials can check it digit by digit.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from forms.case import Case, Language
from forms.catalog import FILINGS, filing_for
from forms.dates import show_date
from forms.dispute import is_fast
from forms.form_spec import Filing
from forms.sheet import Rect
from forms.words import ENGLISH, has, say
from packet.lettering.fitting import shortened
from packet.lettering.paint import Paint
from packet.lettering.typeset import height

LEFT: Final = 54.0
RIGHT: Final = 558.0
VALUE: Final = 150.0
TOP: Final = 738.0
FOOT: Final = 62.0
"""Points: the sheet's room for words; labels stand at LEFT, what they name at VALUE."""
HEAD: Final = 36.0
FAX_NUMBER: Final = 40.0
EXPEDITED: Final = 22.0
NAME: Final = 14.0
PLAIN: Final = 12.0
LABEL: Final = 11.0
NOTICE: Final = 10.5
SMALL: Final = 10.0
"""Type sizes in points. FAX_NUMBER is the largest, so that the person who dials reads it from arm's length."""
PAD: Final = 12.0
HEAD_BASE: Final = 30.0
HEAD_RULE: Final = 44.0
"""How far below the sheet's top the base line of its name and the rule under it are."""
URGENT_ROOM: Final = 36.0
URGENT_OTHER: Final = 14.0
URGENT_BASE: Final = 38.0
URGENT_STROKE: Final = 2.5
"""The box that says that the review is urgent: its height, what a second language adds, how far its base line is below
the rule, and its frame, heavier than any other on the sheet."""
LABEL_LINE: Final = 16.0
"""From a label's base line to the next line."""
NOTICE_PAD: Final = 10.0
NOTICE_BASE: Final = 9.0
NOTICE_GAP: Final = 8.0
"""In the notice at the foot: from its frame to its first text; from a text's top to the base line of its title; after a
text."""
ROW_GAP: Final = 15.0
ASCENT: Final = 1.5
"""Between rows; and how far a line's room reaches above, so that its base line is level with the label's."""
"""Points between a frame and what it frames."""
NAME_LINES: Final = 4
"""Room for any sender who may be named for the fax; a longer name ends in an ellipsis, and the forms have it whole."""


@dataclass(frozen=True)
class Cover:
    """Everything the sheet may say. `pages` counts the sheet itself; `part` is a line about one part of a split fax."""

    packet_id: str
    pages: int
    date: dt.date
    from_name: str = field(repr=False)
    call_back: str = field(repr=False)
    urgent: bool = False
    language: Language = ENGLISH
    part: str = ""
    filing: Filing = FILINGS[0]


def cover_of(case: Case, packet_id: str, pages: int, today: dt.date) -> Cover:
    """The sheet's facts. The sender is the one named for it, else the helper or guardian who files, or the patient."""
    filing, helper, patient = case.filing, case.helper, case.patient
    own = patient.full_name
    name, number = own, patient.phone
    if filing.filer in ("assistant", "legal_representative"):
        name, number = helper.assistant_name or own, helper.assistant_phone or patient.phone
    elif filing.filer == "parent_or_guardian":
        name = patient.guardian_name or own
    return Cover(
        packet_id=packet_id,
        pages=pages,
        date=today,
        from_name=filing.fax_from_name or name,
        call_back=filing.fax_from_number or number or "",
        urgent=is_fast(case),
        language=case.form_language,
        filing=filing_for(case),
    )


def draw_cover(cover: Cover) -> bytes:
    """The sheet as a PDF of one page. Raises `Unproved` for a character that no font prints."""
    sheet = _Sheet(cover.language)
    agency, to = cover.filing.agency, f"filing.{cover.filing.id}"
    sheet.head(cover.urgent, "fax" if agency.fax else "mail")
    sheet.label("to")
    sheet.say(f"{to}.to_name", NAME, bold=True)
    if cover.filing.addressee:
        sheet.line(shortened(agency.address[0], RIGHT - VALUE, NAME, NAME_LINES, bold=True), NAME, bold=True)
    else:
        sheet.say(f"{to}.to_agency", NAME, bold=True)
    for line in agency.address[1:]:
        sheet.line(shortened(line, RIGHT - VALUE, LABEL, NAME_LINES), LABEL)
    if agency.fax:
        sheet.label("to_fax")
        sheet.line(agency.fax, NAME if agency.check else FAX_NUMBER, bold=True)
    if agency.phone:
        sheet.say("packet.cover.to_phone", PLAIN, phone=agency.phone)
    if agency.check:
        sheet.say("packet.cover.check", PLAIN, bold=True, phone=agency.phone)
    sheet.label("from")
    sheet.line(_sender(cover) or say("packet.cover.no_name", ENGLISH), NAME, bold=True)
    sheet.say("packet.cover.call_back" if cover.call_back else "packet.cover.no_number", PLAIN, number=cover.call_back)
    sheet.label("date")
    sheet.line(show_date(cover.date, ENGLISH), PLAIN)
    if cover.language != ENGLISH:
        sheet.line(show_date(cover.date, cover.language), SMALL)
    sheet.label("pages")
    sheet.say("packet.cover.pages_count", NAME, bold=True, pages=cover.pages)
    if cover.part:
        sheet.line(cover.part, PLAIN)
    sheet.label("subject")
    sheet.say(f"{to}.subject", PLAIN, id=cover.packet_id)
    sheet.notice(cover.call_back, f"{to}.notice")
    return sheet.paint.save()


def _sender(cover: Cover) -> str:
    return shortened(cover.from_name, RIGHT - VALUE, NAME, NAME_LINES, bold=True)


class _Sheet:
    """Rows from the top down: a label on the left, lines on the right, the other language small under them."""

    def __init__(self, language: Language) -> None:
        self.paint = Paint(language=ENGLISH)
        self.paint.new_page()
        self._other: Language | None = None if language == ENGLISH else language
        self._y = TOP

    def head(self, urgent: bool, way: str) -> None:
        self.paint.text(LEFT, self._y - HEAD_BASE, say(f"packet.cover.{way}", ENGLISH), HEAD, bold=True)
        self._y -= HEAD_RULE
        self.paint.rule(LEFT, self._y, RIGHT, self._y, 2)
        if not urgent:
            return
        tall = URGENT_ROOM + (URGENT_OTHER if self._other else 0)
        self.paint.box(Rect(LEFT, self._y - PAD - tall, RIGHT - LEFT, tall), URGENT_STROKE)
        middle = (LEFT + RIGHT) / 2
        self.paint.text(
            middle, self._y - URGENT_BASE, say("packet.cover.expedited", ENGLISH), EXPEDITED, bold=True, align="center"
        )
        if self._other:
            words = say("packet.cover.expedited", self._other)
            self.paint.text(middle, self._y - URGENT_BASE - LABEL_LINE, words, LABEL, align="center")
        self._y -= tall + PAD

    def label(self, key: str) -> None:
        """Start a row."""
        self._y -= ROW_GAP
        self.paint.text(LEFT, self._y - LABEL, say(f"packet.cover.{key}", ENGLISH), LABEL, bold=True)
        if self._other:
            self.paint.text(LEFT, self._y - LABEL - PAD, say(f"packet.cover.{key}", self._other), SMALL)

    def line(self, text: str, size: float, *, bold: bool = False) -> None:
        """A line of the row, wrapped when it is long."""
        room = Rect(VALUE, 0, RIGHT - VALUE, self._y + ASCENT)
        self._y = self.paint.paragraph(room, text, size, bold=bold) - 1

    def say(self, key: str, size: float, *, bold: bool = False, **params: str | int) -> None:
        """A line of the row in English, the other language small under it."""
        self.line(say(key, ENGLISH, **params), size, bold=bold)
        if self._other:
            self.line(say(key, self._other, **params), SMALL)

    def notice(self, call_back: str, words: str) -> None:
        """Whose the pages are and what to do when they went astray, in a box at the foot."""
        inside, size = RIGHT - LEFT - 2 * PAD, NOTICE
        texts = [_notice(language, call_back, words) for language in (ENGLISH, self._other) if language]
        tall = PAD + sum(LABEL_LINE + height(text, inside, size) + NOTICE_GAP for _, text in texts)
        top = FOOT + tall
        self.paint.box(Rect(LEFT, FOOT, RIGHT - LEFT, tall), 1)
        y = top - NOTICE_PAD
        for title, text in texts:
            self.paint.text(LEFT + PAD, y - NOTICE_BASE, title, LABEL, bold=True)
            y = self.paint.paragraph(Rect(LEFT + PAD, 0, inside, y - ROW_GAP), text, size) - NOTICE_GAP


def _notice(language: Language, call_back: str, words: str) -> tuple[str, str]:
    """`words`: what the filing says of its own, where it does."""
    key = "packet.cover.caller" if call_back else "packet.cover.caller_unknown"
    caller = say(key, language, number=call_back)
    return say("packet.cover.confidential", language), say(
        words if has(words, language) else "packet.cover.notice", language, caller=caller
    )
