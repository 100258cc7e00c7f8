"""A list from another till is taken in from the settings, by keyboard alone, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.documents.sheets.reading.csv_file import Encoding
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.importing.fields import ImportField, ImportKind
from cardesk_desktop.domain.importing.report import OnKnown
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.importing.taking_in import SLICE_ROWS, imports
from cardesk_desktop.ui.exporting import Exporter
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.importing.body import ImportBody
from cardesk_desktop.ui.screens.settings.importing.slices import ONCE
from cardesk_desktop.ui.theme import Theme
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

Key = Qt.Key
GOOD = "Name;Price\nGlass cleaner;24\nWax;45\n"


class Opened:
    """The section on the shop's desk; `path` is the file that the person will choose."""

    def __init__(self, qtbot: QtBot, shop: Shop, look: Look, window: RecordingWindow, folder: Path) -> None:
        self._qtbot, self.shop, self.window = qtbot, shop, window
        self.path: Path | None = folder / "list.csv"
        zone = shop.company.time_zone
        acting = lambda: shop.owner.id  # noqa: E731 - a desk is one line
        exporter = Exporter(
            look.theme, look.phrases, shop.tasks, acting, window, zone, lambda _, name: folder / name
        )
        self.body = ImportBody(look, shop.tasks, acting, window, exporter, shop.company, lambda _: self.path)
        self.body.resize(840, 700)
        self.body.show()
        self.body.on_shown()

    def write(self, text: str, encoding: str = "utf-8") -> None:
        """What the file holds."""
        assert self.path is not None
        self.path.write_bytes(text.encode(encoding))

    def open(self) -> None:
        """Choose the file by the keyboard, and wait for its columns."""
        self.body.choose.choose.setFocus()
        QTest.keyClick(self.body.choose.choose, Key.Key_Return)
        self._qtbot.waitUntil(lambda: self.body.columns is not None)

    def attempt(self) -> None:
        """See what would happen."""
        assert self.body.columns is not None
        QTest.keyClick(self.body.columns.attempt, Key.Key_Return)
        self._qtbot.waitUntil(lambda: self.body.report is not None)

    def take(self) -> None:
        """Import, and wait for the notice."""
        assert self.body.report is not None
        QTest.keyClick(self.body.report.take, Key.Key_Return)
        self._qtbot.waitUntil(lambda: bool(self.window.toasts))

    def wait(self, is_so: object) -> None:
        """Wait until something is so."""
        assert callable(is_so)
        self._qtbot.waitUntil(is_so)

    def count(self) -> int:
        """How many imports there were."""
        return self.shop.ask(imports, offset=0, limit=9).total


@pytest.fixture
def opened(
    qtbot: QtBot, shop: Shop, theme: Theme, phrases: Phrasebook, window: RecordingWindow, tmp_path: Path
) -> Iterator[Opened]:
    section = Opened(qtbot, shop, Look(theme, phrases), window, tmp_path)
    yield section
    section.body.close()
    section.body.deleteLater()


def test_a_list_is_chosen_matched_looked_at_and_taken_in(opened: Opened) -> None:
    opened.write(GOOD)
    opened.open()
    columns = opened.body.columns
    assert columns is not None
    assert columns.plan.columns == {ImportField.NAME: 0, ImportField.PRICE: 1}
    assert opened.body.choose.isHidden()
    opened.attempt()
    assert opened.body.report is not None
    assert opened.body.report.take.words == "Import 2 rows"
    opened.take()
    assert opened.window.toasts == ["2 rows were imported."]
    assert not opened.body.choose.isHidden()
    opened.wait(lambda: len(opened.body.past.buttons) == 1)
    opened.window.undos[0].run()
    opened.wait(lambda: opened.window.toasts[1:] == ["The import is undone."])
    opened.wait(lambda: not opened.body.past.buttons)


def test_an_older_import_is_taken_back_from_the_list(opened: Opened) -> None:
    opened.write(GOOD)
    opened.open()
    opened.attempt()
    opened.take()
    opened.wait(lambda: len(opened.body.past.buttons) == 1)
    QTest.keyClick(opened.body.past.buttons[0], Key.Key_Space)
    opened.wait(lambda: len(opened.window.toasts) == 2)


def test_a_missing_column_is_named_and_can_be_chosen(opened: Opened) -> None:
    opened.write("Goods;What it costs\nWax;45\n")
    opened.open()
    columns = opened.body.columns
    assert columns is not None
    QTest.keyClick(columns.attempt, Key.Key_Return)
    opened.wait(lambda: columns.trouble.text() == "Say which column holds this: Name.")
    assert not columns.attempt.is_busy
    columns.fields[0].set_value(ImportField.NAME)
    columns.fields[1].set_value(ImportField.NAME)
    columns.fields[1].changed.emit(ImportField.NAME)
    assert columns.fields[0].value is None
    columns.fields[0].set_value(ImportField.NAME)
    columns.fields[1].set_value(ImportField.PRICE)
    opened.attempt()


