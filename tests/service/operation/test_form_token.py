"""The token in the forms of our pages."""

from __future__ import annotations

import pytest

from cardesk_service import sessions
from cardesk_service.api.form_token import check_form, form_token
from cardesk_service.refused import Refused
from tests.service.office import RunningService
from tests.service.people import signed_up


async def test_a_form_carries_the_token_of_its_session(service: RunningService) -> None:
    office = service.application.office
    people = [await signed_up(service, f"person{number}@example.com") for number in (1, 2)]
    mona, other = [await sessions.caller(office, client.cookies[sessions.COOKIE]) for client in people]
    check_form(office, mona, form_token(office, mona))
    for token in ("", "é", form_token(office, other)):
        with pytest.raises(Refused) as refused:
            check_form(office, mona, token)
        assert refused.value.status == 403
