"""An amount that a screen shows in any language can be typed back as it stands."""

from __future__ import annotations

import pytest
from hypothesis import given

from cardesk_desktop.domain.money import MAX_MINOR, Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import LANGUAGES, Language, Phrasebook
from tests.builders.strategies import currencies, moneys, quantities


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@given(amount=currencies.flatmap(lambda of: moneys(of, -MAX_MINOR, MAX_MINOR)))
def test_an_amount(language: Language, amount: Money) -> None:
    assert Money.parse(Phrasebook(language).amount(amount), amount.currency) == amount


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@given(quantity=quantities.filter(lambda quantity: quantity.milli < 1_000 or quantity.milli % 10 == 0))
def test_a_quantity_below_a_thousand_with_up_to_two_decimals(language: Language, quantity: Quantity) -> None:
    assert Quantity.parse(Phrasebook(language).quantity(quantity)) == quantity
