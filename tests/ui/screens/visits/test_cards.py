from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.visit import Visit, VisitState
from cardesk_desktop.i18n import Phrasebook, load_phrasebook
from cardesk_desktop.operations.visits import Board, BoardCard
from cardesk_desktop.ui.screens.visits.cards import Step, face, faces
from cardesk_desktop.ui.screens.visits.figures import figures, wait_words
from cardesk_desktop.ui.theme import Tone
from tests.builders import AED, DUBAI, NOW, amount, identity, make_client, make_vehicle, make_visit

FULL, STEAM = Names("Full wash", {"ar": "غسيل كامل"}), Names("Interior steam", {"ar": "تنظيف بالبخار"})


def _card(
    state: VisitState = VisitState.WAITING,
    *,
    minutes: int = 6,
    planned_min: int = 0,
    gross: Money | None = None,
    balance: Money | None = None,
    is_invoiced: bool = False,
) -> BoardCard:
    car = make_vehicle(client=make_client())
    since = NOW - timedelta(minutes=minutes)
    visit: Visit = replace(
        make_visit(car, arrived_at=since), state=state, started_at=since, ready_at=since, ended_at=since
    )
    return BoardCard(
        visit=visit,
        vehicle=car,
        client_name="Fatima Al Mansoori",
        services=(FULL, STEAM),
        planned_min=planned_min,
        ticket_id=identity("ticket"),
        gross=gross,
        invoice_id=identity("invoice") if is_invoiced else None,
        balance=balance,
    )


def test_a_waiting_car_says_since_when_and_can_be_started(phrases: Phrasebook) -> None:
    shown = face(phrases, _card(), NOW, DUBAI)

    assert (shown.car, shown.client, shown.services) == (
        "Nissan Patrol",
        "Fatima Al Mansoori",
        "Full wash, Interior steam",
    )
    assert (shown.tag, shown.tone) == ("6 min", Tone.WAIT)
    assert shown.main is not None
    assert shown.main.step is Step.START
    assert shown.other is None
    assert shown.done_permille is None
    assert (
        shown.spoken == "DUBAI R 60917, Nissan Patrol, Fatima Al Mansoori, Waiting, 6 min, "
        "Full wash, Interior steam"
    )


@pytest.mark.parametrize(
    ("minutes", "planned_min", "tag", "permille", "tone"),
    [
        (22, 100, "22 of 100 min", 220, Tone.WORK),
        (312, 1440, "5 h of 1 d", 216, Tone.WORK),
        (41, 125, "41 min of 2 h", 328, Tone.WORK),
        (0, 125, "0 min of 2 h", 0, Tone.WORK),
        (100, 100, "100 of 100 min", 1000, Tone.WORK),
        (112, 100, "12 min late", 1000, Tone.DUE),
        (300, 100, "3 h late", 1000, Tone.DUE),
        (22, 0, "22 min", None, Tone.WORK),
    ],
)
def test_work_is_measured_against_its_plan(
    phrases: Phrasebook, minutes: int, planned_min: int, tag: str, permille: int | None, tone: Tone
) -> None:
    card = _card(VisitState.IN_WORK, minutes=minutes, planned_min=planned_min)

    shown = face(phrases, card, NOW, DUBAI)

    assert (shown.tag, shown.done_permille, shown.tone) == (tag, permille, tone)


def test_the_first_minute_over_the_plan_is_not_late_yet(phrases: Phrasebook) -> None:
    card = _card(VisitState.IN_WORK, minutes=100, planned_min=100)

    shown = face(phrases, card, NOW + timedelta(seconds=59), DUBAI)

    assert (shown.tag, shown.tone) == ("100 of 100 min", Tone.WORK)


def test_a_ready_car_asks_for_its_money_and_then_for_its_driver(phrases: Phrasebook) -> None:
    price = amount(60_000)
    unpaid = face(phrases, _card(VisitState.READY, gross=price, balance=price), NOW, DUBAI)
    paid = face(
        phrases,
        _card(VisitState.READY, gross=price, balance=Money.zero(AED), is_invoiced=True),
        NOW,
        DUBAI,
    )
    empty = face(phrases, _card(VisitState.READY), NOW, DUBAI)

    assert unpaid.main is not None
    assert unpaid.other is not None
    assert (unpaid.main.step, unpaid.main.words) == (Step.PAY, "Pay 60.00")
    assert unpaid.other.step is Step.OPEN_TICKET
    assert unpaid.unpaid == ""
    for shown in (paid, empty):
        assert shown.main is not None
        assert shown.main.step is Step.DELIVER
    assert paid.other is None
    assert unpaid.tag == "ready 6 min"


def test_what_is_on_account_stays_in_sight(phrases: Phrasebook) -> None:
    card = _card(VisitState.DELIVERED, gross=amount(60_000), balance=amount(20_000), is_invoiced=True)

    shown = face(phrases, card, NOW, DUBAI)

    assert shown.unpaid == "AED\u00a020.00 unpaid"
    assert (shown.tag, shown.tone) == ("13:24", Tone.MUTED)
    assert shown.main is None


def test_a_car_of_which_nothing_is_known_is_called_by_its_size(phrases: Phrasebook) -> None:
    card = _card()
    nameless = replace(card, vehicle=replace(card.vehicle, make="", model=""), client_name="", services=())

    shown = face(phrases, nameless, NOW, DUBAI)

    assert (shown.car, shown.client, shown.services) == ("SUV", "", "No services yet")


def test_services_are_named_in_the_language_of_the_screen() -> None:
    shown = face(load_phrasebook("ar"), _card(), NOW, DUBAI)

    assert "غسيل كامل" in shown.services
    assert "Nissan Patrol" in shown.car


def test_a_clock_set_back_does_not_show_a_time_before_zero(phrases: Phrasebook) -> None:
    shown = face(phrases, _card(), NOW - timedelta(hours=3), DUBAI)

    assert shown.tag == "just now"


def test_the_columns_stand_in_the_order_of_the_way(phrases: Phrasebook) -> None:
    board = Board(
        waiting=(_card(),),
        in_work=(),
        ready=(),
        delivered=(_card(VisitState.DELIVERED),),
        cars_today=2,
        average_wait_min=None,
        taken=amount(60_000),
        unpaid=amount(0),
        now=NOW,
    )

    columns = faces(phrases, board, NOW, DUBAI)

    assert [(state, len(cards)) for state, cards in columns.items()] == [
        (VisitState.WAITING, 1),
        (VisitState.IN_WORK, 0),
        (VisitState.READY, 0),
        (VisitState.DELIVERED, 1),
    ]
    assert [(figure.label, figure.value) for figure in figures(phrases, board).values()] == [
        ("Cars today", "2"),
        ("Average wait", "–"),
        ("Taken today", "AED\u00a060.00"),
        ("Unpaid", "AED\u00a00.00"),
    ]
    assert [wait_words(phrases, wait) for wait in (0, 11, 90)] == ["0 min", "11 min", "1 h 30 min"]
