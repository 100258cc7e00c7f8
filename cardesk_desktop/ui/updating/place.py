"""Where updates are put: beside the program that runs, if it is an installed one."""

from __future__ import annotations

import sys
from collections.abc import Callable

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.paths import Places
from cardesk_desktop.updates.standing import Updating


def work_here(places: Places, clock: Clock) -> Callable[[Callable[[], bool]], Updating | None]:
    """Makes the work of the program that runs, on an io thread; None for one that runs from its source."""

    def make(is_wanted: Callable[[], bool]) -> Updating | None:
        if not getattr(sys, "frozen", False):
            return None
        from cardesk_desktop.updates.work import this_work

        return this_work(places, clock, sys.argv[1:], is_wanted)

    return make
