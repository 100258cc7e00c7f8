"""The photos of one moment: the one that is looked at, the others, its marks, and how one is made."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.vehicle_photo import DamageKind, DamageMark, MarkedPhoto, Moment
from cardesk_desktop.operations.photographing import Condition
from cardesk_desktop.ui.pictures import Pictures
from cardesk_desktop.ui.screens.visits.photos.editor import MarkEditor
from cardesk_desktop.ui.screens.visits.photos.faces import Draft, mark_line, pins, spoken_mark, thumbs
from cardesk_desktop.ui.screens.visits.photos.marked_view import MarkedView
from cardesk_desktop.ui.screens.visits.photos.means import PhotoMeans
from cardesk_desktop.ui.screens.visits.photos.work import PhotoWork
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.photo_strip import PhotoStrip

_HEIGHT = 250
_MIDDLE = (500, 500)


class MomentPane(QWidget):
    """Keeps which photo and which mark is in front while the rest is read again."""

    changed = Signal()
    """Another photo is in front."""
    asked = Signal()
    """What is seen at a place is asked now, or no longer: `is_asking`."""

    def __init__(
        self, means: PhotoMeans, pictures: Pictures, work: PhotoWork, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme, _ = means.theme, means.phrases
        self._means, self._, self._pictures, self._work = means, _, pictures, work
        self._condition: Condition | None = None
        self._photos: tuple[MarkedPhoto, ...] = ()
        self._chosen: UUID | None = None
        self.draft: Draft | None = None
        self.view = MarkedView(theme, _("Photo of the car"), theme.px(_HEIGHT), is_editable=True)
        self.strip = PhotoStrip(theme)
        self.mark = Button(theme, _("Mark damage"), icon="map-pin")
        self.remove = Button(theme, _("Remove the photo"), icon="trash-2")
        self.editor = MarkEditor(theme, _)
        self._list = QWidget()
        self._tools = FlowRow(theme)
        self._tools.add(self.mark)
        self._tools.add(self.remove)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space.one)
        for part in (self.view, self.strip, self._tools, self.editor, self._list):
            self._column.addWidget(part)
        self._connect()

    @property
    def shown(self) -> MarkedPhoto | None:
        """The photo in front."""
        return self._photos[self.strip.current] if self._photos else None

    @property
    def is_asking(self) -> bool:
        """True while the next step is to say what is seen at a place."""
        return not self.isHidden() and not self.editor.isHidden()

    def show_condition(self, condition: Condition, moment: Moment, *, is_newest: bool = False) -> None:
        """Show the photos of a moment; with `is_newest` the one that was taken last."""
        self._condition, self._photos = condition, condition.of(moment)
        place = len(self._photos) - 1 if is_newest else self.strip.current
        faces = thumbs(self._, self._photos)
        self.strip.show_photos(faces, place)
        self.strip.setVisible(len(faces) > 1)
        self.remove.setVisible(condition.may_change)
        self._show()

    def show_pictures(self) -> None:
        """Pictures have come."""
        for place, each in enumerate(self._photos):
            self.strip.show_picture(place, self._pictures.get(each.photo.sha256))
        shown = self.shown
        self.view.show_picture(self._pictures.get(shown.photo.sha256) if shown else None)

    def begin_mark(self, x_permille: int, y_permille: int) -> None:
        """Begin a mark at a place."""
        self._chosen, self.draft = None, (x_permille, y_permille)
        self._show()
        self.view.focus_on(None)

    def _connect(self) -> None:
        view, editor = self.view, self.editor
        view.place_pressed.connect(self.begin_mark)
        view.mark_chosen.connect(self._choose)
        view.mark_moved.connect(self._on_moved)
        view.mark_removed.connect(self._on_removed)
        self.mark.activated.connect(lambda: self.begin_mark(*_MIDDLE))
        self.remove.activated.connect(self._remove_photo)
        self.strip.chosen.connect(self._on_other_photo)
        editor.saved.connect(self._save)
        editor.removed.connect(lambda: self._on_removed(self._chosen))

    def _on_other_photo(self, _place: int) -> None:
        self._chosen = self.draft = None
        self._show()
        self.changed.emit()

    def _choose(self, mark_id: UUID | None) -> None:
        if mark_id is not None and mark_id != self._chosen:
            self._chosen, self.draft = mark_id, None
            self._show()

    def _mark_of(self, mark_id: UUID | None) -> DamageMark | None:
        marks = self.shown.marks if self.shown else ()
        return next((mark for mark in marks if mark.id == mark_id), None)

    def _on_moved(self, mark_id: UUID | None, x_permille: int, y_permille: int) -> None:
        mark = self._mark_of(mark_id)
        if mark is not None:
            self._work.change_mark(mark.at(x_permille, y_permille))
        elif self.draft is not None:
            self.draft = (x_permille, y_permille)

    def _on_removed(self, mark_id: UUID | None) -> None:
        if mark_id is None:
            self.draft = None
            self._show()
            self.mark.setFocus()
        else:
            self._chosen = None
            self._work.remove_mark(mark_id)

    def _remove_photo(self) -> None:
        if self.shown is not None:
            self._work.remove_photo(self.shown.photo.id)

    def _save(self) -> None:
        self.view.settle()
        shown, mark = self.shown, self._mark_of(self._chosen)
        kind, note = self.editor.kind, self.editor.note.text
        if mark is not None:
            self._work.change_mark(mark.corrected(kind, note), self.editor.settle)
        elif shown is not None and self.draft is not None:
            self._work.add_mark(shown.photo, self.draft, kind, note, self.editor.settle, self._on_saved)

    def _on_saved(self, mark: DamageMark) -> None:
        self.draft = None
        self._show()
        self.mark.setFocus()

    def _show(self) -> None:
        shown, condition = self.shown, self._condition
        if shown is None or condition is None:
            return
        faces = pins(self._, shown, may_change=condition.may_change, draft=self.draft)
        self.view.show_pins(faces, self._chosen)
        self.show_pictures()
        self._show_editor(condition)
        self._show_list(shown, condition)

    def _show_editor(self, condition: Condition) -> None:
        mark = self._mark_of(self._chosen)
        is_asked = self.draft is not None or (mark is not None and condition.may_change)
        if is_asked:
            title = self._("What is seen here?") if mark is None else self._("Change this mark")
            kind, note = (mark.kind, mark.note) if mark else (DamageKind.SCRATCH, "")
            self.editor.show_mark(title, kind, note, is_new=mark is None)
        self.editor.setVisible(is_asked)
        self._tools.setVisible(not is_asked)
        self.asked.emit()

    def _show_list(self, shown: MarkedPhoto, condition: Condition) -> None:
        theme, old = self._means.theme, self._list
        self._list = QWidget()
        lines = QVBoxLayout(self._list)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for number, mark in enumerate(shown.marks, start=shown.first_number):
            if lines.count():
                lines.addSpacing(theme.space.one)
            lines.addWidget(Text(theme, spoken_mark(self._, mark, number), is_bold=True, is_wrapping=True))
            who = mark_line(self._, mark, condition.authors, self._means.time_zone)
            tone = Tone.WORK if mark.is_later else Tone.MUTED
            lines.addWidget(Text(theme, who, size=TextSize.SMALL, tone=tone, is_wrapping=True))
        if not shown.marks:
            words = self._("Nothing is marked. Press the place on the photo where something is seen.")
            lines.addWidget(Text(theme, words, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        self._column.replaceWidget(old, self._list)
        old.hide()
        old.deleteLater()
