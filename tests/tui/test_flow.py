"""What both faces decide: what hinders a packet, the order of papers, named files, ZIP codes, what is offered."""

from __future__ import annotations

import builtins
import datetime as dt
import json
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answers import Answers, PaperEntry, parse
from forms.case import Case, Paper, PaperKind, PapersOrder
from forms.words import LANGUAGES
from packet.build import build
from packet.errors import CannotWrite, PacketError
from packet.intake.result import Change, Hint, PageLeftOut, Refusal, Taken
from tests.tui.driving import FULL, TODAY
from tui.flow import (
    KINDS,
    Hindrance,
    NotFound,
    Standing,
    Sums,
    add_papers,
    choose_official,
    complete_date,
    crosses,
    fetch,
    fill_from_zip,
    first_folder,
    hindrance,
    kind_of,
    listed_order,
    menu,
    move,
    named_files,
    notes_of,
    nothing_against,
    paper_of,
    place_of_zip,
    refused,
    remedy,
    standings,
    sums,
    take_out,
    ways_up,
    whole_pages,
    why_out,
)
from tui.paper_loader import Look
from tui.policy import KioskError, Policy
from tui.session import Session
from tui.setup import Setup

_KINDS = st.lists(st.sampled_from(KINDS), min_size=1, max_size=12)
_TAKEN = Look(taken=Taken("a", "", "pdf", 1, Path("a"), (1,)))
_REFUSED = Look(refusal=Refusal("a", "unreadable_pdf"))
_FAULT = Look(fault=CannotWrite("cannot_save", file="work"))


_ORDERS: st.SearchStrategy[PapersOrder] = st.sampled_from(["kind", "listed"])


def _case(kinds: list[PaperKind], order: PapersOrder) -> Case:
    papers = tuple(Paper(file=f"{number}.pdf", kind=kind) for number, kind in enumerate(kinds))
    return Case(papers=papers, papers_order=order)


def _listed(session: Session) -> list[str]:
    return [session.answers.papers[number].file for number in listed_order(session.case)]


def _session(*files: str, base: Path | None = None, **typed: str) -> Session:
    papers = tuple(PaperEntry(file, "bill") for file in files)
    return Session(Answers(typed={**FULL, **typed}, papers=papers), TODAY, base=base)


# May the packet be made


def test_nothing_hinders_a_whole_case() -> None:
    """Every answer understood, no stop, every paper in."""
    assert hindrance(_session("a.pdf"), [_TAKEN], 0) is None


def test_what_hinders_comes_in_the_order_in_which_it_is_mended() -> None:
    """An unclear answer, then a stop, then each paper that cannot go in, then the number of pages."""
    session, looks = _session("a.pdf", "b.pdf", "c.pdf", zip="12", has_medicare="yes"), [_TAKEN, _REFUSED, _FAULT]
    assert hindrance(session, looks, 0) == Hindrance("problems")
    session.type("zip", "95814")
    stop = hindrance(session, looks, 0)
    assert stop is not None
    assert (stop.why, stop.accept) == ("stop", "route.medicare")
    assert session.findings()[stop.number].id == "route.medicare"
    session.accepted |= {stop.accept}
    assert hindrance(session, looks, 0) == Hindrance("paper", 1, "paper:b.pdf")
    session.accepted |= {"paper:b.pdf"}
    assert hindrance(session, looks, 0) == Hindrance("paper", 2, "paper:c.pdf")
    session.accepted |= {"paper:c.pdf"}
    assert hindrance(session, looks, 0) is None


def test_pages_hinder_only_beyond_the_most_that_are_allowed() -> None:
    """A limit itself is allowed; a paper still being opened has no number yet; what stays out does not count."""
    two = Look(taken=Taken("a", "", "pdf", 2, Path("a"), (1, 2)))
    session = _session("a.pdf", "b.pdf")
    assert hindrance(session, [two, _TAKEN], 3) is None
    assert hindrance(session, [two, two], 3) == Hindrance("pages")
    assert hindrance(session, [two, Look()], 3) == Hindrance("opening", 1)
    assert hindrance(session, [two, Look()], 0) is None
    session.accepted = frozenset({"paper:b.pdf"})
    assert hindrance(session, [two, _REFUSED], 2) is None


