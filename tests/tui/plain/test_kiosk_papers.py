"""Papers and packets at a kiosk in plain lines: from the allowed folders, in memory, onto the person's drive."""

from __future__ import annotations

from tests.packet.papers import letter
from tests.tui.plain.speaking import kiosk_talk, policy_lines
from tests.tui.pty.place import Place


def test_papers_come_from_the_allowed_folders_and_the_packet_goes_to_the_drive(place: Place) -> None:
    """Copied into memory, so the drive may be pulled out; a link that leads out is refused; afterwards the drive alone
    holds the packet.
    """
    drive, outside = place.folder / "drive", place.folder / "outside"
    drive.mkdir()
    outside.mkdir()
    letter(drive / "denial.pdf")
    letter(outside / "secret.pdf")
    (drive / "link.pdf").symlink_to(outside / "secret.pdf")
    policy = policy_lines(read_folders=[drive], write_folders=[drive], drives_only=False)
    talk = kiosk_talk(place, policy)
    talk.says("1", "Who are you?")
    talk.says("*", "Go to: Your papers")
    talk.says("6", "No papers yet")
    talk.says(f"{outside}/secret.pdf", "secret.pdf cannot be read from there.")
    talk.says(f"{drive}/link.pdf", "link.pdf cannot be read from there.")
    talk.says("look", "1 denial.pdf")
    assert "Up one folder" not in talk.said
    assert "link.pdf" not in talk.said
    talk.says("1", "What is denial.pdf?")
    talk.says("1", "Ready, pages: 1.")
    (drive / "denial.pdf").unlink()
    talk.says("", "What would you like to do?")
    assert "own PDF form" not in talk.said
    talk.says("6", "What would you like to do?")
    talk.says("1", "There is nothing to send yet.")
    talk.says("1", "Your packet is ready")
    assert str(place.memory) not in talk.said
    talk.says("2", "It was saved in")
    talk.types("3\r")
    talk.terminal.until(lambda: talk.sessions == 2)
    (folder,) = [path for path in drive.iterdir() if path.is_dir()]
    assert (folder / "packet.pdf").read_bytes().startswith(b"%PDF-")
    assert [path for path in place.memory.rglob("*") if path.is_file()] == []


def test_too_many_pages_make_no_packet(place: Place) -> None:
    """The policy's most pages hold in lines as on screens."""
    drive = place.folder / "drive"
    drive.mkdir()
    letter(drive / "long.pdf", "one", "two", "three")
    talk = kiosk_talk(place, policy_lines(read_folders=[drive], max_pages=2))
    talk.says("1", "Who are you?")
    talk.says("*", "Go to: Your papers")
    talk.says("6", "No papers yet")
    talk.says(f"{drive}/long.pdf", "What is long.pdf?")
    talk.says("1", "more than the 2 pages allowed here")
    talk.says("", "What would you like to do?")
    talk.says("1", "Make the packet anyway.")
    talk.says("1", "more than the 2 pages allowed here")


def test_ctrl_c_stops_the_making_and_f9_ends_everything_meanwhile(place: Place) -> None:
    """At a kiosk Ctrl-C is a key like any other, but beside the work it stops that."""
    drive = place.folder / "drive"
    drive.mkdir()
    letter(drive / "long.pdf", *[f"page {number}" for number in range(150)])
    talk = kiosk_talk(place, policy_lines(read_folders=[drive]))
    talk.says("1", "Who are you?")
    talk.says("*", "Go to: Your papers")
    talk.says("6", "No papers yet")
    talk.says(f"{drive}/long.pdf", "What is long.pdf?")
    talk.says("1", "Ready, pages: 150.")
    talk.says("", "What would you like to do?")
    talk.says("1", "Make the packet anyway.")
    talk.types("1\r")
    talk.terminal.until(lambda: "Making the fax edition" in talk.said)
    talk.types("\x03")
    talk.hears("Nothing unfinished is left behind.")
    talk.types("1\r")
    talk.terminal.until(lambda: "Making the fax edition" in talk.said)
    talk.types("\x1b[20~")
    talk.terminal.until(lambda: talk.sessions == 2)
    assert [path for path in place.memory.rglob("*") if path.is_file()] == []
