"""The token in forms of our own pages: it belongs to one session, and no other page can know it."""

from __future__ import annotations

import hmac

from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.sessions import Person
from cardesk_wire import coding
from cardesk_wire.accounts import AccountCode

FIELD = "form_token"
"""The name of the hidden field."""


def form_token(office: Office, person: Person) -> str:
    """The token of this session's forms."""
    return coding.written(office.sealer.keyed_hash("form", person.session_id.bytes))


def check_form(office: Office, person: Person, token: str) -> None:
    """Refuse with FORBIDDEN_ORIGIN a form that does not carry the session's token."""
    expected = form_token(office, person).encode("ascii")
    if not hmac.compare_digest(expected, token.encode("utf-8", "surrogatepass")):
        raise Refused(AccountCode.FORBIDDEN_ORIGIN, 403)
