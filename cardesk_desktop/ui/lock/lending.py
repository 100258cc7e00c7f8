"""What somebody was allowed to look at: it holds for a while, so that no page and no row asks again."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.permission import LOOKING, Permission
from cardesk_desktop.ui.approvals import ApprovalAsked


class LentLooks:
    """Who lets whom look at what. What changes anything is never lent: it is asked for every time."""

    def __init__(self) -> None:
        self._lenders: dict[tuple[UUID, Permission], UUID] = {}

    def lend(self, asked: ApprovalAsked, by: UUID) -> None:
        """Remember an approval, where it is one for looking."""
        if asked.permission in LOOKING:
            self._lenders[asked.staff_id, asked.permission] = by

    def lender(self, asked: ApprovalAsked) -> UUID | None:
        """Who allowed it before, or None. One whose approval was of no use now is asked no more."""
        key = (asked.staff_id, asked.permission)
        if self._lenders.get(key) in asked.in_vain:
            del self._lenders[key]
        return self._lenders.get(key)

    def take_back(self) -> None:
        """Nobody looks at anything any more."""
        self._lenders.clear()
