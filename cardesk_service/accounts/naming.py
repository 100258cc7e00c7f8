"""What a company is called on the service: in letters, on pages, in the list that one chooses from."""

from __future__ import annotations

from sqlalchemy import Connection

from cardesk_service.accounts import fields
from cardesk_service.refused import Refused
from cardesk_service.sessions import Caller
from cardesk_service.store import people
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role


def rename(connection: Connection, caller: Caller, typed: str) -> None:
    """Correct the name. What registers print is their own. NOT_PERMITTED but for owners, NAME_INVALID."""
    if caller.role is not Role.OWNER:
        raise Refused(RefusalCode.NOT_PERMITTED, 403)
    people.set_company_name(connection, caller.company_id, fields.name(typed, "company"))
