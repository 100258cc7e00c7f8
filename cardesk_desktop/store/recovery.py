"""The recovery file: the database's key beside the database, wrapped by the owner's recovery code.

`cardesk.db.recovery.json` holds one or two wrappings: the one whose code the owner has typed back, and a
newer one that was made since. Both open the database until the newer code has been typed back; then the
older one ceases. An owner who is interrupted while writing the new code down is never left without any.

How a key is wrapped is in `wrapping.py`, which is loaded when a code is made or typed.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cardesk_desktop.domain.clock import instant_in
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.recovery_code import RANDOM_BITS, read_recovery_code, recovery_code
from cardesk_desktop.domain.sealing import Json, canonical_bytes
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.store.database_key import put_back_key
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.store.page_check import is_of_key
from cardesk_desktop.whole_file import write_whole

OPENED_BY_CODE = frozenset({Code.KEY_LOST, Code.DATABASE_KEY_WRONG})
"""What keeps a database from opening although it is whole: the owner's code helps."""

_VERSION = 1
_SALT_SIZE = 16
_NONCE_SIZE = 12


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The key, wrapped by one code. `is_confirmed` once the code was typed back."""

    made_at: datetime
    salt: bytes
    nonce: bytes
    wrapped: bytes
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """What can be said of the recovery code without knowing it. `made_at` is None where there is none."""

    made_at: datetime | None = None
    is_confirmed: bool = False


class RecoveryFile:
    """The file beside one database. Without `key` it can only give the key back."""

    def __init__(self, path: Path, key: bytes = b"") -> None:
        self.path = path
        self._key = key

    def exists(self) -> bool:
        """True when there is a code that opens the database."""
        return bool(self._wrappings())

    def state(self) -> RecoveryState:
        """When the newest code was made, and whether it was typed back."""
        wrappings = self._wrappings()
        if not wrappings:
            return RecoveryState()
        return RecoveryState(wrappings[-1].made_at, wrappings[-1].is_confirmed)

    def make_code(self, now: datetime) -> str:
        """Make a code that opens the database from now on, beside the last one that was typed back.

        It is shown to the owner and kept nowhere. Raises Unavailable: DISK_FULL, FILE_UNWRITABLE.
        """
        code = recovery_code(secrets.randbits(RANDOM_BITS))
        wrapping = _wrapping(self._key, read_recovery_code(code), now)
        confirmed = [known for known in self._wrappings() if known.is_confirmed]
        self._write([*confirmed, wrapping])
        return code

    def confirm(self, typed: str) -> None:
        """The owner typed the newest code back: from now on it is the only one.

        Refuses as `domain.recovery_code.read_recovery_code` does, and with RECOVERY_CODE_WRONG,
        RECOVERY_FILE_MISSING. Raises Unavailable: DISK_FULL, FILE_UNWRITABLE.
        """
        code = read_recovery_code(typed)
        newest = self._known()[-1]
        if _key_in(newest, code) != self._key:
            raise Refused(Code.RECOVERY_CODE_WRONG)
        if not newest.is_confirmed:
            self._write([replace(newest, is_confirmed=True)])

    def key_by_code(self, typed: str) -> bytes:
        """The 32 bytes of the database's key. Refuses as `confirm` does."""
        code = read_recovery_code(typed)
        for wrapping in reversed(self._known()):
            key = _key_in(wrapping, code)
            if key is not None:
                return key
        raise Refused(Code.RECOVERY_CODE_WRONG)

    def _known(self) -> Sequence[Wrapping]:
        wrappings = self._wrappings()
        if not wrappings:
            raise Refused(Code.RECOVERY_FILE_MISSING)
        return wrappings

    def _wrappings(self) -> Sequence[Wrapping]:
        """Oldest first; none where the file is missing or garbled."""
        try:
            content: object = json.loads(self.path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return ()
        match content:
            case {"v": int(version), "codes": list(codes)} if version == _VERSION:
                return tuple(found for code in codes if (found := _read(code)) is not None)
            case _:
                return ()

    def _write(self, wrappings: Sequence[Wrapping]) -> None:
        codes = [_written(wrapping) for wrapping in wrappings]
        write_whole(self.path, canonical_bytes({"v": _VERSION, "codes": codes}) + b"\n")


def recovery_path(database: Path) -> Path:
    """The recovery file of a database."""
    return database.with_name(database.name + ".recovery.json")


def has_recovery_code(database: Path) -> bool:
    """True when the owner's code could open this database."""
    return RecoveryFile(recovery_path(database)).exists()


def recover_key(database: Path, typed: str, keychain: Keychain) -> None:
    """Put the database's key back into the keychain, by the owner's code. The database is not touched.

    Refuses as `RecoveryFile.confirm` does; raises Unavailable: DISK_UNWRITABLE where the database cannot
    be read, or what the keychain raises.
    """
    key = RecoveryFile(recovery_path(database)).key_by_code(typed)
    try:
        is_ours = is_of_key(database, key)
    except OSError as error:
        raise disk_outage(error) from error
    if not is_ours:
        # The recovery file beside it is of another database.
        raise Refused(Code.RECOVERY_CODE_WRONG)
    put_back_key(keychain, key)


def _wrapping(key: bytes, code: str, now: datetime) -> Wrapping:
    from cardesk_desktop.store.wrapping import wrap

    salt, nonce = secrets.token_bytes(_SALT_SIZE), secrets.token_bytes(_NONCE_SIZE)
    return Wrapping(now, salt, nonce, wrap(key, code, salt, nonce))


def _key_in(wrapping: Wrapping, code: str) -> bytes | None:
    """The key; None when the code is of another wrapping, or the file was changed."""
    from cardesk_desktop.store.wrapping import unwrap

    return unwrap(wrapping.wrapped, code, wrapping.salt, wrapping.nonce)


def _written(wrapping: Wrapping) -> Json:
    return {
        "made_at": wrapping.made_at.isoformat(),
        "salt": base64.b64encode(wrapping.salt).decode("ascii"),
        "nonce": base64.b64encode(wrapping.nonce).decode("ascii"),
        "wrapped": base64.b64encode(wrapping.wrapped).decode("ascii"),
        "is_confirmed": wrapping.is_confirmed,
    }


def _read(code: object) -> Wrapping | None:
    match code:
        case {
            "made_at": str(made_at),
            "salt": str(salt),
            "nonce": str(nonce),
            "wrapped": str(wrapped),
            "is_confirmed": bool(is_confirmed),
        }:
            try:
                parts = [base64.b64decode(part, validate=True) for part in (salt, nonce, wrapped)]
            except ValueError:
                return None
            at = instant_in(made_at)
            has_sizes = len(parts[0]) == _SALT_SIZE and len(parts[1]) == _NONCE_SIZE
            return Wrapping(at, parts[0], parts[1], parts[2], is_confirmed) if at and has_sizes else None
        case _:
            return None
