"""A section of the settings of the car wash, and what is typed in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from cardesk_desktop.operations.changing_company import HouseFacts, house_facts
from cardesk_desktop.ui.screens.settings.section import SectionBody
from tests.ui.shop import Shop
from tests.walkthrough.hands import Hands

Make = Callable[[str, object], SectionBody]


def facts_of(shop: Shop) -> HouseFacts:
    return shop.ask(house_facts)


def retype(hands: Hands, label: str, text: str) -> None:
    hands.see(label, QLineEdit).setFocus()
    hands.press_named("Ctrl+A")
    hands.write(text)
