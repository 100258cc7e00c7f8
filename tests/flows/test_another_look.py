"""Language, theme and text size changed in the middle of the work: nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from cardesk_desktop.domain.money import Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import ThemeChoice
from tests.flows.till import (
    AED,
    ENTER,
    FOAM,
    SHAMPOO,
    begin_payment,
    pay_page,
    scan_one,
    sell_page,
    ticket_in_front,
    units,
)
from tests.walkthrough.stage import Stage


def _dress_anew(stage: Stage, language: str, theme: ThemeChoice, percent: int = 100) -> Phrasebook:
    """As the settings do it: the choice is kept and the window is built anew."""
    preferences = stage.app.preferences
    frame = stage.window.frame
    chosen = replace(preferences.settings, language=language, theme=theme, text_scale_percent=percent)
    preferences.change(chosen)
    stage.hands.wait(lambda: stage.window.frame is not frame, "the window in its new look")
    return stage.app.appearance.look.phrases


def test_a_ticket_stays_in_front_and_goes_on_taking_scans(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    scan_one(stage, FOAM)
    ticket = ticket_in_front(stage)
    assert ticket is not None
    stage.hands.press_named("F3")
    stage.hands.write("wax")
    stage.hands.wait(lambda: sell_page(stage).tiles.search.text == "wax", "the word in the search")
    for language, theme in (("ar", ThemeChoice.DARK), ("fr", ThemeChoice.LIGHT), ("en", ThemeChoice.DARK)):
        _dress_anew(stage, language, theme)
        stage.hands.wait(lambda: units(stage) >= 2, "the ticket again")
        assert ticket_in_front(stage) == ticket
        assert sell_page(stage).tiles.search.text == "wax"
        is_rtl = stage.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        assert is_rtl is (language == "ar")
    scan_one(stage, SHAMPOO)


def test_scans_that_come_while_the_window_is_built_anew_are_kept(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    preferences = stage.app.preferences
    for language in ("ar", "en", "ru"):
        stage.hands.scan(FOAM)
        preferences.change(replace(preferences.settings, language=language))
        stage.hands.scan(FOAM)
    stage.hands.wait(lambda: units(stage) == 7, "all scans on the ticket")


def test_a_payment_keeps_its_parts_and_what_was_typed(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    begin_payment(stage)
    stage.hands.write("10")
    stage.hands.press(ENTER)
    stage.hands.see_words("Still to pay")
    stage.hands.press_named("F5")
    stage.hands.write("20.5")
    for language, theme, percent in (("ar", ThemeChoice.DARK, 100), ("en", ThemeChoice.LIGHT, 150)):
        phrases = _dress_anew(stage, language, theme, percent)
        stage.hands.see(phrases("Cash received"), QLineEdit)
        state = pay_page(stage).checkout.state
        assert state is not None
        assert [part.amount for part in state.parts] == [Money(1_000, AED)]
        assert state.typed == Money(2_050, AED)
        assert pay_page(stage).paying.entry.amount.amount == Money(2_050, AED)
    stage.hands.write("40")
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: pay_page(stage).checkout.sale is not None, "the sale")
    assert not stage.newest_invoice().settlement.balance


def test_a_sale_that_completes_while_the_look_changes_is_thanked_for(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    begin_payment(stage)
    stage.hands.press(ENTER)
    preferences = stage.app.preferences
    preferences.change(replace(preferences.settings, language="fr"))
    phrases = stage.app.appearance.look.phrases
    stage.hands.wait(
        lambda: pay_page(stage).checkout.sale is not None, "the sale on the page in its new language"
    )
    stage.hands.see(phrases("Next sale"), QAbstractButton)
