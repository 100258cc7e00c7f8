"""A register joins without a password: it shows a code, somebody who is in types it, the register is in.

The code is short, read by people, and lives ten minutes; the register itself proves that it is the one that
began by a secret of 32 bytes, so a code that was seen over a shoulder lets nobody in.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from cardesk_service import codes, limits, sessions
from cardesk_service.companies import registers, told
from cardesk_service.crypto import fingerprint
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import pairings, people
from cardesk_service.store.column_types import micros
from cardesk_service.store.pairings import Pairing
from cardesk_wire import coding
from cardesk_wire.accounts import AccountCode, CollectPairing, PairingOutcome
from cardesk_wire.companies import PairingBegun, PairingSeen, RegisterIntroduction

_SECRET_BYTES = 32
_SEAL = "pairing"


@dataclass(frozen=True, slots=True)
class Collected:
    """What the register learns, and the header that gives its cookie."""

    outcome: PairingOutcome
    set_cookie: str = ""


async def begin(office: Office, introduction: RegisterIntroduction, address: str) -> PairingBegun:
    """Give a register a code to show. Refuses with RATE_LIMITED, MALFORMED, NAME_INVALID."""
    registers.check_introduction(introduction)
    await limits.spend(office, (limits.PAIRINGS_FROM_ADDRESS, address))
    secret, code, now = secrets.token_bytes(_SECRET_BYTES), codes.new_code(), office.clock.now()
    pairing = Pairing(
        id=office.new_id(),
        secret=fingerprint(secret),
        code=codes.hashed(office, None, code),
        introduction=office.sealer.seal(_SEAL, coding.encode(introduction)),
        began_at=now,
        expires_at=now + codes.LIFE,
    )
    await office.store.write(lambda connection: pairings.add(connection, pairing))
    return PairingBegun(
        told.text_of(pairing.id), coding.written(secret), code, int(codes.LIFE.total_seconds())
    )


async def look(office: Office, caller: Caller, code: str) -> PairingSeen:
    """Which register shows this code, to be compared before it is approved. WRONG_CODE."""
    pairing = await _shown(office, caller, code)
    return PairingSeen(_introduction(office, pairing).name, micros(pairing.began_at))


async def approve(office: Office, caller: Caller, code: str) -> PairingSeen:
    """Let the register that shows this code into the caller's company.

    Owners and managers may, also at a register where they signed in, which asks its own staff for leave.
    Refuses with NOT_PERMITTED, WRONG_CODE, RATE_LIMITED.
    """
    registers.require_admission(caller.role)
    pairing = await _shown(office, caller, code)

    def work(connection: Connection) -> None:
        if not pairings.approve(connection, pairing.id, caller.company_id, caller.account_id):
            raise Refused(AccountCode.WRONG_CODE)

    await office.store.write(work)
    return PairingSeen(_introduction(office, pairing).name, micros(pairing.began_at))


async def collect(office: Office, asked: CollectPairing, address: str) -> Collected:
    """Whether the pairing was approved; if so, the register joins and its session begins.

    Refuses with WRONG_CODE when the pairing is too old or the secret is another's, and as `registers.join`.
    """
    await limits.spend(office, (limits.COLLECTIONS_FROM_ADDRESS, address))
    identity, secret = proof_of(asked)
    collected = await office.store.write(lambda connection: _collected(office, connection, identity, secret))
    office.bell.set()
    return collected


def proof_of(asked: CollectPairing) -> tuple[UUID, bytes]:
    """Which register asks, and the secret that proves it. WRONG_CODE for what is neither."""
    try:
        return UUID(bytes=coding.read(asked.pairing)), coding.read(asked.secret)
    except ValueError:
        raise Refused(AccountCode.WRONG_CODE) from None


def _collected(office: Office, connection: Connection, identity: UUID, secret: bytes) -> Collected:
    pairing = pairings.by_id(connection, identity, office.clock.now())
    if pairing is None or not hmac.compare_digest(pairing.secret, fingerprint(secret)):
        raise Refused(AccountCode.WRONG_CODE)
    if pairing.company_id is None or pairing.approved_by is None:
        return Collected(PairingOutcome())
    if not pairings.remove(connection, identity):
        raise Refused(AccountCode.WRONG_CODE)
    introduced = _introduction(office, pairing)
    return admitted(office, connection, pairing.company_id, pairing.approved_by, introduced)


def admitted(
    office: Office,
    connection: Connection,
    company_id: UUID,
    approved_by: UUID,
    introduction: RegisterIntroduction,
) -> Collected:
    """Let a register join that somebody approved, and begin its session.

    Refuses with WRONG_CODE when she left since, and as `registers.join` when she may not add any now.
    """
    account = people.by_id(connection, approved_by)
    of = people.membership(connection, approved_by, company_id)
    if account is None or of is None:
        raise Refused(AccountCode.WRONG_CODE)
    joined = registers.join(office, connection, of, introduction)
    begun = sessions.begin(office, connection, account.id, of.company_id, joined.device_id)
    signed_in = told.signed_in(account, of, begun.session.expires_at, joined)
    return Collected(PairingOutcome(signed_in), begun.set_cookie)


async def _shown(office: Office, caller: Caller, code: str) -> Pairing:
    await limits.spend(office, (limits.PAIRING_CODES_OF_COMPANY, caller.company))
    hashed, now = codes.hashed(office, None, code), office.clock.now()
    pairing = await office.store.read(lambda connection: pairings.by_code(connection, hashed, now))
    if pairing is None:
        raise Refused(AccountCode.WRONG_CODE)
    return pairing


def _introduction(office: Office, pairing: Pairing) -> RegisterIntroduction:
    opened = office.sealer.open(_SEAL, pairing.introduction)
    if opened is None:
        raise Refused(AccountCode.WRONG_CODE)
    return msgspec.json.decode(opened, type=RegisterIntroduction)
