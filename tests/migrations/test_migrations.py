"""Migrations make exactly the tables of the code, can be taken back, and lose nothing on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.store import sealed
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from cardesk_desktop.store.sync.triggers import every_trigger
from cardesk_desktop.store.tables import every
from cardesk_desktop.store.tables.metadata import METADATA
from cardesk_desktop.store.upgrade import HEAD, revision, upgrade
from tests.builders import identity, make_client, make_product, make_service, make_vehicle
from tests.builders.premises import KEY, Premises, found, issue, pay

Schema = dict[str, tuple[str, ...]]


@pytest.fixture
def premises(tmp_path: Path) -> Iterator[Premises]:
    """A company with a sale."""
    made = Premises(tmp_path)
    store = made.open()
    found(store)
    with store.write() as work:
        pay(work, identity("payment"), issue(work, identity("invoice")))
    made.close()
    yield made
    made.close()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database."""
    opened = Database.open(tmp_path / "bare.db", KEY)
    yield opened
    opened.close()


def _schema(database: Database) -> Schema:
    """The parts of each CREATE statement, in no order: a migration may name constraints first.

    Without quotes, which SQLite puts around the name of a table that was made anew.
    """
    found = database.connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {
        f"{kind} {name}": tuple(sorted(part.strip() for part in re.split(r",?\s*\n", sql.replace('"', ""))))
        for kind, name, sql in found.fetchall()
        if name != "alembic_version"
    }


def _made_by_code(path: Path) -> Database:
    database = Database.open(path, KEY)
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: database.connection,
        poolclass=StaticPool,
        pool_reset_on_return=None,
    )
    with engine.begin() as connection:
        METADATA.create_all(connection, list(every.TABLES.values()))
    return database


def _tables(database: Database) -> set[str]:
    return {name for name in _schema(database) if name.startswith("table ")}


def _revisions() -> list[str]:
    """From the first to the newest."""
    scripts = ScriptDirectory.from_config(runner.configuration())
    return [script.revision for script in scripts.walk_revisions()][::-1]


def test_the_newest_revision_is_the_one_the_store_waits_for() -> None:
    assert ScriptDirectory.from_config(runner.configuration()).get_heads() == [HEAD]
    assert _revisions() == sorted(_revisions())


def test_migrations_make_the_tables_of_the_code(database: Database, tmp_path: Path) -> None:
    upgrade(database, tmp_path / "bare.db")
    by_code = _made_by_code(tmp_path / "code.db")
    migrated, coded = _schema(database), _schema(by_code)
    by_code.close()
    assert migrated == coded
    sealing = [name for name in migrated if name.startswith("trigger ") and "_no_" in name]
    assert len(sealing) == 2 * len(sealed.SEALED_TABLES)
    assert len([name for name in migrated if name.startswith("trigger tr_sync_")]) == len(
        list(every_trigger())
    )


def _upgrade_to(database: Database, step: str) -> None:
    config = runner.configuration()
    runner._run(database, config, lambda: command.upgrade(config, step))


def test_every_step_can_be_taken_back_and_made_again(database: Database, tmp_path: Path) -> None:
    upgrade(database, tmp_path / "bare.db")
    steps: list[tuple[str, Schema]] = []
    for step in [*_revisions()[-2::-1], "base"]:
        steps.append((revision(database) or "", _schema(database)))
        runner.downgrade(database, step)
    assert _tables(database) == set()
    assert revision(database) is None
    for step, schema in reversed(steps):
        _upgrade_to(database, step)
        assert revision(database) == step
        assert _schema(database) == schema


def test_a_database_is_copied_before_it_is_upgraded(premises: Premises) -> None:
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, "0005")
    older.close()
    before = premises.path.read_bytes()
    store = premises.open()
    copy = premises.path.with_name(f"{premises.path.name}.before-{HEAD}")
    with store.read() as work:
        assert work.documents.invoice_file(identity("invoice")).invoice.number == "R01-A-000001"
    premises.close()
    copied = Database.open(copy, KEY)
    assert revision(copied) == "0005"
    assert copied.damaged_pages() == ()
    copied.close()
    copy.replace(premises.path)
    assert premises.path.read_bytes() == before
    premises.open()


