"""The arrow of the order stands beside the title that it belongs to, and grows with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.store.views import Order, Page
from cardesk_desktop.ui.theme import Motion, apply_theme, build_theme
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.row_list import Column, RowList

COLUMNS: tuple[Column[str], ...] = (
    Column("Product", 300, lambda row: Cell(row), sort="name"),
    Column("Price", 200, lambda row: Cell(row, CellKind.FIGURE), sort="price", is_figure=True),
)


def _list(qtbot: QtBot, app: QApplication, *, is_rtl: bool, scale: int, by: str) -> RowList[str]:
    theme = build_theme(is_dark=False, is_rtl=is_rtl, scale_percent=scale, motion=Motion(0))
    apply_theme(app, theme)
    model: PagedModel[str] = PagedModel()
    listing = RowList(theme, "Products", model, COLUMNS)
    qtbot.addWidget(listing)
    model.start(lambda offset, limit, deliver, fail: deliver(Page(("Sponge",), 1, 0)))
    listing.show_order(Order(by, is_descending=True))
    listing.resize(1200, 300)
    listing.show()
    qtbot.waitExposed(listing)
    return listing


def _ink(listing: RowList[str], column: int) -> tuple[int, int]:
    """Between which places of the head of a column something is drawn, from its own left edge."""
    head = listing.horizontalHeader()
    across = QRect(head.sectionViewportPosition(column), 0, head.sectionSize(column), head.height() - 2)
    picture = head.viewport().grab(across).toImage()
    ground = picture.pixel(1, 1)
    drawn = [
        place
        for place in range(picture.width())
        if any(picture.pixel(place, line) != ground for line in range(picture.height()))
    ]
    return drawn[0], drawn[-1]


@pytest.mark.parametrize("is_rtl", [False, True])
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize(("by", "column"), [("name", 0), ("price", 1)])
def test_the_arrow_stands_close_to_its_title(
    qtbot: QtBot, dressed: QApplication, by: str, column: int, scale: int, *, is_rtl: bool
) -> None:
    listing = _list(qtbot, dressed, is_rtl=is_rtl, scale=scale, by=by)
    sorted_by = _ink(listing, column)
    listing.show_order(Order("name" if by == "price" else "price"))
    plain = _ink(listing, column)
    arrow = (sorted_by[1] - sorted_by[0]) - (plain[1] - plain[0])
    assert 8 * scale / 100 <= arrow <= 24 * scale / 100
    is_from_right = column == 1 or is_rtl
    head_width = listing.horizontalHeader().sectionSize(column)
    edges = (head_width - sorted_by[1], head_width - plain[1]) if is_from_right else (sorted_by[0], plain[0])
    assert abs(edges[0] - edges[1]) <= 1
    assert listing.layoutDirection() is (
        Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    )
