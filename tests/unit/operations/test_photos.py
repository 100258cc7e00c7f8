"""Photos from files: small, upright, without notes; and files that are no photos."""

from __future__ import annotations

import io
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations import photos
from cardesk_desktop.operations.photos import LONGEST_SIDE, prepare_photo, prepare_picture
from cardesk_desktop.operations.pictures import plain_png
from cardesk_desktop.operations.upright import upright

_ORIENTATION, _GPS, _MAKER = 0x0112, 0x8825, 0x010F


def _opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def _refused(path: Path) -> Code:
    with pytest.raises(Refused) as refusal:
        prepare_photo(path=path)
    return refusal.value.code


def test_a_photo_of_a_phone_is_upright_small_and_says_nothing_of_its_place(tmp_path: Path) -> None:
    photo = Image.new("RGB", (3000, 1500), "white")
    photo.paste("red", (0, 0, 300, 300))
    notes = Image.Exif()
    notes[_ORIENTATION], notes[_MAKER] = 6, "A phone"
    notes.get_ifd(_GPS)[1] = "N"
    photo.save(tmp_path / "car.jpg", exif=notes, quality=95)

    kept = _opened(prepare_photo(path=tmp_path / "car.jpg"))

    assert (kept.format, kept.size) == ("WEBP", (640, LONGEST_SIDE))
    assert len(kept.getexif()) == 0
    assert "exif" not in kept.info
    # Turned by a quarter: what was at the top left is at the top right now.
    corner = kept.convert("RGB").getpixel((630, 10))
    assert isinstance(corner, tuple)
    assert corner[0] > 200 > 90 > corner[1]


@pytest.mark.parametrize("suffix", ["png", "webp", "gif", "bmp", "tiff"])
def test_the_usual_kinds_of_pictures_are_taken(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"bottle.{suffix}"
    Image.new("RGB", (40, 20), "blue").save(path)

    assert _opened(prepare_photo(path=path)).size == (40, 20)


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(tmp_path / "bottle.png")

    assert _opened(prepare_photo(path=tmp_path / "bottle.png")).mode == "RGBA"


def test_files_that_are_no_pictures_are_refused(tmp_path: Path) -> None:
    (tmp_path / "page.jpg").write_bytes(b"<html><script>alert(1)</script></html>")
    (tmp_path / "program.png").write_bytes(b"MZ" + bytes(500))
    (tmp_path / "empty.jpg").write_bytes(b"")
    Image.new("RGB", (400, 400), "red").save(tmp_path / "whole.jpg")
    (tmp_path / "half.jpg").write_bytes((tmp_path / "whole.jpg").read_bytes()[:900])

    for name in ("page.jpg", "program.png", "empty.jpg", "half.jpg", "missing.jpg"):
        assert _refused(tmp_path / name) is Code.PHOTO_UNREADABLE
    assert _refused(tmp_path) is Code.PHOTO_UNREADABLE


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((1, 0, 0, 0, 0))
    body = zlib.compress(bytes(1_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(8_000, 8_000), (10_000, 10_000), (60_000, 60_000)])
def test_a_picture_that_would_fill_the_memory_is_not_unpacked(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "bomb.png").write_bytes(_png(*size))

    assert _refused(tmp_path / "bomb.png") is Code.PHOTO_TOO_LARGE


def test_a_file_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MOST_BYTES", 10)
    (tmp_path / "film.jpg").write_bytes(bytes(11))

    assert _refused(tmp_path / "film.jpg") is Code.PHOTO_TOO_LARGE


def test_the_bytes_of_a_picture_are_cleaned_as_a_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (3000, 1500), "red").save(tmp_path / "bottle.png")
    content = (tmp_path / "bottle.png").read_bytes()

    assert prepare_picture(content=content) == prepare_photo(path=tmp_path / "bottle.png")
    with pytest.raises(Refused) as refusal:
        prepare_picture(content=b"no picture")
    assert refusal.value.code is Code.PHOTO_UNREADABLE
    monkeypatch.setattr(photos, "MOST_BYTES", len(content) - 1)
    with pytest.raises(Refused) as refusal:
        prepare_picture(content=content)
    assert refusal.value.code is Code.PHOTO_TOO_LARGE


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_wrong_byte_in_the_notes_is_no_defect(form: str) -> None:
    notes = Image.Exif()
    notes[0x0112] = 6
    if form != "TIFF":
        notes[0x8825] = {1: "N", 2: (1.0, 2.0, 3.0)}
    file = io.BytesIO()
    Image.new("RGB", (60, 40)).save(file, form, exif=notes)
    whole = file.getvalue()
    for place in range(min(len(whole), 220)):
        for wrong in (0x01, 0x07, 0x7F, 0xFF):
            damaged = bytearray(whole)
            damaged[place] ^= wrong
            for take in (lambda data: prepare_picture(content=data), plain_png):
                with suppress(Refused):
                    take(bytes(damaged))


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_way_to_hold_a_camera_is_turned_as_others_turn_it(turn: int) -> None:
    notes = Image.Exif()
    notes[0x0112] = turn
    file = io.BytesIO()
    picture = Image.new("RGB", (64, 32), "white")
    picture.paste("black", (0, 0, 16, 16))
    picture.save(file, "PNG", exif=notes)
    with Image.open(io.BytesIO(file.getvalue())) as opened:
        assert upright(opened).tobytes() == ImageOps.exif_transpose(opened).tobytes()
