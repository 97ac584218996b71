"""`imr-packet blank`: the empty form, fillable in any PDF viewer or by hand; or the instruction page, for paper.

Exit codes: 0, 2 wrong use, 6 the file cannot be written.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from forms import catalog
from forms.instructions import COMMAND
from forms.words import ENGLISH, say
from packet.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """FORM [--form-language es] --out FILE [--replace]."""
    language = parser.get_default("language") or ENGLISH
    names = [*(spec.command for spec in catalog.FORMS), COMMAND]
    parser.add_argument("form", choices=names, metavar="|".join(names), help=say("form.option.form", language))
    told = say("form.option.form_language", language)
    parser.add_argument("--form-language", choices=catalog.form_languages(), default=ENGLISH, help=told)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help=say("form.option.file", language))
    parser.add_argument("--replace", action="store_true", help=say("form.option.replace", language))


def run(options: argparse.Namespace) -> int:
    """Write the form and say where it is."""
    from packet.one_file import write_one

    write_one(options.out, _drawn(options.form, options.form_language), replace=options.replace)
    sys.stdout.write(f"{options.out}\n")
    return Exit.DONE


def _drawn(name: str, language: str) -> bytes:
    from packet.filling.draw import blank
    from packet.instructions import draw

    if name == COMMAND:
        return draw(language).pdf
    return blank(next(spec.sheet for spec in catalog.FORMS if spec.command == name)(language))
