"""The suppliers: written down, corrected, archived."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.supplier import Supplier
from cardesk_desktop.operations.suppliers import (
    SupplierForm,
    add_supplier,
    archive_supplier,
    change_supplier,
    suppliers,
)
from cardesk_desktop.phones import phone_words
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screens.catalogue.list_panel import ListPanel
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.shelf_row import RowDeed, ShelfRow
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.fields import NoteField, TextField
from cardesk_desktop.ui.widgets.panel_content import PanelContent


class SuppliersPanel(ListPanel[Supplier]):
    """Archived ones stand last and can come back."""

    edit_asked = Signal(object)
    """The `Supplier` to change, or None for a new one."""

    def __init__(self, means: PanelMeans, parent: QWidget | None = None) -> None:
        _ = means.phrases
        super().__init__(means, _("Who delivers the goods. Receipts and products name them."), parent)
        self.add = Button(
            means.theme, _("New supplier"), kind=ButtonKind.PRIMARY, icon="plus", size=ButtonSize.TALL
        )
        self.add.activated.connect(lambda: self.edit_asked.emit(None))
        self.footer.addWidget(self.add)
        self.read()

    @override
    def read(self) -> None:
        self.means.tasks.run(suppliers, on_done=self.fill, owner=self, with_archived=True)

    @override
    def row(self, place: int, held: Supplier) -> ShelfRow:
        _ = self._
        archive = (
            RowDeed(
                "archive-restore",
                _("Restore {name}", name=held.name),
                lambda: self.do(archive_supplier, supplier_id=held.id, is_archived=False),
            )
            if held.is_archived
            else RowDeed("archive", _("Archive {name}", name=held.name), lambda: self._archive(held))
        )
        edit = RowDeed("pencil", _("Change {name}", name=held.name), lambda: self.edit_asked.emit(held))
        detail = _.context("supplier", "Archived") if held.is_archived else phone_words(held.phone)
        return ShelfRow(self.means.theme, held.name, detail, (edit, archive))

    def _archive(self, supplier: Supplier) -> None:
        _ = self._
        self.do(archive_supplier, supplier_id=supplier.id)
        back = Action(
            _("Undo"), lambda: self.do(archive_supplier, supplier_id=supplier.id, is_archived=False)
        )
        self.means.window.toast(_("{name} is in the archive.", name=supplier.name), undo=back)


class SupplierFormPanel(PanelContent):
    """Name, phone, e-mail and a note."""

    saved = Signal()

    def __init__(
        self, means: PanelMeans, supplier: Supplier | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(means.theme, parent)
        _, theme = means.phrases, means.theme
        self._, self._means, self._supplier = _, means, supplier
        self.name = TextField(theme, _.context("thing", "Name"))
        self.phone = TextField(theme, _("Phone"), is_latin=True)
        self.email = TextField(theme, _("E-mail"), is_latin=True)
        self.note = NoteField(theme, _("Note"), lines=3)
        self.save = Button(
            theme, _("Save"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key="Enter", is_once=True
        )
        for part in (self.name, self.phone, self.email, self.note):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.footer.addWidget(self.save)
        if supplier is not None:
            self.name.set_text(supplier.name)
            self.phone.set_text(supplier.phone)
            self.email.set_text(supplier.email)
            self.note.set_text(supplier.note)
        for field in (self.name, self.phone, self.email):
            field.submitted.connect(self.save.click)
        self.save.activated.connect(self._submit)

    def _submit(self) -> None:
        form = SupplierForm(self.name.text, self.phone.text, self.email.text, self.note.text)
        save = partial(change_supplier, supplier_id=self._supplier.id) if self._supplier else add_supplier
        self._means.tasks.run(
            save,
            on_done=lambda _supplier: self.saved.emit(),
            on_refused=self._refuse,
            on_settled=lambda: self.save.set_busy(False),
            owner=self,
            staff_id=self._means.acting(),
            form=form,
        )

    def _refuse(self, refusal: Refused) -> None:
        fields = {Code.PHONE_UNREADABLE: self.phone, Code.EMAIL_UNREADABLE: self.email}
        field = fields.get(refusal.code, self.name)
        field.set_error(sentence(self._, refusal))
        field.setFocus()
