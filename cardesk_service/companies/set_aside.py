"""What registers of a company said and the service could not take in, for those who can put it right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

import msgspec
from sqlalchemy import Connection

from cardesk_service.companies import told
from cardesk_service.companies.registers import require_admission
from cardesk_service.companies.zone import zone_of
from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import registers, set_aside
from cardesk_service.store.set_aside import Place, SetAside
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Value

_NAMES = ("name", "plate", "number", "reference")
"""Fields by which people know a row, the best first."""


@dataclass(frozen=True, slots=True)
class Told:
    """One op that was set aside. `name` is what people know the row by, `register` its code and its name."""

    place: Place
    kind: str
    name: str
    code: str
    register: tuple[str, str]
    at: datetime
    is_settled: bool


def listed(connection: Connection, caller: Caller) -> list[Told]:
    """What was set aside, what waits first, the latest first. NOT_PERMITTED but for owners and managers."""
    require_admission(caller.role)
    found = set_aside.of_company(connection, caller.company)
    known = {
        told.text_of(each.device_id): (each.code, each.name)
        for each in registers.of_company(connection, caller.company_id)
    }
    zone = zone_of(connection, caller.company)
    told_of = [_told(each, known.get(each.at.device, ("", "")), zone) for each in found]
    return sorted(told_of, key=lambda each: each.is_settled)


def settle(office: Office, connection: Connection, caller: Caller, place: Place, *, is_settled: bool) -> None:
    """Note that somebody dealt with it, or did not after all. NOT_PERMITTED, NOT_FOUND."""
    require_admission(caller.role)
    at = office.clock.now() if is_settled else None
    if not set_aside.settle(connection, caller.company, place, at):
        raise Refused(RefusalCode.NOT_FOUND, 404)


def _told(of: SetAside, register: tuple[str, str], zone: tzinfo) -> Told:
    return Told(
        place=of.at,
        kind=of.kind,
        name=_name(of.op),
        code=of.code,
        register=register,
        at=of.received_at.astimezone(zone),
        is_settled=of.settled_at is not None,
    )


def _name(op: bytes) -> str:
    """What people know the row by; empty when nothing in the op says it."""
    try:
        said = msgspec.json.decode(op)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return ""
    fields = said[-1] if isinstance(said, list) and said else None
    if not isinstance(fields, dict):
        return ""
    printed = _printed_number(fields)
    named = (value for name in _NAMES if isinstance(value := fields.get(name), str) and value)
    return printed or next(named, "")


def _printed_number(fields: dict[str, Value]) -> str:
    words = [fields.get(name) for name in ("register_code", "incarnation", "kind")]
    sequence = fields.get("sequence")
    if type(sequence) is not int or not all(isinstance(word, str) for word in words):
        return ""
    code, letter, kind = words
    return f"{code}-{letter}-{kind}{sequence:06d}"
