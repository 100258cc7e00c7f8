"""A computer becomes a register of a shop that already has CarDesk, in the set-up's window."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton

from cardesk_desktop.keychain import ACCOUNT_SESSION
from cardesk_desktop.operations.founding import Founding
from cardesk_desktop.operations.founding_draft import Draft, Way
from cardesk_desktop.sync.kept_asking import NAME
from tests.ui.setup.first_day import FirstDay
from tests.ui.setup.other_register import OtherRegister, Show, joining, sign_in
from tests.walkthrough.hands import Hands


def test_from_the_first_question_to_the_recovery_code(
    newcomer: FirstDay, service: OtherRegister, show: Show
) -> None:
    window = show("", Draft())
    hands = Hands(window)
    hands.click(hands.see_with("This shop already has CarDesk", QAbstractButton))
    assert window.step == "joining"
    assert len(window.rail.entries) == 4
    sign_in(window, hands, "wrong")
    newcomer.wait(lambda: bool(joining(window).sign_in.password.error))
    assert window.step == "joining"
    sign_in(window, hands)
    newcomer.wait(lambda: window.step == "recovery")
    (told,) = service.introduced
    assert (told.name, told.code) == ("Front desk", "")
    assert newcomer.keychain.read(ACCOUNT_SESSION) == b"opens"
    founding = window.answers.founding
    assert (founding.company.name, founding.register_code) == ("Blue Drop", "R04")
    newcomer.wait(lambda: newcomer.draft.load() is not None)
    kept = (newcomer.folder / "data" / "setup.json").read_text(encoding="utf-8")
    assert "brushes" not in kept


def test_a_code_that_another_register_takes(newcomer: FirstDay, service: OtherRegister, show: Show) -> None:
    window = show("joining")
    hands = Hands(window)
    hands.click(hands.see("With a code", QAbstractButton))
    assert joining(window).words() == "Show a code"
    hands.press_named("Ctrl+Return")
    hands.see_words_with("7Q4K")
    assert joining(window).words() == "Ask now"
    hands.press_named("Ctrl+Return")
    newcomer.wait(lambda: service.questions == 1)
    newcomer.wait(lambda: joining(window).code._timer.isActive())
    hands.press_named("Ctrl+Return")
    newcomer.wait(lambda: window.step == "recovery")


def test_a_prepared_register_asks_by_itself_and_waits(
    newcomer: FirstDay, service: OtherRegister, show: Show
) -> None:
    newcomer.shop_code, service.is_turned_away = "K7QM-3TPD", True
    window = show("", Draft("joining", Founding(register_name="Exit"), Way.JOIN))
    hands = Hands(window)
    hands.see_words_with("Nobody let this register in")
    assert newcomer.keychain.read(NAME) is None
    service.is_turned_away = False
    assert joining(window).words() == "Ask to be let in"
    hands.press_named("Ctrl+Return")
    hands.see_words_with("9X5H")
    newcomer.wait(lambda: joining(window).ask._timer.isActive())
    assert newcomer.keychain.read(NAME) is not None
    service.is_let_in = True
    hands.press_named("Ctrl+Return")
    newcomer.wait(lambda: window.step == "recovery")
    assert [each.name for each in service.introduced] == ["Exit"] * 3
    assert newcomer.keychain.read(NAME) is None


def test_without_a_name_it_asks_for_one_first(newcomer: FirstDay, service: OtherRegister, show: Show) -> None:
    newcomer.shop_code = "K7QM-3TPD"
    window = show("joining")
    assert joining(window).first_focus() is joining(window).name
    newcomer.wait(lambda: newcomer.tasks.is_quiet)
    assert service.introduced == []


def test_the_same_register_in_every_try(newcomer: FirstDay, service: OtherRegister, show: Show) -> None:
    service.is_offline = True
    window = show("joining")
    sign_in(window, Hands(window))
    Hands(window).see_words_with("not reached")
    window._save()
    newcomer.wait(lambda: newcomer.draft.load() is not None)
    window.close()
    service.is_offline = False
    again = show("", newcomer.draft.load())
    assert again.step == "joining"
    sign_in(again, Hands(again))
    newcomer.wait(lambda: again.step == "recovery")
    assert service.introduced[-1].device_id
    assert again.answers.register_id == window.answers.register_id


def test_a_name_and_an_address_are_needed(newcomer: FirstDay, show: Show) -> None:
    newcomer.forget_address()
    window = show("joining")
    hands = Hands(window)
    body = joining(window)
    assert body.first_focus() is body.address
    body.name.set_text(" ")
    hands.press_named("Ctrl+Return")
    assert body.name.error
    body.name.set_text("Exit")
    hands.click(body.address.editor)
    hands.write("ftp://wash")
    hands.press(Qt.Key.Key_Return)
    assert body.address.error
    hands.press_named("Ctrl+A")
    hands.write("account.example")
    hands.press(Qt.Key.Key_Return)
    assert newcomer.preferences.settings.service_address == "https://account.example"


def test_who_has_joined_goes_on(newcomer: FirstDay, show: Show) -> None:
    window = show("joining")
    sign_in(window, Hands(window))
    newcomer.wait(lambda: window.step == "recovery")
    window.go_back()
    hands = Hands(window)
    hands.see_words("This register has joined under the code R04.")
    assert joining(window).words() == "Continue"
    hands.press_named("Ctrl+Return")
    assert window.step == "recovery"


class Browser(QObject):
    """Where pages on the web would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


def test_who_forgot_the_password_is_led_to_where_a_new_one_is_set(newcomer: FirstDay, show: Show) -> None:
    browser = Browser()
    # What PySide says of its types here is not what it takes.
    cast("Any", QDesktopServices).setUrlHandler("https", browser, "open")
    try:
        window = show("joining")
        hands = Hands(window)
        hands.click(hands.see("Forgot the password?", QAbstractButton))
        assert browser.opened == [f"{newcomer.sync.address}/page/forgot"]
        newcomer.forget_address()
        hands.click(hands.see("Forgot the password?", QAbstractButton))
        hands.see_words_with("It looks like https://example.com.")
        assert len(browser.opened) == 1
    finally:
        QDesktopServices.unsetUrlHandler("https")
