"""Selling and sync never ask how a company stands."""

from __future__ import annotations

import ast
from datetime import timedelta
from pathlib import Path

import pytest

import cardesk_service
from cardesk_wire import coding
from cardesk_wire.licence import LicenceStatus
from cardesk_wire.messages import ExchangeReply, ExchangeRequest
from tests.service.licence.conftest import PRICE, Shop, offered, state_of
from tests.service.people import MONA, PASSWORD, introduction, signed_up

ROOT = Path(cardesk_service.__file__).parent
ZSTD = {"Content-Type": "application/zstd"}
FREE = (*sorted((ROOT / "exchange").glob("*.py")), ROOT / "api" / "sync.py", ROOT / "sessions.py")
FREE_TOO = (ROOT / "api" / "guard.py", ROOT / "blobs" / "folder.py", ROOT / "companies" / "registers.py")


@pytest.mark.parametrize("path", [*FREE, *FREE_TOO], ids=lambda path: path.name)
def test_what_registers_need_knows_nothing_of_the_licence(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    assert not [name for name in names if "licence" in name or "payments" in name]


async def test_a_register_syncs_after_the_trial_and_after_a_refund(shop: Shop) -> None:
    mona = await signed_up(shop.service)
    paid = shop.stripe.paid((await offered(mona)).url)
    await shop.tell(paid)
    await shop.tell(shop.stripe.refund(paid, PRICE, "refund.created"))
    shop.service.clock.pass_by(timedelta(days=400))
    register = shop.service.client()
    form = {"email": MONA, "password": PASSWORD, "register": introduction()}
    assert (await register.post("/account/v1/sign-in", json=form)).status_code == 200
    state = await state_of(register)
    assert state.status is LicenceStatus.REFUNDED
    assert state.trial_ends_at < shop.stripe.now() * 1_000_000
    request = ExchangeRequest(1, 1, 1, "", 0, 0, coding.written(coding.NO_CHAIN), [])
    answer = await register.post("/sync/v1/exchange", content=coding.pack(request), headers=ZSTD)
    assert answer.status_code == 200, answer.text
    assert isinstance(coding.unpack(answer.content, ExchangeReply), ExchangeReply)


async def test_the_documentation_says_so(shop: Shop) -> None:
    schema = (await shop.service.client().get("/schema/openapi.json")).json()
    for path, verb in (("/licence/v1/state", "get"), ("/licence/v1/buy", "post")):
        assert "never depends on this" in schema["paths"][path][verb]["description"]
