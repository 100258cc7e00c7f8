"""The recovery code is the owner's, is shown once, and leaves a trace in the journal."""

from __future__ import annotations

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.recovery_code import recovery_code
from cardesk_desktop.operations.recovery import check_recovery_code, make_recovery_code, recovery_state
from cardesk_desktop.store.recovery import RecoveryState
from tests.builders import make_register
from tests.builders.open_shop import OWNER, OpenShop


def test_a_code_is_made_typed_back_and_made_again(shop: OpenShop) -> None:
    assert recovery_state(shop.desk, staff_id=OWNER.id).value == RecoveryState()

    made = make_recovery_code(shop.desk, staff_id=OWNER.id)
    assert made.changes
    at = shop.clock.now()
    assert recovery_state(shop.desk, staff_id=OWNER.id).value == RecoveryState(at, is_confirmed=False)
    check_recovery_code(shop.desk, staff_id=OWNER.id, code=made.value.lower())
    assert recovery_state(shop.desk, staff_id=OWNER.id).value == RecoveryState(at, is_confirmed=True)

    again = make_recovery_code(shop.desk, staff_id=OWNER.id).value
    assert again != made.value
    with shop.refuses(Code.RECOVERY_CODE_WRONG):
        check_recovery_code(shop.desk, staff_id=OWNER.id, code=made.value)
    check_recovery_code(shop.desk, staff_id=OWNER.id, code=again)
    events = shop.events(make_register().id)
    assert events[-4:] == [
        JournalEvent.RECOVERY_CODE_MADE,
        JournalEvent.RECOVERY_CODE_CHECKED,
        JournalEvent.RECOVERY_CODE_MADE,
        JournalEvent.RECOVERY_CODE_CHECKED,
    ]


def test_before_a_code_was_made_none_is_right(shop: OpenShop) -> None:
    with shop.refuses(Code.RECOVERY_FILE_MISSING):
        check_recovery_code(shop.desk, staff_id=OWNER.id, code=recovery_code(0))
