"""What the screens stand on; the composition root makes it once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.company import Company
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.exporting import Exporter
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Means:
    """Handed to every screen and section when it is declared."""

    tasks: Tasks
    acting: Callable[[], UUID]
    clock: Clock
    company: Company
    preferences: Preferences
    printers: Callable[[], tuple[str, ...]]
    outlets: Outlets
    custody: Custody


def exporter(means: Means, look: Look, window: Window) -> Exporter:
    """The way into a file for the lists of one page."""
    return Exporter(
        look.theme,
        look.phrases,
        means.tasks,
        means.acting,
        window,
        means.company.time_zone,
        means.outlets.ask_for_sheet,
    )
