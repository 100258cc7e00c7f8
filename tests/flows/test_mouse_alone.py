"""A day with the mouse alone: each click lands in the window, the keyboard types what can only be typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget

from cardesk_desktop.demo.data.board import EXPECTED_SOON
from cardesk_desktop.demo.data.house import DEMO_PIN
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.tender import TenderKind
from tests.flows.by_mouse import panel_of, take_over, unlock
from tests.flows.till import line_count, ticket_in_front
from tests.walkthrough.pointer import Pointer
from tests.walkthrough.stage import Stage, opened
from tests.walkthrough.visit import A_MOMENT_MS

TILES = "Services and products"


@pytest.fixture
def mouse(stage: Stage) -> Pointer:
    return Pointer(stage.hands)


def _allow(stage: Stage, mouse: Pointer) -> None:
    """Who may allow it comes over, and presses the PIN."""
    mouse.tap(DEMO_PIN, lambda: stage.hands.see("Approval", QWidget))
    mouse.press_with("Allow as")
    stage.hands.wait(lambda: stage.window.gate.approving.sheet is None, "the approval")


def test_from_the_lock_over_the_check_in_to_the_split_payment(
    qapp: QApplication, house: DemoHouse, tmp_path: Path
) -> None:
    with opened(qapp, house, tmp_path / "invoice.pdf", demo_pin="") as stage:
        mouse = Pointer(stage.hands)
        mouse.press("Claire, Manager")
        mouse.press("Amina, Front desk")
        unlock(stage, mouse)
        _check_in(stage, mouse)
        _sell(stage, mouse)
        _pay_in_parts(stage, mouse)
        mouse.press_with("Working now")
        mouse.choose("Lock the screen")
        assert stage.window.gate.screen is not None


def _check_in(stage: Stage, mouse: Pointer) -> None:
    hands = stage.hands
    mouse.press("Visits")
    mouse.press("Check in a car")
    mouse.type_into("Plate", "60917")
    mouse.press_with("Nissan Patrol", lambda: panel_of(stage))
    mouse.press_with("Full wash", lambda: panel_of(stage))
    mouse.press_with("Check in for", lambda: panel_of(stage))
    hands.wait(lambda: hands.find("Make", QLineEdit) is None, "the check-in closed")
    for step in ("Start", "Ready"):
        mouse.press(step, lambda: hands.see_with(EXPECTED_SOON, QAbstractButton))
        hands.rest(A_MOMENT_MS)
    mouse.press("Ticket", lambda: hands.see_with(EXPECTED_SOON, QAbstractButton))


def _sell(stage: Stage, mouse: Pointer) -> None:
    """Two tiles, one of them twice as many, 7 % off, parked for another sale and taken up again."""
    hands = stage.hands
    hands.wait(lambda: line_count(stage) == 1, "the wash on the ticket")
    mouse.pick(TILES, 8)
    hands.wait(lambda: line_count(stage) == 2, "the tile on the ticket")
    mouse.pick("Lines of the ticket", 1)
    mouse.press("One more", lambda: panel_of(stage))
    mouse.press("Save", lambda: panel_of(stage))
    mouse.press("Discount")
    mouse.tap("7", lambda: panel_of(stage))
    mouse.press("Regular client", lambda: panel_of(stage))
    mouse.press("Apply the discount")
    ticket = ticket_in_front(stage)
    assert ticket is not None
    hands.wait(lambda: _discount(stage) == PercentOff(700, "Regular client"), "the discount")
    mouse.press("Park")
    hands.wait(lambda: line_count(stage) == 0, "the ticket parked")
    mouse.pick(TILES, 0)
    hands.wait(lambda: line_count(stage) == 1, "another sale begun")
    mouse.press("Park")
    hands.wait(lambda: line_count(stage) == 0, "the other ticket parked")
    # What was parked without a car leads the line; the car's ticket is in the menu at its end.
    mouse.press_with("Counter, Parked")
    hands.wait(lambda: line_count(stage) == 1, "the other ticket taken up again")
    mouse.press_with("more", lambda: hands.see("Open tickets", QWidget))
    mouse.choose(EXPECTED_SOON)
    hands.wait(lambda: line_count(stage) == 2, "the ticket taken up again")


def _discount(stage: Stage) -> object:
    ticket = ticket_in_front(stage)
    return ticket.discount if ticket else None


def _pay_in_parts(stage: Stage, mouse: Pointer) -> None:
    hands = stage.hands
    mouse.press_with("Pay AED")
    hands.see("Cash received", QLineEdit)
    mouse.tap("50")
    mouse.press_with(", then ")
    mouse.press("Card")
    mouse.press_with("Take AED")
    hands.see("Next car", QAbstractButton)
    file = stage.newest_invoice()
    assert [payment.tender.kind for payment in file.payments] == [TenderKind.CASH, TenderKind.CARD]
    assert not file.settlement.balance


def test_paid_later_and_taken_back(stage: Stage, mouse: Pointer) -> None:
    hands = stage.hands
    mouse.press("Invoices")
    mouse.press("Unpaid")
    mouse.press_with("Take AED")
    mouse.press("Bank transfer")
    mouse.press_with("Take AED")
    hands.see("Back to the invoices", QAbstractButton)
    # A double press of the button before is no answer to this one.
    hands.rest(A_MOMENT_MS)
    mouse.press("Back to the invoices")
    mouse.press("Paid")
    mouse.press("Refund")
    mouse.press("Refund everything", lambda: panel_of(stage))
    mouse.press("Work not as agreed", lambda: panel_of(stage))
    mouse.press_with("Give back AED", lambda: panel_of(stage))
    _allow(stage, mouse)
    mouse.press("Done")
    take_over(stage, mouse, "Claire")
    mouse.press("Credit notes")
    mouse.press_with("1 credit note")
    hands.see_words_with("to open the credit note")


def test_goods_come_in_and_are_counted(stage: Stage, mouse: Pointer) -> None:
    hands = stage.hands
    take_over(stage, mouse, "Omar")
    mouse.press("Stock")
    mouse.press("Receive")
    mouse.type_into("Scan, or type a product", "foam")
    mouse.press_with("Snow foam")
    mouse.press("One more")
    mouse.press("Receive 1 product")
    mouse.press("Count")
    mouse.press("Start counting")
    mouse.pick("What is to be counted", 2)
    mouse.press("One more")
    mouse.press("Save count")
    hands.see_words("1 of 46 counted")
    mouse.press("Show the differences")
    mouse.press("Post the count")
    mouse.press("Reports")
    mouse.press("Stock value")
    mouse.press_with("Stock value, AED")
    hands.wait(lambda: stage.window.current == "stock", "the products behind the worth")


def test_a_figure_its_documents_a_file_and_another_look(
    stage: Stage, mouse: Pointer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def place(_over: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        return str(tmp_path / Path(name).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", place)
    hands = stage.hands
    take_over(stage, mouse, "Omar")
    mouse.press("Reports")
    mouse.press("Tax")
    mouse.press("This quarter")
    mouse.press_with("Tax due")
    mouse.pick("Documents behind the figure", 1)
    hands.wait(lambda: stage.window.current == "invoices", "the invoice behind the figure")
    mouse.press("Reports")
    mouse.press("Export")
    mouse.press("CSV")
    mouse.press("Choose where to save")
    hands.wait(lambda: bool(list(tmp_path.glob("Tax*.csv"))), "the file of the report")
    (file,) = tmp_path.glob("Tax*.csv")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfRate,")
    _change_the_look(stage, mouse)


def _change_the_look(stage: Stage, mouse: Pointer) -> None:
    """Larger letters and strong colours, by what is seen; everything can still be reached."""
    hands = stage.hands
    mouse.press("Settings")
    mouse.press("Language and look")
    mouse.press("150%")
    hands.wait(lambda: stage.app.appearance.look.theme.scale == 1.5, "larger letters")
    mouse.press("Strong colours on black")
    hands.wait(lambda: stage.app.preferences.settings.is_high_contrast, "strong colours")
    mouse.press("About CarDesk")
    mouse.press("Sell")
    mouse.pick(TILES, 0)
    mouse.press_with("Pay AED")
    hands.see("Cash received", QLineEdit)
    mouse.press_with("Take AED")
    hands.see("Next sale", QAbstractButton)
