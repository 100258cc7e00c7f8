"""Fields of a form: a label above, the editor, and below it what is wrong, in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paint import LEADING, absolute


class LabelledField(QWidget):
    """Frame of a field. The label names the editor for screen readers; an error is read out with it."""

    def __init__(
        self, theme: Theme, label: str, editor: QWidget, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self.label = Text(theme, label, size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True)
        self.label.setBuddy(editor)
        self._message = Text(theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self._editor = editor
        editor.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.half)
        for part in (self.label, editor, self._message):
            column.addWidget(part)
        # Only now: what is shown before it has a parent is a window of its own, and takes the keyboard.
        if not label:
            self.label.hide()
        if not hint:
            self._message.hide()
        self.setFocusProxy(editor)

    @property
    def error(self) -> str:
        """The sentence shown below the editor, or empty."""
        return self._message.text() if self._editor.property("invalid") else ""

    def set_error(self, sentence: str) -> None:
        """Say below the editor what is wrong with it."""
        self._show(sentence, is_wrong=True)

    def clear_error(self) -> None:
        """Nothing is wrong any more; the hint comes back."""
        if self._editor.property("invalid"):
            self._show(self._hint, is_wrong=False)

    def _show(self, words: str, *, is_wrong: bool) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))
        self._message.set_tone(Tone.DUE if is_wrong else Tone.MUTED)
        self._editor.setAccessibleDescription(words)
        self._editor.setProperty("invalid", is_wrong)
        # A style sheet looks at properties only when the widget is dressed anew.
        self._editor.style().unpolish(self._editor)
        self._editor.style().polish(self._editor)


class TextField(LabelledField):
    """One line of text. Typing takes a shown error away; Enter announces `submitted`."""

    changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        placeholder: str = "",
        hint: str = "",
        is_latin: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.editor = QLineEdit()
        super().__init__(theme, label, self.editor, hint=hint, parent=parent)
        self.editor.setPlaceholderText(placeholder)
        # As labels do: by itself Qt puts Latin words at the far side of an Arabic screen.
        self.editor.setAlignment(absolute(LEADING, is_rtl=theme.is_rtl))
        if is_latin:
            # Phones, codes and addresses of e-mail read from left to right in every language.
            self.editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.editor.textEdited.connect(self._on_edited)
        self.editor.returnPressed.connect(self.submitted)

    @property
    def text(self) -> str:
        """What stands in the field, as typed."""
        return self.editor.text()

    def set_text(self, text: str) -> None:
        """Fill the field without announcing it."""
        self.clear_error()
        self.editor.setText(text)

    def _on_edited(self, text: str) -> None:
        self.clear_error()
        self.changed.emit(text)


_FIELD_LINE = 2
"""Thickness in pixels of the line around a field that has the keyboard."""


class NoteField(LabelledField):
    """Some lines of text. Tab leaves it; Ctrl+Enter announces `submitted`."""

    changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        placeholder: str = "",
        hint: str = "",
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        self.editor = QPlainTextEdit()
        super().__init__(theme, label, self.editor, hint=hint, parent=parent)
        self.editor.setPlaceholderText(placeholder)
        self.editor.setTabChangesFocus(True)
        option = self.editor.document().defaultTextOption()
        option.setAlignment(absolute(Qt.AlignmentFlag.AlignLeft, is_rtl=theme.is_rtl))
        self.editor.document().setDefaultTextOption(option)
        # Arabic letters come from another font, whose lines are higher.
        letter = "\u064ax" if theme.is_rtl else "x"
        line = max(theme.px(TextSize.BODY.line), QFontMetrics(theme.font()).boundingRect(letter).height() + 1)
        # Around the lines: the padding and the line of the field, and the margin of what is written in it.
        edge = theme.space.one + _FIELD_LINE + int(self.editor.document().documentMargin())
        height = lines * line + 2 * edge
        self.editor.setMinimumHeight(height)
        self.editor.setMaximumHeight(height)
        self.editor.textChanged.connect(self._on_changed)
        self.editor.installEventFilter(self)

    @property
    def text(self) -> str:
        """What stands in the field, as typed."""
        return self.editor.toPlainText()

    def set_text(self, text: str) -> None:
        """Fill the field without announcing it."""
        self.editor.blockSignals(True)
        self.editor.setPlainText(text)
        self.editor.blockSignals(False)
        self.clear_error()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submitted.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        self.clear_error()
        self.changed.emit(self.text)


class SelectAllEdit(QLineEdit):
    """A line whose text is selected when the focus comes in: the next digit replaces the old amount."""

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.selectAll()
