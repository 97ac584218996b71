"""The case keeper: a case begun, gone on with, locked, let go; and which version counts when two programs wrote one."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.answers import Answers, PaperEntry, write_case_file
from packet.errors import CannotWrite
from packet.intake.kept import KeptPapers
from packet.store.beside import kept_folder
from packet.store.case import CaseFile, create_case, open_case, peek
from packet.store.profile import write_profile
from packet.store.sealed import Cost
from tests.packet.papers import letter
from tests.tui.driving import FULL, TODAY
from tui.case_keeper import CaseKeeper, new_case
from tui.flow import remedy
from tui.paper_loader import Look
from tui.policy import Policy
from tui.session import Place
from tui.setup import Setup


def _setup(folder: Path, policy: Policy | None = None) -> Setup:
    (folder / "runtime").mkdir()
    return Setup(policy or Policy(), TODAY, folder / "home", folder / "runtime", language="es")


def _keeper(folder: Path) -> tuple[CaseKeeper, CaseFile]:
    """A keeper with an open case that has been saved once."""
    keeper, file = CaseKeeper(_setup(folder), lambda: None), create_case(folder / "home", TODAY)
    keeper.begin(Answers(typed=FULL), file)
    keeper.session.type("first_name", "Mine")
    assert keeper.session.flush()
    return keeper, file


def _changed_elsewhere(keeper: CaseKeeper, file: CaseFile, mine: str = "Mine too") -> None:
    """Another program writes the case, and then this one wants to."""
    file.path.write_text(write_case_file(Answers(typed={"first_name": "Theirs"})), encoding="utf-8")
    keeper.session.type("first_name", mine)
    assert not keeper.session.flush()
    assert keeper.conflict


def test_an_agency_s_pdf_outside_of_the_case_s_folder_waits_for_a_yes(tmp_path: Path) -> None:
    """Whoever made the case may have named any file. The yes holds for the next time; an own choice needs none."""
    outside, other = letter(tmp_path / "form.pdf"), letter(tmp_path / "own.pdf")
    keeper, file = _keeper(tmp_path)
    inside = letter(file.folder / "inside.pdf")
    file.choose((outside, inside))
    keeper.begin(Answers(typed=FULL), file)
    assert (keeper.session.official, keeper.session.official_asked) == ((inside,), (outside,))
    assert keeper.order().official == (inside,)
    assert keeper.session.flush()
    assert file.official() == (outside, inside)
    keeper.allow_official()
    keeper.begin(Answers(typed=FULL), file)
    assert (keeper.session.official, keeper.session.official_asked) == ((outside, inside), ())
    keeper.choose_official(str(other), tmp_path)
    assert keeper.session.flush()
    keeper.begin(Answers(typed=FULL), file)
    assert (keeper.session.official, keeper.session.official_asked) == ((other,), ())
    keeper.close()


def test_before_a_case_nothing_is_open_and_the_language_is_that_of_the_run(tmp_path: Path) -> None:
    """No file, no papers; screens and form in the language that was asked for."""
    keeper = CaseKeeper(_setup(tmp_path), lambda: None)
    assert (keeper.is_open, keeper.file, keeper.sealed, keeper.looks()) == (False, None, None, [])
    assert (keeper.session.language, keeper.session.answers.form_language) == ("es", "es")
    assert keeper.look(0) == Look()
    assert not keeper.conflict


def test_a_new_case_has_an_advocates_details_and_a_file_of_its_own(tmp_path: Path) -> None:
    """At home nobody's; with a passphrase it is sealed from the beginning."""
    write_profile(tmp_path / "home", {"assistant_name": "Lee Wong"})
    file, answers = new_case(_setup(tmp_path, Policy(advocate=True)), "en", "words")
    assert file is not None
    assert file.sealed
    assert (dict(answers.typed), answers.language) == ({"filer": "assistant", "assistant_name": "Lee Wong"}, "en")
    file.close()
    (tmp_path / "b").mkdir()
    file, answers = new_case(_setup(tmp_path / "b"), "en", "")
    assert file is not None
    assert (file.sealed, dict(answers.typed)) == (False, {})
    file.close()


