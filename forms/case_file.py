"""The case file: JSON in, Answers out, and back. A spelling slip must not lose an answer: unknown names are errors.

Messages name keys and places in the file, never an answer; their sentences are "errors.case_file.<code>".
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Final, NoReturn, get_args

from forms.case import FACTS, PapersOrder
from forms.catalog import FILINGS
from forms.editions import EDITIONS
from forms.returned import (
    LISTS,
    MOST,
    Entry,
    HandedOver,
    Reply,
    SentPacket,
    SignedPage,
    WrongEntry,
    plain_entry,
    read_entry,
)
from forms.typed import Answers, PaperEntry
from forms.visible import visible
from forms.words import ENGLISH, LANGUAGES

FORMAT: Final = "imr-packet case 1"
PAPERS_MOST: Final = 2000
"""Papers of a case: a page a paper is a packet that takes a fax a day."""
_PAPER_TYPES: Final[Mapping[str, type]] = {
    "kind": str,
    "title": str,
    "pages": str,
    "attachments": str,
    "password": str,
    "drop_blank": bool,
    "searchable": bool,
    "as_pictures": bool,
}


class CaseFileError(ValueError):
    """A case file that cannot be read. Its sentence is "errors.case_file.<code>"; `params` are names and places."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def read_case_file(text: str, *, speaks: str = ENGLISH) -> Answers:
    """The answers of a case file (CASE: "imr-packet case 1"). Raises CaseFileError; no key and no value is passed over.
    `speaks`: the language of the screens where the file names none.

    Sure meanings are taken: true and false as yes and no, whole numbers as text, null as blank.
    """
    raw = _load(text)
    if not isinstance(raw, dict):
        raise CaseFileError("not_an_object")
    if "format" not in raw:
        raise CaseFileError("no_format", format=FORMAT)
    if raw["format"] != FORMAT:
        raise CaseFileError("other_format", format=FORMAT)
    _refuse_unknown(raw, ("format", "language", "form_language", "answers", "papers", "papers_order", "to", *LISTS))
    answers = _object(raw, "answers")
    _refuse_unknown(answers, tuple(FACTS))
    papers = [] if raw.get("papers") is None else raw["papers"]
    if not isinstance(papers, list):
        raise CaseFileError("not_a_list", key="papers")
    if len(papers) > PAPERS_MOST:
        raise CaseFileError("too_many_papers", count=len(papers), most=PAPERS_MOST)
    return Answers(
        language=_language(raw, "language", LANGUAGES, speaks),
        form_language=_language(raw, "form_language", EDITIONS, ENGLISH),
        typed={key: _typed(key, value) for key, value in answers.items() if value is not None},
        papers=tuple(_paper_entry(number, entry) for number, entry in enumerate(papers, 1)),
        papers_order=_papers_order(raw),
        to=_filing(raw),
        signed=_entries(raw, "signed", SignedPage),
        sent=_entries(raw, "sent", SentPacket),
        replies=_entries(raw, "replies", Reply),
        handed=_entries(raw, "handed", HandedOver),
    )


def write_case_file(answers: Answers) -> str:
    """The case file of these answers, in the order of the facts; reading it again gives the same answers."""
    order = {key: number for number, key in enumerate(FACTS)}
    content: dict[str, object] = {
        "format": FORMAT,
        "language": answers.language,
        "form_language": answers.form_language,
        "answers": {key: answers.typed[key] for key in sorted(answers.typed, key=lambda k: order.get(k, len(order)))},
        "papers": [_paper_object(entry) for entry in answers.papers],
    }
    if answers.papers_order != "kind":
        content["papers_order"] = answers.papers_order
    if answers.to:
        content["to"] = answers.to
    for key in LISTS:
        if entries := getattr(answers, key):
            content[key] = [plain_entry(entry) for entry in entries]
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair has no UTF-8 form, but must not be lost either
        return json.dumps(content, ensure_ascii=True, indent=1) + "\n"
    return text


def _load(text: str) -> object:
    try:
        raw: object = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=_without_doubles, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        raise CaseFileError("not_json", line=error.lineno, column=error.colno) from None
    except CaseFileError:
        raise
    except RecursionError:
        raise CaseFileError("too_deep") from None
    except ValueError:  # a number of thousands of digits
        raise CaseFileError("not_json", line=1, column=1) from None
    return raw


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise CaseFileError("key_twice", key=_name(key))
        found[key] = value
    return found


