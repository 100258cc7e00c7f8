"""The page of reports on a wash that sold for some days, and what is read from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.period import Span
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.paper.outlets import Outlets
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.screens.reports.memory import Choice, ReportKind
from cardesk_desktop.ui.screens.reports.screen import ReportsPage
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from cardesk_desktop.ui.theme import Theme
from tests.ui.exporting.desk import make_exporter
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


class Office:
    """A shop with two days of sales, and the page over it."""

    def __init__(self, qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop, folder: Path) -> None:
        self.qtbot, self.theme, self.phrases, self.shop = qtbot, theme, phrases, shop
        self.window, self.file = RecordingWindow(), folder / "report.xlsx"
        self.printed: list[bytes] = []
        self.outlets = Outlets(
            print_pdf=lambda pdf, _printer: self.printed.append(pdf),
            default_printer=lambda: "Office",
            ask_for_file=lambda _phrases, name: folder / name,
        )
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.window.host(self.host)

    def sell(self) -> None:
        """A wash yesterday; today a wash with a freshener, and one on account."""
        self.shop.sale()
        self.shop.clock.tick(24 * 3600)
        self.shop.sale(self.shop.wash, self.shop.freshener)
        self.shop.sale(client=self.shop.client, paid=0)

    def open(self, choice: Choice | None = None, *, staff: Staff | None = None) -> ReportsPage:
        who = staff or self.shop.owner
        page = ReportsPage(
            self.theme,
            self.phrases,
            self.shop.company,
            self.shop.tasks,
            lambda: who.id,
            self.shop.clock,
            self.window,
            make_exporter(self.theme, self.phrases, self.shop, self.window, lambda *_: self.file, acting=who),
            LoosePaper(self.shop.tasks, self.window, self.phrases, Settings, self.outlets),
            choice,
        )
        self.qtbot.addWidget(page)
        self._keys = InstalledShortcuts(page.shortcuts(), page)
        page.resize(1278, 668)
        page.show()
        page.activateWindow()
        page.on_shown()
        return page

    def shown(self, kind: ReportKind, span: Span = Span.WEEK) -> ReportsPage:
        """A report that was read, with its rows."""
        page = self.open(Choice(kind, span))
        self.wait(lambda: page.view.face is not None)
        if page.view.face is not None and page.view.face.table.total:
            self.wait(lambda: page.view.model.row_at(0) is not None)
        return page

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def behind(self) -> BehindPanel:
        """The panel of documents, once it was read."""
        self.wait(lambda: self.window.panel is not None)
        assert self.window.panel is not None
        (panel,) = self.window.panel.findChildren(BehindPanel)
        self.wait(lambda: panel.rows.current is not None)
        return panel


def figures_of(page: ReportsPage) -> dict[str, str]:
    """The key figures, by their names."""
    return {figure.label: figure.value for figure in page.view.figures.shown}


def rows_of(page: ReportsPage) -> list[tuple[str, ...]]:
    """The rows of the table, cell by cell."""
    model = page.view.model
    rows = [model.row_at(place) for place in range(model.total)]
    return [tuple(cell.text for cell in row.cells) for row in rows if row is not None]
