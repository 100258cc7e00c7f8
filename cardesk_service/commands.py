"""What the command line does beside serving: migrate, back up, mark as restored, tell of a policy."""

from __future__ import annotations

import logging
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
from cardesk_service.store.engine import begin_unseen, open_engine
from cardesk_service.store.migrations import runner
from cardesk_service.web.policies import every
from cardesk_service.web.policies.policy import Policy

_LOG = logging.getLogger(__name__)


def migrate(settings: Settings) -> None:
    """Bring the database to this release. Raises NewerDatabase and StoreUnavailable."""
    begin_unseen(settings.database_url)
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

    Every register then offers everything that it holds, so nothing is lost that any of them still has. A
    copy of an earlier release is brought to this one first. Raises NotMigrated, NewerDatabase and
    StoreUnavailable.
    """
    office = app.office(settings)
    try:
        _require_tables(office)
        migrate(settings)
        now = micros(office.clock.now())
        marked = office.store.write_now(
            lambda connection: place.mark_restored(connection, now=now, new_id=office.new_id)
        )
    finally:
        office.store.close()
        office.passwords.close()
    _LOG.info("marked as restored", extra={"count": marked})


class NotMigrated(Exception):
    """This database has no tables of the service: it is another one, or nothing was put back into it."""


def _require_tables(office: Office) -> None:
    if office.store.read_now(runner.revision) is None:
        raise NotMigrated


class NotAnnounced(Exception):
    """No such version of the privacy policy is to come."""


def notify_policy(settings: Settings, version: str) -> None:
    """Write to everybody who has an account that the privacy policy changes; each of them once a version.

    Whose letter was given up is written to again. Raises NotMigrated, and NotAnnounced for a version that
    does not exist, and for one that applies already.
    """
    policy = next((each for each in every.POLICIES if each.version == version), None)
    if policy is None:
        known = ", ".join(each.version for each in every.POLICIES)
        raise NotAnnounced(f"There is no version {version}, only: {known}.")
    office = app.office(settings)
    try:
        if policy.effective <= office.clock.now().date():
            raise NotAnnounced(f"Version {version} applies since {policy.effective}.")
        _require_tables(office)
        written = office.store.write_now(lambda connection: _notify(office, connection, policy))
    finally:
        office.store.close()
        office.passwords.close()
    _LOG.info("policy letters written", extra={"count": written})


def _notify(office: Office, connection: Connection, policy: Policy) -> int:
    written = 0
    for account in people.everybody(connection):
        facts = {
            "name": account.name,
            "effective": policy.effective.isoformat(),
            "link": office.address_of(f"/page/privacy/{policy.version}"),
        }
        written += outbox.write(
            office,
            connection,
            "policy_changed",
            to=account.email,
            language=account.language,
            facts=facts,
            occasion=f"once:policy:{policy.version}:{account.id}",
        )
    return written
