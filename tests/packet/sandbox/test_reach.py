"""What a worker may reach: its own paths, what engines and libraries need, and not one path more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import packet
from packet.sandbox import landlock, reach
from packet.sandbox.reach import Reach, allowed

_ALWAYS = {
    "/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib", "/etc/ld.so.cache",
    "/etc/fonts", "/usr/share/fonts", "/usr/share/fontconfig", "/usr/share/X11/fonts", "/usr/local/share/fonts",
    "/var/cache/fontconfig", "/dev/urandom", "/dev/random", "/dev/zero", "/proc/cpuinfo", "/proc/meminfo",
    "/proc/sys/vm/overcommit_memory", "/sys/devices/system/cpu", "/etc/localtime", "/usr/share/zoneinfo",
    "/usr/share/locale",
}  # fmt: skip
"""Libraries, fonts, and what libc looks up about the machine: what every worker may read. A path more is a decision."""
_FOR_PROGRAMS = {
    "/usr/share", "/etc/passwd", "/etc/group", "/etc/nsswitch.conf", "/etc/libreoffice", "/var/lib/libreoffice",
    "/etc/locale.alias", "/proc",
}  # fmt: skip
_TOOLS = ("sh", "dash", "bash", "basename", "dirname", "readlink", "sed", "grep", "uname", "ls", "ps")

ROOT = Path(packet.__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _nothing_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this Python has loaded differs from machine to machine; it has tests of its own."""
    monkeypatch.setattr(reach, "_loaded", lambda: iter(()))


def _rights(wished: Reach) -> dict[str, int]:
    """Each path with all the rights it was given."""
    given: dict[str, int] = {}
    for path, rights in allowed(wished):
        given[str(path)] = given.get(str(path), 0) | rights
    return given


def test_a_parser_reads_its_input_writes_its_folder_and_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that is on the list, and the list is all."""
    monkeypatch.setattr(sys, "path", [])
    paper, other, folder = tmp_path / "paper.pdf", tmp_path / "other.pdf", tmp_path / "work"
    assert _rights(Reach((paper, other), (folder,))) == {
        str(paper): landlock.READ,
        str(other): landlock.READ,
        str(folder): landlock.READ | landlock.WRITE,
        "/dev/null": landlock.WRITE_ONE,
        str(ROOT / "packet"): landlock.READ,
        str(ROOT / "forms"): landlock.READ,
        str(Path(sys.prefix) / "pyvenv.cfg"): landlock.READ,
        **dict.fromkeys(_ALWAYS, landlock.READ),
    }


def test_nothing_of_the_persons_is_within_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the folder in which the program was started, nor the home folder, nor one that holds them."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)
    monkeypatch.setattr(sys, "path", ["", str(home), *sys.path])
    within = [Path(path).resolve() for path in _rights(Reach((home / "paper.pdf",), ()))]
    assert [path for path in within if home.is_relative_to(path)] == []


def test_python_imports_from_its_own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each entry of sys.path, resolved; of a checkout our packages alone; of site-packages all, ours are among them."""
    library, link, site = tmp_path / "python3", tmp_path / "link", tmp_path / "site-packages"
    library.mkdir()
    link.symlink_to(library)
    site.mkdir()
    monkeypatch.setattr(sys, "path", [str(link), str(ROOT), ""])
    monkeypatch.chdir(tmp_path)
    assert set(reach._code()) == {ROOT / "packet", ROOT / "forms", library, Path(sys.prefix) / "pyvenv.cfg"}

    monkeypatch.setattr(packet, "__file__", str(site / "packet" / "__init__.py"))
    monkeypatch.setattr(sys, "path", [str(site)])
    assert set(reach._code()) == {site / "packet", site / "forms", site, Path(sys.prefix) / "pyvenv.cfg"}
    monkeypatch.chdir(site)
    assert site in set(reach._code())


def test_the_packages_of_a_distribution_are_read_wherever_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian calls them dist-packages."""
    site = tmp_path / "dist-packages"
    site.mkdir()
    monkeypatch.chdir(site)
    monkeypatch.setattr(sys, "path", [str(site)])
    assert site in set(reach._code())


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program like LibreOffice, started through a link, and the tools that its start script calls."""
    program = tmp_path / "office" / "program" / "soffice"
    program.parent.mkdir(parents=True)
    program.touch()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "soffice").symlink_to(program)
    for name in (*_TOOLS, "curl", "ssh", "python3"):
        tool = tmp_path / "real" / name
        tool.parent.mkdir(exist_ok=True)
        tool.touch(mode=0o755)
        (tmp_path / "bin" / name).symlink_to(tool)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "bin" / "soffice"


