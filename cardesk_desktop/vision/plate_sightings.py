"""When a plate that the camera sees is offered: one reading may err, the same one twice hardly does."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence

from cardesk_desktop.domain.plate_forms import ReadPlate

AGREEING = 2
"""A plate is offered when so many of the latest readings have it."""
LATEST = 3
MOST_OFFERED = 3


class PlateSightings:
    """Told of every picture that was read. What is offered stays until another plate is as sure."""

    def __init__(self) -> None:
        self._latest: deque[tuple[ReadPlate, ...]] = deque(maxlen=LATEST)
        self.offered: tuple[ReadPlate, ...] = ()
        """The likeliest first; empty until two readings agreed."""

    def see(self, plates: Sequence[ReadPlate]) -> bool:
        """These were read in the newest picture; True when something else is offered than before it."""
        self._latest.append(tuple(plate for plate in plates if plate.is_whole))
        seen = Counter(each.plate.key for reading in self._latest for each in reading)
        newest = {each.plate.key: each for reading in self._latest for each in reading}
        # Those that stood first more often: a picture has one plate, and guesses beside it.
        first = Counter(reading[0].plate.key for reading in self._latest if reading)
        steady = [each for key, each in newest.items() if seen[key] >= AGREEING]
        steady.sort(key=lambda each: (-first[each.plate.key], -seen[each.plate.key]))
        now = tuple(steady[:MOST_OFFERED])
        if not now or [each.plate.key for each in now] == [each.plate.key for each in self.offered]:
            return False
        self.offered = now
        return True
