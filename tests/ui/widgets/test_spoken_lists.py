"""What a screen reader is told has the comma of its language: an Arabic voice stumbles over a Latin one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.screens.clients.client_row import ClientRow
from cardesk_desktop.ui.screens.clients.faces import ClientFace
from cardesk_desktop.ui.screens.reports.face import KeyFigure
from cardesk_desktop.ui.screens.reports.figure_cards import FigureLabel
from cardesk_desktop.ui.screens.visits.history import PastFace
from cardesk_desktop.ui.screens.visits.past_row import PastRow
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.suggestions import Suggestion, Suggestions

_PAST = PastFace(None, "Today", "Wash", "85.00", "Unpaid", Tone.DUE)


def _rows(qtbot: QtBot, theme: Theme) -> list[str]:
    rows: list[QWidget] = [
        PastRow(theme, _PAST),
        ClientRow(theme, ClientFace("Fatima", "0501234567", "Company")),
        FigureLabel(theme, KeyFigure("Sales", "85.00", "as before")),
    ]
    offers = Suggestions(theme, "Clients")
    offers.show_rows([Suggestion("fatima", "Fatima", "0501234567")])
    for row in (*rows, offers):
        qtbot.addWidget(row)
    return [row.accessibleName() for row in (*rows, *offers.findChildren(QWidget))]


def test_in_arabic_it_is_the_arabic_comma(qtbot: QtBot, rtl_theme: Theme) -> None:
    assert _rows(qtbot, rtl_theme)[:4] == [
        "Today، Wash، 85.00، Unpaid",
        "Fatima، Company، 0501234567",
        "Sales، 85.00، as before",
        "Fatima، 0501234567",
    ]


def test_elsewhere_it_is_the_latin_one_and_what_is_empty_leaves_none(qtbot: QtBot, theme: Theme) -> None:
    assert _rows(qtbot, theme)[0] == "Today, Wash, 85.00, Unpaid"
    assert Suggestion("fatima", "Fatima").spoken(is_rtl=False) == "Fatima"
