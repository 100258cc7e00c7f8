from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.operations.searching import find_anything
from cardesk_desktop.store.views import HitKind
from tests.builders import make_client, make_vehicle
from tests.builders.open_shop import CLOTH, FATIMA, PATROL, WASH, OpenShop


def _found(shop: OpenShop, text: str, limit: int = 5) -> dict[HitKind, list[str]]:
    groups = find_anything(shop.desk, text=text, limit=limit).value
    return {group.kind: [hit.title for hit in group.hits] for group in groups}


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("r60917", HitKind.VEHICLE, PATROL.plate.text),
        ("0501234567", HitKind.CLIENT, FATIMA.name),
        ("mansoori", HitKind.CLIENT, FATIMA.name),
        (CLOTH.barcodes[0], HitKind.PRODUCT, CLOTH.names.main),
        ("exterior", HitKind.SERVICE, WASH.names.main),
        ("R01-A-000001", HitKind.INVOICE, "R01-A-000001"),
    ],
)
def test_everything_is_found_by_what_it_is_called(
    shop: OpenShop, text: str, kind: HitKind, title: str
) -> None:
    shop.sell(CLOTH)

    first = next(iter(_found(shop, text)))

    assert first is kind
    assert title in _found(shop, text)[kind]


def test_a_client_is_found_with_their_car(shop: OpenShop) -> None:
    groups = {group.kind: group.hits for group in find_anything(shop.desk, text="mansoori").value}

    (car,) = groups[HitKind.VEHICLE]
    assert (car.id, car.title, car.detail) == (PATROL.id, PATROL.plate.text, f"{PATROL.name} · {FATIMA.name}")
    assert list(groups) == [HitKind.CLIENT, HitKind.VEHICLE]


def test_a_car_found_by_its_plate_says_whose_it_is(shop: OpenShop) -> None:
    nobodys = make_vehicle("T 405")
    with shop.desk.store.write() as work:
        work.vehicles.add(replace(nobodys, colour="White", client_id=None))

    def detail(text: str) -> str:
        (group,) = find_anything(shop.desk, text=text).value
        return group.hits[0].detail

    assert detail("60917") == f"{PATROL.name} · {FATIMA.name}"
    assert detail("T405") == f"{nobodys.name} White"


def test_a_car_found_by_itself_is_not_found_twice(shop: OpenShop) -> None:
    shop.sell_on_account(CLOTH)

    found = _found(shop, "60917")

    assert found[HitKind.VEHICLE] == [PATROL.plate.text]


def test_a_car_of_which_little_is_known_says_whose_it_is(shop: OpenShop) -> None:
    hind = make_client("Hind Saeed")
    bare = make_vehicle("T 404", client=hind)
    with shop.desk.store.write() as work:
        work.clients.add(hind)
        work.vehicles.add(type(bare)(bare.id, bare.plate, bare.size_class, client_id=hind.id))

    groups = {group.kind: group.hits for group in find_anything(shop.desk, text="hind").value}

    assert [hit.detail for hit in groups[HitKind.VEHICLE]] == ["Hind Saeed"]


def test_so_many_of_each_kind_at_most(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        for number in range(4):
            work.vehicles.add(make_vehicle(f"K 77{number}", client=FATIMA))

    assert len(_found(shop, "fatima", limit=3)[HitKind.VEHICLE]) == 3
    assert len(_found(shop, "k77", limit=2)[HitKind.VEHICLE]) == 2


@pytest.mark.parametrize("text", ["", "  ", "zzz", '"', "*", "OR", "\u202e"])
def test_nothing_is_found_by_nothing(shop: OpenShop, text: str) -> None:
    assert _found(shop, text) == {}
