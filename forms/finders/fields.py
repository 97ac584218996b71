"""Labels and the values beside, after or under them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from forms.finders.labels import COMMON, LONGEST, OTHERS_ID, OWNERS, ROLES, near_role, role
from forms.finders.sheet import PaperWords, TextCell, Word, fold

Known = Callable[[str], str | None]
"""What a folded label names, as `labels.role`."""
_UNDER: Final = 3.2
"""Heights of a label within which the value under it stands."""
_COLUMNS: Final = 3
"""Columns from which on a line may be the head of a table."""
_LABEL_WORDS: Final = 6
"""Words before a colon that may be a label nobody listed."""
_ID_ROLES: Final = ("membership_number", "record_number", "other_number", "date_of_birth", "letter_date", "other_date")
_TELLING: Final = re.compile(r"[a-z0-9-]*\d[a-z0-9/-]*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value under its role (None: a label that is not listed). `how`: "colon", "right", "under" or "prefix"."""

    role: str | None
    label: str
    words: tuple[Word, ...]
    how: str

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words).strip(" ;|_")


def fields(paper: PaperWords) -> tuple[Labelled, ...]:
    """Every label with a value, in the order of the paper."""
    return tuple(_fields(paper))


def _fields(paper: PaperWords) -> Iterator[Labelled]:
    known = near_role if paper.pictured else role
    for row, line in enumerate(paper.lines):
        for column, cell in enumerate(line.cells):
            labels = list(_labels(cell, known))
            if not labels:
                yield from _bare(paper, row, column, known)
            for number, (_start, end, named) in enumerate(labels):
                following = labels[number + 1][0] if number + 1 < len(labels) else len(cell.words)
                label = " ".join(word.text for word in cell.words[_start:end])
                if value := cell.words[end:following]:
                    yield Labelled(named, fold(label), value, "colon")
                elif following == len(cell.words) and (other := _beside(paper, row, column, known)):
                    yield Labelled(named, fold(label), other[0].words, other[1])


def _labels(cell: TextCell, known: Known) -> Iterator[tuple[int, int, str | None]]:
    """(first word, first word after, role) of every label with a colon in this cell."""
    free = 0
    for at, word in enumerate(cell.words):
        if len(word.text) < 2 or not word.text.endswith((":", "\uff1a")) or re.fullmatch(r"\d+:", word.text):
            continue
        for count in range(min(LONGEST + 1, at + 1 - free), 0, -1):
            phrase = fold(" ".join(piece.text for piece in cell.words[at - count + 1 : at + 1]))
            if (named := known(phrase)) is not None and not _in_a_sentence(cell, free, at - count + 1, named):
                bare = phrase.strip(" :")
                common = bare in COMMON or (bare not in ROLES and " " not in bare)
                others = common and _others(cell, free, at - count + 1, named)
                yield (free if others and not free else at - count + 1), at + 1, None if others else named
                free = at + 1
                break
        else:
            if at + 1 - free <= _LABEL_WORDS:
                yield free, at + 1, None
                free = at + 1


def _others(cell: TextCell, free: int, start: int, named: str) -> bool:
    """Whether a word before a common label makes it another one: "Request tracking ID", not "Fecha Date" nor "Member: Ana
    Ruiz ID".
    """
    if start == free:
        return False
    before = fold(cell.words[start - 1].text)
    return before in OTHERS_ID or (not free and before.isalpha() and before not in OWNERS and role(before) != named)


def _in_a_sentence(cell: TextCell, free: int, start: int, named: str) -> bool:
    """Whether a label is only the last word of a sentence: "requested by you or your doctor: ..."."""
    return (
        named not in _ID_ROLES
        and start - free > 1
        and cell.words[start].text[:1].islower()
        and cell.words[start - 1].text[-1:].isalnum()
    )


