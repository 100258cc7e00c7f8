"""What nothing names is taken away for good; what is named stays, untouched."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Refused
from tests.builders import identity
from tests.builders.open_shop import CLOTH, FRESHENER, WASH, OpenShop, found_shop
from tests.builders.premises import Premises


@pytest.fixture
def shop(tmp_path_factory: pytest.TempPathFactory) -> OpenShop:
    folder = tmp_path_factory.mktemp("shop")
    found_shop(folder)
    return OpenShop(Premises(folder))


def test_a_product_that_was_sold_stays(shop: OpenShop) -> None:
    shop.pay(shop.ticket(CLOTH).ticket.id)
    with shop.desk.store.write() as work:
        assert not work.catalogue.remove_product(CLOTH.id)
        assert work.catalogue.remove_product(FRESHENER.id)
        work.catalogue.remove_service(WASH.id)
    with shop.desk.store.read() as work:
        assert [item.id for item in work.catalogue.by_ids([CLOTH.id, FRESHENER.id, WASH.id])] == [CLOTH.id]
        assert work.search.find(CLOTH.names.main, 5)[0].id == CLOTH.id
        assert work.search.find(FRESHENER.names.main, 5) == ()
    shop.premises.close()


def test_what_is_no_product_is_held_nowhere(shop: OpenShop) -> None:
    with shop.desk.store.read() as work, pytest.raises(Refused, match="not_found"):
        work.stock.holdings([identity("nobody")])
    shop.premises.close()
