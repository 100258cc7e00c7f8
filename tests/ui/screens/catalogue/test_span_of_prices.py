"""From the cheapest to the dearest, in the direction in which the screen is read."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtGui import QTextLayout, QTextLine
from PySide6.QtWidgets import QApplication

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.money import Money
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.store.catalogue_views import CatalogueRow
from cardesk_desktop.ui.screens.catalogue.faces import service_columns
from tests.builders import AED

WASH = CatalogueRow(
    ItemKind.SERVICE,
    UUID(int=1),
    Names("Wash"),
    UUID(int=2),
    Money(2_500, AED),
    Money(5_500, AED),
    is_favourite=False,
    is_archived=False,
)


@pytest.mark.parametrize(("language", "is_cheapest_left"), [("en", True), ("ar", False)])
def test_the_cheapest_is_read_first(dressed: QApplication, language: str, is_cheapest_left: bool) -> None:
    columns = service_columns(load_phrasebook(language), AED, dict, set)
    (price,) = (column for column in columns if column.sort == "price")
    text = price.cell(WASH).text
    layout = QTextLayout(text, dressed.font())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    cheapest, dearest = (_place(line, text.index(figure) + 1) for figure in ("25.00", "55.00"))
    assert (cheapest < dearest) is is_cheapest_left


def _place(line: QTextLine, cursor: int) -> float:
    """Pixels from the left edge of the line."""
    found = line.cursorToX(cursor)
    assert isinstance(found, tuple)
    return float(found[0])
