"""PINs: which ones are taken, and how long to wait after wrong tries."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused

SHORTEST, LONGEST = 4, 8

_ASCENDING = "01234567890"
_WAITS_S = (5, 15, 30, 60, 300, 900)
_FREE_FAILURES = 3
"""Two slips of a wet finger cost nothing; from the third wrong try on, every one costs more."""


def folded(typed: str) -> str:
    """What was typed, as Latin digits and without the spaces around it."""
    return latin_digits(typed.strip())


def new_pin(typed: str) -> str:
    """A PIN that somebody chooses, as Latin digits.

    Refuses with PIN_UNREADABLE what is not 4 to 8 digits, and with PIN_TOO_SIMPLE what is tried first by
    whoever guesses: one digit or one short group again and again, or digits in their order.
    """
    pin = folded(typed)
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise Refused(Code.PIN_UNREADABLE, shortest=SHORTEST, longest=LONGEST)
    if _repeats(pin) or pin in _ASCENDING or pin in _ASCENDING[::-1]:
        raise Refused(Code.PIN_TOO_SIMPLE)
    return pin


def _repeats(pin: str) -> bool:
    """True for 0000, 1212 or 123123: found again inside itself written twice."""
    return pin in (pin + pin)[1:-1]


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries since the last right one, and when the newest was made."""

    failures: int = 0
    last_failure_at: datetime | None = None

    def failed(self, now: datetime) -> Tries:
        """After one more wrong try."""
        return Tries(self.failures + 1, now)

    def seconds_left(self, now: datetime) -> int:
        """How long until the next try is taken, in whole seconds; 0 when it may be made now.

        A clock that went back does not shorten the wait: it is then as long as it was at its start.
        """
        if self.last_failure_at is None or self.failures < _FREE_FAILURES:
            return 0
        step = min(self.failures - _FREE_FAILURES, len(_WAITS_S) - 1)
        waited = max(now - self.last_failure_at, timedelta(0))
        return max(0, _WAITS_S[step] - waited // timedelta(seconds=1))

    def seen_at(self, now: datetime) -> Tries:
        """The same, its wait counted from now on if the newest try lies in the future.

        Otherwise a clock that was set right after having been years ahead would lock a person out for years.
        """
        if self.last_failure_at is None or self.last_failure_at <= now:
            return self
        return replace(self, last_failure_at=now)


@dataclass(frozen=True, slots=True)
class StaffPin:
    """What is kept of a person's PIN: its hash, and the tries that failed."""

    staff_id: UUID
    hash: str = field(repr=False)
    tries: Tries = Tries()
