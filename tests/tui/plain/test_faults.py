"""What goes wrong at home on a real terminal or in a pipe: nothing typed is lost, and the words are plain."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from forms.answers import read_case_file
from packet.store.case import peek
from tests.tui.plain.speaking import Talk
from tests.tui.pty.place import Place
from tests.tui.pty.terminal import PATIENCE


def home_talk(place: Place, largest_file: int = 0, **environ: str) -> Talk:
    """The program at home in plain lines."""
    return Talk(place.start("--plain", environ=place.environ(**environ), largest_file=largest_file))


def to_story(talk: Talk) -> None:
    """A new case, at the story of the problem."""
    talk.says("1", "Who are you?")
    talk.says("*", "Go to: The problem")
    talk.says("4", "diagnosis?")
    talk.says(">", "drug are you asking for?")
    talk.says(">", "Did the plan deny")
    talk.says(">", "Do you want the plan to pay for future")
    talk.says(">", "Do you want payment for care you already")
    talk.says(">", "What is the problem with the plan?", "Type as many lines")


def typed(place: Place) -> dict[str, str]:
    """The answers of the case that was kept."""
    return dict(peek(place.case).typed)


def test_a_paste_of_a_hundred_kilobytes_comes_whole(place: Place) -> None:
    """Paragraphs with empty lines between them, one line longer than a terminal's own reading takes, and a dot: all of
    it is one answer, and nothing of it runs into the next question.
    """
    story = "\n\n".join([*(f"{number}. The plan said no again and again." * 20 for number in range(125)), "x" * 9000])
    assert len(story) > 100_000
    talk = home_talk(place)
    to_story(talk)
    talk.types(f"{story}\n.\r".replace("\n", "\r"))
    talk.hears("fit on the form", "Names and phone numbers of y")
    assert typed(place)["problem_description"] == story


def test_an_address_of_three_lines_is_one_answer(place: Place) -> None:
    """Not the street, the ZIP code and the city of somewhere else."""
    talk = home_talk(place)
    talk.to_name()
    talk.says("*", "Go to: The patient")
    talk.says("2", "First name")
    for _ in range(5):
        talk.says(">")
    talk.hears("Street address")
    talk.types("12 Main St\rApt 4\rRear house\r")
    talk.hears("They are one answer now: 12 Main St, Apt 4, Rear house", "ZIP code")
    assert typed(place) == {"street_address": "12 Main St, Apt 4, Rear house"}


def test_a_word_that_is_a_sign_elsewhere_is_pointed_out(place: Place) -> None:
    """ "Back" may be what hurts: it is the answer, and how to go back is said."""
    talk = home_talk(place)
    talk.to_name()
    talk.says("back", "such as /back", "Middle initial")
    talk.says("/back", "Your answer now: back.")
    assert typed(place) == {"first_name": "back"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_half_a_line_is_kept_at_a_signal(place: Place, number: int) -> None:
    """Letters without their Enter are better than none; the terminal is as it was."""
    talk = home_talk(place)
    talk.to_name()
    talk.types("Mari")
    talk.terminal.until(lambda: talk.said.endswith("Mari"))
    talk.terminal.kill(number)
    assert talk.terminal.ended() == 128 + number
    assert talk.terminal.cooked()
    assert "Your answers are saved." in talk.said
    assert typed(place) == {"first_name": "Mari"}


def test_a_window_that_is_closed_keeps_half_a_line(place: Place) -> None:
    """Nobody can be told, and nothing is lost."""
    talk = home_talk(place)
    talk.to_name()
    talk.types("Mari")
    talk.terminal.until(lambda: talk.said.endswith("Mari"))
    talk.terminal.hang_up()
    talk.terminal.process.wait(45)
    assert typed(place) == {"first_name": "Mari"}
    assert not list(place.memory.iterdir())


def test_half_a_line_replaces_no_whole_answer(place: Place) -> None:
    """An answer given before stays when the new one was never finished."""
    talk = home_talk(place)
    talk.to_name()
    talk.says("Mariana", "Middle initial")
    talk.says("<", "Your answer now: Mariana.")
    talk.types("An")
    talk.terminal.until(lambda: talk.said.endswith("An"))
    talk.terminal.kill(signal.SIGHUP)
    talk.terminal.ended()
    assert typed(place) == {"first_name": "Mariana"}


def test_ctrl_z_where_nobody_could_bring_it_back_changes_nothing(place: Place) -> None:
    """The system does not stop the only program of a terminal: the line is shown once more, and typed on."""
    talk = home_talk(place)
    talk.to_name()
    talk.types("Ma")
    talk.terminal.until(lambda: talk.said.endswith("Ma"))
    talk.types("\x1a")
    talk.terminal.until(lambda: talk.said.endswith("Answer: Ma"))
    talk.says("ria", "Middle initial")
    assert talk.said.startswith("ria\n\n")
    assert typed(place) == {"first_name": "Maria"}


def test_a_full_disk_is_said_and_nothing_is_lost(place: Place) -> None:
    """What is too long for the disk is not on it, and is in the talk; leaving without it needs a plain yes."""
    talk = home_talk(place, largest_file=4000)
    to_story(talk)
    talk.types(f"{'The plan said no. ' * 300}\r.\r")
    talk.hears("could not be saved", "Names and phone numbers")
    talk.says("=", "The plan said no. The plan said no.")
    talk.says("", "Names and phone numbers")
    talk.says("/menu", "Save and leave")
    talk.says("11", "Leave and lose what is not saved?")
    talk.says("2", "Names and phone numbers")
    talk.says("<", "What is the problem with the plan?")
    talk.types("It said no.\r.\r")
    talk.hears("Names and phone numbers")
    talk.terminal.kill(signal.SIGTERM)
    talk.terminal.ended()
    assert typed(place)["problem_description"] == "It said no."


def test_a_serial_line_without_accents_keeps_every_accent(place: Place) -> None:
    """With LANG=C only ASCII goes out and old letters come in: the answer has its accents."""
    talk = home_talk(place, LANG="C", TERM="vt100")
    talk.says("@", "Empezar un paquete nuevo", "/atras")
    talk.says("1", "Soy el paciente")
    talk.says("*", "Ir a: El paciente")
    talk.says("2", "Nombre")
    talk.types(b"Jos\xe9 Mu\xf1oz\r")
    talk.hears("Inicial del segundo nombre")
    talk.types("/atrás\r".encode())
    talk.hears("Jose Munoz")
    assert talk.terminal.raw.isascii()
    assert typed(place) == {"first_name": "José Muñoz"}


@pytest.mark.parametrize("language", ["C", "en_US.UTF-8", "C.UTF-8"])
def test_bytes_that_are_no_text_in_a_pipe_are_letters(place: Place, language: str) -> None:
    """Whatever Python makes of the locale, a file in Latin-1 breaks nothing."""
    words = [sys.executable, "-m", "tui", "--plain"]
    said = subprocess.run(
        words, input=b"1\n*\n2\nJos\xe9\n", capture_output=True, env=place.environ(LANG=language), check=False
    )
    assert (said.returncode, said.stderr) == (0, b"")
    assert typed(place) == {"first_name": "José"}


def test_words_that_go_to_a_file_are_still_asked_on_the_terminal(place: Place, tmp_path: Path) -> None:
    """Whoever keeps what was said sees what they type; the file holds the words, whole."""
    log = tmp_path / "said.txt"
    script = (
        f"import os; os.dup2(os.open({str(log)!r}, 65, 0o600), 1)\nfrom tui.__main__ import main\nmain(['--plain'])"
    )
    terminal = place.start(script=["-c", script])
    terminal.send("1\r4\r")
    end = time.monotonic() + PATIENCE
    while not (log.exists() and "What is the problem about?" in log.read_text()):
        assert time.monotonic() < end
    terminal.press("ctrl+d")
    assert terminal.ended() == 0
    assert terminal.raw.endswith(b"1\r\n4\r\n\r\n")
    assert read_case_file(place.case.read_text(encoding="utf-8")).typed == {"filer": "assistant"}