def _bare(paper: PaperWords, row: int, column: int, known: Known) -> Iterator[Labelled]:
    """A cell that is a label as a whole, or begins with one that a number or date follows."""
    cell = paper.lines[row].cells[column]
    if (named := known(cell.folded)) is not None:
        if other := _beside(paper, row, column, known):
            yield Labelled(named, cell.folded, other[0].words, other[1])
        return
    for count in range(min(LONGEST, len(cell.words) - 1), 0, -1):
        named = role(fold(" ".join(word.text for word in cell.words[:count])))
        if named in _ID_ROLES and len(cell.words) == count + 1 and _TELLING.fullmatch(fold(cell.words[-1].text)):
            yield Labelled(named, cell.folded, cell.words[count:], "prefix")
            return


def _is_label(cell: TextCell, known: Known) -> bool:
    return known(cell.folded) is not None or any(start == 0 for start, _, _ in _labels(cell, known))


def _beside(paper: PaperWords, row: int, column: int, known: Known) -> tuple[TextCell, str] | None:
    """The value of a label that stands alone: to its right where that is no label, else under it."""
    cells = paper.lines[row].cells
    if _heads(paper, row):
        under = _under(paper, row, cells[column], known)
        return (under, "under") if under is not None else None
    right = cells[column + 1] if column + 1 < len(cells) and not _is_label(cells[column + 1], known) else None
    labels_beside = any(_is_label(cell, known) for cell in (*cells[:column], *cells[column + 1 :]))
    under = _under(paper, row, cells[column], known)
    if right is not None and not (under is not None and column and _is_label(cells[column - 1], known)):
        return right, "right"
    if under is not None and (labels_beside or len(cells) == 1 or right is None):
        return under, "under"
    return None


def _heads(paper: PaperWords, row: int) -> bool:
    """Whether a line is the head of a table: three columns or more, no figure and no colon, over a row of as many."""
    cells = paper.lines[row].cells
    if len(cells) < _COLUMNS or any(char.isdigit() or char == ":" for cell in cells for char in cell.text):
        return False
    below = paper.lines[row + 1] if row + 1 < len(paper.lines) else None
    return (
        below is not None
        and below.page == cells[0].page
        and len(below.cells) >= len(cells) - 1
        and any(char.isdigit() for char in below.text)
    )


def _under(paper: PaperWords, row: int, label: TextCell, known: Known) -> TextCell | None:
    for line in paper.lines[row + 1 : row + 5]:
        if line.page != label.page or line.cells[0].y0 - label.y1 > _UNDER * label.height:
            return None
        for cell in line.cells:
            if cell.y0 < label.y0 + label.height / 2:
                continue
            if abs(cell.x0 - label.x0) < 2 * label.height or (
                cell.x0 <= (label.x0 + label.x1) / 2 <= cell.x1 and len(line.cells) > 1
            ):
                return None if _is_label(cell, known) else cell
    return None


_HEAD: Final = re.compile(
    r"(?:amount |total |provider |your |plan |what |cantidad |monto |total )*(?:billed|charged?s?|submitted|allowed|paid|pays|share|cost|discount|"
    r"owe|responsibility|covered|covers?|deductible|remarks?|codes?|notes?|tooth|surface|quantity|qty|units|decision|status|description|"
    r"cargos?|facturad[oa]|cobrad[oa]|pagad[oa]|permitid[oa]|cubiert[oa]|debe|descripcion|diente|codigo|nota|responsabilidad)"
    r"(?: (?:amount|by (?:the )?plan|code|charges?|you|of service|del servicio|por el plan))*"
)
"""Columns of a statement, whose heads stand nowhere else."""


def rows_under(paper: PaperWords, least: int = 3) -> Iterator[dict[str, TextCell]]:
    """Rows of tables: cells by the folded head of their column, where at least `least` heads are labels."""
    known = near_role if paper.pictured else role
    for row, line in enumerate(paper.lines):
        heads = [cell for cell in line.cells if known(cell.folded) is not None or _HEAD.fullmatch(cell.folded)]
        if len(heads) < least or len(line.cells) - len(heads) > 2:
            continue
        for below in paper.lines[row + 1 : row + 40]:
            if below.page != line.page or len(below.cells) < least:
                break
            found: dict[str, TextCell] = {}
            for cell in below.cells:
                head = min(line.cells, key=lambda head: abs(head.x0 - cell.x0))
                named = head.folded.strip(" :")
                found.setdefault("" if named in found else named, cell)  # two heads that were read as one
            yield found
