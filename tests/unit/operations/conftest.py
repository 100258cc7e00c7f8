"""Every test of an operation begins with an open shop of its own; founding it once is enough."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cardesk_desktop.domain.vehicle_photo import Moment
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.photographing import add_visit_photo
from tests.builders import NOW
from tests.builders.open_shop import OWNER, WASH, OpenShop, found_shop
from tests.builders.premises import Premises, unfounded
from tests.builders.two_registers import TwoRegisters
from tests.unit.operations.deeds_photographing import mark
from tests.unit.operations.yard import CIVIC, TRUCK
from tests.unit.operations.zahra import CAR, ZAHRA


@pytest.fixture(scope="session")
def shop_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the founded shop, to be copied."""
    folder = tmp_path_factory.mktemp("shop")
    found_shop(folder)
    return folder


@pytest.fixture
def shop(shop_files: Path, tmp_path: Path) -> Iterator[OpenShop]:
    """The shop, open for business."""
    folder = tmp_path / "data"
    shutil.copytree(shop_files, folder)
    premises = Premises(folder)
    yield OpenShop(premises)
    premises.close()


@pytest.fixture
def two(shop: OpenShop, tmp_path: Path) -> Iterator[TwoRegisters]:
    """The shop with a second register."""
    made = TwoRegisters(shop, tmp_path / "other")
    yield made
    made.close()


@pytest.fixture
def known(shop: OpenShop) -> OpenShop:
    """A shop that knows Zahra, her car, a visit with notes and a paid invoice."""
    with shop.desk.store.write() as work:
        work.clients.add(ZAHRA)
        work.vehicles.add(CAR)
    here = shop.arrive(WASH, vehicle=CAR)
    photo = add_visit_photo(
        shop.desk,
        staff_id=OWNER.id,
        visit_id=here.visit.id,
        moment=Moment.CHECK_IN,
        photo=b"with the plate Q 4477 on it",
    ).value
    mark(shop, photo, "Dent of Zahra")
    with shop.desk.store.write() as work:
        work.visits.save(replace(here.visit, note="Zahra waits", ended_at=NOW, state=VisitState.DELIVERED))
    shop.pay(here.ticket_id)
    return shop


@pytest.fixture
def other_cars(shop: OpenShop) -> None:
    """Two more cars that the shop knows."""
    with shop.desk.store.write() as work:
        work.vehicles.add(CIVIC)
        work.vehicles.add(TRUCK)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a company that is not founded yet."""
    premises = unfounded(tmp_path)
    yield Desk(premises.open(), premises.clock, premises.new_id)
    premises.close()
