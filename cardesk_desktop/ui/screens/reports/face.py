"""What a report shows, whichever it is: key figures, a chart, and a table whose rows open documents."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from cardesk_desktop.documents.sheets import Share, Value
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.report_figures import Figure
from cardesk_desktop.store.views import Order, Page
from cardesk_desktop.ui.charts import Mark
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.cell import Cell


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report was asked for: its days, those before, and in which money."""

    period: Period
    before: Period
    currency: Currency


@dataclass(frozen=True, slots=True)
class MovementsOf:
    """What is behind a level: the movements of the product."""

    product_id: UUID
    day: date | None = None
    """Up to the end of this day, beside the report; None: all there are, on the screen of the stock."""


@dataclass(frozen=True, slots=True)
class ShelfOf:
    """What is behind the worth of a category, or of everything: its products."""

    category_id: UUID | None = None
    day: date | None = None
    """As they stood at the end of this day, beside the report; None: now, on the screen of the stock."""


Behind: TypeAlias = Figure | MovementsOf | ShelfOf
"""What a figure opens."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure above the chart, and below it how it compares."""

    label: str
    value: str
    note: str = ""
    tone: Tone = Tone.MUTED
    figure: Behind | None = None


@dataclass(frozen=True, slots=True)
class ChartFace:
    """Columns, or bars of a ranking. `behind` says which documents each mark opens."""

    title: str
    marks: tuple[Mark, ...]
    behind: tuple[Behind | None, ...]
    is_ranking: bool = False
    legend: tuple[str, ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the screen, as `RowList` takes it, and of the file."""

    title: str
    width: int
    stretch: int = 0
    is_figure: bool = False
    sort: str = ""
    gives_way: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """What a row shows, what it says in a file, and what it opens."""

    key: Hashable
    cells: tuple[Cell, ...]
    values: tuple[Value, ...]
    figure: Behind | None = None


Read: TypeAlias = Callable[[Desk, UUID, Order, int, int], Outcome[Page[TableRow]]]
"""Reads rows for a person, in an order, from an offset on; runs on the database's thread."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is read page by page, however long it is."""

    columns: tuple[TableColumn, ...]
    read: Read
    order: Order
    total: int
    title: str = ""
    total_cells: tuple[Cell, ...] = ()
    """The row that closes the table on paper, where its columns add up."""


@dataclass(frozen=True, slots=True)
class ReportFace:
    """A report ready to be shown; with no row it is empty and says so in `nothing`."""

    title: str
    days: str
    figures: tuple[KeyFigure, ...]
    chart: ChartFace
    table: Table
    nothing: str


def held(
    columns: Sequence[TableColumn],
    rows: Sequence[TableRow],
    order: Order,
    title: str = "",
    total_cells: tuple[Cell, ...] = (),
) -> Table:
    """A table of rows that are here: few, and sorted by their own values."""
    places = {column.sort: place for place, column in enumerate(columns)}

    def read(_desk: Desk, _staff_id: UUID, wanted: Order, offset: int, limit: int) -> Outcome[Page[TableRow]]:
        place = places[wanted.by]
        ranked = sorted(rows, key=lambda row: _weight(row.values[place]), reverse=wanted.is_descending)
        return Outcome(Page(tuple(ranked[offset : offset + limit]), len(rows), offset))

    return Table(tuple(columns), read, order, len(rows), title, total_cells)


def _weight(value: Value) -> tuple[int, str]:
    """Numbers by their size, words by their letters."""
    match value:
        case Money():
            return value.minor, ""
        case Quantity():
            return value.milli, ""
        case Share():
            return value.basis_points, ""
        case datetime():
            return round(value.timestamp()), ""
        case date():
            return value.toordinal(), ""
        case int():
            return value, ""
        case _:
            return 0, (value or "").casefold()