def test_a_form_is_never_in_a_language_that_the_agency_does_not_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screens may know more languages than the forms: then the form is in English."""
    setup = _setup(tmp_path, Policy(kiosk=True))
    assert new_case(setup, "es", "")[1].form_language == "es"
    monkeypatch.setattr("forms.catalog.form_languages", lambda: ("en",))
    answers = new_case(setup, "es", "")[1]
    assert (answers.language, answers.form_language) == ("es", "en")
    assert CaseKeeper(setup, lambda: None).session.answers.form_language == "en"


def test_a_kiosk_keeps_no_file(tmp_path: Path) -> None:
    """Nothing is written, not even a folder; papers lie in the memory of the run."""
    setup = _setup(tmp_path, Policy(kiosk=True))
    file, answers = new_case(setup, "en", "")
    assert file is None
    assert not setup.home.exists()
    keeper = CaseKeeper(setup, lambda: None)
    keeper.begin(answers, file)
    assert (keeper.is_open, keeper.session.base) == (True, setup.runtime)
    keeper.close()


def test_a_case_goes_on_where_it_stopped_with_what_was_known_then_told(tmp_path: Path) -> None:
    """The place comes from the file; findings that stand at the beginning are no news, later ones are once."""
    with create_case(tmp_path / "home", TODAY) as file:
        file.save(Answers(typed=FULL))
        file.remember("plan/plan")
    file, answers = open_case(file.path)
    keeper = CaseKeeper(_setup(tmp_path), lambda: None)
    keeper.begin(answers, file)
    assert (keeper.session.place, keeper.session.base) == (Place("plan", "plan"), file.folder)
    assert keeper.news_of_rules() == []
    keeper.session.type("has_medicare", "yes")
    assert [finding.id for finding in keeper.news_of_rules()] == ["route.medicare"]
    assert keeper.news_of_rules() == []
    keeper.let_go()
    assert (keeper.is_open, keeper.file, keeper.session.answers.typed) == (False, None, {})
    open_case(file.path)[0].close()


def test_what_is_made_is_the_case_as_it_is_now(tmp_path: Path) -> None:
    """The answers, the choice of a fax edition and what was accepted."""
    keeper, file = _keeper(tmp_path)
    keeper.wants_fax, keeper.session.accepted = False, frozenset({"route.medicare"})
    order = keeper.order()
    assert "Mine" in order.case
    assert (order.fax, order.accept, order.out) == (False, frozenset({"route.medicare"}), file.folder / "packet")
    keeper.close()


@pytest.mark.parametrize("later", ["later", None, ""])
def test_a_conflict_that_waits_changes_nothing(tmp_path: Path, later: str | None) -> None:
    """Their version stays on the disk, mine in the session."""
    keeper, file = _keeper(tmp_path)
    _changed_elsewhere(keeper, file)
    assert not keeper.settle(later)
    assert keeper.conflict
    assert "Theirs" in file.path.read_text(encoding="utf-8")
    assert keeper.session.typed("first_name") == "Mine too"
    keeper.close()


def test_both_versions_are_kept_or_theirs_is_taken(tmp_path: Path) -> None:
    """Both: mine is the case, theirs beside it. Theirs: mine is gone, as it was chosen."""
    keeper, file = _keeper(tmp_path)
    _changed_elsewhere(keeper, file)
    assert keeper.settle("both")
    assert not keeper.conflict
    assert peek(file.path).typed["first_name"] == "Mine too"
    assert "Theirs" in (file.folder / "case.other-1.json").read_text(encoding="utf-8")
    _changed_elsewhere(keeper, file, "Mine again")
    assert keeper.settle("theirs")
    assert keeper.session.typed("first_name") == "Theirs"
    assert keeper.session.save_error is None
    keeper.close()


def test_a_settling_that_fails_is_told_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk in the middle of it: the reason stays until it is mended, the answers too."""
    keeper, file = _keeper(tmp_path)
    _changed_elsewhere(keeper, file)
    full = CannotWrite("cannot_save", file="case.json")

    def no_room(_file: CaseFile, _answers: Answers) -> Path:
        raise full

    monkeypatch.setattr(CaseFile, "save_keeping_both", no_room)
    assert not keeper.settle("both")
    assert keeper.session.save_error is full
    assert keeper.session.typed("first_name") == "Mine too"
    keeper.close()


def test_the_end_keeps_both_because_nobody_can_be_asked(tmp_path: Path) -> None:
    """A signal or a crash while the question waits loses neither version; without a conflict it simply saves."""
    keeper, file = _keeper(tmp_path)
    _changed_elsewhere(keeper, file)
    assert keeper.save_at_the_end()
    assert peek(file.path).typed["first_name"] == "Mine too"
    assert "Theirs" in (file.folder / "case.other-1.json").read_text(encoding="utf-8")
    keeper.session.type("last_name", "Ruiz")
    assert keeper.save_at_the_end()
    assert peek(file.path).typed["last_name"] == "Ruiz"
    keeper.close()


def test_a_case_is_locked_and_unlocked(tmp_path: Path) -> None:
    """The file on disk is sealed and plain again, with the same answers."""
    keeper, file = _keeper(tmp_path)
    keeper.lock("four plain words")
    assert keeper.sealed
    assert [path.name for path in file.folder.glob("case.*")] == ["case.sealed"]
    keeper.lock("")
    assert keeper.sealed is False
    assert peek(file.folder / "case.json").typed["first_name"] == "Mine"
    keeper.close()


