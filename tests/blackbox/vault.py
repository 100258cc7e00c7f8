"""What is put back, and what is carried by hand: the service's database, and photos that wait."""

from __future__ import annotations

from functools import partial

from sqlalchemy import make_url
from sqlalchemy import text as sql

from cardesk_desktop.store.statement import Statement
from cardesk_desktop.sync.answers import heard
from cardesk_desktop.sync.blobs import ask_photo, next_photo, take_photo
from cardesk_service.store.engine import open_engine
from tests.blackbox.stage import Service
from tests.sync.counter import Counter

_COPY = "blackbox_copy"

_LACKING = Statement(
    sql(
        "SELECT count(*) FROM sync_blob WHERE direction = 'down' AND is_done = 0 AND sha256 IN "
        "(SELECT sha256 FROM product_photo UNION SELECT sha256 FROM visit_photo)"
    )
)


class Vault:
    """The database of a service, copied and put back while the service is down. Nobody declares that."""

    def __init__(self, service: Service, url: str) -> None:
        self.service, self._url = service, url
        self._has_copy = False

    def keep(self) -> None:
        """Copy it."""
        self._copy(self._name, _COPY)
        self._has_copy = True

    def put_back(self) -> bool:
        """Put the last copy in its place; False without one."""
        if self._has_copy:
            self._copy(_COPY, self._name)
        return self._has_copy

    @property
    def _name(self) -> str:
        return str(make_url(self._url).database)

    def _copy(self, source: str, target: str) -> None:
        other = make_url(self._url).set(database="postgres").render_as_string(hide_password=False)
        engine = open_engine(other, connections=1).execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
            # Whoever was killed is still counted as connected for a moment.
            end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %(name)s"
            connection.exec_driver_sql(end, {"name": source})
            connection.exec_driver_sql(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
        engine.dispose()


def carry_photos(counter: Counter) -> None:
    """Let every photo go and come that can, whatever came of it before."""
    desk = counter.desk
    desk.store._database.script("UPDATE sync_blob SET not_before = 0")
    # What comes to nothing waits from then on, and is over for this time.
    now = desk.clock.now()
    with desk.store.read() as work:
        step = next_photo(work, now)
    while step is not None:
        answer = heard(partial(ask_photo, counter.client, step))
        assert answer.away is None, step
        with desk.store.write() as work:
            step = take_photo(work, step, answer, now).step or next_photo(work, now)


def lacking(counter: Counter) -> int:
    """How many photos that a row here names have not come; what was taken away since is missed by nobody."""
    return int(counter.desk.store._database.value(_LACKING, {}))