def _refuse_constant(_name: str) -> NoReturn:
    raise CaseFileError("not_a_number")


def _name(key: str) -> str:
    """A key short and printable enough for a message."""
    shown = visible(key)
    return shown if len(shown) <= 60 else shown[:59] + "…"


def _refuse_unknown(given: Mapping[str, object], known: tuple[str, ...], paper: int = 0) -> None:
    for key in given:
        if key in known:
            continue
        place = f"papers {paper}: {_name(key)}" if paper else _name(key)
        near = difflib.get_close_matches(key, known, n=1)
        if near:
            raise CaseFileError("unknown_key_near", key=place, near=near[0])
        raise CaseFileError("unknown_key", key=place)


def _object(raw: Mapping[str, object], key: str) -> dict[str, object]:
    value = raw.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise CaseFileError("not_a_group", key=key)
    return value


def _language(raw: Mapping[str, object], key: str, known: Collection[str], fallback: str) -> str:
    asked = raw.get(key, fallback)
    if isinstance(asked, str) and asked in known:
        return asked
    raise CaseFileError("language", key=key, known=", ".join(known))


def _papers_order(raw: Mapping[str, object]) -> PapersOrder:
    asked = raw.get("papers_order", "kind")
    for known in get_args(PapersOrder):
        if asked == known:
            return known  # type: ignore[no-any-return]  # one of the names of the type
    raise CaseFileError("language", key="papers_order", known=", ".join(get_args(PapersOrder)))


def _filing(raw: Mapping[str, object]) -> str:
    known = [filing.id for filing in FILINGS]
    asked = raw.get("to") or ""
    if isinstance(asked, str) and asked in ("", *known):
        return asked
    raise CaseFileError("language", key="to", known=", ".join(known))


def _entries(raw: Mapping[str, object], key: str, kind: type[Entry]) -> tuple[Entry, ...]:
    given = [] if raw.get(key) is None else raw[key]
    if not isinstance(given, list) or len(given) > MOST:
        raise CaseFileError("not_a_list", key=key)
    found = []
    for number, entry in enumerate(given, 1):
        if not isinstance(entry, dict):
            raise CaseFileError("not_a_group", key=f"{key} {number}")
        try:
            found.append(read_entry(kind, entry))
        except WrongEntry as wrong:
            raise CaseFileError("wrong_entry", key=f"{key} {number}: {_name(wrong.key)}") from None
    return tuple(found)


def _typed(key: str, value: object) -> str:
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case _:
            raise CaseFileError("not_text", key=_name(key))


def _paper_entry(number: int, entry: object) -> PaperEntry:
    if not isinstance(entry, dict):
        raise CaseFileError("not_a_group", key=f"papers {number}")
    _refuse_unknown(entry, tuple(part.name for part in fields(PaperEntry)), number)
    if not isinstance(entry.get("file"), str) or not entry["file"].strip():
        raise CaseFileError("no_file", number=number)
    for key, kind in _PAPER_TYPES.items():
        if key in entry and not isinstance(entry[key], kind):
            raise CaseFileError("not_text" if kind is str else "not_true_or_false", key=f"papers {number}: {key}")
    turns = entry.get("rotate", {})
    if not isinstance(turns, dict) or any(type(degrees) is not int for degrees in turns.values()):
        raise CaseFileError("turns", number=number)
    ways = entry.get("fax", {})
    if not isinstance(ways, dict) or any(not isinstance(way, str) for way in ways.values()):
        raise CaseFileError("ways", number=number)
    return PaperEntry(**entry)


def _paper_object(entry: PaperEntry) -> dict[str, object]:
    """The fields that differ from their defaults, so that a case file stays short enough to read."""
    given: dict[str, object] = {"file": entry.file, "kind": entry.kind}
    plain_entry = PaperEntry(entry.file)
    for part in fields(PaperEntry)[2:]:
        value = getattr(entry, part.name)
        if value != getattr(plain_entry, part.name):
            given[part.name] = dict(value) if part.name in ("rotate", "fax") else value
    return given
