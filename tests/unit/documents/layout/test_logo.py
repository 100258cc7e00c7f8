from io import BytesIO

import pytest
from PIL import Image

from cardesk_desktop.documents.layout.block import Block
from cardesk_desktop.documents.layout.logo import Size, put_logo, read_logo

ROOM = Size(120, 46)


def _picture(width: int, height: int, kind: str = "PNG", mode: str = "RGB") -> bytes:
    file = BytesIO()
    Image.new(mode, (width, height)).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    ("size", "taken"), [((400, 400), (46, 46)), ((2000, 400), (120, 24)), ((100, 200), (23, 46))]
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_keeps_its_shape_within_its_room(
    size: tuple[int, int], taken: tuple[float, float], kind: str
) -> None:
    found = put_logo(Block(is_rtl=False), _picture(*size, kind=kind), "Palm", ROOM)
    assert found == pytest.approx(taken, rel=0.02)


def test_a_large_logo_is_made_small_for_paper() -> None:
    image = read_logo(_picture(4000, 3000))
    assert image is not None
    assert image.width <= 480
    assert image.height <= 240


def test_a_transparent_logo_stays_transparent() -> None:
    image = read_logo(_picture(10, 10, mode="RGBA"))
    assert image is not None
    assert image.mode == "RGBA"


@pytest.mark.parametrize("data", [b"not a picture", _picture(40, 40)[:60], _picture(40, 40, "GIF")])
def test_what_cannot_be_read_gives_way_to_the_initial(data: bytes) -> None:
    assert read_logo(data) is None
    assert put_logo(Block(is_rtl=False), data, "Palm", ROOM) == Size(46, 46)


def test_a_picture_of_absurd_size_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000)
    assert read_logo(_picture(40, 41)) is None
    assert read_logo(_picture(60, 60)) is None


@pytest.mark.parametrize("name", ["", "---", "النخلة"])
def test_any_name_has_room_for_an_initial(name: str) -> None:
    assert put_logo(Block(is_rtl=False), None, name, ROOM) == Size(46, 46)
