"""The stock of the demo company: the list with the product in front, its ledger, deliveries and counts."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.correcting_stock import adjust_stock, take_out
from cardesk_desktop.operations.counting_stock import CountView, count_product, start_count, view_count
from cardesk_desktop.operations.looking_at_stock import stock_list
from cardesk_desktop.operations.writing_deliveries import (
    head_delivery,
    put_on_delivery,
    throw_away_delivery,
    view_delivery,
)
from cardesk_desktop.store.stock_views import StockFilter, StockState
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.exporting import Exporter
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import OpenInvoice
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.screens.stock.memory import EVERYTHING, StockMemory
from cardesk_desktop.ui.screens.stock.screen import StockPage
from cardesk_desktop.ui.screens.stock.starting import CountStart
from tests.screenshots.demo import DemoWindow, demo_desk
from tests.screenshots.registry import shot
from tests.screenshots.shell import empty
from tests.screenshots.stage import wait
from tests.ui.camera.desk import camera_desk
from tests.ui.exporting.desk import nowhere


def _title(_: Phrasebook) -> str:
    return _("Stock")


def owner() -> UUID:
    """Who may see what goods cost."""
    return next(member.id for member in demo_desk().house.staff if member.role is Role.OWNER)


@cache
def products() -> tuple[UUID, ...]:
    """Products by value, the dearest first; one was written off in part, one was sold below zero."""
    desk = demo_desk()
    order = Order("value", is_descending=True)
    page = desk.ask(stock_list, viewer_id=owner(), which=StockFilter(), offset=0, limit=20, order=order)
    ids = tuple(row.product_id for row in page.rows)
    desk.ask(
        take_out,
        staff_id=owner(),
        product_id=ids[0],
        quantity=Quantity.of(2),
        reason="Leaking bottles",
    )
    for place, left in ((3, -2), (5, 0)):
        missing = Quantity(left * 1000 - page.rows[place].level.milli)
        desk.ask(
            adjust_stock,
            staff_id=owner(),
            product_id=ids[place],
            difference=missing,
            reason="Shelf check",
        )
    return ids


def shown(look: Look, which: StockFilter = EVERYTHING) -> tuple[DemoWindow, StockPage]:
    """The window with the list, once it and the product in front were read."""
    dearest = products()[0]

    def build(look: Look, window: Window, memory: object | None) -> Page:
        desk = demo_desk()
        remembered = StockMemory(which, product_id=dearest)
        company = desk.house.company
        zone = company.time_zone
        exporter = Exporter(look.theme, look.phrases, desk.tasks, owner, window, zone, nowhere)
        cameras = camera_desk(look.theme, look.phrases, desk.tasks, window)
        return StockPage(
            look.theme, look.phrases, company, desk.tasks, owner, window, exporter, remembered, cameras
        )

    screens = (
        empty("invoices", "file-text", lambda _: _("Invoices"), OpenInvoice),
        Screen("stock", "boxes", _title, build),
    )
    window = DemoWindow(look, screens)
    window.show_screen("stock")
    page = window.page("stock")
    assert isinstance(page, StockPage)
    wait(lambda: page.browser.pane.card is not None and demo_desk().tasks.is_quiet)
    return window, page


@shot("stock")
def everything(look: Look) -> QWidget:
    """All products, the dearest in front."""
    return shown(look)[0]


@shot("stock-low")
def low(look: Look) -> QWidget:
    """What has to be ordered."""
    return shown(look, StockFilter(state=StockState.LOW))[0]


@shot("stock-none")
def nothing(look: Look) -> QWidget:
    """A search that finds none."""
    return shown(look, StockFilter("zzz"))[0]


@shot("stock-waste")
def waste(look: Look) -> QWidget:
    """Something is written off."""
    window, page = shown(look)
    page.browser.waste()
    return window


@shot("stock-cost")
def cost(look: Look) -> QWidget:
    """What lies in stock is given another cost."""
    window, page = shown(look)
    page.browser.revalue()
    return window


@shot("stock-receive")
def receiving(look: Look) -> QWidget:
    """A delivery is written down."""
    window, page = shown(look)
    desk, ids = demo_desk(), products()
    if not desk.ask(view_delivery, viewer_id=owner()).lines:
        for place, (units, cost) in enumerate(((24, 990), (12, 4_345), (6, 2_750), (40, 495))):
            desk.ask(
                put_on_delivery,
                staff_id=owner(),
                product_id=ids[place],
                quantity=Quantity.of(units),
                unit_cost=Money(cost, desk.house.company.currency),
            )
        desk.ask(head_delivery, staff_id=owner(), supplier_id=None, reference="DN 20771")
    page.receive()
    wait(lambda: desk.tasks.is_quiet)
    return window


@shot("stock-receive-empty")
def receiving_nothing(look: Look) -> QWidget:
    """The delivery before its first line."""
    window, page = shown(look)
    demo_desk().ask(throw_away_delivery, staff_id=owner())
    page.receive()
    wait(lambda: demo_desk().tasks.is_quiet)
    return window


@cache
def _counted() -> CountView:
    """A count of everything with a few products counted, some of them not as expected."""
    desk, ids = demo_desk(), products()
    view = desk.ask(start_count, staff_id=owner())
    for place, units in enumerate((17, 3, 9, 2, 30, 1)):
        desk.ask(
            count_product,
            staff_id=owner(),
            count_id=view.count.id,
            product_id=ids[place],
            quantity=Quantity.of(units),
        )
    return desk.ask(view_count, count_id=view.count.id)


@shot("stock-count")
def counting(look: Look) -> QWidget:
    """A count going on."""
    window, page = shown(look)
    page._open_count(_counted())
    wait(lambda: demo_desk().tasks.is_quiet)
    return window


@shot("stock-count-start")
def starting(look: Look) -> QWidget:
    """What is to be counted?"""
    window, page = shown(look)
    _counted()
    page.begin_count()
    wait(lambda: demo_desk().tasks.is_quiet and bool(window.findChildren(CountStart)))
    return window


@shot("stock-differences")
def differences(look: Look) -> QWidget:
    """What the count comes to."""
    window, page = shown(look)
    page._open_count(_counted())
    page.count.side.finish.click()
    wait(lambda: demo_desk().tasks.is_quiet)
    return window
