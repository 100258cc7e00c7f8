"""How sync stands, in words, a colour and an icon: for the badge in the frame and for the settings."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.sync.status import Badge, SyncStatus
from cardesk_desktop.ui.theme import Tone

_TONES = {
    Badge.ALONE: Tone.MUTED,
    Badge.UP_TO_DATE: Tone.READY,
    Badge.WORKING: Tone.WORK,
    Badge.WAITING: Tone.WORK,
    Badge.OFFLINE: Tone.WAIT,
    Badge.NOT_TRUSTED: Tone.DUE,
    Badge.SIGN_IN: Tone.WAIT,
    Badge.NOT_A_MEMBER: Tone.DUE,
    Badge.PLEASE_UPDATE: Tone.WAIT,
    Badge.PAUSED: Tone.WAIT,
    Badge.PROBLEMS: Tone.DUE,
    Badge.CONNECTING: Tone.MUTED,
    Badge.BUSY: Tone.WAIT,
    Badge.DISK: Tone.DUE,
    Badge.NO_PLACE: Tone.DUE,
    Badge.KEYRING: Tone.DUE,
    Badge.FAILED: Tone.WAIT,
}
_ICONS = {
    Badge.ALONE: "cloud",
    Badge.UP_TO_DATE: "cloud-check",
    Badge.WORKING: "refresh-cw",
    Badge.WAITING: "cloud-upload",
    Badge.OFFLINE: "cloud-off",
    Badge.NOT_TRUSTED: "cloud-alert",
    Badge.SIGN_IN: "log-in",
    Badge.NOT_A_MEMBER: "cloud-alert",
    Badge.PLEASE_UPDATE: "download",
    Badge.PAUSED: "pause",
    Badge.PROBLEMS: "triangle-alert",
    Badge.CONNECTING: "cloud",
    Badge.BUSY: "clock",
    Badge.DISK: "hard-drive",
    Badge.NO_PLACE: "cloud-alert",
    Badge.KEYRING: "key-round",
    Badge.FAILED: "cloud-alert",
}


def badge_words(_: Phrasebook, status: SyncStatus) -> str:
    """The few words of the badge; what waits is counted where nothing more pressing is said."""
    standing = status.standing
    match status.badge:
        case Badge.WAITING:
            return _.plural("{n} waiting", "{n} waiting", standing.waiting)
        case Badge.PROBLEMS:
            return _.plural("{n} to look at", "{n} to look at", standing.problems)
        case Badge.OFFLINE if standing.waiting:
            return _.plural("Offline, {n} waiting", "Offline, {n} waiting", standing.waiting)
        case badge:
            return _plain(_)[badge]


def badge_advice(_: Phrasebook, status: SyncStatus) -> str:
    """What the badge means, and what to do, in a sentence."""
    return {
        Badge.ALONE: _("This register works alone. Everything is on this computer only."),
        Badge.UP_TO_DATE: _("Everything here has gone out, and what the service had has come in."),
        Badge.WORKING: _("Changes are going out and coming in. Selling goes on meanwhile."),
        Badge.WAITING: _("These changes go out with the next exchange."),
        Badge.OFFLINE: _("The service is not reached. Selling goes on; what changes waits here."),
        Badge.NOT_TRUSTED: _(
            "Whoever answers cannot prove to be the account service, so nothing is sent. "
            "Check the date of this computer and its network, then call support."
        ),
        Badge.SIGN_IN: _("Nobody is signed in. Selling goes on; what changes waits here until then."),
        Badge.NOT_A_MEMBER: _("The company does not let this register in any more. Ask its owner."),
        Badge.PLEASE_UPDATE: _(
            "This CarDesk is too old for the service. What you sell still goes out. "
            "Open Settings, About CarDesk, and install the update."
        ),
        Badge.PAUSED: _("Somebody paused the exchange. What changes waits here."),
        Badge.PROBLEMS: _("Something could not be taken over as it was. Nothing is lost; have a look."),
        Badge.CONNECTING: _("The service has not answered yet. Selling goes on meanwhile."),
        Badge.BUSY: _("The service has no time now. Selling goes on, and it is asked again by itself."),
        Badge.DISK: _(
            "What the service says cannot be written to the disk of this computer. "
            "Free some space or check the disk; it is tried again by itself."
        ),
        Badge.NO_PLACE: _(
            "The address of the account service or the file with its certificate cannot be read. "
            "Ask whoever set up this computer. Selling goes on; what changes waits here."
        ),
        Badge.KEYRING: _(
            "The keyring of this computer cannot be read, so this register cannot show that it is signed in. "
            "Unlock the keyring; it is tried again by itself. Selling goes on meanwhile."
        ),
        Badge.FAILED: _(
            "The last exchange did not work. Nothing is lost, and it is tried again by itself. "
            "If it stays like this, call support."
        ),
    }[status.badge]


def badge_tip(_: Phrasebook, status: SyncStatus, zone: ZoneInfo) -> str:
    """What the badge means, when the last exchange went through, and what goes on beside it."""
    lines = [badge_advice(_, status), last_exchange_words(_, status, zone)]
    photos = status.standing.photos_to_come
    if photos:
        lines.append(_.plural("{n} photo is still to come.", "{n} photos are still to come.", photos))
    return "\n".join(lines)


def last_exchange_words(_: Phrasebook, status: SyncStatus, zone: ZoneInfo) -> str:
    """When the last exchange went through, whatever became of later tries."""
    last = status.last_success_at
    return _("Last exchange: {when}", when=_.date_time(last, zone)) if last else _("No exchange yet")


def no_room_words(_: Phrasebook, status: SyncStatus) -> str:
    """That the service has no room left for photos, and what to do."""
    return _.plural(
        "{n} photo finds no room at the account service and is on this computer only. Remove photos that "
        "nobody needs, or ask whoever runs the service for more room. It then goes out by itself.",
        "{n} photos find no room at the account service and are on this computer only. Remove photos that "
        "nobody needs, or ask whoever runs the service for more room. They then go out by themselves.",
        status.standing.photos_without_room,
    )


def pause_face(_: Phrasebook, status: SyncStatus) -> tuple[str, str]:
    """Words and icon of the button that pauses the exchange and lets it go on."""
    return (_("Go on"), "play") if status.standing.is_paused else (_("Pause"), "pause")


def badge_tone(status: SyncStatus) -> Tone:
    """The colour that goes with the words."""
    return _TONES[status.badge]


def badge_icon(status: SyncStatus) -> str:
    """The icon that goes with the words."""
    return _ICONS[status.badge]


def _plain(_: Phrasebook) -> dict[Badge, str]:
    return {
        Badge.ALONE: _("Not joined"),
        Badge.UP_TO_DATE: _("Up to date"),
        Badge.WORKING: _("Exchanging"),
        Badge.OFFLINE: _("Offline"),
        Badge.NOT_TRUSTED: _("Not the service"),
        Badge.SIGN_IN: _("Sign in to sync"),
        Badge.NOT_A_MEMBER: _("Not let in"),
        Badge.PLEASE_UPDATE: _("Please update"),
        Badge.PAUSED: _("Paused"),
        Badge.CONNECTING: _("Connecting"),
        Badge.BUSY: _("The service is busy"),
        Badge.DISK: _("Disk problem"),
        Badge.NO_PLACE: _("Service not found"),
        Badge.KEYRING: _("Keyring locked"),
        Badge.FAILED: _("Exchange failed"),
    }
