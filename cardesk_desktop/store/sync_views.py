"""What the store hands out of the sync for reading: what waits, by the names that people know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_wire import messages

Value: TypeAlias = messages.Value
"""One field as it travels, for those who only show it."""


class Goal(StrEnum):
    """What a screen can show of a thing."""

    CLIENT = "client"
    VEHICLE = "vehicle"
    VISIT = "visit"
    TICKET = "ticket"
    INVOICE = "invoice"
    PRODUCT = "product"
    SERVICE = "service"
    STOCK = "stock"
    COMPANY = "company"
    TAXES = "taxes"
    STAFF = "staff"
    JOURNAL = "journal"


_NAMELESS = Names("")


@dataclass(frozen=True, slots=True)
class Thing:
    """A row of a kind, what it is called today, and where it is shown.

    The name is empty for what has none, or is here no more; `goal` is None for what no screen shows.
    """

    kind: str
    identity: bytes
    names: Names = _NAMELESS
    goal: Goal | None = None
    goal_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class WaitingKind:
    """How many changes of a kind the service does not have yet."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class WaitingChange:
    """One change that the service does not have yet. `is_cut` when it has its place in the order."""

    thing: Thing
    is_cut: bool
    is_gone: bool


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field that two said differently, as it travels. `names` calls those whom a value names.

    `present` is what stands in the row today: people go on changing what nobody has decided yet.
    """

    name: str
    kept: Value
    lost: Value
    present: Value
    names: Mapping[str, Names] = field(default_factory=dict)
    is_secret: bool = False
    """Not to be shown to this person: what something cost, a PIN."""


class Since(StrEnum):
    """What became of a row after one of two values was kept."""

    NOTHING = "nothing"
    """The value that was kept is in force."""
    TAKEN = "taken"
    """The other value is in force."""
    CHANGED = "changed"
    """Neither of both is."""
    DELETED = "deleted"
    """The row is here no more."""
    BACK = "back"
    """The row had been deleted, and is here again under another identity."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One change that lost against another's: the fields of a row that change together.

    `kept_by` and `lost_by` are registers as the service calls them. `is_deleted` when the row was deleted
    elsewhere: its `fields` are then what was changed meanwhile. `can_take` when the other values can still be
    put in place. `currency` is the row's own, where it has one. `kept_person` and `lost_person` are those who
    worked at the two registers then, empty where the journal does not tell. `heir` is the identity under
    which a deleted row can be brought back; empty where it cannot.
    """

    ids: tuple[UUID, ...]
    thing: Thing
    fields: tuple[FieldPair, ...]
    kept_by: str
    lost_by: str
    kept_at: datetime | None
    lost_at: datetime | None
    settled_at: datetime | None = None
    is_deleted: bool = False
    can_take: bool = False
    currency: str = ""
    kept_person: str = ""
    lost_person: str = ""
    heir: bytes = b""
    since: Since = Since.NOTHING


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that a person has to look at. `values` are the fields as they were sent or arrived.

    `wrong` names those that cannot stay as they are; `mendable` those that a person can type anew.
    `can_send` when it is here and can be sent again as it is now. `choices` are, for fields that name another
    row, those that may be named: as they travel, with their names; None stands for nobody. The fields in
    `searched` name one of a kind whose rows are found by typing. `names` calls those whom the values name.
    """

    number: int
    at: datetime
    side: str
    code: str
    thing: Thing
    values: Mapping[str, Value] = field(default_factory=dict)
    wrong: frozenset[str] = frozenset()
    mendable: tuple[str, ...] = ()
    can_send: bool = False
    currency: str = ""
    choices: Mapping[str, tuple[tuple[str | None, Names], ...]] = field(default_factory=dict)
    searched: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Names] = field(default_factory=dict)
    is_secret: bool = False
    """It is about what this person may not see: there is nothing in it for them to do."""


class Side(StrEnum):
    """Where a problem was met: an op was not taken in, a row not placed, or both are there and contradict."""

    SENT = "sent"
    ARRIVED = "arrived"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at. `body` is the op or the row as JSON; empty for what is in place.

    Up to the cursor `base` the row as it stands here was known when this was met.
    """

    number: int
    at: datetime
    side: str
    kind: str
    identity: bytes
    code: str
    body: bytes
    base: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change that lost against another's; `kept` and `lost` are the two values as JSON."""

    id: UUID
    kind: str
    subject_id: str
    field: str
    kept: str
    lost: str
    kept_by: str
    lost_by: str
    kept_at: datetime | None
    lost_at: datetime | None
    settled_at: datetime | None
