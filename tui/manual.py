"""`imr-packet manual`: the man page (man-pages(7)), from the parsers that `--help` speaks from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from forms.words import say
from tui.usage import Option, Usage

_SECTION: Final = 1
"""Programs that a user starts."""


def manual(usages: Sequence[Usage], released: dt.date, version: str, language: str) -> str:
    """The source of the page, for `man -l`."""
    return "\n".join(_lines(usages, released, version, language)) + "\n"


def _lines(usages: Sequence[Usage], released: dt.date, version: str, language: str) -> Iterator[str]:
    def title(part: str) -> str:
        return f".SH {say(f'manual.title.{part}', language)}"

    yield f'.TH IMR-PACKET {_SECTION} "{released.isoformat()}" "imr-packet {version}"'
    yield title("name")
    yield f"imr-packet \\- {_roff(say('manual.about', language))}"
    yield title("synopsis")
    for usage in usages:
        yield f".B imr-packet {usage.name}".rstrip()
        yield " ".join(_short(option) for option in usage.options)
        yield ".br"
    yield title("description")
    yield _roff(say("manual.description", language))
    yield title("options")
    yield from _options(usages[0])
    yield title("commands")
    for usage in usages[1:]:
        yield f".SS {usage.name}"
        yield _roff(usage.about)
        yield from _options(usage)
    for part in ("exit", "files", "environment"):
        yield title(part)
        for line in say(f"manual.{part}", language).strip().splitlines():
            yield from _entry(*line.split(": ", 1))


def _options(usage: Usage) -> Iterator[str]:
    for option in usage.options:
        names = ", ".join(option.names)
        yield from _entry(f"{names} {option.value}".strip(), option.help)


def _entry(term: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield f".B {_roff(term)}"
    yield _roff(text)


def _short(option: Option) -> str:
    words = _roff(f"{option.names[0]} {option.value}".strip() if option.names else option.value)
    return words if option.required else f"[{words}]"


def _roff(text: str) -> str:
    """Plain text for roff: its own signs lose their meaning (groff_char(7)); a line never begins with a request."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ")
    return f"\\&{plain}" if plain[:1] in (".", "'") else plain
