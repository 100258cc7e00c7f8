from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.visits.board_view import BoardView
from cardesk_desktop.ui.screens.visits.card_plan import plan_card
from cardesk_desktop.ui.screens.visits.cards import Button, CardFace, Step
from cardesk_desktop.ui.theme import Theme, Tone, build_theme
from tests.builders import identity


def _face(number: int, state: VisitState = VisitState.WAITING) -> CardFace:
    main = Button(Step.START, "Start") if state is VisitState.WAITING else None
    return CardFace(
        visit_id=identity(f"visit {number}"),
        vehicle_id=identity(f"vehicle {number}"),
        ticket_id=identity(f"ticket {number}"),
        invoice_id=None,
        state=state,
        plate=Plate(Region.DUBAI, f"A {number}"),
        car="Nissan Patrol",
        client="Fatima Al Mansoori",
        services="Full wash, Interior steam",
        tag="6 min",
        tone=Tone.WAIT,
        unpaid="",
        done_permille=None,
        main=main,
        other=None,
        spoken=f"A {number}",
    )


def _columns(*faces: CardFace) -> dict[VisitState, Sequence[CardFace]]:
    states = (VisitState.WAITING, VisitState.IN_WORK, VisitState.READY, VisitState.DELIVERED)
    return {state: [face for face in faces if face.state is state] for state in states}


@pytest.fixture
def board(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> BoardView:
    view = BoardView(theme, phrases)
    qtbot.addWidget(view)
    view.resize(1200, 600)
    view.show()
    qtbot.waitActive(view)
    return view


def test_a_card_that_stays_is_kept_and_one_that_goes_is_dropped(board: BoardView) -> None:
    first, second = _face(1), _face(2)
    board.show_faces(_columns(first, second))
    kept = board.card(first.visit_id)

    board.show_faces(_columns(replace(first, tag="7 min")))

    assert kept is not None
    assert board.card(first.visit_id) is kept
    assert kept.face.tag == "7 min"
    assert board.card(second.visit_id) is None


def test_cars_stand_in_the_order_they_were_given(board: BoardView, qtbot: QtBot) -> None:
    one, two, three = _face(1), _face(2), _face(3)
    board.show_faces(_columns(one, two))

    board.show_faces(_columns(three, two, one))

    order = [three, two, one]
    assert [card.face for card in board.columns[0].cards] == order
    first, second, third = board.columns[0].cards
    qtbot.waitUntil(lambda: first.geometry().bottom() < second.y() < third.y())


def test_the_focus_goes_with_its_car(board: BoardView) -> None:
    board.show_faces(_columns(_face(1), _face(2)))
    board.focus_on(identity("visit 1"))

    board.show_faces(_columns(_face(1, VisitState.READY), _face(2)))

    moved = board.card(identity("visit 1"))
    assert moved is not None
    assert moved.hasFocus()
    assert board.columns[2].cards == (moved,)


def test_when_the_focused_car_leaves_the_board_another_one_is_current(board: BoardView) -> None:
    board.show_faces(_columns(_face(1), _face(2)))
    board.focus_on(identity("visit 2"))

    board.show_faces(_columns(_face(1)))

    assert board.current == _face(1)


def test_an_empty_board_takes_no_focus(board: BoardView) -> None:
    board.show_faces(_columns())

    assert board.current is None
    assert not board.focus_current()


def test_of_many_cars_that_left_the_newest_are_shown_until_all_are_asked_for(board: BoardView) -> None:
    left = [_face(number, VisitState.DELIVERED) for number in range(20)]
    board.show_faces(_columns(*left))
    column = board.columns[3]
    assert len(column.cards) == 15
    assert column.rest.words == "5 more cars"

    QTest.mouseClick(column.rest, Qt.MouseButton.LeftButton)

    assert len(column.cards) == 20
    assert column.rest.isHidden()


def test_a_car_that_is_not_shown_at_first_is_found_all_the_same(board: BoardView) -> None:
    left = [_face(number, VisitState.DELIVERED) for number in range(20)]
    board.show_faces(_columns(*left))

    assert board.focus_on(left[19].visit_id)

    current = board.card(left[19].visit_id)
    assert current is not None
    assert current.hasFocus()
    assert not board.focus_on(identity("nobody"))


def test_the_chosen_card_stays_chosen_when_it_moves(board: BoardView) -> None:
    board.show_faces(_columns(_face(1)))
    board.choose(identity("visit 1"))

    board.show_faces(_columns(_face(1, VisitState.READY)))

    card = board.card(identity("visit 1"))
    assert card is not None
    assert card.is_chosen
    board.choose(None)
    assert not card.is_chosen


def test_a_screen_reader_hears_the_car_and_its_next_step(board: BoardView) -> None:
    board.show_faces(_columns(_face(1), _face(2, VisitState.DELIVERED)))
    waiting, left = board.card(identity("visit 1")), board.card(identity("visit 2"))
    assert waiting is not None
    assert left is not None

    assert (waiting.accessibleName(), waiting.accessibleDescription()) == ("A 1", "Enter: Start")
    assert left.accessibleDescription() == "Enter: open"


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("width", [200, 293, 460])
def test_nothing_on_a_card_overlaps_or_leaves_it(theme: Theme, width: int, scale: int) -> None:
    look = build_theme(is_dark=False, is_rtl=False, scale_percent=scale)
    face = replace(_face(1), unpaid="AED 60.00 unpaid", done_permille=220, tag="22 of 100 min")
    plate, button = QSize(look.px(125), look.px(28)), QSize(look.px(76), look.target)

    for buttons in ((), (button,), (button, button)):
        plan = plan_card(look, face, width * scale // 100, plate, buttons)
        boxes = [plan.plate, plan.tag, plan.car, plan.unpaid, plan.bar, *plan.buttons]
        boxes += [box for _, box in (*plan.client, *plan.services)]
        for place, box in enumerate(boxes):
            assert box.left() >= 0
            assert box.right() < width * scale // 100
            assert box.bottom() < plan.height
            assert not any(box.intersects(other) for other in boxes[place + 1 :])
        assert all(box.height() >= look.target for box in plan.buttons)


def test_a_name_in_two_scripts_is_read_whole(theme: Theme) -> None:
    name = "Al Noor Rent a Car LLC النور لتأجير السيارات"
    plan = plan_card(theme, replace(_face(1), client=name), 291, QSize(125, 28), (QSize(76, 44),))
    assert " ".join(line for line, _ in plan.client) == name


def test_the_services_of_a_card_take_two_lines_at_most(theme: Theme) -> None:
    long = replace(_face(1), services="Full wash, engine bay, leather care, headlights, clay and wax, ozone")

    plan = plan_card(theme, long, 293, QSize(125, 28), ())

    assert len(plan.services) == 2
    assert plan.height < 160


@pytest.mark.parametrize("number", [8, 12])
def test_the_last_card_is_seen_wholly_and_above_where_notices_lie(board: BoardView, number: int) -> None:
    board.show_faces(_columns(*map(_face, range(number)), _face(99, VisitState.READY)))
    board.focus_on(identity("visit 99"))
    for faces in (
        [*map(_face, range(number))],
        [*map(_face, range(number)), _face(99)],
    ):
        board.show_faces(_columns(*faces))
        last = faces[-1].visit_id
        board.focus_on(last)
        card = board.card(last)
        assert card is not None
        below = board.mapToGlobal(QPoint(0, board.height())).y()
        assert card.mapToGlobal(QPoint(0, card.height())).y() <= below - board._theme.target
        QTest.qWait(20)
        assert card.mapToGlobal(QPoint(0, card.height())).y() <= below - board._theme.target
