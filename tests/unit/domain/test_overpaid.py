"""What may go back of an invoice without a credit note."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.crediting import overpaid
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import Settlement
from tests.builders import AED


@pytest.mark.parametrize(
    ("due", "paid", "back"),
    [
        (100, 100, 0),
        (100, 60, 0),
        (100, 200, 100),
        (0, 100, 100),
        # Credited at two registers: what was never paid does not go back.
        (-100, 0, 0),
        (-100, 5, 5),
        (-100, -100, 0),
        (-200, -100, 0),
    ],
)
def test_what_was_overpaid_goes_back_and_never_more_than_was_paid(due: int, paid: int, back: int) -> None:
    assert overpaid(Settlement(Money(due, AED), Money(paid, AED))) == Money(back, AED)
