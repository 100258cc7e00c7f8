"""What registers apart left off is worth nothing after the upgrade, and the ledger's sum is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from tests.builders import AED, NOW, identity, make_product
from tests.builders.premises import KEY, Premises, found

_BEFORE = "0036"
_PRODUCT = make_product()


@pytest.mark.parametrize(
    ("sold", "level", "worth", "ledger"),
    [((3,), 7, 7_000, 7_000), ((10, 5), -5, 0, -5_000), ((), 10, 10_000, 10_000)],
)
def test_a_level_below_zero_is_worth_nothing(
    tmp_path: Path, sold: tuple[int, ...], level: int, worth: int, ledger: int
) -> None:
    premises = Premises(tmp_path)
    store = premises.open()
    found(store)
    # Each register took the value by what it saw: ten at 10.00. The newest cost was told first.
    moves = [(10, 1_000, 10_000, 2), (0, 900, 0, 0), *((-units, None, -1_000 * units, 3) for units in sold)]
    with store.write() as work:
        for place, (units, cost, value, days) in enumerate(moves):
            work.documents.add_movement(
                StockMovement(
                    identity(f"moved {place}"),
                    work.documents.next_number(DocumentKind.STOCK_MOVEMENT),
                    _PRODUCT.id,
                    MovementKind.RECEIPT if units > 0 else MovementKind.ADJUSTMENT,
                    Quantity.of(units),
                    NOW + timedelta(days=days),
                    unit_cost=None if cost is None else Money(cost, AED),
                    value=Money(value, AED),
                )
            )
    premises.close()
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, _BEFORE)
    assert older.script("SELECT milli, value_minor FROM stock_level") == [(level * 1_000, ledger)]
    older.script("UPDATE stock_level SET unit_cost_minor = 900")
    older.close()
    with premises.open().read() as work:
        holding = work.stock.holdings((_PRODUCT.id,))[_PRODUCT.id]
        assert work.stock_list.sums().value == Money(worth, AED)
    premises.close()
    assert (holding.level, holding.worth) == (Quantity.of(level), Money(worth, AED))
    assert (holding.value, holding.unit_cost) == (Money(ledger, AED), Money(1_000, AED))
