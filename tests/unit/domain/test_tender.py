"""Paying: change from cash only, never more than is due, no minor unit lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency, Money, total
from cardesk_desktop.domain.tender import Settlement, Tender, TenderKind, cash, quick_amounts, settle
from tests.builders import AED, EUR, JPY, KWD
from tests.builders.strategies import currencies, moneys

DUE = Money(279_90, AED)


def tender(minor: int, kind: TenderKind = TenderKind.CARD, received: int | None = None) -> Tender:
    return Tender(kind, Money(minor, AED), Money(minor if received is None else received, AED))


def test_cash_gives_change() -> None:
    paid = cash(Money(300_00, AED), DUE)
    assert (paid.amount, paid.change) == (DUE, Money(20_10, AED))
    assert settle(DUE, [paid]) == Settlement(DUE, DUE)


def test_less_cash_than_due_leaves_a_balance() -> None:
    paid = cash(Money(100_00, AED), DUE)
    assert paid.change == Money.zero(AED)
    assert settle(DUE, [paid]).balance == Money(179_90, AED)


def test_a_split_between_card_cash_and_transfer() -> None:
    first = [tender(100_00), tender(79_90, TenderKind.TRANSFER)]
    last = cash(Money(200_00, AED), settle(DUE, first).balance)
    assert last.change == Money(100_00, AED)
    assert settle(DUE, [*first, last]).balance == Money.zero(AED)


def test_nothing_paid_stays_on_account() -> None:
    assert settle(DUE, []).balance == DUE
    assert settle(Money.zero(AED), []).balance == Money.zero(AED)


@pytest.mark.parametrize(
    ("tenders", "code"),
    [
        ([tender(0)], Code.AMOUNT_ZERO),
        ([tender(-1)], Code.AMOUNT_ZERO),
        ([tender(0, TenderKind.CASH, 50_00)], Code.AMOUNT_ZERO),
        ([tender(279_91)], Code.PAYMENT_EXCEEDS_BALANCE),
        ([tender(200_00), tender(79_91)], Code.PAYMENT_EXCEEDS_BALANCE),
        ([tender(279_91, TenderKind.CASH)], Code.PAYMENT_EXCEEDS_BALANCE),
        ([tender(279_90, TenderKind.CARD, 300_00)], Code.PAYMENT_EXCEEDS_BALANCE),
        ([tender(100_00, TenderKind.TRANSFER, 100_01)], Code.PAYMENT_EXCEEDS_BALANCE),
        ([tender(279_90, TenderKind.CASH, 279_89)], Code.PAYMENT_EXCEEDS_BALANCE),
        ([tender(279_90), tender(1)], Code.PAYMENT_EXCEEDS_BALANCE),
    ],
)
def test_what_does_not_pay_the_invoice_is_refused(tenders: list[Tender], code: Code) -> None:
    with pytest.raises(Refused) as refused:
        settle(DUE, tenders)
    assert refused.value.code is code


@pytest.mark.parametrize(
    "foreign",
    [
        Tender(TenderKind.CASH, Money(1, EUR), Money(1, EUR)),
        Tender(TenderKind.CASH, Money(1, AED), Money(2, EUR)),
        Tender(TenderKind.CARD, Money(1, AED), Money(1, EUR)),
    ],
)
def test_a_tender_in_another_currency_is_a_defect(foreign: Tender) -> None:
    with pytest.raises(ValueError, match="do not mix"):
        settle(DUE, [foreign])


def test_cash_in_another_currency_is_a_defect() -> None:
    with pytest.raises(ValueError, match="do not mix"):
        cash(Money(1, EUR), DUE)


@given(currencies.flatmap(lambda of: st.tuples(moneys(of, 1), st.lists(moneys(of, 1), max_size=6))))
def test_payments_conserve_every_minor_unit(drawn: tuple[Money, list[Money]]) -> None:
    due, handed_over = drawn
    tenders: list[Tender] = []
    for received in handed_over:
        rest = settle(due, tenders).balance
        if rest:
            tenders.append(cash(received, rest))
    settled = settle(due, tenders)
    assert settled.paid + settled.balance == due
    assert settled.balance.minor >= 0
    received_in_all = total((paid.received for paid in tenders), due.currency)
    change = total((paid.change for paid in tenders), due.currency)
    assert received_in_all - change == settled.paid


@given(currencies.flatmap(lambda of: st.tuples(moneys(of, 1), st.lists(moneys(of, -5), max_size=6))))
def test_any_tenders_settle_or_are_refused(drawn: tuple[Money, list[Money]]) -> None:
    due, amounts = drawn
    tenders = [Tender(TenderKind.CARD, amount, amount) for amount in amounts]
    try:
        settled = settle(due, tenders)
    except Refused:
        assert any(amount.minor <= 0 for amount in amounts) or sum(a.minor for a in amounts) > due.minor
    else:
        assert settled.paid == total(amounts, due.currency) <= due


@pytest.mark.parametrize(
    ("minor", "of", "offered"),
    [
        (279_90, AED, [279_90, 280_00, 300_00, 400_00, 500_00]),
        (280_00, AED, [280_00, 300_00, 400_00, 500_00, 1_000_00]),
        (503_88, AED, [503_88, 505_00, 510_00, 550_00, 600_00]),
        (1, AED, [1, 5_00, 10_00, 50_00, 100_00]),
        (4_750, KWD, [4_750, 5_000, 10_000, 50_000, 100_000]),
        (4_560, JPY, [4_560, 5_000, 10_000, 20_000, 50_000]),
        (0, AED, []),
    ],
)
def test_quick_amounts(minor: int, of: Currency, offered: list[int]) -> None:
    assert [amount.minor for amount in quick_amounts(Money(minor, of))] == offered


@given(currencies.flatmap(lambda of: moneys(of, 1, 10**12)))
def test_quick_amounts_start_exact_and_grow(due: Money) -> None:
    offered = quick_amounts(due)
    assert offered[0] == due
    assert all(less < more for less, more in pairwise(offered))
    assert all(cash(amount, due).amount == due for amount in offered)
