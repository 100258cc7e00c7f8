"""A register of the desktop with its page of sync in front, against a service that listens."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.client import Client
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.status import Badge
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.sync.difference_card import DifferenceCard
from cardesk_desktop.ui.screens.sync.memory import Part
from cardesk_desktop.ui.screens.sync.screen import SyncPage
from cardesk_desktop.ui.theme import Motion, build_theme
from tests.screenshots.settings import means
from tests.service.till import Till
from tests.ui.window import RecordingWindow


class Counter:
    """A register with its page of sync in front."""

    def __init__(self, qtbot: QtBot, till: Till) -> None:
        self.till, self.window = till, RecordingWindow()
        look = Look(build_theme(is_dark=False, is_rtl=False, motion=Motion(0)), load_phrasebook("en"))
        around: Means = replace(
            means(look), tasks=till.shop.tasks, acting=lambda: till.shop.owner.id, sync=till.sync
        )
        self.look = look
        self.page = SyncPage(look, self.window, around, till.sync)
        qtbot.addWidget(self.page)
        self.page.resize(1_200, 700)
        self.page.show()
        self.page.on_shown()

    def client(self) -> Client:
        """The client whom both registers know."""
        found: list[Client] = []
        self.till.shop.write(lambda work: found.append(work.clients.get(self.till.shop.client.id)))
        return found[0]

    def note(self, words: str) -> None:
        """Note something of the client."""

        def put(work: UnitOfWork) -> None:
            work.clients.save(replace(work.clients.get(self.till.shop.client.id), notes=words))

        self.till.shop.write(put)

    def car_of(self, visit_id: UUID) -> UUID:
        """Whose visit it is, here."""
        found: list[UUID] = []
        self.till.shop.write(lambda work: found.append(work.visits.get(visit_id).vehicle_id))
        return found[0]

    def has_car(self, vehicle_id: UUID) -> bool:
        """True when a car is here."""
        found: list[bool] = []
        key = vehicle_id.bytes
        self.till.shop.write(
            lambda work: found.append(work.sync_inbox.mender.row("vehicle", key) is not None)
        )
        return found[0]

    def scrap(self, vehicle_id: UUID) -> None:
        """Delete a car that nothing names here."""

        def remove(work: UnitOfWork) -> None:
            assert work.vehicles.remove(vehicle_id)

        self.till.shop.write(remove)

    def has_said_all(self) -> bool:
        """The service has answered all that was changed here."""
        waiting: list[int] = []
        self.till.shop.write(lambda work: waiting.append(work.sync.counts().waiting))
        return waiting[0] == 0

    def exchange(self) -> None:
        """Sync, until nothing waits here."""
        self.till.sync.sync_now()
        self.till.wait(lambda: not self.till.sync.status.is_working and self.is_settled())

    def is_settled(self) -> bool:
        """The last exchange went through, and nothing waits."""
        status = self.till.sync.status
        return status.standing.waiting == 0 and status.badge in (Badge.UP_TO_DATE, Badge.PROBLEMS)

    def pause(self, *, is_paused: bool) -> None:
        """Exchange nothing for a while, or go on."""
        self.till.sync.pause(self.till.shop.owner.id, is_paused=is_paused)
        self.till.wait(lambda: self.till.sync.status.standing.is_paused is is_paused)

    def go_to(self, part: Part) -> None:
        """Choose a part of the page."""
        self.page.parts.chosen.emit(part)

    def differences(self) -> list[DifferenceCard]:
        """The cards about the client's notes."""
        return [
            card
            for card in self.page.differences.open_cards()
            if any(pair.name == "notes" for pair in card.difference.fields)
        ]
