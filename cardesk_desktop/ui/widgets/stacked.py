"""Several parts in one place, of which one is seen; the first one that is put in at first.

Qt's own stacks show the part in front as soon as it is put in, even while nothing is on the screen, and what
is shown is dressed and laid out down to its last label. Here that waits until somebody looks.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QStackedWidget, QWidget
from typing_extensions import override

_HIDDEN = Qt.WidgetAttribute.WA_WState_Hidden
_IS_SAID = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


class Stacked(QStackedLayout):
    """The layout of a widget that only holds the parts."""

    @override
    def addWidget(self, part: QWidget, /) -> Any:
        _let_show_later(part, self.parentWidget(), is_first=not self.count())
        # A number here, nothing in the class above it.
        return super().addWidget(part)

    @override
    def setCurrentWidget(self, part: QWidget, /) -> None:
        _let_show_later(part, self.parentWidget(), is_first=True)
        super().setCurrentWidget(part)

    @override
    def setCurrentIndex(self, index: int, /) -> None:
        _let_show_later(self.widget(index), self.parentWidget(), is_first=True)
        super().setCurrentIndex(index)


class StackedParts(QStackedWidget):
    """The same as a widget of its own."""

    @override
    def addWidget(self, part: QWidget, /) -> int:
        _let_show_later(part, self, is_first=not self.count())
        return super().addWidget(part)

    @override
    def setCurrentWidget(self, part: QWidget, /) -> None:
        _let_show_later(part, self, is_first=True)
        super().setCurrentWidget(part)

    @override
    def setCurrentIndex(self, index: int, /) -> None:
        _let_show_later(self.widget(index), self, is_first=True)
        super().setCurrentIndex(index)


def _let_show_later(part: QWidget | None, holder: QWidget | None, *, is_first: bool) -> None:
    """Put a part into a holder that nobody sees as if it had been shown: it comes to be seen with the holder.

    Qt then passes over its own order to show it.
    """
    if is_first and part is not None and holder is not None and not holder.isVisible():
        if part.parentWidget() is not holder:
            part.setParent(holder)
        part.setAttribute(_HIDDEN, False)
        part.setAttribute(_IS_SAID)
