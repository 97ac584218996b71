"""Two fax machines and a telephone line between them, in memory: SpanDSP does T.30, the modems and T.4/T.6 for real.

Only opaque handles are used; SpanDSP builds its own structures. 20 ms of 16-bit sound at 8,000 samples/s go each way
at a time, so one call of a minute takes a fraction of a second.
"""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_int, c_int16, c_void_p
from ctypes.util import find_library
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LOUD, STEP = 8000, 160
OK, NO_SUCH_RESOLUTION, NO_SUCH_SIZE = 0, 11, 12
_V27, _V29, _V17 = 1, 2, 4
_MH, _MR, _MMR = 2, 4, 8
_STANDARD, _FINE = 1, 2
_LETTER_WIDE, _ANY_LENGTH = 1, 0x10000 | 0x20000 | 0x80000 | 0x100000


@dataclass(frozen=True)
class Machine:
    """What a fax machine can do: modems, codings, error correction, resolutions."""

    modems: int
    codings: int
    error_correction: bool
    resolutions: int


OFFICE = Machine(_V27 | _V29 | _V17, _MH | _MR | _MMR, True, _STANDARD | _FINE)
"""Nearly every machine since 2000: 14,400 bit/s, MMR, error correction, fine."""
OLD = Machine(_V27 | _V29, _MH, False, _STANDARD | _FINE)
"""The nineties: 9,600 bit/s, MH, no error correction, fine."""
BASIC = Machine(_V27, _MH, False, _STANDARD)
"""The least that T.30 asks for: 4,800 bit/s, MH, standard resolution only."""


@dataclass
class Call:
    """How it went: completion codes of both sides, seconds on the line, pages confirmed, bit/s and error correction."""

    sender: int | None = None
    receiver: int | None = None
    seconds: float = 0.0
    confirmed: list[float] = field(default_factory=list)
    rate: int = 0
    error_correction: bool = False


def library() -> str | None:
    """Name of the SpanDSP library of this machine, or None."""
    for name in ("libspandsp.so.2", find_library("spandsp")):
        if name:
            try:
                ctypes.CDLL(name)
            except OSError:
                continue
            return name
    return None


_PHASE_D = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_PHASE_E = ctypes.CFUNCTYPE(None, c_void_p, c_void_p, c_int)


class _Fax:
    """One machine at one end of the line."""

    def __init__(self, spandsp: Any, calling: bool, able: Machine) -> None:
        self.lib = spandsp
        self.handle = c_void_p(spandsp.fax_init(None, int(calling)))
        spandsp.fax_set_transmit_on_idle(self.handle, 1)
        self.t30 = c_void_p(spandsp.fax_get_t30_state(self.handle))
        spandsp.t30_set_supported_modems(self.t30, able.modems)
        spandsp.t30_set_supported_compressions(self.t30, able.codings)
        spandsp.t30_set_ecm_capability(self.t30, int(able.error_correction))
        spandsp.t30_set_supported_resolutions(self.t30, able.resolutions | 0x20000)
        spandsp.t30_set_supported_image_sizes(self.t30, _LETTER_WIDE | _ANY_LENGTH)
        self.sound = (c_int16 * STEP)()
        self.ended: int | None = None
        self._end = _PHASE_E(self._ended)
        spandsp.t30_set_phase_e_handler(self.t30, self._end, None)

    def _ended(self, _state: int, _user: int, code: int) -> None:
        self.ended = code

    def speak(self) -> None:
        made = self.lib.fax_tx(self.handle, self.sound, STEP)
        for silent in range(made, STEP):
            self.sound[silent] = 0

    def hear(self, other: _Fax) -> None:
        self.lib.fax_rx(self.handle, other.sound, STEP)

    def negotiated(self) -> tuple[int, bool]:
        """Bit rate and error correction: the first two numbers of the transfer statistics."""
        numbers = (c_int * 64)()
        self.lib.t30_get_transfer_statistics(self.t30, numbers)
        return numbers[0], bool(numbers[1])


def _load() -> Any:
    spandsp = ctypes.CDLL(str(library()))
    handles = ("fax_init", "fax_get_t30_state")
    for name in handles:
        getattr(spandsp, name).restype = c_void_p
    spandsp.t30_set_tx_file.argtypes = [c_void_p, c_char_p, c_int, c_int]
    spandsp.t30_set_rx_file.argtypes = [c_void_p, c_char_p, c_int]
    return spandsp


def call(document: Path, received: Path, able: Machine, longest: float = 900.0) -> Call:
    """Send the TIFF `document` from an office machine to one that is `able`; what arrives is written to `received`."""
    spandsp = _load()
    sender = _Fax(spandsp, True, Machine(OFFICE.modems, OFFICE.codings, able.error_correction, OFFICE.resolutions))
    receiver = _Fax(spandsp, False, able)
    spandsp.t30_set_tx_file(sender.t30, bytes(document), -1, -1)
    spandsp.t30_set_rx_file(receiver.t30, bytes(received), -1)
    spandsp.t30_set_rx_encoding(receiver.t30, 3)  # store what arrives as T.6
    made = Call()
    now = 0

    def page_done(_state: int, _user: int, _result: int) -> int:
        made.confirmed.append(now / LOUD)
        made.rate, made.error_correction = sender.negotiated()
        return 0

    watch = _PHASE_D(page_done)
    spandsp.t30_set_phase_d_handler(sender.t30, watch, None)
    while now < longest * LOUD and None in (sender.ended, receiver.ended):
        sender.speak()
        receiver.speak()
        receiver.hear(sender)
        sender.hear(receiver)
        now += STEP
    made.sender, made.receiver, made.seconds = sender.ended, receiver.ended, now / LOUD
    for fax in (sender, receiver):
        spandsp.fax_free(fax.handle)
    return made
