"""The keys that metadata is signed with: files from outside the tree, read when they sign and never shown."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, SSlibKey

from devtools.project import Stopped

OPENED_BY = "CARDESK_KEY_PASSPHRASE"
"""Environment variable: what the key files are encrypted with; without it they lie open."""


class Keys:
    """What can sign here, by the identity of the public key."""

    def __init__(self, signers: Mapping[str, CryptoSigner]) -> None:
        self._signers = dict(signers)

    @classmethod
    def read(cls, folders: Iterable[Path]) -> Keys:
        """Every `*.pem` of these folders. Raises Stopped for one that cannot be read."""
        files = sorted(file for folder in folders for file in folder.glob("*.pem"))
        signers = [read_key(file) for file in files]
        return cls({signer.public_key.keyid: signer for signer in signers})

    def of(self, key_ids: Iterable[str], threshold: int, role: str) -> list[CryptoSigner]:
        """The signers of a role that are here. Raises Stopped when they are fewer than must sign."""
        here = [self._signers[key_id] for key_id in key_ids if key_id in self._signers]
        if len(here) < threshold:
            raise Stopped(f"{role} is signed by {threshold} keys, and {len(here)} of them are here.")
        return here


def make_keys(folder: Path, numbers: Mapping[str, int]) -> None:
    """Make so many keys for each role, as `folder/ROLE-1.pem`. A file that is there already stops all."""
    folder.mkdir(parents=True, exist_ok=True)
    for role, number in numbers.items():
        for each in range(1, number + 1):
            _make_key(folder / f"{role}-{each}.pem")


def make_next_key(folder: Path, role: str) -> Path:
    """Make one more key of a role, as the first of `folder/ROLE-N.pem` that is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = {file.name for file in folder.glob(f"{role}-*.pem")}
    number = next(each for each in count(1) if f"{role}-{each}.pem" not in taken)
    file = folder / f"{role}-{number}.pem"
    _make_key(file)
    return file


def role_keys(folders: Iterable[Path], role: str) -> list[SSlibKey]:
    """The public halves of `ROLE-*.pem`. Raises Stopped when there is none."""
    files = sorted(file for folder in folders for file in folder.glob(f"{role}-*.pem"))
    if not files:
        raise Stopped(f"There is no {role}-1.pem among the keys.")
    return [read_key(file).public_key for file in files]


def read_key(file: Path) -> CryptoSigner:
    """One key. What is wrong with a file is said by its name alone."""
    if not file.is_file():
        raise Stopped(f"{file.name} is not there.")
    try:
        private = load_pem_private_key(file.read_bytes(), _passphrase())
    except (OSError, ValueError, TypeError) as error:
        raise Stopped(f"{file.name} is no key, or {OPENED_BY} does not open it.") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise Stopped(f"{file.name} is no Ed25519 key.")
    return CryptoSigner(private)


def _make_key(file: Path) -> None:
    private = Ed25519PrivateKey.generate()
    content = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, _encryption())
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Stopped(f"{file.name} is there already: a key is never overwritten.") from error
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)


def _encryption() -> KeySerializationEncryption:
    passphrase = _passphrase()
    return BestAvailableEncryption(passphrase) if passphrase else NoEncryption()


def _passphrase() -> bytes | None:
    return os.environ.get(OPENED_BY, "").encode() or None
