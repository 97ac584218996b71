"""The decisions on the way to a packet: what hinders it, which papers, which official file, what is offered.

The screens (`tui.screens`) and the plain lines (`tui.plain`) only say what is decided here. Nothing is shown, asked or
saved here: a decision is returned, or put into the session that is given.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from forms.answers import PaperEntry
from forms.case import Case, PaperKind
from forms.checklist import Fate
from forms.dates import completed, order_of, show_date
from forms.finding import Finding
from forms.interview import KINDS as KINDS_OF_ANSWERS
from forms.visible import visible
from forms.words import tell
from packet.binding.plan import Exhibit, lettered
from packet.errors import PacketError, UsageError
from tui.inbox import bring
from tui.paper_loader import Look
from tui.paste import one_line_of_paths
from tui.paths import named_from, typed_paths
from tui.policy import Policy
from tui.session import Session
from tui.setup import Setup

KINDS: Final[tuple[str, ...]] = get_args(PaperKind)
_SECONDS_A_MINUTE: Final = 60

# May the packet be made


@dataclass(frozen=True)
class Hindrance:
    """Why the packet is not made yet. `number` is that of the finding or the paper, from 0; `accept` what a plain yes
    adds to the session's `accepted`, "" where a yes does not help.
    """

    why: Literal["problems", "stop", "paper", "opening", "pages"]
    number: int = 0
    accept: str = ""


def hindrance(session: Session, looks: Sequence[Look], most_pages: int) -> Hindrance | None:
    """The first thing that hinders the packet: an answer nobody understands, a stop or a paper left out without a yes,
    more pages than `most_pages` (0: any number). A paper still being opened hinders only where pages are counted.
    """
    if session.understood()[1]:
        return Hindrance("problems")
    for number, finding in enumerate(session.findings()):
        if finding.level == "stop" and finding.id not in session.accepted:
            return Hindrance("stop", number, finding.id)
    for number in refused(looks):
        accept = accept_id(session.answers.papers, number)
        if accept not in session.accepted:
            return Hindrance("paper", number, accept)
    if most_pages:
        opening = next((number for number, look in enumerate(looks) if not look.settled), None)
        if opening is not None:
            return Hindrance("opening", opening)
        if pages_of(looks) > most_pages:
            return Hindrance("pages")
    return None


def accept_id(entries: Sequence[PaperEntry], number: int) -> str:
    """What a yes to leaving a paper out adds to `accepted`: its name, or its whole path where two have one name."""
    file = entries[number].file
    alike = {entry.file for entry in entries if Path(entry.file).name == Path(file).name}
    return f"paper:{Path(file).name if len(alike) == 1 else file}"


def nothing_against(findings: Collection[Finding]) -> bool:
    """Whether what cannot wait for the check only informs, so that the person simply goes on."""
    return all(finding.level == "info" for finding in findings)


# What became of the papers


def fate(look: Look) -> Fate:
    """Whether a paper goes into the packet, as far as is known now."""
    if look.taken:
        return "in"
    return "out" if look.refusal or look.fault else "opening"


def refused(looks: Sequence[Look]) -> list[int]:
    """The numbers of the papers that cannot go in."""
    return [number for number, look in enumerate(looks) if fate(look) == "out"]


def why_out(look: Look, language: str) -> str:
    """Why a paper cannot go in and what to do, in words: the paper's own refusal, or what hindered its opening."""
    reason = look.refusal or look.fault
    return reason.message(language) if reason else ""


def whole_pages(look: Look) -> str:
    """The pages of a refused paper that can go in, as they are picked ("1-100,102-179"); "" when none can be named."""
    return str(look.refusal.params.get("whole", "")) if look.refusal else ""


PRINTABLE = frozenset(("lost_words", "lost_entry"))
"""Losses that can be printed on pages of their own."""


def remedy(look: Look) -> Literal["", "password", "attachments", "outside", "elsewhere", "whole"]:
    """What the person can give or decide so that a refused paper goes in."""
    match look.refusal.code if look.refusal else "":
        case "password_needed" | "password_wrong":
            return "password"
        case "attachments_ask":
            return "attachments"
        case "losses_ask" if look.refusal and any(loss.reason in PRINTABLE for loss in look.refusal.losses):
            return "attachments"
        case "outside_ask" | "losses_ask":
            return "outside"
        case "elsewhere_ask":
            return "elsewhere"
    return "whole" if whole_pages(look) else ""


def may_be_pictures(entry: PaperEntry, look: Look) -> bool:
    """Whether the paper has pages that may be sent as pictures: words under a box, or areas marked for redaction."""
    return entry.as_pictures or (
        look.taken is not None and any(hint.code in ("covered", "part_unseen", "redact") for hint in look.taken.hints)
    )


def may_be_searchable(entry: PaperEntry, look: Look) -> bool:
    """Whether words that nobody sees were taken out: a scan's text layer, which may be kept, or others."""
    return entry.searchable or (
        look.taken is not None and any(change.what.startswith("unseen") for change in look.taken.changes)
    )


def notes_of(look: Look) -> int:
    """How many things are to be told of a paper that goes in."""
    return len(look.taken.changes) + len(look.taken.hints) + len(look.taken.left_out) if look.taken else 0


