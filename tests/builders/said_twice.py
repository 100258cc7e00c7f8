"""Rows of the conflict inbox as they arrive from the service."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from cardesk_desktop.domain.clock import micros
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync_views import Problem, Side
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_wire.coding import written
from cardesk_wire.kinds import BY_NAME
from cardesk_wire.messages import Block, Value
from tests.builders.basics import NOW, identity

OTHER_REGISTER = written(identity("other register").bytes)
LOST_AT = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
KEPT_AT = LOST_AT + timedelta(minutes=1)

Said = tuple[str, bytes, str, Value, Value]
"""Kind, identity, field, the value that is in force, the other one."""


def said(kind: str, subject: UUID | bytes, field: str, kept: Value, lost: Value) -> Said:
    """A field of a row that another register and the device called `device` said differently."""
    return kind, subject.bytes if isinstance(subject, UUID) else subject, field, kept, lost


def inbox(rows: dict[str, Said], *, settled_at: datetime | None = None, lost_by: str = "device") -> Block:
    """A block of conflicts, by names that give them their identities."""
    settled = micros(settled_at) if settled_at is not None else None
    rest: list[Value] = [OTHER_REGISTER, lost_by, micros(KEPT_AT), micros(LOST_AT), settled]
    cells: list[list[Value]] = [
        [kind, written(subject), field, kept, lost, *rest]
        for kind, subject, field, kept, lost in rows.values()
    ]
    ids = [written(identity(name).bytes) for name in rows]
    fields = list(BY_NAME["conflict"].fields)
    return Block("conflict", fields, ids, [list(column) for column in zip(*cells, strict=True)])


def join_at(work: UnitOfWork, *blocks: Block) -> None:
    """Join, so that what was there before has gone out, and take these in."""
    if not work.sync.state().is_joined:
        work.sync.join(company_id="company", device_id="device")
        work.sync.begin_epoch(1, generation="one", cursor=0)
    work.sync.apply(blocks, work.sync.state().cursor + 1, is_at_head=True, now=NOW)


def take_in(store: Store, *blocks: Block) -> None:
    """Let these arrive at a register, which joins at first."""
    with store.write() as work:
        join_at(work, *blocks)


def add_problem(store: Store, side: Side, kind: str, of: bytes, code: str, body: bytes) -> None:
    """Let something be there that a person has to look at."""
    with store.write() as work:
        put_problem(work, side, kind, of, code, body)


def put_problem(work: UnitOfWork, side: Side, kind: str, of: bytes, code: str, body: bytes) -> None:
    """The same inside a unit of work."""
    number = max((problem.number for problem in work.sync.problems()), default=0) + 1
    work.sync_inbox.put_back(Problem(number, NOW, side.value, kind, of, code, body))


def let_everything_go_out(store: Store) -> None:
    """The service takes in all that waits."""
    with store.write() as work:
        all_out(work)


def all_out(work: UnitOfWork) -> None:
    """The same inside a unit of work."""
    work.sync.cut(2**30, 2**30)
    work.sync.settle(work.sync.state().next_oseq - 1, [], NOW)
