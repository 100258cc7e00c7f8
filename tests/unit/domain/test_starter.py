from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.catalogue import Product, Service
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.presets.countries import PRESETS
from cardesk_desktop.domain.starter.catalogue import starter_catalogue
from cardesk_desktop.domain.starter.contents import NOTHING_YET
from cardesk_desktop.domain.starter.prices import price
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import LANGUAGES
from cardesk_desktop.ui.theme.tile_colors import TILE_COLORS
from tests.builders import AED, KWD, make_company
from tests.builders.basics import FixedClock, seeded_ids


@pytest.mark.parametrize("country", PRESETS)
@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_a_catalogue_for_every_country_and_language(country: str, language: str) -> None:
    of = PRESETS[country].currency
    company = replace(make_company(), country=country, currency=of, language=language)

    made = starter_catalogue(company, seeded_ids(1, FixedClock()))

    shelves = {category.id for category in made.categories}
    items: list[Service | Product] = [*made.services, *made.products]
    assert {item.category_id for item in items} == shelves
    assert len({item.id for item in items} | shelves) == len(items) + len(shelves)
    for names in [*(item.names for item in items), *(shelf.names for shelf in made.categories)]:
        assert {language, *names.others} == {each.code for each in LANGUAGES}
    assert {item.tax for item in items} == {company.default_tax}
    assert TILE_COLORS.keys() >= {category.colour for category in made.categories}
    assert len({product.sku for product in made.products}) == len(made.products)


def test_a_larger_car_never_costs_less() -> None:
    order = [SizeClass.SMALL, SizeClass.SEDAN, SizeClass.SUV, SizeClass.LARGE]
    for service in starter_catalogue(make_company(), seeded_ids(1, FixedClock())).services:
        prices = [service.prices[size] for size in order]
        assert prices == sorted(prices, key=lambda amount: amount.minor)


@pytest.mark.parametrize(
    ("code", "full_wash"),
    [("AED", 7_000), ("SAR", 7_000), ("KWD", 5_000), ("EUR", 2_500), ("GBP", 2_200), ("RUB", 150_000)],
)
def test_the_price_of_a_full_wash(code: str, full_wash: int) -> None:
    assert price(currency(code), 100) == Money(full_wash, currency(code))


def test_prices_are_round_and_never_nothing() -> None:
    assert price(AED, 1) == Money(500, AED)
    assert price(KWD, 50) == Money(2_500, KWD)
    assert price(currency("XCD"), 100) == Money(2_500, currency("XCD"))


@given(per_cent=st.integers(1, 5_000), more=st.integers(0, 500))
def test_more_work_never_costs_less(per_cent: int, more: int) -> None:
    assert price(AED, per_cent) <= price(AED, per_cent + more)


def test_a_shop_can_begin_empty() -> None:
    assert not NOTHING_YET.categories