def test_a_yes_to_one_paper_is_no_yes_to_another_of_its_name() -> None:
    """Two scan.pdf in two folders have two ids, the whole paths, which the build knows too."""
    session = _session("/x/scan.pdf", "/y/scan.pdf")
    first = hindrance(session, [_REFUSED, _REFUSED], 0)
    assert first == Hindrance("paper", 0, "paper:/x/scan.pdf")
    session.accepted = frozenset({"paper:/x/scan.pdf"})
    assert hindrance(session, [_REFUSED, _REFUSED], 0) == Hindrance("paper", 1, "paper:/y/scan.pdf")


def test_a_build_takes_the_id_of_a_paper_of_two_of_one_name(tmp_path: Path) -> None:
    """The papers of one name, one of them there: accepted by its id the other is left out, and that one goes in."""
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "scan.txt").write_text("A letter.", encoding="utf-8")
    session = _session("x/scan.txt", "y/scan.txt", base=tmp_path)
    found = hindrance(session, [_TAKEN, _REFUSED], 0)
    assert found is not None
    built = build(session.case, TODAY, tmp_path, tmp_path / "out", accept=frozenset({found.accept}))
    inputs = json.loads(built.ledger.read_text(encoding="utf-8"))["inputs"]
    assert [bool(paper["exhibit"]) for paper in inputs] == [True, False]


def test_advice_that_only_informs_speaks_against_nothing() -> None:
    """Sending now is no stop; Medicare is one."""
    urgent = _session(urgent="yes").findings()
    assert nothing_against([finding for finding in urgent if finding.level == "info"])
    assert not nothing_against(_session(has_medicare="yes").findings())


# What became of the papers


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_that_is_out_says_why_whatever_kept_it_out(language: str) -> None:
    """The paper's own refusal, or what hindered its opening: never an empty sentence."""
    assert [bool(why_out(look, language)) for look in (_REFUSED, _FAULT, _TAKEN, Look())] == [True, True, False, False]
    assert why_out(_FAULT, language) == CannotWrite("cannot_save", file="work").message(language)
    assert refused([_TAKEN, _REFUSED, Look(), _FAULT]) == [1, 3]


@pytest.mark.parametrize(
    ("code", "helps"),
    [
        ("password_needed", "password"),
        ("password_wrong", "password"),
        ("attachments_ask", "attachments"),
        ("outside_ask", "outside"),
        ("losses_ask", "outside"),
        ("unreadable_pdf", ""),
    ],
)
def test_what_helps_a_refused_paper(code: Any, helps: str) -> None:
    """A password, a decision, or nothing but another file."""
    assert remedy(Look(refusal=Refusal("a", code))) == helps
    assert remedy(_FAULT) == remedy(_TAKEN) == ""


@pytest.mark.parametrize("code", ["page_lost", "cut_off"])
def test_pages_that_can_be_shown_are_offered_as_they_are_picked(code: str) -> None:
    """Of a paper with one damaged page; where no page is whole there is nothing to offer."""
    look = Look(refusal=Refusal("a", code, {"page": 101, "whole": "1-100,102-179"}))
    assert (remedy(look), whole_pages(look)) == ("whole", "1-100,102-179")
    assert [whole_pages(other) for other in (_TAKEN, _REFUSED, _FAULT)] == ["", "", ""]


@pytest.mark.parametrize("reason", ["lost_words", "lost_entry"])
def test_words_of_notes_and_entries_can_be_put_in_as_files_inside_can(reason: str) -> None:
    """The same two answers serve: onto pages of their own, or out."""
    lost = PageLeftOut(0, reason, {"pages": "1", "name": ""})
    assert remedy(Look(refusal=Refusal("a", "losses_ask", {}, (lost,)))) == "attachments"


def test_the_sums_count_open_papers_alone() -> None:
    """Pages, whole minutes and at least one, and whether the limit is passed; 0 is no limit."""
    many = Look(taken=Taken("a", "", "pdf", 40, Path("a"), tuple(range(1, 41))))
    assert sums([], 0) == Sums(0, 1, over=False)
    assert (sums([many, _REFUSED, Look()], 40).pages, sums([many], 40).over) == (40, False)
    assert sums([many, _TAKEN], 40).over
    assert sums([many], 0).fax_minutes > 5


