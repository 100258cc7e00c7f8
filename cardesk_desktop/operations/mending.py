"""What could not be taken in, here or at the service: mended, sent again, or set aside by a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from uuid import UUID

from cardesk_desktop.domain.barcode import read_barcode
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission, may
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.reading_contacts import read_email, read_phone
from cardesk_desktop.operations.sync_permissions import COSTS, needed_for
from cardesk_desktop.store.sync_views import Problem, Side, Trouble
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_wire.kinds import SECRET_KINDS
from cardesk_wire.messages import Value

_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Troubles:
    """The oldest of what a person has to look at, of `count` in all."""

    some: tuple[Trouble, ...]
    count: int


def troubles(desk: Desk, *, viewer_id: UUID, limit: int) -> Outcome[Troubles]:
    """What a person has to look at; costs only for those who may see them, PINs for nobody.

    What cannot be mended without seeing costs is named to the others all the same: the figure counts it.
    """
    # Whether a row could be held is tried out, which only a unit of work that writes may.
    with desk.store.write() as work:
        sees_costs = may(work.staff.get(viewer_id).role, Permission.SEE_COSTS)
        found = work.sync_inbox.troubles(limit)
        shown = tuple(_veiled(each, sees_costs) for each in found)
        return Outcome(Troubles(shown, work.sync.counts().problems))


def send_again(desk: Desk, *, staff_id: UUID, number: int) -> Outcome[Problem]:
    """Hand something in once more, as it is now; the problem, to be put back.

    Refuses with NOT_FOUND where it is here no more.
    """
    with desk.store.write() as work:
        trouble = _open(desk, work, staff_id, number)
        thing = trouble.thing
        if not work.sync_inbox.mender.send(thing.kind, thing.identity, tuple(trouble.values)):
            raise Refused(Code.NOT_FOUND)
        problem = _take_out(desk, work, staff_id, trouble, JournalEvent.SYNC_PROBLEM_MENDED)
        return Outcome(problem, _noticed())


def mend(desk: Desk, *, staff_id: UUID, number: int, typed: Mapping[str, Value]) -> Outcome[Problem]:
    """Put these values in place of those that could not be taken in; the rest stays as it was.

    `typed` are fields as a person filled them in. Refuses what cannot be read, each with its own code;
    BELONGS_TO_NOTHING with the `field` that names nothing or what was deleted meanwhile; VALUE_NOT_HELD where
    the row cannot be kept even so; and with NOT_FOUND.
    """
    with desk.store.write() as work:
        trouble = _open(desk, work, staff_id, number)
        thing, mender, now = trouble.thing, work.sync_inbox.mender, desk.clock.now()
        values = _read(work, trouble, typed)
        _check_named(work, trouble, values)
        if trouble.side == Side.ARRIVED:
            changes = mender.add(thing.kind, thing.identity, {**trouble.values, **values}, now)
        else:
            changes = mender.change(thing.kind, thing.identity, values, now)
            mender.send(thing.kind, thing.identity, tuple(trouble.values))
        if changes is None:
            raise Refused(Code.VALUE_NOT_HELD)
        problem = _take_out(desk, work, staff_id, trouble, JournalEvent.SYNC_PROBLEM_MENDED)
        return Outcome(problem, changes | _noticed())


def set_aside(desk: Desk, *, staff_id: UUID, number: int) -> Outcome[Problem]:
    """A person has seen it and leaves it as it is; the problem, to be put back. Refuses with NOT_FOUND."""
    with desk.store.write() as work:
        trouble = _open(desk, work, staff_id, number)
        problem = _take_out(desk, work, staff_id, trouble, JournalEvent.SYNC_PROBLEM_SET_ASIDE)
        return Outcome(problem, _noticed())


def put_problem_back(desk: Desk, *, staff_id: UUID, problem: Problem) -> Outcome[None]:
    """Undo: the problem waits for a person again. What was mended or sent meanwhile stays so."""
    with desk.store.write() as work:
        _open(desk, work, staff_id, work.sync_inbox.put_back(problem))
        _note(desk, work, staff_id, problem, JournalEvent.SYNC_PROBLEM_PUT_BACK)
        return Outcome(None, _noticed())


def _open(desk: Desk, work: UnitOfWork, staff_id: UUID, number: int) -> Trouble:
    trouble = work.sync_inbox.trouble(number)
    if trouble is None:
        raise Refused(Code.NOT_FOUND)
    for permission in sorted(needed_for(trouble.thing.kind, trouble.wrong)):
        acting(desk, work, staff_id, permission)
    return trouble


def _veiled(trouble: Trouble, sees_costs: bool) -> Trouble:
    """Without what this person may not see."""
    if trouble.thing.kind in SECRET_KINDS:
        return replace(trouble, values={})
    if sees_costs:
        return trouble
    if COSTS & trouble.wrong:
        bare = Trouble(trouble.number, trouble.at, trouble.side, trouble.code, trouble.thing)
        return replace(bare, is_secret=True)
    return replace(trouble, values={name: of for name, of in trouble.values.items() if name not in COSTS})


def _take_out(desk: Desk, work: UnitOfWork, staff_id: UUID, trouble: Trouble, event: JournalEvent) -> Problem:
    problem = work.sync_inbox.take_out(trouble.number)
    if problem is None:
        raise Refused(Code.NOT_FOUND)
    _note(desk, work, staff_id, problem, event)
    return problem


def _note(desk: Desk, work: UnitOfWork, staff_id: UUID, problem: Problem, event: JournalEvent) -> None:
    identity = problem.identity[:16]
    subject = UUID(bytes=identity) if len(identity) == 16 else _NOBODY
    reason = f"{problem.kind} {problem.code}"
    to_journal(desk, work, event, subject, staff_id, reason=reason)


def _noticed() -> Changes:
    return Changes.of((Noun.SYNC, _NOBODY))


def _read(work: UnitOfWork, trouble: Trouble, typed: Mapping[str, Value]) -> Mapping[str, Value]:
    """What was typed, cleaned and checked as in the forms of the trade."""
    country = work.company.company().country
    values = {name: value for name, value in typed.items() if name in trouble.mendable}
    for name, value in values.items():
        if name in _READERS:
            values[name] = _READERS[name](value, country)
    if trouble.thing.kind == "vehicle" and values.keys() & {"plate", "region", "plate_key"}:
        shown = {**trouble.values, **values}
        plate = Plate.read(str(shown.get("plate", "")), _region(shown.get("region")))
        values |= {"region": plate.region.value, "plate": plate.text, "plate_key": plate.key}
    return values


def _check_named(work: UnitOfWork, trouble: Trouble, values: Mapping[str, Value]) -> None:
    for name, kind in trouble.searched.items():
        value = values.get(name)
        may_be_nothing = any(key is None for key, _names in trouble.choices.get(name, ()))
        is_here = work.sync_inbox.mender.named(kind, value) is not None
        if not is_here and not (value is None and may_be_nothing):
            raise Refused(Code.BELONGS_TO_NOTHING, field=name)


def _region(value: Value) -> Region:
    return next((region for region in Region if region.value == value), Region.OTHER)


def _phones(value: Value, country: str) -> Value:
    entries: Sequence[Value] = value if isinstance(value, list) else []
    return [
        [read_phone(str(entry[0]), country), entry[1]]
        for entry in entries
        if isinstance(entry, list) and len(entry) == 2
    ]


def _barcodes(value: Value, _country: str) -> Value:
    entries = value if isinstance(value, list) else []
    return [code for code in (read_barcode(str(entry)) for entry in entries) if code]


_READERS: Mapping[str, Callable[[Value, str], Value]] = MappingProxyType(
    {
        "phone": lambda value, country: read_phone(str(value or ""), country),
        "email": lambda value, _country: read_email(str(value or "")),
        "phones": _phones,
        "barcodes": _barcodes,
    }
)
