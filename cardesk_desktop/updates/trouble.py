"""Why there is no update now. Nobody at the counter is told: it stands where the owner looks for it."""

from __future__ import annotations

from enum import StrEnum

from cardesk_desktop.domain.errors import Code, Unavailable


class Trouble(StrEnum):
    """The words for them are in `ui.update_words`."""

    OFFLINE = "offline"
    """Nobody answered. Months of it are nothing out of the ordinary."""
    STRANGER = "stranger"
    """Who answered has no certificate that is believed: this computer's clock is wrong, or the line is."""
    NOT_SERVED = "not_served"
    """The service keeps no updates."""
    TOO_SLOW = "too_slow"
    """What came was so little that somebody may be holding us up; it goes on from there next time."""
    OUT_OF_DATE = "out_of_date"
    """What is served was signed too long ago: the service stands still, or somebody hides what is newer."""
    NOT_TRUSTED = "not_trusted"
    """Not signed by those who make the program, or not what they signed."""
    DISK = "disk"
    """The disk is full, or the folder cannot be written to."""
    ARCHIVE = "archive"
    """Signed by those who make the program, and still nothing that may be unpacked."""
    SELF_TEST = "self_test"
    """The new version did not pass its own test on this computer."""
    DATA = "data"
    """The new version could not open a copy of the data of this register."""
    BUSY = "busy"
    """The data could not be copied just now."""
    STOPPED = "stopped"
    """The program is being closed; it goes on at the next start."""


class NoUpdate(Exception):
    """Raised by every step towards a new version; the version at work is as it was."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble}: {detail}" if detail else trouble.value)
        self.trouble = trouble
        self.detail = detail
        """For the log: no names, no secrets."""


def trouble_of(outage: Unavailable) -> Trouble:
    """Why data could not be copied: a disk that takes no more, or somebody who has them."""
    disk = {Code.DISK_FULL, Code.DISK_UNWRITABLE, Code.FILE_UNWRITABLE}
    return Trouble.DISK if outage.code in disk else Trouble.BUSY