class _Stop(Exception):
    """A migration that fails half-way."""


def test_an_upgrade_that_fails_changes_nothing(premises: Premises, monkeypatch: pytest.MonkeyPatch) -> None:
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, "0003")
    before = _schema(older)
    older.close()

    def fail(*_: object) -> None:
        raise _Stop

    with monkeypatch.context() as patched:
        patched.setattr("cardesk_desktop.store.migrations.runner._require_whole", fail)
        with pytest.raises(_Stop):
            premises.open()
    again = Database.open(premises.path, KEY)
    assert _schema(again) == before
    assert revision(again) == "0003"
    again.close()
    premises.open()


def test_a_row_without_its_parent_stops_the_upgrade(premises: Premises) -> None:
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, "0005")
    older.script("PRAGMA foreign_keys = OFF")
    older.script("UPDATE vehicle SET client_id = x'00'")
    older.close()
    with pytest.raises(Unavailable) as raised:
        premises.open()
    assert raised.value.code is Code.DATABASE_DAMAGED


def test_a_full_disk_stops_the_upgrade(premises: Premises, monkeypatch: pytest.MonkeyPatch) -> None:
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, "0003")
    older.script("VACUUM")
    older.close()
    begin = Database.begin

    def begin_when_full(database: Database) -> None:
        ((pages,),) = database.connection.execute("PRAGMA page_count")
        database.connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()
        begin(database)

    with monkeypatch.context() as patched:
        patched.setattr(Database, "begin", begin_when_full)
        with pytest.raises(Unavailable) as raised:
            premises.open()
    assert raised.value.code is Code.DISK_FULL
    with premises.open().read() as work:
        assert work.company.is_founded()


def test_a_defect_of_a_migration_is_let_through(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    database.script("CREATE TABLE company (x)")
    with pytest.raises(Exception, match="table company already exists"):
        upgrade(database, Path("unused"))
    assert revision(database) is None


def test_a_company_of_before_keeps_the_taxes_that_it_uses(premises: Premises) -> None:
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, "0006")
    older.script("UPDATE product SET tax_category = 'E', tax_rate_bp = 0, tax_reason = 'Local transport'")
    older.close()
    with premises.open().read() as work:
        rates = [(rate.names.main, rate.tax.rate_bp) for rate in work.tax_rates.all()]
    assert rates == [("5 %", 500), ("Local transport", 0)]


def test_a_catalogue_of_before_is_whole_and_has_a_level_for_every_product(premises: Premises) -> None:
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, "0007")
    older.script("DELETE FROM stock_level")
    older.close()
    with premises.open().read() as work:
        assert work.catalogue.product(make_product().id) == make_product()
        assert work.catalogue.service(make_service().id) == make_service()
        assert [category.names.main for category in work.catalogue.categories()] == ["Washes", "Shop"]
    premises.close()
    database = Database.open(premises.path, KEY)
    assert [row[0] for row in database.script("SELECT milli FROM stock_level")] == [0]
    database.close()


def test_who_was_made_one_with_another_before_stays_gone(premises: Premises) -> None:
    left, gone = (make_client(name) for name in ("Left", "Gone"))
    kept, sold = (make_vehicle(plate, client=left) for plate in ("A 1", "A 2"))
    with premises.open().write() as work:
        for client in (left, gone):
            work.clients.add(client)
        for vehicle in (kept, sold):
            work.vehicles.add(vehicle)
        work.merges.take_in_client(gone.id, left.id)
        work.merges.take_in_vehicle(sold.id, kept.id)
    premises.close()
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, "0021")
    older.script("DELETE FROM sync_grave")
    older.close()
    premises.open()
    with premises.bare() as connection:
        graves = connection.execute("SELECT kind, id FROM sync_grave").fetchall()
    assert sorted(graves) == [("client", gone.id.bytes), ("vehicle", sold.id.bytes)]
