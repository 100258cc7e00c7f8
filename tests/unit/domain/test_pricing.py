"""What a ticket costs: discounts spread, tax reckoned, every minor unit accounted for."""

from __future__ import annotations

import pytest
from hypothesis import given

from cardesk_desktop.domain.discount import AmountOff, Discount, PercentOff
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.pricing import price
from cardesk_desktop.domain.quantity import ONE
from cardesk_desktop.domain.tax import Rounding, Tax, TaxCategory, TaxMode
from cardesk_desktop.domain.ticket import Ticket
from tests.builders import (
    AED,
    EUR,
    FRENCH_MODE,
    FRENCH_VAT,
    JPY,
    KWD,
    UAE_MODE,
    ZERO_RATED,
    make_line,
    make_ticket,
)
from tests.builders.strategies import modes, tickets

REDUCED = Tax(TaxCategory.STANDARD, 1_000)


def test_a_wash_and_a_detailing_in_dubai() -> None:
    ticket = make_ticket(
        [
            make_line(1, unit_price=Money(30_00, AED), quantity=ONE),
            make_line(2, unit_price=Money(249_90, AED), quantity=ONE),
        ]
    )
    priced = price(ticket, UAE_MODE)
    assert priced.gross == priced.subtotal == Money(279_90, AED)
    assert [line.taxed.tax.minor for line in priced.lines] == [1_43, 11_90]
    assert (priced.taxed.net, priced.taxed.tax) == (Money(266_57, AED), Money(13_33, AED))


def test_prices_without_tax() -> None:
    ticket = make_ticket([make_line(1, unit_price=Money(100_10, AED), quantity=ONE)])
    priced = price(ticket, TaxMode(prices_include_tax=False, rounding=Rounding.PER_LINE))
    assert (priced.subtotal, priced.gross) == (Money(100_10, AED), Money(105_11, AED))


@pytest.mark.parametrize(("of", "shares"), [(KWD, [3_333, 3_333, 3_334]), (JPY, [3_333, 3_333, 3_334])])
def test_a_ticket_discount_is_spread_to_the_last_unit(of: Currency, shares: list[int]) -> None:
    prices = [100_000, 100_000, 100_001]
    lines = [make_line(n, of=of, unit_price=Money(p, of), quantity=ONE) for n, p in enumerate(prices, 1)]
    priced = price(make_ticket(lines, of=of, discount=AmountOff(Money(10_000, of), "Rain")), UAE_MODE)
    assert [line.discount.minor for line in priced.lines] == shares


def test_line_and_ticket_discounts_add_up_on_the_line() -> None:
    off: Discount = PercentOff(1_000, "Regular client")
    line = make_line(1, unit_price=Money(100_00, AED), quantity=ONE, discount=off)
    priced = price(make_ticket([line], discount=off), UAE_MODE)
    assert (priced.subtotal, priced.discount, priced.gross) == (
        Money(100_00, AED),
        Money(19_00, AED),
        Money(81_00, AED),
    )


def test_a_discount_falls_on_every_rate_in_proportion() -> None:
    lines = [
        make_line(1, of=EUR, tax=FRENCH_VAT, unit_price=Money(60_00, EUR), quantity=ONE),
        make_line(2, of=EUR, tax=REDUCED, unit_price=Money(30_00, EUR), quantity=ONE),
        make_line(3, of=EUR, tax=ZERO_RATED, unit_price=Money(10_00, EUR), quantity=ONE),
    ]
    priced = price(make_ticket(lines, of=EUR, discount=PercentOff(5_000, "Opening day")), FRENCH_MODE)
    assert [(row.tax, row.net.minor + row.amount.minor) for row in priced.taxed.summary] == [
        (FRENCH_VAT, 30_00),
        (REDUCED, 15_00),
        (ZERO_RATED, 5_00),
    ]


def test_everything_given_away_costs_nothing() -> None:
    priced = price(make_ticket(3, discount=PercentOff(10_000, "Rain warranty")), UAE_MODE)
    assert priced.discount == priced.subtotal
    assert (priced.gross, priced.taxed.tax) == (Money.zero(AED), Money.zero(AED))


def test_an_empty_ticket_costs_nothing() -> None:
    for discount in (None, PercentOff(1_000, "Regular client"), AmountOff(Money(1, KWD), "Rain")):
        priced = price(make_ticket([], of=KWD, discount=discount), FRENCH_MODE)
        assert (priced.lines, priced.gross, priced.discount) == ((), Money.zero(KWD), Money.zero(KWD))


@given(tickets(), modes)
def test_a_price_conserves_every_minor_unit(ticket: Ticket, mode: TaxMode) -> None:
    priced = price(ticket, mode)
    of = ticket.currency
    assert [line.line for line in priced.lines] == list(ticket.lines)
    amounts = priced.subtotal - priced.discount
    assert (priced.gross if mode.prices_include_tax else priced.taxed.net) == amounts
    off = ticket.discount.of(ticket.lines_total) if ticket.discount else Money.zero(of)
    assert amounts == ticket.lines_total - off
    for line in priced.lines:
        amount = line.taxed.gross if mode.prices_include_tax else line.taxed.net
        assert line.subtotal - line.discount == amount
        assert 0 <= line.discount.minor <= line.subtotal.minor
        assert line.subtotal - line.line.discounted <= line.discount
        assert line.taxed.net.minor >= 0
        assert line.taxed.tax.minor >= 0
    assert sum(line.taxed.gross.minor for line in priced.lines) == priced.gross.minor
    assert sum(row.net.minor + row.amount.minor for row in priced.taxed.summary) == priced.gross.minor
