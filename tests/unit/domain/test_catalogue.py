"""The catalogue: names in languages, a price for every size."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.vehicle import SizeClass
from tests.builders import AED, make_service, make_vehicle


def test_a_name_falls_back_to_the_companys_language() -> None:
    names = Names("Exterior wash", {"ar": "غسيل خارجي"})
    assert names.in_language("ar") == "غسيل خارجي"
    assert names.in_language("fr") == "Exterior wash"


def test_the_size_of_the_car_sets_the_price() -> None:
    service = make_service()
    assert service.price_for(SizeClass.SEDAN) == Money(75_00, AED)
    assert service.price_for(make_vehicle().size_class) == Money(90_00, AED)


def test_a_size_without_a_price_is_refused_not_free() -> None:
    service = replace(make_service(), prices={SizeClass.SEDAN: Money(75_00, AED)})
    with pytest.raises(Refused) as refused:
        service.price_for(SizeClass.LARGE)
    assert refused.value.code is Code.PRICE_MISSING_FOR_SIZE
    assert refused.value.params == {"service": service.names, "size_class": SizeClass.LARGE}
