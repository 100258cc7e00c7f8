"""How the company stands with its licence, as the screens know it. Nothing at a register depends on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from cardesk_desktop.domain.clock import from_micros, micros

if TYPE_CHECKING:
    from cardesk_wire.licence import LicenceState

_DAY_S = 86_400


class Standing(StrEnum):
    """What there is to say in a word."""

    TRIAL = "trial"
    OVER = "over"
    """The trial has ended and nothing was paid. Selling goes on all the same."""
    LICENSED = "licensed"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class Licence:
    """What the service told at `seen_at`. `price` is in minor units of `currency`; 0: nothing is sold."""

    status: str
    trial_ends_at: datetime
    price: int
    currency: str
    seen_at: datetime

    def standing(self, now: datetime) -> Standing:
        """How the company stands now. A word of a later release is taken for a licence: nobody is pressed."""
        if self.status == Standing.TRIAL:
            return Standing.TRIAL if now < self.trial_ends_at else Standing.OVER
        return Standing.REFUNDED if self.status == Standing.REFUNDED else Standing.LICENSED

    def days_left(self, now: datetime) -> int:
        """Days of the trial that are left, begun ones counted; 0 when it is over."""
        seconds = (self.trial_ends_at - now).total_seconds()
        return max(0, -int(-seconds // _DAY_S))

    def may_be_bought(self, now: datetime) -> bool:
        """True where something is sold and not licensed yet."""
        return self.price > 0 and self.standing(now) is not Standing.LICENSED


def told(state: LicenceState, now: datetime) -> Licence:
    """What the service says."""
    ends = from_micros(state.trial_ends_at)
    return Licence(state.status.value, ends, state.price, state.currency.upper(), now)


def kept(licence: Licence) -> str:
    """As one text, for the settings of this computer: what was known last is shown offline."""
    ends, seen = micros(licence.trial_ends_at), micros(licence.seen_at)
    return json.dumps([licence.status, ends, licence.price, licence.currency, seen])


def known(text: str) -> Licence | None:
    """What was kept; None for nothing, or for what cannot be read."""
    try:
        status, ends, price, currency, seen = json.loads(text)
        licence = Licence(status, from_micros(int(ends)), int(price), currency, from_micros(int(seen)))
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return licence if isinstance(status, str) and isinstance(currency, str) else None