def test_refused_rows_are_listed_and_saved(opened: Opened, tmp_path: Path) -> None:
    opened.write("Name;Price\nWax;45\nSoap;five\n;1\n")
    opened.open()
    opened.attempt()
    report = opened.body.report
    assert report is not None
    assert report.rows.model().rowCount() == 2
    assert report.rows.model().index(0, 2).data() == "This is not an amount., Write it like 12.50."
    QTest.keyClick(report.save, Key.Key_Return)
    assert opened.window.panel is not None
    opened.window.close_panel()
    QTest.keyClick(report.back, Key.Key_Return)
    assert opened.body.report is None
    assert opened.body.columns is not None
    assert not opened.body.columns.isHidden()
    QTest.keyClick(opened.body.columns.back, Key.Key_Return)
    assert not opened.body.choose.isHidden()


def test_nothing_new_is_nothing_to_import(opened: Opened) -> None:
    name = opened.shop.freshener.names.main
    opened.write(f"Name;Price\n{name};1\n")
    opened.open()
    opened.attempt()
    report = opened.body.report
    assert report is not None
    assert (report.take.words, report.take.isEnabled()) == ("Nothing to import", False)
    QTest.keyClick(report.back, Key.Key_Return)
    assert opened.body.columns is not None
    opened.body.columns.known.set_value(OnKnown.UPDATE)
    opened.attempt()
    opened.take()
    assert opened.window.toasts == ["1 row was imported."]


def test_letters_of_another_code_page_are_asked_for(opened: Opened) -> None:
    opened.write("Название;Цена\nВоск;45\n", "cp1251")
    QTest.keyClick(opened.body.choose.choose, Key.Key_Return)
    opened.wait(lambda: not opened.body.choose.encoding.isHidden())
    opened.body.choose.encoding.changed.emit(Encoding.CYRILLIC)
    opened.wait(lambda: opened.body.columns is not None)
    assert opened.body.columns is not None
    assert opened.body.columns.plan.columns == {ImportField.NAME: 0, ImportField.PRICE: 1}


def test_a_file_that_is_no_list_is_refused_in_words(opened: Opened) -> None:
    assert opened.path is not None
    opened.path.write_bytes(b"PK\x03\x04 no workbook")
    QTest.keyClick(opened.body.choose.choose, Key.Key_Return)
    opened.wait(lambda: opened.body.choose.trouble.text().startswith("This file cannot be read."))
    opened.path = None
    QTest.keyClick(opened.body.choose.choose, Key.Key_Return)
    assert opened.body.columns is None


def test_a_file_is_dropped_on_the_card(opened: Opened) -> None:
    opened.write("Client;Phone\nClaire;050 765 4321\n")
    opened.body.choose.kind.set_value(ImportKind.CLIENTS)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(opened.path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    opened.body.choose.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    opened.wait(lambda: opened.body.columns is not None)
    assert opened.body.columns is not None
    assert opened.body.columns.plan.kind is ImportKind.CLIENTS
    opened.attempt()
    opened.take()
    assert opened.count() == 1


LONG = "Name;Phone\n" + "".join(f"Client {n};+97150100{n:04d}\n" for n in range(4 * SLICE_ROWS))


def test_a_sale_goes_before_the_next_slice_of_a_long_list(opened: Opened, qtbot: QtBot) -> None:
    opened.write(LONG)
    opened.body.choose.kind.set_value(ImportKind.CLIENTS)
    opened.open()
    opened.attempt()
    assert opened.body.report is not None
    assert opened.body.report.waiting.text() == "Sales go on meanwhile."
    opened.body.report.take.click()
    sold = opened.shop.sale()
    batches = opened.shop.ask(imports, offset=0, limit=9).rows
    assert sold.file.invoice.number
    assert sum(batch.added for batch in batches) < 4 * SLICE_ROWS
    opened.wait(lambda: opened.window.toasts == ["160 rows were imported."])
    opened.wait(lambda: len(opened.body.past.buttons) == 1)
    opened.window.undos[0].run()
    opened.wait(lambda: opened.window.toasts[1:] == ["The import is undone."])


def test_an_import_goes_on_when_its_page_is_built_anew(opened: Opened, qtbot: QtBot) -> None:
    opened.write(LONG)
    opened.body.choose.kind.set_value(ImportKind.CLIENTS)
    opened.open()
    opened.attempt()
    assert opened.body.report is not None
    opened.body.report.take.click()
    # Another may not begin meanwhile, and is told so.
    refused: list[Refused] = []
    opened.body.work.refused.connect(refused.append)
    opened.body.work.undo(uuid4())
    assert [each.code for each in refused] == [Code.IMPORT_UNDER_WAY]
    shiboken6.delete(opened.body.work)
    tasks = opened.shop.tasks
    opened.wait(lambda: tasks.is_quiet and not tasks.is_running(ONCE))
    (batch,) = opened.shop.ask(imports, offset=0, limit=9).rows
    assert batch.added == 4 * SLICE_ROWS
