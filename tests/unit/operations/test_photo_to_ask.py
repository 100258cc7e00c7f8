"""A photo leaves as bare WebP, however it was kept."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations import photo_to_ask
from cardesk_desktop.operations.photo_to_ask import bare_webp


def _photo(kind: str, size: tuple[int, int] = (64, 48), **notes: bytes) -> bytes:
    packed = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(packed, kind, **notes)
    return packed.getvalue()


def test_a_bare_photo_goes_as_it_is() -> None:
    photo = _photo("WEBP")
    assert bare_webp(photo) is photo


@pytest.mark.parametrize(
    "photo",
    [
        _photo("PNG"),
        _photo("JPEG"),
        _photo("WEBP", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0"),
        _photo("WEBP", xmp=b"<x/>"),
        _photo("WEBP", (1500, 10)),
    ],
    ids=["png", "jpeg", "exif", "xmp", "large"],
)
def test_what_is_anything_else_is_made_so(photo: bytes) -> None:
    bare = bare_webp(photo)
    with Image.open(io.BytesIO(bare)) as opened:
        assert opened.format == "WEBP"
        assert max(opened.size) <= 1280
        assert "exif" not in opened.info
        assert "xmp" not in opened.info
    assert bare_webp(bare) is bare


@pytest.mark.parametrize("photo", [b"", b"<html>", _photo("WEBP")[:200], _photo("PNG")[:300]])
def test_what_is_no_photo_stays_here(photo: bytes) -> None:
    with pytest.raises(Refused) as refused:
        bare_webp(photo)
    assert refused.value.code is Code.PHOTO_UNREADABLE


def test_what_would_fill_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_to_ask, "MOST_PIXELS", 1000)
    with pytest.raises(Refused):
        bare_webp(_photo("WEBP"))
