"""Shows what the scenes look like: `python -m benchmarks.scenes FOLDER` writes a sheet of each kind there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from benchmarks.scenes.barcodes import barcode_scenes
from benchmarks.scenes.difficulty import Difficulty
from benchmarks.scenes.goods import catalogue
from benchmarks.scenes.labels import label_scenes
from benchmarks.scenes.plates import plate_scenes
from benchmarks.scenes.scene import Scene

_TILE = (480, 270)
_COUNT = 9


def main(folder: Path) -> None:
    """Write `barcode-easy.jpg` and its like."""
    folder.mkdir(parents=True, exist_ok=True)
    goods = catalogue(500)
    for difficulty in Difficulty:
        _sheet(barcode_scenes(difficulty, _COUNT, most=2)).save(folder / f"barcode-{difficulty}.jpg")
        _sheet(label_scenes(goods, difficulty, _COUNT)).save(folder / f"label-{difficulty}.jpg")
        _sheet(plate_scenes(difficulty, _COUNT)).save(folder / f"plate-{difficulty}.jpg")


def _sheet(scenes: Iterator[Scene]) -> Image.Image:
    sheet = Image.new("RGB", (_TILE[0] * 3, _TILE[1] * 3))
    for place, scene in enumerate(scenes):
        sheet.paste(scene.picture.resize(_TILE), (place % 3 * _TILE[0], place // 3 * _TILE[1]))
    return sheet


if __name__ == "__main__":
    main(Path(sys.argv[1]))
