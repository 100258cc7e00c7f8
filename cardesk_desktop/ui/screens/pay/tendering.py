"""The payment while it is being put together: parts set aside, the one being entered, what comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from cardesk_desktop.domain.card_number import holds_card_number
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.tender import Tender, TenderKind, cash


class Way(StrEnum):
    """The ways to settle: the three tenders, or leaving the rest on the client's account."""

    CASH = "cash"
    CARD = "card"
    TRANSFER = "transfer"
    ACCOUNT = "account"


class Step(Enum):
    """What the large button does next."""

    FINISH = "finish"
    """Everything that is due is covered."""
    ADD = "add"
    """The entry is one part; it is set aside and the rest is paid another way."""
    LEAVE = "leave"
    """What is not covered stays on the client's account."""
    CHOOSE_CLIENT = "choose_client"
    """An account needs somebody whose it is."""
    MEND = "mend"
    """The entry, or the parts together, cannot be taken as they are."""


_KINDS = {Way.CASH: TenderKind.CASH, Way.CARD: TenderKind.CARD, Way.TRANSFER: TenderKind.TRANSFER}

# Who splits a payment mostly gives one part in cash and the other by card.
_OTHER_WAY = {Way.CASH: Way.CARD, Way.CARD: Way.CASH, Way.TRANSFER: Way.CASH}


@dataclass(frozen=True, slots=True)
class Tendering:
    """One state of the payment page; every act gives the next state.

    `typed` is the amount entered, None for "all that is left". `is_later` means a payment towards an
    invoice that is there: its rest stays open without anybody being asked for.
    """

    due: Money
    has_client: bool = False
    is_later: bool = False
    parts: tuple[Tender, ...] = ()
    way: Way = Way.CASH
    typed: Money | None = None
    is_unreadable: bool = False
    reference: str = ""

    @property
    def left(self) -> Money:
        """Due less the parts set aside; below zero when the total sank meanwhile."""
        return self.due - total((part.amount for part in self.parts), self.due.currency)

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways on offer."""
        return tuple(way for way in Way if way is not Way.ACCOUNT or not self.is_later)

    @property
    def amount(self) -> Money:
        """What is entered, or all that is left."""
        return self.left if self.typed is None else self.typed

    @property
    def refusal(self) -> Refused | None:
        """Why the entered amount, or the parts together, cannot be taken; None while they can."""
        if self.left.minor < 0:
            return Refused(Code.PAYMENT_EXCEEDS_BALANCE, due=self.due)
        if self.way is Way.ACCOUNT or not self.left:
            return None
        if self.is_unreadable:
            return Refused(Code.AMOUNT_UNREADABLE)
        if self.amount.minor <= 0:
            return Refused(Code.AMOUNT_ZERO)
        if self.way is not Way.CASH and self.amount > self.left:
            return Refused(Code.PAYMENT_EXCEEDS_BALANCE, due=self.left)
        if self.way is Way.CARD and holds_card_number(self.reference):
            return Refused(Code.CARD_NUMBER_GIVEN, field="reference")
        return None

    @property
    def entry(self) -> Tender | None:
        """The tender being entered, if it is one."""
        if self.way is Way.ACCOUNT or not self.left or self.refusal is not None:
            return None
        if self.way is Way.CASH:
            return cash(self.amount, self.left)
        return Tender(_KINDS[self.way], self.amount, self.amount, self.reference.strip())

    @property
    def tenders(self) -> tuple[Tender, ...]:
        """All that is handed over: the parts and the entry."""
        return self.parts if self.entry is None else (*self.parts, self.entry)

    @property
    def rest(self) -> Money:
        """What would still be open after the parts and the entry."""
        return self.left if self.entry is None else self.left - self.entry.amount

    @property
    def change(self) -> Money:
        """What goes back to the client out of the entry."""
        return Money.zero(self.due.currency) if self.entry is None else self.entry.change

    @property
    def step(self) -> Step:
        """What the large button does."""
        if self.refusal is not None:
            return Step.MEND
        if not self.left:
            return Step.FINISH
        if self.way is Way.ACCOUNT:
            return Step.LEAVE if self.has_client else Step.CHOOSE_CLIENT
        return Step.ADD if self.rest else Step.FINISH

    @property
    def can_leave_rest(self) -> bool:
        """True when the entry is a part, so that one may also stop here and leave the rest open."""
        return self.step is Step.ADD

    def choose(self, way: Way) -> Tendering:
        """Pay what is left in another way; an amount typed for the first way is forgotten."""
        if way is self.way or way not in self.ways:
            return self
        return replace(self, way=way, typed=None, is_unreadable=False, reference="")

    def enter(self, amount: Money | None) -> Tendering:
        """Type an amount; None takes it back, and all that is left is meant again."""
        return replace(self, typed=amount, is_unreadable=False)

    def mistype(self) -> Tendering:
        """Type what is no amount."""
        return replace(self, typed=None, is_unreadable=True)

    def refer(self, reference: str) -> Tendering:
        """Note the number of a card slip or a transfer."""
        return replace(self, reference=reference)

    def set_aside(self) -> Tendering:
        """Keep the entry as a part and go on with the rest, another way."""
        if self.step is not Step.ADD:
            return self
        return replace(
            self, parts=self.tenders, way=_OTHER_WAY[self.way], typed=None, is_unreadable=False, reference=""
        )

    def without(self, place: int) -> Tendering:
        """Take one part back, counted from 0."""
        parts = tuple(part for at, part in enumerate(self.parts) if at != place)
        return replace(self, parts=parts, typed=None, is_unreadable=False)

    def for_total(self, due: Money, *, has_client: bool) -> Tendering:
        """The total or the client is another one now; the parts that were taken stay."""
        if (due, has_client) == (self.due, self.has_client):
            return self
        typed = self.typed if due == self.due else None
        return replace(self, due=due, has_client=has_client, typed=typed)
