"""What a camera reads of barcodes that are held before it."""

from __future__ import annotations

import pytest
from PIL import Image
from zxingcpp import BarcodeFormat

from cardesk_desktop.vision.barcodes import read_barcodes
from cardesk_desktop.vision.frame import Frame
from tests.unit.vision.codes import SHAMPOO, badly_lit, code_picture, frame_of, on_the_counter


def _texts(picture: Image.Image) -> list[str]:
    return [code.text for code in read_barcodes(frame=frame_of(picture))]


@pytest.mark.parametrize(
    ("text", "kind", "typed"),
    [
        (SHAMPOO, BarcodeFormat.EAN13, SHAMPOO),
        ("96385074", BarcodeFormat.EAN8, "96385074"),
        ("036000291452", BarcodeFormat.UPCA, "036000291452"),
        ("01234565", BarcodeFormat.UPCE, "012345000065"),
        ("WAX-500-B", BarcodeFormat.Code128, "WAX-500-B"),
        ("https://example.com/wax", BarcodeFormat.QRCode, "https://example.com/wax"),
    ],
)
def test_every_kind_that_stands_on_goods_is_read_as_a_scanner_types_it(
    text: str, kind: BarcodeFormat, typed: str
) -> None:
    assert _texts(on_the_counter([code_picture(text, kind)])) == [typed]


@pytest.mark.parametrize("turn", [0, 17, 45, 90, 143, 180, 270, 301])
def test_it_does_not_matter_how_the_bottle_is_held(turn: float) -> None:
    assert _texts(on_the_counter([code_picture(SHAMPOO, turn=turn)])) == [SHAMPOO]


def test_poor_light_is_enough() -> None:
    assert _texts(badly_lit(on_the_counter([code_picture(SHAMPOO, scale=4, turn=9)]))) == [SHAMPOO]


def test_several_are_told_apart_from_left_to_right() -> None:
    picture = on_the_counter(
        [
            code_picture(SHAMPOO),
            code_picture("96385074", BarcodeFormat.EAN8),
            code_picture("WAX-1", BarcodeFormat.Code128),
        ]
    )

    codes = read_barcodes(frame=frame_of(picture))

    assert [code.text for code in codes] == [SHAMPOO, "96385074", "WAX-1"]
    thirds = [min(corner[0] for corner in code.corners) // (picture.width // 3) for code in codes]
    assert thirds == [0, 1, 2]
    assert all(0 <= y < picture.height for code in codes for _, y in code.corners)


def test_the_same_code_on_two_bottles_is_one_code() -> None:
    assert _texts(on_the_counter([code_picture(SHAMPOO), code_picture(SHAMPOO, turn=5)])) == [SHAMPOO]


def test_rows_may_be_longer_than_the_picture_is_wide() -> None:
    picture = on_the_counter([code_picture(SHAMPOO)])
    narrow = picture.width - 100

    assert [
        code.text for code in read_barcodes(frame=Frame(frame_of(picture).pixels, narrow, 720, 1280 * 4))
    ] == [SHAMPOO]


def test_an_empty_counter_says_nothing() -> None:
    assert _texts(on_the_counter([])) == []
