"""What stands in for OpenCV does what it does, as far as rapidocr asks: compared with the original."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import cv2
import numpy as np
import pytest
from numpy.typing import ArrayLike
from PIL import Image, ImageDraw

from cardesk_desktop.vision.reader import Reader
from cardesk_desktop.vision.stand_ins import boxes, pixels, standing_in


@pytest.fixture
def chance() -> np.random.Generator:
    """The same numbers for every test, whichever ran before it."""
    return np.random.default_rng(7)


def _patches() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A bitmap with a slanted bar, a ring, two pixels that touch by a corner, a dot at the edge."""
    picture = Image.new("L", (160, 120))
    pencil = ImageDraw.Draw(picture)
    pencil.polygon([(10, 30), (90, 10), (94, 24), (14, 44)], fill=255)
    pencil.ellipse((100, 60, 140, 100), outline=255, width=4)
    pencil.point([(20, 80), (21, 81), (159, 0)], fill=255)
    return np.array(picture)


def _boxes(contours: Iterable[ArrayLike]) -> list[tuple[int, ...]]:
    points = [np.asarray(each).reshape(-1, 2) for each in contours]
    return sorted((*each.min(axis=0).tolist(), *each.max(axis=0).tolist()) for each in points)


def test_the_same_patches_are_found_in_the_same_order(chance: np.random.Generator) -> None:
    bitmap = _patches()
    theirs = cv2.findContours(bitmap, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    ours, nothing = boxes.find_contours(bitmap, 0, 0)
    assert nothing is None
    assert _boxes(ours) == _boxes(theirs)
    assert [int(each[:, 0, 1].min()) for each in ours] == [int(each[:, 0, 1].min()) for each in theirs]
    noise = (chance.random((60, 80)) > 0.6).astype(np.uint8) * 255
    theirs = cv2.findContours(noise, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    # What lies in a hole of another patch is no outer one to them.
    assert set(_boxes(theirs)) <= set(_boxes(boxes.find_contours(noise, 0, 0)[0]))


@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_the_smallest_box_is_as_small_as_theirs_and_holds_every_point(
    chance: np.random.Generator, count: int
) -> None:
    points = chance.integers(0, 200, (count, 1, 2)).astype(np.int32)
    (_at, ours, _angle), (_middle, theirs, _turned) = boxes.smallest_box(points), cv2.minAreaRect(points)
    # Theirs are numbers of 32 bits, which know seven digits.
    assert ours[0] * ours[1] <= theirs[0] * theirs[1] * (1 + 1e-5) + 0.01
    corners = boxes.box_points(boxes.smallest_box(points))
    assert all(cv2.pointPolygonTest(corners, point.ravel().tolist(), True) >= -0.01 for point in points)


def test_a_polygon_is_as_large_as_theirs() -> None:
    corners = [(0.0, 0.0), (40.0, 3.0), (38.0, 22.0), (-2.0, 18.0)]
    assert boxes.Polygon(corners).area == pytest.approx(cv2.contourArea(np.array(corners, np.float32)))
    assert boxes.Polygon(corners).length == pytest.approx(
        cv2.arcLength(np.array(corners, np.float32), closed=True)
    )


def test_what_is_drawn_grown_and_weighed_is_the_same(chance: np.random.Generator) -> None:
    mask, theirs = np.zeros((40, 60), np.uint8), np.zeros((40, 60), np.uint8)
    polygon = np.array([[[5, 5], [50, 9], [48, 30], [3, 26]]], np.int32)
    pixels.fill_polygon(mask, polygon, 1)
    cv2.fillPoly(theirs, list(polygon), (1,))
    around = np.ones((3, 3), np.uint8)
    # On which side of a slanted edge a pixel lies is a matter of opinion, further away it is not.
    assert np.all(cv2.erode(theirs, around) <= mask)
    assert np.all(mask <= cv2.dilate(theirs, around))
    values = chance.random((40, 60)).astype(np.float32)
    assert pixels.mean_within(values, theirs)[0] == pytest.approx(cv2.mean(values, theirs)[0])
    assert pixels.mean_within(values, np.zeros_like(mask)) == (0.0,)
    kernel = np.array([[1, 1], [1, 1]])
    bitmap = (chance.random((40, 60)) > 0.9).astype(np.uint8)
    assert np.array_equal(pixels.dilated(bitmap, kernel), cv2.dilate(bitmap, kernel.astype(np.uint8)))


@pytest.fixture
def photo(chance: np.random.Generator) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Soft, as photos are."""
    small = Image.fromarray(chance.integers(0, 255, (24, 32, 3), dtype=np.uint8))
    return np.array(small.resize((320, 240), Image.Resampling.BICUBIC))


@pytest.mark.parametrize("size", [(200, 100), (320, 240), (500, 400)])
def test_a_picture_of_another_size_is_the_same_picture(
    photo: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], size: tuple[int, int]
) -> None:
    difference = pixels.resized(photo, size).astype(int) - cv2.resize(photo, size)
    assert np.abs(difference).max() <= 3


def test_a_slanted_line_is_straightened_to_the_same_picture(
    photo: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
) -> None:
    slanted = np.array([(20, 40), (300, 10), (310, 60), (24, 90)], np.float32)
    upright = np.array([(0, 0), (280, 0), (280, 50), (0, 50)], np.float32)
    matrix = boxes.perspective(slanted, upright)
    assert matrix == pytest.approx(cv2.getPerspectiveTransform(slanted, upright), abs=1e-6)
    ours = pixels.straightened(photo, matrix, (280, 50))
    theirs = cv2.warpPerspective(
        photo, matrix, (280, 50), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC
    )
    assert np.abs(ours.astype(int) - theirs).max() <= 6


def test_a_frame_and_the_order_of_colours(photo: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    framed = pixels.with_border(photo, 3, 4, 0, 1, 0, (0, 0, 0))
    assert np.array_equal(framed, cv2.copyMakeBorder(photo, 3, 4, 0, 1, cv2.BORDER_CONSTANT, value=(0, 0, 0)))
    assert np.array_equal(pixels.channels_turned(photo, 0), cv2.cvtColor(photo, cv2.COLOR_RGB2BGR))


def test_rapidocr_reads_with_them(reader: Reader) -> None:
    reader.read(Image.new("RGB", (64, 64), "white"))
    used = sys.modules["rapidocr.ch_ppocr_det.utils"]
    assert vars(used)["cv2"].findContours is boxes.find_contours
    assert vars(used)["Polygon"] is boxes.Polygon


def test_nobody_else_meets_the_stand_ins() -> None:
    with standing_in():
        assert sys.modules["cv2"] is not cv2
    assert sys.modules["cv2"] is cv2
