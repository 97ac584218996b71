"""A row becomes a case: its folder, its papers by name, the helper's own details; nothing leads out of its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.batch.rows import RowCase, RowFault, case_of, kind_of, names_of, twice
from packet.batch.table import read_table


def case_in(folder: Path, head: str, line: str, profile: dict[str, str] | None = None) -> RowCase:
    """The case of a table of one row."""
    table = read_table(f"{head}\n{line}\n".encode())
    return case_of(table.rows[0], names_of(table)[1], folder / "out", folder, profile or {})


def test_answers_papers_languages_and_filing_come_from_the_row(tmp_path: Path) -> None:
    (tmp_path / "ruiz").mkdir()
    for name in ("Denial letter 2.pdf", "scan.jpg", ".DS_Store"):
        (tmp_path / "ruiz" / name).touch()
    case = case_in(tmp_path, "case,folder,language,to,first_name", "ruiz 1,ruiz,ES,plan,Ana")
    assert case.folder == tmp_path / "out" / "ruiz 1"
    assert dict(case.answers.typed) == {"first_name": "Ana"}
    assert (case.answers.language, case.answers.form_language, case.answers.to) == ("es", "es", "plan")
    assert [(entry.file, entry.kind) for entry in case.answers.papers] == [
        ("../../ruiz/Denial letter 2.pdf", "denial_letter"),
        ("../../ruiz/scan.jpg", "other"),
    ]


def test_the_longest_kind_that_a_name_begins_with_counts() -> None:
    names = ("medical-records.pdf", "BILL.png", "plan_decision-copy.tif", "billing.pdf", "photo of me.heic", "x.pdf")
    assert [kind_of(Path(name)) for name in names] == [
        "medical_records",
        "bill",
        "plan_decision",
        "bill",
        "photo",
        "other",
    ]


def test_the_helpers_details_stand_where_the_row_says_nothing(tmp_path: Path) -> None:
    own = {"assistant_name": "Lee Wong", "assistant_phone": "916 555 0100"}
    case = case_in(tmp_path, "first_name,assistant_name", "Ana,Kim Park", own)
    assert dict(case.answers.typed) == {
        "filer": "assistant",
        "assistant_name": "Kim Park",
        "assistant_phone": "916 555 0100",
        "first_name": "Ana",
    }


@pytest.mark.parametrize(
    "name", ["..", ".hidden", "../up", "a/b", "a\\b", "C:", "CON", "nul.txt", "a\u202eb", "-rf", "~", "dot.", "x" * 101]
)
def test_a_name_that_leads_elsewhere_or_is_a_machine_makes_no_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(RowFault) as fault:
        case_in(tmp_path, "case,first_name", f"{name},Ana")
    assert fault.value.code == "name"


def test_papers_outside_of_the_folder_of_the_papers_are_not_taken(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    for folder in (home / "ruiz", other):
        folder.mkdir(parents=True)
    (other / "secret.pdf").touch()
    (home / "ruiz" / "link.pdf").symlink_to(other / "secret.pdf")
    codes = []
    for named in (str(other), "../other", "ruiz", "nothing"):
        with pytest.raises(RowFault) as fault:
            case_in(home, "folder,first_name", f"{named},Ana")
        codes.append(fault.value.code)
    assert codes == ["folder_outside", "folder_outside", "paper_outside", "folder"]


def test_a_choice_that_is_none_is_a_fault_that_names_the_column(tmp_path: Path) -> None:
    with pytest.raises(RowFault) as fault:
        case_in(tmp_path, "to,first_name", "moon,Ana")
    assert (fault.value.code, fault.value.name) == ("choice", "to")


def test_rows_of_one_name_are_all_told_also_where_only_a_file_system_sees_them_alike() -> None:
    table = read_table(b"case,first_name\nRUIZ,a\nruiz,b\n,c\n0003,d\nLee,e\n")
    assert twice(names_of(table)) == {1, 2, 3, 4}
