"""Databases in memory: made from a template, copied and put back."""

from __future__ import annotations

from sqlalchemy import Engine, text

from tests.service.memory import copy_of, open_memory, put_back

_COUNT = text("SELECT count(*) FROM sync_counter")
_ADD = text("INSERT INTO sync_counter VALUES (:company, 1, 'g', 0)")


def _add(engine: Engine, company: str) -> int:
    with engine.begin() as connection:
        connection.execute(_ADD, {"company": company})
        return int(connection.execute(_COUNT).scalar_one())


def test_every_database_in_memory_is_another() -> None:
    one, two = open_memory(), open_memory()
    assert (_add(one, "a"), _add(one, "b"), _add(two, "a")) == (1, 2, 1)
    one.dispose()
    two.dispose()


def test_a_database_in_memory_is_put_back() -> None:
    engine = open_memory()
    _add(engine, "a")
    copy = copy_of(engine)
    _add(engine, "b")
    put_back(engine, copy)
    assert _add(engine, "c") == 2
    engine.dispose()
