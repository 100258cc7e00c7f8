"""Registers join, are listed and are revoked; each has a code of its own, leased for ever."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from uuid import UUID

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from cardesk_service import names
from cardesk_service.companies import told
from cardesk_service.mail import outbox
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import people, registers, sessions
from cardesk_service.store.people import Membership
from cardesk_service.store.registers import Register
from cardesk_wire import coding
from cardesk_wire import companies as wire
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role

LONGEST_CODE = 8
MOST_KEYS = 200
"""In one request."""
MOST_KEPT = 2_000
"""Of one register: more letters than two hundred restores would use up."""
SERIES_WORD = re.compile(r"[A-Z][A-Z0-9]{0,15}")
"""A register code, or the letter of an incarnation: A, B ... Z, AA."""
_KEY_BYTES = 32
_ADMITS = frozenset({Role.OWNER, Role.MANAGER})


def join(
    office: Office,
    connection: Connection,
    of: Membership,
    introduction: wire.RegisterIntroduction,
) -> Register:
    """Let a register into the member's company, or in again, with a code that no other register ever had.

    The code it lived with is leased to it when it is free, else the next one is. Who may not add registers
    comes back to one where she was the last to sign in, and to no other: its identity is no secret. Refuses
    with NOT_PERMITTED, REGISTER_ELSEWHERE one of another company, NAME_INVALID, KEY_INVALID.
    """
    device_id, name = check_introduction(introduction)
    people.lock_company(connection, of.company_id)
    known = registers.by_device(connection, device_id)
    if known is not None and known.company_id != of.company_id:
        raise Refused(AccountCode.REGISTER_ELSEWHERE, 409)
    is_hers = known is not None and known.account_id == of.account_id
    if known is None or known.revoked_at is not None or not is_hers:
        require_admission(of.role)
    if known is None:
        code = _leased(connection, of.company_id, introduction.code)
        joined = Register(of.company_id, device_id, code, name, office.clock.now(), account_id=of.account_id)
        _add(connection, joined)
    else:
        if known.revoked_at is not None:
            sessions.end_of_device(connection, of.company_id, device_id)
        registers.rejoin(connection, device_id, name, of.account_id)
        joined = replace(known, name=name, revoked_at=None, account_id=of.account_id)
    if not is_hers:
        letter = "register_joined" if known is None else "register_taken"
        outbox.tell_owners(office, connection, of.company_id, letter, _about(office, connection, of, joined))
    keep_keys(connection, joined, introduction.keys)
    return joined


def check_introduction(introduction: wire.RegisterIntroduction) -> tuple[UUID, str]:
    """The identity and the tidied name of a register. MALFORMED, NAME_INVALID."""
    name = names.one_line(introduction.name)
    if not name:
        raise Refused(AccountCode.NAME_INVALID, field="name", most=names.LONGEST)
    return device_of(introduction.device), name


def keep_keys(connection: Connection, register: Register, keys: list[wire.RegisterKey]) -> None:
    """Keep the keys that sign the register's series, for ever; one that is known is no news.

    Those of codes that it had before it joined are kept too, whoever has such a code now: two that lived
    alone were both R01. A series gets another key where a backup went on beside another keyring, under a
    letter that the original had used as well: the papers of both were printed.
    """
    if len(keys) > MOST_KEYS:
        raise Refused(RefusalCode.TOO_LARGE, 413)
    speaker = told.text_of(register.company_id), told.text_of(register.device_id)
    known = set(registers.keys(connection, speaker))
    for key in keys:
        series = (key.register_code, key.incarnation, _public_key(key))
        if series in known:
            continue
        if len(known) >= MOST_KEPT:
            raise Refused(AccountCode.KEY_INVALID)
        known.add(series)
        registers.add_key(connection, speaker, *series)


def add_keys(connection: Connection, caller: Caller, keys: list[wire.RegisterKey]) -> None:
    """Keep keys that a register sends of itself; NOT_PERMITTED for a person."""
    register = registers.by_device(connection, caller.device_id) if caller.device_id else None
    if register is None:
        raise Refused(RefusalCode.NOT_PERMITTED, 403)
    keep_keys(connection, register, keys)


def listed(connection: Connection, caller: Caller) -> wire.Registers:
    """The registers of the company by code, with those that were revoked."""
    used = sessions.used_by_registers(connection, caller.company_id)
    found = registers.of_company(connection, caller.company_id)
    return wire.Registers([told.register(each, used.get(each.device_id), caller.device_id) for each in found])


def revoke(office: Office, connection: Connection, caller: Caller, device: str) -> None:
    """Let a register in no longer: its sessions do nothing from now on. NOT_PERMITTED, NOT_FOUND."""
    require_admission(caller.role)
    if not registers.revoke(connection, caller.company_id, device_of(device), office.clock.now()):
        raise Refused(RefusalCode.NOT_FOUND, 404)


def may_admit(role: Role) -> bool:
    """Whether somebody in this role lets registers in and out: owners and managers do."""
    return role in _ADMITS


def require_admission(role: Role) -> None:
    """Refuse who may not let registers in and out."""
    if not may_admit(role):
        raise Refused(RefusalCode.NOT_PERMITTED, 403)


def device_of(device: str) -> UUID:
    """The identity of a register; MALFORMED when it is none."""
    try:
        return UUID(bytes=coding.read(device))
    except ValueError:
        raise Refused(RefusalCode.MALFORMED, 400) from None


def _leased(connection: Connection, company_id: UUID, wanted: str) -> str:
    taken = {each.code for each in registers.of_company(connection, company_id)}
    is_code = 0 < len(wanted) <= LONGEST_CODE and wanted.isascii() and wanted.isalnum()
    if is_code and wanted == wanted.upper() and wanted not in taken:
        return wanted
    return next(code for number in itertools.count(1) if (code := f"R{number:02}") not in taken)


def _public_key(key: wire.RegisterKey) -> bytes:
    try:
        raw = coding.read(key.public_key)
        Ed25519PublicKey.from_public_bytes(raw)
    except (ValueError, UnsupportedAlgorithm):
        raise Refused(AccountCode.KEY_INVALID) from None
    is_series = all(map(SERIES_WORD.fullmatch, (key.register_code, key.incarnation)))
    if len(raw) != _KEY_BYTES or not is_series:
        raise Refused(AccountCode.KEY_INVALID)
    return raw


def _add(connection: Connection, joined: Register) -> None:
    try:
        registers.add(connection, joined)
    except IntegrityError:
        # It joined another company at the same moment, whose lock is another one.
        raise Refused(AccountCode.REGISTER_ELSEWHERE, 409) from None


def _about(office: Office, connection: Connection, by: Membership, joined: Register) -> dict[str, str]:
    person = people.by_id(connection, by.account_id)
    return {
        "code": joined.code,
        "name": joined.name,
        "person": person.name if person is not None else "",
        "link": office.address_of("/page/account"),
    }
