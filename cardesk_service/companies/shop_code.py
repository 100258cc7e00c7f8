"""The code of a shop: registers ask with it to be let in. It is no secret, for it opens nothing.

It stands in the file that prepares many registers at once (decision 227), lives thirty days, and is one for
each company; a new one ends the one before.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection

from cardesk_service import codes
from cardesk_service.companies import registers
from cardesk_service.office import Office
from cardesk_service.sessions import Caller
from cardesk_service.store import askings
from cardesk_service.store.column_types import micros
from cardesk_wire import companies as wire

LIFE = timedelta(days=30)
_SEAL = "shop code"


def shown(office: Office, connection: Connection, caller: Caller) -> wire.ShopCode:
    """The living code of the caller's company, empty where there is none. NOT_PERMITTED."""
    registers.require_admission(caller.role)
    return of_company(office, connection, caller.company_id)


def of_company(office: Office, connection: Connection, company_id: UUID) -> wire.ShopCode:
    """The living code of a company, empty where there is none."""
    kept = askings.code_of(connection, company_id, office.clock.now())
    code = office.sealer.open(_SEAL, kept.code) if kept else None
    # One that was sealed with a key which is gone can be made anew, and asked with until then.
    return wire.ShopCode(code.decode(), micros(kept.expires_at)) if kept and code else wire.ShopCode()


def make(office: Office, connection: Connection, caller: Caller) -> wire.ShopCode:
    """A new code in place of the one before. NOT_PERMITTED."""
    registers.require_admission(caller.role)
    code, now = codes.new_code(), office.clock.now()
    hashed, sealed = codes.hashed(office, None, code), office.sealer.seal(_SEAL, code.encode())
    askings.put_code(connection, askings.ShopCode(caller.company_id, hashed, sealed, now, now + LIFE))
    return wire.ShopCode(code, micros(now + LIFE))


def withdraw(connection: Connection, caller: Caller) -> None:
    """Nobody can ask with it any more; who asked before waits on. NOT_PERMITTED."""
    registers.require_admission(caller.role)
    askings.remove_code(connection, caller.company_id)
