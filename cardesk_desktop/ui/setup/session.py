"""What the steps of the set-up share: the means to do things, and the answers so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.operations.founding import Founding
from cardesk_desktop.operations.founding_draft import DraftFile, Way
from cardesk_desktop.operations.provisioning.finding import Found
from cardesk_desktop.sync.kept_asking import KeptAsking
from cardesk_desktop.ui.forms.logo_field import ChoosePicture, choose_picture
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class SetupMeans:
    """What the set-up stands on; the composition root makes it once."""

    tasks: Tasks
    clock: Clock
    new_id: NewId
    preferences: Preferences
    draft: DraftFile
    outlets: Outlets
    sync: SyncDesk
    open_demo: Callable[[], None]
    put_back: Callable[[], None]
    """Offer to put a backup of another computer back, instead of founding a shop."""
    asking: KeptAsking
    find_provision: Callable[[], Found | None] = lambda: None
    """Read the file that an installer may have left for this computer."""
    shop_code: str = ""
    """Of the installer's file: with it this register asks to be let in."""
    choose_picture: ChoosePicture = choose_picture


@dataclass(slots=True)
class Answers:
    """The answers as they are now. PIN and code live here only, for as long as the window is open."""

    founding: Founding
    register_id: UUID
    """Who this computer is to the account service, in every try to join."""
    step: str = ""
    way: Way = Way.FOUND
    pin: str = field(default="", repr=False)
    recovery_code: str = field(default="", repr=False)
    """The code that is being shown; empty before it was made, and after a restart."""
    is_code_checked: bool = False
    prepared: str = ""
    """Digest of the installer's file that was applied."""
    with_starter: bool = True
    furthest: int = 0
    """The place of the last step that was reached."""
