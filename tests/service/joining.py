"""Registers come into a company at a service that is served: over TLS, with letters that are read."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import httpx
import msgspec

from cardesk_desktop.sync.hearing import SESSION_COOKIE
from cardesk_wire import coding
from cardesk_wire.accounts import SignedIn
from tests.service.people import MONA, PASSWORD, code_in, introduction, sign_up_form
from tests.service.served import Served


@dataclass(frozen=True, slots=True)
class Admission:
    """What a register needs to speak for its company."""

    url: str
    ca: str
    cookie: str
    company_id: str
    device_id: str
    code: str


def sign_up(client: httpx.Client, service: Served) -> None:
    """Mona opens an account with a company."""
    asked = client.post("/account/v1/sign-up", json=sign_up_form())
    asked.raise_for_status()
    letters = [letter for _, letter in service.letters() if letter["To"] == MONA]
    client.post(
        "/account/v1/confirm", json={"request": asked.json()["request"], "code": code_in(letters[-1])}
    ).raise_for_status()
    client.cookies.clear()


def let_in(client: httpx.Client, ca: str, device: UUID, code: str, public_key: bytes) -> Admission:
    """Mona lets a register in, which asks for this code and seals with this key."""
    keys = [{"register_code": code, "incarnation": "A", "public_key": coding.written(public_key)}]
    register = introduction(device=coding.written(device.bytes), name=f"Counter {code}", code=code, keys=keys)
    answer = client.post(
        "/account/v1/sign-in", json={"email": MONA, "password": PASSWORD, "register": register}
    )
    answer.raise_for_status()
    told = msgspec.json.decode(answer.content, type=SignedIn)
    cookie = answer.cookies[SESSION_COOKIE]
    client.cookies.clear()
    if told.register is None:
        raise RuntimeError("the session is no register's")
    return Admission(
        url=str(client.base_url).rstrip("/"),
        ca=ca,
        cookie=cookie,
        company_id=told.company.id,
        device_id=str(device),
        code=told.register.code,
    )
