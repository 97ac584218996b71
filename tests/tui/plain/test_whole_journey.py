"""One whole journey in plain lines, in each language, with a helper and papers; and the same case by command."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PIL import Image

from forms.case import Language
from forms.interview import QUESTIONS
from forms.words import say
from packet.cli import main as headless
from packet.errors import Exit
from packet.store.case import peek
from tests.packet.papers import letter
from tests.tui.driving import HELPED
from tests.tui.plain.stage import TODAY, setup
from tui.plain import run
from tui.showing import asks

TYPED: Mapping[str, str] = {**HELPED, "grievance_filed_on": "2/1/2026", "plan_decision_on": "3/15/2026"}
"""Dates before the day of these talks."""


class Person(io.StringIO):
    """Reads every prompt and answers it; what is said so far decides what is typed next."""

    def __init__(self, language: Language, papers: list[Path]) -> None:
        super().__init__()
        self._language = language
        self._papers = iter([" ".join(f"'{paper}'" for paper in papers), ""])
        self._names = [paper.name for paper in papers]
        self._making = iter(["1", "2"])
        self._kinds = iter(["1", "4", "7"])
        self.said = ""
        self._heard = 0
        self._story: Iterator[str] = iter(())

    def write(self, text: str, /) -> int:
        """Hear it."""
        self.said += text
        return len(text)

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # as StringIO itself does
        """Answer the last question."""
        line = next(self._story, None)
        if line is None:
            asked, self._heard = self.said[self._heard :], len(self.said)
            line = self._answer(asked)
        return f"{line}\n"

    def _words(self, key: str, **params: object) -> str:
        return say(key, self._language, **params)

    def _answer(self, asked: str) -> str:
        if self._words("screens.start.new") in asked:
            return "1"
        if self._words("plain.papers.prompt") in asked:
            return next(self._papers)
        if any(self._words("screens.papers.kind", name=name) in asked for name in self._names):
            return next(self._kinds)
        if self._words("plain.check.prompt") in asked:
            return next(self._making)
        if self._words("screens.done.next") in asked:
            return self._words("screens.menu.leave")
        if self._words("screens.check.accept") in asked:
            return "1"
        return self._question(asked)

    def _question(self, asked: str) -> str:
        lines = [line.removesuffix(f" {self._words('questions.optional')}") for line in asked.split("\n")]
        for key, question in QUESTIONS.items():
            if any(asks(key, self._language, filer) in lines for filer in ("", *QUESTIONS["filer"].choices)):
                answer = TYPED.get(key, "")
                if question.kind == "long" and answer:
                    first, *rest = answer.split("\n")
                    self._story = iter([*rest, ""])
                    return first
                return self._shown(key, answer)
        pytest.fail(f"nothing to answer to: {asked}")

    def _shown(self, key: str, answer: str) -> str:
        """A choice by its words in the language of the talk; everything else as it is."""
        match QUESTIONS[key].kind:
            case "yes_no" | "tick":
                return self._words(f"questions.{answer}") if answer else ""
            case "choice":
                return self._words(f"questions.{key}.{answer}") if answer else ""
        return answer


def papers_of(folder: Path) -> list[Path]:
    """A letter of two pages, a photo, a letter as text."""
    folder.mkdir()
    photo, text = folder / "foto.jpg", folder / "carta del médico.txt"
    Image.new("RGB", (850, 1100), "white").save(photo)
    text.write_text("Estimada señora Álvarez:\nsu solicitud fue negada.\n", encoding="utf-8")
    return [letter(folder / "negación.pdf", "No", "Page two"), photo, text]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_plain_lines_and_the_command_make_the_same_packet(
    tmp_path: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seven steps answered as they are asked; `imr-packet build` of the saved case gives the same bytes."""
    monkeypatch.setenv("IMR_PACKET_HOME", str(tmp_path / "home"))  # where the yes for each added paper is kept
    person = Person(language, papers_of(tmp_path / "papeles"))
    assert run(setup(tmp_path, language=language), stdin=person, stdout=person) == Exit.DONE
    assert say("screens.done.heading", language) in person.said
    (case,) = (tmp_path / "home").glob("*/case.json")
    saved = peek(case)
    assert saved.language == saved.form_language == language
    assert {key: saved.typed[key] for key in saved.typed} == {
        key: answer.strip() for key, answer in TYPED.items() if key in saved.typed
    }
    assert set(TYPED) - set(saved.typed) <= {"wants_assistant"}
    assert [paper.kind for paper in saved.papers] == ["denial_letter", "doctor_letter", "medical_records"]
    out = tmp_path / "by command"
    assert headless(["build", str(case), "--out", str(out), "--today", TODAY.isoformat(), "--fax"]) == 0
    made = case.parent / "packet"
    assert (out / "packet.pdf").read_bytes() == (made / "packet.pdf").read_bytes()
    assert {file.name for file in out.iterdir()} == {file.name for file in made.iterdir()}
    for file in made.iterdir():
        if file.suffix in (".tif", ".pdf", ".ics"):
            assert file.read_bytes() == (out / file.name).read_bytes(), file.name
