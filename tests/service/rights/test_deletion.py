"""The end of an account: asked for, withdrawn, carried out; and what stays of a company without owners."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path

import httpx
import msgspec
import pytest
from sqlalchemy import Connection, func, make_url, select

from cardesk_service.blobs.folder import BlobFolder
from cardesk_service.rights import leaving
from cardesk_service.store.metadata import METADATA
from cardesk_service.store.tables import sync
from cardesk_service.store.tables.accounts import ACCOUNT, COMPANY, MEMBER, REGISTER
from cardesk_service.store.tables.rights import CLOSED_COMPANY
from cardesk_wire import coding, rights
from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, introduction, signed_up
from tests.service.rights.goods import PHOTO, fill

DELETION = "/account/v1/deletion"
SAMIR = "samir@example.com"
GRACE = timedelta(days=30)
SECRETS = (b"Mona Haddad", MONA.encode(), b"Client 1007", b"secret of Ana")


async def _sign_in(service: RunningService, email: str = MONA, **more: object) -> httpx.AsyncClient:
    client = service.client()
    answer = await client.post("/account/v1/sign-in", json={"email": email, "password": PASSWORD, **more})
    assert answer.status_code == 200, answer.text
    return client


async def _ask(client: httpx.AsyncClient) -> rights.Deletion:
    answer = await client.post(DELETION, json={"password": PASSWORD})
    assert answer.status_code == 202, answer.text
    return coding.decode(answer.content, rights.Deletion)


async def _count(service: RunningService, *tables: str) -> dict[str, int]:
    def count(connection: Connection) -> dict[str, int]:
        return {
            name: connection.execute(select(func.count()).select_from(METADATA.tables[name])).scalar_one()
            for name in tables
        }

    return await service.application.office.store.read(count)


def _go(service: RunningService) -> None:
    office = service.application.office
    leaving.all_due(office, BlobFolder(office.settings.data / "blobs"))


async def _with_samir(service: RunningService, mona: httpx.AsyncClient, role: str) -> httpx.AsyncClient:
    await mona.post("/company/v1/invitations", json={"email": SAMIR, "role": role})
    return await signed_up(service, SAMIR, name="Samir", company="")


async def test_every_session_ends_at_once_and_the_holder_is_told(service: RunningService) -> None:
    mona = await signed_up(service)
    register = await _sign_in(service, register=introduction())
    elsewhere = await _sign_in(service)
    said = await _ask(mona)
    for client in (mona, register, elsewhere):
        assert (await client.get("/account/v1/me")).status_code == 401
    assert said.due_at == said.asked_at + GRACE // timedelta(microseconds=1)
    letter = (await service.letters(MONA))[-1]
    assert letter["Subject"] == "Your CarDesk account will be deleted on 26 Dec 2026"
    text = letter.get_body(("plain",))
    assert text is not None
    assert "Blue Drop" in text.get_content()
    assert "31 Dec 2036" in text.get_content()


async def test_the_password_is_asked_again(service: RunningService) -> None:
    mona = await signed_up(service)
    answer = await mona.post(DELETION, json={"password": "not this one"})
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_password")
    assert (await mona.get(DELETION)).json()["deletion"] is None


async def test_what_would_happen_is_said_before(service: RunningService) -> None:
    mona = await signed_up(service)
    await fill(service, (await mona.get("/account/v1/me")).json()["company"]["id"])
    said = (await mona.get(DELETION)).json()["if_asked"]["companies"]
    assert [(each["closes"], each["country"], each["kept_until"]) for each in said] == [
        (True, "AE", "2033-12-31")
    ]


async def test_it_can_be_withdrawn_until_the_last_day(service: RunningService) -> None:
    await _ask(await signed_up(service))
    service.clock.pass_by(GRACE - timedelta(minutes=1))
    mona = await _sign_in(service)
    first = (await mona.get(DELETION)).json()["deletion"]
    assert msgspec.to_builtins(await _ask(mona)) == first
    mona = await _sign_in(service)
    assert (await mona.delete(DELETION)).status_code == 204
    assert (await mona.delete(DELETION)).status_code == 404
    assert (await service.letters(MONA))[-1]["Subject"] == "Your CarDesk account stays"
    service.clock.pass_by(timedelta(days=2))
    _go(service)
    assert (await mona.get("/account/v1/me")).status_code == 200


async def test_nothing_happens_before_its_time(service: RunningService) -> None:
    await _ask(await signed_up(service))
    service.clock.pass_by(GRACE - timedelta(seconds=10))
    _go(service)
    assert await _count(service, "account", "member") == {"account": 1, "member": 1}


async def test_afterwards_only_tax_records_are_left_and_years_later_nothing(service: RunningService) -> None:
    mona = await signed_up(service)
    company = (await mona.get("/account/v1/me")).json()["company"]["id"]
    await _sign_in(service, register=introduction())
    await mona.post("/company/v1/invitations", json={"email": "guest@example.com", "role": "manager"})
    await fill(service, company)
    photos = service.data / "blobs"
    assert _files(photos) == [PHOTO]
    await _ask(mona)
    service.clock.pass_by(GRACE)
    _go(service)
    assert not any((await _count(service, ACCOUNT.name, MEMBER.name, REGISTER.name, "session")).values())
    assert not any((await _count(service, "invitation", "departure", "sync_batch", "sync_counter")).values())
    assert await _kinds(service) == ["company", "document", "goods_receipt", "journal_entry"]
    assert await _count(service, "sync_set_aside", "sync_erasure") == {"sync_set_aside": 1, "sync_erasure": 0}
    assert _files(photos) == []
    letters = await service.letters(MONA)
    assert letters[-1]["Subject"] == "Your CarDesk account was deleted"
    service.clock.at = service.clock.at.replace(year=2033, month=12, day=31)
    _go(service)
    assert await _kinds(service) != []
    service.clock.pass_by(timedelta(days=1))
    _go(service)
    left = await _count(service, COMPANY.name, CLOSED_COMPANY.name, "sync_row", "sync_document", "sync_key")
    left |= await _count(service, "sync_set_aside")
    assert not any(left.values())


async def test_the_address_is_free_again(service: RunningService) -> None:
    await _ask(await signed_up(service))
    service.clock.pass_by(GRACE)
    _go(service)
    again = await signed_up(service)
    joined = await _sign_in(service, register=introduction())
    assert (await again.get("/account/v1/me")).status_code == 200
    assert (await joined.get("/account/v1/me")).json()["register"]["code"] == "R01"


async def test_a_company_with_another_owner_lives_on(service: RunningService) -> None:
    mona = await signed_up(service)
    company = (await mona.get("/account/v1/me")).json()["company"]["id"]
    samir = await _with_samir(service, mona, "owner")
    register = await _sign_in(service, register=introduction())
    await fill(service, company)
    said = await _ask(mona)
    assert [each.closes for each in said.companies] == [False]
    assert (await register.get("/account/v1/me")).json()["account"]["email"] == SAMIR
    service.clock.pass_by(GRACE)
    _go(service)
    samir = await _sign_in(service, SAMIR)
    members = (await samir.get("/company/v1/members")).json()["members"]
    assert [each["email"] for each in members] == [SAMIR]
    assert "client" in await _kinds(service)
    text = (await service.letters(MONA))[-1].get_body(("plain",))
    assert text is not None
    assert "tax" not in text.get_content()


async def test_other_members_hear_that_the_last_owner_leaves(service: RunningService) -> None:
    mona = await signed_up(service)
    await _with_samir(service, mona, "manager")
    await _ask(mona)
    assert (await service.letters(SAMIR))[-1]["Subject"] == "Blue Drop will leave CarDesk on 26 Dec 2026"
    service.clock.pass_by(GRACE)
    _go(service)
    assert await _count(service, "account", "member", "closed_company") == {
        "account": 1,
        "member": 0,
        "closed_company": 1,
    }


async def test_when_every_owner_leaves_the_last_one_and_the_members_hear_that_it_closes(
    service: RunningService,
) -> None:
    mona = await signed_up(service)
    for email, role in (("samir@example.com", "owner"), ("lina@example.com", "technician")):
        await mona.post("/company/v1/invitations", json={"email": email, "role": role})
    samir = await signed_up(service, "samir@example.com", name="Samir", company="")
    await signed_up(service, "lina@example.com", name="Lina", company="")
    first = await mona.post("/account/v1/deletion", json={"password": PASSWORD})
    assert [each["closes"] for each in first.json()["companies"]] == [False]
    second = await samir.post("/account/v1/deletion", json={"password": PASSWORD})
    assert [each["closes"] for each in second.json()["companies"]] == [True]
    closing = "Blue Drop will leave CarDesk on 26 Dec 2026"
    for member in (MONA, "lina@example.com"):
        assert [letter["Subject"] for letter in await service.letters(member)].count(closing) == 1
    form = {"email": "samir@example.com", "password": PASSWORD}
    await samir.post("/account/v1/sign-in", json=form)
    assert (await samir.delete("/account/v1/deletion")).status_code == 204
    for member in (MONA, "lina@example.com"):
        assert (await service.letters(member))[-1]["Subject"] == "Blue Drop stays with CarDesk"
    service.clock.pass_by(timedelta(days=31))
    await leaving.work(service.application.office, BlobFolder(service.data / "photos"))
    await samir.post("/account/v1/sign-in", json=form)
    assert (await samir.get("/account/v1/me")).json()["company"]["name"] == "Blue Drop"


@pytest.mark.parametrize("way", ["role", "invitation"])
async def test_members_hear_that_a_company_stays_which_gets_another_owner(
    service: RunningService, way: str
) -> None:
    mona = await signed_up(service)
    await _with_samir(service, mona, "manager")
    await mona.post("/company/v1/invitations", json={"email": "lina@example.com", "role": "technician"})
    lina = await signed_up(service, "lina@example.com", name="Lina", company="")
    await _ask(mona)
    mona = await _sign_in(service)
    if way == "role":
        account = (await lina.get("/account/v1/me")).json()["account"]["id"]
        answer = await mona.put(f"/company/v1/members/{account}", json={"role": "owner"})
        assert answer.status_code == 204
    else:
        await mona.post("/company/v1/invitations", json={"email": "ana@example.com", "role": "owner"})
        await signed_up(service, "ana@example.com", name="Ana", company="")
    heard = [letter["Subject"] for letter in await service.letters(SAMIR)]
    assert heard[-2:] == ["Blue Drop will leave CarDesk on 26 Dec 2026", "Blue Drop stays with CarDesk"]
    for who in (MONA, "ana@example.com"):
        letters = await service.letters(who)
        is_told = "Blue Drop stays with CarDesk" in [letter["Subject"] for letter in letters]
        assert is_told == (who == MONA and way == "invitation")


@pytest.mark.parametrize("way", ["role", "leave"])
async def test_members_hear_that_a_company_closes_when_the_owner_who_would_stay_is_one_no_longer(
    service: RunningService, way: str
) -> None:
    mona = await signed_up(service)
    samir = await _with_samir(service, mona, "owner")
    await mona.post("/company/v1/invitations", json={"email": "lina@example.com", "role": "technician"})
    await signed_up(service, "lina@example.com", name="Lina", company="")
    await _ask(mona)
    account = (await samir.get("/account/v1/me")).json()["account"]["id"]
    if way == "role":
        mona = await _sign_in(service)
        answer = await mona.put(f"/company/v1/members/{account}", json={"role": "manager"})
    else:
        answer = await samir.delete(f"/company/v1/members/{account}")
    assert answer.status_code == 204
    heard = [letter["Subject"] for letter in await service.letters("lina@example.com")]
    assert heard[-1] == "Blue Drop will leave CarDesk on 26 Dec 2026"


async def test_a_manager_leaves_and_nothing_closes(service: RunningService) -> None:
    mona = await signed_up(service)
    samir = await _with_samir(service, mona, "manager")
    said = await _ask(samir)
    assert [each.closes for each in said.companies] == [False]
    service.clock.pass_by(GRACE)
    _go(service)
    assert await _count(service, "account", "closed_company") == {"account": 1, "closed_company": 0}


async def test_letters_name_several_companies_with_the_comma_of_their_language(
    service: RunningService,
) -> None:
    samir = await signed_up(service, SAMIR, company="مغسلة النور", language="ar")
    mona = await signed_up(service)
    await mona.post("/company/v1/invitations", json={"email": SAMIR, "role": "owner"})
    assert (await samir.post("/company/v1/invitations/accept")).status_code == 204
    await _ask(mona)
    service.clock.pass_by(GRACE)
    _go(service)
    assert len((await _ask(await _sign_in(service, SAMIR))).companies) == 2
    asked = await service.letters(SAMIR)
    service.clock.pass_by(GRACE)
    _go(service)
    for letter in (asked[-1], (await service.letters(SAMIR))[-1]):
        text = letter.get_body(("plain",))
        assert text is not None
        assert "\u2069\u060c \u2068" in text.get_content()


async def test_two_processes_that_look_at_once_delete_once(service: RunningService) -> None:
    for number in range(6):
        await _ask(await signed_up(service, f"owner{number}@example.com"))
    service.clock.pass_by(GRACE)
    await asyncio.gather(*(asyncio.to_thread(_go, service) for _ in range(3)))
    assert await _count(service, "account", "closed_company") == {"account": 0, "closed_company": 6}
    for number in range(6):
        told = [letter["Subject"] for letter in await service.letters(f"owner{number}@example.com")]
        assert told.count("Your CarDesk account was deleted") == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_nothing_of_it_can_be_read_in_the_file_afterwards(
    service: RunningService, database_url: str
) -> None:
    file = Path(str(make_url(database_url).database))
    mona = await signed_up(service)
    await fill(service, (await mona.get("/account/v1/me")).json()["company"]["id"])
    assert [name for name in SECRETS if name in _written(service, file)] == list(SECRETS)
    await _ask(mona)
    service.clock.pass_by(GRACE)
    _go(service)
    await service.letters(MONA)
    assert [name for name in SECRETS if name in _written(service, file)] == []


def _written(service: RunningService, file: Path) -> bytes:
    with service.application.office.store.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file.read_bytes()


async def _kinds(service: RunningService) -> list[str]:
    found = select(sync.ROW.c.kind).distinct().order_by(sync.ROW.c.kind)
    return await service.application.office.store.read(lambda c: list(c.execute(found).scalars()))


def _files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]
