"""Everything that an account holds, as one ZIP."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
from typing_extensions import override

from cardesk_service.blobs.folder import BlobFolder
from cardesk_service.i18n import LANGUAGES
from cardesk_service.rights.archive import zipped
from cardesk_service.rights.export import pieces
from cardesk_service.store import people
from cardesk_service.store.tables.every import METADATA
from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, introduction, joined, key_of, signed_up
from tests.service.rights.goods import NOT_TAKEN_IN, PHOTO, PICTURE, ROWS, SAID, fill

EXPORT = "/account/v1/export"


async def _export(client: httpx.AsyncClient) -> zipfile.ZipFile:
    answer = await client.post(EXPORT, json={"password": PASSWORD})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"] == 'attachment; filename="cardesk-account-2026-11-26.zip"'
    assert answer.headers["cache-control"] == "no-store"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    return archive


async def test_an_owner_gets_all_of_it(service: RunningService) -> None:
    mona = await signed_up(service)
    registered = {"email": MONA, "password": PASSWORD, "register": introduction()}
    await service.client().post("/account/v1/sign-in", json=registered)
    company = (await mona.get("/account/v1/me")).json()["company"]["id"]
    await fill(service, company)
    archive = await _export(mona)
    account = json.loads(archive.read("account.json"))
    assert (account["name"], account["email"], account["deletion_due_at"]) == ("Mona Haddad", MONA, None)
    assert len(json.loads(archive.read("sessions.json"))) == 2
    assert json.loads(archive.read("companies.json"))["companies"][0]["role"] == "owner"
    folder = f"companies/{company}"
    assert json.loads(archive.read(f"{folder}/registers.json"))[0]["code"] == "R01"
    assert json.loads(archive.read(f"{folder}/members.json"))[0]["email"] == MONA
    licence = json.loads(archive.read(f"{folder}/licence.json"))
    assert licence == {"status": "trial", "payments": [], "reversals": []}
    lines = archive.read(f"{folder}/rows/client.jsonl").decode().splitlines()
    wanted = [{"id": identity, "fields": fields} for kind, identity, fields in ROWS if kind == "client"]
    assert [json.loads(line) for line in lines] == wanted
    kinds = {name.rpartition("/")[2] for name in archive.namelist() if "/rows/" in name}
    assert kinds == {f"{kind}.jsonl" for kind, _, _ in ROWS if kind != "staff_pin"}
    assert archive.read(f"{folder}/changes.jsonl") == SAID[0] + b"\n" + SAID[3] + b"\n"
    (conflict,) = archive.read(f"{folder}/rows/conflict.jsonl").splitlines()
    assert json.loads(conflict)["id"] == "f2"
    assert not any(b"secret of Ana" in archive.read(name) for name in archive.namelist())
    set_aside = [json.loads(line) for line in archive.read(f"{folder}/set_aside.jsonl").splitlines()]
    assert set_aside == [NOT_TAKEN_IN.decode(), [4, "document", "d2", 0, 0, {}]]
    assert archive.read(f"{folder}/files/{PHOTO}") == PICTURE


async def test_who_may_come_in_and_the_keys_of_registers_are_in_it(service: RunningService) -> None:
    mona = await signed_up(service)
    company = (await mona.get("/account/v1/me")).json()["company"]["id"]
    folder = f"companies/{company}"
    empty: dict[str, object] = {"invitations": [], "waiting_registers": [], "shop_code": None}
    assert json.loads((await _export(mona)).read(f"{folder}/letting_in.json")) == empty
    await mona.post("/company/v1/invitations", json={"email": "guest@example.com", "role": "technician"})
    code = (await mona.post("/company/v1/shop-code")).json()["code"]
    asked = {"code": code, "register": introduction(5, name="Waiting Till")}
    assert (await service.client().post("/company/v1/askings", json=asked)).status_code == 201
    form = {"email": MONA, "password": PASSWORD, "register": introduction(7)}
    assert (await service.client().post("/account/v1/sign-in", json=form)).status_code == 200
    archive = await _export(mona)
    held = json.loads(archive.read(f"{folder}/letting_in.json"))
    assert [(each["email"], each["role"]) for each in held["invitations"]] == [
        ("guest@example.com", "technician")
    ]
    assert [each["name"] for each in held["waiting_registers"]] == ["Waiting Till"]
    assert held["shop_code"]["code"] == code
    (register,) = json.loads(archive.read(f"{folder}/registers.json"))
    assert [each["public_key"] for each in register["public_keys"]] == [key_of(7)["public_key"]]


class _LettingGo(BlobFolder):
    """A folder of which the files go after they were listed."""

    @override
    def names(self, company: str) -> Iterator[str]:
        found = list(super().names(company))
        for name in found[1:]:
            self.delete(company, name)
        return iter(found)


async def test_a_photo_that_goes_while_it_is_made_breaks_nothing(
    service: RunningService, tmp_path: Path
) -> None:
    mona = await signed_up(service)
    company = (await mona.get("/account/v1/me")).json()["company"]["id"]
    blobs, office = _LettingGo(tmp_path / "photos"), service.application.office
    for body in (b"one", b"two"):
        name = hashlib.sha256(body).hexdigest()
        blobs.append(company, name, offset=0, total=len(body), piece=body)
    account = await office.store.read(lambda connection: people.by_email(connection, MONA))
    assert account is not None
    made = await asyncio.to_thread(lambda: b"".join(pieces(office, blobs, account)))
    archive = zipfile.ZipFile(io.BytesIO(made))
    assert archive.testzip() is None
    kept = [name for name in archive.namelist() if "/files/" in name]
    assert [archive.read(name) for name in kept] == [b"two"]


async def test_a_member_gets_what_is_hers_only(service: RunningService) -> None:
    mona = await signed_up(service)
    await fill(service, (await mona.get("/account/v1/me")).json()["company"]["id"])
    await mona.post("/company/v1/invitations", json={"email": "samir@example.com", "role": "manager"})
    samir = await signed_up(service, "samir@example.com", name="Samir", company="")
    archive = await _export(samir)
    assert set(archive.namelist()) == {
        "README.txt",
        "account.json",
        "sessions.json",
        "companies.json",
        "letters.json",
    }
    assert MONA not in "".join(archive.read(name).decode() for name in archive.namelist())


NAMED = {
    ("member", "account_id"): "companies",
    ("session", "account_id"): "sessions",
    ("invitation", "invited_by"): "invitations_sent",
    ("register", "account_id"): "signed_in_last_at",
    ("asking", "approved_by"): "registers_let_in",
    ("pairing", "approved_by"): "registers_let_in",
    ("departure", "account_id"): "account",
}
"""Every column that names an account, and where somebody finds in her export what stands there."""


async def test_what_she_did_in_a_company_of_another_is_hers(service: RunningService) -> None:
    columns = {
        (table.name, column.name)
        for table in METADATA.tables.values()
        for column in table.columns
        if column.name in ("account_id", "invited_by", "approved_by")
        or any(key.column.table.name == "account" for key in column.foreign_keys)
    }
    assert columns == NAMED.keys()
    mona = await signed_up(service)
    await mona.post("/company/v1/invitations", json={"email": "samir@example.com", "role": "manager"})
    samir = await signed_up(service, "samir@example.com", name="Samir", company="")
    await joined(service, 3, "samir@example.com")
    await samir.post("/company/v1/invitations", json={"email": "guest@example.com", "role": "technician"})
    begun = await service.client().post("/company/v1/pairings", json=introduction(4))
    await samir.post("/company/v1/pairings/approve", json={"code": begun.json()["code"]})
    said = json.loads((await _export(samir)).read("companies.json"))
    company = said["companies"][0]["id"]
    assert said["companies"][0]["joined_at"] > 0
    assert [(each["company"], each["email"]) for each in said["invitations_sent"]] == [
        (company, "guest@example.com")
    ]
    assert said["signed_in_last_at"] == [{"company": company, "code": "R01", "name": "Counter 3"}]
    assert [each["company"] for each in said["registers_let_in"]] == [company]
    held = json.loads((await _export(mona)).read("companies.json"))
    assert (held["invitations_sent"], held["signed_in_last_at"], held["registers_let_in"]) == ([], [], [])


async def test_letters_that_wait_are_in_it(service: RunningService) -> None:
    mona = await signed_up(service)
    await mona.post("/account/v1/password", json={"password": PASSWORD, "new_password": PASSWORD + " again"})
    answer = await mona.post(EXPORT, json={"password": PASSWORD + " again"})
    letters = json.loads(zipfile.ZipFile(io.BytesIO(answer.content)).read("letters.json"))
    assert [letter["letter"] for letter in letters][-1] == "password_changed"


async def test_it_says_what_is_in_it_in_the_persons_language(service: RunningService) -> None:
    said = set()
    for language in LANGUAGES:
        person = await signed_up(service, f"{language}@example.com", language=language)
        said.add((await _export(person)).read("README.txt"))
    assert len(said) == len(LANGUAGES)


async def test_the_password_is_asked_again_and_not_too_often(service: RunningService) -> None:
    mona = await signed_up(service)
    assert (await mona.post(EXPORT, json={"password": "not this one"})).status_code == 403
    codes = [(await mona.post(EXPORT, json={"password": PASSWORD})).status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]


def test_nothing_large_is_held() -> None:
    piece = bytes(range(256)) * 4096
    entries = [("large", (piece for _ in range(64)))]
    sizes = [len(part) for part in zipped(entries, (2026, 11, 26, 12, 0, 0))]
    assert all(sizes)
    assert max(sizes) <= 2 * len(piece)
