"""When a code that the camera sees counts as scanned: once, when it lies there alone and steadily."""

from __future__ import annotations

from collections.abc import Iterable

STEADY_FRAMES = 2
"""A code is believed when it stands in so many frames that follow one another."""
GONE_AFTER_S = 1.2
"""So long a code has to be out of sight before it can be scanned again: a hand may cover it for a moment."""


class Sightings:
    """Told of every frame that was read; says which code is scanned by it. Knows no clock of its own."""

    def __init__(self) -> None:
        self._alone = ""
        self._frames = 0
        self._taken: dict[str, float] = {}

    def see(self, texts: Iterable[str], at_s: float) -> str | None:
        """These codes are in view at this moment (seconds that only grow); the one that is scanned, or None.

        One of several is never scanned by itself: the person chooses it (`take`). The same code is scanned
        again only after it was out of sight for `GONE_AFTER_S`.
        """
        in_view = list(texts)
        self._taken = {
            text: at_s if text in in_view else seen_s
            for text, seen_s in self._taken.items()
            if text in in_view or at_s - seen_s < GONE_AFTER_S
        }
        alone = in_view[0] if len(in_view) == 1 else ""
        self._frames = self._frames + 1 if alone == self._alone else 1
        self._alone = alone
        if not alone or alone in self._taken or self._frames < STEADY_FRAMES:
            return None
        self._taken[alone] = at_s
        return alone

    def take(self, text: str, at_s: float) -> None:
        """The person chose this code: it is not scanned again as long as it lies there."""
        self._taken[text] = at_s

    def is_taken(self, text: str) -> bool:
        """True for a code in view that was scanned already."""
        return text in self._taken
