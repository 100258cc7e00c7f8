"""Registers ask with the code of a shop, and somebody in charge lets in those that wait, all at once.

The code alone opens nothing: whoever has it gets onto a list. Each register shows the code that the list
shows beside its name, and proves by a secret of 32 bytes that it is the one that asked (decision 227).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from cardesk_service import codes, limits
from cardesk_service.companies import pairing, registers, told
from cardesk_service.companies.pairing import Collected
from cardesk_service.crypto import fingerprint
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import askings
from cardesk_service.store.askings import Asking
from cardesk_service.store.column_types import micros
from cardesk_wire import coding
from cardesk_wire import companies as wire
from cardesk_wire.accounts import AccountCode, CollectPairing, PairingOutcome
from cardesk_wire.codes import RefusalCode

LIFE = timedelta(days=7)
"""An owner who is away over the weekend still finds them."""
MOST_WAITING = 100
"""Of one company: whoever has the code cannot make the list endless."""
_SECRET_BYTES = 32
_SEAL = "asking"


class _Introduced(msgspec.Struct, frozen=True):
    """What of a register is sealed: who it is, and the code that it shows."""

    register: wire.RegisterIntroduction
    shown: str


async def ask(office: Office, asked: wire.AskToJoin, address: str) -> wire.PairingBegun:
    """Put a register onto the list of those that wait, and give it a code to show.

    Refuses with SHOP_CODE_WRONG a code that was withdrawn or is too old, RATE_LIMITED, MALFORMED,
    NAME_INVALID. What comes back says nothing about whose code it is.
    """
    device_id, _ = registers.check_introduction(asked.register)
    await limits.spend(office, (limits.ASKINGS_FROM_ADDRESS, address))
    secret, now = secrets.token_bytes(_SECRET_BYTES), office.clock.now()
    typed, introduced = codes.hashed(office, None, asked.code), _Introduced(asked.register, codes.new_code())

    def work(connection: Connection) -> Asking:
        code = askings.code_by_hash(connection, typed, now)
        if code is None:
            raise Refused(AccountCode.SHOP_CODE_WRONG)
        if askings.count(connection, code.company_id, now) >= MOST_WAITING:
            raise Refused(RefusalCode.RATE_LIMITED, 429)
        waits = Asking(
            id=office.new_id(),
            company_id=code.company_id,
            device_id=device_id,
            secret=fingerprint(secret),
            introduction=office.sealer.seal(_SEAL, coding.encode(introduced)),
            asked_at=now,
            expires_at=now + LIFE,
        )
        askings.put(connection, waits)
        return waits

    waits = await office.store.write(work)
    life = int(LIFE.total_seconds())
    return wire.PairingBegun(told.text_of(waits.id), coding.written(secret), introduced.shown, life)


def waiting(office: Office, connection: Connection, caller: Caller) -> wire.Waiting:
    """The registers that wait, the first that asked first. NOT_PERMITTED."""
    registers.require_admission(caller.role)
    return wire.Waiting(of_company(office, connection, caller.company_id))


def of_company(office: Office, connection: Connection, company_id: UUID) -> list[wire.WaitingRegister]:
    """The registers that wait to be let in by a company."""
    found = askings.waiting(connection, company_id, office.clock.now())
    opened = [(each, _opened(office, each)) for each in found]
    return [
        wire.WaitingRegister(told.text_of(each.id), of.register.name, of.shown, micros(each.asked_at))
        for each, of in opened
        if of is not None
    ]


def let_in(office: Office, connection: Connection, caller: Caller, waiters: Sequence[str]) -> wire.Decided:
    """Let these in; each learns of it when it asks next. NOT_PERMITTED.

    Those that somebody decided about meanwhile are not counted.
    """
    now = office.clock.now()
    return _decide(
        caller,
        waiters,
        lambda each: askings.approve(connection, each, caller.company_id, caller.account_id, now),
    )


def turn_away(connection: Connection, caller: Caller, waiters: Sequence[str]) -> wire.Decided:
    """Take these off the list; they may ask again while the code lives. NOT_PERMITTED."""
    return _decide(caller, waiters, lambda each: askings.refuse(connection, each, caller.company_id))


async def collect(office: Office, asked: CollectPairing, address: str) -> Collected:
    """Whether the register was let in; if so, it joins and its session begins.

    Refuses with WRONG_CODE one that was turned away, waited too long or shows another's secret, and as
    `registers.join`.
    """
    await limits.spend(office, (limits.COLLECTIONS_FROM_ADDRESS, address))
    identity, secret = pairing.proof_of(asked)
    collected = await office.store.write(lambda connection: _collected(office, connection, identity, secret))
    office.bell.set()
    return collected


def _collected(office: Office, connection: Connection, identity: UUID, secret: bytes) -> Collected:
    waits = askings.by_id(connection, identity, office.clock.now())
    if waits is None or not hmac.compare_digest(waits.secret, fingerprint(secret)):
        raise Refused(AccountCode.WRONG_CODE)
    if waits.approved_by is None:
        return Collected(PairingOutcome())
    introduced = _opened(office, waits)
    if introduced is None or not askings.remove(connection, identity):
        raise Refused(AccountCode.WRONG_CODE)
    return pairing.admitted(office, connection, waits.company_id, waits.approved_by, introduced.register)


def _decide(caller: Caller, waiters: Sequence[str], about: Callable[[UUID], bool]) -> wire.Decided:
    registers.require_admission(caller.role)
    if len(waiters) > MOST_WAITING:
        raise Refused(RefusalCode.TOO_LARGE, 413)
    return wire.Decided(sum(about(registers.device_of(each)) for each in waiters))


def _opened(office: Office, waits: Asking) -> _Introduced | None:
    opened = office.sealer.open(_SEAL, waits.introduction)
    return None if opened is None else msgspec.json.decode(opened, type=_Introduced)
