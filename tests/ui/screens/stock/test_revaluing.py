"""Another cost for what lies in stock, by real keys and clicks on a real store."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import MAX_MINOR, Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.operations.correcting_stock import take_out
from cardesk_desktop.ui.screens.stock.memory import StockMemory
from cardesk_desktop.ui.screens.stock.revaluing import RevaluationPanel
from tests.builders import AED
from tests.ui.screens.stock.store import CLOTH, Store


def _asked(stock: Store) -> RevaluationPanel:
    page = stock.open(StockMemory(product_id=CLOTH.id))
    stock.wait(lambda: "10 in stock" in stock.words())
    stock.click(page.browser.pane.revalue)
    assert stock.window.panel is not None
    (panel,) = stock.window.panel.findChildren(RevaluationPanel)
    return panel


def _worth(stock: Store) -> int:
    holding = stock.card().holding
    assert holding is not None
    return holding.worth.minor


def test_the_cost_of_what_is_there_is_corrected_and_put_back(stock: Store) -> None:
    panel = _asked(stock)
    assert panel.before.text().replace("\xa0", " ") == "Worth AED 70.00, AED 7.00 each"
    QTest.keyClicks(panel.cost.editor, "8.5")
    assert panel.after.text().replace("\xa0", " ") == "Then worth AED 85.00"
    assert panel.save.words.replace("\xa0", " ") == "Correct the cost to AED 8.50"
    QTest.keyClick(panel.cost.editor, Qt.Key.Key_Return)
    QTest.keyClicks(panel.reason.editor, "As invoiced")
    QTest.keyClick(panel.reason.editor, Qt.Key.Key_Return)
    stock.wait(lambda: stock.window.toasts == ["Revalued"])
    assert (_worth(stock), stock.ledger()[0].reason) == (8_500, "As invoiced")
    stock.wait(lambda: "8.50 each" in stock.words())
    stock.window.undos[-1].run()
    stock.wait(lambda: "7.00 each" in stock.words())
    assert _worth(stock) == 7_000


def test_what_is_missing_is_said_beside_its_field(stock: Store) -> None:
    panel = _asked(stock)
    stock.click(panel.save)
    assert panel.cost.error == "Unit cost is missing. Fill it in to go on."
    QTest.keyClicks(panel.cost.editor, "8")
    stock.click(panel.save)
    stock.wait(lambda: panel.reason.error == "Reason is missing. Fill it in to go on.")
    panel.cost.editor.selectAll()
    QTest.keyClicks(panel.cost.editor, str(MAX_MINOR // 100))
    panel.reason.set_text("Typed wrongly")
    stock.click(panel.save)
    stock.wait(lambda: panel.cost.error and not panel.save.is_busy)
    assert [row.kind for row in stock.ledger()] == [MovementKind.RECEIPT]


def test_what_left_since_keeps_its_share(stock: Store) -> None:
    panel = _asked(stock)
    panel.cost.set_amount(Money(900, AED))
    panel.reason.set_text("As invoiced")
    stock.click(panel.save)
    stock.wait(lambda: stock.window.toasts == ["Revalued"])
    one = {"product_id": CLOTH.id, "quantity": Quantity.of(1)}
    stock.shop.ask(take_out, staff_id=stock.shop.owner.id, reason="Torn", **one)
    refused: list[Refused] = []
    stock.shop.tasks.refused.connect(refused.append)
    stock.window.undos[-1].run()
    stock.wait(lambda: refused)
    assert refused[0].code is Code.COST_MOVED_ON
    assert _worth(stock) == 8_100


def test_nothing_has_no_cost(stock: Store) -> None:
    every = {"product_id": CLOTH.id, "quantity": Quantity.of(10)}
    stock.shop.ask(take_out, staff_id=stock.shop.owner.id, reason="Torn", **every)
    page = stock.open(StockMemory(product_id=CLOTH.id))
    stock.wait(lambda: "0 in stock" in stock.words())
    stock.click(page.browser.pane.revalue)
    assert stock.window.panel is None
    assert stock.window.shown is not None
    assert stock.window.shown.text == Code.STOCK_NONE_THERE.value
