"""What a screen asks for a photo or a barcode. The panels themselves are loaded when one is first opened."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.camera.loading import CameraWays
from cardesk_desktop.ui.lazy_reader import LazyReader
from cardesk_desktop.ui.navigator import Panels
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from cardesk_desktop.ui.camera.photo_panel import PhotoPanel, TakenPhoto
    from cardesk_desktop.ui.camera.scan_panel import OnScanned, ScanPanel
    from cardesk_desktop.ui.camera.trial_panel import TrialPanel
    from cardesk_desktop.ui.camera.viewfinder import ViewfinderMeans


@dataclass(frozen=True, slots=True)
class CameraDesk:
    """Made once for a page. `system` is `sys.platform`."""

    theme: Theme
    phrases: Phrasebook
    tasks: Tasks
    window: Panels
    preferences: Preferences
    ways: CameraWays
    system: str = sys.platform
    reader: LazyReader = field(default_factory=LazyReader)
    """Reads what is written on a photo, on this computer."""
    may_ask_online: bool = False
    """True where an account service can be asked about a photo."""

    def take_photo(self, on_taken: Callable[[TakenPhoto], None]) -> PhotoPanel:
        """Open the panel for one photo, over a form that is open; it closes itself when there is one."""
        from cardesk_desktop.ui.camera.photo_panel import PhotoPanel

        panel = PhotoPanel(self.viewfinder_means())

        def hand_over(taken: TakenPhoto) -> None:
            self.window.close_panel()
            on_taken(taken)

        panel.taken.connect(hand_over)
        title = self.phrases("Take a photo")
        self.window.open_panel(panel, title, first_focus=panel.first_focus, is_over=True)
        return panel

    def scan(self, on_scanned: OnScanned) -> ScanPanel:
        """Open the panel that scans one barcode after another, until it is closed."""
        from cardesk_desktop.ui.camera.scan_panel import ScanPanel

        panel = ScanPanel(self.viewfinder_means(), on_scanned)
        panel.done.activated.connect(self.window.close_panel)
        title = self.phrases("Scan with the camera")
        self.window.open_panel(panel, title, first_focus=panel.first_focus)
        return panel

    def try_out(self) -> TrialPanel:
        """Open the panel in which the camera of this computer is chosen."""
        from cardesk_desktop.ui.camera.trial_panel import TrialPanel

        panel = TrialPanel(self.viewfinder_means())
        panel.done.activated.connect(self.window.close_panel)
        self.window.open_panel(panel, self.phrases("Camera"), first_focus=panel.done)
        return panel

    def viewfinder_means(self) -> ViewfinderMeans:
        """What every live picture stands on."""
        from cardesk_desktop.ui.camera.viewfinder import ViewfinderMeans

        return ViewfinderMeans(self.theme, self.phrases, self.tasks, self.preferences, self.ways, self.system)
