"""The disk fails in the middle of a sale: it is said, nothing is half kept, and the sale is done later."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.operations.desk import Desk
from tests.flows.till import (
    ENTER,
    FOAM,
    SHAMPOO,
    SHAMPOO_PRICE,
    banner,
    begin_payment,
    invoice_count,
    pay_page,
    scan_one,
    sell_shampoo,
    units,
    wait_for_thanks,
)
from tests.walkthrough.stage import Stage

FULL = "The disk is full, so nothing was saved. Free some space and try again."
UNWRITABLE = "The disk cannot be written to, so nothing was saved. Check it and try again."
MANY_PAGES = 1_000_000


def _fill(desk: Desk) -> Outcome[bool]:
    """Let the database grow no more, and take up what room it still has inside."""
    database = desk.store._database
    database.script("PRAGMA max_page_count = 1")
    for size in (40_000, 3_000, 500):
        try:
            for place in range(1_000):
                with desk.store.write() as work:
                    work.blobs.put(place.to_bytes(4) * (size // 4), "image/png")
        except Unavailable:
            pass
    return Outcome(True)


def _free(desk: Desk) -> Outcome[bool]:
    desk.store._database.script(f"PRAGMA max_page_count = {MANY_PAGES}")
    return Outcome(True)


def test_a_disk_that_fills_in_the_middle_of_a_sale(stage: Stage) -> None:
    before = invoice_count(stage)
    sell_shampoo(stage)
    stage.ask(_fill)
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: banner(stage) == FULL, "the sentence")
    assert pay_page(stage).checkout.sale is None
    assert invoice_count(stage) == before
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: banner(stage) == FULL, "the sentence again")
    stage.ask(_free)
    stage.hands.click(stage.hands.see("Try again", QAbstractButton))
    wait_for_thanks(stage)
    assert banner(stage) == ""
    file = stage.newest_invoice()
    assert invoice_count(stage) == before + 1
    assert (file.invoice.gross, len(file.payments)) == (SHAMPOO_PRICE, 1)


def _lock(desk: Desk) -> Outcome[bool]:
    """Let SQLite report a disk that is write-protected."""
    desk.store._database.script("PRAGMA query_only = ON")
    return Outcome(True)


def _unlock(desk: Desk) -> Outcome[bool]:
    desk.store._database.script("PRAGMA query_only = OFF")
    return Outcome(True)


def test_a_disk_that_takes_nothing_while_scanning_and_paying(stage: Stage) -> None:
    before = invoice_count(stage)
    scan_one(stage, SHAMPOO)
    stage.ask(_lock)
    stage.hands.scan(FOAM)
    stage.hands.wait(lambda: banner(stage) == UNWRITABLE, "the sentence")
    assert units(stage) == 1
    stage.ask(_unlock)
    scan_one(stage, FOAM)
    assert banner(stage) == ""
    begin_payment(stage)
    stage.ask(_lock)
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: banner(stage) == UNWRITABLE, "the sentence")
    assert invoice_count(stage) == before
    stage.ask(_unlock)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    assert invoice_count(stage) == before + 1
