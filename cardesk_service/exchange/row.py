"""A row as the service keeps it: its fields, and for each group of them where the value comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from cardesk_wire.kinds import BY_NAME, Kind
from cardesk_wire.messages import Value

Fields = dict[str, Value]
REST = ""
"""The stamp of all groups that have none of their own."""
MOST_FIELDS = 100
"""Fields of one row, those of later releases among them; the widest kind has twenty."""


class Stamp(NamedTuple):
    """Where a value comes from: the place up to which its writer knew, the writer's clock, and who it was.

    For a change that is the place it got; for an offer (`hlc` 0) the base of the offer.
    """

    place: int
    hlc: int
    device: str
    epoch: int


@dataclass(slots=True)
class Row:
    """One row while a push is decided. `seq` 0: it is not there yet.

    `previous` is the place before its author's last change, and `is_altered` says that it is not what
    the author has: because it is not what was sent, or because the author had not seen what was there
    before. Both decide whether the author gets it back.
    """

    kind: str
    identity: str
    seq: int = 0
    fields: Fields = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    device: str = ""
    epoch: int = 0
    previous: int = 0
    is_altered: bool = False
    is_deleted: bool = False
    before: int = 0
    """The place at which this push found it."""
    has_changed: bool = False
    """It is to be written."""

    def stamp(self, group: tuple[str, ...]) -> Stamp | None:
        """Where the values of a group come from; None when none of them is there."""
        fields = self.fields
        if group[0] not in fields and not any(name in fields for name in group):
            return None
        return self.stamps.get(group[0]) or self.stamps.get(REST)

    def has_room_for(self, fields: Fields) -> bool:
        """Whether it would have no more fields than any has. Each may become a conflict of its own."""
        there = self.fields
        return len(fields) + len(there) <= MOST_FIELDS or len(fields.keys() | there.keys()) <= MOST_FIELDS

    def gather(self) -> None:
        """Let the row have one stamp where all groups have the same. Each has one of its own here."""
        stamps = {stamp for name, stamp in self.stamps.items() if name != REST}
        if len(stamps) == 1:
            self.stamps = {REST: stamps.pop()}


_FIELDS = msgspec.json.Decoder(Fields)
_STAMPS = msgspec.json.Decoder(dict[str, Stamp])
_ENCODER = msgspec.json.Encoder()


def read_fields(written: str) -> Fields:
    """The fields as they lie in the table."""
    return _FIELDS.decode(written)


def read_stamps(written: str) -> dict[str, Stamp]:
    """The stamps as they lie in the table."""
    return _STAMPS.decode(written)


def to_text(value: object) -> str:
    """JSON for a column."""
    return _ENCODER.encode(value).decode()


GROUPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    name: {member: group for group in kind.groups for member in group} for name, kind in BY_NAME.items()
}
"""For each kind the groups of its fields, by field; a field that is in none changes alone."""


def groups_in(kind: str, fields: Fields) -> dict[tuple[str, ...], Fields]:
    """Fields taken apart into what changes together."""
    known = GROUPS.get(kind, {})
    found: dict[tuple[str, ...], Fields] = {}
    for name, value in fields.items():
        group = known.get(name) or (name,)
        found.setdefault(group, {})[name] = value
    return found


def stands_alone(kind: str) -> bool:
    """Whether rows of the kind are something by themselves, and no part of another row."""
    known = BY_NAME.get(kind)
    return known is None or known.key == ("id",)


def is_sealed(kind: str) -> bool:
    """Whether rows of the kind are written once."""
    known = BY_NAME.get(kind)
    return known is not None and known.sealed


def is_same(one: Value, other: Value) -> bool:
    """Whether two values are the same in JSON, where 1 is not true."""
    return one == other and type(one) is type(other)


def step(kind: str, fields: Fields, values: Fields) -> int:
    """Whether a state moves forward (1), back (-1), or stays on its step (0)."""
    known: Kind | None = BY_NAME.get(kind)
    forward = known.forward if known is not None else {}
    for name, steps in forward.items():
        if name in values and name in fields:
            ranks = {state: rank for rank, states in enumerate(steps) for state in states}
            now, then = ranks.get(str(fields[name]), -1), ranks.get(str(values[name]), -1)
            if -1 not in (now, then) and now != then:
                return 1 if then > now else -1
    return 0
