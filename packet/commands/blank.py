"""`imr-packet blank`: the empty form, fillable in any PDF viewer or by hand.

Exit codes: 0, 2 wrong use, 6 the file cannot be written.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from forms import dmhc_20_160, dmhc_20_224
from forms.words import LANGUAGES, say
from packet.errors import Exit

FORMS = {"dmhc-20-224": dmhc_20_224.sheet, "dmhc-20-160": dmhc_20_160.sheet}


def arguments(parser: argparse.ArgumentParser) -> None:
    """FORM [--form-language es] --out FILE [--replace]."""
    language = parser.get_default("language") or "en"
    parser.add_argument("form", choices=tuple(FORMS), metavar="|".join(FORMS), help=say("form.option.form", language))
    told = say("form.option.form_language", language)
    parser.add_argument("--form-language", choices=LANGUAGES, default="en", help=told)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help=say("form.option.file", language))
    parser.add_argument("--replace", action="store_true", help=say("form.option.replace", language))


def run(options: argparse.Namespace) -> int:
    """Write the form and say where it is."""
    from packet.filling.draw import blank
    from packet.one_file import write_one

    write_one(options.out, blank(FORMS[options.form](options.form_language)), replace=options.replace)
    sys.stdout.write(f"{options.out}\n")
    return Exit.DONE
