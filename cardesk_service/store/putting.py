"""Rows that may be there already: what two requests write at the same moment is written by one statement.

Looking first, or taking away first, would let both see nothing; PostgreSQL refuses the second row then.
"""

from __future__ import annotations

from sqlalchemy import Table, TextClause, bindparam, text


def in_place_of(table: Table, *key: str) -> TextClause:
    """Put a row, in place of the one that has the same key."""
    others = [column.name for column in table.columns if column.name not in key]
    told = ", ".join(f"{name} = excluded.{name}" for name in others)
    return _into(table, f"({', '.join(key)}) DO UPDATE SET {told}")


def unless_there(table: Table) -> TextClause:
    """Put a row; where one with the same key is, that stays."""
    return _into(table, "DO NOTHING")


def _into(table: Table, on_conflict: str) -> TextClause:
    names = [column.name for column in table.columns]
    cells = ", ".join(f":{name}" for name in names)
    into = f"INSERT INTO {table.name} ({', '.join(names)})"
    put = text(f"{into} VALUES ({cells}) ON CONFLICT {on_conflict}")
    return put.bindparams(*(bindparam(column.name, type_=column.type) for column in table.columns))
