"""The page of sync: what waits, values said twice, what could not be taken over, and leaving."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cardesk_desktop.store.sync_views import Since
from cardesk_desktop.sync.proving import Proof, ProofLine
from cardesk_desktop.sync.status import Link, SyncStatus
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sync.differences_part import DifferencesPart
from cardesk_desktop.ui.screens.sync.leave_panel import LeavePanel
from cardesk_desktop.ui.screens.sync.memory import Part
from cardesk_desktop.ui.screens.sync.queue_part import QueuePart
from cardesk_desktop.ui.screens.sync.trouble_card import TroubleCard
from cardesk_desktop.ui.screens.sync.troubles_part import TroublesPart
from cardesk_desktop.ui.sync_proof import ProofState
from tests.screenshots.registry import shot
from tests.screenshots.synced_register import (
    EARLIER,
    STATUS,
    UP_TO_DATE,
    has_troubles,
    on_page,
    posed,
    quiet_register,
    register,
)
from tests.ui.window import RecordingWindow


def _has_rows(widget: QWidget) -> bool:
    (part,) = widget.findChildren(QueuePart)
    return part.rows.current is not None or part.rows.model().rowCount() > 0


def _has_cards(widget: QWidget) -> bool:
    (part,) = widget.findChildren(DifferencesPart)
    return bool(part.cards)


@shot("sync-waiting", is_ready=_has_rows)
def waiting(look: Look) -> QWidget:
    """What has not gone out yet."""
    return posed(look, Part.WAITING)


@shot("sync-no-room", is_ready=_has_rows)
def no_room(look: Look) -> QWidget:
    """The service has no room left for photos."""
    standing = replace(STATUS.standing, photos_to_send=12, photos_delayed=12, photos_without_room=12)
    return posed(look, Part.WAITING, replace(STATUS, standing=standing))


@shot("sync-offline", is_ready=_has_rows)
def offline(look: Look) -> QWidget:
    """The service is not reached: selling goes on."""
    return _told(look, Link.OFFLINE)


@shot("sync-signed-out", is_ready=_has_rows)
def signed_out(look: Look) -> QWidget:
    """The session has ended: what waits is kept."""
    return _told(look, Link.SIGNED_OUT)


def _told(look: Look, link: Link) -> QWidget:
    """The page and the badge in the header."""
    status = replace(STATUS, link=link)
    shown = on_page(look, Part.WAITING, status)[0]
    shown.frame.header.show_sync(status)
    return shown


@shot("sync-differences", is_ready=_has_cards)
def differences(look: Look) -> QWidget:
    """What two registers said differently, and what was decided lately."""
    standing = replace(STATUS.standing, conflicts=6, photos_to_send=3)
    return posed(look, None, replace(STATUS, standing=standing))


def _is_at_the_note(widget: QWidget) -> bool:
    (part,) = widget.findChildren(DifferencesPart)
    for card in part.open_cards():
        if card.difference.since is Since.CHANGED:
            part.area.ensureWidgetVisible(card)
            return True
    return False


@shot("sync-changed-since", is_ready=_is_at_the_note)
def changed_since(look: Look) -> QWidget:
    """What somebody changed again since two said it differently."""
    return posed(look, None, replace(STATUS, standing=replace(STATUS.standing, conflicts=6)))


@shot("sync-troubles", is_ready=has_troubles)
def troubles(look: Look) -> QWidget:
    """What could not be taken over, with what to do about each."""
    standing = replace(STATUS.standing, problems=5)
    return posed(look, None, replace(STATUS, standing=standing))


def _is_at_the_costs(widget: QWidget) -> bool:
    (part,) = widget.findChildren(TroublesPart)
    for card in part.cards:
        if isinstance(card, TroubleCard) and card.trouble.is_secret:
            part.area.ensureWidgetVisible(card)
            return True
    return False


@shot("sync-troubles-desk", is_ready=_is_at_the_costs)
def troubles_of_the_desk(look: Look) -> QWidget:
    """The same for somebody to whom costs are not shown."""
    status = replace(STATUS, standing=replace(STATUS.standing, problems=5))
    return on_page(look, None, status, viewer=register().cashier.id)[0]


@shot("sync-nothing-waits")
def nothing_waits(look: Look) -> QWidget:
    """Everything has gone out."""
    return on_page(look, None, UP_TO_DATE, quiet_register())[0]


@shot("sync-nothing-differs")
def nothing_differs(look: Look) -> QWidget:
    """Nobody contradicts anybody."""
    return on_page(look, Part.DIFFER, UP_TO_DATE, quiet_register())[0]


@shot("sync-nothing-to-mend")
def nothing_to_mend(look: Look) -> QWidget:
    """Nothing needs anybody."""
    return on_page(look, Part.LOOK, UP_TO_DATE, quiet_register())[0]


@shot("sync-proof")
def comparison(look: Look) -> QWidget:
    """Before anything was compared."""
    return posed(look, Part.PROOF, UP_TO_DATE)


@shot("sync-proof-differs")
def differs(look: Look) -> QWidget:
    """Both were compared, and one kind differs."""
    shown, page = on_page(look, Part.PROOF, UP_TO_DATE)
    lines = (
        ProofLine("client", 1_204, 1_204, is_equal=True),
        ProofLine("vehicle", 1_380, 1_379, is_equal=False),
        ProofLine("document", 48_211, 48_211, is_equal=True),
    )
    page.proof.proof.proof = Proof(EARLIER, lines)
    page.proof.proof.state = ProofState.DONE
    page.proof.proof.changed.emit()
    return shown


@shot("sync-leaving")
def leaving(look: Look) -> QWidget:
    """What has not gone out, before the company is left."""
    return _leaving(look, STATUS)


@shot("sync-leaving-paused")
def leaving_paused(look: Look) -> QWidget:
    """The same while nothing is exchanged."""
    return _leaving(look, replace(STATUS, standing=replace(STATUS.standing, is_paused=True)))


def _leaving(look: Look, status: SyncStatus) -> QWidget:
    shown, page = on_page(look, Part.WAITING, status)
    shown.resize(1366, 768)
    panel = LeavePanel(look, RecordingWindow(), register().tasks, page._sync, page._means.acting)
    shown.frame.panel.open_panel(panel, look.phrases("Leave the company"))
    return shown
