"""`imr-packet doctor`: what this machine offers, and the dated table of agencies; every part that is missing is said.

It never fails because something is missing: that is what it is for.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterator

from forms.agencies import AGENCIES, FIGURES, RELEASED, Agency
from forms.catalog import FORMS, stale
from forms.dates import show_date
from forms.words import has, say
from packet import machine
from packet.errors import Exit


def arguments(_parser: argparse.ArgumentParser) -> None:
    """The doctor takes no argument of its own."""


def run(options: argparse.Namespace) -> int:
    """Write what was found to stdout; always done, whatever is missing."""
    sys.stdout.write("\n".join(report(options.language, dt.date.today())) + "\n")
    return Exit.DONE


def report(language: str, today: dt.date) -> Iterator[str]:
    """The lines of the report."""
    parts: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
        ("program", lambda: _program(language)),
        ("libraries", lambda: _libraries(language)),
        ("engines", lambda: _engines(language, today)),
        ("fonts", lambda: _fonts(language)),
        ("programs", lambda: _programs(language)),
        ("walls", lambda: _walls(language)),
        ("agencies", lambda: _agencies(language)),
        ("editions", lambda: _editions(language)),
        ("lacks", lambda: _lacks(language)),
    )
    for name, lines in parts:
        title = say(f"doctor.{name}", language)
        yield title
        yield "-" * len(title)
        yield from _whatever_happens(lines, language)
        yield ""
    yield from _age(language, today)


def _whatever_happens(lines: Callable[[], Iterator[str]], language: str) -> list[str]:
    """The lines, or the kind of fault: one broken part must not hide the others."""
    try:
        return list(lines())
    except Exception as fault:
        return [say("doctor.fault", language, kind=type(fault).__name__)]


def _program(language: str) -> Iterator[str]:
    yield f"imr-packet {machine.own_version() or say('doctor.not_installed', language)}"
    yield machine.python()


def _libraries(language: str) -> Iterator[str]:
    for library in machine.libraries():
        part = say("doctor.part", language, extra=library.extra) if library.extra else ""
        yield f"{library.name:<16}{library.version or say('doctor.absent', language)}  {part}".rstrip()


def _engines(language: str, today: dt.date) -> Iterator[str]:
    for engine in machine.engines():
        if engine.version != engine.tried:
            here = engine.version or say("doctor.absent", language)
            yield f"{engine.name:<16}{here}  {say('doctor.engine.other', language, tried=engine.tried)}"
            continue
        day = show_date(engine.released, language)
        yield f"{engine.name:<16}{engine.version}  {say('doctor.engine.released', language, date=day)}"
        if engine.old(today):
            yield f"  {say('doctor.engine.old', language, name=engine.name)}"


def _fonts(language: str) -> Iterator[str]:
    for script, sample in machine.SCRIPTS.items():
        state = "doctor.font_absent" if machine.unprinted(sample) else "doctor.font_present"
        yield f"{say(f'doctor.script.{script}', language):<16}{say(state, language)}"


def _programs(language: str) -> Iterator[str]:
    for name, program in (("office", machine.office()), ("tesseract", machine.recogniser())):
        state = say("doctor.present" if program else "doctor.absent", language)
        yield f"{say(f'doctor.program.{name}', language):<16}{state}. {say(f'doctor.{name}', language)}"


def _lacks(language: str) -> Iterator[str]:
    """What could be added, each with what it is for and the words with which whoever looks after it adds it."""
    lacking = machine.lacking()
    if not lacking:
        yield say("doctor.lacks.nothing", language)
    for name in lacking:
        yield f"- {say(f'doctor.lacks.{name}', language)}"


def _walls(language: str) -> Iterator[str]:
    """Told by trying them: a worker plays a captured reader of papers."""
    standing = machine.walls()
    for name, stands in standing.items():
        state = "doctor.wall_stands" if stands else "doctor.wall_absent"
        yield f"{say(state, language):<16}{say(f'doctor.wall.{name}', language)}"
    if not all(standing.values()):
        yield say("doctor.walls.missing", language)
    if not (standing["files"] and standing["network"]):
        yield say("doctor.walls.office", language)


def _agencies(language: str) -> Iterator[str]:
    for agency in AGENCIES:
        yield say(f"agencies.{agency.id}", language)
        yield f"  {say(f'agencies.{agency.id}.for', language)}"
        yield from (f"  {line}" for line in _contact(agency, language))
        yield f"  {_source(agency.source, agency.read_on, language)}"


def _contact(agency: Agency, language: str) -> Iterator[str]:
    yield say("doctor.phone", language, phone=agency.phone, tdd=agency.tdd)
    if agency.fax:
        yield say("doctor.fax", language, fax=agency.fax)
    yield from agency.address
    if agency.check:
        yield say("doctor.check", language)
    if agency.site:
        yield agency.site


def _editions(language: str) -> Iterator[str]:
    for edition in (spec.edition for spec in FORMS):
        yield f"{edition.number}  {edition.revision}  {say(f'form.{edition.id}.name', language)}"
        yield f"  {_source(edition.source, edition.read_on, language)}"
    for figure in FIGURES:
        yield f"{say(f'agencies.{figure.id}', language)}: {figure.value} ({figure.edition})"
        yield f"  {_source(figure.source, figure.read_on, language)}"


def _source(source: str, read_on: dt.date, language: str) -> str:
    return say("check.source", language, law=source, date=show_date(read_on, language))


def _age(language: str, today: dt.date) -> Iterator[str]:
    yield say("doctor.released", language, date=show_date(RELEASED, language))
    old = stale(today)
    if old:
        keys = (f"form.{id}.name" if has(f"form.{id}.name", language) else f"agencies.{id}" for id in old)
        names = ", ".join(say(key, language) for key in keys)
        yield say("doctor.old", language, names=names)
