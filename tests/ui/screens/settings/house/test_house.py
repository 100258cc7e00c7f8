"""The settings of the car wash: what is typed is saved, refused beside its field, and outlives a new look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from cardesk_desktop.demo.pictures.logo import draw_logo
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.tax_rate import TaxRate
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.changing_company import HouseFacts, change_company, house_facts
from cardesk_desktop.operations.company_form import CompanyForm
from cardesk_desktop.operations.tax_rates import tax_rates
from cardesk_desktop.paths import Places
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.house.company import CompanyBody
from cardesk_desktop.ui.screens.settings.house.form_card import FormMemory
from cardesk_desktop.ui.screens.settings.house.papers import PapersBody
from cardesk_desktop.ui.screens.settings.house.rate_fields import RateFields
from cardesk_desktop.ui.screens.settings.house.rate_panel import RatePanel
from cardesk_desktop.ui.screens.settings.house.register import RegisterBody
from cardesk_desktop.ui.screens.settings.house.taxes import TaxesBody
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.theme import Theme
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow
from tests.walkthrough.hands import Hands

Make = Callable[[str, object], SectionBody]


@pytest.fixture
def make(
    qtbot: QtBot, shop: Shop, theme: Theme, phrases: Phrasebook, window: RecordingWindow, tmp_path: Path
) -> Make:
    """Builds a section, the owner at the desk, and shows it when it has been read."""
    look = Look(theme, phrases)
    preferences = Preferences(Settings(), SettingsFile(tmp_path / "settings.json"), shop.tasks)
    picture = tmp_path / "logo.png"
    picture.write_bytes(draw_logo())
    means = Means(
        tasks=shop.tasks,
        acting=lambda: shop.owner.id,
        clock=shop.clock,
        company=shop.company,
        preferences=preferences,
        printers=lambda: (),
        outlets=Outlets(),
        custody=Custody(
            Places.under(tmp_path),
            MemoryKeychain(),
            BackupKeeper(shop.tasks, preferences, shop.clock, tmp_path),
            lambda: None,
        ),
    )

    def build(name: str, memory: object = None) -> SectionBody:
        kinds: dict[str, Callable[[], SectionBody]] = {
            "company": lambda: CompanyBody(look, means, window, lambda _: picture, memory),
            "register": lambda: RegisterBody(look, means, window, memory),
            "papers": lambda: PapersBody(look, means, window, memory),
            "taxes": lambda: TaxesBody(look, means, window),
        }
        body = kinds[name]()
        qtbot.addWidget(body)
        body.resize(900, 700)
        body.show()
        body.activateWindow()
        qtbot.waitUntil(lambda: bool(body.findChildren(QAbstractButton)))
        qtbot.waitUntil(lambda: not isinstance(body, TaxesBody) or body.has_rates)
        return body

    return build


def _facts(shop: Shop) -> HouseFacts:
    return shop.ask(house_facts)


def _retype(hands: Hands, label: str, text: str) -> None:
    hands.see(label, QLineEdit).setFocus()
    hands.press_named("Ctrl+A")
    hands.write(text)


def test_the_company_is_changed_and_says_so(shop: Shop, make: Make, qtbot: QtBot) -> None:
    body = make("company", None)
    hands = Hands(body)
    save = hands.see("Save", QAbstractButton)
    assert not save.isEnabled()
    _retype(hands, "Phone", "12")
    hands.click(save)
    hands.see_words("This is not a phone number. Write it with its code, such as 050 123 4567.")
    _retype(hands, "Phone", "04 999 0000")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _facts(shop).company.phone == "+97149990000")
    qtbot.waitUntil(lambda: body.memory() == FormMemory(None, True))


@pytest.mark.parametrize("section", ["company", "taxes"])
def test_tax_without_a_number_is_said(shop: Shop, make: Make, qtbot: QtBot, section: str) -> None:
    body = make(section, None)
    assert isinstance(body, (CompanyBody, TaxesBody))
    assert body.warning.isHidden()

    facts = _facts(shop).company
    form = CompanyForm(facts.name, facts.address, facts.phone, facts.email)
    shop.ask(change_company, staff_id=shop.owner.id, form=form)
    qtbot.waitUntil(lambda: not body.warning.isHidden())

    shop.ask(change_company, staff_id=shop.owner.id, form=replace(form, tax_number=facts.tax_number))
    qtbot.waitUntil(body.warning.isHidden)


def test_the_logo_is_changed_at_once(shop: Shop, make: Make, qtbot: QtBot) -> None:
    hands = Hands(make("company", None))
    hands.click(hands.see("Choose a picture", QAbstractButton))
    qtbot.waitUntil(lambda: bool(_facts(shop).company.logo_sha256))
    hands.click(hands.see("Remove", QAbstractButton))
    qtbot.waitUntil(lambda: not _facts(shop).company.logo_sha256)


def test_what_is_typed_outlives_a_new_look(make: Make) -> None:
    body = make("register", None)
    hands = Hands(body)
    _retype(hands, "Name of the register", "Tunnel")
    again = make("register", body.memory())
    assert Hands(again).see("Name of the register", QLineEdit).text() == "Tunnel"
    assert Hands(again).see("Save", QAbstractButton).isEnabled()


def test_the_register_is_renamed(shop: Shop, make: Make, qtbot: QtBot) -> None:
    hands = Hands(make("register", None))
    _retype(hands, "Code", "r9")
    hands.see_words("\u2066R9-A-000001\u2069")
    hands.click(hands.see("Save", QAbstractButton))
    qtbot.waitUntil(lambda: _facts(shop).register.code == "R9")


def test_papers_say_something_else(shop: Shop, make: Make, qtbot: QtBot) -> None:
    body = make("papers", None)
    assert isinstance(body, PapersBody)
    hands = Hands(body)
    body.fields.second_language.set_value("en")
    body.fields.edited.emit()
    hands.click(hands.see("Save", QAbstractButton))
    hands.see_words("Both languages are the same. Choose another second one, or none.")
    body.fields.second_language.set_value("ar")
    body.fields.footer.set_text("Come again")
    hands.click(hands.see("Save", QAbstractButton))
    qtbot.waitUntil(lambda: _facts(shop).company.footer == "Come again")
    assert _facts(shop).company.second_language == "ar"


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
    qtbot.waitUntil(lambda: _facts(shop).company.default_tax.rate_bp == 1_250)
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
    qtbot.waitUntil(lambda: not _facts(shop).company.tax_mode.prices_include_tax)
