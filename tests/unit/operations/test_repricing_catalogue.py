from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.repricing import Ending, PriceRule
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.repricing import (
    PricePair,
    PriceScope,
    change_prices,
    preview_prices,
    put_prices_back,
)
from tests.builders import identity, make_category
from tests.builders.open_shop import CARPETS, CERAMIC, CLOTH, FRESHENER, MANAGER, WASH, OpenShop, dirhams

ALL = PriceScope()
PRODUCTS = PriceScope(kinds=(ItemKind.PRODUCT,))
TENTH_MORE = PriceRule(1_000)


def _preview(shop: OpenShop, scope: PriceScope, rule: PriceRule = TENTH_MORE) -> list[PricePair]:
    parts = [
        preview_prices(shop.desk, staff_id=MANAGER.id, scope=scope, rule=rule, offset=offset, limit=5).value
        for offset in range(0, 25, 5)
    ]
    found = [pair for part in parts for pair in part.rows]
    assert {part.total for part in parts} == {len(found)}
    return found


def _change(shop: OpenShop, scope: PriceScope, rule: PriceRule = TENTH_MORE) -> tuple[UUID, int]:
    outcome = change_prices(shop.desk, staff_id=MANAGER.id, scope=scope, rule=rule)
    assert outcome.changes.touches(Noun.CATALOGUE)
    return outcome.value.batch_id, outcome.value.count


def _price(shop: OpenShop, product_id: UUID) -> Money:
    with shop.desk.store.read() as work:
        return work.catalogue.product(product_id).price


def test_a_preview_shows_every_price_and_changes_none(shop: OpenShop) -> None:
    before = shop.digest()

    pairs = _preview(shop, ALL)

    # Three services, one of them for four sizes only, then two products.
    assert len(pairs) == 5 + 5 + 4 + 2
    assert [pair.priced.names.main for pair in pairs[-2:]] == ["Air freshener, oud", "Microfibre cloth"]
    assert (pairs[-1].priced.price, pairs[-1].new) == (dirhams(20), dirhams(22))
    assert {pair.priced.size_class for pair in pairs[:5]} == set(SizeClass)
    assert shop.digest() == before


@pytest.mark.parametrize(
    ("scope", "count"),
    [
        (PRODUCTS, 2),
        (PriceScope(kinds=(ItemKind.SERVICE,)), 14),
        (PriceScope(category_id=make_category().id), 14),
        (PriceScope(category_id=make_category("Shop", 2).id), 2),
        (PriceScope(text="cloth"), 1),
        (PriceScope(item_ids=(CLOTH.id, WASH.id)), 6),
        (PriceScope(kinds=(ItemKind.PRODUCT,), text="exterior"), 0),
    ],
)
def test_what_is_previewed_is_what_is_changed(shop: OpenShop, scope: PriceScope, count: int) -> None:
    pairs = _preview(shop, scope)
    assert len(pairs) == count
    if not count:
        with shop.refuses(Code.NO_PRICE_CHANGES):
            _change(shop, scope)
        return
    _, changed = _change(shop, scope)

    assert changed == count
    after = [pair.priced.price for pair in _preview(shop, scope)]
    assert after == [pair.new for pair in pairs]


def test_all_of_it_is_put_back_at_once_and_once_only(shop: OpenShop) -> None:
    before = [pair.priced for pair in _preview(shop, ALL)]
    rule = PriceRule(1_500, ending=Ending.NINETY_FIVE)
    batch_id, count = _change(shop, ALL, rule)
    assert [pair.priced for pair in _preview(shop, ALL)] != before

    assert put_prices_back(shop.desk, staff_id=MANAGER.id, batch_id=batch_id).value.count == count
    assert [pair.priced for pair in _preview(shop, ALL)] == before
    assert put_prices_back(shop.desk, staff_id=MANAGER.id, batch_id=batch_id).value.count == 0
    assert shop.events(batch_id) == [JournalEvent.PRICES_CHANGED, JournalEvent.PRICES_PUT_BACK]
    assert [entry.figures for entry in shop.journal(batch_id)] == [{"prices": count}] * 2


def test_a_price_changed_once_more_stays_when_the_batch_is_put_back(shop: OpenShop) -> None:
    batch_id, _ = _change(shop, PRODUCTS)
    with shop.desk.store.write() as work:
        work.catalogue.save_product(replace(work.catalogue.product(CLOTH.id), price=dirhams(50)))

    put_prices_back(shop.desk, staff_id=MANAGER.id, batch_id=batch_id)

    assert _price(shop, CLOTH.id) == dirhams(50)
    assert _price(shop, FRESHENER.id) == FRESHENER.price


def test_a_change_that_changes_nothing_is_refused(shop: OpenShop) -> None:
    with shop.refuses(Code.NO_PRICE_CHANGES):
        _change(shop, ALL, PriceRule(0))


def test_one_price_too_large_and_none_is_changed(shop: OpenShop) -> None:
    with shop.refuses(Code.AMOUNT_TOO_LARGE):
        _change(shop, ALL, PriceRule(amount=dirhams(9_999_999_999)))


def test_open_tickets_and_papers_keep_their_prices(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH, CERAMIC, CARPETS).ticket

    _change(shop, ALL)

    lines = shop.see(ticket.id).ticket.lines
    assert [line.unit_price for line in lines] == [line.unit_price for line in ticket.lines]


def test_a_batch_that_is_not_there_is_refused(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_FOUND):
        put_prices_back(shop.desk, staff_id=MANAGER.id, batch_id=identity("batch"))
