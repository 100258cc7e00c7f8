"""What is held of whoever may come into a company: invitations, registers that wait, the code of the shop."""

from __future__ import annotations

from sqlalchemy import Connection

from cardesk_service.companies import asking, shop_code, told
from cardesk_service.office import Office
from cardesk_service.store import invitations
from cardesk_service.store.column_types import micros
from cardesk_service.store.people import Membership


def held(office: Office, connection: Connection, of: Membership) -> dict[str, object]:
    """All of it that has not ended."""
    invited = invitations.of_company(connection, of.company_id, office.clock.now())
    code = shop_code.of_company(office, connection, of.company_id)
    return {
        "invitations": [
            {
                "email": each.email_key,
                "role": each.role,
                "invited_by": told.text_of(each.invited_by),
                "expires_at": micros(each.expires_at),
            }
            for each in invited
        ],
        "waiting_registers": asking.of_company(office, connection, of.company_id),
        "shop_code": {"code": code.code, "expires_at": code.expires_at} if code.code else None,
    }
