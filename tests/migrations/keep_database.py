"""Keep a database of this release for the releases to come: `python -m tests.migrations.keep_database NAME`.

Writes `tests/data/databases/NAME.db`, under the key of all tests' databases, its witness, and as JSON what it
holds, table by table. `test_old_databases` opens every one of them.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from sqlcipher3 import dbapi2

from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.changing_lines import set_discount
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.operations.tickets import park, void
from cardesk_desktop.operations.visits import cancel_visit, move_visit
from tests.builders import make_vehicle
from tests.builders.open_shop import (
    CERAMIC,
    CLOTH,
    FATIMA,
    FLEET,
    FRESHENER,
    FRONT_DESK,
    MANAGER,
    WASH,
    OpenShop,
    card,
    dirhams,
    found_shop,
)
from tests.builders.premises import Premises

FOLDER = Path(__file__).resolve().parents[1] / "data" / "databases"
# The search is made anew from the other tables; the revision is what changes.
NOT_KEPT = ("search", "alembic_version", "sqlite_")


def main(name: str) -> None:
    """Write the database and what it holds."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        found_shop(Path(made))
        premises = Premises(Path(made))
        _work_for_a_day(OpenShop(premises))
        premises.close()
        with premises.bare() as connection:
            ((revision,),) = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            held = {"revision": revision, "tables": rows_by_table(connection)}
        (FOLDER / f"{name}.db").write_bytes(premises.path.read_bytes())
        (FOLDER / f"{name}.witness.json").write_bytes(premises.witness.read_bytes())
    text = json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True)
    (FOLDER / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


def rows_by_table(connection: dbapi2.Connection) -> dict[str, list[dict[str, object]]]:
    """Every row of every table that holds something of its own, by column; bytes in hexadecimal."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return {name: _rows(connection, name) for (name,) in names if not name.startswith(NOT_KEPT)}


def _rows(connection: dbapi2.Connection, table: str) -> list[dict[str, object]]:
    found = connection.execute(f'SELECT * FROM "{table}"')
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, map(_plain, row), strict=True)) for row in found.fetchall()]


def _plain(value: object) -> object:
    return f"x'{value.hex()}'" if isinstance(value, bytes) else value


def _work_for_a_day(shop: OpenShop) -> None:
    """Stock comes in, cars come and go, sales are paid at once, in parts, later and never."""
    for product in (CLOTH, FRESHENER):
        receive(shop.desk, staff_id=MANAGER.id, product_id=product.id, quantity=Quantity.of(40))
    with shop.desk.store.write() as work:
        work.blobs.put(b"the picture of a logo", "image/png")
        work.vehicles.add(make_vehicle("P 4417", client=FLEET))
    _sell(shop)
    _wash(shop)


def _sell(shop: OpenShop) -> None:
    for number in range(6):
        shop.clock.tick(420)
        view = shop.count(shop.ticket(CLOTH, FRESHENER), number + 1)
        if number % 2:
            off = PercentOff(1_000, "Regular client")
            set_discount(shop.desk, staff_id=FRONT_DESK.id, ticket_id=view.ticket.id, discount=off)
        gross = shop.see(view.ticket.id).priced.gross
        shop.pay(view.ticket.id, (Tender(TenderKind.CASH, gross, dirhams(1_000)),) if number % 3 else None)
    owed = shop.sell_on_account(CERAMIC, client=FLEET)
    shop.sell_on_account(CLOTH)
    take_payment(
        shop.desk,
        staff_id=FRONT_DESK.id,
        invoice_id=owed.invoice.id,
        tenders=(card(dirhams(500), "TERM-0042"),),
        expected_balance=owed.settlement.balance,
    )
    park(shop.desk, staff_id=FRONT_DESK.id, ticket_id=shop.ticket(CLOTH).ticket.id)
    void(shop.desk, staff_id=FRONT_DESK.id, ticket_id=shop.ticket(FRESHENER).ticket.id, reason="Left")


def _wash(shop: OpenShop) -> None:
    done = shop.arrive(WASH, client=FATIMA, odometer_km=41_200)
    for state in (VisitState.IN_WORK, VisitState.READY):
        move_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=done.visit.id, to=state)
    shop.pay(done.ticket_id)
    move_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=done.visit.id, to=VisitState.DELIVERED)
    gone = shop.arrive(WASH)
    cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=gone.visit.id, reason="No time")
    shop.arrive(WASH, CERAMIC)


if __name__ == "__main__":
    main(sys.argv[1])
