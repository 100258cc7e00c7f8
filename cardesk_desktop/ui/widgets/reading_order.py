"""What Tab reaches, in the order in which the screen is read: by the layouts, not by when a widget was made.

Qt keeps the order of making, so that a row which came from the database would be reached after everything
that was there before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QLayoutItem, QScrollArea, QWidget


def stops(root: QWidget) -> list[QWidget]:
    """The widgets in `root` at which Tab stops now, as they are read."""
    return list(_stops(root))


def step(root: QWidget, *, is_next: bool) -> bool:
    """Move the keyboard to the next stop in `root`, or to the one before; past the end to the first again.

    False when there is no stop at all.
    """
    return step_among(stops(root), root, is_next=is_next)


def step_among(found: list[QWidget], root: QWidget, *, is_next: bool) -> bool:
    """As `step`, for stops whose order was changed."""
    if not found:
        return False
    stop = found[_place_after(found, root, is_next=is_next)]
    stop.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
    _show(stop)
    return True


def _show(stop: QWidget) -> None:
    """Scroll to what has the keyboard now: Qt does so only within the part that had it before."""
    around = stop.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(stop)
        around = around.parentWidget()


def _place_after(found: list[QWidget], root: QWidget, *, is_next: bool) -> int:
    focused = QApplication.focusWidget()
    if focused in found:
        return (found.index(focused) + (1 if is_next else -1)) % len(found)
    # Something that Tab does not stop at has it: a chip beside the chosen one, a hidden field.
    near = next((at for at, stop in enumerate(found) if _shares_group(stop, focused, root)), None)
    if near is None:
        return 0 if is_next else len(found) - 1
    return (near + (1 if is_next else -1)) % len(found)


def _shares_group(stop: QWidget, focused: QWidget | None, root: QWidget) -> bool:
    group = focused.parentWidget() if focused is not None else None
    return group is not None and group is not root and group.isAncestorOf(stop)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    for child in _children(widget):
        if child.isHidden() or not child.isEnabled():
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        yield from _stops(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    """What was laid out in its order, then what stands free in it, as it is seen."""
    layout = widget.layout()
    placed = list(dict.fromkeys(_placed(layout))) if layout is not None else []
    yield from placed
    is_rtl = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    free = [
        child
        # Not `children`: the inside of a field has no class that PySide knows, and it would make all of them.
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not child.isWindow() and child not in placed
    ]
    yield from sorted(free, key=lambda child: (child.y(), -child.x() if is_rtl else child.x()))


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def _items(layout: QLayout) -> Iterator[QLayoutItem]:
    """The items of a layout, those of a grid line by line; one that spans cells comes once for each."""
    if isinstance(layout, QGridLayout):
        cells = [(row, column) for row in range(layout.rowCount()) for column in range(layout.columnCount())]
        found = [layout.itemAtPosition(*cell) for cell in cells]
    else:
        found = [layout.itemAt(at) for at in range(layout.count())]
    yield from (item for item in found if item is not None)