def _more(office: Path) -> dict[str, int]:
    """What is within reach for the sake of the program; the loaders of this machine are left out."""
    found: dict[str, int] = {}
    for path, rights in reach._office(office):
        if not path.name.startswith("ld-") and path.parent != Path("/opt"):
            found[str(path)] = found.get(str(path), 0) | rights
    return found


def test_a_converter_runs_its_program_and_the_tools_of_its_start_script(office: Path, tmp_path: Path) -> None:
    """And no other; it reads what it needs, and makes sockets where it makes them."""
    real = tmp_path / "real"
    assert _more(office) == {
        str(tmp_path / "office"): landlock.RUN,
        str(office): landlock.RUN,
        **{str(real / name): landlock.RUN for name in _TOOLS},
        **dict.fromkeys(_FOR_PROGRAMS, landlock.READ),
        "/tmp": landlock.SOCKET,
        "/var/tmp": landlock.SOCKET,
    }


def test_tools_that_are_not_there_are_left_out(office: Path, tmp_path: Path) -> None:
    """Few machines have all of them."""
    (tmp_path / "bin" / "dash").unlink()
    assert str(tmp_path / "real" / "dash") not in _more(office)
    assert str(tmp_path / "real" / "ps") in _more(office)


def test_loaders_and_the_makers_own_packages_may_be_run(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of whichever machine: x86-64, ARM, musl; packages of the makers lie in /opt under the number of their version."""
    monkeypatch.setattr(Path, "glob", lambda folder, pattern: [folder / pattern])
    run = {str(path) for path, rights in reach._office(office) if rights == landlock.RUN}
    assert run >= {
        "/lib64/ld-linux-x86-64.so.2",
        "/lib/ld-linux-aarch64.so.1",
        "/lib/ld-musl-*.so.1",
        "/opt/libreoffice*",
    }


def test_a_program_has_all_that_a_parser_has_too(office: Path, tmp_path: Path) -> None:
    """And a worker without a program none of what programs need."""
    paper = tmp_path / "paper.docx"
    without, given = _rights(Reach((paper,), ())), _rights(Reach((paper,), (), office))
    assert without.items() <= given.items() | {("/usr/share", landlock.READ)}
    assert given[str(office)] == landlock.RUN
    assert str(office) not in without
    assert not any(rights & ~landlock.READ for path, rights in without.items() if path != "/dev/null")


_MAPS = """\
55d0c0a00000-55d0c0a01000 r--p 00000000 08:01 131 /usr/bin/python3.11
7f2a10000000-7f2a10021000 rw-p 00000000 00:00 0
7f2a14000000-7f2a14001000 r-xp 00000000 08:01 132 /nix/store/glibc/lib/libc.so.6
7f2a15000000-7f2a15001000 r-xp 00000000 08:01 133 /opt/my python/lib dynload/_json.cpython-311.so
7f2a15000000-7f2a15001000 r-xp 00001000 08:01 133 /opt/my python/lib dynload/_json.cpython-311.so
7f2a16000000-7f2a16001000 r--s 00000000 08:01 134 /home/person/diary.txt
7ffc00000000-7ffc00021000 rw-p 00000000 00:00 0 [stack]
"""


def test_the_folders_of_loaded_libraries_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever this Python comes from, names with spaces too; other files that are mapped are not followed."""
    monkeypatch.undo()
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: _MAPS)
    assert sorted(map(str, reach._loaded())) == ["/nix/store/glibc/lib", "/opt/my python/lib dynload"]
    loaded = {Path("/nix/store/glibc/lib"), Path("/opt/my python/lib dynload")}
    assert loaded <= {path for path, rights in allowed(Reach((), ())) if rights == landlock.READ}


def test_where_no_system_tells_what_is_loaded_nothing_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    """No /proc in some containers."""

    def refuse(*_: object, **__: object) -> str:
        raise FileNotFoundError

    monkeypatch.undo()
    monkeypatch.setattr(Path, "read_text", refuse)
    assert list(reach._loaded()) == []
