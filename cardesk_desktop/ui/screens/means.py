"""What the screens stand on; the composition root makes it once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.company import Company
from cardesk_desktop.ui.camera.loading import CameraWays
from cardesk_desktop.ui.lazy_reader import LazyReader
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.ui.camera.desk import CameraDesk
    from cardesk_desktop.ui.custody import Custody
    from cardesk_desktop.ui.exporting import Exporter
    from cardesk_desktop.ui.navigator import Window
    from cardesk_desktop.ui.paper import Paper
    from cardesk_desktop.ui.paper.loose import LoosePaper
    from cardesk_desktop.ui.recognition_desk import RecognitionDesk
    from cardesk_desktop.ui.sync_desk import SyncDesk
    from cardesk_desktop.ui.updating.desk import UpdateDesk


M = TypeVar("M")


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
    sync: SyncDesk | None = None
    """None where there is no account service to join."""
    recognition: RecognitionDesk | None = None
    """Through it photos are recognised; None where `sync` is."""
    updates: UpdateDesk | None = None
    """Through it new versions come; None where none can."""
    cameras: CameraWays = field(default_factory=CameraWays)
    reader: LazyReader = field(default_factory=LazyReader)


def camera_desk(means: Means, look: Look, window: Window) -> CameraDesk:
    """The way to a photo or a barcode for one page."""
    from cardesk_desktop.ui.camera.desk import CameraDesk

    return CameraDesk(
        look.theme,
        look.phrases,
        means.tasks,
        window,
        means.preferences,
        means.cameras,
        reader=means.reader,
        may_ask_online=means.recognition is not None,
    )


def exporter(means: Means, look: Look, window: Window) -> Exporter:
    """The way into a file for the lists of one page."""
    from cardesk_desktop.ui.exporting import Exporter

    return Exporter(
        look.theme,
        look.phrases,
        means.tasks,
        means.acting,
        window,
        means.company.time_zone,
        means.outlets.ask_for_sheet,
    )


def paper(means: Means, look: Look, window: Window) -> Paper:
    """The way of one page to printed and saved papers of a sale."""
    from cardesk_desktop.ui.paper import Paper

    return Paper(
        means.tasks,
        window,
        look.phrases,
        means.acting,
        lambda: means.preferences.settings,
        outlets=means.outlets,
        remember=means.preferences.change,
    )


def loose_paper(means: Means, look: Look, window: Window) -> LoosePaper:
    """The way of one page to papers that belong to no sale."""
    from cardesk_desktop.ui.paper.loose import LoosePaper

    return LoosePaper(means.tasks, window, look.phrases, lambda: means.preferences.settings, means.outlets)


def of(kind: type[M], memory: object | None) -> M | None:
    """The memory if it is of this page's kind."""
    return memory if isinstance(memory, kind) else None
