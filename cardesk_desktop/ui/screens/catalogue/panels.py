"""The side panels of the catalogue: the forms, and what follows when they have saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind, Product, Service
from cardesk_desktop.operations.catalogue_list import Shelving
from cardesk_desktop.ui.leading_back import lead_back
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.requests import NewProduct
from cardesk_desktop.ui.screens.catalogue.item_form import FormMeans, ItemForm
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.product_form import ProductFormPanel
from cardesk_desktop.ui.screens.catalogue.service_form import ServiceFormPanel
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut

OnSaved = Callable[[UUID, ItemKind], None]


class FormPanels:
    """Opens the forms. Each closes itself when it has saved, and says what was saved."""

    def __init__(self, means: PanelMeans, on_saved: OnSaved) -> None:
        self._means, self._on_saved = means, on_saved
        self.form: ItemForm | None = None

    def new(
        self, kind: ItemKind, shelving: Shelving, barcode: str = "", *, known: NewProduct | None = None
    ) -> None:
        """Write down a new product, with a scanned barcode or more that is known of it, or a new service."""
        if kind is ItemKind.PRODUCT:
            self._new_product(shelving, known or NewProduct(barcode))
            return
        form = ServiceFormPanel(self._form_means(shelving))
        form.next_asked.connect(lambda: self.new(kind, shelving))
        self._open(form, self._means.phrases("New service"), kind)

    def _new_product(self, shelving: Shelving, known: NewProduct) -> None:
        """Write down a new product of which something is known, and go back to what it is for."""
        kind, purpose = ItemKind.PRODUCT, known.purpose
        form = ProductFormPanel(self._form_means(shelving, purpose))
        form.fill_known(known.barcode, known.name, known.photo)
        form.next_asked.connect(lambda: self.new(kind, shelving))
        if purpose is not Purpose.CATALOGUE:
            form.saved.connect(lambda item: lead_back(self._means.window, purpose, item.id))
            form.save_next.hide()
        self._open(form, self._means.phrases("New product"), kind)

    def edit(self, item: Product | Service, shelving: Shelving, *, is_copy: bool = False) -> None:
        """Correct an item, or write down a copy of it."""
        _ = self._means.phrases
        means = self._form_means(shelving)
        if isinstance(item, Service):
            form: ItemForm = ServiceFormPanel(means, service=item, is_copy=is_copy)
            title, kind = _("New service") if is_copy else _("Service"), ItemKind.SERVICE
        else:
            form = ProductFormPanel(means, product=item, is_copy=is_copy)
            title, kind = _("New product") if is_copy else _("Product"), ItemKind.PRODUCT
        self._open(form, title, kind)

    def scan(self, code: str) -> bool:
        """Write a scanned barcode into the form that is open; False when none is."""
        if isinstance(self.form, ProductFormPanel):
            self.form.add_barcode(code)
            return True
        return False

    def _open(self, form: ItemForm, title: str, kind: ItemKind) -> None:
        self.form = form
        InstalledShortcuts((Shortcut("Ctrl+S", "", form.press_save),), form)
        form.saved.connect(lambda item: self._saved(item, kind))
        self._means.window.open_panel(
            form, title, first_focus=form.names.main.editor, on_closed=lambda: self._closed(form)
        )

    def _saved(self, item: Product | Service, kind: ItemKind) -> None:
        self._means.window.close_panel()
        name = item.names.in_language(self._means.phrases.language.code)
        self._means.window.toast(self._means.phrases("{name} is saved.", name=name))
        self._on_saved(item.id, kind)

    def _closed(self, form: ItemForm) -> None:
        if self.form is form:
            self.form = None

    def _form_means(self, shelving: Shelving, purpose: Purpose = Purpose.CATALOGUE) -> FormMeans:
        of = self._means
        parts = (of.theme, of.phrases, of.tasks, of.acting, of.company, shelving, of.cameras)
        return FormMeans(*parts, partial(self._recognise, purpose) if of.recognition is not None else None)

    def _recognise(self, purpose: Purpose, photo: bytes, product_id: UUID | None) -> None:
        """What was typed is left for what will be seen: the photo goes along."""
        means, desk = self._means, self._means.recognition

        def show(question_id: UUID) -> None:
            means.window.close_panel()
            means.window.open_recognition(question_id, purpose=purpose)

        if desk is not None:
            desk.ask(means.acting(), show, means.window.explain, product_id=product_id, photo=photo)
