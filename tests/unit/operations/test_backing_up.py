"""A backup is ordered from the desk, which goes on selling."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations.backing_up import begin_automatic_backup, begin_backup, end_backup
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.backups.making import make_backup
from tests.builders.open_shop import CLOTH, OWNER, OpenShop
from tests.builders.premises import KEY, unfounded


def test_a_backup_is_made_while_the_shop_sells(shop: OpenShop, tmp_path: Path) -> None:
    shop.sell(CLOTH)
    order = begin_backup(shop.desk, staff_id=OWNER.id).value
    shop.sell(CLOTH)
    made = make_backup(order, tmp_path)
    end_backup(shop.desk)
    shop.sell(CLOTH)
    assert made.inventory.invoices == 1
    assert repr(KEY) not in repr(order)


def test_before_there_is_a_company_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    premises = unfounded(tmp_path)
    with pytest.raises(Refused) as refusal:
        begin_automatic_backup(Desk(premises.open(), premises.clock, premises.new_id))
    assert refusal.value.code is Code.COMPANY_NOT_FOUNDED
    premises.close()
