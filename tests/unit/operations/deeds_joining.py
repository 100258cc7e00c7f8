"""What only owners and managers may do about the account service."""

from __future__ import annotations

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations import joining, proving, usage_counting
from tests.unit.operations.deeds import Preparation, deed

DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "introduce_register": (Permission.EDIT_REGISTER, deed(joining.introduce_register)),
    "may_choose_service": (Permission.EDIT_REGISTER, deed(joining.may_choose_service)),
    "may_let_in": (Permission.EDIT_REGISTER, deed(joining.may_let_in)),
    "may_buy": (Permission.EDIT_COMPANY, deed(joining.may_buy)),
    "choose_usage": (Permission.EDIT_COMPANY, deed(usage_counting.choose_usage, is_on=True)),
    "sign_out_register": (Permission.EDIT_REGISTER, deed(joining.sign_out_register)),
    "leave_company": (Permission.EDIT_COMPANY, deed(joining.leave_company)),
    "fetch_everything_again": (Permission.EDIT_REGISTER, deed(proving.fetch_everything_again)),
    "pause_sync": (Permission.EDIT_REGISTER, deed(joining.pause_sync, is_paused=True)),
}
READS = {"introduce_register", "may_choose_service", "may_let_in", "may_buy"}
