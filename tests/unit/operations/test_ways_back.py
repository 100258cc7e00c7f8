"""What was made one can be parted for thirty days, whoever closed the program in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cardesk_desktop.domain.client import Client, Consent, ConsentWay, Phone, PhoneLabel
from cardesk_desktop.domain.duplicates import Twin
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.operations.client_file import client_file
from cardesk_desktop.operations.clients import ClientForm
from cardesk_desktop.operations.erasing_client import erase_client
from cardesk_desktop.operations.merging import merge_clients, merge_vehicles, part_clients, part_vehicles
from cardesk_desktop.operations.ways_back import KEPT_FOR, MergedClients, MergedVehicles, WayBack, ways_back
from cardesk_desktop.store.repositories.merge_ways import KeptWay
from tests.builders import NOW, identity, make_vehicle
from tests.builders.open_shop import FATIMA, FLEET, MANAGER, OWNER, PATROL, WASH, OpenShop

TWIN = replace(
    FATIMA,
    id=identity("twin"),
    name="فاطمة",
    other_phones=(Phone("+971501112233", PhoneLabel.WORK),),
    consent=Consent(is_given=True, at=NOW, way=ConsentWay.SIGNED),
    created_at=NOW,
)
CAR = replace(make_vehicle("B 7", client=TWIN), year=2021)


def _merge(shop: OpenShop, kept: Client = FATIMA, gone: Client = TWIN) -> MergedClients:
    with shop.desk.store.write() as work:
        if gone is TWIN:
            work.clients.add(TWIN)
            work.vehicles.add(CAR)
    form = ClientForm(kept.name, kept.phone)
    return merge_clients(shop.desk, staff_id=MANAGER.id, kept_id=kept.id, gone_id=gone.id, form=form).value


def _merge_cars(shop: OpenShop) -> MergedVehicles:
    twin = replace(PATROL, id=identity("second patrol"))
    with shop.desk.store.write() as work:
        work.vehicles.add(twin)
    return merge_vehicles(shop.desk, staff_id=MANAGER.id, kept_id=PATROL.id, gone_id=twin.id).value


def _ways(shop: OpenShop, client: Client = FATIMA) -> tuple[WayBack, ...]:
    return ways_back(shop.desk, client_id=client.id).value


def test_what_was_written_down_parts_them_as_well(shop: OpenShop) -> None:
    merged = _merge(shop)

    (way,) = _ways(shop)
    assert way == WayBack(merged, shop.clock.now() + KEPT_FOR)
    assert isinstance(way.merged, MergedClients)
    part_clients(shop.desk, staff_id=MANAGER.id, merged=way.merged)

    back = client_file(shop.desk, client_id=TWIN.id).value
    assert replace(back.client, id=TWIN.id) == TWIN
    assert [owned.vehicle.id for owned in back.vehicles] == [CAR.id]
    assert _ways(shop) == ()
    with shop.refuses(Code.MERGE_SUPERSEDED):
        part_clients(shop.desk, staff_id=MANAGER.id, merged=merged)


def test_a_car_of_the_client_is_parted_from_their_card(shop: OpenShop) -> None:
    merged = _merge_cars(shop)

    (way,) = _ways(shop)
    assert way.merged == merged
    assert isinstance(way.merged, MergedVehicles)
    part_vehicles(shop.desk, staff_id=MANAGER.id, merged=way.merged)

    assert _ways(shop) == ()


def test_after_thirty_days_nothing_is_kept(shop: OpenShop) -> None:
    merged = _merge(shop)
    shop.clock.tick(int(KEPT_FOR / timedelta(seconds=1)))
    assert _ways(shop) == ()

    shop.clock.tick(1)
    car = _merge_cars(shop)

    assert [way.merged for way in _ways(shop)] == [car]
    with shop.refuses(Code.MERGE_SUPERSEDED):
        part_clients(shop.desk, staff_id=MANAGER.id, merged=merged)


def test_what_changed_since_is_not_offered(shop: OpenShop) -> None:
    _merge(shop)
    shop.arrive(WASH)

    assert _ways(shop) == ()


def test_an_erasure_forgets_who_was_made_one_with_them(shop: OpenShop) -> None:
    _merge(shop)
    _merge(shop, FLEET, FATIMA)
    with shop.desk.store.read() as work:
        assert work.merge_ways.is_kept(TWIN.id)
        assert work.merge_ways.is_kept(FATIMA.id)

    erase_client(shop.desk, staff_id=OWNER.id, client_id=FLEET.id)

    with shop.desk.store.read() as work:
        assert not work.merge_ways.is_kept(TWIN.id)
        assert not work.merge_ways.is_kept(FATIMA.id)


def test_what_another_release_wrote_is_no_way_back(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.merge_ways.add(TWIN.id, FATIMA.id, KeptWay(Twin.CLIENT, shop.clock.now(), '{"kept": 1}'))

    assert _ways(shop) == ()
