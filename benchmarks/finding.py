"""Finding things: a barcode to its line on the ticket, and search over everything as one types."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

from benchmarks.figure import Figure, Times, timed
from benchmarks.shop import Shop
from cardesk_desktop.domain.folding import words
from cardesk_desktop.operations.searching import find_anything
from cardesk_desktop.operations.selling import scan
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.engine import PRAGMAS, connect

_RUNS = 300
_WARM_UP = 5


def measure_finding(shop: Shop) -> Iterator[Figure]:
    """`scan.to_line` (p95) against the bare look-up of the code, `search.type_ahead` (p95) against FTS5.

    The bare query gives what is shown of what it finds, in no order.
    """
    chance = random.Random(7)
    bare = connect(shop.database, shop.house.keychain.read(DATABASE_KEY) or b"")
    for pragma in PRAGMAS:
        bare.execute(pragma)
    codes: list[str] = [code for (code,) in bare.execute("SELECT code FROM barcode")]
    titles: list[str] = [title for (title,) in bare.execute("SELECT title FROM search_entry")]

    def typed() -> str:
        return chance.choice(titles)[: chance.randint(2, 6)]

    def look_up(code: str) -> None:
        bare.execute("SELECT product_id FROM barcode WHERE code = ?", (code,)).fetchall()

    def full_text(match: str) -> None:
        for kind in ("vehicle", "client", "invoice", "service", "product"):
            table = f"search_words_{kind}"
            shown = f"SELECT title, detail FROM {table} JOIN search_entry ON id = {table}.rowid"
            bare.execute(f"{shown} WHERE {table} MATCH ? LIMIT 5", (match,)).fetchall()

    def put(code: str) -> None:
        scan(shop.desk, staff_id=shop.staff_id, ticket_id=None, barcode=code)

    def find(text: str) -> None:
        find_anything(shop.desk, text=text)

    scans, searches = [], []
    for _ in range(_RUNS + _WARM_UP):
        code, text = chance.choice(codes), typed()
        match = " ".join(f'"{word}" *' for word in words(text)) or '"a" *'
        scans.append((timed(partial(put, code)), timed(partial(look_up, code))))
        searches.append((timed(partial(find, text)), timed(partial(full_text, match))))
    bare.close()
    yield _times(scans).percentile("scan.to_line", 95)
    yield _times(searches).percentile("search.type_ahead", 95)


def _times(pairs: list[tuple[float, float]]) -> Times:
    measured = pairs[_WARM_UP:]
    return Times(tuple(pair[0] for pair in measured), tuple(pair[1] for pair in measured))
