"""What becomes of one op on one row. Pure: no table is read here, and none is written.

A change wins when it was based on the value that is there, or when that value is its own register's; else
the later clock wins, and what lost stands in the conflict inbox. An offer (`hlc` 0) is no change but what a
register remembers: it wins where it remembers more, and is passed over in silence where it does not. Of a
database that joins (an offer with base 0) nobody heard before, so what it loses is shown.

An erasure wins over whatever did not know of it, and nobody is shown what that was (decision 264).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cardesk_service.exchange.erased import FOR_GOOD, emptied_car, erased_client_of, was_erased
from cardesk_service.exchange.row import (
    REST,
    Fields,
    Row,
    Stamp,
    groups_in,
    is_same,
    is_sealed,
    stands_alone,
    step,
)
from cardesk_wire.codes import OpCode
from cardesk_wire.erased import CAR, is_erased
from cardesk_wire.kinds import SECRET_KINDS
from cardesk_wire.messages import Op, Status, Value

CLOCK_LEEWAY_US = 60_000_000
"""How far a register's clock may be ahead of the service's before its changes count as made now."""

CONFLICT = "conflict"
"""The kind of the conflict inbox."""
_NOT_TOLD = SECRET_KINDS | {CONFLICT}

Outcome = tuple[Status, str]
AS_IT_WAS: Outcome = (Status.OK, "")
Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two values of which one had to go. `group` is empty when it was the whole row."""

    row: Row
    group: Group
    kept: Value
    lost: Value
    kept_by: Stamp
    lost_by: Stamp


