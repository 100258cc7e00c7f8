"""What happened in a world, line by line: printed when its seed fails."""

from __future__ import annotations

import hashlib
from uuid import UUID


class Story:
    """Lines in their order; long worlds keep all of them."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def tell(self, who: str, what: str) -> None:
        """Add a line."""
        self.lines.append(f"{len(self.lines):4d}  {who:<10} {what}")

    def digest(self) -> str:
        """The same for the same story."""
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()[:16]

    def __str__(self) -> str:
        return "\n".join(self.lines)


def short(identity: UUID | bytes) -> str:
    """The last letters of an identity, for the story."""
    return (identity.hex if isinstance(identity, UUID) else identity.hex())[-5:]
