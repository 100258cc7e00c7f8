"""People and registers as they use the service in tests: through its API, with letters that they read."""

from __future__ import annotations

import re
from datetime import timedelta
from email.message import EmailMessage

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cardesk_wire import coding
from tests.service.office import RunningService

PASSWORD = "seven brushes at dawn"
MONA = "mona@example.com"


def sign_up_form(email: object = MONA, **changes: object) -> dict[str, object]:
    """What somebody types who wants an account."""
    form = {
        "name": "Mona Haddad",
        "email": email,
        "password": PASSWORD,
        "company": "Blue Drop",
        "language": "en",
        "is_16_or_older": True,
    }
    return {**form, **changes}


def code_in(letter: EmailMessage) -> str:
    """The code in a letter's text."""
    body = letter.get_body(("plain",))
    assert body is not None
    found = re.search(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$", body.get_content(), re.MULTILINE)
    assert found, body.get_content()
    return found.group()


async def signed_up(service: RunningService, email: str = MONA, **changes: object) -> httpx.AsyncClient:
    """Somebody who signed up, confirmed and is signed in."""
    client = service.client()
    asked = await client.post("/account/v1/sign-up", json=sign_up_form(email, **changes))
    assert asked.status_code == 202, asked.text
    code = code_in((await service.letters(email))[-1])
    reply = await client.post("/account/v1/confirm", json={"request": asked.json()["request"], "code": code})
    assert reply.status_code == 201, reply.text
    # What comes after is later, so that lists have an order.
    service.clock.pass_by(timedelta(seconds=1))
    return client


async def joined(
    service: RunningService, number: int = 1, email: str = MONA, **changes: object
) -> httpx.AsyncClient:
    """A register at which somebody who has an account signed in."""
    register = service.client()
    form = {"email": email, "password": PASSWORD, "register": introduction(number, **changes)}
    reply = await register.post("/account/v1/sign-in", json=form)
    assert reply.status_code == 200, reply.text
    return register


def key_of(number: int, **changes: object) -> dict[str, object]:
    """The public key of a register's series R01-A."""
    key = Ed25519PrivateKey.from_private_bytes(number.to_bytes(32)).public_key().public_bytes_raw()
    return {"register_code": "R01", "incarnation": "A", "public_key": coding.written(key), **changes}


def introduction(number: int = 1, **changes: object) -> dict[str, object]:
    """A register that wants to join."""
    device = coding.written(number.to_bytes(16))
    wish = {"device": device, "name": f"Counter {number}", "code": "R01", "keys": [key_of(number)]}
    return {**wish, **changes}
