"""Cars that arrive, and how they are taken in."""

from __future__ import annotations

from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.checking_in import Arrival, CheckedIn, check_in
from tests.builders.open_shop import FRONT_DESK, PATROL, OpenShop

NEW_CAR = Arrival("dxb a 12345", Region.DUBAI, SizeClass.SMALL)
OLD_CAR = Arrival(PATROL.plate.text, PATROL.plate.region, PATROL.size_class)


def take_in(shop: OpenShop, arrival: Arrival) -> CheckedIn:
    return check_in(shop.desk, staff_id=FRONT_DESK.id, arrival=arrival).value
