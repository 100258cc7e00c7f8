"""What the frame shows at all times: who works, the printer, the time; and the search box."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.store.views import Hit, HitKind
from cardesk_desktop.ui.requests import AddItem, OpenInvoice, OpenVehicle
from cardesk_desktop.ui.routes import hit_request
from cardesk_desktop.ui.shell.results import detail_of
from cardesk_desktop.ui.shell.search_box import SearchBox
from tests.ui.shell.house import AMINA, AWAY, CLAIRE, CLIENT, FACTS, INVOICE, PATROL, THERE, House

Key = Qt.Key


def search(house: House, qtbot: QtBot, text: str) -> SearchBox:
    """Type into the search box and wait for the answer."""
    box = house.window.frame.search
    QTest.keyClick(QApplication.focusWidget() or house.window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert box.field.editor.hasFocus()
    QTest.keyClicks(box.field.editor, text)
    qtbot.wait(60)
    qtbot.waitUntil(lambda: house.asked[-1:] == [text] and not box.results.isHidden())
    return box


def test_the_state_bar_tells_register_house_printer_and_local_time(house: House) -> None:
    bar = house.window.frame.state_bar
    assert (bar.register.text(), bar.house.text()) == ("Register R03", "Shams Car Care")
    assert bar.printer.text() == "No printer chosen"
    assert bar.now.text() == "23 Nov 2026, 14:03"


def test_the_state_bar_follows_the_printer_and_the_clock(house: House, qtbot: QtBot) -> None:
    bar = house.window.frame.state_bar
    house.state.set_printer(THERE)
    assert bar.printer.text() == "Epson TM-T20 is ready"
    house.state.set_printer(AWAY)
    assert bar.printer.text() == "Epson TM-T20 does not answer"
    house.clock.instant = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
    qtbot.waitUntil(lambda: bar.now.text() == "24 Nov 2026, 01:30")


def test_another_company_name_reaches_title_and_bar(house: House) -> None:
    house.state.set_facts(replace(FACTS, company="Najm Wash"))
    assert house.window.windowTitle() == "Najm Wash · CarDesk"
    assert house.window.frame.state_bar.house.text() == "Najm Wash"


def test_staff_take_over_from_a_menu_of_those_who_are_active(house: House) -> None:
    chip = house.window.frame.header.staff
    menu = chip.menu()
    names = [action.text().replace("&&", "&") for action in menu.actions() if action.text()]
    assert names == ["Amina & Co · Front desk", "Claire · Manager", "Lock the screen"]
    assert [action.isChecked() for action in menu.actions()[:2]] == [True, False]
    menu.actions()[1].trigger()
    assert house.state.acting == CLAIRE
    assert "Claire · Manager" in chip.accessibleName()
    menu.deleteLater()


def test_a_press_on_the_chip_opens_the_menu(house: House, qtbot: QtBot) -> None:
    QTest.mouseClick(house.window.frame.header.staff, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    assert house.state.acting == AMINA


def test_the_chip_claims_no_more_than_is_so(house: House) -> None:
    assert house.window.frame.header.saved.accessibleName() == "Saved on this computer"


def test_found_things_are_opened_by_enter(house: House, qtbot: QtBot) -> None:
    box = search(house, qtbot, "609")
    assert box.results.current == PATROL
    QTest.keyClick(box.field.editor, Key.Key_Return)
    assert house.page("visits").requests == [OpenVehicle(PATROL.id)]
    assert (box.field.text, box.results.isHidden()) == ("", True)


def test_arrows_pass_over_headings(house: House, qtbot: QtBot) -> None:
    box = search(house, qtbot, "609")
    QTest.keyClick(box.field.editor, Key.Key_Down)
    assert box.results.current == INVOICE
    QTest.keyClick(box.field.editor, Key.Key_Down)
    assert box.results.current == INVOICE
    QTest.keyClick(box.field.editor, Key.Key_Up)
    assert box.results.current == PATROL
    QTest.keyClick(box.field.editor, Key.Key_Down)
    QTest.keyClick(box.field.editor, Key.Key_Return)
    assert house.page("invoices").requests == [OpenInvoice(INVOICE.id)]


def test_kinds_that_no_screen_shows_are_not_offered(house: House, qtbot: QtBot) -> None:
    box = search(house, qtbot, "609")
    QTest.keyClick(box.field.editor, Key.Key_PageDown)
    assert box.results.current == INVOICE


def test_enter_before_the_answer_opens_the_first_thing_found(house: House, qtbot: QtBot) -> None:
    house.window.frame.search.begin()
    editor = house.window.frame.search.field.editor
    editor.setText("609")
    house.window.frame.search.field.submitted.emit()
    qtbot.waitUntil(lambda: house.window.current == "visits")
    assert house.page("visits").requests == [OpenVehicle(PATROL.id)]


def test_nothing_found_is_said(house: House, qtbot: QtBot) -> None:
    box = search(house, qtbot, "zzz")
    assert box.results.current is None
    QTest.keyClick(box.field.editor, Key.Key_Return)
    assert house.window.current == "sell"


def test_escape_empties_then_leaves_to_where_one_was(house: House, qtbot: QtBot) -> None:
    box = search(house, qtbot, "609")
    QTest.keyClick(box.field.editor, Key.Key_Escape)
    assert (box.field.text, box.results.isHidden()) == ("", True)
    QTest.keyClick(box.field.editor, Key.Key_Escape)
    assert QApplication.focusWidget() is house.page("sell").field


def test_the_list_goes_when_the_keyboard_goes_elsewhere_and_comes_again(house: House, qtbot: QtBot) -> None:
    box = search(house, qtbot, "609")
    house.page("sell").field.setFocus()
    assert box.results.isHidden()
    box.begin()
    assert not box.results.isHidden()
    assert box.results.geometry().right() < house.window.width()


def test_a_click_opens_what_was_found(house: House, qtbot: QtBot) -> None:
    box = search(house, qtbot, "609")
    with qtbot.waitSignal(box.results.opened):
        box.results.open_row(3)
    assert house.page("invoices").requests == [OpenInvoice(INVOICE.id)]


def test_what_was_found_says_whose_it_is(house: House) -> None:
    _ = load_phrasebook("en")
    assert detail_of(_, replace(CLIENT, detail="+971506091712")) == left_to_right("+971 50 609 1712")
    assert detail_of(_, PATROL) == "Nissan Patrol"
    assert detail_of(_, INVOICE) == "23 Nov 2026"
    assert detail_of(_, replace(INVOICE, detail="")) == "Counter sale"


def test_what_was_found_is_read_out_whole(house: House, qtbot: QtBot) -> None:
    box = search(house, qtbot, "609")
    model = box.results._view.model()
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "R 60917, Nissan Patrol"


def test_where_nothing_is_found_it_is_said_what_to_try(house: House, qtbot: QtBot) -> None:
    model = search(house, qtbot, "zzz").results._view.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "Nothing found for “zzz”.",
        "Try fewer letters, or the plate, the phone or the number of the invoice.",
    ]


@pytest.mark.parametrize(
    ("kind", "item"), [(HitKind.SERVICE, ItemKind.SERVICE), (HitKind.PRODUCT, ItemKind.PRODUCT)]
)
def test_services_and_products_that_were_found_go_on_the_ticket(kind: HitKind, item: ItemKind) -> None:
    assert hit_request(Hit(kind, PATROL.id, "Full wash", "", 1)) == AddItem(item, PATROL.id)
