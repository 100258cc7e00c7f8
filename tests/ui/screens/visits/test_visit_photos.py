"""The photos of a car at its visit, worked as the people at the door do."""

from __future__ import annotations

import io

from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cardesk_desktop.domain.vehicle_photo import DamageKind, Moment
from cardesk_desktop.operations.photographing import Condition, add_visit_photo, condition
from cardesk_desktop.operations.visits import cancel_visit
from cardesk_desktop.ui.screens.visits.photos.means import PhotoMeans
from cardesk_desktop.ui.screens.visits.photos.panel import BOTH, PhotosPanel
from cardesk_desktop.ui.widgets.buttons import Button
from tests.builders.basics import DUBAI
from tests.ui.camera.desk import camera_desk
from tests.ui.screens.visits.floor import Floor


def _picture() -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(packed, "WEBP")
    return packed.getvalue()


class Bay:
    """The panel over the photos of one visit."""

    def __init__(self, floor: Floor) -> None:
        self.floor, self.visit = floor, floor.arrive().visit
        shop, window = floor.shop, floor.window
        cameras = camera_desk(floor._theme, floor._phrases, shop.tasks, window)
        means = PhotoMeans(floor._theme, floor._phrases, shop.tasks, shop.acting, window, DUBAI, cameras)
        self.panel = PhotosPanel(means, self.visit.id)
        floor.qtbot.addWidget(self.panel)
        self.panel.resize(480, 720)
        self.panel.show()
        floor.qtbot.waitUntil(lambda: self.panel.condition is not None)

    def kept(self) -> Condition:
        """As it is in the store."""
        return self.floor.shop.ask(condition, visit_id=self.visit.id)

    def wait(self, moment: Moment, photos: int, marks: int) -> None:
        """Until the panel shows so many."""

        def is_so() -> bool:
            read = self.panel.condition
            shown = read.of(moment) if read else ()
            return len(shown) == photos and sum(len(each.marks) for each in shown) == marks

        self.floor.qtbot.waitUntil(is_so)


def test_a_scratch_is_marked_moved_by_keys_removed_and_put_back(floor: Floor) -> None:
    bay = Bay(floor)
    panel, pane = bay.panel, bay.panel.pane
    assert panel.choice.value is Moment.CHECK_IN
    panel._add(_picture())
    bay.wait(Moment.CHECK_IN, 1, 0)

    pane.mark.click()
    (pin,) = pane.view.pins
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(pin, key)
    pane.editor.kind_field.set_value(DamageKind.DENT)
    pane.editor.note.set_text("Left door")
    pane.editor.save.click()
    bay.wait(Moment.CHECK_IN, 1, 1)
    (mark,) = bay.kept().before[0].marks
    assert (mark.kind, mark.note) == (DamageKind.DENT, "Left door")
    assert (mark.x_permille, mark.y_permille) == (510, 490)

    (pin,) = pane.view.pins
    assert "Left door" in pin.accessibleName()
    QTest.keyClick(pin, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    pane.view.settle()
    floor.qtbot.waitUntil(lambda: bay.kept().before[0].marks[0].y_permille == 540)

    floor.qtbot.waitUntil(lambda: len(pane.view.pins) == 1)
    QTest.keyClick(pane.view.pins[0], Qt.Key.Key_Delete)
    bay.wait(Moment.CHECK_IN, 1, 0)
    floor.window.undos[-1].run()
    bay.wait(Moment.CHECK_IN, 1, 1)


def test_a_press_on_the_photo_begins_a_mark_and_a_photo_comes_back(floor: Floor) -> None:
    bay = Bay(floor)
    panel, pane = bay.panel, bay.panel.pane
    panel._add(_picture())
    bay.wait(Moment.CHECK_IN, 1, 0)
    view = pane.view
    floor.qtbot.waitUntil(lambda: not view._picture.isNull())
    middle = QPoint(view.width() // 2, view.height() // 2)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert len(view.pins) == 1
    pane.editor.remove.click()
    assert view.pins == []

    pane.remove.click()
    bay.wait(Moment.CHECK_IN, 0, 0)
    floor.window.undos[-1].run()
    bay.wait(Moment.CHECK_IN, 1, 0)


def test_a_visit_that_has_ended_only_gets_later_marks(floor: Floor) -> None:
    bay = Bay(floor)
    shop, staff_id = floor.shop, floor.shop.owner.id
    for moment in Moment:
        photo = {"visit_id": bay.visit.id, "moment": moment, "photo": _picture()}
        shop.ask(add_visit_photo, staff_id=staff_id, **photo)
    shop.ask(cancel_visit, staff_id=staff_id, visit_id=bay.visit.id, reason="Left")
    panel = bay.panel
    panel._read()
    floor.qtbot.waitUntil(lambda: panel.condition is not None and not panel.condition.may_change)
    assert panel.isVisible()
    assert not panel.camera.isVisible()
    panel.choice.set_value(Moment.DELIVERY)
    panel._show()
    assert not panel.pane.remove.isVisible()
    panel.pane.mark.click()
    panel.pane.editor.save.click()
    bay.wait(Moment.DELIVERY, 1, 1)
    assert bay.kept().after[0].marks[0].is_later
    panel.choice.set_value(BOTH)
    panel._show()
    assert panel._both is not None
    assert len(panel._both._shown) == 2


def test_one_button_is_the_next_step(floor: Floor) -> None:
    bay = Bay(floor)
    panel, pane = bay.panel, bay.panel.pane

    def next_steps() -> list[str]:
        return [
            button.words for button in panel.findChildren(Button) if button.isVisible() and button.is_primary
        ]

    def turn_to(moment: Moment) -> None:
        panel.choice.set_value(moment)
        panel.choice.changed.emit(moment)

    assert next_steps() == ["Take a photo"]
    panel._add(_picture())
    bay.wait(Moment.CHECK_IN, 1, 0)
    pane.mark.click()
    assert next_steps() == ["Save the mark"]
    turn_to(Moment.DELIVERY)
    assert next_steps() == ["Take a photo"]
    turn_to(Moment.CHECK_IN)
    pane.editor.remove.click()
    assert next_steps() == ["Take a photo"]