@dataclass(slots=True)
class Merging:
    """One push of one register: who it is, what it knew, and what has come of its ops so far."""

    device: str
    epoch: int
    cursor: int
    now: int
    next_place: Callable[[], int]
    clashes: list[Clash] = field(default_factory=list)

    def merge(self, op: Op, row: Row) -> Outcome:
        """Put one op into its row, and say what became of it."""
        if op.fields is None:
            return self._delete(op, row)
        if row.is_deleted:
            return self._refuse_revival(op, row)
        if not row.has_room_for(op.fields):
            return Status.REJECTED, OpCode.TOO_LARGE
        if is_sealed(op.kind):
            return self._seal(op.fields, row)
        if left := erased_client_of(row, op.fields):
            return self._erase(op.fields, row, left)
        stamp, outcome = self._stamp(op), AS_IT_WAS
        if row.seq:
            outcome = self._change(op, op.fields, row, stamp)
        else:
            self._place(row)
            row.fields, row.stamps = dict(op.fields), {REST: self._placed(stamp, row)}
        if op.kind == CAR and (bare := emptied_car(row, op.fields)):
            self._put(row, bare)
        return outcome

    def _erase(self, fields: Fields, row: Row, left: Fields) -> Outcome:
        """Nothing is left of who was erased, and nothing comes back, whoever says it or knew of it."""
        if row.fields != left:
            self._put(row, left)
            row.stamps = {REST: Stamp(row.seq, FOR_GOOD, self.device, self.epoch)}
        return self._pass_over(row, OpCode.OUTRUN) if _differs(row, fields) else AS_IT_WAS

    def _put(self, row: Row, fields: Fields) -> None:
        if row.fields != fields:
            self._place(row)
            row.fields, row.is_altered = fields, True

    def told(self) -> list[Clash]:
        """What clashed, but for rows of people who were erased since."""
        return [each for each in self.clashes if not was_erased(each.row)]

    def _change(self, op: Op, fields: Fields, row: Row, stamp: Stamp) -> Outcome:
        won: list[tuple[Group, Fields, bool]] = []
        code = ""
        has_news = False
        groups = groups_in(op.kind, fields)
        for group, values in groups.items():
            differs = _differs(row, values)
            refusal = self._verdict(op, row, group, values, stamp, differs=differs)
            if refusal is None:
                won.append((group, values, differs))
                has_news |= differs
            elif differs:
                code = refusal
        if has_news or (code and self._must_tell(row)):
            self._place(row)
            row.is_altered |= bool(code)
        for group, values, differs in won:
            row.has_changed = True
            row.stamps[group[0]] = self._restamped(row, group, stamp, differs=differs)
            row.fields.update(values)
        if 1 < len(won) == len(groups) and len(row.fields) == len(fields):
            row.gather()
        return (Status.MERGED, code) if code else AS_IT_WAS

    def _verdict(
        self, op: Op, row: Row, group: Group, values: Fields, stamp: Stamp, *, differs: bool
    ) -> str | None:
        """None when the values go in; else why not. Clashes are noted."""
        there = row.stamp(group)
        if there is None:
            return None
        is_offer = stamp.hlc == 0
        is_known = op.base > there.place if is_offer else self._knew(op, there)
        moves = step(op.kind, row.fields, values)
        if is_known and moves >= 0:
            return None
        is_later = not is_offer and (stamp.hlc, *stamp[2:]) > (there.hlc, *there[2:])
        if moves > 0 or (moves == 0 and is_later):
            if differs and not is_offer:
                self._note(row, group, kept=values, lost=_present(row, group), kept_by=stamp, lost_by=there)
            return None
        if differs and (not is_offer or op.base == 0):
            self._note(row, group, kept=_present(row, group), lost=values, kept_by=there, lost_by=stamp)
        return OpCode.STATE_MOVED_ON if moves < 0 else OpCode.OUTRUN

    def _delete(self, op: Op, row: Row) -> Outcome:
        if is_sealed(op.kind):
            return Status.REJECTED, OpCode.SEALED_DIFFERS
        if row.is_deleted:
            return AS_IT_WAS
        stamp = self._stamp(op)
        unseen = [there for there in row.stamps.values() if not self._knew(op, there)]
        if unseen:
            self._note(row, (), kept=None, lost=row.fields, kept_by=stamp, lost_by=max(unseen))
        if is_erased(row.kind, row.identity, row.fields):
            stamp = stamp._replace(hlc=FOR_GOOD)
        self._place(row)
        row.fields, row.stamps, row.is_deleted = {}, {REST: self._placed(stamp, row)}, True
        return AS_IT_WAS

    def _refuse_revival(self, op: Op, row: Row) -> Outcome:
        stamp = self._stamp(op)
        grave = row.stamps.get(REST) or Stamp(row.seq, 0, row.device, row.epoch)
        if op.fields and is_erased(op.kind, op.identity, op.fields):  # only offered, too: others removed them
            row.stamps, row.has_changed = {REST: grave._replace(hlc=FOR_GOOD)}, True
        if not _is_offer(op) or (op.base == 0 and stands_alone(op.kind)):
            self._note(row, (), kept=None, lost=op.fields, kept_by=grave, lost_by=stamp)
        return self._pass_over(row, OpCode.DELETED)

    def _pass_over(self, row: Row, code: OpCode) -> Outcome:
        """Leave a row as it is, and let the register hear what it is."""
        if self._must_tell(row):
            self._place(row)
            row.is_altered = True
        return Status.MERGED, code

    def _seal(self, fields: Fields, row: Row) -> Outcome:
        if any(name in row.fields and not is_same(row.fields[name], value) for name, value in fields.items()):
            return Status.QUARANTINED, OpCode.SEALED_DIFFERS
        if fields.keys() - row.fields.keys() or not row.seq:
            self._place(row)
            row.fields.update(fields)
        return AS_IT_WAS

    def _knew(self, op: Op, there: Stamp) -> bool:
        if op.base == 0 and _is_offer(op):
            return False
        is_own = there.device == self.device and there.epoch == self.epoch
        return is_own or op.base >= there.place

    def _must_tell(self, row: Row) -> bool:
        """Whether the register would not hear of a row that kept what it has, unless it is sent again."""
        is_own = row.device == self.device and row.epoch == self.epoch
        return is_own or row.seq <= self.cursor

    def _place(self, row: Row) -> None:
        if row.seq == row.before:
            is_own = row.device == self.device and row.epoch == self.epoch
            if not is_own or row.seq <= self.cursor:
                # Who had not seen it gets it back, on whatever later page. Who said something of it since
                # has still not seen what they had not seen then.
                row.previous, row.is_altered = row.seq, row.seq > self.cursor
            row.device, row.epoch = self.device, self.epoch
        row.seq = self.next_place()
        row.has_changed = True

    def _stamp(self, op: Op) -> Stamp:
        hlc = min(op.hlc, self.now + CLOCK_LEEWAY_US)
        if (hlc or not op.base) and op.fields and is_erased(op.kind, op.identity, op.fields):
            hlc = FOR_GOOD
        return Stamp(op.base, hlc, self.device, self.epoch)

    def _placed(self, stamp: Stamp, row: Row) -> Stamp:
        """The stamp of a change that was just given its place; an offer keeps its base."""
        return stamp if stamp.hlc == 0 else stamp._replace(place=row.seq)

    def _restamped(self, row: Row, group: Group, stamp: Stamp, *, differs: bool) -> Stamp:
        there = row.stamp(group)
        if there is None or differs or stamp.hlc == 0:
            return self._placed(stamp, row)
        # The same value again: nobody has to hear of it, but it was meant as late as this.
        return there if stamp.hlc < there.hlc else stamp._replace(place=there.place)

    def _note(
        self, row: Row, group: Group, *, kept: Value, lost: Value, kept_by: Stamp, lost_by: Stamp
    ) -> None:
        # Settling a conflict makes no other, nor do two hashes of a PIN; of who was erased nothing is shown.
        if row.kind not in _NOT_TOLD and FOR_GOOD not in (kept_by.hlc, lost_by.hlc):
            self.clashes.append(Clash(row, group, kept, lost, kept_by, lost_by))


def _is_offer(op: Op) -> bool:
    return op.hlc == 0


def _differs(row: Row, values: Fields) -> bool:
    fields = row.fields
    for name, value in values.items():  # noqa: SIM110 - a generator would cost more than the question
        if name not in fields or not is_same(fields[name], value):
            return True
    return False


def _present(row: Row, group: Group) -> Fields:
    return {name: row.fields[name] for name in group if name in row.fields}
