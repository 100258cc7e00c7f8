"""The computer's clock set back a year between two sales."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import this_house
from tests.flows.till import (
    ENTER,
    ESCAPE,
    banner,
    begin_payment,
    invoice_count,
    next_sale,
    pay_page,
    sell_shampoo,
    wait_for_thanks,
)
from tests.walkthrough.stage import Stage, opened

YEAR = timedelta(days=365)


class SetClock:
    """The computer's clock, and how far somebody has set it off."""

    def __init__(self) -> None:
        self.off = timedelta(0)

    def now(self) -> datetime:
        """The present instant, as this computer believes."""
        return datetime.now(UTC) + self.off


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def stage(qapp: QApplication, house: DemoHouse, tmp_path: Path, clock: SetClock) -> Iterator[Stage]:
    """The application on a clock that can be set."""
    with opened(qapp, house, tmp_path / "invoice.pdf", clock=clock) as stage:
        yield stage


def _confirmations(desk: Desk, *, register_id: UUID) -> Outcome[int]:
    with desk.store.read() as work:
        return Outcome(work.journal.count(JournalEvent.CLOCK_CONFIRMED, register_id))


def _confirmed(stage: Stage) -> int:
    house = stage.ask(this_house)
    assert house is not None
    return stage.ask(_confirmations, register_id=house.register.id)


def test_a_sale_on_a_clock_set_back_a_year_waits_for_a_person(stage: Stage, clock: SetClock) -> None:
    sell_shampoo(stage)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    next_sale(stage)
    today = datetime.now(UTC)
    before = invoice_count(stage)
    clock.off = -YEAR
    sell_shampoo(stage)
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: "Is its date right?" in banner(stage), "the question")
    for year in ((today - YEAR).year, today.year):
        assert str(year) in banner(stage)
    assert invoice_count(stage) == before
    assert _confirmed(stage) == 0
    stage.hands.click(stage.hands.see("The date is right", QAbstractButton))
    wait_for_thanks(stage)
    assert banner(stage) == ""
    assert invoice_count(stage) == before + 1
    assert _confirmed(stage) == 1


def test_a_clock_set_right_again_needs_no_confirmation(stage: Stage, clock: SetClock) -> None:
    before = invoice_count(stage)
    clock.off = -YEAR
    sell_shampoo(stage)
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: "Is its date right?" in banner(stage), "the question")
    clock.off = timedelta(0)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    assert pay_page(stage).checkout.sale is not None
    assert invoice_count(stage) == before + 1
    assert _confirmed(stage) == 0


def test_the_question_goes_with_the_payment_that_it_is_about(stage: Stage, clock: SetClock) -> None:
    sell_shampoo(stage)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    next_sale(stage)
    clock.off = -YEAR
    before = invoice_count(stage)
    sell_shampoo(stage)
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: "Is its date right?" in banner(stage), "the question")
    stage.hands.press(ESCAPE)
    stage.hands.wait(lambda: stage.window.current == "sell", "the counter")
    assert banner(stage) == ""
    begin_payment(stage)
    assert banner(stage) == ""
    assert invoice_count(stage) == before
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: "Is its date right?" in banner(stage), "the question once more")
