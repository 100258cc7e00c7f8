"""A report that somebody else allowed: seen whole, and gone when it is no longer meant to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.period import one_day
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.reading_journal import JournalFilter, JournalRow, journal_page
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.exporting.panel import ExportPanel
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.paper.outlets import Outlets
from cardesk_desktop.ui.screen import Look, Place, Screen
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.screens.reports.memory import Choice, ReportKind
from cardesk_desktop.ui.screens.reports.screen import ReportsPage
from cardesk_desktop.ui.theme import Theme
from tests.ui.exporting.desk import make_exporter
from tests.ui.lock.house import MARIAM, LockedHouse
from tests.ui.shop import Shop

Key = Qt.Key


class Front:
    """The front desk in the real window, on whose rail the reports are."""

    def __init__(self, shop: Shop, theme: Theme, phrases: Phrasebook, file: Path) -> None:
        self.file = file
        shop.sale(shop.wash, shop.freshener)
        shop.sale()

        def build(look: Look, window: Window, memory: object | None) -> Page:
            return ReportsPage(
                look.theme,
                look.phrases,
                shop.company,
                shop.tasks,
                lambda: self.house.state.acting.id,
                shop.clock,
                window,
                make_exporter(look.theme, look.phrases, shop, window, lambda *_: file),
                LoosePaper(shop.tasks, window, look.phrases, Settings, Outlets()),
                memory if isinstance(memory, Choice) else Choice(ReportKind.SERVICES),
            )

        screen = Screen("reports", "chart-column", lambda _: "Reports", build, Place.TOP)
        self.house = LockedHouse(shop, Look(theme, phrases), is_locked=False, screens=(screen,))

    @property
    def page(self) -> ReportsPage:
        page = self.house.window.page("reports")
        assert isinstance(page, ReportsPage)
        return page

    @property
    def is_asked(self) -> bool:
        return self.house.window.gate.approving.sheet is not None

    def open(self) -> None:
        self.house.window.show_screen("reports")

    def journal(self) -> tuple[JournalRow, ...]:
        """What the owner reads of today, the newest first."""
        shop = self.house.shop
        today = business_day(shop.clock.now(), shop.company.time_zone)
        which = JournalFilter(one_day(today))
        asked = partial(journal_page, staff_id=shop.owner.id, which=which, offset=0, limit=50)
        return shop.ask(asked).rows

    def allow(self) -> None:
        """The manager agrees, and the rows come."""
        self.house.until(lambda: self.is_asked)
        self.house.enter_pin("2580")
        self.house.until(self.has_rows)

    def has_rows(self) -> bool:
        model = self.page.view.model
        return bool(model.total) and model.row_at(0) is not None and self.house.shop.tasks.is_quiet


@pytest.fixture
def front(shop: Shop, theme: Theme, phrases: Phrasebook, qtbot: QtBot, tmp_path: Path) -> Iterator[Front]:
    front = Front(shop, theme, phrases, tmp_path / "report.xlsx")
    qtbot.waitUntil(front.house.window.isActiveWindow)
    yield front
    front.house.close()


def test_one_pin_shows_the_figures_the_rows_and_the_documents(front: Front) -> None:
    front.open()
    front.allow()
    rows = front.page.view.rows
    assert rows is not None
    rows.choose(0)
    rows.setFocus()
    QTest.keyClick(rows, Key.Key_Return)
    front.house.until(lambda: bool(_documents(front)))
    front.page.show_choice(Choice(ReportKind.TAX))
    front.house.until(lambda: front.page.view.face is not None and front.page.view.face.title == "Tax")
    front.house.until(front.has_rows)
    assert not front.is_asked


def test_what_is_on_the_screen_is_taken_along_by_the_same_pin(front: Front) -> None:
    front.open()
    front.allow()
    front.page.export.click()
    panels = front.house.window.frame.panel
    front.house.until(lambda: bool(panels.findChildren(ExportPanel)))
    (panel,) = panels.findChildren(ExportPanel)
    panel.save.click()
    front.house.until(lambda: front.file.exists())
    assert not front.is_asked
    kept = [(row.entry.reason, row.who) for row in front.journal() if row.is_approval]
    assert kept == [("export_lists", MARIAM.name), ("see_reports", MARIAM.name)]
    (export,) = (row for row in front.journal() if row.entry.event is JournalEvent.LIST_EXPORTED)
    assert (export.tied_who, export.entry.reason) == ((MARIAM.name,), "report services")


def _documents(front: Front) -> list[str]:
    panels = front.house.window.frame.panel.findChildren(BehindPanel)
    return [panel.count_words for panel in panels if panel.rows.current is not None]


def test_it_is_hidden_again_when_one_comes_back(front: Front) -> None:
    front.open()
    front.allow()
    front.house.window.show_screen("sell")
    front.open()
    assert not front.page.view.isVisible()
    front.house.until(lambda: front.is_asked)
    front.house.press(Key.Key_Escape)
    assert front.page.frame.is_locked


def test_it_is_hidden_again_behind_a_lock(front: Front) -> None:
    front.open()
    front.allow()
    front.house.window.gate.lock()
    front.house.enter_pin("4711")
    front.house.until(lambda: front.is_asked)
    assert not front.page.view.isVisible()


def test_what_the_owner_saw_is_not_for_the_next_person(front: Front) -> None:
    state = front.house.state
    cashier = state.acting
    state.switch_staff(front.house.shop.owner)
    front.open()
    front.house.until(front.has_rows)
    front.house.window.show_screen("sell")
    front.open()
    assert front.page.view.isVisible()
    front.house.window.gate.switch(cashier)
    front.house.enter_pin("4711")
    front.house.until(lambda: front.is_asked)
    assert state.acting == cashier
    assert not front.page.view.isVisible()
