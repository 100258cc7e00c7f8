"""What is done when no data is open: the backup at the end of a day, and erasing what was ordered."""

from __future__ import annotations

import logging
from pathlib import Path

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.logs import let_go_of_log
from cardesk_desktop.paths import Places
from cardesk_desktop.settings import set_aside
from cardesk_desktop.store.erasing import erase_everything, is_erasing_ordered
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.starting.start_window import StartWindow
from cardesk_desktop.whole_file import UNFINISHED

_log = logging.getLogger(__name__)

BACKUP_TIMEOUT_MS = 120_000
"""How long the closing till waits for its backup."""


def back_up_at_closing(keeper: BackupKeeper, look: Look) -> None:
    """Make the backup that is wanted now, and say what is being waited for, if anything is."""
    waiting = StartWindow(look)
    waiting.show_backing_up()
    keeper.finish(BACKUP_TIMEOUT_MS, waiting.show)
    waiting.close()
    waiting.deleteLater()


def erase_if_ordered(places: Places, keychain: Keychain) -> None:
    """Before anything is read: what is to be erased is gone then. Who opens the data tries again."""
    try:
        finish_erasing(places, keychain)
    except Unavailable as outage:
        _log.warning("not everything is erased yet: %s", outage.code)


def finish_erasing(places: Places, keychain: Keychain) -> None:
    """Erase what is still to be erased. Until it is, no shop begins here: the next start would erase it too.

    Raises Unavailable: ERASING_UNFINISHED, DATABASE_IN_USE, or what the keychain raises.
    """
    if not is_erasing_ordered(places.database):
        return
    let_go_of_log()
    try:
        erase_everything(places.database, keychain, _beside(places))
    except Unavailable as outage:
        if outage.code is Code.DISK_UNWRITABLE:
            raise Unavailable(Code.ERASING_UNFINISHED) from outage
        raise


def _beside(places: Places) -> tuple[Path, ...]:
    """What else is kept of this register; some of it may not be there."""
    if places.is_borrowed:
        return (places.setup_draft,)
    unfinished = sorted(places.settings.parent.glob(UNFINISHED))
    return (places.setup_draft, places.settings, set_aside(places.settings), *unfinished, places.logs)
