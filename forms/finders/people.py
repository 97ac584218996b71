"""Who the paper is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from forms.finders import names, plan_names
from forms.finders.fields import Labelled
from forms.finders.labels import role
from forms.finders.offer import Offer
from forms.finders.reader import Examined
from forms.finders.sheet import TextCell, Word, fold
from forms.finders.spanish_names import surnames_from

STREET: Final = re.compile(r"^(?:\d{1,6}[a-z]? |p\.? ?o\.? box|apartado|apt)")
_CITY: Final = re.compile(r"\b(?:ca|california)\b,? *\d{5}(?:-\d{4})?\b")
_PLACE: Final = re.compile(r",? (?:ca|california),? *(?P<zip>\d{5}(?:-\d{4})?)$")
_NO_PATIENT: Final = 0.45
"""The subscriber of a paper that names a patient besides, whose name cannot be read: told to nobody as the patient."""
_HOME_SURE: Final = 0.85
_LETTERHEAD: Final = 3
"""Cells from the top among which whoever writes names itself."""
_HEAD_LINES: Final = 30
_SENT: Final = ("denial_letter", "notice_of_action", "plan_decision", "notice_of_appeal_resolution", "eob")
"""Kinds that are mailed to the patient."""
_DEAR: Final = re.compile(r"(?:^|\s)(?:dear|estimad[oa](?:/a|\(a\))?|querid[oa]|kinh gui)\s+(?=\S)")
_PARENT: Final = re.compile(
    r"(?:to )?(?:the )?(?:(?:parents?|legal|guardians?|caregivers?|representative|responsible party)(?:[ ,/(]|or |and |\(?s\)? ?)*)*"
    r"(?:parents?|guardians?|family|estate|representative)(?:\(s\))?(?: of| for)?:?\s+|"
    r"(?:para |a |al )?(?:los |la |el )?(?:(?:padres?|madres?|tutor(?:es)?|tutora|familia|representante)(?:[ ,/]|o |y |legal |la |el )*)+(?:de|del)?(?: (?:nino|menor))?:?\s+"
)
_FAMILY: Final = re.compile(
    r"\b(?:patient|paciente|dependents?|dependientes?|relationship|parentesco|subscriber|employee|child|spouse)\b"
)
"""An explanation of benefits that parts the patient from the member says so."""
_PRINCIPAL: Final = re.compile(r"\b(?:yo|i),? (?=\S)")
_NOT_PATIENT: Final = ("fax_confirmation",)


def find(reader: Examined) -> Iterator[Offer]:
    """Offers of the patient's name, the home, the medical group and the employer."""
    if reader.kind.kind not in _NOT_PATIENT:
        yield from _patient(reader)
        yield from _home(reader)
    for field in reader.under("medical_group"):
        text = names.plain_text(field.words)
        if 1 < len(text.split()) <= 8 and not re.search(r"\d{3}", text):
            yield reader.offer("medical_group", text, field.words, 0.95, "label")
    if not reader.under("medical_group"):
        yield from _group_that_writes(reader)
    for field in reader.under("employer"):
        text = names.plain_text(field.words)
        if 1 <= len(text.split()) <= 8 and not re.search(r"\d{3}", text):
            yield reader.offer("employer", text, field.words, 0.92, "label")


def _group_that_writes(reader: Examined) -> Iterator[Offer]:
    """The medical group whose letterhead it is, where a label names the plan that it decides for."""
    if reader.kind.kind not in ("denial_letter", "notice_of_action") or not reader.under("plan_name"):
        return
    for cell in reader.paper.cells[:_LETTERHEAD]:
        text, folded = names.plain_text(cell.words), cell.folded
        if plan_names.GROUP.search(folded) and not plan_names.letterhead(folded) and 1 < len(text.split()) <= 8:
            if ":" not in text and not re.search(r"\d|department|departamento", folded):
                yield reader.offer("medical_group", text, cell.words, 0.92, "letterhead")
            return


Named = tuple[tuple[Word, ...], tuple[Word, ...], float]


def _patient(reader: Examined) -> Iterator[Offer]:
    for tier in _tiers(reader):
        people: dict[str, tuple[tuple[Word, ...], tuple[Word, ...], float, float, str]] = {}
        for (first, last, cut), sure, because in tier:
            people.setdefault(_same(first, last), (first, last, cut, sure, because))
        if not people:
            continue
        if len(people) == 1 or _one_person(people):
            first, last, cut, sure, because = next(iter(people.values()))
            yield from _offered(reader, first, last, cut, sure, because)
        else:
            family = len({fold(names.plain_text(last)) for _, last, _, _, _ in people.values()}) == 1
            for first, last, cut, sure, because in list(people.values())[:3]:
                for offer in _offered(reader, first, last, cut, sure, because):
                    yield offer if family and offer.key == "last_name" else replace(offer, sure=min(offer.sure, 0.6))
        return


