from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations import pictures
from cardesk_desktop.operations.pictures import LOGO_SIDE, plain_png


def _file(kind: str, size: tuple[int, int] = (900, 300), *, mode: str = "RGB", **options: object) -> bytes:
    data = io.BytesIO()
    Image.new(mode, size, (200, 30, 30, 80)[: len(mode)]).save(data, kind, **options)
    return data.getvalue()


def _read(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_a_picture_becomes_a_small_png(kind: str) -> None:
    picture = _read(plain_png(_file(kind)))

    assert picture.format == "PNG"
    assert picture.size == (LOGO_SIDE, 213)


def test_a_small_one_is_not_blown_up_and_stays_transparent() -> None:
    picture = _read(plain_png(_file("PNG", (40, 20), mode="RGBA")))

    assert (picture.size, picture.mode) == ((40, 20), "RGBA")
    assert picture.getpixel((1, 1)) == (200, 30, 30, 80)


def test_a_photo_stands_upright_and_tells_nothing_of_its_camera() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of Fatima"
    png = plain_png(_file("JPEG", (80, 40), exif=exif))

    assert _read(png).size == (40, 80)
    assert b"Camera" not in png


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"<svg/>", _file("PNG")[:200], b"%PDF-1.4"])
def test_what_is_no_picture(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        plain_png(data)
    assert refusal.value.code is Code.PICTURE_UNREADABLE


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = _file("PNG", (30_000, 20_000), mode="L")
    assert len(bomb) < 1_000_000
    with pytest.raises(Refused) as refusal:
        plain_png(bomb)
    assert refusal.value.code is Code.PICTURE_TOO_LARGE
    with pytest.raises(Refused):
        plain_png(_file("PNG", (10_000, 6_000), mode="1"))


def test_a_file_that_is_too_long_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    with pytest.raises(Refused) as refusal:
        plain_png(_file("PNG"))
    assert refusal.value.code is Code.PICTURE_TOO_LARGE


@given(data=st.binary(max_size=400), cut=st.integers(0, 300))
def test_whatever_is_in_the_file_is_a_picture_or_refused(data: bytes, cut: int) -> None:
    good = _file("PNG", (8, 8))
    for file in (data, good[:cut] + data + good[cut:]):
        with suppress(Refused):
            assert _read(plain_png(file)).format == "PNG"
