"""One week in a shop: every chapter stands on the one before, and every evening the books agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cardesk_desktop.paths import Places
from tests.builders import FixedClock
from tests.flows.week.friday import friday
from tests.flows.week.midweek import midweek
from tests.flows.week.monday import monday
from tests.flows.week.saturday import saturday
from tests.flows.week.shop import Drawer, Machine, Shop
from tests.flows.week.sunday import sunday


def test_a_week_in_the_shop(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = Drawer(tmp_path / "drawer")
    drawer.answer_dialogs(monkeypatch)
    shop = Shop(qapp, FixedClock(), drawer, Machine(Places.under(tmp_path / "first")))
    monkeypatch.setattr(qapp, "exit", shop.restarts.append)
    for chapter in (monday, midweek, friday, saturday, sunday):
        chapter(shop)
