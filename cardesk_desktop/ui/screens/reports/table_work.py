"""The table of the report that is shown: read in an order, read again where that failed, put into a file."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.exporting import Exporter
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.reports.export import report_export, rows_of
from cardesk_desktop.ui.screens.reports.face import ReportFace, TableRow
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.reports.view import ReportView
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation


class TableWork(QObject):
    """Remembers the order that the person asked for, as long as the same report is shown."""

    def __init__(
        self,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        view: ReportView,
        window: Window,
        exporter: Exporter,
    ) -> None:
        super().__init__()
        self._, self._tasks, self._acting = phrases, tasks, acting
        self._view, self._window, self._exporter = view, window, exporter
        self._asked: Order | None = None
        self._listened: PagedModel[TableRow] | None = None
        view.order_asked.connect(self._on_order)

    def order(self, face: ReportFace) -> Order:
        """The order in which a face's table is read."""
        asked = self._asked
        if asked is None or asked.by not in {column.sort for column in face.table.columns}:
            return face.table.order
        return asked

    def forget_order(self) -> None:
        """Another report begins in its own order."""
        self._asked = None

    def start(self, face: ReportFace) -> None:
        """Read the table of a face that the view shows."""
        order, model = self.order(face), self._view.model
        self._view.show_order(order)
        if model is not self._listened:
            self._listened = model
            model.failed.connect(self._on_failed)
        if face.table.total:
            rows = rows_of(face.table)
            model.start(from_operation(self._tasks, model, rows, staff_id=self._acting(), order=order))

    def export(self, kind: ReportKind) -> None:
        """Open the panel that puts the table into a file; nothing where it has no row."""
        face = self._view.face
        if face is not None and face.table.total:
            self._exporter.open(report_export(face, kind, self._acting(), self.order(face)))

    def _on_order(self, order: Order) -> None:
        self._asked = order
        if self._view.face is not None:
            self.start(self._view.face)

    def _on_failed(self, error: Refused | Unavailable) -> None:
        self._window.explain(error, retry=Action(self._("Try again"), self._view.model.refresh))
