"""What is done with clients and cars, and who may do it."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations import clients, vehicles
from cardesk_desktop.operations.vehicles import VehicleForm
from tests.builders.open_shop import FATIMA, PATROL, OpenShop

Deed = Callable[[OpenShop, Staff], object]
Preparation = Callable[[OpenShop], Deed]

_CAR = VehicleForm("B 1234", PATROL.plate.region, PATROL.size_class)


def _deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    return lambda shop: lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)


DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "archive_client": (Permission.EDIT_CLIENT, _deed(clients.archive_client, client_id=FATIMA.id)),
    "add_vehicle": (Permission.EDIT_CLIENT, _deed(vehicles.add_vehicle, form=_CAR)),
    "change_vehicle": (
        Permission.EDIT_CLIENT,
        _deed(vehicles.change_vehicle, vehicle_id=PATROL.id, form=_CAR),
    ),
    "archive_vehicle": (Permission.EDIT_CLIENT, _deed(vehicles.archive_vehicle, vehicle_id=PATROL.id)),
}
