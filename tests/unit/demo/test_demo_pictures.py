"""Pictures are drawn: real PNGs, small, always the same."""

from __future__ import annotations

import io
import itertools

import pytest
from PIL import Image

from cardesk_desktop.demo.data.shop import PRODUCTS
from cardesk_desktop.demo.pictures.drawing import draw
from cardesk_desktop.demo.pictures.logo import draw_logo
from cardesk_desktop.demo.pictures.palette import TINTS
from cardesk_desktop.demo.pictures.picture import Emblem, Picture, Shape


def _opened(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.format == "PNG"
        return picture.convert("RGBA")


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_is_drawn_well_inside_its_square(shape: Shape) -> None:
    content = draw(Picture(shape, "teal"))
    assert len(content) < 8_000
    picture = _opened(content)
    assert picture.size == (256, 256)
    left, top, right, bottom = picture.getchannel("A").getbbox() or (0, 0, 0, 0)
    assert right - left > 80
    assert bottom - top > 80
    assert min(left, top, 256 - right, 256 - bottom) >= 4


@pytest.mark.parametrize("emblem", Emblem)
def test_every_emblem_changes_the_label(emblem: Emblem) -> None:
    others = [draw(Picture(Shape.BOTTLE, "sky", other)) for other in Emblem if other is not emblem]
    assert draw(Picture(Shape.BOTTLE, "sky", emblem)) not in others


def test_every_tint_gives_another_picture() -> None:
    drawn = [draw(Picture(Shape.TREE, tint)) for tint in TINTS]
    assert all(one != other for one, other in itertools.combinations(drawn, 2))


def test_the_same_picture_is_the_same_bytes() -> None:
    assert draw(Picture(Shape.SPRAY, "sage", Emblem.WHEEL)) == draw(
        Picture(Shape.SPRAY, "sage", Emblem.WHEEL)
    )
    assert draw_logo() == draw_logo()


def test_no_two_products_look_alike() -> None:
    pictures = [fact.picture for shelf in PRODUCTS.values() for fact in shelf]
    assert len(set(pictures)) == len(pictures)


def test_the_logo_is_a_square_with_round_corners() -> None:
    logo = _opened(draw_logo())
    assert logo.size == (256, 256)
    assert logo.getpixel((0, 0)) == (0, 0, 0, 0)
