"""The rows of a list: gone through by keys, wide enough, sorted by their heads."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.row_list import Column, RowList
from tests.ui.widgets.conftest import Stage
from tests.ui.widgets.read_list import Table, model_of

Key = Qt.Key


def columns() -> list[Column[str]]:
    return [
        Column("Name", 120, lambda row: Cell(row, is_bold=True, detail="14:03"), stretch=1),
        Column("Plate", 150, lambda row: Cell(kind=CellKind.PLATE, plate=Plate(Region.DUBAI, "R 60917"))),
        Column("Total", 90, lambda row: Cell("279.90", CellKind.FIGURE), is_figure=True),
        Column("State", 90, lambda row: Cell("Paid", CellKind.TAG, Tone.READY)),
    ]


def test_rows_are_gone_through_and_opened_by_keys(theme: Theme, stage: Stage) -> None:
    listing = RowList(theme, "Invoices", model_of(Table(25)), columns())
    chosen, opened, left = list[object](), list[object](), list[object]()
    listing.row_chosen.connect(chosen.append)
    listing.row_activated.connect(opened.append)
    listing.left_upwards.connect(lambda: left.append(1))
    stage(listing)
    listing.setFocus()
    listing.choose(0)
    QTest.keyClick(listing, Key.Key_Down)
    QTest.keyClick(listing, Key.Key_Down)
    QTest.keyClick(listing, Key.Key_Return)
    assert listing.current == "row 2"
    assert chosen == ["row 0", "row 1", "row 2"]
    assert opened == ["row 2"]
    listing.go(-10)
    QTest.keyClick(listing, Key.Key_Up)
    assert (listing.current, left) == ("row 0", [1])
    listing.go(100)
    assert listing.current == "row 24"


def test_a_double_click_opens_a_row(theme: Theme, stage: Stage) -> None:
    listing, opened = RowList(theme, "Invoices", model_of(Table(25)), columns()), list[object]()
    listing.row_activated.connect(opened.append)
    stage(listing)
    place = listing.visualRect(listing.model().index(1, 0)).center()
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["row 1"]


def test_cells_can_be_read_out(theme: Theme, stage: Stage) -> None:
    listing = RowList(theme, "Invoices", model_of(Table(5)), columns())
    stage(listing)
    model = listing.model()
    spoken = [model.index(3, column).data() for column in range(4)]
    assert spoken == ["row 3, 14:03", "DUBAI R 60917", "279.90", "Paid"]
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert heads == ["Name", "Plate", "Total", "State"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_the_columns_fill_the_width_and_the_stretching_one_takes_what_is_over(
    theme: Theme, stage: Stage
) -> None:
    listing = RowList(theme, "Invoices", model_of(Table(5)), columns())
    stage(listing, width=900)
    widths = [listing.columnWidth(number) for number in range(4)]
    assert sum(widths) <= listing.viewport().width()
    assert widths[1:] == [150, 90, 90]
    assert widths[0] > 120


def test_rows_that_are_still_read_are_drawn_as_grey_bars(theme: Theme, stage: Stage) -> None:
    table = Table(5)
    listing = RowList(theme, "Invoices", model_of(table, page_size=2), columns())
    table.is_slow = True
    stage(listing)
    listing.grab()
    assert table.asked == [0, 2]
    before = listing.grab().toImage()
    table.answer()
    assert listing.grab().toImage() != before


def test_a_column_gives_way_where_there_is_no_room_for_all(theme: Theme, stage: Stage) -> None:
    columns: list[Column[str]] = [
        Column("Name", 200, Cell),
        Column("Plate", 150, Cell, gives_way=True),
        Column("Total", 150, Cell, is_figure=True),
    ]
    rows = RowList(theme, "Invoices", model_of(Table(3)), columns)
    host = stage(rows, width=620)
    assert not rows.isColumnHidden(1)
    host.resize(420, 240)
    assert rows.isColumnHidden(1)
    assert rows.columnWidth(0) + rows.columnWidth(2) <= rows.viewport().width()
    assert rows.minimumSizeHint().width() >= 350
    host.resize(620, 240)
    assert not rows.isColumnHidden(1)


def test_columns_give_way_one_by_one_and_the_rest_takes_their_room(theme: Theme, stage: Stage) -> None:
    columns: list[Column[str]] = [
        Column("Name", 200, Cell, stretch=1),
        Column("SKU", 150, Cell, stretch=1, gives_way=True),
        Column("Cost", 150, Cell, gives_way=True),
        Column("Total", 150, Cell, is_figure=True),
    ]
    rows = RowList(theme, "Products", model_of(Table(3)), columns)
    host = stage(rows, width=560)
    assert [rows.isColumnHidden(number) for number in range(4)] == [False, False, True, False]

    host.resize(420, 240)

    assert [rows.isColumnHidden(number) for number in range(4)] == [False, True, True, False]
    assert rows.columnWidth(0) + rows.columnWidth(3) == rows.viewport().width()


def _sorted_listing(theme: Theme, stage: Stage) -> tuple[RowList[str], list[object]]:
    columns: list[Column[str]] = [
        Column("Name", 200, Cell, sort="name"),
        Column("Plate", 150, Cell),
        Column("Total", 150, Cell, is_figure=True, sort="total"),
    ]
    listing, asked = RowList(theme, "Invoices", model_of(Table(3)), columns), list[object]()
    listing.order_asked.connect(asked.append)
    stage(listing, width=620)
    return listing, asked


def test_a_press_on_a_head_sorts_and_another_one_turns_the_order(theme: Theme, stage: Stage) -> None:
    listing, asked = _sorted_listing(theme, stage)
    head = listing.horizontalHeader()
    for section in (2, 2, 0, 1):
        place = QPoint(head.sectionPosition(section) + 20, head.height() // 2)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [Order("total"), Order("total", is_descending=True), Order("name")]
    assert (head.isSortIndicatorShown(), head.sortIndicatorSection()) == (True, 0)


def test_ctrl_and_an_arrow_sort_without_a_mouse(theme: Theme, stage: Stage) -> None:
    listing, asked = _sorted_listing(theme, stage)
    listing.show_order(Order("name"))
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Up, Key.Key_Left):
        QTest.keyClick(listing, key, Qt.KeyboardModifier.ControlModifier)
    assert asked == [Order("total"), Order("total", is_descending=True), Order("total"), Order("name")]
    assert listing.horizontalHeader().sortIndicatorSection() == 0


def test_a_list_without_orders_is_not_sorted(theme: Theme, stage: Stage) -> None:
    listing, asked = RowList(theme, "Invoices", model_of(Table(3)), columns()), list[object]()
    listing.order_asked.connect(asked.append)
    stage(listing)
    QTest.keyClick(listing, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    listing.show_order(Order("name"))
    assert (asked, listing.horizontalHeader().isSortIndicatorShown()) == ([], False)
