"""The way of a list into a file, from the button to the disk."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.documents.sheets import SheetFormat
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.i18n import Phrasebook, load_phrasebook
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.exporting import ExportColumn, ListExport
from cardesk_desktop.ui.exporting.panel import ExportPanel
from cardesk_desktop.ui.theme import Theme
from tests.ui.exporting.desk import make_exporter
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

COUNT = 1_204


@dataclass
class Numbers:
    """A long list; it can stop, or break."""

    count: int = COUNT
    asked: list[int] = field(default_factory=list)
    on_asked: Callable[[], None] = lambda: None
    breaks_at: int | None = None

    def page(self, _desk: Desk, *, offset: int, limit: int) -> Outcome[Page[int]]:
        self.asked.append(offset)
        self.on_asked()
        if self.breaks_at is not None and offset >= self.breaks_at:
            raise Unavailable(Code.DISK_UNWRITABLE)
        return Outcome(Page(tuple(range(offset, min(offset + limit, self.count))), self.count, offset))


class Office:
    """A person with a list and a place for it."""

    def __init__(self, qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop, folder: Path) -> None:
        self.qtbot, self.shop, self.folder = qtbot, shop, folder
        self.window, self.numbers, self.suggested = RecordingWindow(), Numbers(), list[str]()
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.window.host(self.host)
        self.host.show()
        self.is_saving = True
        self.exporter = make_exporter(theme, phrases, shop, self.window, self._ask, acting=shop.owner)

    def open(self, kind: SheetFormat = SheetFormat.CSV) -> ExportPanel:
        columns: tuple[ExportColumn[int], ...] = (
            ExportColumn("Number", lambda row: row),
            ExportColumn("Word", lambda row: f"={row}"),
        )
        numbers = self.numbers
        what = ListExport("numbers", "Numbers", numbers.count, columns, numbers.page, lambda row: row)
        self.exporter.open(what)
        panel = self.window.panel
        assert panel is not None
        (content,) = panel.findChildren(ExportPanel)
        content.kind.set_value(kind)
        return content

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())

    def _ask(self, _: Phrasebook, name: str) -> Path | None:
        self.suggested.append(name)
        return self.folder / name if self.is_saving else None


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop, tmp_path: Path) -> Office:
    folder = tmp_path / "files"
    folder.mkdir()
    return Office(qtbot, theme, phrases, shop, folder)


def test_a_list_becomes_a_csv_file(office: Office) -> None:
    office.open().save.click()
    office.wait(lambda: office.window.toasts)
    assert office.suggested == ["Numbers.csv"]
    assert office.window.toasts == ["1,204 rows saved as Numbers.csv."]
    assert office.window.panel is None
    with (office.folder / "Numbers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Number", "Word"]
    assert rows[1:] == [[str(row), f"'={row}"] for row in range(COUNT)]
    assert office.numbers.asked == [0, 500, 1_000]


def test_a_list_becomes_a_workbook(office: Office) -> None:
    office.open(SheetFormat.XLSX).save.click()
    office.wait(lambda: office.window.toasts)
    page = load_workbook(office.folder / "Numbers.xlsx").worksheets[0]
    assert page.max_row == COUNT + 1
    assert (page["A3"].value, page["B3"].value) == (1, "=1")


def test_turning_back_writes_nothing(office: Office) -> None:
    office.is_saving = False
    panel = office.open()
    panel.save.click()
    assert not panel.save.is_busy
    assert office.numbers.asked == []
    assert office.files() == []


def test_it_can_be_stopped(office: Office) -> None:
    panel = office.open()
    office.numbers.on_asked = panel.cancelled.emit
    panel.save.click()
    office.wait(lambda: office.window.toasts)
    assert office.window.toasts == ["Export stopped. Nothing was saved."]
    office.wait(lambda: office.files() == [])


def test_closing_the_panel_does_not_stop_it(office: Office) -> None:
    panel = office.open()
    panel.progress.cancelled.connect(panel.cancelled)
    panel.save.click()
    office.wait(lambda: office.numbers.asked)
    office.window.close_panel()
    office.wait(lambda: office.window.toasts)
    assert office.files() == ["Numbers.csv"]


def test_while_one_is_under_way_the_button_shows_it(office: Office) -> None:
    shown: list[ExportPanel] = []
    office.numbers.count = 30_000
    office.open().save.click()
    office.wait(lambda: office.numbers.asked)
    office.window.close_panel()
    shown.append(office.open())
    assert not shown[0].save.isVisible()
    assert shown[0].progress.isVisible()
    shown[0].progress.cancel.click()
    office.wait(lambda: office.window.toasts)
    assert office.window.toasts == ["Export stopped. Nothing was saved."]
    office.wait(lambda: office.files() == [])


def test_trouble_is_said_and_leaves_nothing(office: Office) -> None:
    office.numbers.breaks_at = 500
    office.open().save.click()
    office.wait(lambda: office.window.shown)
    office.wait(lambda: office.window.panel is None)
    office.wait(lambda: office.files() == [])
    assert office.window.toasts == []


def test_who_may_not_is_told_by_the_window(office: Office, theme: Theme, phrases: Phrasebook) -> None:
    refused: list[object] = []
    office.shop.tasks.refused.connect(refused.append)
    office.exporter = make_exporter(theme, phrases, office.shop, office.window, office._ask)
    panel = office.open()
    panel.save.click()
    office.wait(lambda: refused)
    office.wait(lambda: not panel.save.is_busy)
    assert office.numbers.asked == []
    assert office.files() == []


def test_the_panel_says_what_each_kind_is_for(qtbot: QtBot, theme: Theme) -> None:
    panel = ExportPanel(theme, load_phrasebook("en"), "Numbers", 1, SheetFormat.XLSX)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.format.value == "xlsx"
    excel = panel._hint.text()
    panel.kind.set_value(SheetFormat.CSV)
    panel.kind.changed.emit(SheetFormat.CSV)
    assert panel.format.value == "csv"
    assert panel._hint.text() != excel
