"""Pages that came back signed, taken into their case and put into its packet: recognised, judged, kept, built again."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from forms.answers import Answers, parse
from forms.case import FACTS, Case
from forms.catalog import FILINGS, made_into
from forms.printed import text
from forms.returned import SignedPage
from packet.atomic import LAST, PRINTED, PRINTINGS
from packet.build import Built, build
from packet.errors import CannotWrite, UsageError
from packet.held_folder import held_folder
from packet.ledger import FORMAT
from packet.one_file import read_one
from packet.printings import found_again
from packet.signed import AwaitedPage, Recognition, recognise
from packet.signed.verdict import SheetVerdict, verdicts
from packet.store.case import CaseFile
from packet.store.case import open_case as open_file
from packet.store.files import private_folder, write_whole
from packet.store.whole_case import SIGNED

_MOST_SCAN: Final = 400 << 20
"""Bytes of one scan."""
_MOST_LEDGER: Final = 64 << 20
_SHORT: Final = 8


@dataclass(frozen=True)
class PacketRecord:
    """What the ledger of a packet says of it: see `packet.ledger`."""

    folder: Path
    ledger: Mapping[str, Any]

    @property
    def number(self) -> str:
        return str(self.ledger["packet"]["number"])

    @property
    def made(self) -> Mapping[str, Any]:
        """The day and the wishes that it was made with."""
        wishes: Mapping[str, Any] = self.ledger["packet"]["made"]
        return wishes

    @property
    def made_on(self) -> dt.date:
        """The day that its answers were judged on."""
        return dt.date.fromisoformat(str(self.made["on"]))

    @property
    def printed(self) -> Path:
        """The packet as it was printed."""
        before = self.folder / PRINTED
        return before if before.is_file() else self.folder / "packet.pdf"

    def awaited(self) -> list[AwaitedPage]:
        """The pages that are to be signed, signed already or not."""
        checks = {page["number"]: page.get("check", "") for page in self.ledger["pages"]}
        pages: dict[int, AwaitedPage] = {}
        for sign in self.ledger["signatures"]:
            boxes = {
                name: tuple(sign[key]) for name, key in (("signature", "box"), ("date", "date_box")) if key in sign
            }
            if checks.get(sign["page"]):
                pages[sign["page"]] = AwaitedPage(sign["page"], checks[sign["page"]], boxes)
        return list(pages.values())

    def source(self, page: int) -> tuple[str, int]:
        """Which page of which form a page of the packet is."""
        return next((one["source"], one["source_page"]) for one in self.ledger["pages"] if one["number"] == page)

    def beside(self, page: int, place: Sequence[float]) -> str:
        """The key of the answer that stands nearest to a place of a page, "" when none is near."""
        x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
        near = [
            (max(at[0] - x, x - at[2], 0.0) + 2 * max(at[1] - y, y - at[3], 0.0), value["key"])
            for value in self.ledger["values"]
            if value["page"] == page and len(at := value["place"]) == 4
        ]
        distance, key = min(near, default=(_FAR, ""))
        return str(key) if distance < _FAR and key in FACTS else ""


_FAR: Final = 90.0
"""Points from an answer at which nobody would say "beside"."""


@dataclass(frozen=True)
class TakenBack:
    """What became of the scans. `used` are the verdicts whose pages are in the packet now; `built` is None when no page
    could be used, and then nothing was written.
    """

    record: PacketRecord
    found: Recognition
    told: tuple[SheetVerdict, ...]
    used: tuple[SheetVerdict, ...]
    built: Built | None = None


def record_of(case: Path, folder: Path | None = None) -> PacketRecord:
    """The packet of a case: in `folder`, else in the first of the folders where the screens make packets, else in the
    only folder beside the case that holds one. Raises UsageError.
    """
    usual = [case.parent / filing.folder for filing in FILINGS]
    beside = [folder] if folder else [*usual, *sorted(case.parent.iterdir())]
    found = list(dict.fromkeys(one for one in beside if (one / LAST).is_file()))
    if not found:
        raise UsageError("no_packet", file=case.name)
    if len(found) > 1 and found[0] not in usual:
        raise UsageError("many_packets", file=case.name, folders=", ".join(one.name for one in found))
    try:
        ledger = json.loads(read_one(found[0] / LAST, _MOST_LEDGER))
        record = PacketRecord(found[0], ledger)
        if ledger["format"] != FORMAT or not record.number or not record.made:
            raise ValueError("format")
        record.awaited()
        record.made_on  # noqa: B018 - raises for a ledger of somebody else
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError("packet_too_old", folder=found[0].name) from None
    return record


def take_back(
    case_path: Path,
    scans: Sequence[Path],
    *,
    folder: Path | None = None,
    accept: frozenset[str] = frozenset(),
    official: Callable[[Case, dt.date], tuple[Path, ...]] = lambda _case, _day: (),
    prepare: Callable[[Case], Case] = lambda case: case,
    cancelled: Callable[[], bool] | None = None,
    passphrase: str = "",
) -> TakenBack:
    """Recognise `scans` as pages of the case's packet, keep those that may be used and make the packet again with them.

    `accept`: "signed:NAME" uses the pages of this scan in spite of doubts; the other ids as in a build, to which those
    are added that the packet was made with. `official` finds the agency's own PDFs for the case and the day on which it
    was made, `prepare` is asked for the case before it is built, `passphrase` opens a sealed one. Raises UsageError,
    InUse, WrongPassphrase, what `packet.build.build` raises, and CannotWrite; then neither the case nor the packet has
    changed.
    """
    record = record_of(case_path, folder)
    file, answers = open_file(case_path, passphrase)
    with file, held_folder(record.folder.absolute().parent, ".imr-packet-signed-") as work:
        case, _ = parse(answers, record.made_on)
        found, told = look_at(record, case, scans, work, cancelled)
        used = chosen(told, lambda one: f"signed:{scans[one.sheet.scan].name}" in accept)
        if not used:
            return TakenBack(record, found, told, ())
        after = with_pages(answers, used, record, scans, case_path.parent)
        built = _again(file, after, record, accept, official, prepare, cancelled)
        return TakenBack(record, found, told, used, built)


def look_at(
    record: PacketRecord,
    case: Case,
    scans: Sequence[Path],
    work: Path,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Recognition, tuple[SheetVerdict, ...]]:
    """What is seen on `scans`, and which of it may be used in the packet of `case`; straightened pages are put into the
    folder `work`. Raises UsageError, CannotWrite and Interrupted.
    """
    for scan in scans:
        if not scan.is_file():
            raise UsageError("scan_missing", file=scan.name)
    found = recognise(scans, record.printed, record.number, record.awaited(), work, cancelled)
    return found, tuple(_since(one, record, case) for one in verdicts(found.sheets, record.number))


def _since(one: SheetVerdict, record: PacketRecord, case: Case) -> SheetVerdict:
    """Of a page that shows what no page of this packet shows: which of its answers are others now, where that is known
    of the packets of this case.
    """
    if one.sheet.state != "other":
        return one
    folders = (record.folder, *sorted(path.parent for path in record.folder.absolute().parent.glob(f"*/{PRINTINGS}")))
    printed = found_again(folders, one.sheet.number, one.sheet.check)
    return one if printed is None else replace(one, since=printed.changed(case))


def chosen(told: Sequence[SheetVerdict], accepted: Callable[[SheetVerdict], bool]) -> tuple[SheetVerdict, ...]:
    """The sheets to use: without a doubt, or with a yes; of two of one page the one with a yes, the last of them."""
    used: dict[int, SheetVerdict] = {}
    for one in told:
        if one.usable and (accepted(one) or (not one.doubts and one.sheet.page not in used)):
            used[one.sheet.page] = one
    return tuple(used.values())


def with_pages(
    answers: Answers, used: Sequence[SheetVerdict], record: PacketRecord, scans: Sequence[Path], base: Path
) -> Answers:
    """The case with these pages in the place of those that it had; scans and straightened pages are kept in its folder
    `base`. Raises CannotWrite.
    """
    case, _ = parse(answers, record.made_on)
    new = [_kept(one, record, scans[one.sheet.scan], case, base) for one in used]
    places = {(entry.form, entry.form_page) for entry in new}
    others = (entry for entry in answers.signed if (entry.form, entry.form_page) not in places)
    return replace(answers, signed=(*others, *new))


def _kept(one: SheetVerdict, record: PacketRecord, scan: Path, case: Case, base: Path) -> SignedPage:
    """Keep the scan as it came and the straightened page beside the case. Raises CannotWrite."""
    sheet = one.sheet
    assert sheet.made is not None, "only usable sheets are kept"
    home = private_folder(base / SIGNED)
    try:
        original, page = read_one(scan, _MOST_SCAN), sheet.made.read_bytes()
    except OSError:
        raise CannotWrite("cannot_save", file=scan.name) from None
    form, form_page = record.source(sheet.page)
    names = [f"{hashlib.sha256(data).hexdigest()[:_SHORT]}" for data in (original, page)]
    kept, straight = f"scan-{names[0]}{scan.suffix.lower()}", f"{form}-{form_page}-{names[1]}.pdf"
    write_whole(home / kept, original)
    write_whole(home / straight, page)
    keys = {str(value["key"]) for value in record.ledger["values"] if value["page"] == sheet.page}
    printed = {key: text(case, key) for key in FACTS if key in keys}
    check = next(page.check for page in record.awaited() if page.page == sheet.page)
    on = dt.date.today()
    return SignedPage(
        f"{SIGNED}/{straight}",
        f"{SIGNED}/{kept}",
        scan.name,
        form,
        form_page,
        check,
        record.number,
        sheet.page,
        on,
        printed,
    )


def same_official(record: PacketRecord, forms: Sequence[Path]) -> None:
    """Raises UsageError unless these agency's PDFs are those that the packet was made on."""
    made = [str(name) for name in record.made["official"]]
    if sorted(form.name for form in forms) != sorted(made):
        raise UsageError("official_differs", files=", ".join(made) or "-")


def _again(
    file: CaseFile,
    answers: Answers,
    record: PacketRecord,
    accept: frozenset[str],
    official: Callable[[Case, dt.date], tuple[Path, ...]],
    prepare: Callable[[Case], Case],
    cancelled: Callable[[], bool] | None,
) -> Built:
    """The packet made again as it was made, now with the signed pages; then the case is saved."""
    made, made_on = record.made, record.made_on
    case = prepare(made_into(parse(answers, made_on)[0], str(made["to"])))
    forms = official(case, made_on)
    same_official(record, forms)
    built = build(
        case,
        made_on,
        file.folder,
        record.folder,
        accept=frozenset(map(str, made["accept"])) | accept,
        fax=made["fax"] is True,
        official=forms,
        slips=made["slips"] is True,
        instructions=made["instructions"] is True,
        mail=made.get("mail") is True,
        replace=True,
        cancelled=cancelled,
    )
    file.save(answers)
    return built
