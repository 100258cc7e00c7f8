"""What the sync badge shows: one state, the most pressing first, and the figures beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import ceil


class Link(StrEnum):
    """How things stand with the service, as the last try showed it."""

    UNKNOWN = "unknown"
    """Nobody has answered yet."""
    REACHED = "reached"
    OFFLINE = "offline"
    NOT_TRUSTED = "not_trusted"
    """Somebody answered who could not prove to be the service."""
    SIGNED_OUT = "signed_out"
    NOT_A_MEMBER = "not_a_member"
    """The company lets this account or this register in no more."""
    PLEASE_UPDATE = "please_update"
    BUSY = "busy"
    """The service asks to be left alone for a while."""
    DISK = "disk"
    """It answered, and this computer could not write that down."""
    NO_PLACE = "no_place"
    """What says where the service is, or whose certificates are believed there, cannot be read."""
    KEYRING = "keyring"
    """The keyring cannot be read, so nobody knows whether somebody is signed in."""
    FAILED = "failed"
    """Both did not understand each other, or a defect ended the try."""


class Badge(StrEnum):
    """What is shown in one word."""

    ALONE = "alone"
    """This register has joined no company."""
    CONNECTING = "connecting"
    UP_TO_DATE = "up_to_date"
    WORKING = "working"
    WAITING = "waiting"
    OFFLINE = "offline"
    NOT_TRUSTED = "not_trusted"
    SIGN_IN = "sign_in"
    NOT_A_MEMBER = "not_a_member"
    PLEASE_UPDATE = "please_update"
    PAUSED = "paused"
    PROBLEMS = "problems"
    BUSY = "busy"
    DISK = "disk"
    NO_PLACE = "no_place"
    KEYRING = "keyring"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a company is taken over: rows placed, of how many, in how many parts.

    `total` is 0 while nobody knows.
    """

    done: int = 0
    total: int = 0
    parts: int = 0

    def seconds_left(self, since: Progress, seconds: float) -> int | None:
        """How long the rest takes if it goes on as in the `seconds` since then; None before it moved."""
        gone = self.done - since.done
        if gone <= 0 or seconds <= 0:
            return None
        return ceil((self.total - self.done) * seconds / gone)


class Pace:
    """How fast a company is taken over, since this program first saw it going."""

    def __init__(self) -> None:
        self._since: tuple[datetime, Progress] | None = None

    def seconds_left(self, progress: Progress | None, now: datetime) -> int | None:
        """Until it is taken over; None while nobody can say, and when it is."""
        if progress is None or self._since is None:
            self._since = (now, progress) if progress is not None else None
            return None
        began, since = self._since
        return progress.seconds_left(since, (now - began).total_seconds())


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register itself knows: is it joined, what waits to be sent, what needs a person."""

    is_joined: bool = False
    is_paused: bool = False
    waiting: int = 0
    """Rows and documents that changed here and that the service does not have yet."""
    is_handing_in: bool = False
    """All that is here is being offered, after a joining or to a service that was put back: some of it may be
    nowhere else, and nobody counts it."""
    problems: int = 0
    """Changes that were quarantined or rejected, or that could not be put in place here."""
    conflicts: int = 0
    """Values of two people of which one was chosen, not looked at yet."""
    to_be_made: int = 0
    """Documents from elsewhere whose rows for lists and sums are still to be made."""
    progress: Progress | None = None
    """While a register that had nothing takes the company over."""
    photos_to_send: int = 0
    photos_to_come: int = 0
    photos_delayed: int = 0
    """Of both: tried in vain, and tried again later."""
    photos_without_room: int = 0
    """Of those to send: the service has no room left for them."""


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """All that the badge and the sync page show."""

    standing: Standing = Standing()
    link: Link = Link.UNKNOWN
    is_working: bool = False
    last_success_at: datetime | None = None
    seconds_left: int | None = None
    """Until the company is taken over; None while nobody can say, and when it is."""

    @property
    def progress(self) -> Progress | None:
        """How far the company is taken over; None once it is."""
        return self.standing.progress

    @property
    def badge(self) -> Badge:
        """The most pressing of what there is to say."""
        standing = self.standing
        if not standing.is_joined:
            return Badge.ALONE
        if self.link in _NEEDS_A_PERSON:
            return _NEEDS_A_PERSON[self.link]
        if standing.is_paused:
            return Badge.PAUSED
        if standing.problems:
            return Badge.PROBLEMS
        if self.link in _IS_TRIED_AGAIN:
            return _IS_TRIED_AGAIN[self.link]
        if self.is_working:
            return Badge.WORKING
        return self._at_rest

    @property
    def _at_rest(self) -> Badge:
        if self.standing.waiting:
            return Badge.WAITING
        if self.link is Link.UNKNOWN:
            return Badge.CONNECTING
        return Badge.WORKING if self.standing.is_handing_in else Badge.UP_TO_DATE


_NEEDS_A_PERSON = {
    Link.SIGNED_OUT: Badge.SIGN_IN,
    Link.NOT_A_MEMBER: Badge.NOT_A_MEMBER,
    Link.NOT_TRUSTED: Badge.NOT_TRUSTED,
    Link.PLEASE_UPDATE: Badge.PLEASE_UPDATE,
    Link.DISK: Badge.DISK,
    Link.NO_PLACE: Badge.NO_PLACE,
    Link.KEYRING: Badge.KEYRING,
}
_IS_TRIED_AGAIN = {
    Link.OFFLINE: Badge.OFFLINE,
    Link.BUSY: Badge.BUSY,
    Link.FAILED: Badge.FAILED,
}
