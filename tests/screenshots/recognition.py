"""Photos that are recognised: what was seen, what waits and why, what is asked before the first is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cardesk_desktop.demo.data.car_care import CAR_CARE
from cardesk_desktop.demo.pictures.drawing import draw
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.recognition import AskState, PhotoQuestion, SizeUnit, Suggestion
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.recognition import Agreement, Recognition, kept
from cardesk_desktop.sync.status import Link, Standing, SyncStatus
from cardesk_desktop.ui.exporting import Exporter
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.recognition_desk import RecognitionDesk
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.screen import CataloguePage
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.recognition.memory import RecognitionMemory
from cardesk_desktop.ui.screens.recognition.screen import RecognitionPage
from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage
from cardesk_desktop.ui.screens.settings.sections import all_sections
from tests.builders import identity
from tests.screenshots.account import account
from tests.screenshots.registry import shot
from tests.screenshots.settings import means
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import wait
from tests.ui.camera.desk import camera_desk
from tests.ui.exporting.desk import nowhere
from tests.ui.posed_sync import PosedSync
from tests.ui.shop import Shop
from tests.ui.unwritten_settings import UnwrittenSettings
from tests.ui.window import RecordingWindow

SEEN = Suggestion(
    "Wash & Wax Shampoo",
    "Shinex",
    "Shampoos",
    "1.5",
    SizeUnit.LITRE,
    "6291041500213",
    TaxCategory.STANDARD,
    92,
)
MODEL = ("google/gemini-3.1-flash", "google-vertex")
NEW, KNOWN, LATE, REFUSED = (identity(name) for name in ("new", "known", "late", "refused"))


@cache
def house() -> Shop:
    """A shop with a photo in each state."""
    shop = Shop(wait, Path(mkdtemp(prefix="cardesk-recognition-")))
    bottle, cloth = draw(CAR_CARE[0].picture), draw(CAR_CARE[1].picture)

    def fill(work: UnitOfWork) -> None:
        sha256 = work.blobs.put(cloth, "image/png")
        work.catalogue.save_product(replace(shop.freshener, photo_sha256=sha256))
        waits = PhotoQuestion(
            LATE,
            shop.clock.now() - timedelta(minutes=9),
            "en",
            photo=bottle,
            fault=Code.RECOGNITION_QUOTA_SPENT,
            not_before=shop.clock.now() + timedelta(hours=2),
        )
        work.recognitions.add(waits)
        declined = replace(
            waits, id=REFUSED, state=AskState.REFUSED, fault=Code.RECOGNITION_PHOTO_DECLINED, photo=cloth
        )
        work.recognitions.add(declined)
        known = replace(SEEN, name="Ocean air freshener", category="Fragrances", barcode="", size="80")
        known = replace(known, unit=SizeUnit.MILLILITRE, confidence=71)
        of_product = replace(
            waits,
            id=KNOWN,
            photo=b"",
            photo_sha256=sha256,
            product_id=shop.freshener.id,
            state=AskState.ANSWERED,
            suggestion=known,
            fault="",
        )
        work.recognitions.add(of_product)
        work.recognitions.add(replace(waits, id=NEW, state=AskState.ANSWERED, suggestion=SEEN, fault=""))

    shop.write(fill)
    return shop


def around(look: Look, agreement: Agreement | None, *, is_joined: bool = True) -> tuple[Means, PosedSync]:
    """What the page stands on, where the company said this."""
    shop = house()
    now = shop.clock.now()
    state = Recognition(True, agreement or Agreement.NOT_ASKED, 37, *MODEL, now)
    known = kept(state) if agreement else ""
    settings = Settings(service_address="https://account.example", last_recognition=known)
    preferences = Preferences(settings, UnwrittenSettings(), shop.tasks)
    sync = PosedSync(shop.tasks, preferences, MemoryKeychain(), shop.clock)
    desk = RecognitionDesk(sync, shop.tasks, preferences, shop.clock)
    desk.stop()
    if is_joined:
        sync.pose(SyncStatus(Standing(is_joined=True), Link.OFFLINE), account())
    of = replace(
        means(look),
        tasks=shop.tasks,
        acting=lambda: shop.owner.id,
        company=shop.company,
        preferences=preferences,
        sync=sync,
        recognition=desk,
    )
    return of, sync


def _shown(
    look: Look, question: UUID, agreement: Agreement | None = Agreement.AGREED, *, is_joined: bool = True
) -> QWidget:
    of, sync = around(look, agreement, is_joined=is_joined)
    assert of.recognition is not None
    page = RecognitionPage(look, RecordingWindow(), of, of.recognition, RecognitionMemory(question))
    sync.setParent(page)
    return Frameful(look, {"recognition": page})


def _is_read(widget: QWidget) -> bool:
    return all(page.pane.asked is not None for page in widget.findChildren(RecognitionPage))


@shot("recognition", is_ready=_is_read)
def seen(look: Look) -> QWidget:
    """What was seen on a photo that has no product yet."""
    return _shown(look, NEW)


@shot("recognition-product", is_ready=_is_read)
def seen_on_product(look: Look) -> QWidget:
    """A suggestion for a product, beside what it says so far."""
    return _shown(look, KNOWN)


@shot("recognition-waiting", is_ready=_is_read)
def waiting(look: Look) -> QWidget:
    """A photo that waits, and until when."""
    return _shown(look, LATE)


@shot("recognition-declined", is_ready=_is_read)
def declined(look: Look) -> QWidget:
    """A photo that nobody wants to look at."""
    return _shown(look, REFUSED)


@shot("recognition-consent", is_ready=_is_read)
def consent(look: Look) -> QWidget:
    """What is said before the first photo is sent."""
    return _shown(look, LATE, Agreement.NOT_ASKED)


@shot("recognition-alone", is_ready=_is_read)
def alone(look: Look) -> QWidget:
    """A register that belongs to no account."""
    return _shown(look, LATE, None, is_joined=False)


@shot("recognition-settings")
def switch(look: Look) -> QWidget:
    """The switch for the company, with what is left of its quota."""
    of, sync = around(look, Agreement.AGREED)
    page = SettingsPage(look, RecordingWindow(), all_sections(of), SettingsMemory("recognition"))
    sync.setParent(page)
    return Frameful(look, {"settings": page})


def _is_suggested(widget: QWidget) -> bool:
    return all(
        page.pane.card is not None and page.listing.suggested() for page in widget.findChildren(CataloguePage)
    )


@shot("recognition-catalogue", is_ready=_is_suggested)
def marked(look: Look) -> QWidget:
    """A product about which something was seen, in the list and beside it."""
    of, sync = around(look, Agreement.AGREED)
    window = RecordingWindow()
    panels = PanelMeans(
        look.theme,
        look.phrases,
        of.tasks,
        of.acting,
        of.company,
        window,
        camera_desk(look.theme, look.phrases, of.tasks, window),
        of.outlets,
        Settings,
        Exporter(look.theme, look.phrases, of.tasks, of.acting, window, of.company.time_zone, nowhere),
        of.recognition,
    )
    page = CataloguePage(panels)
    sync.setParent(page)
    return Frameful(look, {"catalogue": page})
