from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.operations.vehicle_history import PastVisit, VehicleHistory
from cardesk_desktop.ui.screens.visits.history import history_face, last_seen
from cardesk_desktop.ui.theme import Tone
from tests.builders import DUBAI, NOW, amount, identity, make_client, make_vehicle, make_visit


def _history(*visits: PastVisit, count: int | None = None) -> VehicleHistory:
    client = make_client()
    return VehicleHistory(
        vehicle=make_vehicle(client=client),
        client=client,
        visits=visits,
        visit_count=len(visits) if count is None else count,
        spent=amount(150_000),
        client_balance=amount(20_000),
    )


def _past(days: int, state: VisitState = VisitState.DELIVERED, *, owed: int = 0) -> PastVisit:
    at = NOW - timedelta(days=days)
    visit = replace(make_visit(arrived_at=at), state=state)
    is_sold = state is VisitState.DELIVERED
    return PastVisit(
        visit=visit,
        services=(Names("Full wash"),) if is_sold else (),
        gross=amount(60_000) if is_sold else None,
        balance=amount(owed) if is_sold else None,
        invoice_id=identity(f"invoice {days}") if is_sold else None,
    )


def test_the_past_is_told_without_the_visit_of_today(phrases: Phrasebook) -> None:
    shown = history_face(
        phrases, _history(_past(0, VisitState.WAITING), _past(3), _past(9, owed=20_000)), DUBAI
    )

    assert shown.open_visit_id is not None
    assert [(past.day, past.services, past.amount, past.tag) for past in shown.visits] == [
        ("20 Nov 2026", "Full wash", "60.00", ""),
        ("14 Nov 2026", "Full wash", "60.00", "AED\u00a020.00 unpaid"),
    ]
    assert [(figure.label, figure.value) for figure in shown.figures.values()] == [
        ("Visits", "3"),
        ("Last visit", "20 Nov 2026"),
        ("Spent", "AED\u00a0150.00"),
        ("Client owes", "AED\u00a020.00"),
    ]
    assert shown.figures[StandingFigure.OWED].tone is Tone.DUE
    assert (shown.car, shown.details) == ("Nissan Patrol", "white · SUV")
    assert "+971 50 123 4567" in shown.phone
    assert shown.first_time == ""


def test_a_cancelled_visit_says_so_and_has_nothing_to_open(phrases: Phrasebook) -> None:
    (past,) = history_face(phrases, _history(_past(3, VisitState.CANCELLED)), DUBAI).visits

    assert (past.services, past.amount, past.tag, past.invoice_id) == ("No services", "", "Cancelled", None)


def test_the_first_visit_is_told_as_such(phrases: Phrasebook) -> None:
    history = replace(_history(_past(0, VisitState.WAITING)), client=None, client_balance=amount(0))

    shown = history_face(phrases, history, DUBAI)

    assert shown.first_time
    assert (shown.client, shown.phone) == ("", "")
    assert shown.figures[StandingFigure.LAST_VISIT].value == "–"
    assert shown.figures[StandingFigure.OWED].tone is Tone.TEXT


def test_visits_that_are_too_many_to_show_are_counted(phrases: Phrasebook) -> None:
    assert (
        history_face(phrases, _history(_past(3), count=22), DUBAI).older == "21 older visits are not shown."
    )
    assert history_face(phrases, _history(_past(3), count=2), DUBAI).older == "1 older visit is not shown."


def test_how_well_a_car_is_known(phrases: Phrasebook) -> None:
    assert last_seen(phrases, 12, NOW, DUBAI) == "12 visits, last on 23 Nov 2026"
    assert last_seen(phrases, 1, NOW, DUBAI) == "1 visit, on 23 Nov 2026"
    assert last_seen(phrases, 0, None, DUBAI) == "Never here before"
