"""What somebody may not do alone: the operation waits, is approved by another person, and runs again.

Those who asked for the operation notice nothing: their callbacks fire when it ended, whoever allowed it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, MutableSet
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Approval, Desk
from cardesk_desktop.ui.ends import Ends, Settle

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    """Exactly one of the two is to be called, once."""

    staff_id: UUID
    permission: Permission
    approve: Callable[[UUID], None]
    """Run it again, approved by this person, whose PIN was checked."""
    give_up: Settle
    """It stays refused."""
    in_vain: frozenset[UUID] = frozenset()
    """Who approved the same before, and may not any more."""
    shown_with: Permission | None = None
    """What it took to see what this is about: who lent that look agrees to this as well."""
    taken_off: tuple[Money, Money] | None = None
    """Of a discount: what goes off how much."""


AskApproval = Callable[[ApprovalAsked], bool]
"""False when there is nobody to ask; then the operation is refused as usual."""


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """An operation with its arguments, and who approved it so far."""

    operation: Callable[..., Outcome[T]]
    arguments: Mapping[str, object]
    approvals: tuple[Approval, ...] = ()
    is_behind: bool = False
    """It lets all others go first."""

    def make(self, desk: object) -> Outcome[T]:
        """Run it; on the database thread."""
        if self.approvals and isinstance(desk, Desk):
            desk = desk.approved(*self.approvals)
        return self.operation(desk, **self.arguments)

    @property
    def staff_id(self) -> UUID | None:
        """Who is acting, where the operation is told."""
        bound = self.operation.keywords if isinstance(self.operation, partial) else {}
        staff_id = {**bound, **self.arguments}.get("staff_id")
        return staff_id if isinstance(staff_id, UUID) else None

    def approvers(self, permission: Permission) -> frozenset[UUID]:
        """Who approved a permission so far."""
        return frozenset(given.staff_id for given in self.approvals if given.permission is permission)

    def approved(self, by: UUID, permission: Permission) -> Call[T]:
        """The same with one more approval."""
        return replace(self, approvals=(*self.approvals, Approval(by, permission)))


@dataclass(slots=True)
class Asking(Generic[T]):
    """Stands between one run of a call and those who wait for its end.

    While an approval is awaited the call is not settled, and its `once` key stays taken.
    """

    call: Call[T]
    told: Ends
    once: Hashable
    in_flight: MutableSet[Hashable]
    ask: AskApproval | None
    again: Callable[[Call[T]], object]
    is_awaited: bool = field(default=False, init=False)
    is_handed_on: bool = field(default=False, init=False)
    """It runs again, approved: that run tells those who wait, and this one nobody."""

    @property
    def ends(self) -> Ends:
        """What the run is given in place of those who wait."""
        return replace(self.told, on_refused=self._refuse, on_settled=self._settle)

    def _refuse(self, refusal: Refused) -> None:
        permission, staff_id = refusal.params.get("permission"), self.call.staff_id
        shown_with = refusal.params.get("shown_with")
        if (
            refusal.code is Code.NOT_PERMITTED
            and isinstance(permission, Permission)
            and staff_id is not None
            and self.ask is not None
        ):
            asked = ApprovalAsked(
                staff_id,
                permission,
                partial(self._approve, permission),
                partial(self._give_up, refusal),
                self.call.approvers(permission),
                shown_with if isinstance(shown_with, Permission) else None,
                _taken_off(refusal),
            )
            # Held before anybody is asked, who may answer at once.
            self._hold()
            if self.ask(asked):
                return
            self._let_go()
        self.told.refuse(refusal)

    def _settle(self) -> None:
        if not self.is_awaited and not self.is_handed_on:
            self.told.finish()

    def _approve(self, permission: Permission, by: UUID) -> None:
        self._let_go()
        self.is_handed_on = True
        self.again(self.call.approved(by, permission))

    def _give_up(self, refusal: Refused) -> None:
        self._let_go()
        try:
            self.told.refuse(refusal)
        finally:
            self.told.finish()

    def _hold(self) -> None:
        self.is_awaited = True
        if self.once is not None:
            self.in_flight.add(self.once)

    def _let_go(self) -> None:
        self.is_awaited = False
        self.in_flight.discard(self.once)


def _taken_off(refusal: Refused) -> tuple[Money, Money] | None:
    off, of = refusal.params.get("off"), refusal.params.get("of")
    return (off, of) if isinstance(off, Money) and isinstance(of, Money) else None
