"""The doctors of a paper: who asked, whom it was sent to, who is told of; never the plan's own reviewer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from forms.finders import names
from forms.finders.fields import Labelled
from forms.finders.offer import Offer
from forms.finders.people import STREET, under_at
from forms.finders.reader import Examined
from forms.finders.sheet import Word, fold

_TITLE: Final = re.compile(
    r"(?:m\.?d|d\.?o|n\.?p|d\.?d\.?s|d\.?m\.?d|d\.?p\.?m|au\.?d|pa-?c|p\.?a|o\.?d|ph\.?d|psy\.?d|d\.?c|fnp(?:-c)?|pmhnp|aprn|lcsw|"
    r"lmft|lpcc|dpt|bcba(?:-d)?|slp|ccc-slp|cnm|rd|pharm\.?d)\.?"
)
"""What stands behind the comma after the name of somebody who treats."""
_ASKED: Final = re.compile(
    r"request|order|refer|prescrib|asked|submit|who |that |solicit|pid|pedid|recet|orden[oa]|recomend"
)
"""Labels of who asked for the care; who else treats stands under others, as "PCP"."""
_OWN_OFFICE: Final = re.compile(
    r"^(?:member|customer) services?|^(?:our|the) plan\b|^see\b|^n/?a$|^various|^unknown|^(?:none|not|no|any|ningun[oa]?|sin|cualquiera?)\b"
)


def find(reader: Examined) -> Iterator[Offer]:
    """Offers of the doctors who asked for the care or give it."""
    found: list[tuple[tuple[Word, ...], float, str]] = []
    labelled = reader.under("providers") if reader.kind.kind != "power_of_attorney" else []
    asked = [field for field in labelled if _ASKED.search(field.label)]
    for field in asked or labelled:
        words = _provider(field)
        text = names.plain_text(words)
        if (
            1 < len(text.split()) <= 7
            and not _OWN_OFFICE.search(fold(text))
            and not re.search(r"\d", text)
            and not text.islower()
        ):
            found.append((words, 0.94, "label"))
    kind = reader.kind.kind
    if not found and kind not in ("id_card", "power_of_attorney", "bill"):
        found += [(words, 0.92, "address") for words in _doctor_addressed(reader)]
        if not found and kind not in ("plan_decision", "notice_of_appeal_resolution"):
            found = [(words, 0.91, "sentence") for words in _doctor_told(reader)]
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
                under = [under_at(cell, lines[at].cells) for at in range(row + 1, min(row + 3, len(lines)))]
                if any(other is not None and STREET.match(other.folded) for other in under):
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
    streets = {word for cell in reader.paper.cells if STREET.match(cell.folded) for word in cell.words}
    labels = frozenset(cell.words[0] for cell in reader.paper.cells if ":" in cell.text)
    for at, word in enumerate(words):
        if word in streets:
            continue
        bare = fold(word.text.strip(",;:()"))
        if bare in ("dr.", "dra.", "dr", "dra"):
            run = _capital(words, at + 1, 1, labels)
            if run and not _reviewer(reader, word) and fold(names.plain_text(run)) not in seen:
                seen.add(fold(names.plain_text(run)))
                yield (word, *run)
        elif _TITLE.fullmatch(bare) and at >= 2 and words[at - 1].text.endswith(","):
            run = _capital(words, at - 1, -1)
            if len(run) >= 2 and not _reviewer(reader, run[0]):
                seen.add(fold(names.plain_text(run)))
                yield (*run, word)


def _capital(words: tuple[Word, ...], start: int, step: int, labels: frozenset[Word] = frozenset()) -> tuple[Word, ...]:
    """The words of a name from here on, in either way; none of `labels`, with which another line begins."""
    run: list[Word] = []
    at = start
    while 0 <= at < len(words) and len(run) < 3:
        text = words[at].text
        if (
            not text[:1].isupper()
            or words[at] in labels
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
            r"medical director|director medico|directora medica|chief medical|sincerely|atentamente|regards|reviewer|reviewed by|"
            r"revisado|revisor|decision was made",
            around,
        )
        is not None
    )
