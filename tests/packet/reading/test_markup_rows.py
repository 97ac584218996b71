"""Paragraphs and rows of tables of word processor files."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.reading.markup_rows import rows
from tests.packet.intake.source.making import opendocument, word, zipped

P = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"


def _docx(folder: Path, body: str) -> list[list[str]]:
    (folder / "a.docx").write_bytes(zipped(word(body)))
    head, *found = [row for row in rows(folder / "a.docx", "docx") if row]
    assert head == ["LETTER"], "what every document of these makers begins with"
    return found


def test_a_paragraph_is_a_row_and_its_tabs_are_columns(tmp_path: Path) -> None:
    body = P % "Dear Ada" + "<w:p><w:r><w:t>Date</w:t><w:tab/><w:t>03/27/2026</w:t><w:br/><w:t>Bye</w:t></w:r></w:p>"
    assert _docx(tmp_path, body) == [["Dear Ada"], ["Date", "03/27/2026"], ["Bye"]]


def test_a_row_of_a_table_is_one_row_and_a_table_within_is_of_its_cell(tmp_path: Path) -> None:
    inside, one, two = (P % text for text in ("inside", "one", "two"))
    inner = f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{one}{inner}</w:tc><w:tc>{two}</w:tc></w:tr></w:tbl>"
    assert _docx(tmp_path, table) == [["one inside", "two"]]


@pytest.mark.parametrize(
    "hidden",
    [
        "<w:del><w:r><w:t>Secret</w:t></w:r></w:del>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret</w:t></w:r>",
        "<w:r><w:instrText>Secret</w:instrText></w:r>",
    ],
)
def test_what_is_not_seen_is_not_read(hidden: str, tmp_path: Path) -> None:
    assert _docx(tmp_path, f"<w:p>{hidden}<w:r><w:t>seen</w:t></w:r></w:p>") == [["seen"]]


def test_an_opendocument_is_read_alike(tmp_path: Path) -> None:
    body = (
        "<text:h>Title</text:h><text:p>Dear<text:tab/>Ada</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>one</text:p></table:table-cell>"
        "<table:table-cell><text:p>two</text:p></table:table-cell></table:table-row></table:table>"
    )
    (tmp_path / "a.odt").write_bytes(zipped(opendocument(body)))
    found = [row for row in rows(tmp_path / "a.odt", "odt") if row]
    assert found[1:] == [["Title"], ["Dear", "Ada"], ["one", "two"]]
