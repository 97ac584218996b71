"""The systemd unit of a kiosk: an ini file that systemd reads as it was meant."""

from __future__ import annotations

import configparser
from pathlib import Path

import pytest

from tui.kiosk_unit import USER, program_of, unit


def _service(text: str) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return parser["Service"]


def test_the_unit_begins_the_kiosk_on_a_console_that_it_shows_everything_on() -> None:
    """The screens are drawn on stderr: were it the journal, the console would stay black and answers would be kept."""
    service = _service(unit([Path("/opt/imr/bin/imr-packet")], Path("/etc/imr-packet/policy.toml")))
    assert service["ExecStart"] == "/opt/imr/bin/imr-packet --kiosk /etc/imr-packet/policy.toml"
    assert service["User"] == USER
    assert {service[f"Standard{stream}"] for stream in ("Input", "Output", "Error")} == {"tty"}
    assert (service["LimitCORE"], service["MemorySwapMax"], service["PrivateNetwork"]) == ("0", "0", "yes")


@pytest.mark.parametrize(
    ("path", "written"),
    [("/srv/a b/p.toml", '"/srv/a b/p.toml"'), ("/srv/50%/p.toml", "/srv/50%%/p.toml"), ("/srv/$x", "/srv/$$x")],
)
def test_a_path_is_one_word_of_the_unit(path: str, written: str) -> None:
    """systemd.syntax(7): a space ends a word, and "%" and "$" would be replaced."""
    assert _service(unit([Path("/bin/imr")], Path(path)))["ExecStart"] == f"/bin/imr --kiosk {written}"


@pytest.mark.parametrize(
    ("called", "begun"),
    [
        ("/usr/bin/imr-packet", ("/usr/bin/imr-packet",)),
        ("/opt/imr-packet/python/lib/tui/__main__.py", ("/opt/imr-packet/python/bin/python3", "-I", "-m", "tui")),
    ],
)
def test_the_unit_begins_a_program_and_no_module(called: str, begun: tuple[str, ...]) -> None:
    """The self-contained build is called as a module: its file has no permission to be begun."""
    program = program_of(Path(called), Path("/opt/imr-packet/python/bin/python3"))
    assert tuple(map(str, program)) == begun
    assert _service(unit(program, Path("/p")))["ExecStart"] == f"{' '.join(begun)} --kiosk /p"
