"""What is written out in SQL says what the tables say."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import Table
from sqlalchemy.types import UserDefinedType

from cardesk_desktop.store.cells import PLAIN, Cell, Processor, choice_text
from cardesk_desktop.store.column_types import Choice
from cardesk_desktop.store.repositories import company, pins, series_heads, staff
from cardesk_desktop.store.statement import DIALECT
from cardesk_desktop.store.tables.company import COMPANY, INCARNATION, REGISTER, STAFF, STAFF_PIN
from cardesk_desktop.store.tables.sealed import DOCUMENT
from cardesk_desktop.store.written import Cells, Written, save_row_of_id


@pytest.mark.parametrize(
    ("cells", "table"),
    [
        (company.COMPANY, COMPANY),
        (company.REGISTER, REGISTER),
        (company.INCARNATION, INCARNATION),
        (staff.STAFF, STAFF),
        (pins.STAFF_PIN, STAFF_PIN),
    ],
)
def test_the_columns_are_those_of_the_table(cells: Cells, table: Table) -> None:
    assert list(cells) == [column.name for column in table.c if column.name != "only"]


@pytest.mark.parametrize(
    ("cells", "table"),
    [
        (company.COMPANY, COMPANY),
        (company.REGISTER, REGISTER),
        (company.INCARNATION, INCARNATION),
        (staff.STAFF, STAFF),
        (pins.STAFF_PIN, STAFF_PIN),
        (series_heads.HEAD, DOCUMENT),
        (series_heads.SERIES, DOCUMENT),
    ],
)
def test_cells_are_written_and_read_as_the_table_has_them(cells: Cells, table: Table) -> None:
    for name, cell in cells.items():
        kind = table.c[name].type
        if isinstance(kind, Choice):
            assert cell.write is choice_text
            members = list(kind.of.__members__.values())
            assert [read_by(cell)(member.value) for member in members] == members
        elif isinstance(kind, UserDefinedType):
            assert cell == Cell(kind.bind_processor(DIALECT), kind.result_processor(DIALECT, None))
        else:
            assert cell is PLAIN


def read_by(cell: Cell) -> Processor:
    """How the cell is read; it is not read as it lies there."""
    assert cell.read is not None
    return cell.read


def test_a_parameter_that_is_missing_is_a_defect() -> None:
    with pytest.raises(KeyError):
        save_row_of_id("staff", staff.STAFF).bound({"key": UUID(int=1)})


def test_a_statement_may_take_and_give_nothing() -> None:
    assert Written("SELECT 1").bound({}) == []
    assert Written("SELECT 1").row((1,)) == (1,)
