"""The one who forgets what registers said, at the time of the test's service."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from cardesk_service.exchange import forgetting
from cardesk_service.office import Office
from cardesk_service.store import set_aside
from cardesk_service.store.column_types import instant_of
from cardesk_service.store.database import Database
from cardesk_service.store.set_aside import SetAside
from cardesk_wire import coding
from tests.service.exchange.speaking import COMPANY, Service
from tests.service.office import SetClock

_COMPANY = coding.written(COMPANY.bytes)


class Desk:
    """As much of an office as forgetting needs, at the service's own time."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.store = Database(service.engine, threads=1)
        self.clock = SetClock()
        self.new_id = service.new_id

    def forget(self, after: timedelta = timedelta()) -> None:
        """Let time pass, and forget all that is due then."""
        self._service.now += after // timedelta(microseconds=1)
        self.clock.at = instant_of(self._service.now)
        office = cast("Office", self)
        forgetting.forget_erased(office)
        forgetting.forget_old(office)

    def settle_sent_again(self) -> None:
        """Note what was put right meanwhile."""
        self.store.write_now(lambda connection: set_aside.settle_sent_again(connection, self.clock.now()))

    def aside(self) -> list[SetAside]:
        """What is set aside."""
        return self.store.read_now(lambda connection: set_aside.of_company(connection, _COMPANY))
