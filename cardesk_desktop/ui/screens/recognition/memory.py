"""What the page of recognised photos is built again from."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RecognitionMemory:
    """Which photo was in front."""

    question_id: UUID | None = None
