"""Any day at the desk, whoever does what in whatever order: the books agree after every step."""

from __future__ import annotations

import itertools
from pathlib import Path

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.unit.operations.day_books import AgreeingBooks
from tests.unit.operations.day_of_cars import CarsAndTickets
from tests.unit.operations.day_of_money import MoneyAndGoods


class Day(CarsAndTickets, MoneyAndGoods, AgreeingBooks):
    """All that can happen, and all that holds."""


def test_the_books_agree_whatever_the_day_brings(shop_files: Path) -> None:
    class ThisDay(Day):
        files = shop_files
        folders = itertools.count()

    run_state_machine_as_test(ThisDay, settings=settings(max_examples=15, stateful_step_count=30))
