"""Names as a till takes them: what somebody is called there, the service calls her too."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.text import NAME_LIMIT, one_line
from cardesk_service.names import LONGEST
from tests.service.office import RunningService
from tests.service.people import introduction, joined, signed_up

NAMES = ("مریم‌سادات", "👩‍🔧 Wash", "W" * NAME_LIMIT)
"""The first two are spelt with the joiners U+200C and U+200D."""


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_that_a_till_takes_is_taken(service: RunningService, name: str) -> None:
    assert one_line(name, field="name") == name
    person = await signed_up(service, name=name, company=name)
    await joined(service, name=name)
    said = (await person.get("/account/v1/me")).json()
    (register,) = (await person.get("/company/v1/registers")).json()["registers"]
    assert (said["account"]["name"], said["company"]["name"], register["name"]) == (name, name, name)


@pytest.mark.parametrize("name", ["", "\u200d", "W" * (NAME_LIMIT + 1), "Counter\u202e1"])
async def test_what_is_no_name_of_a_till_is_none_of_a_register(service: RunningService, name: str) -> None:
    reply = await service.client().post("/company/v1/pairings", json=introduction(name=name))
    assert (reply.status_code, reply.json()["code"]) == (422, "name_invalid")


def test_the_longest_name_is_as_long_as_on_a_till() -> None:
    assert LONGEST == NAME_LIMIT
