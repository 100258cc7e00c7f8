"""A database from before registers knew who signed in last opens, and learns it from the living sessions."""

from __future__ import annotations

from sqlalchemy import Engine, inspect, text

from cardesk_service.store.engine import is_sqlite, open_engine
from cardesk_service.store.migrations import runner

_BEFORE = (
    "INSERT INTO company VALUES ('c', 'Blue Drop', 0)",
    "INSERT INTO account VALUES ('mona', 'Mona', 'm@x.org', 'm@x.org', '', 'en', 0, 0)",
    "INSERT INTO account VALUES ('omar', 'Omar', 'o@x.org', 'o@x.org', '', 'en', 0, 0)",
    "INSERT INTO register VALUES ('c', 'one', 'R01', 'Counter', 0, NULL)",
    "INSERT INTO register VALUES ('c', 'two', 'R02', 'Exit', 0, NULL)",
)
_SESSION = text("INSERT INTO session VALUES (:id, :token, :account, 'c', :device, 0, :used, 9)")
_SESSIONS = (("a", "mona", "one", 1), ("b", "omar", "one", 2), ("c", "mona", None, 3))


def _filled(bare: str) -> Engine:
    engine = open_engine(bare)
    runner.upgrade(engine)
    runner.downgrade(engine, "0010")
    with engine.begin() as connection:
        for statement in _BEFORE:
            connection.exec_driver_sql(statement)
        for name, account, device, used in _SESSIONS:
            row = {"id": name, "token": name.encode(), "account": account, "device": device, "used": used}
            connection.execute(_SESSION, row)
    return engine


def test_a_register_knows_who_used_it_last_and_every_session_lives_on(bare: str) -> None:
    engine = _filled(bare)
    runner.upgrade(engine)
    with engine.begin() as connection:
        known = connection.exec_driver_sql("SELECT device_id, account_id FROM register ORDER BY code").all()
        living = connection.exec_driver_sql("SELECT id, is_handed_over FROM session ORDER BY id").all()
    assert [tuple(row) for row in known] == [("one", "omar"), ("two", None)]
    assert [tuple(row) for row in living] == [("a", 0), ("b", 0), ("c", 0)]
    references = inspect(engine).get_foreign_keys("session")
    assert {each["referred_table"] for each in references} == {"account", "company"}
    engine.dispose()


def test_the_release_before_gets_no_session_that_it_would_take_for_an_owners(bare: str) -> None:
    engine = _filled(bare)
    runner.upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE session SET is_handed_over = 1 WHERE id = 'a'")
        connection.exec_driver_sql("UPDATE session SET company_id = NULL WHERE id = 'c'")
    runner.downgrade(engine, "0010")
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT id FROM session").scalars().all() == ["b"]
        if is_sqlite(connection):
            made = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'session'").scalar()
            assert "WITHOUT ROWID" in str(made)
            assert "STRICT" in str(made)
    engine.dispose()
