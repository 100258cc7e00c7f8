"""What only owners and managers may do about the account service."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations import joining, proving, usage_counting
from tests.builders.open_shop import OpenShop

Deed = Callable[[OpenShop, Staff], object]
Preparation = Callable[[OpenShop], Deed]


def _deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    """An operation that needs nothing to be there."""
    return lambda shop: lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)


DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "introduce_register": (Permission.EDIT_REGISTER, _deed(joining.introduce_register)),
    "may_choose_service": (Permission.EDIT_REGISTER, _deed(joining.may_choose_service)),
    "may_let_in": (Permission.EDIT_REGISTER, _deed(joining.may_let_in)),
    "may_buy": (Permission.EDIT_COMPANY, _deed(joining.may_buy)),
    "choose_usage": (Permission.EDIT_COMPANY, _deed(usage_counting.choose_usage, is_on=True)),
    "sign_out_register": (Permission.EDIT_REGISTER, _deed(joining.sign_out_register)),
    "leave_company": (Permission.EDIT_COMPANY, _deed(joining.leave_company)),
    "fetch_everything_again": (Permission.EDIT_REGISTER, _deed(proving.fetch_everything_again)),
    "pause_sync": (Permission.EDIT_REGISTER, _deed(joining.pause_sync, is_paused=True)),
}
READS = {"introduce_register", "may_choose_service", "may_let_in", "may_buy"}
