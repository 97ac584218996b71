"""`imr-packet schema`: the JSON Schema of the case file, on stdout."""

from __future__ import annotations

import argparse
import json
import sys

from packet.errors import Exit


def arguments(_parser: argparse.ArgumentParser) -> None:
    """The schema takes no argument of its own."""


def run(options: argparse.Namespace) -> int:
    """Print the schema, its descriptions in the language of the messages."""
    from forms.schema import case_file_schema

    sys.stdout.write(json.dumps(case_file_schema(options.language), ensure_ascii=False, indent=2) + "\n")
    return Exit.DONE
