"""A demo that is asked for anew while it is open elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cardesk_desktop.__main__ import demo_surroundings
from cardesk_desktop.demo.house import clear, demo_house
from cardesk_desktop.domain.errors import Code, Unavailable
from tests.flows.till import SHAMPOO, scan_one
from tests.walkthrough.stage import opened


def test_an_open_demo_is_not_made_anew_under_its_own_till(
    qapp: QApplication, seeded: Path, tmp_path: Path
) -> None:
    places = demo_surroundings(tmp_path, is_fresh=False).places
    house = demo_house(places.data.parent)
    shutil.copytree(seeded, places.data.parent)
    with opened(qapp, house, tmp_path / "invoice.pdf") as stage:
        scan_one(stage, SHAMPOO)
        fresh = demo_surroundings(tmp_path, is_fresh=True)
        with pytest.raises(Unavailable) as outage:
            fresh.prepare()
        assert outage.value.code is Code.DATABASE_IN_USE
        assert house.places.database.is_file()
        scan_one(stage, SHAMPOO)
    clear(places.data.parent)
    assert not house.places.database.exists()
