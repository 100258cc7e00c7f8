"""Who is asking: one cookie, sealed, with a token inside whose hash the database knows.

A person's session ends seven days after the sign-in, whatever she does; a register's seven days after it was
last used (decision 111). Either ends at once when the database forgets it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service.crypto import fingerprint
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.store import sessions
from cardesk_service.store.sessions import Found, Session
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role

T = TypeVar("T")

COOKIE = "__Host-cardesk"
LIFE = sessions.LIFE
NOTED_EVERY = timedelta(hours=1)
"""How exactly it is known when a session was used: each note is a write."""
LEAST = Role.TECHNICIAN
"""What a register may for itself, which nobody's rights stand behind any more."""
_TOKEN_BYTES = 32
_ATTRIBUTES = "Path=/; Secure; HttpOnly; SameSite=Strict"
CLEARED = f"{COOKIE}=; Max-Age=0; {_ATTRIBUTES}"
"""The Set-Cookie of a sign-out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who asks for herself, whether she belongs to a company or not."""

    session_id: UUID
    account_id: UUID
    expires_at: datetime

    @property
    def account(self) -> str:
        """The account as it stands in messages."""
        return coding.written(self.account_id.bytes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller(Person):
    """Who asks, for which company; `device_id` when a register does.

    A register that was handed over has the least role, whoever answers for it. `set_cookie` is the header
    that goes with the answer, when the session's life was just made longer.
    """

    company_id: UUID
    role: Role
    device_id: UUID | None
    set_cookie: str = ""

    @property
    def company(self) -> str:
        """The company as it stands in messages."""
        return coding.written(self.company_id.bytes)

    @property
    def device(self) -> str:
        """The register as it stands in messages; empty for a person."""
        return coding.written(self.device_id.bytes) if self.device_id else ""


@dataclass(frozen=True, slots=True)
class Begun:
    """A new session and the header that gives its cookie."""

    session: Session
    set_cookie: str


def begin(
    office: Office,
    connection: Connection,
    account_id: UUID,
    company_id: UUID | None,
    device_id: UUID | None,
    *,
    until: datetime | None = None,
) -> Begun:
    """Begin a session under a token that nobody had before; `until` when it goes on for another one."""
    now = office.clock.now()
    expires_at = until or now + LIFE
    token = secrets.token_bytes(_TOKEN_BYTES)
    session = Session(
        id=office.new_id(),
        account_id=account_id,
        company_id=company_id,
        device_id=device_id,
        began_at=now,
        used_at=now,
        expires_at=expires_at,
    )
    sessions.add(connection, session, fingerprint(token))
    return Begun(session, _cookie(office, token, expires_at - now))


async def caller(office: Office, cookie: str) -> Caller:
    """Who holds this cookie. Refuses with SIGNED_OUT, NOT_A_MEMBER or REGISTER_REVOKED."""
    token = token_of(office, cookie)
    if token is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    found, _ = await office.store.run(lambda: holder_and(office, token, lambda _connection, _caller: None))
    return found


def holder_and(office: Office, token: bytes, look: Callable[[Connection, Caller], T]) -> tuple[Caller, T]:
    """Who holds this token, for work that is on a thread of the store anyway; refuses as `caller` does.

    What `look` reads with one statement is a moment younger than the session.
    """
    now = office.clock.now()
    session, known, seen = _looked(office, token, look, now)
    return _going_on(office, session, known, token, now), seen


def holder_at_hand(
    office: Office, token: bytes, look: Callable[[Connection, Caller], T]
) -> tuple[Caller, T] | None:
    """As `holder_and`, and nothing is written; None where it is time to note that the session is used."""
    now = office.clock.now()
    session, known, seen = _looked(office, token, look, now)
    return (known, seen) if now - session.used_at < NOTED_EVERY else None


def _looked(
    office: Office, token: bytes, look: Callable[[Connection, Caller], T], now: datetime
) -> tuple[Session, Caller, T]:
    hashed = fingerprint(token)

    def read(connection: Connection) -> tuple[Session, Caller, T]:
        session, known = _known(sessions.find(connection, hashed, now))
        return session, known, look(connection, known)

    return office.store.look_now(read)


async def person_and(
    office: Office, cookie: str, look: Callable[[Connection, Person], T]
) -> tuple[Person, T]:
    """Who holds this cookie, and what `look` reads for her at the same moment.

    Refuses as `caller` does, but not a person who belongs to no company. A register's session is made no
    longer by this: `look` refuses it, since it is for people.
    """
    token = token_of(office, cookie)
    if token is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    now, hashed = office.clock.now(), fingerprint(token)

    def read(connection: Connection) -> tuple[Session, Person, T]:
        session, person = _met(sessions.find(connection, hashed, now))
        return session, person, look(connection, person)

    def work() -> tuple[Person, T]:
        session, person, seen = office.store.read_now(read)
        if now - session.used_at >= NOTED_EVERY:
            office.store.tried_now(lambda on: sessions.slide(on, session.id, now, session.expires_at))
        return person, seen

    return await office.store.run(work)


async def end_of(office: Office, cookie: str) -> None:
    """End the session of a cookie, whatever its person may still do. Refuses with SIGNED_OUT if none lives.

    Who was removed from a company, and a register that was let go, may end what they began.
    """
    token = token_of(office, cookie)
    if token is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    hashed, now = fingerprint(token), office.clock.now()

    def work(connection: Connection) -> None:
        found = sessions.find(connection, hashed, now)
        if found is None:
            raise Refused(RefusalCode.SIGNED_OUT, 401)
        sessions.end(connection, found.session.id, found.session.account_id)

    await office.store.write(work)


def _known(found: Found | None) -> tuple[Session, Caller]:
    session, person = _met(found)
    if not isinstance(person, Caller):
        raise Refused(RefusalCode.NOT_A_MEMBER, 403)
    return session, person


def _met(found: Found | None) -> tuple[Session, Person]:
    if found is None:
        raise Refused(RefusalCode.SIGNED_OUT, 401)
    if found.is_revoked:
        raise Refused(RefusalCode.REGISTER_REVOKED, 403)
    session = found.session
    if session.company_id is None:
        return session, Person(
            session_id=session.id, account_id=session.account_id, expires_at=session.expires_at
        )
    if found.role is None:
        raise Refused(RefusalCode.NOT_A_MEMBER, 403)
    known = Caller(
        session_id=session.id,
        account_id=session.account_id,
        company_id=session.company_id,
        role=LEAST if session.is_handed_over else found.role,
        device_id=session.device_id,
        expires_at=session.expires_at,
    )
    return session, known


def token_of(office: Office, cookie: str) -> bytes | None:
    """The token in a cookie's value; None when we did not seal it."""
    try:
        sealed = coding.read(cookie)
    except ValueError:
        return None
    return office.sealer.open(COOKIE, sealed)


def _going_on(office: Office, session: Session, known: Caller, token: bytes, now: datetime) -> Caller:
    """Note the use of a session, and let that of a register live on; a full disk keeps nobody out."""
    if now - session.used_at < NOTED_EVERY:
        return known
    until = now + LIFE if session.device_id else session.expires_at
    if not office.store.tried_now(lambda on: sessions.slide(on, session.id, now, until)):
        return known
    cookie = _cookie(office, token, LIFE) if session.device_id else ""
    return replace(known, expires_at=until, set_cookie=cookie)


def _cookie(office: Office, token: bytes, life: timedelta) -> str:
    value = coding.written(office.sealer.seal(COOKIE, token))
    return f"{COOKIE}={value}; Max-Age={int(life.total_seconds())}; {_ATTRIBUTES}"
