"""Putting a payment together: which step comes next, and that no minor unit is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import TenderKind, settle
from cardesk_desktop.ui.screens.pay.tendering import Step, Tendering, Way
from tests.builders import AED

DUE = Money(27_990, AED)


def aed(minor: int) -> Money:
    return Money(minor, AED)


def test_with_nothing_typed_the_whole_is_taken_in_cash() -> None:
    state = Tendering(DUE)
    assert state.step is Step.FINISH
    assert [(part.kind, part.amount, part.received) for part in state.tenders] == [
        (TenderKind.CASH, DUE, DUE)
    ]
    assert not state.change


def test_more_cash_than_due_gives_change() -> None:
    state = Tendering(DUE).enter(aed(30_000))
    assert state.step is Step.FINISH
    assert state.change == aed(2_010)
    assert state.tenders[0].amount == DUE


@pytest.mark.parametrize("way", [Way.CARD, Way.TRANSFER])
def test_only_cash_may_be_more_than_is_due(way: Way) -> None:
    state = Tendering(DUE).choose(way).enter(aed(30_000))
    assert state.step is Step.MEND
    assert state.refusal is not None
    assert state.refusal.code is Code.PAYMENT_EXCEEDS_BALANCE
    assert state.refusal.params == {"due": DUE}
    assert state.tenders == ()


def test_a_smaller_amount_is_set_aside_and_the_rest_goes_another_way() -> None:
    state = Tendering(DUE).enter(aed(10_000))
    assert state.step is Step.ADD
    assert state.rest == aed(17_990)
    split = state.set_aside()
    assert (split.way, split.left, split.typed) == (Way.CARD, aed(17_990), None)
    done = split.refer(" 0042 ")
    assert done.step is Step.FINISH
    assert [(part.kind, part.amount, part.reference) for part in done.tenders] == [
        (TenderKind.CASH, aed(10_000), ""),
        (TenderKind.CARD, aed(17_990), "0042"),
    ]


@pytest.mark.parametrize("first", [Way.CARD, Way.TRANSFER])
def test_after_a_card_or_a_transfer_cash_is_next(first: Way) -> None:
    assert Tendering(DUE).choose(first).enter(aed(1)).set_aside().way is Way.CASH


def test_a_whole_payment_is_not_set_aside() -> None:
    state = Tendering(DUE)
    assert state.set_aside() is state


def test_a_part_can_be_taken_back() -> None:
    split = Tendering(DUE).enter(aed(10_000)).set_aside().enter(aed(5_000)).set_aside()
    assert [part.amount for part in split.without(0).parts] == [aed(5_000)]
    assert split.without(0).left == aed(22_990)


def test_the_rest_stays_on_the_account_of_a_client() -> None:
    state = Tendering(DUE, has_client=True).enter(aed(10_000))
    assert state.can_leave_rest
    account = state.set_aside().choose(Way.ACCOUNT)
    assert (account.step, account.rest) == (Step.LEAVE, aed(17_990))
    assert [part.amount for part in account.tenders] == [aed(10_000)]


def test_an_account_needs_a_client() -> None:
    state = Tendering(DUE).choose(Way.ACCOUNT)
    assert state.step is Step.CHOOSE_CLIENT
    assert state.for_total(DUE, has_client=True).step is Step.LEAVE


def test_a_later_payment_offers_no_account_and_leaves_its_rest_open() -> None:
    state = Tendering(DUE, is_later=True)
    assert Way.ACCOUNT not in state.ways
    assert state.choose(Way.ACCOUNT) is state
    assert state.enter(aed(1_000)).can_leave_rest


def test_nothing_to_pay_is_finished_without_a_tender() -> None:
    state = Tendering(aed(0))
    assert (state.step, state.tenders, state.rest) == (Step.FINISH, (), aed(0))


@pytest.mark.parametrize("minor", [0, -500])
def test_an_amount_of_nothing_is_not_taken(minor: int) -> None:
    state = Tendering(DUE).enter(aed(minor))
    assert state.step is Step.MEND
    assert state.refusal is not None
    assert state.refusal.code is Code.AMOUNT_ZERO


def test_what_is_no_amount_is_not_taken_until_it_is_one() -> None:
    state = Tendering(DUE).mistype()
    assert state.refusal is not None
    assert (state.step, state.refusal.code) == (Step.MEND, Code.AMOUNT_UNREADABLE)
    assert state.enter(DUE).step is Step.FINISH


def test_the_number_of_a_card_is_not_taken_for_that_of_its_slip() -> None:
    state = Tendering(DUE).choose(Way.CARD).refer("4111 1111 1111 1111")
    assert state.refusal is not None
    assert (state.step, state.refusal.code) == (Step.MEND, Code.CARD_NUMBER_GIVEN)
    assert state.refusal.params == {"field": "reference"}
    assert state.refer("1111").step is Step.FINISH
    assert state.choose(Way.TRANSFER).refer("4111111111111111").step is Step.FINISH


def test_another_way_forgets_the_amount_and_the_reference() -> None:
    state = Tendering(DUE).choose(Way.CARD).enter(aed(100)).refer("1").choose(Way.CASH)
    assert (state.typed, state.reference) == (None, "")
    assert state.choose(Way.CASH) is state


def test_parts_taken_stay_when_the_total_changes() -> None:
    split = Tendering(DUE).choose(Way.CARD).enter(aed(20_000)).set_aside()
    assert split.for_total(aed(25_000), has_client=False).left == aed(5_000)
    assert split.for_total(aed(20_000), has_client=False).step is Step.FINISH
    over = split.for_total(aed(10_000), has_client=False)
    assert over.step is Step.MEND
    assert over.refusal is not None
    assert over.refusal.params == {"due": aed(10_000)}
    assert over.without(0).step is Step.FINISH


def test_an_amount_typed_for_another_total_is_forgotten() -> None:
    typed = Tendering(DUE).enter(aed(100))
    assert typed.for_total(DUE, has_client=True).typed == aed(100)
    assert typed.for_total(aed(200), has_client=False).typed is None
    assert typed.for_total(DUE, has_client=False) is typed


acts = st.one_of(
    st.builds(lambda way: lambda s: s.choose(way), st.sampled_from(Way)),
    st.builds(lambda n: lambda s: s.enter(Money(n, AED)), st.integers(-5, 40_000)),
    st.builds(lambda n: lambda s: s.without(n), st.integers(0, 3)),
    st.just(lambda s: s.set_aside()),
    st.just(lambda s: s.mistype()),
    st.just(lambda s: s.enter(None)),
)


@given(st.integers(0, 30_000), st.booleans(), st.booleans(), st.lists(acts, max_size=12))
def test_whatever_is_pressed_the_domain_agrees_with_the_button(
    due: int, has_client: bool, is_later: bool, pressed: list[object]
) -> None:
    state = Tendering(Money(due, AED), has_client=has_client, is_later=is_later)
    for act in pressed:
        assert callable(act)
        state = act(state)
        settlement = settle(state.due, state.tenders)
        assert settlement.balance == state.rest
        assert (state.step is Step.FINISH) == (not state.rest and state.refusal is None)
        assert state.change.minor >= 0
