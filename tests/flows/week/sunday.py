"""Sunday: a backup, another computer that goes on with it, and the old one given away empty."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from cardesk_desktop.app import RESTART, App
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.paths import Places
from cardesk_desktop.ui.setup.window import SetupWindow
from cardesk_desktop.ui.starting.restore_dialog import RestoreDialog
from tests.flows.first_day import PIN, set_up, until
from tests.flows.till import scan_one
from tests.flows.week.books import Books, checked_books
from tests.flows.week.door import unlock
from tests.flows.week.everything import take_everything_along
from tests.flows.week.goods import BARCODES
from tests.flows.week.midweek import pay_by_card
from tests.flows.week.rooms import open_section
from tests.flows.week.shop import SUNDAY, Machine, Shop
from tests.walkthrough.hands import Hands
from tests.walkthrough.stage import Stage


def sunday(shop: Shop) -> None:
    """The last day on the old computer, and the first on the new one."""
    shop.go_to(SUNDAY)
    old = shop.machine
    with shop.opened() as stage:
        unlock(stage, shop, "Omar")
        books = stage.ask(checked_books)
        backup = _back_up(stage, shop)
    new = shop.machine = Machine(Places.under(old.places.data.parent.parent / "second"))
    _put_back(shop, backup)
    assert shop.restarts == [RESTART]
    with shop.opened() as stage:
        unlock(stage, shop, "Omar")
        assert stage.ask(checked_books) == books
        _sell_on(stage, books)
        take_everything_along(stage, shop, stage.ask(checked_books))
    shop.machine = old
    with shop.opened() as stage:
        unlock(stage, shop, "Omar")
        _erase(stage, shop)
    with shop.started() as app:
        assert set_up(app).step == "language"
    shop.machine = new
    with shop.opened() as stage:
        unlock(stage, shop, "Amina")
        assert len(stage.ask(checked_books).invoices) == len(books.invoices) + 1


def _back_up(stage: Stage, shop: Shop) -> Path:
    """On a stick: a folder is chosen, and the button pressed."""
    open_section(stage, "Backup")
    hands, folder = stage.hands, shop.drawer.folder
    hands.click(hands.see("Choose a folder", QAbstractButton))
    hands.click(hands.see("Back up now", QAbstractButton))
    keeper = stage.app.custody.keeper
    hands.wait(lambda: keeper.last is not None and not keeper.is_running, "the backup")
    (backup,) = folder.glob("CarDesk R01 *")
    return backup


def _put_back(shop: Shop, backup: Path) -> None:
    """On a computer that knows nothing, from the stick and the paper in the safe."""
    shop.drawer.picked = backup
    with shop.started() as app:
        window = set_up(app)
        hands = Hands(window)
        hands.click(hands.see("From a backup. This shop was on another computer", QAbstractButton))
        dialog = _dialog(app, window)
        inside = Hands(dialog)
        field = inside.see("Recovery code", QLineEdit)
        inside.click(field)
        inside.write(shop.code.lower())
        inside.click(inside.see("Check this backup", QAbstractButton))
        inside.click(inside.see("Restart with this backup", QAbstractButton))
        until(lambda: bool(shop.restarts))


def _dialog(app: App, window: SetupWindow) -> RestoreDialog:
    until(lambda: bool(window.findChildren(RestoreDialog)))
    return window.findChildren(RestoreDialog)[0]


def _sell_on(stage: Stage, books: Books) -> None:
    """The next invoice is of another letter: no number of the old computer can come again."""
    house = stage.ask(this_house)
    assert house is not None
    assert (house.register.code, house.register.incarnation) == ("R01", "B")
    stage.hands.press_named("Ctrl+1")
    scan_one(stage, BARCODES["Leather wipes"])
    pay_by_card(stage)
    after = stage.ask(checked_books)
    assert set(books.numbers) < set(after.numbers)
    new = sorted(set(after.numbers) - set(books.numbers))
    assert new == ["R01-B-000001", "R01-B-M000001", "R01-B-P000001"]


def _erase(stage: Stage, shop: Shop) -> None:
    """The code of the register and the owner's PIN; then there is nothing to come back to."""
    hands = stage.hands
    open_section(stage, "Erase this register")
    hands.click(hands.see("Code of this register", QLineEdit))
    hands.write("R01")
    hands.click(hands.see("Your PIN", QLineEdit))
    hands.write(PIN)
    hands.click(hands.see("Erase everything here", QAbstractButton))
    hands.wait(lambda: shop.restarts == [RESTART, RESTART], "the restart")
