"""The settings of the car wash: company, logo, register and papers, as they are typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from cardesk_desktop.operations.changing_company import change_company
from cardesk_desktop.operations.company_form import CompanyForm
from cardesk_desktop.ui.screens.settings.house.company import CompanyBody
from cardesk_desktop.ui.screens.settings.house.form_card import FormMemory
from cardesk_desktop.ui.screens.settings.house.papers import PapersBody
from cardesk_desktop.ui.screens.settings.house.taxes import TaxesBody
from tests.ui.screens.settings.house.house_sections import Make, facts_of, retype
from tests.ui.shop import Shop
from tests.walkthrough.hands import Hands


def test_the_company_is_changed_and_says_so(shop: Shop, make: Make, qtbot: QtBot) -> None:
    body = make("company", None)
    hands = Hands(body)
    save = hands.see("Save", QAbstractButton)
    assert not save.isEnabled()
    retype(hands, "Phone", "12")
    hands.click(save)
    hands.see_words("This is not a phone number. Write it with its code, such as 050 123 4567.")
    retype(hands, "Phone", "04 999 0000")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: facts_of(shop).company.phone == "+97149990000")
    qtbot.waitUntil(lambda: body.memory() == FormMemory(None, True))


@pytest.mark.parametrize("section", ["company", "taxes"])
def test_tax_without_a_number_is_said(shop: Shop, make: Make, qtbot: QtBot, section: str) -> None:
    body = make(section, None)
    assert isinstance(body, (CompanyBody, TaxesBody))
    assert body.warning.isHidden()

    facts = facts_of(shop).company
    form = CompanyForm(facts.name, facts.address, facts.phone, facts.email)
    shop.ask(change_company, staff_id=shop.owner.id, form=form)
    qtbot.waitUntil(lambda: not body.warning.isHidden())

    shop.ask(change_company, staff_id=shop.owner.id, form=replace(form, tax_number=facts.tax_number))
    qtbot.waitUntil(body.warning.isHidden)


def test_the_logo_is_changed_at_once(shop: Shop, make: Make, qtbot: QtBot) -> None:
    hands = Hands(make("company", None))
    hands.click(hands.see("Choose a picture", QAbstractButton))
    qtbot.waitUntil(lambda: bool(facts_of(shop).company.logo_sha256))
    hands.click(hands.see("Remove", QAbstractButton))
    qtbot.waitUntil(lambda: not facts_of(shop).company.logo_sha256)


def test_what_is_typed_outlives_a_new_look(make: Make) -> None:
    body = make("register", None)
    hands = Hands(body)
    retype(hands, "Name of the register", "Tunnel")
    again = make("register", body.memory())
    assert Hands(again).see("Name of the register", QLineEdit).text() == "Tunnel"
    assert Hands(again).see("Save", QAbstractButton).isEnabled()


def test_the_register_is_renamed(shop: Shop, make: Make, qtbot: QtBot) -> None:
    hands = Hands(make("register", None))
    retype(hands, "Code", "r9")
    hands.see_words("\u2066R9-A-000001\u2069")
    hands.click(hands.see("Save", QAbstractButton))
    qtbot.waitUntil(lambda: facts_of(shop).register.code == "R9")


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
    qtbot.waitUntil(lambda: facts_of(shop).company.footer == "Come again")
    assert facts_of(shop).company.second_language == "ar"
