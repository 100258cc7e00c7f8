"""The page of sync on a small wash that has joined, and a service that knows its other register."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import cast
from uuid import UUID

from pytestqt.qtbot import QtBot
from typing_extensions import override

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.syncing import sync_standing
from cardesk_desktop.settings import Settings
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.membership import Account
from cardesk_desktop.sync.service_place import ServicePlace
from cardesk_desktop.sync.status import Link, SyncStatus
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.sync.memory import SyncMemory
from cardesk_desktop.ui.screens.sync.screen import SyncPage
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_wire.messages import Block
from tests.builders.said_twice import OTHER_REGISTER, join_at
from tests.screenshots.settings import means
from tests.ui.posed_sync import PosedSync
from tests.ui.shop import Shop
from tests.ui.unwritten_settings import UnwrittenSettings
from tests.ui.window import RecordingWindow


class Registers:
    """Knows what the other register is called."""

    def registers(self, cookie: str) -> Mapping[str, str]:
        return {OTHER_REGISTER: "Bay two (R02)"}

    def sign_out(self, cookie: str) -> None:
        """The session ends."""


class SyncOfTest(PosedSync):
    """Its line is what the test puts there."""

    put: ServiceClient | None = None

    @override
    def line(self) -> ServiceClient | None:
        return self.put


class SyncTable:
    """Page and window; `arrive` lets the service tell of something."""

    def __init__(self, qtbot: QtBot, shop: Shop, look: Look, window: RecordingWindow) -> None:
        self.qtbot, self.shop, self.window = qtbot, shop, window
        shop.write(join_at)
        settings = Settings(service_address="https://account.example")
        preferences = Preferences(settings, UnwrittenSettings(), shop.tasks)
        self.asked_now: list[bool] = []
        self.sync = SyncOfTest(shop.tasks, preferences, MemoryKeychain(), shop.clock, open_account=self._open)
        self.means: Means = replace(
            means(look), clock=shop.clock, tasks=shop.tasks, acting=lambda: shop.owner.id, sync=self.sync
        )
        self.look = look
        self.page = self._page(SyncMemory())

    def _page(self, memory: SyncMemory) -> SyncPage:
        page = SyncPage(self.look, self.window, self.means, self.sync, memory)
        self.qtbot.addWidget(page)
        page.resize(1_200, 700)
        page.show()
        return page

    def again(self) -> SyncPage:
        """The page, built again from what it left."""
        self.page = self._page(self.page.memory())
        self.page.on_shown()
        return self.page

    def arrive(self, *blocks: Block) -> None:
        """Let something come from the service."""
        self.shop.write(lambda work: join_at(work, *blocks))
        self.follow()

    def follow(self) -> None:
        """Let the page see how things stand now."""
        standing = self.shop.ask(sync_standing)
        self.sync.pose(SyncStatus(standing, Link.REACHED))
        self.sync._session.take("posed")

    def words(self) -> str:
        """Everything that the differences say."""
        part = self.page.differences
        shown = (label.text() for label in part.findChildren(Text) if label.isVisibleTo(part))
        return " | ".join(shown).replace("\u00a0", " ")

    def note(self, client_id: UUID, words: str) -> None:
        """Somebody writes a note in the client's form."""

        def save(desk: Desk) -> Outcome[None]:
            with desk.store.write() as work:
                work.clients.save(replace(work.clients.get(client_id), notes=words))
                return Outcome(None, Changes.of((Noun.CLIENT, client_id)))

        self.shop.ask(save)

    def _open(self, _place: ServicePlace) -> AbstractContextManager[Account]:
        return nullcontext(cast("Account", Registers()))
