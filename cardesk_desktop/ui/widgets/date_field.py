"""A day, typed in its three parts; the arrows up and down count on in the part with the cursor."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.fields import LabelledField
from cardesk_desktop.ui.widgets.paint import LEADING, absolute

_FRAME = 2
"""The line around a field and what the style sheet keeps free beside it, in pixels."""


class _DateEdit(QDateEdit):
    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        # Scrolling a page must not change what stands in it.
        event.ignore()


class DateField(LabelledField):
    """Always holds a day, none later than `latest`. It announces what the person made of it.

    With `is_bare` the label is only read out: words beside the field say the same.
    """

    changed = Signal(object)
    """The `date` that the person set; not emitted by `set_day`."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        day: date,
        *,
        latest: date,
        is_bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.editor = _DateEdit()
        super().__init__(theme, "" if is_bare else label, self.editor, parent=parent)
        self.editor.setAccessibleName(label)
        # Latin digits in every language, and one order of day and month that nobody has to guess.
        self.editor.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        # Before the format: Qt turns around the parts of one that is set in an Arabic window.
        self.editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.editor.setDisplayFormat("dd/MM/yyyy")
        inner = self.editor.lineEdit()
        if inner is not None:
            # The frame is the editor's own; a second one inside it would leave no room for the day.
            inner.setObjectName("bare")
            inner.setAccessibleName(label)
            # The day begins where words do in a line that is typed into.
            inner.setTextMargins(theme.space.one_half + _FRAME, 0, theme.space.one_half + _FRAME, 0)
        self.editor.setAlignment(absolute(LEADING, is_rtl=theme.is_rtl))
        # By itself it would stand out of a row of other fields and buttons.
        self.editor.setFixedHeight(theme.target)
        self.editor.setKeyboardTracking(False)
        self.editor.setMaximumDate(_qt(latest))
        self.set_day(day)
        self.editor.dateChanged.connect(lambda _day: self.changed.emit(self.day))

    @property
    def day(self) -> date:
        """The day that stands in the field."""
        shown = self.editor.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show another day without announcing it."""
        self.editor.blockSignals(True)
        self.editor.setDate(_qt(day))
        self.editor.blockSignals(False)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
