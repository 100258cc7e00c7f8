"""What is done with clients and cars, and who may do it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations import (
    clients,
    duplicates,
    erasing_client,
    exporting_client,
    merging,
    vehicles,
)
from cardesk_desktop.operations.clients import ClientForm
from cardesk_desktop.operations.vehicles import VehicleForm
from tests.builders import identity
from tests.builders.open_shop import FATIMA, FLEET, OWNER, PATROL, OpenShop
from tests.unit.operations.deeds import Deed, Preparation, deed

_CAR = VehicleForm("B 1234", PATROL.plate.region, PATROL.size_class)


def _part_clients(shop: OpenShop) -> Deed:
    merged = merging.merge_clients(
        shop.desk, staff_id=OWNER.id, kept_id=FATIMA.id, gone_id=FLEET.id, form=ClientForm("Fatima")
    ).value
    return lambda shop, staff: merging.part_clients(shop.desk, staff_id=staff.id, merged=merged)


def _with_twin(shop: OpenShop) -> UUID:
    """A second car of the plate."""
    twin = replace(PATROL, id=identity("twin"))
    with shop.desk.store.write() as work:
        work.vehicles.add(twin)
    return twin.id


def _merge_vehicles(shop: OpenShop) -> Deed:
    twin_id = _with_twin(shop)
    return lambda shop, staff: merging.merge_vehicles(
        shop.desk, staff_id=staff.id, kept_id=PATROL.id, gone_id=twin_id
    )


def _part_vehicles(shop: OpenShop) -> Deed:
    twin_id = _with_twin(shop)
    merged = merging.merge_vehicles(shop.desk, staff_id=OWNER.id, kept_id=PATROL.id, gone_id=twin_id).value
    return lambda shop, staff: merging.part_vehicles(shop.desk, staff_id=staff.id, merged=merged)


DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "archive_client": (Permission.EDIT_CLIENT, deed(clients.archive_client, client_id=FATIMA.id)),
    "merge_clients": (
        Permission.MERGE_CLIENTS,
        deed(merging.merge_clients, kept_id=FATIMA.id, gone_id=FLEET.id, form=ClientForm("Fatima")),
    ),
    "part_clients": (Permission.MERGE_CLIENTS, _part_clients),
    "merge_vehicles": (Permission.MERGE_CLIENTS, _merge_vehicles),
    "part_vehicles": (Permission.MERGE_CLIENTS, _part_vehicles),
    "keep_apart": (
        Permission.EDIT_CLIENT,
        deed(duplicates.keep_apart, client_id=FATIMA.id, other_id=FLEET.id),
    ),
    "begin_client_export": (
        Permission.EXPORT_CLIENT,
        deed(exporting_client.begin_client_export, client_id=FATIMA.id),
    ),
    "erase_client": (Permission.ERASE_CLIENT, deed(erasing_client.erase_client, client_id=FATIMA.id)),
    "add_vehicle": (Permission.EDIT_CLIENT, deed(vehicles.add_vehicle, form=_CAR)),
    "change_vehicle": (
        Permission.EDIT_CLIENT,
        deed(vehicles.change_vehicle, vehicle_id=PATROL.id, form=_CAR),
    ),
    "archive_vehicle": (Permission.EDIT_CLIENT, deed(vehicles.archive_vehicle, vehicle_id=PATROL.id)),
}
