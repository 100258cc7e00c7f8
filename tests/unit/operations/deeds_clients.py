"""What is done with clients and cars, and who may do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
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

Deed = Callable[[OpenShop, Staff], object]
Preparation = Callable[[OpenShop], Deed]

_CAR = VehicleForm("B 1234", PATROL.plate.region, PATROL.size_class)


def _deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    return lambda shop: lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)


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
    "archive_client": (Permission.EDIT_CLIENT, _deed(clients.archive_client, client_id=FATIMA.id)),
    "merge_clients": (
        Permission.MERGE_CLIENTS,
        _deed(merging.merge_clients, kept_id=FATIMA.id, gone_id=FLEET.id, form=ClientForm("Fatima")),
    ),
    "part_clients": (Permission.MERGE_CLIENTS, _part_clients),
    "merge_vehicles": (Permission.MERGE_CLIENTS, _merge_vehicles),
    "part_vehicles": (Permission.MERGE_CLIENTS, _part_vehicles),
    "keep_apart": (
        Permission.EDIT_CLIENT,
        _deed(duplicates.keep_apart, client_id=FATIMA.id, other_id=FLEET.id),
    ),
    "begin_client_export": (
        Permission.EXPORT_CLIENT,
        _deed(exporting_client.begin_client_export, client_id=FATIMA.id),
    ),
    "erase_client": (Permission.ERASE_CLIENT, _deed(erasing_client.erase_client, client_id=FATIMA.id)),
    "add_vehicle": (Permission.EDIT_CLIENT, _deed(vehicles.add_vehicle, form=_CAR)),
    "change_vehicle": (
        Permission.EDIT_CLIENT,
        _deed(vehicles.change_vehicle, vehicle_id=PATROL.id, form=_CAR),
    ),
    "archive_vehicle": (Permission.EDIT_CLIENT, _deed(vehicles.archive_vehicle, vehicle_id=PATROL.id)),
}
