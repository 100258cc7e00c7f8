"""The core of the exchange on an empty database."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from tests.service.exchange.speaking import Register, Service


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
