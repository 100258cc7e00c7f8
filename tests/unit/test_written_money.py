"""Amounts with their currency, as they are typed, and pasted from papers and other programs."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.written_money import without_currency, written_amount


@pytest.mark.parametrize(
    ("text", "code", "minor"),
    [
        ("12.50 AED", "AED", 1250),
        ("AED 12.50", "AED", 1250),
        ("aed12.50", "AED", 1250),
        ("AED\u00a01,234.50", "AED", 123_450),
        ("د.إ 12.50", "AED", 1250),
        ("د.إ.\u200f12.50", "AED", 1250),
        ("\u2066AED 12.50\u2069", "AED", 1250),
        ("٢٧٩٫٩٠ د.إ.", "AED", 27_990),
        ("Dhs. 5", "AED", 500),
        ("5 درهم", "AED", 500),
        ("-AED 5", "AED", -500),
        ("AED -5", "AED", -500),
        ("12,50 €", "EUR", 1250),
        ("€12", "EUR", 1200),
        ("$5", "USD", 500),
        ("5 руб.", "RUB", 500),
        ("KD 1.250", "KWD", 1250),
    ],
)
def test_the_own_currency_is_read_past(text: str, code: str, minor: int) -> None:
    of = currency(code)
    assert written_amount(text, of) == Money(minor, of)


@pytest.mark.parametrize(
    ("text", "code"),
    [("€ 12,50", "AED"), ("USD 5", "AED"), ("5 $", "EUR"), ("£5", "USD"), ("ر.س 5", "AED"), ("5 SR", "KWD")],
)
def test_another_currency_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        written_amount(text, currency(code))
    assert caught.value.code is Code.AMOUNT_OTHER_CURRENCY
    assert caught.value.params["currency"] == currency(code)


@pytest.mark.parametrize("text", ["12 apples", "5k", "AED 5 AED", "AED/5", "AED.50", "د.إ.50"])
def test_words_and_points_that_may_mean_two_things_are_no_amount(text: str) -> None:
    with pytest.raises(Refused) as caught:
        written_amount(text, currency("AED"))
    assert caught.value.code is Code.AMOUNT_UNREADABLE


@pytest.mark.parametrize(("text", "code"), [("10k", "KWD"), ("10 K", "KWD"), ("2m", "MAD")])
def test_thousands_and_millions_are_no_currency_begun(text: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        written_amount(text, currency(code))
    assert caught.value.code is Code.AMOUNT_UNREADABLE


@pytest.mark.parametrize("text", ["A", "AED", "د.", ""])
def test_a_mark_alone_is_nothing_yet(text: str) -> None:
    assert not without_currency(text, currency("AED"))


@pytest.mark.parametrize("code", ["AED", "SAR", "KWD", "EUR", "GBP", "RUB", "USD", "JPY", "INR", "CHF"])
def test_what_any_language_writes_is_read_back(code: str) -> None:
    amount = Money(1_234_500, currency(code))
    for language in LANGUAGES:
        written = load_phrasebook(language.code).money(amount)
        assert written_amount(written, amount.currency) == amount, written
