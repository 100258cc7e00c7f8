"""What the page of sync is built again from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What is shown below the state."""

    LOOK = "look"
    """What could not be taken over."""
    DIFFER = "differ"
    """What two people changed."""
    WAITING = "waiting"
    PROOF = "proof"


@dataclass(frozen=True, slots=True)
class SyncMemory:
    """`part` is None while nobody chose one: then what is most pressing comes first."""

    part: Part | None = None
    kind: str = ""
