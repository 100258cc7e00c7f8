"""The client in front: how to reach them, their cars, what they did here, and what they owe."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from cardesk_desktop.directions import isolated
from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.client_file import ClientFile
from cardesk_desktop.operations.duplicates import ClientPair
from cardesk_desktop.ui.screens.clients.car_row import CarRow
from cardesk_desktop.ui.screens.clients.contact_row import ContactRow
from cardesk_desktop.ui.screens.clients.duplicate_hint import DuplicateHint
from cardesk_desktop.ui.screens.clients.history_part import HistoryPart
from cardesk_desktop.ui.screens.clients.pane_faces import PaneFace, pane_face
from cardesk_desktop.ui.screens.clients.way_back_hint import WayBackHint
from cardesk_desktop.ui.screens.visits.figure_grid import FigureGrid
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.avatar import Avatar
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import ElidedText, Text
from cardesk_desktop.ui.widgets.scrolling import Scrolling
from cardesk_desktop.ui.widgets.tag import Tag

PAYMENT_KEY, CORRECT_KEY, STATEMENT_KEY, MENU_KEY = "F12", "F4", "F7", "F10"
_LEAST_HEIGHT = 260


class ClientPane(Card):
    """Shows what it is given and says what the person wants; it reads only the history by itself."""

    payment_asked = Signal(object)
    """The UUID of the oldest open invoice."""
    correction_asked = Signal()
    statement_asked = Signal()
    menu_opening = Signal(object)
    """The `QMenu` of further things to do, to be filled."""
    car_asked = Signal()
    """A car is to be written down for the client."""
    car_opened = Signal(object)
    """A `CarFace`, to be corrected."""
    visit_asked = Signal(object)
    """A `CarFace`: begin a visit, or show the one it is here for."""
    invoice_wanted = Signal(object)
    comparison_asked = Signal(object)
    """A `ClientPair` that may be one client."""

    def __init__(
        self, theme: Theme, _: Phrasebook, tasks: Tasks, company: Company, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._, self._company, self._look = _, company, theme
        self.file: ClientFile | None = None
        self.face: PaneFace | None = None
        self.cars: list[CarRow] = []
        self.history = HistoryPart(theme, _, tasks, company)
        self.history.invoice_wanted.connect(self.invoice_wanted)
        self.hint = DuplicateHint(theme, _)
        self.hint.compared.connect(self.comparison_asked)
        self.way = WayBackHint(theme, _, company)
        self._build()
        self._nothing = EmptyState(
            theme,
            "user",
            _("No client chosen"),
            _("Choose one in the list to see phones, cars, visits and what is still to be paid."),
        )
        self._lay_out()
        self.show_nothing()

    @property
    def client_id(self) -> UUID | None:
        """The client in front."""
        return self.face.client_id if self.face else None

    def show_file(self, file: ClientFile) -> None:
        """Show a client; the history of the same one stays unfolded as far as it was."""
        self.file = file
        if self.face is not None and self.face.client_id != file.client.id:
            self.show_hint("", None)
            self.way.show_ways(())
        face = self.face = pane_face(self._, file, self._company.time_zone)
        self._show_head(face)
        self._show_contact(face)
        self.figures.show_figures(face.figures)
        self.pay.set_words(face.payment_words)
        self.pay.setVisible(bool(face.payment_words))
        self._show_cars(face)
        self.history.show_client(face.client_id)
        self._nothing.hide()
        self._whole.show()

    def show_nothing(self) -> None:
        """Nobody is chosen."""
        self.file = self.face = None
        self._whole.hide()
        self._nothing.show()

    def show_hint(self, words: str, pair: ClientPair | None) -> None:
        """Say that the client in front may be there twice; nothing without a pair."""
        self.hint.show_pair(words, pair)

    def take_payment(self) -> None:
        """Ask for the payment of the oldest open invoice, if there is one."""
        if self.file is not None and self.file.oldest_open is not None:
            self.payment_asked.emit(self.file.oldest_open.invoice_id)

    def open_menu(self) -> None:
        """Show what else can be done with the client."""
        if self.face is None:
            return
        menu = QMenu(self)
        self.menu_opening.emit(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.menu.mapToGlobal(QPoint(0, self.menu.height())))

    def _build(self) -> None:
        _, theme = self._, self._look
        self._avatar = Avatar(theme, "", side=44)
        self._name = ElidedText(theme, size=TextSize.LARGE, is_bold=True)
        self._since = ElidedText(theme, size=TextSize.SMALL, tone=Tone.MUTED)
        self._tag = Tag(theme)
        self.menu = IconButton(theme, "ellipsis", _("More for this client"))
        self.menu.activated.connect(self.open_menu)
        self.figures = FigureGrid(theme, columns=3)
        self._notes = Text(theme, is_wrapping=True)
        self.pay = Button(theme, "", kind=ButtonKind.PRIMARY, icon="wallet", key=PAYMENT_KEY)
        self.correct = Button(theme, _("Edit"), icon="pencil", key=CORRECT_KEY)
        self.statement = Button(theme, _("Statement"), icon="file-text", key=STATEMENT_KEY)
        self.add_car = Button(theme, _("Add a car"), kind=ButtonKind.QUIET, icon="plus")
        self.pay.activated.connect(self.take_payment)
        self.correct.activated.connect(self.correction_asked)
        self.statement.activated.connect(self.statement_asked)
        self.add_car.activated.connect(self.car_asked)

    def _lay_out(self) -> None:
        theme, space = self._look, self._look.space
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, space.half, 0)
        column.setSpacing(space.two)
        self._phones, self._contact, self._garage = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for lines in (self._phones, self._contact):
            lines.setSpacing(space.half)
        self._garage.setSpacing(space.one)
        column.addWidget(self.hint)
        column.addWidget(self.way)
        column.addLayout(self._phones)
        column.addWidget(self.figures)
        cars = QHBoxLayout()
        cars.addWidget(Text(theme, self._("Cars"), is_bold=True), 1)
        cars.addWidget(self.add_car)
        column.addLayout(cars)
        column.addLayout(self._garage)
        column.addLayout(self._contact)
        column.addWidget(self._notes)
        column.addWidget(self.history)
        column.addStretch(1)
        holder = Scrolling(inside)
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        holder.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        self._whole = QWidget()
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space.one)
        whole.addLayout(self._head())
        whole.addWidget(holder, 1)
        whole.addWidget(self.pay)
        whole.addLayout(self._buttons())
        self.content.addWidget(self._whole, 1)
        self.content.addWidget(self._nothing, 1)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        below = QHBoxLayout()
        below.setSpacing(self._look.space.one)
        below.addWidget(self._tag)
        below.addWidget(self._since, 1)
        words.addLayout(below)
        head = QHBoxLayout()
        head.setSpacing(self._look.space.one_half)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        head.addWidget(self.menu)
        return head

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.space.one)
        row.addWidget(self.correct, 1)
        row.addWidget(self.statement, 1)
        return row

    def _show_head(self, face: PaneFace) -> None:
        self._avatar.set_name(face.name)
        self._name.setText(isolated(face.name, is_rtl=self._.language.is_rtl))
        self._since.setText(face.since)
        self._since.setVisible(bool(face.since))
        self._tag.set_state(face.tag, face.tone)
        self.correct.setVisible(not face.is_erased)
        self.add_car.setVisible(not face.is_erased)

    def _show_contact(self, face: PaneFace) -> None:
        for layout in (self._phones, self._contact):
            _emptied(layout)
        for line in face.contact:
            lines = self._phones if line.is_phone else self._contact
            lines.addWidget(ContactRow(self._look, line, is_rtl=self._.language.is_rtl))
        self._notes.setText(face.notes)
        self._notes.setVisible(bool(face.notes))

    def _show_cars(self, face: PaneFace) -> None:
        _emptied(self._garage)
        self.cars = [CarRow(self._look, self._, car) for car in face.cars]
        for row in self.cars:
            row.visit_asked.connect(self.visit_asked)
            row.details_asked.connect(self.car_opened)
            self._garage.addWidget(row)
        if not self.cars:
            self._garage.addWidget(Text(self._look, self._("No car yet."), tone=Tone.MUTED))


def _emptied(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
