"""A kiosk's policy file: what it may say, what it does when it says something else, and its explained example."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.words import LANGUAGES, domain, say
from packet.errors import Exit
from tui.policy import Policy, pin_entry
from tui.policy_file import FORMAT, PolicyFault, PolicyFile, example, load_policy


def _file(folder: Path, text: str) -> Path:
    path = folder / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _with(folder: Path, *lines: str) -> Path:
    return _file(folder, "\n".join([f'format = "{FORMAT}"', *lines]))


def test_the_least_policy_is_the_most_careful(tmp_path: Path) -> None:
    """With nothing but its format a kiosk reads nowhere, writes nowhere, prints nothing, and forgets."""
    policy = load_policy(_with(tmp_path))
    assert policy == Policy(
        kiosk=True,
        may_print=False,
        idle_seconds=180,
        warning_seconds=60,
        max_pages=200,
        max_megabytes=500,
        on_signal="restart",
    )
    assert not policy.may_keep
    assert policy.readable(tmp_path / "a.pdf") is None
    assert policy.writable(tmp_path / "a.pdf") is None


def test_every_entry_arrives(tmp_path: Path) -> None:
    """What the file says is what the screens are asked by."""
    entry = pin_entry("481516", bytes(16))
    policy = load_policy(
        _with(
            tmp_path,
            'read_folders = ["/media/kiosk", "/srv/scans"]',
            'write_folders = ["/media/kiosk"]',
            "drives_only = false",
            "may_print = true",
            'printer = "front-desk.2"',
            "idle_seconds = 15",
            "warning_seconds = 10",
            'languages = ["es", "en", "es"]',
            f'staff_pin = "{entry}"',
            "max_pages = 1",
            'runtime_folder = "/run/kiosk"',
            'on_signal = "exit"',
        )
    )
    assert policy.read_folders == (Path("/media/kiosk"), Path("/srv/scans"))
    assert policy.write_folders == (Path("/media/kiosk"),)
    assert (policy.drives_only, policy.may_print, policy.printer) == (False, True, "front-desk.2")
    assert (policy.idle_seconds, policy.warning_seconds, policy.max_pages) == (15, 10, 1)
    assert policy.languages == ("es", "en")
    assert policy.may_leave("481516")
    assert not policy.may_leave("481517")
    assert not policy.may_leave("")
    assert (policy.runtime_folder, policy.on_signal) == (Path("/run/kiosk"), "exit")


WRONG = [
    'read_folders = ["media"]',
    'read_folders = ["/"]',
    'read_folders = ["/media/../etc"]',
    'read_folders = "/media"',
    'write_folders = [""]',
    "may_print = 1",
    'may_print = "yes"',
    'printer = "-o raw"',
    'printer = "a;b"',
    "idle_seconds = 14",
    "idle_seconds = 3601",
    "idle_seconds = 60.5",
    'idle_seconds = "60"',
    "idle_seconds = true",
    "warning_seconds = 9",
    "languages = []",
    'languages = ["fr"]',
    'staff_pin = "481516"',
    f'staff_pin = "{"g" * 32}${"0" * 128}"',
    "max_pages = 0",
    'runtime_folder = "run"',
    'on_signal = "ignore"',
]


@pytest.mark.parametrize("line", WRONG)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_entry_is_named_with_its_line_and_what_belongs_there(tmp_path: Path, line: str, language: str) -> None:
    """File, line, entry, the words of the entry and the way to an example, in either language; the exit code is 2."""
    with pytest.raises(PolicyFault) as fault:
        load_policy(_with(tmp_path, "", "# a note", line))
    entry = line.partition(" ")[0]
    told = fault.value.message(language)
    assert (fault.value.line, fault.value.entry, fault.value.exit) == (4, entry, Exit.USAGE)
    for part in ("kiosk.toml", "4", entry, say(f"kiosk.entry.{entry}", language), "--kiosk-example"):
        assert part in told


def test_an_unknown_entry_is_named_with_those_there_are(tmp_path: Path) -> None:
    """A spelling slip must not switch a rule off in silence."""
    with pytest.raises(PolicyFault) as fault:
        load_policy(_with(tmp_path, "idle_second = 60"))
    assert (fault.value.fault, fault.value.line, fault.value.entry) == ("unknown", 2, "idle_second")
    assert "idle_seconds, warning_seconds" in fault.value.message("en")


def test_the_first_mistake_of_the_file_is_told_first(tmp_path: Path) -> None:
    """Whoever mends a file from the top is led from the top."""
    with pytest.raises(PolicyFault) as fault:
        load_policy(_with(tmp_path, "warning_seconds = 1", "idle_seconds = 1"))
    assert fault.value.entry == "warning_seconds"


def test_a_table_is_found_by_its_line(tmp_path: Path) -> None:
    """An entry written as a group has a line too."""
    with pytest.raises(PolicyFault) as fault:
        load_policy(_with(tmp_path, "", "[read_folders]", 'usb = "/media"'))
    assert (fault.value.entry, fault.value.line) == ("read_folders", 3)


@pytest.mark.parametrize(("text", "line"), [("format = ", 1), ('a = 1\nb = "two\nc = 3', 2), ("a = [1,\n2\n", 2)])
def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    """The line where the reader stopped."""
    with pytest.raises(PolicyFault) as fault:
        load_policy(_file(tmp_path, text))
    assert (fault.value.fault, fault.value.line) == ("syntax", line)


def test_a_file_that_is_no_policy_says_so(tmp_path: Path) -> None:
    """A TOML file of another program is not taken for a policy; the line that is missing is shown."""
    with pytest.raises(PolicyFault) as fault:
        load_policy(_file(tmp_path, ""))
    assert fault.value.fault == "missing"
    assert f'format = "{FORMAT}"' in fault.value.message("es")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, content: bytes | None) -> None:
    """Missing, or no text: the words name the file."""
    path = tmp_path / "kiosk.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PolicyFault) as fault:
        load_policy(path)
    assert fault.value.fault == "unreadable"
    assert "kiosk.toml" in fault.value.message("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_a_policy_and_explains_every_entry(tmp_path: Path, language: str) -> None:
    """It is read as it is, means the careful values, and each entry stands below its words."""
    text = example(language)
    assert load_policy(_file(tmp_path, text)) == load_policy(_with(tmp_path))
    for name in PolicyFile.model_fields:
        if name != "format":
            assert f"# {say(f'kiosk.entry.{name}', language)}\n" in text
            assert f"\n{name} = " in text or f"\n# {name} = " in text


def test_every_entry_and_fault_has_words_and_no_other_has(tmp_path: Path) -> None:
    """The schema and its words name the same entries, in every language the same keys."""
    keys = set(domain("kiosk", "en"))
    assert keys == set(domain("kiosk", "es"))
    assert {key.removeprefix("entry.") for key in keys if key.startswith("entry.")} == set(PolicyFile.model_fields)
