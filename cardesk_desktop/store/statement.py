"""SQLAlchemy Core statements, compiled once and then run on the bare connection.

What `Connection.execute` does around a statement costs three times the statement itself (25 against
9 microseconds); a sale runs sixty of them. Here a statement is compiled when it is first run, and its
parameters and rows go through the processors of their column types, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Insert,
    Select,
    SelectBase,
    Table,
    Text,
    TextClause,
    UpdateBase,
    and_,
    bindparam,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.sql.compiler import SQLCompiler

from cardesk_desktop.store.cells import Processor
from cardesk_desktop.store.column_types import IdList, NumberList, TextList
from cardesk_desktop.store.runnable import Parameters, Row

if TYPE_CHECKING:
    from cardesk_desktop.store.views import Order

Element: TypeAlias = SelectBase | UpdateBase | TextClause

DIALECT = SQLiteDialect_pysqlite(paramstyle="qmark")


class Statement:
    """One SQL statement: `bindparam` names are its parameters, selected columns give its rows."""

    def __init__(self, element: Element, columns: Sequence[str] | None = None) -> None:
        self._element = element
        self._columns = columns

    @cached_property
    def sql(self) -> str:
        """The text that SQLite prepares, with `?` for parameters."""
        return self._compiled.string

    @cached_property
    def parents(self) -> frozenset[str]:
        """The tables that must hold what a new row refers to."""
        if not isinstance(self._element, Insert):
            return frozenset()
        return frozenset(key.column.table.name for key in self._element.table.foreign_keys)

    @cached_property
    def _compiled(self) -> SQLCompiler:
        return self._element.compile(dialect=DIALECT, column_keys=self._columns)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The name of every parameter, by place."""
        return tuple(self._compiled.positiontup or ())

    @cached_property
    def _binds(self) -> tuple[tuple[int, Processor], ...]:
        """Place and processor of every parameter that needs one."""
        binds = self._compiled.binds
        processors = (binds[name].type.bind_processor(DIALECT) for name in self._names)
        return tuple((place, process) for place, process in enumerate(processors) if process is not None)

    @cached_property
    def _literals(self) -> dict[str, object]:
        """The parameters that the statement itself gives."""
        binds = self._compiled.binds
        return {name: bind.effective_value for name, bind in binds.items() if not bind.required}

    @cached_property
    def _results(self) -> tuple[tuple[int, Processor], ...]:
        """Place and processor of every column that needs one."""
        if not isinstance(self._element, SelectBase):
            return ()
        processors = (
            column.type.result_processor(DIALECT, None) for column in self._element.selected_columns
        )
        return tuple((place, process) for place, process in enumerate(processors) if process is not None)

    @cached_property
    def bound(self) -> Callable[[Parameters], Sequence[Any]]:
        """Gives parameters by name as SQLite wants them: by place. KeyError for one that is missing.

        Of most statements nothing else is made than what is picked in one call.
        """
        pick, binds, literals = _picker(self._names), self._binds, self._literals
        if not binds and not literals:
            return pick

        def bound(parameters: Parameters) -> Sequence[Any]:
            cells = list(pick({**literals, **parameters} if literals else parameters))
            for place, process in binds:
                cells[place] = process(cells[place])
            return cells

        return bound

    def row(self, raw: Row) -> Row:
        """A row in the domain's types."""
        if not self._results:
            return raw
        cells = list(raw)
        for place, process in self._results:
            cells[place] = process(cells[place])
        return tuple(cells)

    def rows(self, raw: list[Row]) -> list[Row]:
        """Rows in the domain's types."""
        return [self.row(each) for each in raw] if self._results else raw


def _picker(names: Sequence[str]) -> Callable[[Parameters], Sequence[Any]]:
    """Takes parameters by their names; what is picked in one call is picked in half the time."""
    if len(names) > 1:
        several: Callable[[Parameters], tuple[Any, ...]] = itemgetter(*names)
        return several
    if names:
        (name,) = names
        return lambda parameters: (parameters[name],)
    return lambda _: ()


class Addition(Statement):
    """An INSERT of a row that nobody needs to see before the commit; a draft writes many at once."""

    def __init__(self, table: Table) -> None:
        super().__init__(insert(table))
        self.table = table.name


def change(table: Table, columns: Sequence[str] | None = None) -> Statement:
    """An UPDATE of these columns (None: all) of the row whose `id` is the parameter `key`."""
    changed = columns or [column.name for column in table.c if column.name != "id"]
    return Statement(update(table).where(table.c.id == bindparam("key")), changed)


def one_of(column: ColumnElement[UUID]) -> ColumnElement[bool]:
    """`column` is one of the UUIDs in the parameter `ids`; one statement for any number of them."""
    each = func.json_each(bindparam("ids", type_=IdList())).table_valued("value")
    return column.in_(select(func.unhex(each.c.value)))


def one_of_texts(column: ColumnElement[str]) -> ColumnElement[bool]:
    """`column` is one of the texts in the parameter `texts`."""
    each = func.json_each(bindparam("texts", type_=TextList())).table_valued("value")
    return column.in_(select(each.c.value))


def one_of_numbers(column: ColumnElement[int]) -> ColumnElement[bool]:
    """`column` is one of the whole numbers in the parameter `numbers`."""
    each = func.json_each(bindparam("numbers", type_=NumberList())).table_valued("value")
    return column.in_(select(each.c.value))


LAST = "\U0010ffff"
"""Greater than whatever follows a beginning."""


def prefix_range(column: ColumnElement[str], name: str = "prefix") -> ColumnElement[bool]:
    """`column` begins with the parameter of this name; a range, so that its index is used."""
    prefix = bindparam(name, type_=Text())
    return and_(column >= prefix, column < prefix.concat(LAST))


def page_of(
    table: Table,
    columns: Sequence[ColumnElement[Any]],
    conditions: Sequence[ColumnElement[bool]],
    order: Sequence[ColumnElement[Any]],
) -> Select[Any]:
    """`limit` rows from `offset` on; the rows that are passed over are counted in the index alone."""
    wanted = (
        select(table.c.id)
        .where(*conditions)
        .order_by(*order)
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )
    return select(*columns).where(table.c.id.in_(wanted)).order_by(*order)


def in_order(columns: Sequence[ColumnElement[Any]], order: Order) -> tuple[ColumnElement[Any], ...]:
    """The columns to sort by, each in the direction of the order: turned around, a list is the same list."""
    return tuple(column.desc() if order.is_descending else column for column in columns)
