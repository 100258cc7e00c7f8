"""How often something may be tried, and that the table names nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from cardesk_service import housekeeping
from cardesk_service.limits import network_of
from cardesk_service.store import rate_limits
from cardesk_service.store.tables.accounts import LIMIT
from tests.service.office import NOON, RunningService
from tests.service.people import MONA, PASSWORD, sign_up_form, signed_up

COST, ALLOWANCE = timedelta(seconds=10), timedelta(seconds=30)


def test_an_allowance_is_used_up_and_comes_back(engine: Engine) -> None:
    with engine.begin() as connection:
        waits = [
            rate_limits.take(connection, b"a", at=NOON, cost=COST, allowance=ALLOWANCE) for _ in range(5)
        ]
        assert waits == [None, None, None, COST, COST]
        assert rate_limits.take(connection, b"b", at=NOON, cost=COST, allowance=ALLOWANCE) is None
        later = NOON + COST
        assert rate_limits.take(connection, b"a", at=later, cost=COST, allowance=ALLOWANCE) is None
        assert rate_limits.take(connection, b"a", at=later, cost=COST, allowance=ALLOWANCE) == COST
        rate_limits.clear(connection, b"a")
        assert rate_limits.take(connection, b"a", at=later, cost=COST, allowance=ALLOWANCE) is None


def test_a_clock_that_was_put_back_keeps_nobody_waiting(engine: Engine) -> None:
    ahead = NOON + timedelta(days=2)
    with engine.begin() as connection:
        assert rate_limits.take(connection, b"a", at=ahead, cost=COST, allowance=ALLOWANCE) is None
        waits = [
            rate_limits.take(connection, b"a", at=NOON, cost=COST, allowance=ALLOWANCE) for _ in range(4)
        ]
        assert waits == [None, None, None, COST]


def test_who_asked_a_moment_before_the_last_one_is_counted_all_the_same(engine: Engine) -> None:
    moment = timedelta(milliseconds=3)
    with engine.begin() as connection:
        for _ in range(3):
            assert rate_limits.take(connection, b"a", at=NOON, cost=COST, allowance=ALLOWANCE) is None
        before = NOON - moment
        waits = [
            rate_limits.take(connection, b"a", at=before, cost=COST, allowance=ALLOWANCE) for _ in range(2)
        ]
        assert waits == [COST + moment, COST + moment]


async def test_guessing_a_password_is_slowed_down_for_known_and_unknown_alike(
    service: RunningService,
) -> None:
    await signed_up(service)
    outcomes: list[list[int]] = []
    for email in (MONA, "nobody@example.com"):
        client = service.client(f"192.0.2.{len(outcomes)}")
        replies = [
            await client.post("/account/v1/sign-in", json={"email": email, "password": "wrong one"})
            for _try in range(11)
        ]
        assert int(replies[-1].headers["retry-after"]) == replies[-1].json()["params"]["retry_after_s"]
        outcomes.append([reply.status_code for reply in replies])
    assert outcomes[0] == outcomes[1] == [401] * 10 + [429]
    service.clock.pass_by(timedelta(minutes=1))
    form = {"email": MONA, "password": PASSWORD}
    assert (await service.client().post("/account/v1/sign-in", json=form)).status_code == 200


async def test_who_guesses_from_one_address_does_not_keep_the_holder_out(service: RunningService) -> None:
    await signed_up(service)
    guesser = service.client("198.51.100.66")
    wrong = {"email": MONA, "password": "wrong one"}
    statuses = [(await guesser.post("/account/v1/sign-in", json=wrong)).status_code for _try in range(11)]
    assert statuses[-1] == 429
    form = {"email": MONA, "password": PASSWORD}
    assert (await service.client().post("/account/v1/sign-in", json=form)).status_code == 200


async def test_an_address_gets_three_letters_at_once(service: RunningService) -> None:
    client = service.client()
    replies = [await client.post("/account/v1/forgot", json={"email": MONA}) for _letter in range(4)]
    assert [reply.status_code for reply in replies] == [202, 202, 202, 429]
    assert (await client.post("/account/v1/sign-up", json=sign_up_form())).status_code == 429


async def test_the_table_names_no_person_and_no_address(service: RunningService) -> None:
    await service.client("203.0.113.9").post("/account/v1/forgot", json={"email": MONA})
    office = service.application.office
    kept = await office.store.read(lambda c: [bytes(row[0]) for row in c.execute(select(LIMIT.c.subject))])
    assert len(kept) == 2
    assert not any(b"mona" in subject or b"203" in subject for subject in kept)
    service.clock.pass_by(timedelta(days=1))
    await office.store.write(lambda c: housekeeping.sweep(office, c))
    assert await office.store.read(lambda c: c.execute(select(LIMIT)).all()) == []


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
    ],
)
def test_whoever_has_a_network_is_one(address: str, network: str) -> None:
    assert network_of(address) == network