def pages_of(looks: Sequence[Look]) -> int:
    """Pages of all papers that are open."""
    return sum(len(look.taken.sources) for look in looks if look.taken)


@dataclass(frozen=True)
class Sums:
    """What the papers come to. `over`: more pages than the policy allows."""

    pages: int
    fax_minutes: int
    over: bool


def sums(looks: Sequence[Look], most_pages: int) -> Sums:
    """Pages and about how many minutes of fax; `most_pages` 0 allows any number."""
    from packet.fax.time import guess_seconds

    pages = pages_of(looks)
    seconds = guess_seconds(pages, sum(len(look.taken.photos) for look in looks if look.taken))
    return Sums(pages, minutes(seconds), 0 < most_pages < pages)


def minutes(seconds: float) -> int:
    """Minutes of fax as they are told: whole ones, at least one."""
    return max(1, round(seconds / _SECONDS_A_MINUTE))


# The papers in order. The packet puts them by kind (`packet.binding.plan`), those of one kind in the order of the case,
# until the person moves one past another kind: then as they are listed. One that cannot go in has no letter. A list in
# another order would promise what nobody receives.


@dataclass(frozen=True)
class Standing:
    """One paper in the list. `number` is its place in the case, from 0; `letter` is "" while it cannot go in."""

    number: int
    letter: str


def standings(case: Case, looks: Sequence[Look]) -> list[Standing]:
    """The papers as the packet has them. One that is still being opened counts as going in."""
    exhibits = [Exhibit(number, paper.kind, 1) for number, paper in enumerate(case.papers)]
    inside = [exhibit for exhibit in exhibits if fate(looks[exhibit.paper]) != "out"]
    letters = {exhibit.paper: exhibit.letter for exhibit in lettered(inside, order=case.papers_order)}
    listed = lettered(exhibits, order=case.papers_order)
    return [Standing(exhibit.paper, letters.get(exhibit.paper, "")) for exhibit in listed]


def listed_order(case: Case) -> list[int]:
    """The numbers of the papers in the order of the list."""
    return [standing.number for standing in standings(case, [Look()] * len(case.papers))]


def neighbour(case: Case, number: int, step: Literal[-1, 1]) -> int | None:
    """The paper that stands before (-1) or after (1) this one in the list; None at an end."""
    order = listed_order(case)
    place = order.index(number) + step
    return order[place] if 0 <= place < len(order) else None


def crosses(case: Case, number: int, step: Literal[-1, 1]) -> bool:
    """Whether a paper would move past one of another kind, which the order by kind does not allow."""
    to = neighbour(case, number, step)
    return case.papers_order == "kind" and to is not None and case.papers[to].kind != case.papers[number].kind


def move(session: Session, number: int, step: Literal[-1, 1]) -> int | None:
    """Move a paper one place up or down in the list; its new number, None at an end. A move past another kind makes
    the order of the list that of the packet.
    """
    case, papers = session.case, list(session.answers.papers)
    to = neighbour(case, number, step)
    if to is None:
        return None
    if not crosses(case, number, step):
        papers[number], papers[to] = papers[to], papers[number]
        session.put_papers(tuple(papers))
        return to
    order = listed_order(case)
    place = order.index(number)
    order[place], order[place + step] = order[place + step], order[place]
    session.put_papers(tuple(papers[one] for one in order))
    session.order_papers("listed")
    return place + step


def take_out(session: Session, number: int) -> None:
    """Take a paper out of the case; its file stays where it is."""
    papers = session.answers.papers
    session.put_papers(papers[:number] + papers[number + 1 :])


def name_of(entry: PaperEntry) -> str:
    """The name of a paper's file, to be shown."""
    return visible(Path(entry.file).name)


def kind_of(entry: PaperEntry) -> str:
    """The kind of a paper; "other" for a spelling that is none."""
    return entry.kind if entry.kind in KINDS else "other"


def paper_of(key: str) -> int | None:
    """The paper that a problem's key ("papers.N", "papers.N.pages") is about, from 0; None for an answer's key."""
    part, _, rest = key.partition(".")
    return int(rest.partition(".")[0]) if part == "papers" else None


# Files that are named: papers, official forms, folders


class NotFound(UsageError):
    """A file that was named cannot be had; its sentence is "screens.papers.<code>"."""

    def message(self, language: str) -> str:
        return tell(f"screens.papers.{self.code}", language, **self.params)


def named_files(text: str, home: Path) -> list[Path]:
    """The files that a typed or pasted text names; a folder stands for the papers in it. Raises NotFound for none."""
    paths = typed_paths(one_line_of_paths(text), home)
    if not paths:
        raise NotFound("not_found", name=text.strip())
    return paths


@dataclass(frozen=True)
class Fetched:
    """The files that could be had, and why each of the others could not."""

    files: list[Path]
    faults: list[PacketError]

    def told(self, language: str) -> str:
        """A line for each file that could not be had; "" when all are there."""
        return "\n".join(fault.message(language) for fault in self.faults)


