"""Who the paper is about, and the doctors in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from forms.finders import names
from forms.finders.fields import Labelled
from forms.finders.labels import role
from forms.finders.offer import Offer
from forms.finders.reader import Examined
from forms.finders.sheet import TextCell, Word, fold

_STREET: Final = re.compile(r"^(?:\d{1,6}[a-z]? |p\.? ?o\.? box|apartado|apt)")
_CITY: Final = re.compile(r"\b(?:ca|california)\b,? *\d{5}(?:-\d{4})?\b")
_PLACE: Final = re.compile(r",? (?:ca|california),? *(?P<zip>\d{5}(?:-\d{4})?)$")
_NO_PATIENT: Final = 0.45
"""The subscriber of an explanation of benefits where its patient cannot be read: told to nobody as the patient."""
_HOME_SURE: Final = 0.85
_SENT: Final = ("denial_letter", "notice_of_action", "plan_decision", "notice_of_appeal_resolution", "eob")
"""Kinds that are mailed to the patient."""
_DEAR: Final = re.compile(r"(?:^|\s)(?:dear|estimad[oa](?:/a|\(a\))?|querid[oa]|kinh gui)\s+(?=\S)")
_PARENT: Final = re.compile(
    r"(?:to )?(?:the )?(?:parents?|parent or guardian|parent/guardian|guardian|family|estate)(?: of)?:?\s*|(?:a )?(?:los padres|(?:al? )?(?:padre|madre|tutor)(?: o tutor)?|la familia)(?: de)?:?\s*"
)
_PRINCIPAL: Final = re.compile(r"\b(?:yo|i),? (?=\S)")
_NOT_PATIENT: Final = ("fax_confirmation",)
_DOCTOR_IN_PROSE: Final = re.compile(
    r"(?:\bwith|\bfrom|\bby|\bcon|\bde|\bpor|\bdoctor,?) (?:el |la |his |her |your doctor,? |su medic[oa],? )?"
)


def find(reader: Examined) -> Iterator[Offer]:
    """Offers of the patient's name and of the doctors."""
    if reader.kind.kind not in _NOT_PATIENT:
        yield from _patient(reader)
        yield from _home(reader)
    yield from _doctors(reader)
    for field in reader.under("medical_group"):
        text = names.plain_text(field.words)
        if 1 < len(text.split()) <= 8 and not re.search(r"\d{3}", text):
            yield reader.offer("medical_group", text, field.words, 0.95, "label")
    for field in reader.under("employer"):
        text = names.plain_text(field.words)
        if 1 <= len(text.split()) <= 8 and not re.search(r"\d{3}", text):
            yield reader.offer("employer", text, field.words, 0.92, "label")


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
            for first, last, cut, sure, because in list(people.values())[:3]:
                yield from _offered(reader, first, last, cut, min(sure, 0.6), because)
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
    if kind == "eob":
        member = [(named, 0.7, because) for named, _, because in member]
    yield member
    if kind in ("doctor_letter", "medical_records", "prescription"):
        subject = [(named, 0.92, "label") for named in _labelled(reader, "treatment_requested")]
        yield subject
        return
    if kind == "id_card":
        above = [(named, 0.93, "card") for named in _above_number(reader)]
        yield above or [(named, 0.6, "label") for named in _labelled(reader, "insured")]
        return
    dear = list(_after(reader, _DEAR, doctors=False))
    block = list(_addressed(reader))
    both = [named for named in block if any(_same(*named[:2]) == _same(*other[:2]) for other in dear)]
    if both:
        yield [(both[0], 0.95, "address")]
    elif dear and block:
        yield [(named, 0.6, "greeting") for named in (*dear, *block)]
    yield [(named, 0.93, "address") for named in block]
    yield [(named, 0.91, "greeting") for named in dear]
    insured = _NO_PATIENT if kind == "eob" else 0.6
    yield [(named, insured, "label") for named in _labelled(reader, "insured")]


def _same(first: tuple[Word, ...], last: tuple[Word, ...]) -> str:
    return fold(f"{names.plain_text(first)} {names.plain_text(last)}")


def _offered(
    reader: Examined, first: tuple[Word, ...], last: tuple[Word, ...], cut: float, sure: float, because: str
) -> Iterator[Offer]:
    if cut < 1:
        sure = min(sure, cut)
    yield reader.offer("first_name", names.plain_text(first), first, sure, because)
    yield reader.offer("last_name", names.plain_text(last), last, sure, because)


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
        if _STREET.match(cell.folded):
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
            below = [_below(cell, lines[at].cells) for at in range(row + 1, min(row + 4, len(lines)))]
            texts = [under.folded for under in below if under is not None]
            if any(_STREET.match(text) for text in texts[:2]) and any(_CITY.search(text) for text in texts[1:]):
                yield named, [under for under in below if under is not None]


