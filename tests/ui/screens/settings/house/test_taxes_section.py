"""The section of taxes: rates added, changed, archived, made usual, and what prices mean."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.tax_rate import TaxRate
from cardesk_desktop.operations.tax_rates import tax_rates
from cardesk_desktop.ui.screens.settings.house.rate_fields import RateFields
from cardesk_desktop.ui.screens.settings.house.rate_panel import RatePanel
from cardesk_desktop.ui.screens.settings.house.taxes import TaxesBody
from tests.ui.screens.settings.house.house_sections import Make, facts_of
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow
from tests.walkthrough.hands import Hands


def _panel(window: RecordingWindow) -> RatePanel:
    opened = window.panel
    assert opened is not None
    return opened.findChildren(RatePanel)[0]


def _rates(shop: Shop) -> tuple[TaxRate, ...]:
    return shop.ask(tax_rates)


def test_another_figure_says_how_much_is_sold_at_it(
    shop: Shop, make: Make, window: RecordingWindow, qtbot: QtBot
) -> None:
    shop.counter_ticket()
    body = make("taxes", None)
    Hands(body).click(Hands(body).see("Change: Standard rate, 5%", QAbstractButton))
    panel = _panel(window)
    hands = Hands(panel)
    hands.see("Sell them at the new rate", QAbstractButton)
    hands.see_words_with("It stands on 1 open ticket too.")
    panel.fields.rate.set_text("0")
    hands.click(panel.button)
    hands.see_words("This tax rate does not fit its category. Choose another rate.")
    panel.fields.rate.set_text("6")
    hands.click(panel.button)
    qtbot.waitUntil(lambda: _rates(shop)[0].tax.rate_bp == 600)
    qtbot.waitUntil(lambda: Hands(body).find("Change: Standard rate, 6%", QAbstractButton) is not None)


def test_rates_are_added_archived_and_made_usual(
    shop: Shop, make: Make, window: RecordingWindow, qtbot: QtBot
) -> None:
    hands = Hands(make("taxes", None))
    hands.click(hands.see("Add a rate", QAbstractButton))
    panel = _panel(window)
    panel.fields.name.set_text("Luxury")
    panel.fields.rate.set_text("12.5")
    panel.button.click()
    hands.click(hands.see("Make it the usual one: Luxury, 12.5%", QAbstractButton))
    qtbot.waitUntil(lambda: facts_of(shop).company.default_tax.rate_bp == 1_250)
    hands.click(hands.see("Archive: Zero rate, 0%", QAbstractButton))
    hands.click(hands.see("Bring back: Zero rate, 0%", QAbstractButton))
    hands.see("Archive: Zero rate, 0%", QAbstractButton)


def test_an_exempt_rate_says_why_in_the_words_of_the_law(
    shop: Shop, make: Make, window: RecordingWindow, qtbot: QtBot
) -> None:
    hands = Hands(make("taxes", None))
    hands.click(hands.see("Add a rate", QAbstractButton))
    panel = _panel(window)
    fields, inside = panel.fields, Hands(panel)
    fields.name.set_text("Exempt")
    _choose(fields, TaxCategory.EXEMPT)
    assert not fields.rate.isVisible()
    panel.button.click()
    inside.see_words("Say why no tax is charged. The invoice has to show the reason.")
    law = "Exempt supply, Article 46 of Federal Decree-Law No. 8 of 2017"
    inside.click(inside.see(f"Use: {law}", QAbstractButton))
    panel.button.click()
    qtbot.waitUntil(lambda: _rates(shop)[-1].tax == Tax(TaxCategory.EXEMPT, 0, law))
    hands.see_words(f"{law} · Nothing is sold at it.")


def test_a_second_rate_of_nothing_is_told_beside_its_name(
    shop: Shop, make: Make, window: RecordingWindow, qtbot: QtBot
) -> None:
    hands = Hands(make("taxes", None))
    hands.click(hands.see("Add a rate", QAbstractButton))
    panel = _panel(window)
    panel.button.click()
    assert panel.fields.name.error
    panel.fields.name.set_text("Exports")
    _choose(panel.fields, TaxCategory.ZERO_RATED)
    assert not panel.fields.reason.isVisible()
    panel.button.click()
    qtbot.waitUntil(lambda: "Zero rate" in panel.fields.name.error)
    hands.see_words("Nothing is sold at it.")
    hands.click(hands.see("Change: Zero rate, 0%", QAbstractButton))
    again = _panel(window)
    assert again.fields.category is TaxCategory.ZERO_RATED
    again.fields.name.set_text("Exports")
    again.button.click()
    qtbot.waitUntil(lambda: _rates(shop)[1].names.main == "Exports")


def _choose(fields: RateFields, category: TaxCategory) -> None:
    fields.kind.set_value(category)
    fields.kind.changed.emit(category)


def test_prices_are_meant_without_tax_before_the_first_invoice(shop: Shop, make: Make, qtbot: QtBot) -> None:
    body = make("taxes", None)
    assert isinstance(body, TaxesBody)
    body.prices.changed.emit(False)
    qtbot.waitUntil(lambda: not facts_of(shop).company.tax_mode.prices_include_tax)
