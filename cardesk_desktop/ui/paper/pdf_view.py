"""The paper on the screen, by Qt's own PDF view: its pages below one another, as wide as the pane."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import IconButton
from cardesk_desktop.ui.widgets.labels import Text

_STEP = 1.25
_LEAST, _MOST = 0.25, 4.0


class PaperView(QWidget):
    """Shows one PDF. It can be made larger and smaller, and walked page by page, by the buttons of `bar`."""

    def __init__(self, theme: Theme, phrases: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = phrases
        self._buffer: QBuffer | None = None
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(phrases("The paper"))
        self.view.setPageSpacing(theme.space.one)
        palette = QPalette(self.view.palette())
        palette.setColor(QPalette.ColorRole.Dark, QColor(theme.colors.pressed))
        self.view.setPalette(palette)
        self.page_words = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED)
        self.smaller = IconButton(theme, "minus", phrases("Smaller"))
        self.larger = IconButton(theme, "plus", phrases("Larger"))
        self.fit = IconButton(theme, "scaling", phrases("As wide as the pane"))
        self.before = IconButton(theme, "chevron-up", phrases("Page before"))
        self.after = IconButton(theme, "chevron-down", phrases("Next page"))
        self._lay_out()
        self._connect()
        self.fit_width()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a paper from its first page."""
        self.clear()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        # The view stays where it was in the paper before.
        self._jump(0)
        self._on_page_changed()

    def clear(self) -> None:
        """Show nothing."""
        self.document.close()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.deleteLater()
            self._buffer = None
        self._on_page_changed()

    def fit_width(self) -> None:
        """As wide as the pane, whatever the pane's width."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def zoom(self, factor: float) -> None:
        """Larger or smaller than it is now."""
        now = self._present_zoom()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(_MOST, max(_LEAST, now * factor)))

    def turn(self, pages: int) -> None:
        """Go some pages on, or back."""
        page = self.view.pageNavigator().currentPage() + pages
        if 0 <= page < self.document.pageCount():
            self._jump(page)

    def _jump(self, page: int) -> None:
        navigator = self.view.pageNavigator()
        navigator.jump(page, QPointF(), navigator.currentZoom())

    def _lay_out(self) -> None:
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.page_words)
        for button in (self.before, self.after, self.smaller, self.fit, self.larger):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def _connect(self) -> None:
        self.smaller.activated.connect(lambda: self.zoom(1 / _STEP))
        self.larger.activated.connect(lambda: self.zoom(_STEP))
        self.fit.activated.connect(self.fit_width)
        self.before.activated.connect(lambda: self.turn(-1))
        self.after.activated.connect(lambda: self.turn(1))
        self.view.pageNavigator().currentPageChanged.connect(self._on_page_changed)

    def _present_zoom(self) -> float:
        """The factor at which a page is as wide as it is shown."""
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom or not self.document.pageCount():
            return self.view.zoomFactor()
        points = self.document.pagePointSize(0).width()
        margins = self.view.documentMargins()
        room = self.view.viewport().width() - margins.left() - margins.right()
        return room / (points * self.view.logicalDpiX() / 72)

    def _on_page_changed(self) -> None:
        pages, page = self.document.pageCount(), self.view.pageNavigator().currentPage()
        self.page_words.setText(self._("Page {page} of {pages}", page=page + 1, pages=pages) if pages else "")
        for button in (self.before, self.after):
            button.setVisible(pages > 1)
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)
