"""The look of a photo stays the same when it is made smaller, and is another one for another thing."""

from __future__ import annotations

import io

from PIL import Image

from benchmarks.scenes.goods import catalogue
from benchmarks.scenes.labels import package
from cardesk_desktop.domain.look import FAR
from cardesk_desktop.domain.read_line import ReadLine
from cardesk_desktop.vision.likeness import flat, look_of, looks_of, looks_of_photo

GOODS = catalogue(200)


def front(number: int, scripts: str = "Latin") -> Image.Image:
    return package(GOODS[number], scripts).convert("RGB")


def test_a_smaller_photo_looks_alike_and_another_product_does_not() -> None:
    shampoo = look_of(front(0))
    assert shampoo.distance(look_of(front(0).resize((200, 226)))) < 8
    others = [shampoo.distance(look_of(front(number))) for number in range(24, 200, 24)]
    assert sum(others) / len(others) > FAR // 2


def test_where_writing_is_only_a_part_its_look_is_taken_too() -> None:
    picture = Image.new("RGB", (1280, 720), "grey")
    picture.paste(front(0), (300, 10))
    looks = looks_of(picture, [ReadLine("AUTOGLOW", 99, 350, 150, 850, 650)])
    assert len(looks) == 3
    assert looks_of(picture) == looks[:1]


def test_a_photo_of_the_store_is_unpacked_and_what_is_none_has_no_look() -> None:
    packed = io.BytesIO()
    front(0).save(packed, "WEBP")
    (look,) = looks_of_photo(packed.getvalue())
    assert look.distance(look_of(front(0))) < 8
    assert looks_of_photo(b"no picture") == ()


def test_what_can_be_seen_through_stands_on_white() -> None:
    seen_through = package(GOODS[0], "Latin").convert("P")
    assert (
        flat(seen_through).getpixel((0, 0)) == flat(package(GOODS[0], "Latin")).getpixel((0, 0)) == (255,) * 3
    )
