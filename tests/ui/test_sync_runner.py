"""The runner of sync against a service that answers what the test wants."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from threading import Event
from typing import cast

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.syncing import begin_exchange, give_in_to
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.answers import Away, ServiceAway, ServiceRefused
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.courses import Course
from cardesk_desktop.sync.courtesy import Courtesy
from cardesk_desktop.sync.exchange import Reply, Request
from cardesk_desktop.sync.keys import KeysTold
from cardesk_desktop.sync.schedule import REGULAR_S, Schedule
from cardesk_desktop.sync.status import Badge, Link
from cardesk_desktop.ui import exchanging
from cardesk_desktop.ui.sync_runner import SyncRunner
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Refusal
from tests.builders import make_client
from tests.builders.said_twice import all_out, join_at
from tests.ui.shop import Shop

Say = Callable[[ExchangeRequest], ExchangeReply]
LONG_S = REGULAR_S / 2


class Service:
    """Takes in what it is told; `say` is what it answers, `waits` what comes of waiting to be woken."""

    def __init__(self, acked: int) -> None:
        self.acked = acked
        self.asked: list[int] = []
        """How many ops each request had."""
        self.say: Say = self.even
        self.waits: Callable[[], bool] | None = None
        self._over = Event()

    def even(self, request: ExchangeRequest) -> ExchangeReply:
        """All is as the register knows it."""
        self.acked += len(request.ops)
        return ExchangeReply("one", 0, self.acked, request.cursor, request.cursor, request.now)

    def ask(self, request: Request) -> Reply:
        if not isinstance(request, ExchangeRequest):
            return KeysTold()
        self.asked.append(len(request.ops))
        return self.say(request)

    def wake(self, _cursor: int) -> bool:
        if self.waits is not None:
            return self.waits()
        self._over.wait()
        raise ServiceAway(Away.OFFLINE)

    def let_go(self) -> None:
        self._over.set()


class Place:
    """A register that has joined, and whose runner has said all there was."""

    def __init__(self, qtbot: QtBot, shop: Shop) -> None:
        self.wait, self.shop = qtbot.waitUntil, shop
        acked: list[int] = []

        def join(work: UnitOfWork) -> None:
            join_at(work)
            all_out(work)
            acked.append(work.sync.state().next_oseq - 1)

        shop.write(join)
        self.service = Service(acked[0])
        self.connect: Callable[[], Service | None] = lambda: self.service
        self.schedule = Schedule(time.monotonic, lambda: 0.0)
        courtesy = Courtesy(time.monotonic, lambda: 60.0, lambda: False)
        self.runner = SyncRunner(
            shop.tasks, lambda: cast("ServiceClient", self.connect()), self.schedule, courtesy, shop.clock
        )

    @property
    def badge(self) -> Badge:
        return self.runner.status.badge

    def rests(self) -> bool:
        """Nothing is asked before the regular look, or a wait as long."""
        due = self.schedule.due_in()
        return due is not None and due > LONG_S and not self.runner.status.is_working

    def is_even(self) -> bool:
        return self.badge is Badge.UP_TO_DATE


@pytest.fixture
def place(qtbot: QtBot, shop: Shop) -> Iterator[Place]:
    made = Place(qtbot, shop)
    yield made
    made.runner.stop()
    made.service.let_go()


def refuse(code: str, **params: int) -> Say:
    def say(_request: ExchangeRequest) -> ExchangeReply:
        raise ServiceRefused(Refusal(code, {**params}))

    return say


def be_away(_request: ExchangeRequest) -> ExchangeReply:
    raise ServiceAway(Away.OFFLINE)


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


def test_who_can_no_longer_be_woken_asks_and_sees_the_network_is_gone(place: Place) -> None:
    broken = Event()

    def waits() -> bool:
        broken.wait()
        raise ServiceAway(Away.OFFLINE)

    place.service.waits = waits
    place.runner.start()
    place.wait(place.is_even)
    place.service.say = be_away
    broken.set()
    place.wait(lambda: place.badge is Badge.OFFLINE)
    place.service.say = place.service.even
    place.wait(place.is_even)


def test_where_only_the_waiting_breaks_it_asks_ever_later(place: Place, shop: Shop) -> None:
    def waits() -> bool:
        raise Unavailable(Code.KEYRING_LOCKED)

    told: list[object] = []
    shop.tasks.unavailable.connect(told.append)
    place.service.waits = waits
    place.runner.start()
    place.wait(lambda: len(place.service.asked) >= 3)
    place.wait(lambda: place.is_even() and (place.schedule.due_in() or 0) > 1)
    assert told == []


def test_waiting_goes_on_as_long_as_the_line_holds(place: Place) -> None:
    answers = iter([False, False, True])
    over = Event()

    def waits() -> bool:
        answer = next(answers, None)
        if answer is None:
            over.wait()
            raise ServiceAway(Away.OFFLINE)
        return answer

    place.service.waits = waits
    place.runner.start()
    place.wait(lambda: len(place.service.asked) == 2 and place.is_even())
    over.set()


def test_a_keyring_or_a_defect_in_the_way_ends_the_try(
    place: Place, expected_logs: object, shop: Shop
) -> None:
    errors: Iterator[Exception] = iter([Unavailable(Code.KEYRING_LOCKED), RuntimeError("a defect")])
    bugs: list[object] = []
    shop.tasks.bug_found.connect(lambda defect, _reference: bugs.append(defect))

    def say(_request: ExchangeRequest) -> ExchangeReply:
        raise next(errors)

    place.service.say = say
    place.runner.start()
    place.wait(lambda: len(bugs) == 1)
    place.wait(lambda: place.badge is Badge.FAILED and place.rests())
    place.service.say = place.service.even
    place.runner.sync_now()
    place.wait(place.is_even)


def test_the_refusal_of_a_session_that_is_over_does_not_end_the_new_one(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, may_end, began = place.service, Event(), Event()
    ended: list[bool] = []
    place.runner.ended.connect(lambda: ended.append(True))

    def slowly(desk: Desk, *, refusal: Refusal) -> Outcome[Course]:
        began.set()
        may_end.wait()
        return give_in_to(desk, refusal=refusal)

    monkeypatch.setattr(exchanging, "give_in_to", slowly)
    before.say = refuse(RefusalCode.SIGNED_OUT)
    place.runner.start()
    place.wait(began.is_set)
    place.service = Service(before.acked)
    place.runner.reconnect()
    may_end.set()
    place.wait(place.is_even)
    assert (len(before.asked), ended) == (1, [])


def test_an_answer_to_a_session_that_is_over_is_not_put_in_place(place: Place) -> None:
    before, asked, may_answer = place.service, Event(), Event()
    cursors: list[int] = []

    def look(work: UnitOfWork) -> None:
        cursors.append(work.sync.state().cursor)

    def say(request: ExchangeRequest) -> ExchangeReply:
        asked.set()
        may_answer.wait()
        further = request.cursor + 7
        return replace(before.even(request), cursor=further, head=further)

    place.shop.write(look)
    before.say = say
    place.runner.start()
    place.wait(asked.is_set)
    place.service = Service(before.acked)
    place.runner.reconnect()
    may_answer.set()
    place.wait(lambda: bool(place.service.asked) and place.is_even())
    place.shop.write(look)
    assert cursors[0] == cursors[1]


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


@pytest.mark.parametrize(
    ("code", "link"),
    [(RefusalCode.SIGNED_OUT, Link.SIGNED_OUT), (RefusalCode.REGISTER_REVOKED, Link.NOT_A_MEMBER)],
)
def test_a_session_that_the_service_ended_is_told_once(place: Place, code: str, link: Link) -> None:
    ended: list[bool] = []

    def forget() -> None:
        ended.append(True)
        place.connect = lambda: None

    place.runner.ended.connect(forget)
    place.service.say = refuse(code)
    place.runner.start()
    place.wait(lambda: place.runner.status.link is link)
    place.runner.sync_now()
    place.wait(lambda: place.schedule.is_paused)
    assert (place.runner.status.link, ended) == (link, [True])


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
