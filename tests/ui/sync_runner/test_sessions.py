"""The session that sync speaks in: one that is over neither ends the next nor changes what stands."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from msgspec.structs import replace

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.syncing import give_in_to
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.courses import Course
from cardesk_desktop.sync.status import Badge, Link
from cardesk_desktop.ui import exchanging
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Refusal
from tests.ui.shop import Shop
from tests.ui.sync_runner.place import Place, Service, refuse


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
