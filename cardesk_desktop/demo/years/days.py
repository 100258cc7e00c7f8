"""Every day of the five years, four weeks of them in one unit of work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from cardesk_desktop.demo.data.house import FRONT_DESK, MANAGER, TIME_ZONE
from cardesk_desktop.demo.story.clientele import Car
from cardesk_desktop.demo.story.planning import made_up, minutes, wanted, with_later_payment
from cardesk_desktop.demo.years.house import BusyHouse
from cardesk_desktop.demo.years.progress import NEWCOMER, VISIT
from cardesk_desktop.demo.years.size import Size
from cardesk_desktop.demo.years.stay import Stay
from cardesk_desktop.demo.years.town import Town
from cardesk_desktop.demo.years.traffic import Traffic
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine, take_in
from cardesk_desktop.store.unit_of_work import UnitOfWork

_OPENS, _VAN, _CLOSES_MIN = time(8), time(8, 5), 14 * 60
_MOST_MIN = 180
_AT_ONCE = 28
_MONDAY, _THURSDAY, _SUNDAY = 0, 3, 6

Scene = Callable[[UnitOfWork], None]


class Days:
    """Tells one day after another. What is paid later is noted for its day."""

    def __init__(self, house: BusyHouse, size: Size, today: date) -> None:
        self._house = house
        self._first = today - timedelta(days=size.days)
        self._end = _at(today, time.min)
        self._count = size.days
        self._traffic = Traffic(house.chance, Town(house.chance, size), size)
        self._work: UnitOfWork | None = None

    def tell(self) -> None:
        """Everything from the first day to last night."""
        for start in range(0, self._count, _AT_ONCE):
            with self._house.desk.store.write() as self._work:
                for number in range(start, min(start + _AT_ONCE, self._count)):
                    self._tell_day(number)

    def _tell_day(self, number: int) -> None:
        day = self._first + timedelta(days=number)
        for car in self._traffic.of_day(number, day):
            self._note(car, day)
        if day.weekday() in (_MONDAY, _THURSDAY):
            self._at(_at(day, _VAN), self._unload)
        self._house.agenda.play_until(_at(day + timedelta(days=1), time.min), self._house.clock)

    def _note(self, car: Car, day: date) -> None:
        chance = self._house.chance
        self._house.steps.add(VISIT if car.vehicle_id else VISIT + NEWCOMER)
        services = wanted(chance, car, most_min=_MOST_MIN)
        latest_min = _CLOSES_MIN - minutes(services) * 6 // 5 - 50
        plan = made_up(chance, car, services, chance.later(_at(day, _OPENS), 5, latest_min))
        if not isinstance(plan.discount, PercentOff):
            plan = replace(plan, discount=None)
        plan = with_later_payment(chance, plan, before=self._end)
        person = self._house.cast.staff[MANAGER if day.weekday() == _SUNDAY else FRONT_DESK]
        stay = Stay(self._house, plan, self._house.staff[person])
        self._at(plan.arrives_at, stay.arrive)
        if chance.hits(2):
            gone_at = chance.later(plan.arrives_at, 12, 30)
            self._at(gone_at, lambda work: stay.give_up(work, "Could not wait any longer"))
            return
        self._at(plan.pays_at, stay.pay)
        self._at(plan.settles_at, stay.settle)

    def _at(self, moment: datetime | None, scene: Scene) -> None:
        """Note a scene, which gets the unit of work of its weeks."""
        if moment is not None:
            self._house.agenda.note(moment, lambda: scene(self._open))

    @property
    def _open(self) -> UnitOfWork:
        if self._work is None:
            raise ValueError("No day has begun")
        return self._work

    def _unload(self, work: UnitOfWork) -> None:
        house = self._house
        manager = house.staff[house.cast.manager]
        lines = tuple(
            ReceiptLine(product_id, Quantity.of(pieces)) for product_id, pieces in house.stockroom.delivered()
        )
        if lines:
            form = ReceiptForm(lines, supplier_name="Emirates Auto Supply", reason="Delivery")
            take_in(house.desk, work, manager, form, house.clock.now())


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, TIME_ZONE)