def _below(cell: TextCell, cells: tuple[TextCell, ...]) -> TextCell | None:
    near = [other for other in cells if abs(other.x0 - cell.x0) < 2.5 * cell.height]
    return near[0] if near else None


def _above_number(reader: Examined) -> Iterator[Named]:
    """On a card: a name without a label, above the member's number, that is no doctor's."""
    doctors = {word for field in reader.under("providers", "medical_group", "plan_name") for word in field.words}
    for cell in reader.paper.cells:
        if cell.words[0] in doctors or (named := names.split(cell.words)) is None:
            continue
        if any(word.text.endswith(",") for word in cell.words[:-1]):
            continue
        yield named


def _doctors(reader: Examined) -> Iterator[Offer]:
    found: list[tuple[tuple[Word, ...], float, str]] = []
    for field in reader.under("providers"):
        words = _provider(field)
        text = names.plain_text(words)
        if 1 < len(text.split()) <= 7 and not re.search(r"\d", text) and not text.islower():
            found.append((words, 0.94, "label"))
    if not found and reader.kind.kind not in (
        "plan_decision",
        "notice_of_appeal_resolution",
        "id_card",
        "power_of_attorney",
        "bill",
    ):
        found += [(words, 0.92, "address") for words in _doctor_addressed(reader)]
        found = found or [(words, 0.91, "sentence") for words in _doctor_told(reader)]
    texts = {fold(names.plain_text(words)) for words, _, _ in found}
    sole = len({_core(text) for text in texts}) == 1
    for words, sure, because in found[:3]:
        yield reader.offer("providers", names.plain_text(words), words, sure if sole else 0.7, because)


def _core(text: str) -> str:
    return " ".join(sorted(word for word in re.findall(r"[a-z]{3,}", text) if word not in ("dra", "phd", "facs")))


def _provider(field: Labelled) -> tuple[Word, ...]:
    kept: list[Word] = []
    for word in field.words:
        if any(char.isdigit() for char in word.text) or word.text.startswith("("):
            break
        kept.append(word)
    return tuple(kept)


def _doctor_addressed(reader: Examined) -> Iterator[tuple[Word, ...]]:
    """A doctor's name as a cell of the head, above a street."""
    lines = reader.paper.lines
    for row, line in enumerate(lines[:40]):
        for cell in line.cells:
            if reader.in_top(cell.words[0]) and len(cell.words) <= 6 and _is_doctors_name(cell.words):
                under = [_below(cell, lines[at].cells) for at in range(row + 1, min(row + 3, len(lines)))]
                if any(other is not None and _STREET.match(other.folded) for other in under):
                    yield cell.words


def _is_doctors_name(words: tuple[Word, ...]) -> bool:
    text = " ".join(word.text for word in words)
    return (
        names.is_doctor(text)
        and 2 <= len(text.split()) <= 6
        and all(word.text[:1].isupper() or fold(word.text) in ("de", "la", "del") for word in words)
    )


def _doctor_told(reader: Examined) -> Iterator[tuple[Word, ...]]:
    """A doctor in a sentence: "with Ana Ruiz, MD", "con el Dr. Luis Gil", "Ana Ruiz, MD asked us"."""
    words = reader.paper.words
    seen: set[str] = set()
    for at, word in enumerate(words):
        bare = fold(word.text.strip(",;"))
        if bare in ("dr.", "dra.", "dr", "dra"):
            run = _capital(words, at + 1, 1)
            if run and fold(names.plain_text(run)) not in seen:
                seen.add(fold(names.plain_text(run)))
                yield (word, *run)
        elif (
            re.fullmatch(r"(?:m\.?d|d\.?o|n\.?p|dds|dpm|au\.?d|pa-c)\.?", bare.rstrip("."))
            and at >= 2
            and words[at - 1].text.endswith(",")
        ):
            run = _capital(words, at - 1, -1)
            if len(run) >= 2 and not _reviewer(reader, run[0]):
                seen.add(fold(names.plain_text(run)))
                yield (*run, word)


def _capital(words: tuple[Word, ...], start: int, step: int) -> tuple[Word, ...]:
    run: list[Word] = []
    at = start
    while 0 <= at < len(words) and len(run) < 3:
        text = words[at].text
        if (
            not text[:1].isupper()
            or any(char.isdigit() for char in text)
            or (run and step > 0 and run[-1].text.endswith((",", ".")))
        ):
            break
        if step < 0 and run and text.endswith((".", ",", ":")) and len(text) > 2:
            break
        run.append(words[at])
        at += step
    return tuple(run if step > 0 else reversed(run))


def _reviewer(reader: Examined, word: Word) -> bool:
    """Whether a doctor's name is a signature of the plan: after a close, or with the title of a director."""
    where = reader.paper.words.index(word)
    around = fold(" ".join(other.text for other in reader.paper.words[max(0, where - 8) : where + 12]))
    return (
        re.search(
            r"medical director|director medico|sincerely|atentamente|reviewer|reviewed by|revisado|decision was made",
            around,
        )
        is not None
    )
