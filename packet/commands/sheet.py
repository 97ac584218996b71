"""`imr-packet sheet`: a page for the doctor to complete and sign, filled with what is known of the case.

Exit codes: 0, 2 unreadable case file or wrong use, 3 a problem in the answers, 5 a value cannot be printed or proved,
6 the file cannot be written.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from forms.catalog import form_languages
from forms.doctor_pages import PAGES
from forms.words import ENGLISH, say
from packet.commands.columns import wrapped
from packet.commands.opening import opened
from packet.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """PAGE CASE.json --out FILE.pdf [--form-language es] [--today D] [--replace]."""
    language = parser.get_default("language") or ENGLISH

    def told(option: str) -> str:
        return say(f"commands.option.{option}", language)

    names = [page.command for page in PAGES]
    parser.add_argument("page", choices=names, metavar="|".join(names), help=told("sheet"))
    parser.add_argument("case", type=Path, metavar="CASE.json", help=told("case"))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help=say("form.option.file", language))
    parser.add_argument("--form-language", choices=form_languages(), help=told("form_language"))
    parser.add_argument("--today", metavar="DATE", help=told("today"))
    parser.add_argument("--replace", action="store_true", help=say("form.option.replace", language))


def run(options: argparse.Namespace) -> int:
    """Write the page; its name goes to stdout, what to do with it to stderr."""
    from packet.binding.doctor_page import doctor_page
    from packet.one_file import write_one

    case, _ = opened(options)
    language: str = options.language
    page = next(page for page in PAGES if page.command == options.page)
    spoken = case.model_copy(update={"language": language})
    made = doctor_page(page, spoken, options.form_language or case.form_language)
    write_one(options.out, made.pdf, replace=options.replace)
    lines = [say("commands.sheet.next", language, kind=say(f"questions.paper_kind.{page.kind}", language))]
    if made.pages > 1:
        lines.append(say("commands.sheet.more", language, pages=made.pages))
    sys.stderr.write("".join(f"{wrapped(line)}\n" for line in lines))
    sys.stdout.write(f"{options.out}\n")
    return Exit.DONE
