"""What a call to the service came to, as a value."""

from __future__ import annotations

import pytest

from cardesk_desktop.sync.answers import Away, Heard, ServiceAway, ServiceRefused, heard
from cardesk_wire.messages import Refusal


def test_an_answer_is_given_back() -> None:
    assert heard(lambda: 7) == Heard(7)


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (ServiceRefused(Refusal("busy")), Heard(refusal=Refusal("busy"))),
        (ServiceAway(Away.OFFLINE), Heard(away=Away.OFFLINE)),
    ],
)
def test_what_came_instead_is_told(raised: Exception, told: Heard[int]) -> None:
    def call() -> int:
        raise raised

    assert heard(call) == told
