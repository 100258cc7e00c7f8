"""Which car comes on which day: newcomers evenly over the years, the others again and again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.demo.story.clientele import Car
from cardesk_desktop.demo.years.size import Size
from cardesk_desktop.demo.years.town import Town

# Per cent of the average by weekday, Monday first: Friday and the weekend are the busy days.
_BUSY = (79, 79, 86, 93, 122, 129, 112)
_REST = timedelta(days=3)
_TRIES = 20


class Traffic:
    """Draws the cars of one day after another."""

    def __init__(self, chance: Chance, town: Town, size: Size) -> None:
        self._chance = chance
        self._town = town
        self._size = size
        self._known: list[Car] = []

    def of_day(self, number: int, day: date) -> Iterator[Car]:
        """The cars of a day, the first of which has number 0. Until then all days before were drawn."""
        newcomers = self._size.vehicles * (number + 1) // self._size.days - len(self._known)
        average = self._size.visits_a_day * _BUSY[day.weekday()] // 100
        for _ in range(max(0, self._chance.number(average * 9 // 10, average * 11 // 10) - newcomers)):
            car = self._returning(day)
            if car is not None:
                yield car
        for _ in range(newcomers):
            self._known.append(self._town.next_car())
            self._known[-1].free_from = day + _REST
            yield self._known[-1]

    def _returning(self, day: date) -> Car | None:
        """A car that was here some days ago or longer; the newer ones come more often."""
        many = len(self._known)
        for _ in range(_TRIES if many else 0):
            car = self._known[max(self._chance.number(0, many - 1), self._chance.number(0, many - 1))]
            if car.free_from <= day:
                car.free_from = day + _REST
                return car
        return None
