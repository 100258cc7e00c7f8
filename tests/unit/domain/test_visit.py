"""Visits move forward, once, and keep the time of every step."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.visit import ENDED, VisitState, can_move
from tests.builders import NOW, make_visit

WAITING, IN_WORK, READY, DELIVERED, CANCELLED = VisitState
FORWARD = {
    (WAITING, IN_WORK),
    (WAITING, READY),
    (WAITING, DELIVERED),
    (WAITING, CANCELLED),
    (IN_WORK, READY),
    (IN_WORK, DELIVERED),
    (IN_WORK, CANCELLED),
    (READY, DELIVERED),
    (READY, CANCELLED),
}


@pytest.mark.parametrize(("state", "to"), list(product(VisitState, repeat=2)))
def test_the_table_of_moves(state: VisitState, to: VisitState) -> None:
    assert can_move(state, to) is ((state, to) in FORWARD)


def test_the_time_of_every_step_is_kept() -> None:
    visit = make_visit()
    assert visit.since == NOW
    for step, state in enumerate((IN_WORK, READY, DELIVERED), start=1):
        visit = visit.moved(state, NOW + timedelta(minutes=step))
        assert visit.since == NOW + timedelta(minutes=step)
    assert (visit.started_at, visit.ready_at, visit.ended_at) == tuple(
        NOW + timedelta(minutes=step) for step in (1, 2, 3)
    )


def test_a_quick_wash_skips_a_step() -> None:
    ready = make_visit().moved(READY, NOW + timedelta(minutes=9))
    assert (ready.started_at, ready.ready_at) == (None, NOW + timedelta(minutes=9))


def test_a_refused_move_says_from_where_to_where() -> None:
    visit = make_visit().moved(READY, NOW)
    with pytest.raises(Refused) as refused:
        visit.moved(WAITING, NOW)
    assert refused.value.code is Code.VISIT_CANNOT_MOVE
    assert refused.value.params == {"state": READY, "to": WAITING}


class Board(RuleBasedStateMachine):
    """Cards are dragged anywhere at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.visit = make_visit()
        self.now = NOW

    @rule(to=st.sampled_from(VisitState), after_s=st.integers(0, 7_200))
    def drag(self, to: VisitState, after_s: int) -> None:
        before = self.visit
        self.now += timedelta(seconds=after_s)
        try:
            self.visit = before.moved(to, self.now)
        except Refused:
            assert (before.state, to) not in FORWARD
        else:
            assert (before.state, to) in FORWARD
            assert self.visit.since == self.now

    @invariant()
    def the_times_tell_the_state(self) -> None:
        visit = self.visit
        assert (visit.ended_at is not None) is (visit.state in ENDED)
        assert visit.ready_at is not None or visit.state is not READY
        assert visit.started_at is not None or visit.state is not IN_WORK
        known = [at for at in (visit.arrived_at, visit.started_at, visit.ready_at, visit.ended_at) if at]
        assert known == sorted(known)
        assert visit.since == known[-1]


TestBoard = Board.TestCase
