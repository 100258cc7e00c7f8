"""Every screen of the till, in the order of the rail: what it is called, what it answers, how it is built.

What a page is made of is loaded when it is first built, or ahead of that (`ahead.py`): all of them
take longer to load than the lock screen takes to be there.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import (
    AddItem,
    NewProduct,
    OpenBackup,
    OpenClient,
    OpenCounter,
    OpenCreditNote,
    OpenInvoice,
    OpenItem,
    OpenLaterPayment,
    OpenPayment,
    OpenSettings,
    OpenStock,
    OpenTicket,
    OpenVehicle,
    OpenVisit,
    StartCheckIn,
    TakeInHand,
)
from cardesk_desktop.ui.screen import Look, Place, Screen
from cardesk_desktop.ui.screens.means import Means, camera_desk, exporter, loose_paper, of, paper
from cardesk_desktop.ui.screens.service_screens import service_screens

if TYPE_CHECKING:
    from cardesk_desktop.ui.screens.settings.section import Section


def all_screens(means: Means) -> tuple[Screen, ...]:
    """The screens; the first is shown at the start."""
    return (
        _sell(means),
        _visits(means),
        _clients(means),
        _invoices(means),
        _catalogue(means),
        _stock(means),
        _reports(means),
        _pay(means),
        *service_screens(means),
        _settings(means),
    )


def _sell(means: Means) -> Screen:
    def build(look: Look, window: Window, memory: object | None) -> Page:
        from cardesk_desktop.ui.screens.sell.memory import SellMemory
        from cardesk_desktop.ui.screens.sell.screen import SellPage

        cameras = camera_desk(means, look, window)
        return SellPage(cameras, means.acting, window, of(SellMemory, memory))

    answers = (OpenTicket, OpenCounter, AddItem)
    return Screen("sell", "shopping-cart", lambda _: _("Sell"), build, answers=answers)


def _visits(means: Means) -> Screen:
    def build(look: Look, window: Window, memory: object | None) -> Page:
        from cardesk_desktop.ui.screens.visits.memory import VisitsMemory
        from cardesk_desktop.ui.screens.visits.screen import VisitsPage

        return VisitsPage(
            look.theme,
            look.phrases,
            means.tasks,
            means.acting,
            window,
            clock=means.clock,
            time_zone=means.company.time_zone,
            cameras=camera_desk(means, look, window),
            papers=partial(loose_paper, means, look, window),
            memory=of(VisitsMemory, memory),
        )

    answers = (OpenVisit, StartCheckIn, OpenVehicle)
    return Screen("visits", "car", lambda _: _("Visits"), build, answers=answers)


def _clients(means: Means) -> Screen:
    def build(look: Look, window: Window, memory: object | None) -> Page:
        from cardesk_desktop.ui.screens.clients.memory import ClientsMemory
        from cardesk_desktop.ui.screens.clients.screen import ClientsPage

        return ClientsPage(
            look.theme,
            look.phrases,
            means.company,
            means.tasks,
            means.acting,
            window,
            clock=means.clock,
            paper=loose_paper(means, look, window),
            outlets=means.outlets,
            exporter=exporter(means, look, window),
            memory=of(ClientsMemory, memory),
        )

    return Screen("clients", "users", lambda _: _("Clients"), build, answers=(OpenClient,))


def _invoices(means: Means) -> Screen:
    def build(look: Look, window: Window, memory: object | None) -> Page:
        from cardesk_desktop.ui.screens.invoices.memory import InvoicesMemory
        from cardesk_desktop.ui.screens.invoices.screen import InvoicesPage

        return InvoicesPage(
            look.theme,
            look.phrases,
            means.company,
            means.tasks,
            means.acting,
            means.clock,
            window,
            paper(means, look, window),
            exporter(means, look, window),
            of(InvoicesMemory, memory),
        )

    answers = (OpenInvoice, OpenCreditNote)
    return Screen("invoices", "file-text", lambda _: _("Invoices"), build, answers=answers)


def _catalogue(means: Means) -> Screen:
    def build(look: Look, window: Window, memory: object | None) -> Page:
        from cardesk_desktop.ui.screens.catalogue.memory import CatalogueMemory
        from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
        from cardesk_desktop.ui.screens.catalogue.screen import CataloguePage

        panels = PanelMeans(
            look.theme,
            look.phrases,
            means.tasks,
            means.acting,
            means.company,
            window,
            camera_desk(means, look, window),
            means.outlets,
            lambda: means.preferences.settings,
            exporter(means, look, window),
            means.recognition,
        )
        return CataloguePage(panels, of(CatalogueMemory, memory))

    answers = (OpenItem, NewProduct)
    return Screen("catalogue", "package", lambda _: _("Catalogue"), build, answers=answers)


def _reports(means: Means) -> Screen:
    def build(look: Look, window: Window, memory: object | None) -> Page:
        from cardesk_desktop.ui.screens.reports.memory import Choice as ReportChoice
        from cardesk_desktop.ui.screens.reports.screen import ReportsPage

        return ReportsPage(
            look.theme,
            look.phrases,
            means.company,
            means.tasks,
            means.acting,
            means.clock,
            window,
            exporter(means, look, window),
            loose_paper(means, look, window),
            of(ReportChoice, memory),
        )

    return Screen("reports", "chart-column", lambda _: _("Reports"), build)


def _stock(means: Means) -> Screen:
    def build(look: Look, window: Window, memory: object | None) -> Page:
        from cardesk_desktop.ui.screens.stock.memory import StockMemory
        from cardesk_desktop.ui.screens.stock.screen import StockPage

        return StockPage(
            look.theme,
            look.phrases,
            means.company,
            means.tasks,
            means.acting,
            window,
            exporter(means, look, window),
            of(StockMemory, memory),
            camera_desk(means, look, window),
        )

    return Screen("stock", "boxes", lambda _: _("Stock"), build, answers=(OpenStock, TakeInHand))


def _pay(means: Means) -> Screen:
    def build(look: Look, window: Window, memory: object | None) -> Page:
        from cardesk_desktop.ui.screens.pay.memory import PayMemory
        from cardesk_desktop.ui.screens.pay.screen import PayPage

        return PayPage(
            look.theme,
            look.phrases,
            means.company,
            means.tasks,
            means.acting,
            window,
            paper(means, look, window),
            of(PayMemory, memory),
        )

    answers = (OpenPayment, OpenLaterPayment)
    return Screen("pay", "wallet", lambda _: _("Pay"), build, place=Place.NOWHERE, answers=answers)


def _settings(means: Means) -> Screen:
    @cache
    def sections() -> tuple[Section, ...]:
        from cardesk_desktop.ui.screens.settings.safekeeping import safekeeping_sections
        from cardesk_desktop.ui.screens.settings.sections import all_sections

        return (*all_sections(means), *safekeeping_sections(means))

    def build(look: Look, window: Window, memory: object | None) -> Page:
        from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage

        return SettingsPage(look, window, sections(), of(SettingsMemory, memory))

    answers = (OpenSettings, OpenBackup)
    return Screen("settings", "settings", lambda _: _("Settings"), build, place=Place.BOTTOM, answers=answers)
