"""One photo, from the camera or from elsewhere, as the person wants it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from benchmarks.scenes.barcodes import barcode_scenes
from benchmarks.scenes.difficulty import Difficulty
from benchmarks.scenes.goods import catalogue
from benchmarks.scenes.labels import label_scenes
from benchmarks.scenes.plates import plate_scenes
from cardesk_desktop.operations.photos import LONGEST_SIDE
from cardesk_desktop.ui.camera.reading import frame_of
from cardesk_desktop.vision.camera import CameraState
from tests.ui.camera.booth import image_of
from tests.ui.camera.bottle import bottle, live
from tests.ui.camera.conftest import Studio
from tests.unit.vision.codes import SHAMPOO, code_picture, on_the_counter

LEFT = Qt.MouseButton.LeftButton
SCENES = {
    "barcode": lambda: barcode_scenes(Difficulty.MODERATE, 1),
    "label": lambda: label_scenes(catalogue(50), Difficulty.MODERATE, 1),
    "plate": lambda: plate_scenes(Difficulty.MODERATE, 1),
}
"""With perspective, blur, glare and noise."""


def opened(photo: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(photo))
    assert picture.format == "WEBP"
    return picture.convert("RGB")


def is_red(picture: Image.Image, x: int, y: int) -> bool:
    pixel = picture.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel[0] > 180 > pixel[2]


@pytest.mark.parametrize("kind", ["barcode", "label", "plate"])
def test_what_is_read_is_the_very_picture_that_the_camera_gave(studio: Studio, kind: str) -> None:
    """So the rates that `dev.py bench` prints for these scenes are those of a camera that sees them."""
    (scene,) = SCENES[kind]()
    held = image_of(scene.picture)
    panel = live(studio, held)
    seen = panel.finder.view.picture
    assert seen is not None
    assert frame_of(seen) == frame_of(held)


def test_space_takes_the_photo_and_a_second_press_uses_it(studio: Studio) -> None:
    panel = live(studio)
    assert panel.finder.view.hasFocus()
    QTest.keyClick(panel.finder.view, Qt.Key.Key_Space)
    assert panel.review.isVisible()
    assert panel.review.use.hasFocus()
    QTest.keyClick(panel.review.use, Qt.Key.Key_Return)
    studio.wait(lambda: studio.taken)
    photo = opened(studio.taken[0].photo)
    assert photo.size == (1280, 720)
    assert is_red(photo, 10, 10)
    assert not is_red(photo, 1270, 10)
    assert studio.window.panel is None


def test_the_camera_is_off_while_the_photo_is_looked_at(studio: Studio) -> None:
    panel = live(studio)
    QTest.mouseClick(panel.finder.view, LEFT, pos=QPoint(20, 20))
    assert (len(studio.booth.opened), studio.booth.closed) == (1, 1)
    assert panel.finder.view.picture is None

    panel.review.again.click()
    studio.hold(bottle(), lambda: panel.finder.state is CameraState.LIVE)
    assert panel.review.view.kept().isNull()
    assert panel.finder.view.hasFocus()


def test_the_mirror_changes_what_is_seen_and_not_what_is_kept(studio: Studio) -> None:
    panel = live(studio)
    panel.finder.controls.mirror.click()
    assert studio.settings.is_camera_mirrored
    shown = panel.finder.view.grab().toImage()
    assert shown.pixelColor(shown.width() // 3, shown.height() // 2).blue() > 180
    panel.taking.take.click()
    panel.review.use.click()
    studio.wait(lambda: studio.taken)
    assert is_red(opened(studio.taken[0].photo), 10, 10)


def test_it_is_cut_and_turned(studio: Studio) -> None:
    panel = live(studio)
    panel.taking.take.click()
    panel.review.square.click()
    panel.review.use.click()
    studio.wait(lambda: studio.taken)
    assert opened(studio.taken[0].photo).size == (720, 720)


def test_a_quarter_turn_brings_the_left_to_the_top(studio: Studio) -> None:
    panel = live(studio)
    panel.taking.take.click()
    panel.review.turn.click()
    panel.review.use.click()
    studio.wait(lambda: studio.taken)
    photo = opened(studio.taken[0].photo)
    assert photo.size == (720, 1280)
    assert is_red(photo, 360, 10)
    assert not is_red(photo, 360, 1270)


def test_corners_are_pulled_and_the_frame_is_moved(studio: Studio) -> None:
    panel = live(studio)
    panel.taking.take.click()
    view = panel.review.view
    corner = view._box().bottomRight().toPoint() - QPoint(2, 2)
    QTest.mousePress(view, LEFT, pos=corner)
    QTest.mouseMove(view, corner - QPoint(100, 60))
    QTest.mouseRelease(view, LEFT, pos=corner - QPoint(100, 60))
    cut = view.crop
    assert (cut.left, cut.top) == (0, 0)
    assert cut.right < 1280
    assert cut.bottom < 720
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.crop.left > 0
    assert view.crop.right - view.crop.left == cut.right
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.crop.right - view.crop.left < cut.right
    panel.review.whole.click()
    assert view.crop.is_whole
    assert not panel.review.is_changed


def test_a_barcode_takes_the_photo_and_goes_with_it(studio: Studio) -> None:
    picture = image_of(on_the_counter([code_picture(SHAMPOO)]))
    panel = live(studio, picture)
    panel.taking.by_code.click()
    studio.hold(picture, lambda: panel.review.isVisible())
    panel.review.use.click()
    studio.wait(lambda: studio.taken)
    assert studio.taken[0].barcodes == (SHAMPOO,)


def test_a_photo_of_a_file_is_cleaned_and_used_as_it_is(studio: Studio, tmp_path: Path) -> None:
    panel = studio.photo_panel()
    Image.new("RGB", (3000, 1500), "red").save(tmp_path / "bottle.jpg")
    panel.taking.from_file.click()
    assert not panel.taking.from_file.is_busy
    studio.file = tmp_path / "bottle.jpg"
    panel.taking.from_file.click()
    studio.wait(lambda: panel.review.isVisible())
    panel.review.use.click()
    assert opened(studio.taken[0].photo).size == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_what_is_no_picture_is_said(studio: Studio, tmp_path: Path) -> None:
    panel = studio.photo_panel()
    studio.file = tmp_path / "page.png"
    studio.file.write_bytes(b"<html>")
    panel.taking.from_file.click()
    studio.wait(lambda: panel._message.isVisible())
    assert "no picture" in panel._message.text()
    assert not panel.taking.from_file.is_busy


def test_a_copied_picture_is_pasted(studio: Studio) -> None:
    panel = studio.photo_panel()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("no picture")
    QTest.keyClick(panel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "clipboard" in panel._message.text()
    copied = QImage(300, 200, QImage.Format.Format_RGB32)
    copied.fill(QColor("green"))
    clipboard.setImage(copied)
    panel.taking.paste.click()
    studio.wait(lambda: panel.review.isVisible())
    panel.review.use.click()
    assert opened(studio.taken[0].photo).size == (300, 200)
    clipboard.clear()


@pytest.mark.parametrize("is_picture", [True, False])
def test_a_file_is_dropped(studio: Studio, tmp_path: Path, is_picture: bool) -> None:
    panel = studio.photo_panel()
    Image.new("RGB", (30, 20), "red").save(tmp_path / "bottle.png")
    data = QMimeData()
    if is_picture:
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / "bottle.png"))])
    else:
        data.setText("bottle")
    action, button, keys = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(9, 9), action, data, button, keys)
    enter.ignore()
    panel.dragEnterEvent(enter)
    assert enter.isAccepted() is is_picture
    panel.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, keys))
    if is_picture:
        studio.wait(lambda: panel.review.isVisible())
    else:
        assert panel.taking.isVisible()
