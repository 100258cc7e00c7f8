"""PINs for tests, hashed with the fewest iterations that are taken, so that they cost half the time."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.pin import StaffPin, Tries
from cardesk_desktop.domain.pin_hash import LEAST_ITERATIONS, hashed
from cardesk_desktop.store.store import Store

PIN = "4711"
WRONG_PIN = "2580"


def quick_hash(pin: str = PIN) -> str:
    """A hash as an older release made it."""
    return hashed(pin, bytes(16), iterations=LEAST_ITERATIONS)


def give_pin(store: Store, staff_id: UUID, pin: str = PIN, *, tries: Tries | None = None) -> None:
    """Put a PIN straight into the store."""
    with store.write() as work:
        work.pins.put(StaffPin(staff_id, quick_hash(pin), tries or Tries()))
