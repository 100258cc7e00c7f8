"""What the set-up stands on, on this computer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.operations.founding_draft import DraftFile
from cardesk_desktop.operations.provisioning.finding import find_provision
from cardesk_desktop.paths import Places
from cardesk_desktop.sync.kept_asking import KeptAsking
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.setup.demo import open_demo
from cardesk_desktop.ui.setup.session import SetupMeans
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.tasks import Tasks


def setup_means(
    qt: QApplication,
    places: Places,
    keychain: Keychain,
    clock: Clock,
    tasks: Tasks,
    preferences: Preferences,
    outlets: Outlets,
    sync: SyncDesk,
    *,
    put_back: Callable[[], None],
) -> SetupMeans:
    """The files, the keyring and the devices of this computer."""
    return SetupMeans(
        tasks=tasks,
        clock=clock,
        new_id=IdFactory(clock),
        preferences=preferences,
        draft=DraftFile(places.setup_draft),
        outlets=outlets,
        sync=sync,
        open_demo=partial(open_demo, qt),
        put_back=put_back,
        asking=KeptAsking(keychain),
        find_provision=partial(find_provision, places),
    )
