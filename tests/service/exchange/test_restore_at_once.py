"""Two registers show at one moment that the service was put back, and nobody had said so."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from cardesk_service.exchange.exchanging import exchange
from cardesk_service.store.engine import open_engine
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import ExchangeReply, Refusal
from tests.service.exchange.speaking import Register, Service, identity

PATIENCE_S = 30
_WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


@pytest.fixture
def service(empty_postgresql: str) -> Iterator[Service]:
    """A service with room for both, and for somebody who looks on."""
    engine = open_engine(empty_postgresql, connections=3)
    yield Service(engine)
    engine.dispose()


def test_one_restore_begins_one_generation(service: Service) -> None:
    one, two = Register(service, 1).sync(), Register(service, 2).sync()
    one.write("client", identity(1), {"name": "a"}).exchange()
    two.sync()
    one.cursor += 50
    two.cursor += 50
    said: list[ExchangeReply | Refusal] = []
    later = threading.Thread(target=lambda: said.append(two.say([])))
    with service.engine.begin() as connection:
        request = one.request([])
        said.append(exchange(connection, one.speaker, request, now=service.now, new_id=service.new_id))
        later.start()
        # It has read how the order stood, and waits for what the first is about to say of it.
        waited = threading.Event()
        with service.engine.connect() as looking:
            while later.is_alive() and not looking.execute(_WAITING).scalar_one():
                looking.rollback()
                waited.wait(0.01)
    later.join(PATIENCE_S)
    refusals = [each for each in said if isinstance(each, Refusal)]
    assert [each.code for each in refusals] == [RefusalCode.GENERATION_CHANGED] * 2
    assert refusals[0].params["generation"] == refusals[1].params["generation"]
    assert service.ask("SELECT count(*) FROM sync_generation") == [(2,)]
