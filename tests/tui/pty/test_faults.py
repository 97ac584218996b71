"""What goes wrong around the program: a small window, a large paste, a full disk, another writer, a killed worker."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from packet.store.case import peek
from tests.tui.pty.place import Place, to_name, to_step
from tests.tui.pty.terminal import Terminal

STORY = 4
"""The step with the long answers."""


def _to_story(terminal: Terminal) -> None:
    """To the first page of the problem, whose first field is the condition."""
    to_name(terminal)
    to_step(terminal, STORY)
    terminal.shows("Step 4 of 7", "Continue", without=["Go to a step"])


def test_a_window_made_tiny_and_large_again_loses_nothing(place: Place) -> None:
    """At 20 x 5 words ask for a larger window; back at 80 x 24 the page, the answer and the focus are as they were."""
    terminal = place.start()
    to_name(terminal)
    terminal.send("Ana")
    terminal.shows("> Ana")
    terminal.resize(20, 5)
    terminal.shows("Make this window", "larger.")
    terminal.send("bel")
    terminal.resize(80, 24)
    terminal.shows("> Anabel", "F10 Menu", without=["Make this window"])
    terminal.resize(140, 45)
    terminal.shows("> Anabel", "Your packet", "Questions?")


def test_a_paste_of_three_lines_is_one_address(place: Place) -> None:
    """All three lines arrive, as an address is written on one."""
    terminal = place.start()
    to_name(terminal)
    terminal.paste("12 Elm Street\r\nApartment 4\nSacramento")
    terminal.shows("12 Elm Street, Apartment 4, Sacramento")


def test_a_paste_of_100_kb_arrives_whole(place: Place) -> None:
    """Nothing of it is cut, the program stays quick enough to save it, and the next key is taken."""
    terminal = place.start()
    to_name(terminal)
    long = "".join(f"word {number} " for number in range(11000)).strip()
    assert len(long) > 100_000
    terminal.paste(long)
    terminal.send("!")
    terminal.press("tab")
    terminal.until(lambda: any(path.stat().st_size > 100_000 for path in place.cases.glob("*/case.json")) or None)
    assert peek(place.case).typed["first_name"] == f"{long}!"


def test_words_in_brackets_emoji_and_arabic_are_words(place: Place) -> None:
    """Nothing that is typed is taken for a command of the screens, or changed."""
    terminal = place.start()
    to_name(terminal)
    answer = "[bold]Ana[/nope] محمد 🙂"
    terminal.send(answer)
    terminal.press("tab")
    terminal.until(lambda: list(place.cases.glob("*/case.json")))
    assert peek(place.case).typed["first_name"] == answer
    terminal.shows("[bold]Ana[/nope]")


def test_a_full_disk_is_told_and_nothing_is_lost(place: Place) -> None:
    """An answer does not fit the disk: the bar says so, the old file stands, and with room it is saved after all."""
    terminal = place.start(largest_file=700)
    to_name(terminal)
    terminal.send("Ana\t\t")
    terminal.shows("Saved")
    small = place.case.read_bytes()
    terminal.paste("long " * 200)
    terminal.press("tab")
    terminal.shows("NOT SAVED")
    assert place.case.read_bytes() == small
    assert [path for path in place.case.parent.iterdir() if path.suffix == ".part"] == []
    terminal.press("backtab")
    terminal.press("ctrl+u")
    terminal.send("Ruiz\t")
    terminal.shows("Saved", without=["NOT SAVED"])
    assert peek(place.case).typed == {"first_name": "Ana", "last_name": "Ruiz"}


def test_leaving_with_a_full_disk_asks(place: Place) -> None:
    """What cannot be saved is not thrown away unasked; leaving all the same ends with 6."""
    terminal = place.start(largest_file=10)
    to_name(terminal)
    terminal.send("Anabel")
    terminal.press("ctrl+c")
    terminal.shows("Save and leave")
    terminal.press("down", "enter")
    terminal.shows("Your answers are not saved", "Leave and lose what is not saved")
    terminal.press("down", "enter")
    assert terminal.ended() == 6
    assert terminal.restored()


def test_a_case_changed_elsewhere_is_not_overwritten(place: Place) -> None:
    """Another program writes the case: the person is asked, and keeping both keeps both."""
    terminal = place.start()
    to_name(terminal)
    terminal.send("Ana\t")
    terminal.until(lambda: list(place.cases.glob("*/case.json")))
    case = place.case
    other = case.read_text(encoding="utf-8").replace("Ana", "Eva")
    fresh = case.with_name("fresh")
    fresh.write_text(other, encoding="utf-8")
    fresh.replace(case)
    terminal.send("B\t")
    terminal.shows("This case was changed by another program", "Keep both")
    assert case.read_text(encoding="utf-8") == other
    terminal.press("enter")
    terminal.shows("Saved", "First name", without=["Keep both"])
    terminal.until(lambda: "Ana" in case.read_text(encoding="utf-8"))
    (aside,) = case.parent.glob("case.other-*.json")
    assert aside.read_text(encoding="utf-8") == other


def test_a_worker_that_is_killed_refuses_its_paper_only(place: Place) -> None:
    """The process that opens a paper dies: the paper says so, the screens go on, the answers are kept."""
    paper = place.folder / "cwd" / "letter.pdf"
    pipe_like = b"%PDF-1.7\n" + os.urandom(64)
    paper.write_bytes(pipe_like)
    terminal = place.start()
    to_name(terminal)
    terminal.send("Ana")
    to_step(terminal, 6)
    terminal.shows("Where is the file?", without=["Go to a step"])
    terminal.send("letter.pdf\r")
    terminal.until(lambda: _killed_worker(terminal) or "Cannot go in" in terminal.text)
    terminal.shows("What is letter.pdf?")
    terminal.press("escape")
    terminal.shows("Cannot go in")
    assert terminal.process.poll() is None
    assert peek(place.case).typed["first_name"] == "Ana"


def _killed_worker(terminal: Terminal) -> bool:
    """Kill a worker of the program if it has one now."""
    for task in Path(f"/proc/{terminal.process.pid}/task").glob("*/children"):
        for number in task.read_text().split():
            os.kill(int(number), signal.SIGKILL)
            return True
    return False
