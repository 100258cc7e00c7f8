"""What a finger or a mouse finds on the payment page: the way back, and keys that lie still."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication

from cardesk_desktop.ui.screens.pay.tendering import Way
from tests.ui.screens.pay.till import Till, counter


@pytest.mark.parametrize(("way", "tapped"), [(Way.CASH, "200"), (Way.CARD, "20")])
def test_the_keys_lie_still_while_an_amount_is_tapped(till: Till, way: Way, tapped: str) -> None:
    page = counter(till)
    page.resize(1278, 668)
    page.paying.choose(way)
    keys = {key.accessibleName(): key for key in page.paying.entry.pad.findChildren(QAbstractButton)}

    def places() -> dict[str, QPoint]:
        QApplication.processEvents()
        return {name: key.mapTo(page, QPoint()) for name, key in keys.items()}

    before = places()
    assert not page.paying.entry.leave_button.isVisible()
    for key in tapped:
        till.click(keys[key])
        assert places() == before


def test_the_way_back_is_seen_until_it_is_paid(till: Till) -> None:
    page = counter(till)
    till.click(page.paying.head.back)
    assert till.window.calls == [("go_back", None)]
    till.enter()
    till.paid()
    assert not page.paying.head.back.isVisible()
