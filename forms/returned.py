"""What happened to a packet after it was made: pages that came back signed, what was sent, what was answered. Kept in
the case file, which stays the only store.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import MISSING, Field, asdict, dataclass, field, fields
from typing import Any, Final, Literal, TypeVar, get_args

How = Literal["fax", "mail", "online"]
ReplyKind = Literal["acknowledgement", "decision", "other"]
HandWay = Literal["print", "fax"]
JobState = Literal["waiting", "active", "done", "failed", "gone"]


@dataclass(frozen=True)
class SignedPage:
    """A page that came back signed. `file` is the straightened page, `scan` the file as it came, both relative to the
    case; `name` is what the scan was called. `form` and `form_page` say which page of which form it is, `check` what
    was printed on it, `number` and `page` where it stood in which packet. `on`: the day on which it was read.
    """

    file: str
    scan: str
    name: str
    form: str
    form_page: int
    check: str
    number: str
    page: int
    on: dt.date
    printed: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class SentPacket:
    """What was sent: to which filing, on which day and how; `number`, `sha256` and `pages` of the packet.
    `confirmation` is the sheet or receipt that says so, relative to the case: it never goes into a packet. `receipt`
    is the number of a certified letter.
    """

    to: str
    on: dt.date
    how: How = "fax"
    number: str = ""
    sha256: str = ""
    pages: int = 0
    confirmation: str = ""
    receipt: str = ""


@dataclass(frozen=True)
class Reply:
    """What came back from a filing's office, on which day; `file` is its paper, relative to the case."""

    to: str
    on: dt.date
    what: ReplyKind = "acknowledgement"
    file: str = ""


@dataclass(frozen=True)
class HandedOver:
    """What a program of this computer was given: the packet of which filing, on which day, to be printed or faxed.
    `job` is what that program calls it, `file` which file of the packet; `number` and `pages` are the packet's.
    `state` is what was told when it was last asked for: "gone" when the program knows the job no more, which says
    neither that it was done nor that it failed. `said` is that program's own word on it.
    """

    to: str
    on: dt.date
    way: HandWay
    job: str
    file: str = "packet.pdf"
    state: JobState = "waiting"
    number: str = ""
    pages: int = 0
    said: str = ""


AnyEntry = SignedPage | SentPacket | Reply | HandedOver
Entry = TypeVar("Entry", SignedPage, SentPacket, Reply, HandedOver)
LISTS: Final[Mapping[str, type[SignedPage] | type[SentPacket] | type[Reply] | type[HandedOver]]] = {
    "signed": SignedPage,
    "sent": SentPacket,
    "replies": Reply,
    "handed": HandedOver,
}
"""Key of the case file -> what its entries are."""
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "how": get_args(How),
    "what": get_args(ReplyKind),
    "way": get_args(HandWay),
    "state": get_args(JobState),
}
MOST: Final = 500
"""Entries of a list."""


class WrongEntry(ValueError):
    """An entry that cannot be understood: `key` is the name in it that is missing, unknown or wrong."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def read_entry(kind: type[Entry], plain: Mapping[str, object]) -> Entry:
    """The entry of a case file. Raises WrongEntry."""
    known = {part.name: part for part in fields(kind)}
    for key in plain:
        if key not in known:
            raise WrongEntry(key)
    values: dict[str, Any] = {}
    for name, part in known.items():
        if name not in plain:
            if _needed(part):
                raise WrongEntry(name)
            continue
        values[name] = _value(name, str(part.type), plain[name])
    return kind(**values)


def _value(name: str, kind: str, value: object) -> object:
    match kind, value:
        case "int", int() if not isinstance(value, bool) and 0 <= value < 100_000:
            return value
        case "dt.date", str():
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                raise WrongEntry(name) from None
        case "Mapping[str, str]", dict() if all(isinstance(text, str) for text in value.values()):
            return value
        case _, str() if kind not in ("int", "dt.date") and value in CHOICES.get(name, (value,)):
            return value
    raise WrongEntry(name)


def plain_entry(entry: AnyEntry) -> dict[str, object]:
    """As it is written in the case file: what differs from its default."""
    plain = asdict(entry)
    return {
        part.name: plain[part.name].isoformat() if isinstance(plain[part.name], dt.date) else plain[part.name]
        for part in fields(entry)
        if _needed(part) or plain[part.name] not in (part.default, {})
    }


def _needed(part: Field[Any]) -> bool:
    return part.default is MISSING and part.default_factory is MISSING


def entry_schema(kind: type[AnyEntry]) -> dict[str, Any]:
    """The JSON Schema of an entry."""
    texts = {"type": "object", "additionalProperties": {"type": "string"}}
    shapes: dict[str, dict[str, Any]] = {
        "int": {"type": "integer", "minimum": 0},
        "dt.date": {"type": "string", "format": "date"},
    }
    shapes["Mapping[str, str]"] = texts
    properties: dict[str, Any] = {}
    for part in fields(kind):
        text: dict[str, Any] = {"type": "string"}
        if part.name in CHOICES:
            text["enum"] = list(CHOICES[part.name])
        properties[part.name] = shapes.get(str(part.type), text)
    required = [part.name for part in fields(kind) if _needed(part)]
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}
