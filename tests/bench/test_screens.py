"""How quick the screens are: process to first frame on a pseudo-terminal, key to screen at 30 inputs, step to step.

`pytest --benchmark-only tests/bench/test_screens.py -n 0`
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.within import within
from tests.tui.pty.place import START, Place, to_name, to_step
from tests.tui.pty.terminal import Terminal

THIRTY_INPUTS = """
import datetime as dt, sys
from pathlib import Path
from textual.app import App
from tui.keys import KeyQueue
from tui.widgets.body import Body
from tui.widgets.entry import Entry, Line
class Thirty(App):
    CSS_PATH = Path(sys.argv[1])
    def __init__(self):
        super().__init__()
        from tui.themes import PALETTES, theme
        for palette in PALETTES:
            self.register_theme(theme(palette))
        self.theme = "imr-dark"
        self._keys = KeyQueue(self, super().on_event, self._handle_exception)
    def compose(self):
        with Body(id="body"):
            for number in range(30):
                yield Line(Entry(id=f"line-{number}"))
    async def on_event(self, event):
        from textual import events
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._keys.put(event)
        else:
            await super().on_event(event)
Thirty().run()
"""

EMPTY_APP = """
from textual.app import App
from textual.widgets import Label
class Empty(App):
    def compose(self):
        yield Label("Nothing")
Empty().run()
"""
EMPTY_TIMES, KEY_BYTES, STEP_BYTES = 1.5, 200, 6000
"""The first frame of an empty app, so many times; bytes: a fifth of a second of a serial line, and six."""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A home of its own."""
    with tempfile.TemporaryDirectory() as memory:
        for name in ("home", "tmp", "cwd"):
            (tmp_path / name).mkdir()
        made = Place(tmp_path, Path(memory))
        yield made
        for terminal in made.terminals:
            terminal.close()


def test_spawn_to_first_frame(benchmark: BenchmarkFixture, place: Place) -> None:
    """From the start of the process to the first page on the terminal."""

    def start() -> None:
        terminal = place.start()
        terminal.shows(START)
        terminal.close()

    benchmark.pedantic(start, rounds=8, warmup_rounds=1)  # type: ignore[no-untyped-call]


def test_first_frame_against_an_empty_app(benchmark: BenchmarkFixture, place: Place) -> None:
    """Processor time until the first page, and until that of an app of one word, in turn: the least of each."""
    least = {"ours": float("inf"), "empty": float("inf")}

    def rounds() -> None:
        for name, words, script in (("ours", START, ("-m", "tui")), ("empty", "Nothing", ("-c", EMPTY_APP))):
            terminal = place.start(script=script)
            terminal.shows(words)
            least[name] = min(least[name], terminal.processor_seconds())
            terminal.close()

    benchmark.pedantic(rounds, rounds=5, warmup_rounds=1)  # type: ignore[no-untyped-call]
    within(
        f"first frame {least['ours']:.2f} s, empty app {least['empty']:.2f} s, ours / empty",
        least["ours"] / least["empty"],
        EMPTY_TIMES,
    )


def test_bytes_of_a_key_and_of_a_step(benchmark: BenchmarkFixture, place: Place) -> None:
    """What a serial line of 9,600 bits a second, 960 bytes, has to carry."""
    terminal = place.start()
    to_name(terminal)
    terminal.settle()
    before = terminal.written

    def key() -> None:
        terminal.send("x")
        terminal.settle()

    benchmark.pedantic(key, rounds=10)  # type: ignore[no-untyped-call]
    within("a key", (terminal.written - before) / 10, KEY_BYTES, " bytes")
    before = terminal.written
    to_step(terminal, 3)
    terminal.shows("Step 3 of 7", without=["Go to a step"])
    terminal.settle()
    within("menu and step", terminal.written - before, STEP_BYTES, " bytes")


def test_spawn_to_first_line_in_plain(benchmark: BenchmarkFixture, place: Place) -> None:
    """The same without screens: what importing Textual costs."""

    def start() -> None:
        terminal = place.start("--plain")
        terminal.until(lambda: START in terminal.outside.decode())
        terminal.close()

    benchmark.pedantic(start, rounds=8, warmup_rounds=1)  # type: ignore[no-untyped-call]


def test_key_to_screen_at_thirty_inputs(benchmark: BenchmarkFixture, place: Place) -> None:
    """One letter into one of thirty lines, until the terminal has it."""
    import tui.app

    terminal = place.start(str(Path(tui.app.__file__).with_name("imr.tcss")), script=["-c", THIRTY_INPUTS])
    terminal.until(lambda: terminal.entered and terminal.lines.count("") < 24)
    _type_until_seen(benchmark, terminal)


def test_key_to_screen_on_a_page_of_questions(benchmark: BenchmarkFixture, place: Place) -> None:
    """One letter into the patient's first name."""
    terminal = place.start()
    to_name(terminal)
    _type_until_seen(benchmark, terminal)


def _type_until_seen(benchmark: BenchmarkFixture, terminal: Terminal) -> None:
    typed = 0

    def key() -> None:
        nonlocal typed
        typed += 1
        terminal.send("x")
        terminal.until(lambda: terminal.text.count("x") >= typed + before)

    before = terminal.text.count("x")
    benchmark.pedantic(key, rounds=40, warmup_rounds=2)  # type: ignore[no-untyped-call]


def test_step_to_step(benchmark: BenchmarkFixture, place: Place) -> None:
    """From the menu to another step, until its questions stand there."""
    terminal = place.start()
    to_name(terminal)
    steps = {2: "Who is the patient?", 3: "Step 3 of 7"}

    def change() -> None:
        for number, words in sorted(steps.items(), reverse=True):
            to_step(terminal, number)
            terminal.shows(words, without=["Go to a step"])

    benchmark.pedantic(change, rounds=8, warmup_rounds=1)  # type: ignore[no-untyped-call]
