"""What the first paper fixes stays fixed: after a backup was put back, and where nothing was sold yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.operations.changing_company import change_register, change_tax_mode, house_facts
from tests.builders.basics import seeded_ids
from tests.builders.hub import Hub, join
from tests.builders.open_shop import CERAMIC, OWNER, WASH, OpenShop
from tests.builders.premises import Premises

YEAR = timedelta(days=365)


@pytest.fixture
def restored(shop_files: Path, tmp_path: Path) -> Iterator[OpenShop]:
    """The shop of a backup from after the first sale, put back after the second."""
    folder = tmp_path / "restored"
    shutil.copytree(shop_files, folder)
    premises = Premises(folder)
    OpenShop(premises).sell(WASH)
    premises.close()
    backup = shutil.copy(premises.path, folder / "backup.db")
    shop = OpenShop(premises)
    shop.clock.tick(60)
    shop.sell(CERAMIC)
    premises.close()
    shutil.copy(backup, premises.path)
    # Nothing is made anew with an identity that was given before.
    premises.new_id = seeded_ids(99, premises.clock)
    yield OpenShop(premises)
    premises.close()


def test_prices_and_code_stay_what_they_were(restored: OpenShop) -> None:
    facts = house_facts(restored.desk).value
    assert (facts.register.incarnation, facts.has_documents, facts.is_code_fixed) == ("B", True, True)

    with restored.refuses(Code.TAX_MODE_FIXED):
        change_tax_mode(restored.desk, staff_id=OWNER.id, prices_include_tax=False)
    with restored.refuses(Code.REGISTER_CODE_FIXED):
        change_register(restored.desk, staff_id=OWNER.id, name="Tunnel", code="R07")


def test_a_clock_that_went_back_is_asked_about(restored: OpenShop) -> None:
    sealed_at = restored.clock.at - timedelta(seconds=60)
    restored.clock.at -= YEAR
    ticket = restored.ticket(WASH).ticket

    with restored.refuses(Code.CLOCK_WENT_BACK) as refusal:
        restored.pay(ticket.id)

    assert refusal.value.params["last"] == sealed_at
    restored.say_date_is_right()
    assert restored.pay(ticket.id).file.invoice.number == "R01-B-000001"
    # What was confirmed is the newest now, and nobody is asked again.
    assert restored.sell(WASH).invoice.number == "R01-B-000002"


def test_the_papers_of_another_register_fix_the_prices_and_not_the_code(
    shop: OpenShop, shop_files: Path, tmp_path: Path
) -> None:
    shutil.copytree(shop_files, tmp_path / "second")
    second = OpenShop(Premises(tmp_path / "second"))
    hub = Hub()
    join(shop.desk.store, "first")
    join(second.desk.store, "second")
    shop.sell(WASH)
    hub.push(shop.desk.store)
    hub.pull(second.desk.store)

    with second.refuses(Code.TAX_MODE_FIXED):
        change_tax_mode(second.desk, staff_id=OWNER.id, prices_include_tax=False)
    changed = change_register(second.desk, staff_id=OWNER.id, name="Tunnel", code="R07").value

    assert changed.code == "R07"
    second.premises.close()
