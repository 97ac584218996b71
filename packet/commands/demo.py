"""`imr-packet demo`: the whole road for an invented person, from papers that ship with the package.

The day is fixed, so the demo gives the same packet in any year and its deadlines make sense.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from importlib.resources import as_file, files
from itertools import count
from pathlib import Path
from typing import Final

from forms.catalog import FILINGS, made_into
from forms.words import ENGLISH, say
from packet.errors import Exit

CHANGED: Final[Mapping[str, Mapping[str, str]]] = {
    "plan": {"denied_on": "2026-08-17", "filed_grievance": "no", "grievance_filed_on": "", "plan_decision_on": ""},
    "state_hearing": {
        "denied_on": "2026-08-17",
        "coverage_kind": "medi_cal_managed_care",
        "has_medi_cal": "yes",
        "filed_state_hearing": "no",
    },
    "cdi": {
        "denied_on": "2026-08-17",
        "coverage_kind": "insurance_policy",
        "plan_name": "Golden Poppy Insurance Company",
    },
}
"""Filing -> the answers of the invented person for whom it is the right one; the others stay."""
ANSWER: Final = "plan_decision"
"""The kind of the paper with the plan's answer: who has none yet writes to the plan."""
TODAY: Final = dt.date(2026, 10, 5)
FOLDER: Final = "demo-packet"


def arguments(parser: argparse.ArgumentParser) -> None:
    language = parser.get_default("language") or ENGLISH
    parser.add_argument("--out", type=Path, metavar="DIR", help=say("commands.option.demo_out", language))
    parser.add_argument("--to", choices=[filing.id for filing in FILINGS], help=say("commands.option.to", language))
    parser.add_argument("--fax", action="store_true", help=say("commands.option.fax", language))
    parser.add_argument("--replace", action="store_true", help=say("commands.option.replace", language))


def run(options: argparse.Namespace) -> int:
    from forms.answers import parse
    from packet.build import build
    from packet.case_reader import open_case
    from packet.commands.build import report

    language: str = options.language
    with ExitStack() as stack:
        papers = stack.enter_context(as_file(files("packet").joinpath("demo")))
        told = papers / f"case.{language}.json"  # a language that has no demo of its own gets the English person's
        answers = open_case(told if told.exists() else papers / f"case.{ENGLISH}.json")
        answers = replace(answers, language=language, typed={**answers.typed, **CHANGED.get(options.to, {})})
        if not answers.typed["plan_decision_on"]:  # nor can she speak of an answer that has not come
            told_first, *_, told_last = answers.typed["problem_description"].splitlines()
            typed = {**answers.typed, "problem_description": f"{told_first}\n{told_last}"}
            answers = replace(answers, typed=typed)
        case, _ = parse(answers, TODAY)
        if case.dispute.plan_decision_on is None:
            case = case.model_copy(update={"papers": tuple(paper for paper in case.papers if paper.kind != ANSWER)})
        case = made_into(case, options.to)
        out = options.out or _free(Path(FOLDER))
        built = build(case, TODAY, papers, out, fax=options.fax, replace=options.replace)
    report(built, language)
    sys.stderr.write(say("commands.demo_done", language) + "\n")
    return Exit.DONE


def _free(folder: Path) -> Path:
    """demo-packet, or demo-packet-2 … when that is taken: running the demo again is no mistake."""
    if not folder.exists():
        return folder
    return next(other for number in count(2) if not (other := folder.with_name(f"{folder.name}-{number}")).exists())
