"""Encryption of a draft with a passphrase: scrypt (RFC 7914) makes the key, AES-256-GCM (NIST SP 800-38D) seals the
text.

A sealed file is: a magic line, log2(N) r p as one byte each, 16 bytes of salt, 12 bytes of nonce, the sealed text.
Everything before the sealed text is authenticated with it. The passphrase and the plain text are never written
anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from packet.errors import Exit, PacketError

MAGIC: Final = b"imr-packet sealed 1\n"
_SALT = 16
_NONCE = 12
_HEAD = len(MAGIC) + 3 + _SALT
_MOST_MEMORY: Final = 512 << 20
"""Bytes of work that a file may ask for: four times what this program writes. More would stop an old laptop."""
_MOST_TURNS: Final = 4
"""Highest p: each turn takes as long as the first."""
Randomness = Callable[[int], bytes]


class WrongPassphrase(PacketError):
    """The passphrase does not open this draft, or the file was damaged: an AEAD cannot tell the two apart."""

    exit = Exit.USAGE


@dataclass(frozen=True)
class Cost:
    """Work of scrypt: N = 2**log2_n, 128 * r * N bytes of memory. The default takes about 128 MB, half a second."""

    log2_n: int = 17
    r: int = 8
    p: int = 1


@dataclass(frozen=True)
class Key:
    """A derived key with what is needed to derive it again. Made once when a case is opened; kept in memory only."""

    cost: Cost
    salt: bytes
    secret: bytes = field(repr=False)


def is_sealed(data: bytes) -> bool:
    """Whether these bytes begin as a sealed draft."""
    return data.startswith(MAGIC)


def derive(passphrase: str, salt: bytes, cost: Cost) -> Key:
    """The key of a passphrase. The same letters typed composed or decomposed give the same key (NFC)."""
    import unicodedata

    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    letters = unicodedata.normalize("NFC", passphrase).encode()
    secret = Scrypt(salt=salt, length=32, n=2**cost.log2_n, r=cost.r, p=cost.p).derive(letters)
    return Key(cost, salt, secret)


def new_key(passphrase: str, cost: Cost | None = None, randomness: Randomness = os.urandom) -> Key:
    """A key for a new draft, with its own salt."""
    return derive(passphrase, randomness(_SALT), cost or Cost())


def seal(text: str, key: Key, randomness: Randomness = os.urandom) -> bytes:
    """The sealed file. Every call takes a new nonce, so the same key may seal every save of one draft."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head = MAGIC + bytes((key.cost.log2_n, key.cost.r, key.cost.p)) + key.salt
    nonce = randomness(_NONCE)
    return head + nonce + AESGCM(key.secret).encrypt(nonce, text.encode(), head)


def key_of(data: bytes, passphrase: str) -> Key:
    """The key for an existing sealed file. Raises WrongPassphrase when its head asks for an absurd amount of work."""
    log2_n, r, p = data[len(MAGIC) : len(MAGIC) + 3] if len(data) >= _HEAD else (0, 0, 0)
    # 128 * r * N bytes (RFC 7914, 2); the shift is bounded before it is made
    if not (1 <= log2_n < 32 and r >= 1 and 128 * r << log2_n <= _MOST_MEMORY and 1 <= p <= _MOST_TURNS):
        raise WrongPassphrase("wrong_passphrase")
    return derive(passphrase, data[len(MAGIC) + 3 : _HEAD], Cost(log2_n, r, p))


def unseal(data: bytes, key: Key) -> str:
    """The plain text. Raises WrongPassphrase."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head, nonce, body = data[:_HEAD], data[_HEAD : _HEAD + _NONCE], data[_HEAD + _NONCE :]
    try:
        return AESGCM(key.secret).decrypt(nonce, body, head).decode()
    except (InvalidTag, ValueError):
        raise WrongPassphrase("wrong_passphrase") from None
