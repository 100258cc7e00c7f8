"""The statement of account in its panel, on paper and in a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import shiboken6

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.screens.clients.statement_panel import Period, StatementPanel, days_of
from tests.ui.screens.clients.office import Office

FATIMA = "Fatima Al Mansoori"


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.THIS_MONTH, date(2026, 3, 1), date(2026, 3, 15)),
        (Period.LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        (Period.QUARTER, date(2025, 12, 15), date(2026, 3, 15)),
        (Period.YEAR, date(2026, 1, 1), date(2026, 3, 15)),
    ],
)
def test_periods_are_seen_from_today(period: Period, first: date, last: date) -> None:
    assert days_of(period, date(2026, 3, 15)) == (first, last)


def _open(office: Office) -> StatementPanel:
    office.shop.sale(client=office.shop.client, paid=0)
    page = office.open()
    office.wait_for(FATIMA)
    page.pane.statement.click()
    panel = office.panel(StatementPanel)
    office.wait(lambda: panel.drawn.paper is not None)
    return panel


def test_it_is_shown_printed_and_saved(office: Office, tmp_path: Path) -> None:
    panel = _open(office)
    office.wait(lambda: panel.drawn.view.document.pageCount() == 1)
    panel.drawn.print_button.click()
    office.wait(lambda: office.printed)
    office.wait(lambda: not panel.drawn.print_button.is_busy)
    assert panel.drawn.paper is not None
    assert office.printed == [panel.drawn.paper.pdf]
    panel.drawn.save_button.click()
    assert not panel.drawn.save_button.is_busy
    office.folder = tmp_path
    panel.drawn.save_button.click()
    office.wait(lambda: list(tmp_path.glob("Statement-*.pdf")))
    office.wait(lambda: not panel.drawn.save_button.is_busy)


def test_another_period_is_another_paper(office: Office) -> None:
    panel = _open(office)
    before = panel.drawn.paper
    panel.period.choose(Period.LAST_MONTH)
    office.wait(lambda: panel.drawn.paper is not None and panel.drawn.paper != before)


def test_what_is_pressed_before_the_paper_is_drawn_is_done_when_it_is(office: Office) -> None:
    panel = _open(office)
    panel.period.choose(Period.LAST_MONTH)
    panel.drawn.print_button.click()
    assert panel.drawn.print_button.is_busy
    assert not office.printed
    office.wait(lambda: office.printed)
    assert panel.drawn.paper is not None
    assert office.printed == [panel.drawn.paper.pdf]
    office.wait(lambda: not panel.drawn.print_button.is_busy)


def test_a_panel_that_is_closed_meanwhile_stops_no_printer(office: Office) -> None:
    panel = _open(office)
    panel.drawn.print_button.click()
    shiboken6.delete(panel)
    office.wait(lambda: office.printed)
    office.wait(lambda: office.shop.tasks.is_quiet)


def test_a_printer_that_fails_can_be_tried_again(office: Office) -> None:
    office.open()

    def fail(_pdf: bytes, _printer: str) -> None:
        raise Unavailable(Code.PRINTER_FAILED, printer="Office")

    outlets = Outlets(print_pdf=fail, default_printer=lambda: "Office")
    paper = LoosePaper(
        office.shop.tasks, office.window, office.phrases, Settings, outlets, parent=office.page
    )
    ended: list[bool] = []
    paper.print(b"%PDF", "Statement", on_ended=lambda: ended.append(True))
    office.wait(lambda: ended)
    shown = office.window.shown
    assert shown is not None
    assert shown.action is not None
    office.window.shown = None
    shown.action.run()
    office.wait(lambda: office.window.shown is not None)


def test_a_folder_that_cannot_be_written_is_said(office: Office, tmp_path: Path) -> None:
    office.open()
    outlets = Outlets(ask_for_file=lambda _phrases, name: tmp_path / "missing" / name)
    paper = LoosePaper(
        office.shop.tasks, office.window, office.phrases, Settings, outlets, parent=office.page
    )
    paper.save(b"%PDF", "Statement", on_ended=lambda: None)
    office.wait(lambda: office.window.shown is not None)
    assert office.window.shown is not None
    assert office.window.shown.action is not None
