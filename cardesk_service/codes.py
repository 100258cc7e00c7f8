"""Codes that prove an address: eight characters, ten minutes, five tries, once (ASVS 5.0, 6.5.1 to 6.5.5).

The letters have no vowels and nothing that looks like something else, so that a code is no word and can be
read aloud. 28^8 codes and five tries: one guess in 75 thousand million.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.store import codes
from cardesk_wire import coding
from cardesk_wire.accounts import AccountCode, CodeSent

LIFE = codes.LIFE
MOST_TRIES = 5
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_SEAL = "code payload"


@dataclass(frozen=True, slots=True)
class Issued:
    """A code as people see it, and the request that it answers."""

    request: UUID
    shown: str

    @property
    def sent(self) -> CodeSent:
        """What the asker is told, whether or not there is anybody to send the code to."""
        return CodeSent(coding.written(self.request.bytes), int(LIFE.total_seconds()))

    @property
    def query(self) -> str:
        """The end of a link that carries the code."""
        return f"?request={coding.written(self.request.bytes)}&code={self.shown}"


def new_code() -> str:
    """A code by chance: `K7QM-3TPD`."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def issue(office: Office, connection: Connection, purpose: str, payload: Mapping[str, object]) -> Issued:
    """Keep a new code and, sealed, what is to happen when it comes back."""
    issued = Issued(office.new_id(), new_code())
    kept = codes.Code(
        id=issued.request,
        purpose=purpose,
        hash=hashed(office, issued.request, issued.shown),
        payload=office.sealer.seal(_SEAL, coding.encode(payload)),
        expires_at=office.clock.now() + LIFE,
    )
    codes.add(connection, kept)
    return issued


async def check(office: Office, request: str, purpose: str, code: str) -> tuple[UUID, dict[str, str]]:
    """Count a try; give the request and its payload when the code is right. Raises Refused(WRONG_CODE).

    What happens then begins with `use`, in the same transaction, so that it happens once.
    """
    try:
        identity = UUID(bytes=coding.read(request))
    except ValueError:
        raise Refused(AccountCode.WRONG_CODE) from None
    now = office.clock.now()
    kept = await office.store.write(
        lambda connection: codes.count_try(connection, identity, purpose, now, MOST_TRIES)
    )
    expected = kept.hash if kept else bytes(32)
    is_right = hmac.compare_digest(hashed(office, identity, code), expected)
    payload = office.sealer.open(_SEAL, kept.payload) if kept and is_right else None
    if payload is None:
        raise Refused(AccountCode.WRONG_CODE)
    return identity, msgspec.json.decode(payload, type=dict[str, str])


def use(connection: Connection, request: UUID) -> None:
    """Use a code up; raises Refused(WRONG_CODE) when it was used meanwhile."""
    if not codes.remove(connection, request):
        raise Refused(AccountCode.WRONG_CODE)


def hashed(office: Office, request: UUID | None, code: str) -> bytes:
    """How a code is kept; typed in small letters and without the dash it is the same."""
    plain = "".join(letter for letter in code.upper() if letter in ALPHABET)
    return office.sealer.keyed_hash("code", (request.bytes if request else b"") + plain.encode())
