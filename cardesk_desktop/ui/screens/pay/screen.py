"""The payment page: first the money, then the thanks and the papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.paying import SaleCompleted
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.paper import PRINT_KEY, RECEIPT_KEY, SAVE_KEY, Paper
from cardesk_desktop.ui.requests import OpenLaterPayment, OpenPayment, Request
from cardesk_desktop.ui.screens.clients.panels import ClientPanels
from cardesk_desktop.ui.screens.pay.checkout import Checkout
from cardesk_desktop.ui.screens.pay.entry_card import LEAVE_KEY
from cardesk_desktop.ui.screens.pay.in_sight import InSight
from cardesk_desktop.ui.screens.pay.layout import middle
from cardesk_desktop.ui.screens.pay.memory import PayMemory
from cardesk_desktop.ui.screens.pay.paying import PayingView
from cardesk_desktop.ui.screens.pay.refusals import RefusalDesk
from cardesk_desktop.ui.screens.pay.subject import Payable
from cardesk_desktop.ui.screens.pay.thanks import PREVIEW_KEY, ThanksCard
from cardesk_desktop.ui.screens.pay.thanks_face import passing_words, thanks_face
from cardesk_desktop.ui.screens.pay.ways import WAY_KEYS, way_title
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.early_keys import EarlyKeys
from cardesk_desktop.ui.widgets.stacked import Stacked


class PayPage(Page):
    """Reached from Sell, Visits and Invoices by `OpenPayment` or `OpenLaterPayment`; Esc goes back."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        paper: Paper,
        memory: PayMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._window, self._paper = phrases, window, paper
        self._clients = ClientPanels(theme, phrases, tasks, acting, window)
        self.checkout = Checkout(tasks, acting, self)
        self._refusals = RefusalDesk(
            phrases,
            window,
            company.time_zone,
            self.checkout,
            self.choose_client,
            self.correct_client,
            lambda: not self.isHidden(),
        )
        self.paying = PayingView(theme, phrases, company.currency, self.checkout)
        self.thanks = ThanksCard(theme, phrases, paper)
        self._blank = QWidget()
        thanks = self.thanks
        self._thanks_page = InSight(
            theme, middle(theme, thanks), thanks, thanks.next_button, spared=(thanks.tick,)
        )
        self._stack = Stacked(self)
        self._early = EarlyKeys(phrases("To pay"), self)
        for page in (self._blank, self.paying, self._thanks_page):
            self._stack.addWidget(page)
        self._connect()
        if memory is not None:
            self.checkout.go_on(memory)

    @override
    def memory(self) -> PayMemory | None:
        return self.checkout.memory

    @override
    def is_being_paid(self) -> bool:
        return self.checkout.subject is not None and self.checkout.sale is None

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        _, papers = self._, self.thanks.papers
        ways = [
            Shortcut(key, way_title(_, way), partial(self.paying.choose, way))
            for way, key in WAY_KEYS.items()
        ]
        return (
            Shortcut("Enter", _("Do what the large button says")),
            *ways,
            Shortcut(LEAVE_KEY, _("Stop here and leave the rest open"), self.paying.leave_rest),
            Shortcut(PRINT_KEY, _("Print invoice"), partial(papers.press, papers.print_invoice)),
            Shortcut(RECEIPT_KEY, _("Print receipt"), partial(papers.press, papers.print_receipt)),
            Shortcut(PREVIEW_KEY, _("Preview"), self.preview),
            Shortcut(SAVE_KEY, _("Save as PDF"), partial(papers.press, papers.save)),
            Shortcut("Esc", _("Back"), self.leave),
        )

    @override
    def on_request(self, request: Request) -> None:
        if isinstance(request, OpenPayment | OpenLaterPayment):
            self._stack.setCurrentWidget(self._blank)
            self._early.forget()
            self._early.wait()
            self.paying.expect_subject()
            self.thanks.papers.show_nothing()
            self.checkout.open(request)

    @override
    def first_focus(self) -> QWidget | None:
        if self._early.is_waiting:
            return self._early
        if self.checkout.sale is not None:
            return self.thanks.next_button
        return self.paying.entry.next_focus() if self.checkout.subject is not None else None

    def choose_client(self) -> None:
        """Open the panel that says who pays."""
        subject = self.checkout.subject
        if subject is not None and not subject.is_later:
            self._clients.choose(subject.client, self._on_client_chosen)

    def correct_client(self) -> None:
        """Open the client's details, where an address is missing."""
        subject = self.checkout.subject
        if subject is not None and subject.client is not None:
            self._clients.correct(subject.client, lambda _client: self._window.clear_banner())

    def preview(self) -> None:
        """Show the invoice as it looks on paper."""
        if self.checkout.sale is not None:
            self._window.open_invoice(self.checkout.sale.file.invoice.id)

    def leave(self) -> None:
        """Back to where the payment was asked for; after the sale, on to the next one."""
        sale, subject = self.checkout.sale, self.checkout.subject
        if sale is None:
            self._window.go_back()
        elif subject is not None and subject.is_later:
            self._window.open_invoice(sale.file.invoice.id)
        elif sale.file.invoice.vehicle is not None:
            self._window.open_visits()
        else:
            self._window.open_counter()

    def _connect(self) -> None:
        checkout = self.checkout
        checkout.shown.connect(self._show)
        checkout.completed.connect(self._on_completed)
        checkout.client_wanted.connect(self.choose_client)
        checkout.completed_behind.connect(self._on_completed_behind)
        self.paying.attempted.connect(self._refusals.clear)
        self.paying.client_asked.connect(self.choose_client)
        self.paying.back_asked.connect(self.leave)
        self.thanks.preview_asked.connect(self.preview)
        self.thanks.left.connect(self.leave)

    def _show(self) -> None:
        if self.checkout.sale is not None:
            self._show_thanks()
        elif self.checkout.subject is not None:
            self._stack.setCurrentWidget(self.paying)
            self.paying.show_subject(self._paper.prints_by_itself())
        self._early.give_on()

    def _show_thanks(self) -> None:
        sale = self.checkout.sale
        if sale is not None:
            self.thanks.papers.show_document(sale.file.invoice.id, sale.file.invoice.number)
            self._stack.setCurrentWidget(self._thanks_page)
            self.thanks.show_face(thanks_face(self._, self.checkout.subject, sale))

    def _on_completed(self) -> None:
        sale, subject = self.checkout.sale, self.checkout.subject
        self._refusals.clear()
        self._show_thanks()
        if sale is None or subject is None:
            return
        if self.isHidden():
            self._on_completed_behind(subject.payable, sale)
        elif not subject.is_later:
            self._paper.after_sale(sale.file.invoice.id)

    def _on_completed_behind(self, payable: Payable, sale: SaleCompleted) -> None:
        """The person has gone on already: what the thanks would have said is said in passing."""
        self._window.toast(passing_words(self._, sale))
        if isinstance(payable, OpenPayment):
            self._paper.after_sale(sale.file.invoice.id)

    def _on_client_chosen(self, client: Client | None) -> None:
        self._refusals.clear()
        self.checkout.choose_client(client.id if client else None)
