"""What the panels of the catalogue stand on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.exporting import Exporter
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.recognition_desk import RecognitionDesk
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class PanelMeans:
    """Made once for the page."""

    theme: Theme
    phrases: Phrasebook
    tasks: Tasks
    acting: Callable[[], UUID]
    company: Company
    window: Window
    cameras: CameraDesk
    outlets: Outlets
    settings: Callable[[], Settings]
    exporter: Exporter
    recognition: RecognitionDesk | None = None
    """None where no photo can be recognised."""
