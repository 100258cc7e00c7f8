"""The core of the exchange on an empty database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cardesk_service.store.engine import open_engine
from tests.service.exchange.forgetting_desk import Desk
from tests.service.exchange.house import House, open_house
from tests.service.exchange.speaking import Register, Service, identity
from tests.service.memory import open_memory

MONA = identity(1)
PRODUCT = identity(2)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An engine for an empty database; that of SQLite lies in memory."""
    if request.param == "sqlite":
        opened = open_memory()
    else:
        opened = open_engine(str(request.getfixturevalue("empty_postgresql")), connections=2)
    yield opened
    opened.dispose()


@pytest.fixture
def service(engine: Engine) -> Service:
    """A service to which nobody has spoken yet."""
    return Service(engine)


@pytest.fixture
def one(service: Service) -> Register:
    """A register that has joined."""
    return Register(service, 1).sync()


@pytest.fixture
def two(service: Service) -> Register:
    """Another one of the same company."""
    return Register(service, 2).sync()


@pytest.fixture
def desk(service: Service) -> Desk:
    """The one who forgets."""
    return Desk(service)


@pytest.fixture
def known(one: Register, two: Register) -> None:
    """Both know of a client and of a product."""
    one.write("client", MONA, {"name": "Mona", "notes": "", "phone": "1", "phone_label": "home"})
    one.write("product", PRODUCT, {"name": "Wax", "price_minor": 100, "currency": "AED"})
    one.exchange()
    two.sync()


@pytest.fixture
async def house(database_url: str, tmp_path: Path) -> AsyncIterator[House]:
    """The routes on an empty database."""
    async with open_house(database_url, tmp_path) as opened:
        yield opened
