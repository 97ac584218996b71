"""What a row of the table becomes: a case of its own in a folder of its own, with the papers of its folder by name.

Names come from a table that anybody may have written: none leads out of the folder that the cases go into, and no
paper is taken from outside of the folder that the papers lie in.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os.path import relpath
from pathlib import Path
from typing import Final, get_args

from forms.answers import Answers, PaperEntry
from forms.case import PaperKind
from forms.catalog import FILINGS
from forms.editions import EDITIONS
from forms.words import ENGLISH, LANGUAGES
from packet.batch.table import OWN, CaseTable, TableRow

_KINDS: Final[tuple[str, ...]] = get_args(PaperKind)
_MOST_NAME: Final = 100
"""Letters of a folder's name: four bytes each are below what every file system takes."""
_MOST_PAPERS: Final = 200
"""Papers of one row: more is a folder that was named by mistake."""
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows takes for machines: a folder of cases may be carried there."""
_BARRED: Final = frozenset('/\\:*?"<>|')


class RowFault(Exception):
    """A row that cannot become a case; its sentence is "batch.row.<code>", `name` a column or a paper."""

    def __init__(self, code: str, name: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.name = name


@dataclass(frozen=True)
class RowCase:
    """The case of a row. `folder` is where it goes, `answers` what its case file says, `papers` the files it names."""

    number: int
    folder: Path
    answers: Answers
    papers: tuple[Path, ...]


def names_of(table: CaseTable) -> Mapping[int, str]:
    """Number of each row -> the name of its folder: what its column "case" says, else its number."""
    return {row.number: row.cells.get("case", "") or f"{row.number:04d}" for row in table.rows}


def twice(names: Mapping[int, str]) -> frozenset[int]:
    """The rows whose name another row has, too, as a file system may see it: none of them is made."""
    alike = {number: unicodedata.normalize("NFKC", name).casefold() for number, name in names.items()}
    counted = Counter(alike.values())
    return frozenset(number for number, name in alike.items() if counted[name] > 1)


def case_of(row: TableRow, name: str, out: Path, papers: Path, profile: Mapping[str, str]) -> RowCase:
    """The case of one row, its folder below `out`; its papers lie in the folder that it names, below `papers`. The own
    details of `profile` stand where the row says nothing of them. Raises RowFault.
    """
    if row.wide:
        raise RowFault("wide")
    folder = out / _safe(name)
    files = _papers(row.cells.get("folder", ""), papers)
    typed = {key: cell for key, cell in row.cells.items() if key not in OWN}
    if profile:
        typed = {"filer": "assistant", **profile, **typed}
    answers = Answers(
        language=_one_of(row, "language", LANGUAGES, ENGLISH),
        form_language=_one_of(row, "form_language", tuple(EDITIONS), ""),
        typed=typed,
        papers=tuple(PaperEntry(relpath(file, folder), kind_of(file)) for file in files),
        to=_one_of(row, "to", [filing.id for filing in FILINGS], ""),
    )
    return RowCase(row.number, folder, answers, files)


def kind_of(file: Path) -> str:
    """The kind that a paper's name begins with ("denial_letter.pdf", "Denial letter 2.pdf"), else "other"."""
    stem = re.sub(r"[\s-]+", "_", file.stem.casefold())
    return max((kind for kind in _KINDS if stem.startswith(kind)), key=len, default="other")


def _one_of(row: TableRow, column: str, known: Sequence[str], blank: str) -> str:
    cell = row.cells.get(column, "")
    if not cell:
        return blank if column != "form_language" else _one_of(row, "language", tuple(EDITIONS), ENGLISH)
    if cell.casefold() not in known:
        raise RowFault("choice", column)
    return cell.casefold()


def _safe(name: str) -> str:
    """The name, when it can be that of one folder on every system."""
    bad = any(letter in _BARRED or unicodedata.category(letter).startswith("C") for letter in name)
    if bad or len(name) > _MOST_NAME or name[0] in ".-~ " or name[-1] in ". " or _RESERVED.fullmatch(name):
        raise RowFault("name", "case")
    return name


def _papers(named: str, home: Path) -> tuple[Path, ...]:
    """The papers in the named folder, by name. Raises RowFault for a folder or a paper that lies elsewhere."""
    if not named:
        return ()
    root = home.resolve()
    try:
        folder = (root / named).resolve()
        if not folder.is_relative_to(root):
            raise RowFault("folder_outside", "folder")
        found = [file for file in sorted(folder.iterdir()) if not file.name.startswith(".")]
        files = [file for file in found if file.is_file()]
        if any(not file.resolve().is_relative_to(root) for file in files):
            raise RowFault("paper_outside", "folder")
    except (OSError, ValueError):
        raise RowFault("folder", "folder") from None
    if len(files) > _MOST_PAPERS:
        raise RowFault("many_papers", "folder")
    return tuple(files)
