"""The columns of a difference: what is in force today first, then what the two said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.sync_views import Difference, Since


class Shown(Enum):
    """Which value of a field stands in a column."""

    PRESENT = auto()
    KEPT = auto()
    LOST = auto()
    GONE = auto()
    """None: the row is here no more."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who said something: the register, as the service calls it, and the person, where anybody knows."""

    register: str
    at: datetime | None
    person: str


@dataclass(frozen=True, slots=True)
class Side:
    """One column. Without an `author` where neither of the two wrote what stands there."""

    title: str
    shown: Shown
    author: Author | None = None


def sides(_: Phrasebook, difference: Difference) -> Sequence[Side]:
    """Two columns, or three where the row says neither of the two values today."""
    kept = Author(difference.kept_by, difference.kept_at, difference.kept_person)
    lost = Author(difference.lost_by, difference.lost_at, difference.lost_person)
    now, also = _("In force"), _("Also said")
    other, then = Side(also, Shown.LOST, lost), Side(_("Kept then"), Shown.KEPT, kept)
    match difference.since:
        case Since.NOTHING:
            return Side(now, Shown.PRESENT, kept), other
        case Since.TAKEN:
            return Side(now, Shown.PRESENT, lost), Side(also, Shown.KEPT, kept)
        case Since.CHANGED:
            return Side(now, Shown.PRESENT), then, other
        case Since.BACK:
            return Side(now, Shown.PRESENT), other
        case Since.DELETED if difference.is_deleted:
            return Side(now, Shown.GONE, kept), other
        case Since.DELETED:
            return Side(now, Shown.GONE), then, other


def story(_: Phrasebook, difference: Difference) -> str:
    """What became of the row, where its values alone do not tell; empty where they do."""
    match difference.since:
        case Since.BACK:
            return _("It was deleted while somebody else changed it, and was brought back since.")
        case Since.DELETED if not difference.is_deleted:
            return _("It was deleted since then.")
        case Since.DELETED if difference.heir:
            return _("It was deleted while somebody else changed it. It can be brought back as it was:")
        case Since.DELETED:
            return _("It was deleted while somebody else changed it. It stays deleted; this was the change:")
        case Since.CHANGED if difference.can_take and difference.settled_at is None:
            return _("It was changed again since then. Taking the other puts an older value in its place.")
        case Since.CHANGED:
            return _("It was changed again since then.")
        case _same:
            return ""
