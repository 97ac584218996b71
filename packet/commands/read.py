"""`imr-packet read`: what papers seem to say, for programs and for people. Nothing is written.

Exit codes: 0, 2 wrong use, 4 when none of the papers could be read.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from forms.dates import show_date
from forms.finders.look import as_json, offers_json
from forms.finders.offer import SURE, Offer
from forms.visible import visible
from forms.words import ENGLISH, has, say, tell
from packet.errors import Exit

if TYPE_CHECKING:
    from packet.reading import Reading


def arguments(parser: argparse.ArgumentParser) -> None:
    """PAPER... [--json]."""
    language = parser.get_default("language") or ENGLISH
    parser.add_argument("papers", type=Path, nargs="+", metavar="PAPER", help=say("reading.option.papers", language))
    parser.add_argument("--json", action="store_true", help=say("reading.option.json", language))


def run(options: argparse.Namespace) -> int:
    """With --json a list of offers and of {"kind", "sure"}; of several papers each with its "file"."""
    from packet.reading import read_paper

    language: str = options.language
    read = [(paper, read_paper(paper)) for paper in options.papers]
    if options.json:
        told = [line for paper, reading in read for line in _plain(reading, paper.name if len(read) > 1 else "")]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        for paper, reading in read:
            sys.stdout.write("\n".join(visible(line, lines=True) for line in _lines(paper, reading, language)) + "\n")
    if any(reading.missing for _, reading in read):
        sys.stderr.write(say("reading.no_recogniser", language) + "\n")
    for paper, reading in read:
        if reading.found is None:
            sys.stderr.write(tell("reading.unread", language, file=paper.name) + "\n")
    return Exit.DONE if any(reading.found is not None for _, reading in read) else Exit.REFUSED


def _plain(reading: Reading, file: str) -> list[dict[str, object]]:
    if reading.found is None:
        return []
    more: dict[str, object] = {"file": file} if file else {}
    whole = as_json(reading.found)
    kind = {name: whole[name] for name in ("kind", "sure", "title", "date")}
    return [{**more, **kind}, *({**more, **offer} for offer in offers_json(reading.found))]


def _lines(paper: Path, reading: Reading, language: str) -> list[str]:
    found = reading.found
    if found is None:
        return []
    kind = say(f"questions.paper_kind.{found.kind}", language)
    lines: list[str] = [tell("reading.paper", language, file=paper.name, kind=kind)]
    if found.title:
        lines.append("  " + tell("reading.head", language, title=found.title))
    if day := _day(found.date, language):
        lines.append("  " + tell("reading.dated", language, date=day))
    for offer in found.offers:
        key = "reading.offer" if offer.sure >= SURE else "reading.unsure"
        value = _value(offer, language)
        lines.append("  " + tell(key, language, key=_named(offer.key, language), value=value, page=offer.page))
    return lines


def _value(offer: Offer, language: str) -> str:
    """What is offered in words: a choice by its name, a date in full."""
    for name in (f"questions.{offer.key}.{offer.value}", f"questions.{offer.value}"):
        if has(name, language) and (offer.value in ("yes", "no") or name.count(".") > 1):
            return say(name, language)
    return _day(offer.value, language) or offer.value


def _day(iso: str, language: str) -> str:
    try:
        return show_date(dt.date.fromisoformat(iso), language) if re.fullmatch(r"\d{4}-\d\d-\d\d", iso) else ""
    except ValueError:
        return ""


def _named(key: str, language: str) -> str:
    """What a person calls an answer."""
    for name in (f"questions.{key}", f"reading.key.{key}"):
        if has(name, language):
            return say(name, language)
    return key
