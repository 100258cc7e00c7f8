"""What the scenes of the five years share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.demo.story.agenda import Agenda, StoryClock
from cardesk_desktop.demo.story.cast import Cast
from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.demo.years.progress import Steps
from cardesk_desktop.demo.years.stockroom import Stockroom
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.desk import Desk


@dataclass(frozen=True, slots=True)
class BusyHouse:
    """The desk with its clock, the agenda, chance, who acts, what there is, and how far the telling is."""

    desk: Desk
    clock: StoryClock
    agenda: Agenda
    chance: Chance
    cast: Cast
    staff: Mapping[UUID, Staff]
    stockroom: Stockroom
    steps: Steps
