"""What the panel of a visit's photos stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class PhotoMeans:
    """`papers` is None where nothing can be printed."""

    theme: Theme
    phrases: Phrasebook
    tasks: Tasks
    acting: Callable[[], UUID]
    window: Window
    time_zone: ZoneInfo
    cameras: CameraDesk
    papers: LoosePaper | None = None
