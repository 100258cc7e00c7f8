"""The panel with the photos of a visit: before, after, both, and of the car's earlier visits too."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.vehicle_photo import MOST_PHOTOS, Moment
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.photographing import (
    Condition,
    PhotographedVisit,
    condition,
    photographed_visits,
)
from cardesk_desktop.ui.camera.photo_taker import PhotoTaker
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.pictures import Pictures
from cardesk_desktop.ui.screens.visits.photos.both import SideBySide
from cardesk_desktop.ui.screens.visits.photos.faces import visit_words
from cardesk_desktop.ui.screens.visits.photos.means import PhotoMeans
from cardesk_desktop.ui.screens.visits.photos.pane import MomentPane
from cardesk_desktop.ui.screens.visits.photos.papers import ConditionButtons
from cardesk_desktop.ui.screens.visits.photos.work import PhotoWork
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.widgets.skeleton import Skeleton

BOTH = "both"
_ROOM = 640


class PhotosPanel(PanelContent):
    """Opens at the moment that is now: before until the work is done, after from then on."""

    def __init__(self, means: PhotoMeans, visit_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(means.theme, parent)
        theme, _ = means.theme, means.phrases
        self._means, self._, self.visit_id = means, _, visit_id
        self.condition: Condition | None = None
        self._is_newest = False
        self._latest, self._visits = Latest(means.tasks, self), Latest(means.tasks, self)
        self.pictures = Pictures(means.tasks, QSize(theme.px(_ROOM), theme.px(_ROOM)), self)
        work = PhotoWork(means, self)
        self._work = work
        self.visit_field = SelectField(theme, _("Visit"), ())
        self.choice = Segmented(theme, _("Which photos"), _choices(means))
        self.pane = MomentPane(means, self.pictures, work)
        self._skeleton: QWidget | None = Skeleton(theme, _)
        self._face: QWidget | None = None
        self._both: SideBySide | None = None
        self.fixed = Text(
            theme,
            _("The car was handed back: photos and marks stay as they are. What is seen later is added."),
            size=TextSize.SMALL,
            tone=Tone.MUTED,
            is_wrapping=True,
        )
        self._message = Text(theme, tone=Tone.DUE, is_wrapping=True)
        self.camera = Button(theme, _("Take a photo"), kind=ButtonKind.PRIMARY, icon="camera")
        self.choose = Button(theme, _("Choose a photo …"), icon="image-plus", is_once=True)
        self.papers = ConditionButtons(means, self)
        self._taker = PhotoTaker(means.cameras, self.choose, self._add, self._refuse, self)
        self._lay_out()
        self._connect()
        self._read()

    def first_focus(self) -> QWidget:
        """Where the keyboard goes when the panel opens."""
        return self.camera

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not (self._may_add() and self._taker.paste(event)):
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if self._may_add():
            self._taker.drop(event, is_there=False)

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        if self._may_add():
            self._taker.drop(event, is_there=True)

    def _lay_out(self) -> None:
        for part in (self.visit_field, self.choice, self.fixed, self._skeleton, self.pane, self._message):
            if part is not None:
                self.body.addWidget(part)
        self.body.addStretch(1)
        adding = QWidget()
        row = QHBoxLayout(adding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._means.theme.space.one)
        row.addWidget(self.camera, 1)
        row.addWidget(self.choose, 1)
        self.footer.addWidget(adding)
        self.footer.addWidget(self.papers)
        self._adding = adding
        for part in (self.visit_field, self.fixed, self.pane, self._message, self.papers):
            part.hide()
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self._means.tasks.changed.connect(self._on_changed)
        self.pictures.arrived.connect(self._on_pictures)
        self.visit_field.changed.connect(self._on_visit)
        self.choice.changed.connect(lambda _key: self._show())
        self.pane.asked.connect(self._weigh)
        self.camera.activated.connect(self._take)

    def _take(self) -> None:
        self._means.cameras.take_photo(lambda taken: self._add(taken.photo))

    def _read(self) -> None:
        self._latest.ask(condition, visit_id=self.visit_id, on_done=self._on_read)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Noun.VISIT):
            self._read()

    def _on_read(self, read: Condition) -> None:
        is_first = self.condition is None
        self.condition = read
        if is_first:
            is_after = read.visit.state in (VisitState.READY, VisitState.DELIVERED)
            self.choice.set_value(
                BOTH
                if not read.may_change and read.before and read.after
                else (Moment.DELIVERY if is_after else Moment.CHECK_IN)
            )
        self._visits.ask(photographed_visits, vehicle_id=read.vehicle.id, on_done=self._on_visits)
        self._show()

    def _on_visits(self, visits: tuple[PhotographedVisit, ...]) -> None:
        read = self.condition
        if read is None:
            return
        of = {visit.visit_id: visit for visit in visits}
        own = PhotographedVisit(read.visit.id, read.visit.arrived_at, 0)
        shown = sorted({read.visit.id: own, **of}.values(), key=lambda each: each.arrived_at, reverse=True)
        words = [Choice(each.visit_id, visit_words(self._, each, self._means.time_zone)) for each in shown]
        self.visit_field.set_choices(words, self.visit_id)
        self.visit_field.setVisible(len(shown) > 1)

    def _on_visit(self, visit_id: object) -> None:
        if isinstance(visit_id, UUID) and visit_id != self.visit_id:
            self.visit_id, self.condition = visit_id, None
            self._read()

    def _on_pictures(self) -> None:
        self.pane.show_pictures()
        if self._both is not None:
            self._both.show_pictures()

    def _moment(self) -> Moment | None:
        return self.choice.value if isinstance(self.choice.value, Moment) else None

    def _may_add(self) -> bool:
        read, moment = self.condition, self._moment()
        return read is not None and read.may_change and moment is not None

    def _add(self, photo: bytes) -> None:
        moment = self._moment()
        if moment is not None:
            self._message.hide()
            self._is_newest = True
            self._work.add_photo(self.visit_id, moment, photo, self._refuse)

    def _refuse(self, refusal: Refused) -> None:
        self._message.setText(sentence(self._, refusal))
        self._message.show()

    def _show(self) -> None:
        read, moment = self.condition, self._moment()
        if read is None:
            return
        self._drop_shown()
        photos = read.of(moment) if moment is not None else ()
        is_empty = moment is not None and not photos
        self.fixed.setVisible(not read.may_change and bool(read.before or read.after))
        self.pane.setVisible(moment is not None and not is_empty)
        self._adding.setVisible(self._may_add())
        is_full = len(photos) >= MOST_PHOTOS
        self.camera.setEnabled(not is_full)
        self.choose.setEnabled(not is_full)
        self.papers.show_condition(read)
        if moment is None:
            self._both = SideBySide(self._means, self.pictures, read)
            self.body.insertWidget(self.body.count() - 1, self._both)
        elif is_empty:
            self._face = self._empty(read, moment)
            self.body.insertWidget(self.body.count() - 1, self._face)
        else:
            self.pane.show_condition(read, moment, is_newest=self._is_newest)
            self._is_newest = False
        self._weigh()

    def _weigh(self) -> None:
        """One button is the next step: while a mark is asked about, that is its own."""
        self.camera.set_kind(ButtonKind.SECONDARY if self.pane.is_asking else ButtonKind.PRIMARY)

    def _drop_shown(self) -> None:
        for part in (self._skeleton, self._both, self._face):
            if part is not None:
                self.body.removeWidget(part)
                part.hide()
                part.deleteLater()
        self._skeleton = self._both = self._face = None

    def _empty(self, read: Condition, moment: Moment) -> EmptyState:
        _, theme = self._, self._means.theme
        if not read.may_change:
            return EmptyState(
                theme, "camera", _("No photo was taken."), _("Photos are taken while the car is here.")
            )
        title = _("No photos yet")
        words = (
            _("Photograph the car as it comes in, and mark every scratch: nobody argues about it later.")
            if moment is Moment.CHECK_IN
            else _("Photograph the car as you hand it back, beside how it came.")
        )
        # The ways to a photo stand below it, always in the same place.
        return EmptyState(theme, "camera", title, words)


def _choices(means: PhotoMeans) -> tuple[Choice, ...]:
    _ = means.phrases
    return (
        Choice(Moment.CHECK_IN, _("At check-in")),
        Choice(Moment.DELIVERY, _("At delivery")),
        Choice(BOTH, _("Side by side")),
    )