def _one_person(people: dict[str, tuple[tuple[Word, ...], tuple[Word, ...], float, float, str]]) -> bool:
    """Whether the names differ by no more than a second given name."""
    keys = list(people)
    return all(key.split()[0] == keys[0].split()[0] and key.split()[-1] == keys[0].split()[-1] for key in keys)


def _tiers(reader: Examined) -> Iterator[list[tuple[Named, float, str]]]:
    """Names by what speaks for them, the strongest first."""
    kind = reader.kind.kind
    if kind == "power_of_attorney":
        yield [(named, 0.93, "sentence") for named in _after(reader, _PRINCIPAL)]
        yield [(named, 0.6, "label") for named in _labelled(reader, "patient", "member")]
        return
    yield [(named, 0.96, "label") for named in _labelled(reader, "patient")]
    yield [(named, 0.92, "sentence") for named in _of_child(reader)]
    member = [(named, 0.95, "label") for named in _labelled(reader, "member")]
    if kind == "eob" and _FAMILY.search(reader.text):
        member = [(named, 0.7, because) for named, _, because in member]
    yield member
    if kind in ("doctor_letter", "medical_records", "prescription"):
        subject = [(named, 0.92, "label") for named in _labelled(reader, "treatment_requested")]
        yield subject
        return
    if kind == "id_card":
        above = [(named, 0.93, "card") for named in _above_number(reader)]
        yield above or [(named, 0.6, "label") for named in _labelled(reader, "insured")]
        yield [(named, 0.6, "card") for named in _above_number(reader, last_first=True)]
        return
    dear = list(_after(reader, _DEAR, doctors=False))
    block = list(_addressed(reader))
    both = [named for named in block if any(_same(*named[:2]) == _same(*other[:2]) for other in dear)]
    if both:
        yield [(both[0], 0.95, "address")]
    elif dear and block:
        yield [(named, 0.6, "greeting") for named in (*dear, *block)]
    yield [(named, 0.93, "address") for named in block]
    yield [(named, 0.91, "address") for named in _over_number(reader)]
    yield [(named, 0.91, "greeting") for named in dear]
    parted = kind == "eob" or reader.under("patient")
    insured = _NO_PATIENT if parted else 0.6
    yield [(named, insured, "label") for named in _labelled(reader, "insured")]


def _same(first: tuple[Word, ...], last: tuple[Word, ...]) -> str:
    return fold(f"{names.plain_text(first)} {names.plain_text(last)}")


def _offered(
    reader: Examined, first: tuple[Word, ...], last: tuple[Word, ...], cut: float, sure: float, because: str
) -> Iterator[Offer]:
    if cut < 1 and (at := _surnames_from(reader, [*first, *last])) is not None:
        whole = [*first, *last]
        first, last, cut = tuple(whole[:at]), tuple(whole[at:]), 1.0
    if cut < 1:
        sure = min(sure, cut)
    yield reader.offer("first_name", names.plain_text(first), first, sure, because)
    yield reader.offer("last_name", names.plain_text(last), last, sure, because)


def _surnames_from(reader: Examined, name: Sequence[Word]) -> int | None:
    """Where the surnames of a long name begin: at the one by which the letter greets ("Estimada Sra. Arrieta"), or
    where its own words tell.
    """
    bare = [fold(word.text.strip(",.;:")) for word in name]
    for at in range(1, len(bare)):
        greeted = (
            rf"\b(?:dear|estimad[oa](?:/a|\(a\))?) (?:mr|mrs|ms|miss|sra?|srta|senora?)\.? {re.escape(bare[at])}\b"
        )
        if re.search(greeted, reader.text):
            return at
    return surnames_from(bare)


def _labelled(reader: Examined, *roles: str) -> Iterator[Named]:
    for field in reader.under(*roles):
        words = _before_comment(field)
        if words and words[-1].text.endswith(","):
            words = (*words[:-1], _bare(words[-1]))
        if (named := names.split(words)) is not None:
            yield named


def _before_comment(field: Labelled) -> tuple[Word, ...]:
    """The words of a value up to "(", a figure, or what else tells of the person, as "DOB"."""
    kept: list[Word] = []
    for word in field.words:
        bare = fold(word.text.strip(",;:"))
        if "(" in word.text or any(char.isdigit() for char in word.text) or role(bare) == "date_of_birth":
            break
        kept.append(word)
        if word.text.endswith(";"):
            break
    return tuple(kept)


