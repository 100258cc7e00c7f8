"""The tax of rows: a per cent that several rates have, and what an item of the shop has already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.catalogue import Names, Product, Service
from cardesk_desktop.domain.importing.fields import ImportKind
from cardesk_desktop.domain.importing.report import OnKnown
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.tax_rate import TaxRate
from tests.builders.basics import EXEMPT, ZERO_RATED, identity
from tests.builders.open_shop import CLOTH, WASH, OpenShop
from tests.unit.operations.importing.lists import fates, imported, listed, plan_for, tried


@pytest.fixture
def rates(shop: OpenShop) -> None:
    """Two rates of nothing; and the cloth and the wash are exempt."""
    with shop.desk.store.write() as work:
        for place, tax in enumerate((ZERO_RATED, EXEMPT), 8):
            name = Names(tax.category.name)
            work.tax_rates.add(TaxRate(identity(name.main), name, tax, place))
        work.catalogue.save_product(replace(CLOTH, tax=EXEMPT))
        work.catalogue.save_service(replace(WASH, tax=EXEMPT))


def _taxes(shop: OpenShop) -> tuple[Tax, Tax]:
    with shop.desk.store.read() as work:
        return work.catalogue.product(CLOTH.id).tax, work.catalogue.service(WASH.id).tax


def _lists(percent: str, price: str) -> tuple[tuple[ImportKind, str, Product | Service], ...]:
    return (
        (ImportKind.PRODUCTS, f"SKU;Name;Price;Tax\n{CLOTH.sku};{CLOTH.names.main};{price};{percent}", CLOTH),
        (ImportKind.SERVICES, f"Name;Sedan;Tax\n{WASH.names.main};{price};{percent}", WASH),
    )


@pytest.mark.usefixtures("rates")
@pytest.mark.parametrize("percent", ["0", "0%", "0.00"])
def test_a_per_cent_that_an_item_has_already_leaves_it_its_tax(shop: OpenShop, percent: str) -> None:
    for kind, text, _ in _lists(percent, "31"):
        assert fates(imported(shop, text, kind, OnKnown.UPDATE)) == (0, 1, 0, 0)
    assert _taxes(shop) == (EXEMPT, EXEMPT)


@pytest.mark.usefixtures("rates")
def test_another_per_cent_and_a_name_change_it(shop: OpenShop) -> None:
    for kind, text, _ in _lists("5", "31"):
        imported(shop, text, kind, OnKnown.UPDATE)
    assert [tax.category for tax in _taxes(shop)] == [TaxCategory.STANDARD] * 2
    for kind, text, _ in _lists(ZERO_RATED.category.name, "31"):
        imported(shop, text, kind, OnKnown.UPDATE)
    assert _taxes(shop) == (ZERO_RATED, ZERO_RATED)


def test_an_item_keeps_a_tax_that_is_offered_no_more(shop: OpenShop) -> None:
    """An exported list comes back whole: its rows name the tax that the item was sold at."""
    old = Tax(TaxCategory.STANDARD, 1_000)
    with shop.desk.store.write() as work:
        work.catalogue.save_product(replace(CLOTH, tax=old))
    sheet = listed(_lists("0.1", "20")[0][1])
    plan = plan_for(sheet, ImportKind.PRODUCTS, OnKnown.UPDATE)
    assert fates(tried(shop, sheet, plan)) == (0, 0, 1, 0)
