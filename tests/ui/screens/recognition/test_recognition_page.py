"""The page of recognised photos: what was seen is taken field by field, and nothing is saved by itself."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import httpx
import pytest
from PIL import Image
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cardesk_desktop.domain.catalogue import ItemKind, Product
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.recognition import AskState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.recognising import recognition_counts
from cardesk_desktop.settings import Settings
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.membership import Joined
from cardesk_desktop.sync.recognition import Agreement
from cardesk_desktop.sync.status import Link, Standing, SyncStatus
from cardesk_desktop.sync.trusting import trust
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.recognition_desk import RecognitionDesk
from cardesk_desktop.ui.requests import OpenRecognition
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.recognition.screen import RecognitionPage
from cardesk_desktop.ui.screens.settings.recognition import RecognitionBody
from cardesk_desktop.ui.theme import Theme
from cardesk_wire import recognition as wire
from cardesk_wire.coding import encode
from cardesk_wire.messages import Refusal
from cardesk_wire.recognition import RecognitionCode
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


@pytest.fixture
def place(
    qtbot: QtBot, shop: Shop, theme: Theme, phrases: Phrasebook, window: RecordingWindow
) -> Iterator[Place]:
    made = Place(qtbot, shop, Look(theme, phrases), window)
    yield made
    made.desk.stop()
    made.sync.stop()


def photo() -> bytes:
    packed = io.BytesIO()
    Image.effect_noise((64, 48), 60).convert("RGB").save(packed, "WEBP")
    return packed.getvalue()


def _products(desk: Desk) -> Outcome[tuple[Product, ...]]:
    with desk.store.read() as work:
        return Outcome(tuple(work.catalogue.with_barcode(SEEN.barcode)))


def test_only_what_was_taken_becomes_a_product(place: Place, window: RecordingWindow) -> None:
    place.join()
    taken = photo()
    place.ask(taken)
    place.wait_for(lambda: place.page.pane.form is not None)
    form = place.page.pane.form
    assert form is not None
    assert place.service.photos == [taken]
    assert [part.is_taken for part in form.fields.all()] == [False] * 6
    assert form.fields.name.tag.text == "Suggestion"
    form.save.click()
    assert form.fields.price.has_error
    form.take_all.click()
    form.fields.brand.take.click()
    assert [part.is_taken for part in form.fields.all()][:3] == [True, False, True]
    assert form.fields.whole.text() == "On the price list: Wash & Wax 1.5 l"
    form.fields.price.editor.setText("45")
    form.fields.price.editor.textEdited.emit("45")
    if not form.fields.category.is_taken:
        form.fields.category.set_taken(is_taken=True)
    form.save.click()
    place.wait_for(lambda: bool(window.toasts))
    (product,) = place.shop.ask(_products)
    assert product.names.main == "Wash & Wax 1.5 l"
    assert product.price.minor == 4500
    assert product.photo_sha256
    assert place.counts() == {}
    window.onwards[0].run()
    assert window.calls[-1] == ("add_item", (ItemKind.PRODUCT, product.id))


def test_what_was_missing_on_a_delivery_goes_back_there(place: Place, window: RecordingWindow) -> None:
    place.join()
    place.ask(photo(), purpose=Purpose.STOCK)
    place.wait_for(lambda: place.page.pane.form is not None)
    form = place.page.pane.form
    assert form is not None
    form.take_all.click()
    form.fields.category.set_taken(is_taken=True)
    form.fields.price.editor.setText("45")
    form.fields.price.editor.textEdited.emit("45")
    form.save.click()
    place.wait_for(lambda: bool(window.toasts))
    (product,) = place.shop.ask(_products)
    assert window.calls == [("take_in_hand", product.id)]
    assert window.onwards == []


def test_writing_in_a_field_takes_it(place: Place) -> None:
    place.join()
    place.ask(photo())
    place.wait_for(lambda: place.page.pane.form is not None)
    form = place.page.pane.form
    assert form is not None
    name = form.fields.name
    name.field.editor.setFocus()
    QTest.keyClicks(name.field.editor, "!")
    assert name.is_taken
    assert name.tag.text == "Taken"
    assert name.take.accessibleName()


def test_without_network_it_waits_and_says_so(place: Place) -> None:
    place.join()
    place.service.is_offline = True
    place.ask(photo())
    place.wait_for(lambda: "not reached" in place.page.pane.words.text())
    assert "Next try" in place.page.pane.words.text()
    assert place.counts() == {AskState.WAITING: 1}
    place.service.is_offline = False
    place.join(Link.REACHED)
    place.wait_for(lambda: place.page.pane.form is not None)


def test_what_the_service_wants_is_waited_for(place: Place) -> None:
    place.join()
    place.service.refusal = Refusal(RecognitionCode.AWAY, {"retry_after_s": 600})
    place.ask(photo())
    place.wait_for(lambda: "does not answer" in place.page.pane.words.text())
    place.service.refusal = None
    place.join(Link.REACHED)
    place.qtbot.wait(100)
    assert len(place.service.photos) == 1
    place.page.pane.again.click()
    place.wait_for(lambda: place.page.pane.form is not None)


def test_a_photo_that_is_declined_says_so(place: Place) -> None:
    place.join()
    place.service.refusal = Refusal(RecognitionCode.PHOTO_DECLINED)
    place.ask(photo())
    place.wait_for(lambda: place.counts() == {AskState.REFUSED: 1})
    place.wait_for(lambda: "does not want" in place.page.pane.words.text())


def test_nothing_leaves_before_the_company_agreed(place: Place, window: RecordingWindow) -> None:
    place.service.state = wire.RecognitionState(True, wire.Agreement.NOT_ASKED, 7, "a model", "a provider")
    place.join()
    place.ask(photo())
    place.wait_for(lambda: "Nobody has agreed" in place.page.pane.words.text())
    assert not place.service.photos
    assert not place.page.consent.isHidden()
    assert "a model, a provider" in place.page.consent.words.text()
    place.page.consent.agree.click()
    place.wait_for(lambda: place.page.pane.form is not None)
    assert place.page.consent.isHidden()
    assert window.shown is None


def test_a_register_without_account_is_told_the_way(place: Place, window: RecordingWindow) -> None:
    place.ask(photo())
    place.wait_for(lambda: "through the account" in place.page.pane.words.text())
    place.page.consent.join.click()
    assert window.calls[-1] == ("open_settings", "account")
    failed: list[Code] = []
    place.desk.agree(place.shop.owner.id, is_agreed=True, on_failed=lambda error: failed.append(error.code))
    assert failed == [Code.RECOGNITION_NEEDS_ACCOUNT]


def test_what_was_dropped_comes_back(place: Place, window: RecordingWindow) -> None:
    place.join()
    place.ask(photo())
    place.wait_for(lambda: place.page.pane.form is not None)
    form = place.page.pane.form
    assert form is not None
    form.drop.click()
    place.wait_for(lambda: bool(window.undos))
    assert place.counts() == {}
    window.undos[0].run()
    place.wait_for(lambda: place.page.pane.form is not None)
    assert place.counts() == {AskState.ANSWERED: 1}
    assert len(place.service.photos) == 1


def test_the_switch_of_the_company(place: Place, qtbot: QtBot, window: RecordingWindow) -> None:
    place.join(Link.REACHED)
    body = RecognitionBody(place.look, window, place.means, place.desk)
    qtbot.addWidget(body)
    body.show()
    body.on_shown()
    place.wait_for(lambda: body.card.switch.isChecked())
    body.card.switch.click()
    place.wait_for(lambda: _agreement(place) is Agreement.SWITCHED_OFF)
    place.service.is_offline = True
    body.card.switch.click()
    place.wait_for(lambda: window.shown is not None)
    assert not body.card.switch.isChecked()


def _agreement(place: Place) -> Agreement | None:
    state = place.desk.state
    return state.agreement if state is not None else None
