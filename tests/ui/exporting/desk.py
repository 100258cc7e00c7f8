"""The way into a file over a small shop, with a person who always names the same place."""

from __future__ import annotations

from pathlib import Path

from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.exporting import Exporter
from cardesk_desktop.ui.exporting.exporter import Ask
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.theme import Theme
from tests.ui.shop import Shop


def nowhere(_: Phrasebook, _name: str) -> Path | None:
    """The person turns back."""
    return None


def make_exporter(
    theme: Theme,
    phrases: Phrasebook,
    shop: Shop,
    window: Window,
    ask: Ask = nowhere,
    *,
    acting: Staff | None = None,
) -> Exporter:
    """An exporter for the lists of a page; the cashier acts unless told otherwise."""
    staff = acting or shop.cashier
    return Exporter(theme, phrases, shop.tasks, lambda: staff.id, window, shop.company.time_zone, ask)
