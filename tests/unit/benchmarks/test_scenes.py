"""Scenes repeat from their seed, and say what is really in them."""

from __future__ import annotations

import pytest

from benchmarks.scenes.barcodes import barcode_scenes
from benchmarks.scenes.camera import FRAME
from benchmarks.scenes.difficulty import Difficulty
from benchmarks.scenes.goods import catalogue
from benchmarks.scenes.labels import label_scenes
from benchmarks.scenes.plates import plate_scenes
from cardesk_desktop.domain.barcode import is_mistyped
from cardesk_desktop.domain.plate import Plate, Region


@pytest.mark.parametrize("difficulty", list(Difficulty))
def test_the_same_seed_makes_the_same_scenes(difficulty: Difficulty) -> None:
    (first,) = plate_scenes(difficulty, 1)
    (again,) = plate_scenes(difficulty, 1)
    (other,) = plate_scenes(difficulty, 1, seed=2)
    assert first.picture.size == FRAME
    assert first.picture.tobytes() == again.picture.tobytes() != other.picture.tobytes()
    assert first.truth == again.truth


def test_every_kind_of_plate_is_in_turn_and_can_be_typed() -> None:
    scenes = list(plate_scenes(Difficulty.EASY, 4))
    assert [scene.kind for scene in scenes] == ["UAE", "KSA", "EU", "RU"]
    for scene in scenes:
        assert Plate.read(scene.truth[0], Region.OTHER).key


def test_the_digits_under_bars_are_no_mistyped_number() -> None:
    scenes = list(barcode_scenes(Difficulty.EASY, 5, most=2))
    codes = [code for scene in scenes for code in scene.truth]
    assert len(codes) >= len(scenes)
    assert not any(is_mistyped(code) for code in codes if code.isdigit())


def test_a_catalogue_has_as_many_products_as_asked_for_each_with_its_own_name() -> None:
    goods = catalogue(5_000)
    assert len({each.name for each in goods}) == 5_000
    assert goods == catalogue(5_000)
    (scene,) = label_scenes(goods, Difficulty.EASY, 1)
    assert scene.truth[0] in {each.name for each in goods}
