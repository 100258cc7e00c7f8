"""On whose behalf a register joins: somebody who works at it, or nobody yet, in its first run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.first_joining import introduce_new_register, join_with_nothing
from cardesk_desktop.operations.joining import introduce_register, join_company
from cardesk_desktop.sync.membership import Introduction, Joined


class Joiner(Protocol):
    """The two operations of joining; the service is asked between them."""

    def introduction(self) -> Callable[..., Outcome[Introduction]]:
        """Who the register is."""

    def joining(self, joined: Joined) -> Callable[..., Outcome[None]]:
        """Speak for the company from now on."""


class StaffJoiner:
    """Somebody at the desk, with everything that is on this register."""

    def __init__(self, acting: Callable[[], UUID]) -> None:
        self._acting = acting

    def introduction(self) -> Callable[..., Outcome[Introduction]]:
        """Refuses those who may not change the register."""
        return partial(introduce_register, staff_id=self._acting())

    def joining(self, joined: Joined) -> Callable[..., Outcome[None]]:
        """What is here goes along."""
        return partial(join_company, joined=joined, by=self._acting())


class NewJoiner:
    """A computer that is no register yet; `register_id` is who it is in every try."""

    def __init__(self, register_id: UUID, name: Callable[[], str]) -> None:
        self._register_id, self._name = register_id, name

    def introduction(self) -> Callable[..., Outcome[Introduction]]:
        """Under the name that was typed."""
        return partial(introduce_new_register, register_id=self._register_id, name=self._name())

    def joining(self, joined: Joined) -> Callable[..., Outcome[None]]:
        """The company arrives afterwards."""
        return partial(join_with_nothing, joined=joined, register_id=self._register_id, name=self._name())
