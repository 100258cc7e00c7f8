"""How people pay."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto

from cardesk_desktop.demo.data.house import DIRHAM
from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import Tender, TenderKind, cash, quick_amounts


class Habit(StrEnum):
    """What a client does at the till."""

    CARD = auto()
    CASH = auto()
    SPLIT = auto()
    TRANSFER = auto()
    IN_PART = auto()
    ON_ACCOUNT = auto()


_STRANGER: Mapping[Habit, int] = {Habit.CARD: 52, Habit.CASH: 48}
_PERSON: Mapping[Habit, int] = {
    Habit.CARD: 52,
    Habit.CASH: 33,
    Habit.SPLIT: 7,
    Habit.TRANSFER: 4,
    Habit.IN_PART: 3,
    Habit.ON_ACCOUNT: 1,
}
_COMPANY: Mapping[Habit, int] = {Habit.ON_ACCOUNT: 60, Habit.TRANSFER: 20, Habit.CARD: 20}


def habit_of(chance: Chance, *, is_known: bool, is_company: bool) -> Habit:
    """A habit that fits: only who is known may pay later."""
    if not is_known:
        return chance.weighed(_STRANGER)
    return chance.weighed(_COMPANY if is_company else _PERSON)


def tenders(chance: Chance, habit: Habit, due: Money) -> tuple[Tender, ...]:
    """What is handed over for an amount; less than it, or nothing, when the rest goes on account."""
    match habit:
        case Habit.CARD:
            return (card(chance, due),)
        case Habit.CASH:
            return (cash(chance.one_of(quick_amounts(due)), due),)
        case Habit.TRANSFER:
            return (transfer(chance, due),)
        case Habit.SPLIT:
            first = _about_half(due)
            return (cash(first, first), card(chance, due - first)) if first else (card(chance, due),)
        case Habit.IN_PART:
            first = _about_half(due)
            return (cash(first, first),) if first else ()
        case Habit.ON_ACCOUNT:
            return ()


def card(chance: Chance, amount: Money) -> Tender:
    """A card on the outside terminal, with the approval code from its slip."""
    return Tender(TenderKind.CARD, amount, amount, f"{chance.number(0, 999_999):06d}")


def transfer(chance: Chance, amount: Money) -> Tender:
    """A bank transfer with its reference."""
    return Tender(TenderKind.TRANSFER, amount, amount, f"FT{chance.number(10_000_000, 99_999_999)}")


def _about_half(due: Money) -> Money:
    """Half of it in whole tens of dirhams."""
    return Money(due.minor // 2 // 1_000 * 1_000, DIRHAM)
