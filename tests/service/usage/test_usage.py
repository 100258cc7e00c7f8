"""Anonymous counters: a fixed list, once a register and day, nobody's, and only where many are."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import Connection, insert, select, update

from cardesk_service import housekeeping, i18n
from cardesk_service.store.metadata import METADATA
from cardesk_service.usage.words import words
from cardesk_wire import coding
from cardesk_wire.usage import COUNTERS, DAYS_TAKEN, LEAST_COMPANIES, PROMISE
from tests.service.office import RunningService
from tests.service.people import PASSWORD, introduction, signed_up

REPORTS = "/usage/v1/reports"
YESTERDAY = "2026-11-25"


async def _register(service: RunningService, number: int, company_of: int | None = None) -> httpx.AsyncClient:
    email = f"owner{number if company_of is None else company_of}@example.com"
    if company_of is None:
        await signed_up(service, email)
    client = service.client(f"192.0.2.{number}")
    form = {"email": email, "password": PASSWORD, "register": introduction(number)}
    assert (await client.post("/account/v1/sign-in", json=form)).status_code == 200
    return client


async def _work_for_a_while(service: RunningService, *, days: int = 31, documents: int = 50) -> None:
    """The companies that there are now are no new ones any more: they have sold something."""

    def write(connection: Connection) -> None:
        company = METADATA.tables["company"]
        founded = service.clock.now() - timedelta(days=days)
        connection.execute(update(company).values(created_at=founded))
        rows = [
            {
                "company_id": coding.written(identity.bytes),
                "register_code": "R01",
                "incarnation": "A",
                "kind": "invoice",
                "sequence": number,
                "identity": str(number),
                "hash": b"",
                "previous_hash": b"",
                "is_twice": False,
                "is_signed": True,
            }
            for identity in connection.execute(select(company.c.id)).scalars()
            for number in range(documents)
        ]
        if rows:
            connection.execute(insert(METADATA.tables["sync_document"]), rows)

    await service.application.office.store.write(write)


async def _report(client: httpx.AsyncClient, **counters: int) -> tuple[int, str]:
    return await _sent(client, YESTERDAY, counters)


async def _sent(client: httpx.AsyncClient, day: str, counters: dict[str, int]) -> tuple[int, str]:
    answer = await client.post(REPORTS, json={"day": day, "counters": counters})
    return answer.status_code, answer.json()["code"] if answer.content else ""


async def _rows(service: RunningService, table: str) -> list[tuple[object, ...]]:
    def read(connection: Connection) -> list[tuple[object, ...]]:
        return [tuple(row) for row in connection.execute(select(METADATA.tables[table]))]

    return await service.application.office.store.read(read)


async def _close(service: RunningService) -> None:
    office = service.application.office
    await office.store.write(lambda connection: housekeeping.sweep(office, connection))


async def test_registers_add_to_the_sum_and_a_company_counts_once(service: RunningService) -> None:
    one = await _register(service, 1)
    two = await _register(service, 2, company_of=1)
    other = await _register(service, 3)
    await _work_for_a_while(service)
    assert await _report(one, sales=30, exports=0) == (204, "")
    assert await _report(two, sales=12) == (204, "")
    assert await _report(other, sales=5) == (204, "")
    assert await _rows(service, "usage") == [(YESTERDAY, "sales", 2, 47)]


@pytest.mark.parametrize(("days", "documents"), [(29, 50), (31, 49)])
async def test_a_company_that_is_new_here_is_not_counted(
    service: RunningService, days: int, documents: int
) -> None:
    register = await _register(service, 1)
    await _work_for_a_while(service, days=days, documents=documents)
    assert await _report(register, sales=30) == (204, "")
    assert await _report(register, sales=30) == (409, "already_reported")
    assert await _rows(service, "usage") == []


async def test_a_day_is_reported_once(service: RunningService) -> None:
    register = await _register(service, 1)
    await _work_for_a_while(service)
    answers = await asyncio.gather(*(_report(register, sales=1) for _ in range(3)))
    assert sorted(answers) == [(204, ""), (409, "already_reported"), (409, "already_reported")]
    assert await _rows(service, "usage") == [(YESTERDAY, "sales", 1, 1)]


async def test_nobody_stands_out_by_a_large_figure(service: RunningService) -> None:
    register = await _register(service, 1)
    await _work_for_a_while(service)
    await _report(register, sales=10**9, exports=10**9)
    assert await _rows(service, "usage") == [
        (YESTERDAY, "exports", 1, 1000),
        (YESTERDAY, "sales", 1, 1000),
    ]


@pytest.mark.parametrize(
    ("day", "counters", "answer"),
    [
        (YESTERDAY, {"plates": 1}, (422, "counter_unknown")),
        (YESTERDAY, {"sales": 1, "plates": 1}, (422, "counter_unknown")),
        (YESTERDAY, {"sales": -1}, (400, "malformed")),
        ("yesterday", {"sales": 1}, (400, "malformed")),
        ("20261125", {"sales": 1}, (400, "malformed")),
        ("2026-11-26", {"sales": 1}, (422, "day_not_taken")),
        ("2026-11-18", {"sales": 1}, (422, "day_not_taken")),
    ],
)
async def test_what_is_not_on_the_list_is_not_taken(
    service: RunningService, day: str, counters: dict[str, int], answer: tuple[int, str]
) -> None:
    register = await _register(service, 1)
    assert await _sent(register, day, counters) == answer
    assert await _rows(service, "usage") == []


async def test_only_a_register_reports(service: RunningService) -> None:
    assert await _report(await signed_up(service), sales=1) == (403, "not_permitted")
    assert (await _report(service.client(), sales=1))[0] == 401


async def test_reports_are_limited(service: RunningService) -> None:
    register = await _register(service, 1)
    answers = [await _sent(register, f"2026-11-{19 + number % 7}", {"sales": 1}) for number in range(70)]
    assert answers[-1] == (429, "rate_limited")


async def test_nothing_says_whose_figures_they_are(service: RunningService) -> None:
    register = await _register(service, 1)
    who = (await register.get("/account/v1/me")).json()
    await _work_for_a_while(service)
    await _report(register, sales=3)
    stored = repr([await _rows(service, name) for name in ("usage", "usage_mark", "usage_salt")])
    for identity in (who["account"]["id"], who["company"]["id"], who["register"]["device"]):
        assert identity not in stored
    service.clock.pass_by(timedelta(days=DAYS_TAKEN + 1))
    await _close(service)
    assert await _rows(service, "usage_mark") == await _rows(service, "usage_salt") == []


async def test_only_figures_of_many_companies_are_shown_or_kept(service: RunningService) -> None:
    registers = [await _register(service, number) for number in range(1, LEAST_COMPANIES + 1)]
    await _work_for_a_while(service)
    for place, register in enumerate(registers):
        rare = {"imports": 1} if place else {}
        assert await _report(register, sales=2 + (place == 1), **rare) == (204, "")
    assert (await registers[0].get("/usage/v1/figures")).json() == {"cells": []}
    service.clock.pass_by(timedelta(days=DAYS_TAKEN - 1))
    await _close(service)
    assert len(await _rows(service, "usage")) == 2
    service.clock.pass_by(timedelta(hours=20))
    form = {"email": "owner1@example.com", "password": PASSWORD}
    owner = service.client()
    await owner.post("/account/v1/sign-in", json=form)
    cells = (await owner.get("/usage/v1/figures")).json()["cells"]
    assert cells == [{"day": YESTERDAY, "counter": "sales", "companies": 20, "total": 40}]
    await _close(service)
    assert await _rows(service, "usage") == [(YESTERDAY, "sales", 20, 41)]


def test_the_words_are_those_of_the_list() -> None:
    english = words(i18n.phrasebook("en"))
    assert english.promise == PROMISE
    assert english.counters == {name: counter.words for name, counter in COUNTERS.items()}


async def test_the_words_come_in_the_language_that_is_asked_for(service: RunningService) -> None:
    said = set()
    for language in i18n.LANGUAGES:
        answer = await service.client().get("/usage/v1/words", headers={"Accept-Language": language})
        assert answer.json()["counters"].keys() == COUNTERS.keys()
        said.add(answer.json()["promise"])
    assert len(said) == len(i18n.LANGUAGES)
