"""A photo is recognised for who agreed, once for each question, and every fault has a name."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection

from cardesk_service import housekeeping
from cardesk_service.recognition import provider
from cardesk_service.recognition.recognising import TRIES_OF_EACH
from cardesk_service.store import recognitions
from cardesk_service.store.recognitions import Question
from cardesk_wire import coding
from cardesk_wire.recognition import Agreement, RecognitionState
from tests.service.people import signed_up
from tests.service.recognition import fake_openrouter
from tests.service.recognition.conftest import DAILY, Shop, webp
from tests.service.recognition.fake_openrouter import SEEN, Fault


async def _state(shop: Shop) -> RecognitionState:
    answer = await shop.register.get("/recognition/v1/state")
    assert answer.status_code == 200, answer.text
    return coding.decode(answer.content, RecognitionState)


async def _questions(shop: Shop) -> list[Question]:
    def read(connection: Connection) -> list[Question]:
        return recognitions.of_company(connection, shop.company_id)

    return await shop.service.application.office.store.read(read)


async def test_what_is_on_a_photo(shop: Shop) -> None:
    answer = await shop.ask()
    assert (answer.status_code, answer.json()) == (200, SEEN)
    asked = (await _questions(shop))[0]
    assert (asked.outcome, asked.tokens, asked.cost_micros) == ("recognised", 960, 315)
    assert (await _state(shop)).left == DAILY - 1


async def test_the_same_question_is_asked_once(shop: Shop) -> None:
    first = await shop.ask()
    shop.router.seen["name"] = "something else"
    assert (await shop.ask()).json() == first.json()
    assert len(shop.router.asked) == 1


async def test_two_who_ask_the_same_at_once(shop: Shop) -> None:
    answers = await asyncio.gather(*(shop.ask() for _ in range(3)))
    assert len(shop.router.asked) == 1
    assert {answer.status_code for answer in answers} <= {200, 503}
    assert all(answer.headers["Retry-After"] for answer in answers if answer.status_code == 503)


async def test_a_question_that_was_cut_off_is_asked_again_later(shop: Shop) -> None:
    asked = Question(shop.company_id, UUID(int=1), UUID(int=1), shop.service.clock.now())
    store = shop.service.application.office.store
    await store.write(lambda connection: recognitions.ask(connection, asked))
    assert await shop.refusal() == (503, "busy")
    shop.service.clock.pass_by(timedelta(minutes=3))
    assert (await shop.ask()).status_code == 200


async def test_nothing_goes_out_before_somebody_agreed(shop: Shop) -> None:
    store, company_id = shop.service.application.office.store, shop.company_id
    await store.write(lambda connection: recognitions.forget_company(connection, company_id))
    assert (await _state(shop)).agreement is Agreement.NOT_ASKED
    assert await shop.refusal() == (422, "recognition_not_agreed")
    off = await shop.owner.put("/recognition/v1/agreement", json={"is_agreed": False})
    assert off.json()["agreement"] == "switched_off"
    assert await shop.refusal(2) == (422, "recognition_switched_off")
    assert (shop.router.asked, shop.router.lists) == ([], 0)


async def test_only_owners_and_managers_agree(shop: Shop) -> None:
    await shop.owner.post(
        "/company/v1/invitations", json={"email": "samir@example.com", "role": "front_desk"}
    )
    samir = await signed_up(shop.service, "samir@example.com", name="Samir", company="")
    answer = await samir.put("/recognition/v1/agreement", json={"is_agreed": False})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


async def test_only_a_register_asks(shop: Shop) -> None:
    question = coding.written((1).to_bytes(16))
    answer = await shop.owner.put(
        f"/recognition/v1/questions/{question}?language=en",
        content=shop.photo,
        headers={"Content-Type": "image/webp"},
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


async def test_a_company_has_so_many_in_a_day(shop: Shop) -> None:
    shop.router.faults = [Fault.BROKEN_JSON]
    assert await shop.refusal(100) == (422, "recognition_answer_unreadable")
    for number in range(DAILY):
        assert (await shop.ask(number)).status_code == 200
    answer = await shop.ask(DAILY)
    assert (answer.status_code, answer.json()["code"]) == (429, "recognition_quota_spent")
    assert 0 < int(answer.headers["Retry-After"]) <= 24 * 3600 + 1
    assert (await shop.ask(0)).status_code == 200
    shop.service.clock.pass_by(timedelta(days=1, seconds=2))
    assert (await shop.ask(DAILY)).status_code == 200


async def test_what_was_asked_while_the_clock_ran_ahead_counts_no_longer_than_a_day(shop: Shop) -> None:
    shop.service.clock.pass_by(timedelta(days=5))
    for number in range(DAILY):
        assert (await shop.ask(number)).status_code == 200
    shop.service.clock.pass_by(timedelta(days=-5))
    assert (await shop.ask(DAILY)).status_code == 200
    for number in range(DAILY + 1, 2 * DAILY):
        assert (await shop.ask(number)).status_code == 200
    assert await shop.refusal(2 * DAILY) == (429, "recognition_quota_spent")


@pytest.mark.parametrize("is_same", [True, False])
async def test_what_is_paid_for_nothing_has_an_end_too(shop: Shop, *, is_same: bool) -> None:
    most = TRIES_OF_EACH * DAILY
    shop.router.faults = [Fault.REFUSED] * (most + 1)
    for number in range(most):
        assert await shop.refusal(1 if is_same else number) == (422, "recognition_photo_declined")
    answer = await shop.ask(1 if is_same else most)
    assert (answer.status_code, answer.json()["code"]) == (429, "recognition_quota_spent")
    assert 0 < int(answer.headers["Retry-After"]) <= 24 * 3600 / most + 1
    assert len(shop.router.asked) == most
    shop.service.clock.pass_by(timedelta(seconds=int(answer.headers["Retry-After"])))
    shop.router.faults = []
    assert (await shop.ask(1 if is_same else most)).status_code == 200


@pytest.mark.parametrize(
    ("fault", "refusal"),
    [
        (Fault.LIMITED_LONG, (503, "recognition_away")),
        (Fault.NOBODY, (503, "recognition_privacy_unmet")),
        (Fault.BROKEN_OFF, (503, "recognition_away")),
        (Fault.REFUSED, (422, "recognition_photo_declined")),
        (Fault.FILTERED, (422, "recognition_photo_declined")),
        (Fault.MODERATED, (422, "recognition_photo_declined")),
        (Fault.CUT_SHORT, (422, "recognition_answer_unreadable")),
        (Fault.BROKEN_JSON, (422, "recognition_answer_unreadable")),
        (Fault.MORE_FIELDS, (422, "recognition_answer_unreadable")),
        (Fault.NO_JSON, (422, "recognition_answer_unreadable")),
        (Fault.FLOOD, (422, "recognition_answer_unreadable")),
    ],
)
async def test_every_fault_has_a_name_and_is_not_asked_twice(
    shop: Shop, fault: Fault, refusal: tuple[int, str]
) -> None:
    shop.router.faults = [fault]
    assert await shop.refusal() == refusal
    assert len(shop.router.asked) == 1
    assert [each.outcome for each in await _questions(shop)] == [refusal[1]]
    assert (await shop.ask()).status_code == 200


@pytest.mark.usefixtures("expected_logs")
@pytest.mark.parametrize(
    ("fault", "refusal"),
    [
        (Fault.NO_CREDIT, (503, "recognition_away")),
        (Fault.CUT, (503, "recognition_away")),
        (Fault.TOO_BIG, (422, "recognition_photo_unreadable")),
    ],
)
async def test_what_somebody_should_look_at_is_logged(
    shop: Shop, fault: Fault, refusal: tuple[int, str]
) -> None:
    shop.router.faults = [fault]
    assert await shop.refusal() == refusal
    assert len(shop.router.asked) == 1


@pytest.mark.usefixtures("expected_logs")
async def test_an_answer_that_drips_is_not_waited_for(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await shop.ask(1)).status_code == 200
    monkeypatch.setattr(provider, "TIMEOUT_S", 0.5)
    shop.router.faults = [Fault.SLOW]
    assert await shop.refusal(2) == (503, "recognition_away")


async def test_who_wants_to_be_asked_later_is_asked_later(shop: Shop) -> None:
    shop.router.faults = [Fault.LIMITED_LONG]
    assert (await shop.ask()).headers["Retry-After"] == "90"


@pytest.mark.parametrize("after", ["inf", "1e400", "nan", "-5", "1e15", "Wed, 21 Oct 2026 07:28:00 GMT"])
async def test_nobody_is_asked_never_again(shop: Shop, after: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fake_openrouter.ANSWERED_AFTER, Fault.LIMITED, after)
    shop.router.faults = [Fault.LIMITED] * provider.TRIES
    answer = await shop.ask()
    assert answer.status_code == 503
    assert 0 < int(answer.headers["Retry-After"]) <= provider.LONGEST_RETRY_S


@pytest.mark.parametrize("fault", [Fault.LIMITED, Fault.BROKEN, Fault.ERROR_IN_200, Fault.ERROR_ALONE])
async def test_a_busy_or_broken_answer_is_asked_again(shop: Shop, fault: Fault) -> None:
    shop.router.faults = [fault, fault]
    assert (await shop.ask()).status_code == 200
    assert len(shop.router.asked) == 3
    shop.router.faults = [fault] * 3
    assert await shop.refusal(2) == (503, "recognition_away")


async def test_what_an_unusable_answer_cost_is_known(shop: Shop) -> None:
    shop.router.faults = [Fault.MORE_FIELDS]
    await shop.ask()
    assert [each.cost_micros for each in await _questions(shop)] == [315]
    await shop.ask()
    assert [each.cost_micros for each in await _questions(shop)] == [630]


@pytest.mark.parametrize(
    ("usage", "known"),
    [
        (None, (0, 0)),
        ({}, (0, 0)),
        ({"total_tokens": None, "cost": None}, (0, 0)),
        ({"total_tokens": 5.0, "cost": 1}, (5, 1_000_000)),
        ({"total_tokens": 2**63, "cost": 1e300}, (10**9, 10**12)),
        ({"total_tokens": -5, "cost": -1}, (0, 0)),
    ],
)
async def test_an_answer_is_good_whatever_is_said_of_its_cost(
    shop: Shop, usage: dict[str, Any] | None, known: tuple[int, int]
) -> None:
    shop.router.usage = usage
    assert (await shop.ask()).status_code == 200
    assert [(each.tokens, each.cost_micros) for each in await _questions(shop)] == [known]


@pytest.mark.parametrize("photo", [b"", b"\xff\xd8\xff\xe0 a JPEG", webp()[:-3], webp() + b"more"])
async def test_what_is_no_photo_is_not_sent(shop: Shop, photo: bytes) -> None:
    answer = await shop.ask(photo=photo)
    assert (answer.status_code, answer.json()["code"]) == (422, "recognition_photo_unreadable")
    assert shop.router.asked == []


async def test_a_photo_that_says_where_it_was_taken_is_not_sent(shop: Shop) -> None:
    answer = await shop.ask(photo=webp(exif=b"Exif\0\0II*\0\x08\0\0\0\0\0"))
    assert answer.json()["code"] == "recognition_photo_unreadable"
    assert shop.router.asked == []


async def test_language_and_type_are_checked(shop: Shop) -> None:
    assert await shop.refusal(language="tlh") == (400, "malformed")
    where, kind = "/recognition/v1/questions/x?language=en", {"Content-Type": "image/jpeg"}
    answer = await shop.register.put(where, content=shop.photo, headers=kind)
    assert answer.status_code == 415


async def test_answers_are_forgotten_after_a_day_and_costs_after_a_year(shop: Shop) -> None:
    await shop.ask()
    office = shop.service.application.office
    shop.service.clock.pass_by(timedelta(days=1, seconds=1))
    await office.store.write(lambda connection: housekeeping.sweep(office, connection))
    assert [(each.answer, each.cost_micros) for each in await _questions(shop)] == [("", 315)]
    shop.service.clock.pass_by(timedelta(days=400))
    await office.store.write(lambda connection: housekeeping.sweep(office, connection))
    assert await _questions(shop) == []
