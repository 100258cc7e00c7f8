"""Reading with the real models, and what happens where they are not there. No socket is opened, ever."""

from __future__ import annotations

import importlib.util
import io
import sys
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.scenes.difficulty import Difficulty
from benchmarks.scenes.goods import catalogue
from benchmarks.scenes.labels import label_scenes
from benchmarks.scenes.plates import plate_scenes
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.label_match import LEAST_FIT, fits
from cardesk_desktop.domain.plate import plate_key
from cardesk_desktop.vision import reader as reading
from cardesk_desktop.vision.looking import look_at_plate, look_at_product
from cardesk_desktop.vision.reader import Reader


def photo(picture: Image.Image) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "WEBP", quality=84)
    return packed.getvalue()


@pytest.mark.usefixtures("socket_disabled")
def test_a_label_is_read_without_a_network(reader: Reader) -> None:
    (scene,) = label_scenes(catalogue(50), Difficulty.EASY, 1)
    seen = look_at_product(photo=photo(scene.picture), reader=reader)
    assert seen.trouble is None
    assert len(seen.looks) == 3
    assert fits(seen.text, {1: scene.truth})[1].percent >= LEAST_FIT


@pytest.mark.usefixtures("socket_disabled")
def test_a_plate_of_every_kind_is_read(reader: Reader) -> None:
    for scene in plate_scenes(Difficulty.EASY, 4):
        plates = look_at_plate(photo=photo(scene.picture), reader=reader)
        assert plates[0].plate.key == plate_key(scene.truth[0])


def test_where_nothing_is_written_nothing_is_read(reader: Reader) -> None:
    assert look_at_plate(photo=photo(Image.new("RGB", (640, 360), "grey")), reader=reader) == ()


def test_the_models_are_let_go_when_nobody_reads(reader: Reader) -> None:
    reader.read(Image.new("RGB", (320, 180), "white"))
    assert reader.is_loaded
    assert not reader.rest(idle_s=3_600)
    assert [reader.rest(), reader.is_loaded, reader.rest()] == [True, False, False]


def test_without_the_packages_the_rest_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    seen = look_at_product(photo=photo(Image.new("RGB", (320, 180), "white")), reader=Reader())
    assert (seen.lines, seen.trouble, len(seen.looks)) == ((), Code.RECOGNITION_NOT_INSTALLED, 1)


@pytest.mark.usefixtures("expected_logs")
@pytest.mark.parametrize("content", [None, b"no model"])
def test_a_model_that_does_not_load_is_said(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / "broken.onnx"
    if content is not None:
        model.write_bytes(content)
    monkeypatch.setattr(reading, "_MODELS", {"Det": str(model), "Rec": str(model)})
    with pytest.raises(Unavailable) as outage:
        Reader().read(Image.new("RGB", (320, 180), "white"))
    assert outage.value.code is Code.RECOGNITION_BROKEN


@pytest.mark.usefixtures("expected_logs")
def test_a_package_that_does_not_load_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)
    with pytest.raises(Unavailable) as outage:
        Reader().read(Image.new("RGB", (320, 180), "white"))
    assert outage.value.code is Code.RECOGNITION_BROKEN


def test_what_is_no_picture_is_refused(reader: Reader) -> None:
    with pytest.raises(Refused) as refused:
        look_at_product(photo=b"no picture", reader=reader)
    assert refused.value.code is Code.PHOTO_UNREADABLE
