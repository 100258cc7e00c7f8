"""What a person has to look at, with what is needed to say it and to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from sqlalchemy import Integer, Text, bindparam, select

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.store.column_types import Choice
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.deleted.orphans import KINDS_OF_TABLES, NAMES_DELETED
from cardesk_desktop.store.sync.inbox.mending import Mender
from cardesk_desktop.store.sync.inbox.naming import Naming, called
from cardesk_desktop.store.sync.places import PLACES, Place
from cardesk_desktop.store.sync_views import Problem, Side, Trouble
from cardesk_desktop.store.tables.sync import SYNC_PROBLEM
from cardesk_wire.codes import OpCode
from cardesk_wire.coding import Malformed, decode, encode
from cardesk_wire.messages import Op, Value

_SOME = Statement(select(*SYNC_PROBLEM.c).order_by(SYNC_PROBLEM.c.number).limit(bindparam("limit")))
_ONE = Statement(select(*SYNC_PROBLEM.c).where(SYNC_PROBLEM.c.number == bindparam("number")))
_TYPED = (Integer, Text, Choice)
"""Columns that a person can fill in."""
_TYPED_LISTS = frozenset({"barcodes", "phones", "prices"})
_SEARCHED = frozenset({"client", "vehicle", "visit"})
"""Kinds of which there are so many that one is found by typing."""
Choices: TypeAlias = tuple[tuple[str | None, Names], ...]

_NOBODY: tuple[str | None, Names] = (None, Names(""))


class Troubles:
    """Reads problems."""

    def __init__(self, database: Database, naming: Naming, mender: Mender) -> None:
        self._database = database
        self._naming = naming
        self._mender = mender

    def some(self, limit: int) -> tuple[Trouble, ...]:
        """The oldest ones."""
        return tuple(self._trouble(Problem(*row)) for row in self._database.rows(_SOME, {"limit": limit}))

    def one(self, number: int) -> Trouble | None:
        """One of them; None when it is there no more."""
        row = self._database.first(_ONE, {"number": number})
        return self._trouble(Problem(*row)) if row is not None else None

    def _trouble(self, problem: Problem) -> Trouble:
        place = PLACES.get(problem.kind)
        thing = self._naming.thing(problem.kind, problem.identity)
        values = _values(problem) if place is not None and problem.identity else {}
        if place is not None and problem.side == Side.ARRIVED:
            values = self._mender.as_it_arrived(problem.kind, problem.identity, values)
        here = self._mender.row(problem.kind, problem.identity) if place is not None else None
        if not thing.names.main:
            thing = replace(thing, names=Names(called(values)))
        currency = (here or values).get("currency")
        trouble = Trouble(
            problem.number,
            problem.at,
            problem.side,
            problem.code,
            thing,
            values,
            can_send=problem.side == Side.SENT and here is not None,
            currency=currency if isinstance(currency, str) else "",
        )
        if place is None or problem.side == Side.FOUND or place.kind.sealed or not values:
            return trouble
        return self._with_form(trouble, place, self._wrong(place, problem, values))

    def _with_form(self, trouble: Trouble, place: Place, wrong: frozenset[str]) -> Trouble:
        """With what is needed to mend it, where a person can mend all that is wrong."""
        named, values = _named(place), trouble.values
        choices = self._choices(place, wrong, values)
        searched = {name: kind for name, kind in named.items() if name in wrong and kind in _SEARCHED}
        mendable = tuple(
            name
            for name in place.kind.fields
            if name in wrong and (name in choices or name in searched or _is_typed(place, name))
        )
        return replace(
            trouble,
            wrong=wrong,
            mendable=mendable if len(mendable) == len(wrong) else (),
            choices=choices,
            searched=searched,
            names=self._names(named, values) if searched else {},
        )

    def _wrong(self, place: Place, problem: Problem, values: Mapping[str, Value]) -> frozenset[str]:
        if problem.code == NAMES_DELETED:
            return frozenset(
                name
                for name, kind in _named(place).items()
                if values.get(name) is not None and self._mender.named(kind, values[name]) is None
            )
        if problem.side == Side.ARRIVED:
            return self._mender.wrong(problem.kind, problem.identity, values)
        if problem.code == OpCode.TOO_LARGE:
            return frozenset({max(values, key=lambda name: len(encode(values[name])))})
        return frozenset(values)

    def _names(self, named: Mapping[str, str], values: Mapping[str, Value]) -> Mapping[str, Names]:
        """What those are called whom these values name, where they are here."""
        found: dict[str, Names] = {}
        for name, kind in named.items():
            value = values.get(name)
            identity = self._mender.named(kind, value)
            if identity is not None:
                found[str(value)] = self._naming.thing(kind, identity).names
        return found

    def _choices(
        self, place: Place, wrong: frozenset[str], values: Mapping[str, Value]
    ) -> Mapping[str, Choices]:
        """For the wrong fields that name another row: that one, if it is here, and of few all."""
        found: dict[str, Choices] = {}
        named = _named(place)
        for name in wrong & named.keys():
            kind, value = named[name], values.get(name)
            rows: dict[str | None, Names] = dict([_NOBODY] if place.columns[name].nullable else [])
            rows |= self._naming.choices(kind)
            present = self._mender.named(kind, value)
            if present is not None:
                rows.setdefault(str(value), self._naming.thing(kind, present).names)
            if rows:
                found[name] = tuple(rows.items())
        return found


def _values(problem: Problem) -> Mapping[str, Value]:
    try:
        if problem.side == Side.SENT:
            return decode(problem.body, Op).fields or {}
        return decode(problem.body, dict[str, Value]) if problem.body else {}
    except Malformed:
        return {}


def _named(place: Place) -> Mapping[str, str]:
    """The fields of a kind that name another row, and its kind."""
    return {
        name: KINDS_OF_TABLES[key.column.table.name]
        for name, column in place.columns.items()
        for key in column.foreign_keys
    }


def _is_typed(place: Place, name: str) -> bool:
    if name in place.kind.lists:
        return name in _TYPED_LISTS
    column = place.columns[name]
    return isinstance(column.type, _TYPED) and not column.foreign_keys
