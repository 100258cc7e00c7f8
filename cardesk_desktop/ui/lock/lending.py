"""What somebody was allowed to look at: it holds for a while, so that no page and no row asks again."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.permission import LOOKING, Permission
from cardesk_desktop.ui.approvals import ApprovalAsked


class LentLooks:
    """Who lets whom look at what. What changes anything is never lent: it is asked for every time.

    Only what is on the screen may be taken along as a file by whoever was let see it.
    """

    def __init__(self) -> None:
        self._lenders: dict[tuple[UUID, Permission], UUID] = {}

    def lend(self, asked: ApprovalAsked, by: UUID) -> bool:
        """Remember an approval, where it is one for looking; False where it is not."""
        if asked.permission not in LOOKING:
            return False
        self._lenders[asked.staff_id, asked.permission] = by
        return True

    def lender(self, asked: ApprovalAsked) -> UUID | None:
        """Who allowed it before, or None. One whose approval was of no use now is asked no more."""
        for permission in (asked.permission, asked.shown_with):
            if permission is not None and (asked.staff_id, permission) in self._lenders:
                key = (asked.staff_id, permission)
                if self._lenders[key] not in asked.in_vain:
                    return self._lenders[key]
                del self._lenders[key]
        return None

    def take_back(self) -> None:
        """Nobody looks at anything any more."""
        self._lenders.clear()
