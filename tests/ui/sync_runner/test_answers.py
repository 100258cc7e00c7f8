"""What the runner of sync says to an answer of the service, and when it asks again."""

from __future__ import annotations

from threading import Event

import pytest
from msgspec.structs import replace

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.syncing import begin_exchange
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.exchange import Reply, Request
from cardesk_desktop.sync.status import Badge
from cardesk_desktop.ui import exchanging
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import ExchangeReply, ExchangeRequest
from tests.builders import make_client
from tests.ui.sync_runner.place import Place, Service, refuse


def test_a_program_that_is_too_old_says_so_and_hands_in_at_the_usual_pace(place: Place) -> None:
    def say(request: ExchangeRequest) -> ExchangeReply:
        even = place.service.even(request)
        return replace(even, head=request.cursor + 500, notices=[RefusalCode.PLEASE_UPDATE])

    place.service.say = say
    place.service.waits = lambda: True
    place.runner.start()
    place.wait(lambda: place.badge is Badge.PLEASE_UPDATE and place.rests())
    assert len(place.service.asked) == 1
    assert not place.schedule.is_paused
    place.shop.sale()
    place.wait(lambda: sum(place.service.asked) > 0 and place.rests())
    assert place.badge is Badge.PLEASE_UPDATE
    place.wait(lambda: place.runner.status.standing.waiting == 0)


@pytest.mark.parametrize(
    ("code", "badge"), [(Code.DISK_FULL, Badge.DISK), (Code.DATABASE_BUSY, Badge.FAILED)]
)
def test_an_answer_that_cannot_be_written_down_is_not_up_to_date(
    place: Place, monkeypatch: pytest.MonkeyPatch, code: Code, badge: Badge
) -> None:
    def fail(_desk: Desk, *, request: Request, reply: Reply) -> Outcome[None]:
        raise Unavailable(code)

    place.runner.start()
    place.wait(place.is_even)
    with monkeypatch.context() as patched:
        patched.setattr(exchanging, "end_exchange", fail)
        place.runner.sync_now()
        place.wait(lambda: place.badge is badge)
        assert place.schedule.failures > 0
    place.wait(place.is_even)


def test_before_the_first_answer_nobody_says_that_all_is_up_to_date(place: Place) -> None:
    answered, seen = Event(), list[Badge]()

    def say(request: ExchangeRequest) -> ExchangeReply:
        answered.wait()
        return place.service.even(request)

    place.service.say = say
    place.runner.changed.connect(lambda: seen.append(place.badge))
    place.runner.start()
    place.wait(lambda: bool(place.service.asked) and place.badge is Badge.WORKING)
    assert Badge.UP_TO_DATE not in seen
    answered.set()
    place.wait(place.is_even)


def test_who_asks_while_there_is_nothing_to_say_is_answered(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, may_end = Event(), Event()

    def slowly(desk: Desk, *, is_asking: bool, rows: int, ops: int) -> Outcome[Request | None]:
        began.set()
        may_end.wait()
        return begin_exchange(desk, is_asking=is_asking, rows=rows, ops=ops)

    place.runner.start()
    place.wait(place.is_even)
    monkeypatch.setattr(exchanging, "begin_exchange", slowly)
    place.shop.tasks.changed.emit(Changes.of((Noun.COMPANY, place.shop.company.id)))
    place.wait(began.is_set)
    place.runner.sync_now()
    may_end.set()
    place.wait(lambda: len(place.service.asked) == 2)


def test_what_is_too_much_at_once_is_halved(place: Place) -> None:
    def say(request: ExchangeRequest) -> ExchangeReply:
        return refuse(RefusalCode.TOO_LARGE)(request) if len(request.ops) > 3 else place.service.even(request)

    def add_clients(work: UnitOfWork) -> None:
        for n in range(20):
            work.clients.add(make_client(f"Client {n}"))

    place.shop.write(add_clients)
    place.service.say = say
    place.runner.start()
    place.wait(place.is_even)
    assert place.service.asked[:5] == [20, 10, 5, 2, 2]


@pytest.mark.parametrize(
    ("code", "badge"),
    [
        (RefusalCode.RATE_LIMITED, Badge.BUSY),
        (RefusalCode.BUSY, Badge.BUSY),
        (RefusalCode.MALFORMED, Badge.FAILED),
        (RefusalCode.TOO_LARGE, Badge.FAILED),
    ],
)
def test_why_it_does_not_go_on(place: Place, code: str, badge: Badge) -> None:
    place.service.say = refuse(code, retry_after_s=900)
    place.runner.start()
    place.wait(lambda: place.badge is badge)


def test_where_the_service_is_cannot_be_read(place: Place) -> None:
    def connect() -> Service:
        raise Refused(Code.SERVICE_ADDRESS_UNREADABLE)

    place.connect = connect
    place.runner.start()
    place.wait(lambda: place.badge is Badge.NO_PLACE)
    place.connect = lambda: place.service
    place.wait(place.is_even)