def test_a_mended_paper_is_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only after it was forgotten; what is known of the others stays."""
    opened: list[list[str]] = []
    forgotten: list[str] = []
    monkeypatch.setattr("tui.paper_loader.PaperLoader.show", lambda _, papers: opened.append([p.file for p in papers]))
    monkeypatch.setattr("tui.paper_loader.PaperLoader.again", lambda _, paper: forgotten.append(paper.file))
    keeper = CaseKeeper(_setup(tmp_path), lambda: None)
    keeper.begin(Answers(papers=(PaperEntry("a.pdf"), PaperEntry("b.pdf"))), None)
    keeper.forget(1)
    keeper.open_papers()
    assert (forgotten, opened) == (["b.pdf"], [["a.pdf", "b.pdf"]])
    keeper.close()


def test_a_paper_outside_of_the_case_waits_for_a_yes_and_an_added_one_does_not(tmp_path: Path) -> None:
    """A case of somebody else names a file of the person's: it is not opened, its place is shown, and after one yes the
    packet may have it. What the person adds is opened at once, and by the next run too.
    """
    mine = letter(tmp_path / "mine.pdf")
    keeper, file = _keeper(tmp_path)
    keeper.session.put_papers((PaperEntry("../../mine.pdf"),))
    keeper.open_papers()
    _wait(keeper, 0)
    refusal = keeper.look(0).refusal
    assert refusal is not None
    assert (remedy(keeper.look(0)), str(mine) in refusal.message("es")) == ("elsewhere", True)
    assert not keeper.order().accept
    keeper.allow(0)
    assert keeper.order().accept == {"outside:../../mine.pdf"}
    keeper.open_papers()
    _wait(keeper, 0)
    assert keeper.look(0).taken

    other = letter(tmp_path / "other.pdf")
    assert keeper.add_papers([other]) == range(1, 2)
    assert keeper.session.flush()
    keeper.let_go()
    again = CaseKeeper(keeper.setup, lambda: None)
    opened, answers = open_case(file.path)
    again.begin(answers, opened)
    assert again.order().accept == {"outside:../../mine.pdf", f"outside:{other}"}
    again.let_go()


def _wait(keeper: CaseKeeper, number: int) -> None:
    for thread in keeper._papers._threads:
        thread.join()
    assert keeper.look(number).settled


def _kept_in(keeper: CaseKeeper) -> KeptPapers:
    kept = keeper.order().kept
    assert kept is not None
    return kept


def test_what_papers_of_a_locked_case_became_is_there_until_it_is_closed(tmp_path: Path) -> None:
    """The order leads to what this sitting keeps, in its own folder; closed, nothing of the papers stays."""
    keeper = CaseKeeper(_setup(tmp_path), lambda: None)
    keeper.begin(Answers(typed=FULL), create_case(tmp_path / "home", TODAY, "long enough", cost=Cost(4)))
    kept = _kept_in(keeper)
    assert kept.folder.parent == keeper.setup.runtime
    kept.folder.mkdir()
    (kept.folder / "paper.pdf").write_bytes(b"clean")
    keeper.close()
    assert not kept.folder.exists()


def test_what_papers_of_a_plain_case_became_is_there_for_the_next_sitting(tmp_path: Path) -> None:
    """Beside the case; a kiosk, where nothing may be kept, has it in its memory."""
    keeper, file = _keeper(tmp_path)
    kept = _kept_in(keeper)
    assert kept.folder == kept_folder(file.path)
    kept.folder.mkdir()
    keeper.close()
    assert kept.folder.exists()
    (tmp_path / "kiosk").mkdir()
    kiosk = CaseKeeper(_setup(tmp_path / "kiosk", Policy(kiosk=True)), lambda: None)
    kiosk.begin(Answers(typed=FULL), None)
    assert _kept_in(kiosk).folder.parent == kiosk.setup.runtime


def test_from_the_lock_on_no_paper_comes_to_lie_beside_the_case(tmp_path: Path) -> None:
    """Those that were opened before go with the plain file, and those that are opened then lie in the sitting's."""
    keeper, file = _keeper(tmp_path)
    paper = letter(tmp_path / "mine.pdf")
    (number,) = keeper.add_papers([paper])
    keeper.open_papers()
    _wait(keeper, number)
    beside = _kept_in(keeper).folder
    assert list(beside.glob("*.pdf"))
    keeper.lock("long enough")
    _wait(keeper, number)
    assert keeper.look(number).taken
    assert not beside.exists()
    assert not kept_folder(file.path).exists()
    assert _kept_in(keeper).folder.parent == keeper.setup.runtime
