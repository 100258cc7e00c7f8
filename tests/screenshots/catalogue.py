"""The catalogue of the demo company: its lists, cards, forms and panels."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

from PIL import Image
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.repricing import Ending
from cardesk_desktop.operations.repricing import PriceScope
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.exporting import Exporter
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.screens.catalogue.memory import CatalogueMemory
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.product_form import ProductFormPanel
from cardesk_desktop.ui.screens.catalogue.screen import CataloguePage
from tests.screenshots.demo import DemoWindow, demo_desk
from tests.screenshots.registry import shot
from tests.screenshots.stage import wait
from tests.ui.camera.desk import camera_desk
from tests.ui.exporting.desk import nowhere

_LOOKS = 60


def opened(look: Look, memory: CatalogueMemory | None = None) -> tuple[DemoWindow, CataloguePage]:
    """The window with the catalogue read."""
    desk = demo_desk()
    (of_owner,) = (person.id for person in desk.house.staff if person.role is Role.OWNER)

    def owner() -> UUID:
        return of_owner

    def build(_look: Look, window: Window, _memory: object | None) -> Page:
        means = PanelMeans(
            look.theme,
            look.phrases,
            desk.tasks,
            owner,
            desk.house.company,
            window,
            camera_desk(look.theme, look.phrases, desk.tasks, window),
            Outlets(),
            Settings,
            Exporter(
                look.theme, look.phrases, desk.tasks, owner, window, desk.house.company.time_zone, nowhere
            ),
        )
        return CataloguePage(means, memory)

    window = DemoWindow(look, [Screen("catalogue", "package", lambda _: _("Catalogue"), build)])
    page = window.page("catalogue")
    assert isinstance(page, CataloguePage)
    wait(lambda: not page._model.is_loading and page._shelving is not None)
    return window, page


def with_card(look: Look, memory: CatalogueMemory | None = None) -> tuple[DemoWindow, CataloguePage]:
    """The same with the first item in front."""
    window, page = opened(look, memory)
    wait(lambda: page.pane.card is not None)
    return window, page


def _settled(window: QWidget) -> bool:
    """True after as many looks as the photo needs to be read and decoded."""
    looks = window.property("looks")
    count = looks + 1 if isinstance(looks, int) else 1
    window.setProperty("looks", count)
    return count > _LOOKS


@shot("catalogue", is_ready=_settled)
def products(look: Look) -> QWidget:
    """The products, the dearest first."""
    return with_card(look, CatalogueMemory(order=Order("price", is_descending=True)))[0]


@shot("catalogue-marked", is_ready=_settled)
def marked(look: Look) -> QWidget:
    """Some products marked, to do something with all of them."""
    window, page = with_card(look)
    for place in (1, 2, 4):
        row = page._model.row_at(place)
        assert row is not None
        page.listing.toggle_mark(row)
    return window


@shot("catalogue-services", is_ready=_settled)
def services(look: Look) -> QWidget:
    """The services with the span of their prices."""
    return with_card(look, CatalogueMemory(which=CatalogueFilter(ItemKind.SERVICE)))[0]


@shot("catalogue-none")
def nothing_found(look: Look) -> QWidget:
    """A search in vain says what to try."""
    return opened(look, CatalogueMemory(which=CatalogueFilter(text="zzzz")))[0]


@shot("catalogue-archive")
def archive(look: Look) -> QWidget:
    """An archive in which nothing rests yet."""
    return opened(look, CatalogueMemory(which=CatalogueFilter(is_archived=True)))[0]


@shot("catalogue-product", is_ready=_settled)
def product_form(look: Look) -> QWidget:
    """The form of a product."""
    window, page = with_card(look)
    page.pane.edit.click()
    return window


def _at_gallery(window: QWidget) -> bool:
    """The form rolled down to its photos, once it has its height."""
    form = window.findChild(ProductFormPanel)
    if form is not None:
        bar = form.area.verticalScrollBar()
        bar.setValue(form.photos.y() - form.photos.view.y())
    return _settled(window)


@shot("catalogue-gallery", is_ready=_at_gallery)
def product_gallery(look: Look) -> QWidget:
    """The form of a product that is seen from several sides."""
    window, page = with_card(look)
    page.pane.edit.click()
    form = page.forms.form
    assert isinstance(form, ProductFormPanel)
    wait(lambda: bool(form.photos.shown))
    for colour in ("teal", "orange", "purple"):
        packed = BytesIO()
        Image.new("RGB", (320, 240), colour).save(packed, "WEBP")
        form.photos.add(packed.getvalue())
    return window


@shot("catalogue-service", is_ready=_settled)
def service_form(look: Look) -> QWidget:
    """The form of a service."""
    window, page = with_card(look, CatalogueMemory(which=CatalogueFilter(ItemKind.SERVICE)))
    page.pane.edit.click()
    return window


@shot("catalogue-new", is_ready=_settled)
def new_product(look: Look) -> QWidget:
    """A new product whose barcode was scanned, with a digit that does not fit."""
    window, page = with_card(look)
    assert page._shelving is not None
    page.forms.new(ItemKind.PRODUCT, page._shelving, "4006381333932")
    return window


@shot("catalogue-prices", is_ready=_settled)
def prices(look: Look) -> QWidget:
    """Old and new prices before anything is changed."""
    window, page = with_card(look)
    assert page._shelving is not None
    panel = page.panels.prices(page._shelving, PriceScope())
    panel.value.set_text("7.5")
    panel.ending.set_value(Ending.NINETY_FIVE)
    panel._read()
    return window


@shot("catalogue-labels", is_ready=_settled)
def labels(look: Look) -> QWidget:
    """Labels of some products, as they will be printed."""
    window, page = with_card(look)
    rows = [page._model.row_at(place) for place in range(3)]
    page.panels.labels([row.id for row in rows if row is not None])
    return window


@shot("catalogue-categories", is_ready=_settled)
def categories(look: Look) -> QWidget:
    """The categories in their order."""
    window, page = with_card(look)
    page.panels.categories()
    return window


@shot("catalogue-category", is_ready=_settled)
def category(look: Look) -> QWidget:
    """The form of a category."""
    window, page = with_card(look)
    assert page._shelving is not None
    page.panels.category(page._shelving.categories[0])
    return window


@shot("catalogue-favourites", is_ready=_settled)
def favourites(look: Look) -> QWidget:
    """The favourites in their order."""
    window, page = with_card(look)
    page.panels.favourites()
    return window


@shot("catalogue-suppliers", is_ready=_settled)
def suppliers(look: Look) -> QWidget:
    """Who delivers the goods."""
    window, page = with_card(look)
    page.panels.suppliers()
    return window


@shot("catalogue-supplier", is_ready=_settled)
def supplier(look: Look) -> QWidget:
    """The form of a supplier."""
    window, page = with_card(look)
    assert page._shelving is not None
    page.panels.supplier(page._shelving.suppliers[0])
    return window