def test_every_note_of_a_paper_is_counted() -> None:
    """Changes, hints and what was left out."""
    taken = Taken("a", "", "pdf", 1, Path("a"), (1,), changes=(Change(1, "straightened"),), hints=(Hint(1, "ssn"),))
    assert [notes_of(look) for look in (Look(taken=taken), _TAKEN, _REFUSED)] == [2, 0, 0]


def test_a_kind_that_is_none_is_shown_as_other() -> None:
    """A case file may say anything."""
    assert kind_of(PaperEntry("a.pdf", "bill")) == "bill"
    assert kind_of(PaperEntry("a.pdf", "nonsense")) == "other"


@pytest.mark.parametrize(
    ("key", "number"), [("papers.0", 0), ("papers.12.pages", 12), ("zip", None), ("papers_count", None)]
)
def test_which_paper_a_problem_is_about(key: str, number: int | None) -> None:
    """The eleventh paper is not the first."""
    assert paper_of(key) == number


# The papers in order


@pytest.mark.parametrize("order", ["kind", "listed"])
def test_the_letters_of_the_list_are_those_of_the_packet(tmp_path: Path, order: PapersOrder) -> None:
    """A real packet of five papers in a mixed order, one of which cannot go in: the ledger says the same letters."""
    kinds = {"photo": "photo", "letter": "denial_letter", "gone": "denial_letter", "bill": "bill", "second": "bill"}
    for name in kinds:
        if name != "gone":
            (tmp_path / f"{name}.txt").write_text(f"This is the {name}.\n", encoding="utf-8")
    entries = tuple(PaperEntry(f"{name}.txt", kind) for name, kind in kinds.items())
    case, _ = parse(Answers(typed=FULL, papers=entries, papers_order=order), TODAY)
    built = build(case, TODAY, tmp_path, tmp_path / "out", accept=frozenset({"paper:gone.txt"}))
    ledger = json.loads(built.ledger.read_text(encoding="utf-8"))
    packet = {entry["file"]: entry["exhibit"] for entry in ledger["inputs"]}
    looks = [_REFUSED if name == "gone" else _TAKEN for name in kinds]
    shown = standings(case, looks)
    assert {case.papers[at.number].file: at.letter for at in shown} == packet
    assert sorted(letter for letter in packet.values() if letter) == [at.letter for at in shown if at.letter]
    assert packet["photo.txt"] == ("D" if order == "kind" else "A")


@given(_KINDS, st.data())
def test_every_paper_is_listed_once_and_letters_go_on_without_a_gap(
    kinds: list[PaperKind], data: st.DataObject
) -> None:
    """Refused ones stand in their place without a letter."""
    looks = [data.draw(st.sampled_from([_TAKEN, _REFUSED, Look()])) for _ in kinds]
    listed = standings(_case(kinds, data.draw(_ORDERS)), looks)
    assert sorted(at.number for at in listed) == list(range(len(kinds)))
    letters = [at.letter for at in listed if at.letter]
    assert letters == sorted(letters) == [chr(ord("A") + place) for place in range(len(letters))]
    assert all(bool(at.letter) is (looks[at.number] is not _REFUSED) for at in listed)


@given(_KINDS, st.data())
def test_a_move_changes_the_place_of_two_papers_and_nothing_else(kinds: list[PaperKind], data: st.DataObject) -> None:
    """The list with the move differs in two neighbours; past another kind the list's order becomes the packet's."""
    order, number = data.draw(_ORDERS), data.draw(st.integers(0, len(kinds) - 1))
    step: Literal[-1, 1] = data.draw(st.sampled_from([-1, 1]))
    entries = tuple(PaperEntry(f"{name}.pdf", kind) for name, kind in enumerate(kinds))
    session = Session(Answers(papers=entries, papers_order=order), TODAY)
    before = _listed(session)
    place, past = before.index(f"{number}.pdf"), crosses(session.case, number, step)
    to = move(session, number, step)
    if to is None:
        assert not 0 <= place + step < len(kinds)
        assert _listed(session) == before
        return
    before[place], before[place + step] = before[place + step], before[place]
    assert _listed(session) == before
    assert session.answers.papers[to].file == f"{number}.pdf"
    assert session.answers.papers_order == ("listed" if past else order)


