"""Where there is nothing, or nothing yet: empty places, progress, grey shapes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import READABLE, Text
from cardesk_desktop.ui.widgets.progress import ProgressPanel
from cardesk_desktop.ui.widgets.skeleton import Skeleton
from tests.ui.widgets.conftest import Stage

LEFT = Qt.MouseButton.LeftButton


def test_an_empty_place_teaches_and_does(theme: Theme, stage: Stage) -> None:
    done: list[int] = []
    empty = EmptyState(
        theme,
        "car",
        "No cars yet",
        "Type a plate.",
        action=Action("Check in", lambda: done.append(1)),
        key="F2",
    )
    stage(empty)
    assert empty.button is not None
    QTest.mouseClick(empty.button, LEFT)
    assert done == [1]
    assert (empty.accessibleName(), empty.accessibleDescription()) == ("No cars yet", "Type a plate.")


def test_what_is_said_in_an_empty_place_is_read_with_ease_on_a_wide_screen(
    theme: Theme, stage: Stage
) -> None:
    empty = EmptyState(
        theme, "car", "No cars yet", "Type a plate and check in the first car of the day. " * 4
    )
    stage(empty, width=1900)
    (words,) = (text for text in empty.findChildren(Text) if text.text().startswith("Type"))
    assert words.width() <= theme.px(READABLE)
    middle = words.mapTo(empty, words.rect().center()).x()
    assert abs(middle - empty.rect().center().x()) <= 1


def test_long_work_tells_how_far_and_how_long(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    seconds = iter((0.0, 1.0, 30.0, 60.0))
    panel, cancelled = ProgressPanel(theme, phrases, "Importing", seconds.__next__), list[int]()
    panel.cancelled.connect(lambda: cancelled.append(1))
    stage(panel)
    panel.set_progress(0, 0)
    panel.set_progress(1, 100)
    assert panel.state == "1%"
    panel.set_progress(25, 100)
    assert panel.state == "25%, 1 min left"
    panel.set_progress(10, 100)
    assert panel.state == "10%, 9 min left"
    QTest.mouseClick(panel.cancel, LEFT)
    assert cancelled == [1]


def test_grey_shapes_say_that_something_is_loading(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    skeleton = Skeleton(theme, phrases, rows=2)
    stage(skeleton)
    assert skeleton.accessibleName() == "Loading"
    assert skeleton.grab().toImage().pixelColor(20, 22).name().upper() == theme.colors.pressed
