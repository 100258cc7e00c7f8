"""Papers as images. When a difference is meant: `python -m tests.unit.documents.papers`, look, commit."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.unit.documents.papers import PAPERS, image_path
from tests.unit.documents.reading import page_count, picture

# Rasterizers differ by a shade at the edge of a letter; a letter that moved or changed differs by far more.
_SHADES = 72
_SHARE_ALLOWED = 0.0005


def _share_that_differs(drawn: Image.Image, stored: Image.Image) -> float:
    difference = ImageChops.difference(drawn, stored).point(lambda shade: 255 if shade > _SHADES else 0)
    return difference.histogram()[255] / (drawn.width * drawn.height)


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_looks_as_it_did(name: str, tmp_path: Path) -> None:
    data = PAPERS[name]()
    pages = page_count(data)
    assert image_path(name, pages - 1).exists()
    assert not image_path(name, pages).exists()
    for page in range(pages):
        drawn = picture(data, page)
        with Image.open(image_path(name, page)) as file:
            stored = file.convert("L")
        seen = tmp_path / f"{name}-{page + 1}.png"
        drawn.save(seen)
        assert drawn.size == stored.size, seen
        assert _share_that_differs(drawn, stored) <= _SHARE_ALLOWED, seen


def test_a_moved_letter_is_seen() -> None:
    drawn = picture(PAPERS["receipt"]())
    moved = drawn.copy()
    box = (10, 20, 210, 40)
    moved.paste(drawn.crop(box), (box[0] + 2, box[1]))
    assert _share_that_differs(drawn, moved) > _SHARE_ALLOWED