def test_papers_can_be_put_in_order_by_kind_again() -> None:
    """What was moved past other kinds stands with its kind again, and nothing is lost."""
    session = Session(Answers(papers=(PaperEntry("b.pdf", "bill"), PaperEntry("d.pdf", "denial_letter"))), TODAY)
    assert _listed(session) == ["d.pdf", "b.pdf"]
    move(session, 0, -1)
    assert _listed(session) == ["b.pdf", "d.pdf"]
    session.order_papers("kind")
    assert _listed(session) == ["d.pdf", "b.pdf"]


def test_a_paper_is_taken_out_and_no_other() -> None:
    """The others keep their order."""
    session = _session("a.pdf", "b.pdf", "c.pdf")
    take_out(session, 1)
    assert [entry.file for entry in session.answers.papers] == ["a.pdf", "c.pdf"]
    assert standings(session.case, [_TAKEN, _TAKEN]) == [Standing(0, "A"), Standing(1, "B")]


# Files that are named


def _not_found(raised: pytest.ExceptionInfo[PacketError]) -> tuple[str, object]:
    return raised.value.code, raised.value.params.get("name")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_names_no_file_is_named_itself(tmp_path: Path, language: str) -> None:
    """An empty folder, or nothing but blanks: the sentence holds what was typed."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFound) as raised:
        named_files(f" {tmp_path / 'empty'} ", tmp_path)
    assert str(tmp_path / "empty") in raised.value.message(language)


def test_a_file_that_is_not_there_keeps_no_other_out(tmp_path: Path) -> None:
    """It is told by its name in each language; a folder is no file. At home nothing is copied."""
    (tmp_path / "a.pdf").write_bytes(b"x")
    fetched = fetch([tmp_path / "b.pdf", tmp_path / "a.pdf", tmp_path], Policy(), tmp_path / "inbox")
    assert fetched.files == [tmp_path / "a.pdf"]
    assert [fault.params["name"] for fault in fetched.faults] == ["b.pdf", tmp_path.name]
    assert all("b.pdf" in fetched.told(language) for language in LANGUAGES)
    assert not (tmp_path / "inbox").exists()


def test_a_kiosk_fetches_copies_from_its_own_folders_alone(tmp_path: Path) -> None:
    """A file outside and a link that leads there are refused, each by its name; of the others the copy is used."""
    drive, elsewhere = tmp_path / "drive", tmp_path / "secret.pdf"
    drive.mkdir()
    for path in (drive / "a.pdf", elsewhere):
        path.write_bytes(b"x")
    (drive / "link.pdf").symlink_to(elsewhere)
    (drive / "folder.pdf").mkdir()
    policy = Policy(kiosk=True, read_folders=(drive,))
    paths = [drive / "link.pdf", drive / "a.pdf", elsewhere, drive / "folder.pdf"]
    fetched = fetch(paths, policy, tmp_path / "inbox")
    (copy,) = fetched.files
    assert copy.is_relative_to(tmp_path / "inbox")
    assert [(type(fault), fault.params["name"]) for fault in fetched.faults] == [
        (KioskError, "link.pdf"),
        (KioskError, "secret.pdf"),
        (KioskError, "folder.pdf"),
    ]
    assert len([file for file in (tmp_path / "inbox").rglob("*") if file.is_file()]) == 1


def test_added_papers_stand_last_and_are_named_from_the_case(tmp_path: Path) -> None:
    """Their numbers come back, to ask for their kinds."""
    session = _session("old.pdf", base=tmp_path)
    assert add_papers(session, [tmp_path / "a.pdf", Path("/x/b.pdf")]) == range(1, 3)
    assert [entry.file for entry in session.answers.papers] == ["old.pdf", "a.pdf", "/x/b.pdf"]


def test_an_official_file_is_chosen_kept_or_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two lines are two files; one that is not there changes nothing; a blank takes the choice back."""
    monkeypatch.chdir(tmp_path)
    for name in ("a form.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"x")
    session = _session()
    choose_official(session, "a form.pdf\nb.pdf", tmp_path)
    assert session.official == (tmp_path / "a form.pdf", tmp_path / "b.pdf")
    with pytest.raises(NotFound) as raised:
        choose_official(session, "c.pdf", tmp_path)
    assert _not_found(raised) == ("not_found", "c.pdf")
    assert len(session.official) == 2
    choose_official(session, "  ", tmp_path)
    assert not session.official


def test_a_folder_without_a_form_takes_no_choice_back(tmp_path: Path) -> None:
    """It names no file: that is said, and the form chosen before stays."""
    (tmp_path / "form.pdf").write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    session = _session()
    choose_official(session, str(tmp_path / "form.pdf"), tmp_path)
    with pytest.raises(NotFound):
        choose_official(session, str(tmp_path / "empty"), tmp_path)
    assert session.official == (tmp_path / "form.pdf",)


def test_looking_for_papers_begins_at_home_or_where_a_kiosk_allows(tmp_path: Path) -> None:
    """One allowed folder is opened, of several there is a list; up leads no further than allowed."""
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one / "deep", two):
        folder.mkdir(parents=True)
    lone, pair = Policy(kiosk=True, read_folders=(one,)), Policy(kiosk=True, read_folders=(one, two))
    assert [first_folder(policy, tmp_path) for policy in (Policy(), lone, pair)] == [tmp_path, one, None]
    assert [ways_up(one / "deep", policy) for policy in (Policy(), lone, pair)] == [[one], [one], [one]]
    assert [ways_up(one, policy) for policy in (Policy(), lone, pair)] == [[tmp_path], [], [None]]
    assert ways_up(Path("/"), Policy()) == []


