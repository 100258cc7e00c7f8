"""A plate to type into: the emirate, then code and number as people say them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QRegularExpression, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from cardesk_desktop.domain.plate import MAX_PLATE, Region
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import LabelledField
from cardesk_desktop.ui.widgets.paint import painter_on, rounded
from cardesk_desktop.ui.widgets.plate_badge import FACES
from cardesk_desktop.ui.widgets.select_field import SelectField

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def region_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """The emirates as their plates name them, in Arabic or Latin by the language of the screen."""
    at = 0 if _.language.is_rtl else 1
    named = [Choice(region, FACES[region][at]) for region in Region if region in FACES]
    return (*named, Choice(Region.OTHER, _.context("plate region", "Other")))


class _Frame(QWidget):
    """The edge of the plate around its two editors; in the accent while one of them is typed into."""

    def __init__(self, theme: Theme, region: QWidget, editor: QLineEdit) -> None:
        super().__init__()
        self._theme, self._editor = theme, editor
        # A plate reads from left to right wherever it hangs.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.half, theme.space.half, theme.space.one_half, theme.space.half)
        row.setSpacing(theme.space.one)
        row.addWidget(region)
        row.addWidget(editor, 1)
        self.setFocusProxy(editor)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors = self._theme.colors
        line = colors.accent if self._editor.hasFocus() else colors.text
        if self.property("invalid"):
            line = colors.due
        box = QRectF(self.rect())
        rounded(painter, box, self._theme.radius.normal, fill=colors.surface, line=line, width=2)
        painter.end()


class PlateInput(LabelledField):
    """Letters become capitals as they are typed. Arrow keys are announced, for suggestions below."""

    changed = Signal()
    """The characters or the region changed by the person's hand."""
    submitted = Signal()
    moved = Signal(int)

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        label: str,
        *,
        region: Region = Region.DUBAI,
        parent: QWidget | None = None,
    ) -> None:
        self.editor = QLineEdit()
        self.editor.setObjectName("bare")
        self._region = SelectField(theme, "", region_choices(_), region)
        self._region.editor.setObjectName("bare")
        self._region.editor.setAccessibleName(_("Emirate or country of the plate"))
        super().__init__(theme, label, _Frame(theme, self._region, self.editor), parent=parent)
        self.label.setBuddy(self.editor)
        self.editor.setAccessibleName(label)
        font = theme.font(TextSize.LARGE, is_bold=True)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
        self.editor.setFont(font)
        self.editor.setMinimumHeight(theme.target)
        self.editor.setPlaceholderText("R 60917")
        anything = QRegularExpression(rf"[\w\s\-]{{0,{MAX_PLATE}}}")
        anything.setPatternOptions(QRegularExpression.PatternOption.UseUnicodePropertiesOption)
        self.editor.setValidator(QRegularExpressionValidator(anything, self.editor))
        self.editor.installEventFilter(self)
        self.editor.textEdited.connect(self._on_edited)
        self.editor.returnPressed.connect(self.submitted)
        self._region.changed.connect(self._on_region)

    @property
    def text(self) -> str:
        """The characters as typed, in capitals."""
        return self.editor.text()

    @property
    def region(self) -> Region:
        """The chosen emirate or country."""
        value = self._region.value
        return value if isinstance(value, Region) else Region.OTHER

    def set_plate(self, text: str, region: Region) -> None:
        """Show a plate without announcing it."""
        self.clear_error()
        self.editor.setText(text)
        self._region.set_value(region)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            self._editor.update()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _MOVES.get(Qt.Key(event.key()), 0)
            if step:
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)

    def _on_edited(self, text: str) -> None:
        self.clear_error()
        at = self.editor.cursorPosition()
        self.editor.setText(text.upper())
        self.editor.setCursorPosition(at)
        self.changed.emit()

    def _on_region(self) -> None:
        self.clear_error()
        self.changed.emit()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
