"""The room of a company is summed up now and then, and nobody is refused by an old sum."""

from __future__ import annotations

import pytest

from cardesk_service.blobs.room import KEPT_FOR_S, Room
from cardesk_service.refused import Refused


class _Files:
    """What lies there, and how often somebody summed it up."""

    def __init__(self) -> None:
        self.taken, self.sums, self.now_s = 0, 0, 0.0
        self.room = Room(100, now_s=lambda: self.now_s)

    def add(self, more: int) -> None:
        self.room.take("mine", more, self._summed)
        self.taken += more

    def _summed(self) -> int:
        self.sums += 1
        return self.taken


def test_many_pieces_are_summed_up_once() -> None:
    files = _Files()
    for more in (40, 0, 0, 20, 40):
        files.add(more)
    assert files.sums == 1
    with pytest.raises(Refused):
        files.add(1)


def test_what_went_meanwhile_makes_room_at_once() -> None:
    files = _Files()
    files.add(100)
    files.taken = 30
    files.add(70)
    with pytest.raises(Refused):
        files.add(1)


def test_what_others_took_is_seen_after_a_while() -> None:
    files = _Files()
    files.add(10)
    files.taken = 100
    files.add(1)
    files.now_s = KEPT_FOR_S
    with pytest.raises(Refused):
        files.add(0)


def test_companies_have_rooms_of_their_own() -> None:
    files = _Files()
    files.add(100)
    files.room.take("theirs", 100, lambda: 0)
