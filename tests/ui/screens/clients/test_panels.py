"""Choosing, writing down and correcting a client, with keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.client import Client
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.clients import ClientForm, add_client
from cardesk_desktop.ui.screens.clients.chooser import ClientChooser
from cardesk_desktop.ui.screens.clients.form import ClientFormPanel
from cardesk_desktop.ui.screens.clients.panels import ClientPanels
from cardesk_desktop.ui.theme import Theme
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[RecordingWindow]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 700)
    host.show()
    made = RecordingWindow()
    made.host(host)
    yield made
    made.close_panel()


@pytest.fixture
def panels(shop: Shop, theme: Theme, phrases: Phrasebook, window: RecordingWindow) -> ClientPanels:
    return ClientPanels(theme, phrases, shop.tasks, shop.acting, window)


@pytest.fixture
def taken() -> list[Client | None]:
    return []


@pytest.fixture
def chooser(panels: ClientPanels, taken: list[Client | None]) -> ClientChooser:
    return panels.choose(None, taken.append)


def names(chooser: ClientChooser) -> list[str]:
    return [row.face.name for row in chooser.rows]


def type_text(chooser: ClientChooser, text: str) -> None:
    QTest.keyClicks(chooser.search.editor, text)


def test_clients_are_found_by_name_and_by_phone_while_typing(
    chooser: ClientChooser, shop: Shop, qtbot: QtBot
) -> None:
    assert chooser.search.editor.hasFocus()
    type_text(chooser, "fat")
    qtbot.waitUntil(lambda: names(chooser) == ["Fatima Al Mansoori"])
    chooser.search.clear()
    assert names(chooser) == []
    type_text(chooser, "0501234")
    qtbot.waitUntil(lambda: names(chooser) == ["Fatima Al Mansoori"])


def test_arrows_mark_and_enter_takes(
    chooser: ClientChooser,
    shop: Shop,
    qtbot: QtBot,
    taken: list[Client | None],
    window: RecordingWindow,
) -> None:
    shop.ask(add_client, staff_id=shop.cashier.id, form=ClientForm("Fatima Noor"))
    type_text(chooser, "fatima")
    qtbot.waitUntil(lambda: len(names(chooser)) == 2)
    assert [row.is_marked for row in chooser.rows] == [True, False]
    for _ in range(2):
        QTest.keyClick(chooser.search.editor, KEY.Key_Down)
    assert [row.is_marked for row in chooser.rows] == [False, True]
    second = names(chooser)[1]
    QTest.keyClick(chooser.search.editor, KEY.Key_Return)
    assert [client.name for client in taken if client] == [second]
    assert window.panel is None


def test_enter_before_the_answer_takes_what_was_typed_not_what_was_shown(
    chooser: ClientChooser, shop: Shop, qtbot: QtBot, taken: list[Client | None]
) -> None:
    sara = shop.ask(add_client, staff_id=shop.cashier.id, form=ClientForm("Sara Fatmi"))
    type_text(chooser, "fat")
    qtbot.waitUntil(lambda: len(names(chooser)) == 2)
    type_text(chooser, "mi")
    QTest.keyClick(chooser.search.editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(taken))
    assert taken == [sara]


def test_a_press_takes_a_client(
    chooser: ClientChooser, shop: Shop, qtbot: QtBot, taken: list[Client | None]
) -> None:
    type_text(chooser, "fat")
    qtbot.waitUntil(lambda: len(names(chooser)) == 1)
    QTest.mouseClick(chooser.rows[0], LEFT)
    assert taken == [shop.client]


def test_who_is_not_found_is_written_down_with_what_was_typed(
    chooser: ClientChooser, window: RecordingWindow, qtbot: QtBot, taken: list[Client | None]
) -> None:
    type_text(chooser, "055 987 6543")
    QTest.keyClick(chooser.search.editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.panel_title == "New client")
    form = _form(window)
    assert (form.name.text, form.phone.text) == ("", "055 987 6543")
    assert form.name.editor.hasFocus()
    QTest.keyClicks(form.name.editor, "Ivan Petrov")
    QTest.keyClick(form.name.editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(taken))
    assert taken[0] is not None
    assert (taken[0].name, taken[0].phone) == ("Ivan Petrov", "+971559876543")
    assert window.panel is None


@pytest.mark.parametrize(
    ("field", "typed", "error"),
    [
        ("name", "", "Name is missing. Fill it in to go on."),
        ("phone", "12", "This is not a phone number. Write it with its code, such as 050 123 4567."),
        ("email", "nobody", "This is not an e-mail address. It looks like name@example.com."),
        ("tax_number", "123", "This is not a tax number of this country. Check every digit."),
    ],
)
def test_what_is_refused_is_said_beside_its_field(
    panels: ClientPanels, qtbot: QtBot, field: str, typed: str, error: str
) -> None:
    form = panels.create("Gulf Rent", "", lambda _client: None)
    form.kind.set_value(True)
    form.tax_number.show()
    fields = {
        "name": form.name,
        "phone": form.phone,
        "email": form.email,
        "tax_number": form.tax_number,
    }
    fields[field].set_text(typed)
    QTest.mouseClick(form.save, LEFT)
    qtbot.waitUntil(lambda: bool(fields[field].error))
    assert fields[field].error == error
    assert fields[field].editor.hasFocus()
    qtbot.waitUntil(lambda: not form.save.is_busy)


def test_a_company_is_asked_for_its_tax_number(panels: ClientPanels) -> None:
    form = panels.create("", "", lambda _client: None)
    assert not form.tax_number.isVisible()
    form.kind.changed.emit(True)
    assert form.tax_number.isVisible()


def test_a_client_is_corrected_from_the_chooser(
    panels: ClientPanels,
    shop: Shop,
    window: RecordingWindow,
    qtbot: QtBot,
    taken: list[Client | None],
) -> None:
    chooser = panels.choose(shop.client, taken.append)
    QTest.mouseClick(chooser.correct, LEFT)
    form = _form(window)
    assert window.panel_title == "Client's details"
    form.address.set_text("Deira, Dubai")
    form.language.set_value("ar")
    QTest.keySequence(form.address.editor, QKeySequence("Ctrl+S"))
    qtbot.waitUntil(lambda: bool(taken))
    assert taken[0] is not None
    assert taken[0].id == shop.client.id
    assert (taken[0].address, taken[0].language) == ("Deira, Dubai", "ar")


def test_no_client_at_all_can_be_chosen(
    panels: ClientPanels, shop: Shop, window: RecordingWindow, taken: list[Client | None]
) -> None:
    chooser = panels.choose(shop.client, taken.append)
    QTest.mouseClick(chooser.remove, LEFT)
    assert taken == [None]
    assert window.panel is None


def _form(window: RecordingWindow) -> ClientFormPanel:
    assert window.panel is not None
    form = window.panel.findChild(ClientFormPanel)
    assert isinstance(form, ClientFormPanel)
    return form
