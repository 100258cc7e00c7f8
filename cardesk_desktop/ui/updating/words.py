"""How it stands with updates, in words: said where the owner looks for it, and nowhere else."""

from __future__ import annotations

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.words import file_size
from cardesk_desktop.updates.standing import Phase, Standing
from cardesk_desktop.updates.trouble import Trouble


def state_words(_: Phrasebook, standing: Standing) -> tuple[str, Tone]:
    """A tag's few words, and their colour."""
    match standing.phase:
        case Phase.NOT_INSTALLED:
            return _("Not installed"), Tone.MUTED
        case Phase.LOOKING:
            return _("Looking"), Tone.WORK
        case Phase.FETCHING:
            return _("Fetching"), Tone.WORK
        case Phase.PROVING:
            return _("Being tested"), Tone.WORK
        case Phase.READY:
            return _("Ready to install"), Tone.READY
        case Phase.TOLD | Phase.BY_HAND:
            return _("New version"), Tone.WAIT
        case Phase.RESTING:
            return _resting(_, standing)


def _resting(_: Phrasebook, standing: Standing) -> tuple[str, Tone]:
    if standing.trouble in {Trouble.NOT_TRUSTED, Trouble.OUT_OF_DATE, Trouble.STRANGER}:
        return _("Not believed"), Tone.DUE
    if standing.trouble is not None:
        return _("Nothing new now"), Tone.MUTED
    return (_("Up to date"), Tone.READY) if standing.looked_at else (_("Not looked yet"), Tone.MUTED)


def state_advice(_: Phrasebook, standing: Standing, *, by_itself: bool) -> str:
    """A sentence or two: what goes on, and what happens next."""
    version = str(standing.release.version) if standing.release is not None else ""
    match standing.phase:
        case Phase.NOT_INSTALLED:
            return _("This program runs from its source. Installed ones find new versions by themselves.")
        case Phase.LOOKING:
            return _("The account service is asked. Work goes on.")
        case Phase.FETCHING:
            return _("{size} have arrived. Work goes on.", size=file_size(_, standing.size))
        case Phase.PROVING:
            return _("Version {version} is tried on a copy of your data. Work goes on.", version=version)
        case Phase.TOLD | Phase.BY_HAND:
            return _told(_, version, is_by_hand=standing.phase is Phase.BY_HAND)
        case Phase.READY if by_itself:
            return _(
                "Version {version} has opened a copy of your data. It is installed when CarDesk is closed.",
                version=version,
            )
        case Phase.READY:
            return _(
                "Version {version} has opened a copy of your data. It is installed when you say so.",
                version=version,
            )
        case Phase.RESTING:
            return trouble_words(_, standing.trouble)


def _told(_: Phrasebook, version: str, *, is_by_hand: bool) -> str:
    if not is_by_hand:
        return _("Version {version} is out. Whoever looks after your computers installs it.", version=version)
    return _(
        "Version {version} is out. Get it where you got CarDesk, close the program, and put the new "
        "one over the old one in Applications. Your data stay where they are.",
        version=version,
    )


def trouble_words(_: Phrasebook, trouble: Trouble | None) -> str:
    """Why there is no update now; empty where nothing is in the way."""
    words = {
        Trouble.OFFLINE: _("The account service could not be reached. That is no trouble: CarDesk works on."),
        Trouble.STRANGER: _(
            "Whoever answered could not prove to be the account service. Nothing was sent. "
            "Check the date of this computer and its network, then call support."
        ),
        Trouble.NOT_SERVED: _("The account service of this register offers no updates."),
        Trouble.TOO_SLOW: _("The line was too slow. It goes on from there the next time."),
        Trouble.OUT_OF_DATE: _(
            "What the service offers was signed too long ago, so nothing of it is installed. Tell those who "
            "run it, and look at the clock of this computer."
        ),
        Trouble.NOT_TRUSTED: _(
            "What the service offers is not signed by the makers of CarDesk. Nothing of it is installed; "
            "tell those who run it."
        ),
        Trouble.DISK: _("There is not enough room on the disk for a new version."),
        Trouble.ARCHIVE: _("The new version could not be unpacked. The makers of CarDesk should know."),
        Trouble.SELF_TEST: _("The new version did not pass its test on this computer, so it stays away."),
        Trouble.DATA: _("The new version could not open a copy of your data, so it stays away."),
        Trouble.BUSY: _("The data could not be copied just now. It is tried again later."),
        Trouble.STOPPED: _("It goes on at the next start."),
    }
    return words[trouble] if trouble is not None else ""