# What an answer brings with it


def test_a_zip_fills_blanks_and_never_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """City and state of the table stand only where nothing stood."""
    monkeypatch.setattr("tui.flow.place_of_zip", lambda _code: ("Sacramento", "CA"))
    session = _session(city="Fresno", state="")
    found = fill_from_zip(session, "zip")
    assert found is not None
    assert (found.city, found.state, dict(found.filled)) == ("Sacramento", "CA", {"state": "CA"})
    assert (session.typed("city"), session.typed("state")) == ("Fresno", "CA")
    assert fill_from_zip(session, "zip") is None
    assert fill_from_zip(session, "assistant_zip") is None
    assert fill_from_zip(session, "first_name") is None


def test_a_zip_gives_its_place_only_when_the_table_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the optional table, and for codes it does not know, nothing is proposed."""
    real = builtins.__import__

    def absent(name: str, *others: Any) -> Any:
        if name == "zipcodes":
            raise ImportError(name)
        return real(name, *others)

    place_of_zip.cache_clear()
    with monkeypatch.context() as without:
        without.setattr(builtins, "__import__", absent)
        assert place_of_zip("95814") is None
    place_of_zip.cache_clear()
    pytest.importorskip("zipcodes", reason="the offline ZIP table is an optional part")
    assert place_of_zip("95814-1234") == ("Sacramento", "CA")
    assert place_of_zip("00000") is None
    assert place_of_zip("abc") is None


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("13/5/26", "13/5/2026"),
        ("2/10/26", "2/10/2026"),
        ("9/18/26", "September 18, 2026"),
        ("18 sept", "September 18, 2026"),
    ],
)
def test_a_completed_date_says_as_much_of_its_order_as_the_typed_one(typed: str, stands: str) -> None:
    """In words, a date that can be read in two ways would look sure, and no longer be asked about."""
    session = Session(Answers(typed={"denied_on": typed}), TODAY)
    assert complete_date(session, "denied_on") == stands


# What is offered


@pytest.mark.parametrize(
    ("policy", "in_case", "sealed", "names"),
    [
        (Policy(), False, None, ["leave"]),
        (Policy(), True, False, ["form-language", "lock", "cases", "leave"]),
        (Policy(advocate=True), True, True, ["form-language", "lock", "profile", "cases", "leave"]),
        (Policy(kiosk=True), False, None, ["end", "staff"]),
        (Policy(kiosk=True), True, None, ["form-language", "end", "staff"]),
    ],
)
def test_the_menu_offers_what_can_be_done_now(
    policy: Policy, in_case: bool, sealed: bool | None, names: list[str], tmp_path: Path
) -> None:
    """Each line has its sentence; a kiosk has no cases to go to, and nobody locks what no file keeps."""
    setup = Setup(policy, dt.date(2026, 1, 2), tmp_path, tmp_path)
    lines = menu(setup, in_case=in_case, sealed=sealed)
    assert [name for name, _ in lines] == names
    assert dict(lines).get("lock") == {None: None, False: "lock", True: "unlock"}[sealed]