def fetch(paths: Sequence[Path], policy: Policy, inbox: Path) -> Fetched:
    """The files, at a kiosk as copies below `inbox`, for their drive may be pulled out. One that cannot be had
    keeps no other one out.
    """
    fetched = Fetched([], [])
    for path in paths:
        try:
            if policy.kiosk:
                fetched.files.append(bring(path, policy.read_folders, inbox, policy.max_megabytes))
            else:
                _all_there([path])
                fetched.files.append(path)
        except PacketError as error:
            fetched.faults.append(error)
    return fetched


def _all_there(files: Sequence[Path]) -> None:
    missing = next((path for path in files if not path.is_file()), None)
    if missing is not None:
        raise NotFound("not_found", name=missing.name)


def add_papers(session: Session, files: Sequence[Path]) -> range:
    """Put files at the end of the case's papers; their numbers."""
    first = len(session.answers.papers)
    added = (PaperEntry(named_from(file, session.base)) for file in files)
    session.put_papers((*session.answers.papers, *added))
    return range(first, first + len(files))


def choose_official(session: Session, text: str, home: Path) -> None:
    """The agency's own PDFs that a text names, instead of the program's forms; a blank text takes them away again.

    Raises NotFound; then the choice stays as it was.
    """
    paths = named_files(text, home) if text.strip() else []
    _all_there(paths)
    session.official, session.official_asked = tuple(path.absolute() for path in paths), ()


def first_folder(policy: Policy, home: Path) -> Path | None:
    """The folder where looking for papers begins; None: the list of the folders that a kiosk allows."""
    if not policy.kiosk:
        return home
    return policy.read_folders[0] if len(policy.read_folders) == 1 else None


def ways_up(folder: Path, policy: Policy) -> list[Path | None]:
    """Where "up" leads: [the folder above], [None] for the list of allowed folders, [] where it leads nowhere."""
    if folder.parent != folder and policy.readable(folder.parent) is not None:
        return [folder.parent]
    return [None] if len(policy.read_folders) > 1 else []


# What an answer brings with it

ZIP_PLACES: Final[Mapping[str, tuple[str, str]]] = {
    "zip": ("city", "state"),
    "assistant_zip": ("assistant_city", "assistant_state"),
}
"""Question about a ZIP code -> the questions for its city and state."""


@dataclass(frozen=True)
class ZipPlace:
    """City and state of a ZIP code, and which questions they answer now, by key: those that were blank."""

    city: str
    state: str
    filled: Mapping[str, str]


def fill_from_zip(session: Session, key: str) -> ZipPlace | None:
    """Answer city and state from the ZIP code where they are blank: a proposal, never instead of an answer.

    None: the code is not known, there is no table, or nothing is blank.
    """
    code = session.case.value(key)
    place = place_of_zip(code) if key in ZIP_PLACES and isinstance(code, str) else None
    if place is None:
        return None
    filled = {to: words for to, words in zip(ZIP_PLACES[key], place, strict=True) if not session.typed(to)}
    for to, words in filled.items():
        session.type(to, words)
    return ZipPlace(*place, filled) if filled else None


def complete_date(session: Session, key: str) -> str:
    """Put the year into a date that was typed without one, or with two figures of it; the whole date as it stands in
    the answer now, "" when nothing was to be done. It must not wait: the next year, it would mean another day.

    Figures whose order says how other dates are meant, or that have no sure order, stay figures: in words they would
    look surer than they are.
    """
    if KINDS_OF_ANSWERS.get(key) != "date":
        return ""
    date = completed(session.typed(key), session.today, born=key == "date_of_birth")
    if date is not None:
        match order_of(session.typed(key)):
            case "day":
                whole = f"{date.day}/{date.month}/{date.year}"
            case "either":
                whole = f"{date.month}/{date.day}/{date.year}"
            case _:
                whole = show_date(date, session.language)
        session.type(key, whole)
    return session.typed(key) if date is not None else ""


@cache
def place_of_zip(code: str) -> tuple[str, str] | None:
    """(city, state) of a five-digit ZIP code, or None when it is unknown or the optional table is not installed."""
    try:
        import zipcodes
    except ImportError:
        return None
    try:
        rows = zipcodes.matching(code[:5])  # type: ignore[no-untyped-call]
    except (TypeError, ValueError):
        return None
    return (str(rows[0]["city"]), str(rows[0]["state"])) if rows else None


# What is offered


def menu(setup: Setup, *, in_case: bool, sealed: bool | None) -> list[tuple[str, str]]:
    """The lines of the menu beside the steps: (what it does, its sentence below "screens.menu"), in order; a sentence
    may have the {name} of the paper form's language.

    `sealed`: whether the open case's file is encrypted; None where no file is kept.
    """
    policy = setup.policy
    lines: list[tuple[str, str]] = []
    if in_case:
        lines.append(("form-language", "form"))
        if sealed is not None:
            lines.append(("lock", "unlock" if sealed else "lock"))
        if policy.advocate:
            lines.append(("profile", "profile"))
    if policy.kiosk:
        return [*lines, ("end", "end"), ("staff", "staff")]
    return [*lines, *([("cases", "cases")] if in_case else []), ("leave", "leave")]
