"""Who is told that there is no place for backups, and from when on."""

from __future__ import annotations

from cardesk_desktop.operations.missing_backups import misses_backups
from tests.builders.open_shop import FRONT_DESK, OWNER, WASH, OpenShop


def test_it_is_time_after_the_first_day_of_sales(shop: OpenShop) -> None:
    shop.clock.tick(86_400)
    assert not misses_backups(shop.desk, member_id=OWNER.id).value
    shop.sell(WASH)
    assert not misses_backups(shop.desk, member_id=OWNER.id).value
    shop.clock.tick(86_400)
    assert misses_backups(shop.desk, member_id=OWNER.id).value


def test_who_cannot_choose_a_folder_is_not_told(shop: OpenShop) -> None:
    shop.sell(WASH)
    shop.clock.tick(86_400)
    assert not misses_backups(shop.desk, member_id=FRONT_DESK.id).value
