"""The skeleton of the store: the same tables from code and from migrations, transactions, outages."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import zstandard
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from cardesk_service.exchange.rows import read_rows
from cardesk_service.store import engine as engines
from cardesk_service.store import registers
from cardesk_service.store.database import Database, StoreUnavailable
from cardesk_service.store.engine import is_sqlite, open_engine, reading
from cardesk_service.store.migrations import runner
from cardesk_service.store.tables.every import METADATA

Schema = dict[str, object]
_COUNT = text("SELECT count(*) FROM sync_counter")
_SAID = text(
    "INSERT INTO sync_batch (company_id, device_id, epoch, first, last, chain, body, received_at)"
    " VALUES (:company, :device, 1, 1, 3, :chain, :body, 0)"
)
_JUDGED = text("INSERT INTO sync_verdict VALUES (:company, :device, 1, :oseq, :status, 'unreadable')")
_ADD = text("INSERT INTO sync_counter VALUES (:company, 1, 'g', 0)")


def _schema(engine: Engine) -> Schema:
    seen = inspect(engine)
    tables = [name for name in seen.get_table_names() if name != "alembic_version"]
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)],
            seen.get_pk_constraint(name)["constrained_columns"],
            sorted((i["name"] or "", tuple(i["column_names"])) for i in seen.get_indexes(name)),
            sorted((u["name"] or "", tuple(u["column_names"])) for u in seen.get_unique_constraints(name)),
        )
        for name in tables
    }


def test_migrations_make_the_tables_of_the_code_and_take_them_back(bare: str, engine: Engine) -> None:
    migrated = open_engine(bare)
    runner.upgrade(migrated)
    runner.upgrade(migrated)
    with migrated.begin() as connection:
        assert runner.revision(connection) == runner.head()
    if is_sqlite(migrated) == is_sqlite(engine):
        assert _schema(migrated) == _schema(engine)
    assert set(_schema(migrated)) == set(METADATA.tables)
    runner.downgrade(migrated, "base")
    assert not _schema(migrated)
    migrated.dispose()


def test_a_key_that_two_requests_tell_at_once_is_kept_once(engine: Engine) -> None:
    speaker = "company", "register"
    for _ in range(2):
        with engine.begin() as connection:
            # Either looked before the other's was there.
            registers.add_key(connection, speaker, "R01", "A", b"key")
    with engine.begin() as connection:
        assert registers.keys(connection, speaker) == [("R01", "A", b"key")]


def test_what_was_not_taken_in_before_is_set_aside(bare: str) -> None:
    migrated = open_engine(bare)
    runner.upgrade(migrated)
    runner.downgrade(migrated, "0004")
    ops = [b'[1,"client","AA",1,0,{}]', b'{"cut": "off"}', b'[3,"client","AB",1,0,{}]']
    named = {"company": "c", "device": "d"}
    batch = {**named, "body": zstandard.compress(b"[" + b",".join(ops) + b"]"), "chain": bytes(16)}
    with migrated.begin() as connection:
        connection.execute(_SAID, batch)
        connection.execute(_ADD, named)
        for oseq, status in ((1, "merged"), (2, "rejected"), (3, "quarantined")):
            connection.execute(_JUDGED, {**named, "oseq": oseq, "status": status})
    runner.upgrade(migrated)
    with migrated.begin() as connection:
        found = connection.exec_driver_sql("SELECT oseq, kind, identity, op, place FROM sync_set_aside").all()
    assert sorted((row[0], row[1], row[2], bytes(row[3]), row[4]) for row in found) == [
        (2, "", "", ops[1], 1),
        (3, "client", "AB", ops[2], 1),
    ]
    migrated.dispose()


def test_a_database_of_a_later_release_is_refused(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32))")
        connection.exec_driver_sql("DELETE FROM alembic_version")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('9999')")
    with pytest.raises(runner.NewerDatabase):
        runner.upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{runner.head()}'")


async def test_work_is_one_transaction(database_url: str) -> None:
    database = Database.open(database_url)

    def add(connection: Connection) -> int:
        connection.execute(_ADD, {"company": "a"})
        return int(connection.execute(_COUNT).scalar_one())

    def fail(connection: Connection) -> None:
        connection.execute(_ADD, {"company": "b"})
        raise ZeroDivisionError

    assert await database.write(add) == 1
    with pytest.raises(ZeroDivisionError):
        await database.write(fail)
    assert await database.read(lambda connection: connection.execute(_COUNT).scalar_one()) == 1
    database.close()


def test_a_reader_sees_one_point_in_time_and_writes_nothing(engine: Engine) -> None:
    with reading(engine).begin() as reader:
        assert reader.execute(_COUNT).scalar_one() == 0
        with engine.begin() as writer:
            writer.execute(_ADD, {"company": "a"})
        assert reader.execute(_COUNT).scalar_one() == 0
        with pytest.raises(DBAPIError):
            reader.execute(_ADD, {"company": "b"})


def test_sqlite_is_safe_against_a_power_cut(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'service.db'}")
    with reading(engine).begin() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    engine.dispose()


async def test_a_database_that_does_not_answer_is_an_outage(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path / 'no such folder' / 'service.db'}")
    with pytest.raises(StoreUnavailable):
        await database.read(lambda connection: connection.execute(_COUNT))
    database.close()


def test_a_database_that_only_follows_is_an_outage(database_url: str) -> None:
    database = Database.open(database_url, threads=1)
    only_reads = "PRAGMA query_only = ON" if is_sqlite(database.engine) else "SET TRANSACTION READ ONLY"

    def write(connection: Connection) -> None:
        connection.exec_driver_sql(only_reads)
        connection.execute(_ADD, {"company": "a"})

    with pytest.raises(StoreUnavailable):
        database.write_now(write)
    database.close()


def test_writers_on_sqlite_queue_for_their_turn(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path / 'service.db'}")
    METADATA.create_all(database.engine)

    def add(company: str) -> None:
        database.write_now(lambda connection: connection.execute(_ADD, {"company": company}))

    writers = [threading.Thread(target=add, args=(f"c{n}",)) for n in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert database.read_now(lambda connection: connection.execute(_COUNT).scalar_one()) == 8
    database.close()


@pytest.mark.parametrize("rested_s", [-1.0, 60.0], ids=["it rested", "it was just used"])
def test_a_connection_that_was_cut_is_replaced(
    database_url: str, monkeypatch: pytest.MonkeyPatch, rested_s: float
) -> None:
    database, other = Database.open(database_url, threads=1), open_engine(database_url, connections=1)
    if not is_sqlite(other):
        monkeypatch.setattr(engines, "RESTED_S", rested_s)
        with other.begin() as connection:
            own = text("SELECT pg_backend_pid()")
            cut = text("SELECT pg_terminate_backend(:pid)")
            connection.execute(cut, {"pid": database.read_now(lambda c: c.execute(own).scalar_one())})
        if rested_s > 0:
            # Nobody asked it: one request hears "come again", and the next finds another connection.
            with pytest.raises(StoreUnavailable):
                database.read_now(lambda c: read_rows(c, "a", [("client", "b")]))
    assert database.look_now(lambda c: c.execute(_COUNT).scalar_one()) == 0
    database.close()
    other.dispose()


def test_rows_are_found_by_their_keys_before_anybody_counted_them(engine: Engine) -> None:
    if is_sqlite(engine):
        return
    many = text(
        "INSERT INTO sync_row SELECT 'a', 'client', 'r' || n, n, '{}', '{}', '', 1, 0, 0, 0"
        " FROM generate_series(1, 10000) AS n"
    )
    touched = text(
        "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'sync_row'"
    )
    with engine.connect() as connection:
        connection.execute(many)
        before = connection.execute(touched).scalar_one()
        rows = read_rows(connection, "a", [("client", f"r{n}") for n in range(100)])
        assert [row.seq for row in rows.values()] == list(range(100))
        assert connection.execute(touched).scalar_one() - before <= 100
