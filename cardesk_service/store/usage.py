"""Sums of use by day, and the marks by which nobody is counted twice while a day is open."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select, text

from cardesk_service.store.tables.usage import MARK, SALT, USAGE


@dataclass(frozen=True, slots=True)
class Cell:
    """A day's sum of one counter, and how many companies are in it."""

    day: str
    counter: str
    companies: int
    total: int


_SALT = select(SALT.c.salt).where(SALT.c.day == bindparam("day"))
_ADD_SALT = text("INSERT INTO usage_salt (day, salt) VALUES (:day, :salt) ON CONFLICT (day) DO NOTHING")
_MARK = text("INSERT INTO usage_mark (day, mark) VALUES (:day, :mark) ON CONFLICT (day, mark) DO NOTHING")
_ADD = text(
    """
    INSERT INTO usage (day, counter, companies, total) VALUES (:day, :counter, :companies, :total)
    ON CONFLICT (day, counter) DO UPDATE
    SET companies = usage.companies + excluded.companies, total = usage.total + excluded.total
    """
)
_SHOWN = (
    select(USAGE)
    .where(USAGE.c.day >= bindparam("since"), USAGE.c.companies >= bindparam("least"))
    .order_by(USAGE.c.day.desc(), USAGE.c.counter)
)
_DOCUMENTS = text(
    """
    SELECT count(*) FROM
    (SELECT 1 FROM sync_document WHERE company_id = :company AND is_signed = 1 LIMIT :least) AS found
    """
)
_FORGET_SALTS = delete(SALT).where(SALT.c.day < bindparam("before"))
_FORGET_MARKS = delete(MARK).where(MARK.c.day < bindparam("before"))
_FORGET_SMALL = delete(USAGE).where(USAGE.c.day < bindparam("before"), USAGE.c.companies < bindparam("least"))


def salt(connection: Connection, day: str, fresh: bytes) -> bytes:
    """The day's salt as it is kept; `fresh` when it has none yet."""
    connection.execute(_ADD_SALT, {"day": day, "salt": fresh})
    return bytes(connection.execute(_SALT, {"day": day}).scalar_one())


def mark(connection: Connection, day: str, of: bytes) -> bool:
    """Note a mark; False when it was there."""
    return connection.execute(_MARK, {"day": day, "mark": of}).rowcount > 0


def has_documents(connection: Connection, company: str, least: int) -> bool:
    """Whether a company (as it stands in messages) has at least so many signed documents."""
    found = connection.execute(_DOCUMENTS, {"company": company, "least": least}).scalar_one()
    return int(found) >= least


def add(connection: Connection, cell: Cell) -> None:
    """Add to a day's sum."""
    row = {"day": cell.day, "counter": cell.counter, "companies": cell.companies, "total": cell.total}
    connection.execute(_ADD, row)


def shown(connection: Connection, since: str, least: int) -> list[Cell]:
    """The sums since a day in which at least so many companies are, the newest day first."""
    return [Cell(*row) for row in connection.execute(_SHOWN, {"since": since, "least": least})]


def close(connection: Connection, before: str, least: int) -> None:
    """Close earlier days: forget whose marks they were, and sums in which too few are."""
    connection.execute(_FORGET_SALTS, {"before": before})
    connection.execute(_FORGET_MARKS, {"before": before})
    connection.execute(_FORGET_SMALL, {"before": before, "least": least})
