"""The page of recognised photos before a service that says what the test wants."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import httpx
from PIL import Image
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cardesk_desktop.domain.recognition import AskState
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.recognising import recognition_counts
from cardesk_desktop.settings import Settings
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.membership import Joined
from cardesk_desktop.sync.status import Link, Standing, SyncStatus
from cardesk_desktop.sync.trusting import trust
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.recognition_desk import RecognitionDesk
from cardesk_desktop.ui.requests import OpenRecognition
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.recognition.screen import RecognitionPage
from cardesk_wire import recognition as wire
from cardesk_wire.coding import encode
from cardesk_wire.messages import Refusal
from tests.screenshots.settings import means
from tests.ui.posed_sync import PosedSync
from tests.ui.shop import Shop
from tests.ui.unwritten_settings import UnwrittenSettings
from tests.ui.window import RecordingWindow

SEEN = wire.Recognised(
    "Wash & Wax", "Shinex", "Shop", "1.5", wire.Unit.LITRE, "6291041500213", wire.TaxKind.STANDARD, 92
)


class Service:
    """Answers for the account service."""

    def __init__(self) -> None:
        self.state = wire.RecognitionState(True, wire.Agreement.AGREED, 7, "a model", "a provider")
        self.refusal: Refusal | None = None
        self.is_offline = False
        self.photos: list[bytes] = []

    def answer(self, request: httpx.Request) -> httpx.Response:
        if self.is_offline:
            raise httpx.ConnectError("no")
        if request.url.path.endswith("/agreement"):
            said = wire.Agreement.AGREED if b"true" in request.content else wire.Agreement.SWITCHED_OFF
            self.state = wire.RecognitionState(True, said, 7, "a model", "a provider")
        if "/questions/" in request.url.path:
            self.photos.append(request.content)
            if self.refusal is not None:
                return httpx.Response(422, stream=httpx.ByteStream(encode(self.refusal)))
            return httpx.Response(200, stream=httpx.ByteStream(encode(SEEN)))
        return httpx.Response(200, stream=httpx.ByteStream(encode(self.state)))


class JoinedSync(PosedSync):
    """Signed in at that service."""

    service: Service

    @override
    def line(self) -> ServiceClient | None:
        transport = httpx.MockTransport(self.service.answer)
        return ServiceClient("https://service.example", trust(None), cookie="opens", transport=transport)


class Place:
    """The page on a small shop whose owner is at the desk."""

    def __init__(self, qtbot: QtBot, shop: Shop, look: Look, window: RecordingWindow) -> None:
        self.qtbot, self.shop, self.look, self.window = qtbot, shop, look, window
        self.service = Service()
        preferences = Preferences(Settings(), UnwrittenSettings(), shop.tasks)
        self.sync = JoinedSync(shop.tasks, preferences, MemoryKeychain(), shop.clock)
        self.sync.service = self.service
        self.desk = RecognitionDesk(self.sync, shop.tasks, preferences, shop.clock)
        self.means = replace(
            means(look),
            clock=shop.clock,
            tasks=shop.tasks,
            acting=lambda: shop.owner.id,
            company=shop.company,
            preferences=preferences,
            sync=self.sync,
            recognition=self.desk,
        )
        self.page = RecognitionPage(look, window, self.means, self.desk)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.on_shown()

    def join(self, link: Link = Link.OFFLINE) -> None:
        joined = Joined("Omar", "omar@example.com", "c", "Blue Drop", "d", "R01", "opens")
        self.sync.pose(SyncStatus(Standing(is_joined=True), link), joined)

    def ask(
        self, photo: bytes = b"", product_id: UUID | None = None, purpose: Purpose = Purpose.CATALOGUE
    ) -> UUID:
        asked: list[UUID] = []
        failed: list[object] = []
        self.desk.ask(self.shop.owner.id, asked.append, failed.append, photo=photo, product_id=product_id)
        self.qtbot.waitUntil(lambda: bool(asked or failed))
        assert not failed, failed
        self.page.on_request(OpenRecognition(asked[0], purpose))
        return asked[0]

    def counts(self) -> dict[AskState, int]:
        return dict(self.shop.ask(recognition_counts))

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so)


def photo() -> bytes:
    packed = io.BytesIO()
    Image.effect_noise((64, 48), 60).convert("RGB").save(packed, "WEBP")
    return packed.getvalue()