def _after(reader: Examined, pattern: re.Pattern[str], *, doctors: bool = True) -> Iterator[Named]:
    """The name that follows these words, up to a comma, a colon or a word that is no name."""
    for found in pattern.finditer(reader.text):
        following = reader.words(found.end(), min(len(reader.text), found.end() + 60))
        ends = (at for at, word in enumerate(following, 1) if word.text.endswith((",", ":", ";")))
        taken = following[: next(ends, len(following))]
        if not doctors and _titled(following[: len(taken) + 1]):
            continue
        for count in range(min(len(taken), 5), 1, -1):
            bare = taken[:count]
            if any(word.text.endswith(",") for word in bare[:-1]):
                continue
            if taken[count - 1].text.endswith((",", ":", ";")) and (
                named := names.split([*bare[:-1], _bare(bare[-1])])
            ):
                yield named
                break


def _titled(words: Sequence[Word]) -> bool:
    """Whether the last word is the title of a doctor: "MD", "Ph.D.", never the "Do" that begins a sentence."""
    letters = sum(char.isupper() for char in words[-1].text) if words else 0
    return letters > 1 and names.is_doctor(" ".join(word.text for word in words))


def _bare(word: Word) -> Word:
    return Word(word.text.rstrip(",:;"), word.page, word.x0, word.y0, word.x1, word.y1, word.sure)


def _of_child(reader: Examined) -> Iterator[Named]:
    """ "To the parent of ...": the child's name in the address."""
    for cell in reader.paper.cells:
        if reader.in_top(cell.words[0]) and (found := _PARENT.match(cell.folded)) and found.end() > 8:
            count = len(cell.text[: found.end()].split())
            if cell.words[count:] and (named := names.split(cell.words[count:])) is not None:
                yield named


def _home(reader: Examined) -> Iterator[Offer]:
    """Where the letter was sent, one address alone; never certain, for a letter may go to somebody else."""
    found = list(_addresses(reader))
    if len(found) != 1 or reader.kind.kind not in _SENT:
        return
    for cell in found[0][1]:
        if place := _PLACE.search(cell.folded):
            words = cell.words
            city = cell.text[: place.start()].strip(" ,.")
            if re.fullmatch(r"[^\W\d][\w .'-]{1,40}", city):
                yield reader.offer("city", city, words, _HOME_SURE, "address")
            yield reader.offer("state", "CA", words, _HOME_SURE, "address")
            yield reader.offer("zip", place["zip"], words, _HOME_SURE, "address")
            return
        if STREET.match(cell.folded):
            yield reader.offer("street_address", names.plain_text(cell.words), cell.words, _HOME_SURE, "address")


def _addressed(reader: Examined) -> Iterator[Named]:
    """Names above a street and a city: the letter's address. The plan's and the doctor's have other forms."""
    for named, _ in _addresses(reader):
        yield named


def _addresses(reader: Examined) -> Iterator[tuple[Named, list[TextCell]]]:
    lines = reader.paper.lines
    for row, line in enumerate(lines[:40]):
        for cell in line.cells:
            if not reader.in_top(cell.words[0]) or (named := names.split(cell.words)) is None:
                continue
            if plan_names.letterhead(cell.folded):
                continue
            below = [under_at(cell, lines[at].cells) for at in range(row + 1, min(row + 4, len(lines)))]
            texts = [under.folded for under in below if under is not None]
            if any(STREET.match(text) for text in texts[:2]) and any(_CITY.search(text) for text in texts[1:]):
                yield named, [under for under in below if under is not None]


def _over_number(reader: Examined) -> Iterator[Named]:
    """A name that is all of a line of the head, with the member's number or birthday in the line under it."""
    for line, below in pairwise(reader.paper.lines[:_HEAD_LINES]):
        cell, under = line.cells[0], below.cells[0]
        if len(line.cells) > 1 or not reader.in_top(cell.words[0]) or plan_names.letterhead(cell.folded):
            continue
        labels = {field.role for field in reader.fields if field.words[0] in below.words}
        told = (
            labels & {"membership_number", "record_number", "date_of_birth"} and abs(under.x0 - cell.x0) < cell.height
        )
        if told and (named := names.split(cell.words)) is not None:
            yield named


def under_at(cell: TextCell, cells: tuple[TextCell, ...]) -> TextCell | None:
    """The cell of a lower line that begins where `cell` does."""
    near = [other for other in cells if abs(other.x0 - cell.x0) < 2.5 * cell.height]
    return near[0] if near else None


def _above_number(reader: Examined, *, last_first: bool = False) -> Iterator[Named]:
    """On a card: a name without a label, above the member's number, that is no doctor's, nor, unless they are asked for,
    one whose surname stands first: doctors are written so.
    """
    doctors = {word for field in reader.under("providers", "medical_group", "plan_name") for word in field.words}
    for cell in reader.paper.cells:
        if cell.words[0] in doctors or (named := names.split(cell.words)) is None:
            continue
        if plan_names.letterhead(cell.folded) or role(fold(cell.words[0].text)) is not None:
            continue
        if not last_first and any(word.text.endswith(",") for word in cell.words[:-1]):
            continue
        yield named
