"""What the command line does beside serving: migrate, back up, mark as restored, tell of a policy."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from cardesk_service import app
from cardesk_service.exchange import place
from cardesk_service.mail import outbox
from cardesk_service.office import Office
from cardesk_service.settings import Settings
from cardesk_service.store import backup, people
from cardesk_service.store.column_types import micros
from cardesk_service.store.database import StoreUnavailable
from cardesk_service.store.engine import open_engine
from cardesk_service.store.migrations import runner

_LOG = logging.getLogger(__name__)


def migrate(settings: Settings) -> None:
    """Bring the database to this release. Raises NewerDatabase and StoreUnavailable."""
    engine = open_engine(settings.database_url, connections=1)
    try:
        runner.upgrade(engine)
    except OperationalError as error:
        raise StoreUnavailable from error
    finally:
        engine.dispose()


def back_up(settings: Settings, to: Path) -> None:
    """Copy the database into a new file. Raises BackupFailed."""
    backup.back_up(settings.database_url, to)
    _LOG.info("backed up", extra={"path": str(to)})


def mark_restored(settings: Settings) -> None:
    """Begin a new generation for every company: the database was put back from a backup.

    Every register then offers everything that it holds, so nothing is lost that any of them still has.
    """
    office = app.office(settings)
    try:
        now = micros(office.clock.now())
        marked = office.store.write_now(
            lambda connection: place.mark_restored(connection, now=now, new_id=office.new_id)
        )
    finally:
        office.store.close()
        office.passwords.close()
    _LOG.info("marked as restored", extra={"count": marked})


def notify_policy(settings: Settings, version: str, effective: date) -> None:
    """Write to everybody who has an account that the privacy policy changes; each of them once a version."""
    office = app.office(settings)
    try:
        written = office.store.write_now(lambda connection: _notify(office, connection, version, effective))
    finally:
        office.store.close()
        office.passwords.close()
    _LOG.info("policy letters written", extra={"count": written})


def _notify(office: Office, connection: Connection, version: str, effective: date) -> int:
    written = 0
    for account in people.everybody(connection):
        facts = {
            "name": account.name,
            "effective": effective.isoformat(),
            "link": office.address_of("/page/privacy"),
        }
        written += outbox.write(
            office,
            connection,
            "policy_changed",
            to=account.email,
            language=account.language,
            facts=facts,
            occasion=f"once:policy:{version}:{account.id}",
        )
    return written
