"""A durable sale of five lines; the floor writes the same rows by bare sqlcipher3 under the same pragmas."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial

from sqlcipher3 import dbapi2

from benchmarks.figure import Figure, Times, timed
from benchmarks.shop import Shop
from cardesk_desktop.demo.house import demo_house
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.tender import cash
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.catalogue import tiles
from cardesk_desktop.operations.idling import merge_words
from cardesk_desktop.operations.paying import complete_sale
from cardesk_desktop.operations.selling import add_item
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.engine import PRAGMAS, connect

_RUNS = 200
_WARM_UP = 3
_LINES = 5

# What a sale adds to, and the column that grows with every row: identities carry the time.
_GROWING = {
    "document": "id",
    "invoice": "id",
    "invoice_line": "invoice_id",
    "invoice_balance": "invoice_id",
    "payment": "id",
    "stock_movement": "id",
    "journal_entry": "id",
    "search_entry": "id",
    "search_key": "entry_id",
}
# What a sale adds to in place: the sums of its day.
_OF_THE_DAY = {
    "day_sales": "business_day = :day",
    "day_item": "kind IN ('product', 'service') AND business_day = :day",
    "day_staff": "business_day = :day",
    "day_tender": "business_day = :day",
    "day_tax": "business_day = :day",
}

Cell = str | bytes | int | float | None
Rows = dict[str, list[tuple[Cell, ...]]]


def measure_sale(shop: Shop) -> Iterator[Figure]:
    """`sale.complete` (median) and `sale.complete_p99`."""
    times = _sales(shop)
    yield times.median("sale.complete")
    yield times.percentile("sale.complete_p99", 99)


def _sales(shop: Shop) -> Times:
    """Sell, read what the sale wrote, and write the same rows into a copy of the database, in turn."""
    key = shop.house.keychain.read(DATABASE_KEY) or b""
    watched = connect(shop.database, key)
    floor = _opened_copy(shop, key)
    pairs: list[tuple[float, float]] = []
    for _ in range(_RUNS + _WARM_UP):
        view = _filled_ticket(shop)
        # Between two customers the till merges its words and folds its log; so does the floor, without words.
        while merge_words(shop.desk).value:
            pass
        shop.desk.store.log.fold()
        floor.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        marks, sums = _marks(watched), _sums(watched)
        ours = timed(partial(_complete, shop, view))
        rows = _written_since(watched, marks)
        rows["stock_level"] = _levels(watched, rows["stock_movement"])
        for table, now in _sums(watched).items():
            rows[table] = [row for row in now if row not in sums[table]]
        pairs.append((ours, timed(partial(_write, floor, rows))))
    watched.close()
    floor.close()
    measured = pairs[_WARM_UP:]
    return Times(tuple(pair[0] for pair in measured), tuple(pair[1] for pair in measured))


def _filled_ticket(shop: Shop) -> TicketView:
    shelf = tiles(shop.desk, category_id=None, size_class=SizeClass.SUV, offset=0, limit=50).value.rows
    services = [tile for tile in shelf if tile.kind is ItemKind.SERVICE][:3]
    products = [tile for tile in shelf if tile.kind is ItemKind.PRODUCT][: _LINES - len(services)]
    view: TicketView | None = None
    for tile in (*services, *products):
        view = add_item(
            shop.desk,
            staff_id=shop.staff_id,
            ticket_id=view.ticket.id if view else None,
            kind=tile.kind,
            item_id=tile.id,
        ).value
    if view is None or len(view.ticket.lines) != _LINES:
        raise RuntimeError("the demo's favourites do not fill a ticket of five lines")
    return view


def _complete(shop: Shop, view: TicketView) -> None:
    gross = view.priced.gross
    complete_sale(
        shop.desk,
        staff_id=shop.staff_id,
        ticket_id=view.ticket.id,
        tenders=(cash(gross, gross),),
        expected=gross,
    )


def _opened_copy(shop: Shop, key: bytes) -> dbapi2.Connection:
    """The company as it was before the first sale, under the pragmas of the till."""
    path = shop.database.with_name("floor.db")
    shutil.copyfile(demo_house(shop.pristine).places.database, path)
    copy = connect(path, key)
    for pragma in PRAGMAS:
        copy.execute(pragma)
    return copy


def _marks(connection: dbapi2.Connection) -> dict[str, Cell]:
    marks: dict[str, Cell] = {}
    for table, column in _GROWING.items():
        ((marks[table],),) = connection.execute(f"SELECT max({column}) FROM {table}")
    return marks


def _written_since(connection: dbapi2.Connection, marks: dict[str, Cell]) -> Rows:
    return {
        table: connection.execute(f"SELECT * FROM {table} WHERE {column} > ?", (marks[table],)).fetchall()
        for table, column in _GROWING.items()
    }


def _sums(connection: dbapi2.Connection) -> Rows:
    """The sums of the newest business day."""
    ((day,),) = connection.execute("SELECT max(business_day) FROM day_sales")
    return {
        table: connection.execute(f"SELECT * FROM {table} WHERE {condition}", {"day": day}).fetchall()
        for table, condition in _OF_THE_DAY.items()
    }


def _levels(connection: dbapi2.Connection, movements: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The levels of the products that moved; the third column of a movement is its product."""
    return [
        row
        for movement in movements
        for row in connection.execute("SELECT * FROM stock_level WHERE product_id = ?", (movement[2],))
    ]


def _write(connection: dbapi2.Connection, rows: Rows) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table, many in rows.items():
        if many:
            places = ", ".join("?" * len(many[0]))
            connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({places})", many)
    connection.execute("COMMIT")
