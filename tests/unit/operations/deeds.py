"""A deed, and what has to be there before it is done: by whoever may, and by who may not."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.staff import Staff
from tests.builders.open_shop import OpenShop

Deed = Callable[[OpenShop, Staff], object]
Preparation = Callable[[OpenShop], Deed]
"""Gives the deed, in a shop in which it can be done."""


def deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    """An operation that needs nothing to be there."""
    return lambda shop: lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)
