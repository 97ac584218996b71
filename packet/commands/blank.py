"""`imr-packet blank`: the empty form, fillable in any PDF viewer or by hand.

Exit codes: 0, 2 wrong use, 6 the file cannot be written.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from forms import dmhc_20_160, dmhc_20_224
from forms.words import LANGUAGES
from packet.errors import Exit

FORMS = {"dmhc-20-224": dmhc_20_224.sheet, "dmhc-20-160": dmhc_20_160.sheet}


def arguments(parser: argparse.ArgumentParser) -> None:
    """FORM [--form-language es] --out FILE [--replace]."""
    parser.add_argument("form", choices=tuple(FORMS), metavar="|".join(FORMS))
    parser.add_argument("--form-language", choices=LANGUAGES, default="en")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument("--replace", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Write the form and say where it is."""
    from packet.draw import blank
    from packet.one_file import write_one

    write_one(options.out, blank(FORMS[options.form](options.form_language)), replace=options.replace)
    sys.stdout.write(f"{options.out}\n")
    return Exit.DONE
